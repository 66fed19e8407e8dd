"""Which pack a word or a path means; looks at the disk, does no work there."""

import atexit
import json
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import platformdirs

from briefindex.bundle import bundled
from briefindex.errors import PackDamagedError, PackError, PackNotFoundError
from briefindex.packs.cache import content_key
from briefindex.packs.connections import SENT, is_begun, is_free, is_pack

SAMPLE = "sample"
_LONGEST_NAME = 80
_LARGEST_LIST = 20_000_000
_NO_NAME = re.compile(r'[\x00-\x1f\x7f<>:"/|?*\\]+')
_KEY = re.compile(r"[0-9a-f]{32}$")


@dataclass(frozen=True, slots=True)
class Source:
    """A pack folder and what it is to be filled from.

    `inputs` are the folders whose files belong in the pack (a plain folder, the bundled sample),
    or the file that it was sent as; empty for a pack folder that stands for itself. `pack` need
    not exist yet where there are some.
    """

    pack: Path
    inputs: tuple[Path, ...]
    name: str


def resolve(target: str | Path, cache: Path | None = None) -> Source:
    """What `target` means: "sample", a pack folder, a pack sent as one file, or a plain folder.

    The pack of a file or a plain folder lives in the user's cache (or `cache`), under a name made
    of its content: the same content is analysed once.

    Raises:
        PackNotFoundError: there is nothing at that path.
        PackDamagedError: a pack was begun there, but never came to be.
        PackError: it is there, but is no folder or may not be read.
    """
    if target == SAMPLE:
        return _cached(bundled("seeds"), cache)
    path = Path(target).expanduser().absolute()
    try:
        if not path.exists():
            raise PackNotFoundError(f"There is nothing at {target}: check the path.")
        if path.is_file() and path.suffix.lower() == SENT and os.access(path, os.R_OK):
            return _cached(path, cache)
        if not path.is_dir():
            raise PackError(f"{target} is a file: name its folder, or import it into a pack.")
        if not os.access(path, os.R_OK | os.X_OK):
            raise PackError(f"{target} may not be read by you: ask its owner for the right to.")
        if is_pack(path):
            return Source(path, (), path.name)
        if is_begun(path):
            raise PackDamagedError(f"{target} holds an empty pack: import files into it first.")
    except (OSError, ValueError) as error:
        raise PackError(f"{target} cannot be opened: check the path.") from error
    return _cached(path, cache)


def pack_folder(target: str | Path) -> Path:
    """The pack folder to import into; it need not be there yet.

    Raises:
        PackError: something else stands there.
    """
    path = Path(target).expanduser().absolute()
    if path.exists() and not path.is_dir():
        raise PackError(f"{target} is a file: name a new folder for the pack.")
    if path.is_dir() and not is_pack(path) and not is_free(path):
        raise PackError(f"{target} holds other files and is no pack: name a new folder.")
    return path


def new_pack(name: str) -> Path:
    """A pack folder of that name that is not there yet, among the user's packs.

    Raises:
        PackError: the name holds no letter or digit that a folder can be called by.
    """
    plain = _NO_NAME.sub(" ", name).strip(" .")[:_LONGEST_NAME]
    if not plain:
        raise PackError("A pack needs a name: type one with letters or digits.")
    home = Path(platformdirs.user_data_dir("satchel", appauthor=False)) / "packs"
    tried = (plain, *(f"{plain} {number}" for number in range(2, 10_000)))
    return next(home / each for each in tried if not (home / each).exists())


def name_of(pack: Path, inputs: Sequence[Path]) -> str:
    """What a pack is called: as its folder, in the cache as what it is made of calls itself."""
    if not is_derived(pack, inputs):
        return pack.name
    return _title(inputs[0]) or inputs[0].name.removesuffix(SENT)


def is_derived(pack: Path, inputs: Sequence[Path]) -> bool:
    """Whether the pack is one of the cache, which can be made again from `inputs`."""
    return bool(inputs) and is_cached(pack)


def is_cached(pack: Path) -> bool:
    """Whether a folder is called as the packs of the cache are: by what they are made of."""
    return _KEY.match(pack.name) is not None


def _cached(folder: Path, cache: Path | None) -> Source:
    pack = (cache or _packs_folder()) / content_key([folder])
    return Source(pack, (folder,), name_of(pack, (folder,)))


def _title(folder: Path) -> str | None:
    """The title that a folder's `datapackage.json` gives it, if any."""
    place = folder / "datapackage.json"
    try:
        if place.is_symlink() or not place.is_file() or place.stat().st_size > _LARGEST_LIST:
            return None
        document: Any = json.loads(place.read_text(encoding="utf-8-sig"))
        title = document.get("title")
    except (OSError, ValueError, AttributeError, RecursionError):
        return None
    return " ".join(title.split())[:_LONGEST_NAME] if isinstance(title, str) else None


def _packs_folder() -> Path:
    """The user's cache of packs; a folder for this process alone where that cannot be written."""
    folder = Path(platformdirs.user_cache_dir("satchel", appauthor=False)) / "packs"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        return _passing_folder()
    return folder if os.access(folder, os.W_OK | os.X_OK) else _passing_folder()


def _passing_folder() -> Path:
    import shutil  # slow to load, rarely needed
    import tempfile

    folder = Path(tempfile.mkdtemp(prefix="satchel-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder
