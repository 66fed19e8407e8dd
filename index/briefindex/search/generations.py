"""The folder of the index: numbered generations, each whole, sealed and never changed again.

A generation is made beside the others and switched to by a rename; any doubt about one (seal,
checksum, version) and it is as if it were not there. Opens nothing itself and knows no whoosh.
"""

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, cast

import platformdirs

from briefindex import __version__
from briefindex.packs.store import Store
from briefindex.search.sealing import is_sealed, seal_of

MARKER = "marker.json"
_PASSING = ".new-"
_CODE = (
    "tokens.py",
    "stems.py",
    "fields.py",
    "places.py",
    "segment_blocks.py",
    "segment_writer.py",
    "../text/folding.py",
)


@dataclass(frozen=True, slots=True)
class Marker:
    """What a generation holds: articles up to the running number `last`, after `edits` changes."""

    token: str
    schema: str
    last: int
    edits: str
    count: int


@dataclass(frozen=True, slots=True)
class Generation:
    """A sealed generation; `files` are name -> [size, SHA-256], to be checked before opening."""

    folder: Path
    marker: Marker
    files: Mapping[str, tuple[int, str]]

    def is_intact(self) -> bool:
        """Whether every file is, byte for byte, what was sealed, and none was added."""
        try:
            names = {path.name for path in self.folder.iterdir()} - {MARKER}
            return names == set(self.files) and all(
                _checksum(self.folder / name) == (size, digest)
                for name, (size, digest) in self.files.items()
            )
        except OSError:
            return False


def is_as_sealed(generation: Generation, name: str) -> bool:
    """Whether one file of a generation is, byte for byte, what was sealed.

    Raises:
        OSError: it cannot be read.
    """
    return generation.files.get(name) == _checksum(generation.folder / name)


def home(store: Store) -> Path:
    """Where this pack's generations are: in it, or in the user's cache if it cannot be written."""
    inside = store.folder / "index"
    if not inside.is_symlink() and os.access(store.folder, os.W_OK | os.X_OK):
        return inside
    name = hashlib.sha256(os.fsencode(store.folder.resolve())).hexdigest()[:32]
    return Path(platformdirs.user_cache_dir("satchel", appauthor=False)) / "indexes" / name


def newest(store: Store) -> Generation | None:
    """The newest generation with a right seal for this pack and this program, or None."""
    for folder in reversed(_numbered(home(store))):
        generation = _sealed(folder)
        if generation and (generation.marker.token, generation.marker.schema) == (
            store.fact("token"),
            schema_version(),
        ):
            return generation
    return None


def is_current(store: Store) -> bool:
    """Whether the newest generation holds every article of the pack as it is now."""
    generation = newest(store)
    return generation is not None and not is_behind(store, generation)


def is_behind(store: Store, generation: Generation) -> bool:
    """Whether the pack has articles, or changes to them, that the generation lacks."""
    marker = generation.marker
    return marker.edits != edits_of(store) or bool(store.after(marker.last))


def indexed_count(store: Store) -> int:
    """How many articles can be found by the index."""
    generation = newest(store)
    return generation.marker.count if generation else 0


def edits_of(store: Store) -> str:
    """The count of changes to articles that were in the pack already."""
    return store.fact("edits") or "0"


@cache
def schema_version() -> str:
    """Digest of whoosh's version and of the code that decides what is in an index."""
    total = hashlib.sha256()
    here = Path(__file__).resolve().parent
    whoosh = find_spec("whoosh")
    for path in (*(here / name for name in _CODE), Path((whoosh and whoosh.origin) or "")):
        total.update(path.read_bytes() if path.is_file() else __version__.encode())
    return total.hexdigest()[:16]


def begin(store: Store) -> Path:
    """A new empty folder to make the next generation in."""
    folder = home(store)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return Path(tempfile.mkdtemp(prefix=_PASSING, dir=folder))


def publish(
    passing: Path, marker: Marker, linked: Mapping[str, tuple[int, str]] | None = None
) -> Generation | None:
    """Seal what stands in `passing`, whole and on the disk, and make it the newest generation.

    `linked`: size and checksum of files that are links to those of a generation that is intact.
    """
    known = linked or {}
    files = {
        path.name: known.get(path.name) or _settled(path) for path in sorted(passing.iterdir())
    }
    content = {"marker": asdict(marker), "files": files}
    text = json.dumps(content, sort_keys=True)
    document = json.dumps({"seal": seal_of(text.encode()), "content": text})
    (passing / MARKER).write_text(document, encoding="utf-8")
    _settled(passing / MARKER)
    _settle_names(passing)
    older = _numbered(passing.parent)
    folder = passing.parent / str(int(older[-1].name) + 1 if older else 1)
    passing.rename(folder)
    _settle_names(folder.parent)
    for path in older:
        shutil.rmtree(path, ignore_errors=True)
    return _sealed(folder)


def discard(folder: Path) -> None:
    """Remove a generation, or a folder that was to become one."""
    shutil.rmtree(folder, ignore_errors=True)


def sweep(store: Store) -> None:
    """Remove what killed runs left half made; only whoever holds the pack's lock may."""
    for path in _entries(home(store)):
        if path.name.startswith(_PASSING):
            shutil.rmtree(path, ignore_errors=True)


def _numbered(folder: Path) -> list[Path]:
    """Folders of generations, oldest first."""
    found = [p for p in _entries(folder) if p.name.isascii() and p.name.isdigit()]
    return sorted((p for p in found if not p.is_symlink()), key=lambda p: int(p.name))


def _entries(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:
        return []


def _sealed(folder: Path) -> Generation | None:
    try:
        document: Any = json.loads((folder / MARKER).read_text(encoding="utf-8"))
        text, seal = document["content"], document["seal"]
        if not is_sealed(text.encode(), seal):
            return None
        content: Any = json.loads(text)
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
    files = cast("dict[str, list[Any]]", content["files"])
    checked = {name: (int(size), str(digest)) for name, (size, digest) in files.items()}
    return Generation(folder, Marker(**content["marker"]), checked)


def _checksum(path: Path) -> tuple[int, str]:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        return file.tell(), digest


def _settled(path: Path) -> tuple[int, str]:
    """Size and checksum of a file whose bytes are on the disk when this returns."""
    with path.open("r+b") as file:  # Windows settles only what is open for writing
        os.fsync(file.fileno())
    return _checksum(path)


def _settle_names(folder: Path) -> None:
    """See to it that the names in a folder are on the disk; Windows has no such thing."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
