"""A pack as one file to send: a zip that holds a BagIt bag (RFC 8493), written and read back.

The articles lie in it as they came, under `data/articles`; beside them their SHA-256, a
`datapackage.json` and the analyst's decisions. There is no index in it, and nothing of it is ever
unpacked to the disk, executed or unpickled.
"""

import hashlib
import re
import zipfile
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Final

from briefindex.errors import ImportRefusedError, PackError
from briefindex.importers.doors.budget import TOO_MANY
from briefindex.importers.doors.paths import LARGEST_ARCHIVE, open_given
from briefindex.importers.doors.zips import Zip, open_zip
from briefindex.importers.names import printable

LARGEST_ARTICLE: Final = 100_000_000
MOST_LISTS: Final = 100
"""Files in a bag beside its articles: the lists of them, and what was decided."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """How many articles a bag may hold, and how many bytes of them, so that it can be opened."""

    articles: int
    size: int

    @property
    def files(self) -> int:
        """How many files there may be in it in all."""
        return self.articles + MOST_LISTS


SENT_BOUNDS: Final = Bounds(50_000, LARGEST_ARCHIVE)
"""Of what strangers send: an entry for each article as in every archive, and the lists of them."""

OWN_BOUNDS: Final = Bounds(1_000_000, 1_000_000_000_000)
"""Of a bag in the pack's own folder, which it is mended from: whatever was in the pack."""

_PAYLOAD: Final = "data/"
_ARTICLES: Final = "data/articles/"
_MANIFESTS: Final = ("sha512", "sha256")
_LARGEST_TAG: Final = 100_000_000
_DECLARATION: Final = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
_STAMP: Final = (1980, 1, 1, 0, 0, 0)
_LINE: Final = re.compile(r"([0-9a-fA-F]{64,128})[ \t]+\*?(\S.*)")
_LINES: Final = re.compile(r"[^\r\n]+")
_UNSAFE: Final = re.compile(r'[\x00-\x1f\x7f<>:"|?*%\\]')
_RESERVED: Final = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
_LONGEST_NAME: Final = 150

NO_BAG: Final = "It holds no pack; ask its sender for it again."
CHANGED: Final = "It is not as it was sent: its bytes were changed. Ask the sender for it again."
UNLISTED: Final = "It is not in the pack's list of files: it was put in later, and is not read."
MISSING: Final = (
    "The pack's list names this file, but it is not there. Ask the sender for it again."
)


@dataclass(frozen=True, slots=True)
class BagFile:
    """An article's file in a bag: its path there, the name to show, its digest as `kind`:hex."""

    path: str
    name: str
    kind: str
    digest: str


class BagWriter:
    """Writes one bag, article by article; nothing is kept in memory but names and digests.

    Use as a context manager: where an error leaves it, the file is left as it is.
    """

    def __init__(self, file: BinaryIO, name: str, bounds: Bounds = SENT_BOUNDS) -> None:
        """Begin a bag in an open file; `name` is what the folder in it is called."""
        self._bounds = bounds
        self._zip = zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=6)
        self._top = _safe(name) or "pack"
        self._taken: set[str] = set()
        self._folders: set[str] = set()
        self._manifest: list[str] = []
        self._tags: list[str] = []
        self._bytes = 0

    def __enter__(self) -> "BagWriter":
        """The writer itself."""
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        """Let go of the file; `finish` has ended the zip, or nobody wants it."""
        if kind is not None:
            self._zip.fp = None  # else it would write its end later, to a file that is closed

    def add(self, name: str, spare: str, data: bytes) -> str:
        """Put an article in, under a name made of `name` (or `spare`); gives its path.

        Raises:
            PackError: nobody could open the bag, as large as it would be.
        """
        bounds = self._bounds
        if len(self._manifest) >= bounds.articles or self._bytes + len(data) > bounds.size:
            raise PackError(
                f"A pack with more than {bounds.articles:,} articles or "
                f"{bounds.size // 1_000_000_000:,} GB cannot be sent as one file: import a part "
                "of its files into a pack of their own, and send that."
            )
        path = _ARTICLES + self._free_name(name, spare)
        self._put(path, data)
        self._manifest.append(f"{hashlib.sha256(data).hexdigest()}  {path}\n")
        self._bytes += len(data)
        return path

    def finish(self, tags: Mapping[str, bytes], facts: Mapping[str, str]) -> None:
        """Write the lists, these tag files, and `facts` for `bag-info.txt`; close the zip."""
        oxum = f"{self._bytes}.{len(self._manifest)}"
        info = {**facts, "Payload-Oxum": oxum}
        lines = "".join(f"{key}: {' '.join(value.split())}\n" for key, value in info.items())
        self._tag("bagit.txt", _DECLARATION)
        self._tag("bag-info.txt", lines.encode())
        self._tag("manifest-sha256.txt", "".join(self._manifest).encode())
        for name, data in tags.items():
            self._tag(name, data)
        self._put("tagmanifest-sha256.txt", "".join(self._tags).encode())
        self._zip.close()

    def _tag(self, name: str, data: bytes) -> None:
        self._put(name, data)
        self._tags.append(f"{hashlib.sha256(data).hexdigest()}  {name}\n")

    def _put(self, path: str, data: bytes) -> None:
        entry = zipfile.ZipInfo(f"{self._top}/{path}", _STAMP)
        entry.compress_type = zipfile.ZIP_DEFLATED
        entry.external_attr = 0o644 << 16
        self._zip.writestr(entry, data)

    def _free_name(self, name: str, spare: str) -> str:
        """A name that every system can write and that no other file has, in whatever case."""
        path = PurePosixPath(*(part for part in map(_safe, name.split("/")) if part))
        made = str(path)
        if not path.name or len(made) > _LONGEST_NAME:
            made = f"{spare}{path.suffix if len(path.suffix) < 10 else ''}"
        if self._is_taken(PurePosixPath(made.casefold())):
            made = f"{spare}-{PurePosixPath(made).name}"
        folded = PurePosixPath(made.casefold())
        self._taken.add(str(folded))
        self._folders.update(map(str, folded.parents))
        return made

    def _is_taken(self, folded: PurePosixPath) -> bool:
        """Whether a file or a folder of that name is there, or a file where it needs a folder."""
        above = self._taken.intersection(map(str, folded.parents))
        return bool(above) or str(folded) in self._taken or str(folded) in self._folders


class Bag:
    """An open bag, checked against its own lists as it is read."""

    def __init__(self, archive: Zip, bounds: Bounds = SENT_BOUNDS) -> None:
        """Find the bag's folder and read its lists.

        Raises:
            ImportRefusedError: there is no bag in it.
        """
        self._zip = archive
        self._most = bounds.files
        self._names = archive.names()
        self._top = _top_of(self._names)
        kind = next((k for k in _MANIFESTS if self._has(f"manifest-{k}.txt")), None)
        if kind is None:
            raise ImportRefusedError(NO_BAG)
        self._tags = self._list(f"tagmanifest-{kind}.txt", kind)
        listed = self._list(f"manifest-{kind}.txt", kind)
        self.files = tuple(file for file in listed.values() if file.path.startswith(_PAYLOAD))
        payload = self._top + _PAYLOAD
        there = {n.removeprefix(self._top) for n in self._names if n.startswith(payload)}
        self.unlisted = tuple(sorted(map(_shown, there - listed.keys())))

    def read(self, file: BagFile) -> bytes:
        """The bytes of an article.

        Raises:
            ImportRefusedError: they are not those that were sent, or not there.
        """
        if not self._has(file.path):
            raise ImportRefusedError(MISSING)
        data = self._zip.read(self._top + file.path, LARGEST_ARTICLE)
        if hashlib.new(file.kind, data).hexdigest() != file.digest:
            raise ImportRefusedError(CHANGED)
        return data

    def tag(self, name: str) -> bytes | None:
        """The bytes of a tag file; None where there is none.

        Raises:
            ImportRefusedError: they are not those that were sent.
        """
        if not self._has(name):
            return None
        data = self._zip.read(self._top + name, _LARGEST_TAG)
        listed = self._tags.get(name)
        if listed is None or hashlib.new(listed.kind, data).hexdigest() != listed.digest:
            raise ImportRefusedError(CHANGED)
        return data

    def lists(self) -> tuple[str, ...]:
        """The names of the tag files that the bag itself lists."""
        return tuple(self._tags)

    def _has(self, path: str) -> bool:
        return self._top + path in self._names

    def _list(self, name: str, kind: str) -> dict[str, BagFile]:
        """What a manifest lists, by path."""
        if not self._has(name):
            return {}
        try:
            text = self._zip.read(self._top + name, _LARGEST_TAG).decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise ImportRefusedError(NO_BAG) from error
        found: dict[str, BagFile] = {}
        for line in _LINES.finditer(text):
            match = _LINE.fullmatch(line[0])
            if match:
                if len(found) >= self._most:
                    raise ImportRefusedError(TOO_MANY)
                path = match[2].replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%")
                found[path] = BagFile(path, _shown(path), kind, match[1].lower())
        return found


@contextmanager
def open_bag(path: Path, bounds: Bounds = SENT_BOUNDS) -> Generator[Bag]:
    """The bag in the file at `path`.

    Raises:
        ImportRefusedError: it cannot be read, is no zip, too large, damaged, or no bag.
    """
    with (
        open_given(path, bounds.size) as (file, _),
        open_zip(file, bounds.files, bounds.size) as archive,
    ):
        yield Bag(archive, bounds)


def _top_of(names: frozenset[str]) -> str:
    """The folder of the bag, with its slash; empty where the bag lies at the top."""
    tops = [name.removesuffix("bagit.txt") for name in names if name.endswith("bagit.txt")]
    tops = [top for top in tops if not top or (top.endswith("/") and top.count("/") == 1)]
    if len(tops) != 1:
        raise ImportRefusedError(NO_BAG)
    return tops[0]


def _shown(path: str) -> str:
    return printable(path.removeprefix(_ARTICLES).removeprefix(_PAYLOAD))


def _safe(part: str) -> str:
    """A part of a path that Windows, macOS and Linux can write; empty where nothing is left."""
    part = _UNSAFE.sub("_", part).rstrip(" .").lstrip()
    return f"_{part}" if _RESERVED.fullmatch(part) else part
