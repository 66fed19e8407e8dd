"""The door of zip archives: nothing is unpacked to the disk, everything is counted."""

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Generator
from contextlib import contextmanager
from typing import BinaryIO, cast

from briefindex.errors import ImportRefusedError
from briefindex.importers.doors.budget import MOST_ENTRIES, TOO_MANY, Budget, check_ratio
from briefindex.importers.doors.paths import LARGEST_ARCHIVE, too_large

PASSWORD = "It needs a password; open it in its own program and save it without one."  # noqa: S105
DAMAGED = "The archive is damaged or not copied whole; get it again."
SPECIAL = "This is a link or a device inside an archive, which is never followed."
_OTHERWISE = "It is packed in a way that is not read; unpack the archive and add what is in it."
_PIECE = 262_144
_ENTRY = b"PK\x01\x02"
"""What begins each line of an archive's list of entries."""
_LONGEST_LINE = 2_000
"""Bytes of one line of that list, on average: a name, and what is said of the entry."""
_IN_UTF8 = 0x800
_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
    LookupError,
)


class Zip:
    """An open zip archive with a budget."""

    def __init__(self, archive: zipfile.ZipFile, size: int, total: int) -> None:
        """Look at the names of its entries; it has `size` bytes and may unpack to `total`."""
        self._archive = archive
        self._budget = Budget(size, total)
        self.entries = tuple(info for info in archive.infolist() if not info.filename.endswith("/"))
        for info in self.entries:
            info.filename = _in_letters(info)
        self._named = {info.filename: info for info in self.entries}

    @property
    def is_spent(self) -> bool:
        """Whether nothing more may be unpacked from it."""
        return self._budget.is_spent

    def names(self) -> frozenset[str]:
        """Names of all entries, as the archive has them."""
        return frozenset(self._named)

    def read(self, entry: zipfile.ZipInfo | str, limit: int) -> bytes:
        """The bytes of an entry, read piece by piece so that a lying size costs nothing.

        Raises:
            ImportRefusedError: it is missing, damaged, locked, a link, or larger than allowed.
        """
        info = self._named.get(entry) if isinstance(entry, str) else entry
        if info is None:
            raise ImportRefusedError(DAMAGED)
        if info.flag_bits & 0x1:
            raise ImportRefusedError(PASSWORD)
        if _is_special(info):
            raise ImportRefusedError(SPECIAL)
        if info.file_size > limit:
            raise ImportRefusedError(too_large(info.file_size, limit))
        check_ratio(info.file_size, info.compress_size)
        try:
            return self._pieces(info, limit)
        except NotImplementedError as error:
            raise ImportRefusedError(_OTHERWISE) from error
        except _FAULTS as error:
            raise ImportRefusedError(DAMAGED) from error

    def _pieces(self, info: zipfile.ZipInfo, limit: int) -> bytes:
        data = bytearray()
        with self._archive.open(info) as file:
            while piece := file.read(_PIECE):
                data += piece
                self._budget.spend(len(piece))
                if len(data) > limit:
                    raise ImportRefusedError(too_large(len(data), limit))
                check_ratio(len(data), info.compress_size)
        return bytes(data)


def _in_letters(info: zipfile.ZipInfo) -> str:
    """The name of an entry; one in no declared letters as Windows writes Cyrillic, or in UTF-8."""
    name = info.filename
    if info.flag_bits & _IN_UTF8 or name.isascii():
        return name
    try:
        data = name.encode("cp437")
    except UnicodeEncodeError:
        return name
    for encoding in ("utf-8", "cp866"):
        try:
            found = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        letters = [sign for sign in found if sign.isalpha() and not sign.isascii()]
        cyrillic = sum("\u0400" <= sign <= "\u04ff" for sign in letters)
        foreign = sum(not sign.isascii() for sign in found)
        if encoding == "utf-8" or (cyrillic == foreign and cyrillic > 1):
            return found
    return name


def _is_special(info: zipfile.ZipInfo) -> bool:
    """Whether the entry is a link, a device, a pipe: anything but a file that Unix knows."""
    kind = stat.S_IFMT(info.external_attr >> 16)
    return info.create_system == 3 and kind not in (0, stat.S_IFREG)


class _Listed:
    """The file of an archive, whose list of entries is counted before anybody takes it apart."""

    def __init__(self, file: BinaryIO, most: int) -> None:
        self._file = file
        self._most = most
        self.seek = file.seek
        self.tell = file.tell
        self.seekable = file.seekable

    def read(self, size: int = -1) -> bytes:
        """The next bytes.

        Raises:
            ImportRefusedError: they are a list of more entries than an archive may have.
        """
        if size > self._most * _LONGEST_LINE:
            raise ImportRefusedError(TOO_MANY)
        data = self._file.read(size)
        if data.count(_ENTRY) > self._most:
            raise ImportRefusedError(TOO_MANY)
        return data


@contextmanager
def open_zip(
    file: BinaryIO, most: int = MOST_ENTRIES, total: int = LARGEST_ARCHIVE
) -> Generator[Zip]:
    """The zip archive in an open file, with `most` entries and so many bytes in all at most.

    Raises:
        ImportRefusedError: it is damaged or has too many entries.
    """
    try:
        size = file.seek(0, io.SEEK_END)
        archive = zipfile.ZipFile(cast("BinaryIO", _Listed(file, most)))
    except _FAULTS as error:
        raise ImportRefusedError(DAMAGED) from error
    with archive:
        yield Zip(archive, size, total)
