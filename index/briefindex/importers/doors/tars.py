"""The door of tar archives, packed or not: read in one go, nothing is unpacked to the disk."""

import bz2
import gzip
import lzma
import tarfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO, Self, cast

from briefindex.errors import ImportRefusedError
from briefindex.importers.doors.budget import MOST_ENTRIES, TOO_MANY, Budget
from briefindex.importers.doors.paths import too_large
from briefindex.importers.doors.zips import DAMAGED, SPECIAL

_NO_TAR = "This is a packed file of another kind; unpack it and add what is in it."
_FAULTS = (
    tarfile.TarError,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    ValueError,
    LookupError,
)
_LONGEST_HEADER = 1_000_000
"""Bytes that may be said of one member, of its name above all; they are read at once."""
_SAYS_MORE = (
    tarfile.GNUTYPE_LONGNAME,
    tarfile.GNUTYPE_LONGLINK,
    tarfile.XHDTYPE,
    tarfile.XGLTYPE,
    tarfile.SOLARIS_XHDTYPE,
)
Member = tuple[str, bytes | ImportRefusedError]


def members(file: BinaryIO, size: int, limit: int) -> Iterator[Member]:
    """Name and bytes of every file in the tar archive of `size` bytes, or why it is refused.

    Raises:
        ImportRefusedError: it is no tar archive, is damaged from here on, or is a bomb.
    """
    try:
        stream = cast("BinaryIO", _Counted(_unpacked(file), Budget(size)))
        archive = tarfile.open(fileobj=stream, mode="r|", tarinfo=_Told)  # noqa: SIM115 - closed with its file
    except _FAULTS as error:
        raise ImportRefusedError(_NO_TAR) from error
    budget = Budget(size)
    try:
        for number, info in enumerate(archive):
            if number >= MOST_ENTRIES:
                raise ImportRefusedError(TOO_MANY)
            budget.spend(max(0, info.size))
            if not info.isdir():
                yield info.name, _member(archive, info, limit)
    except _FAULTS as error:
        raise ImportRefusedError(DAMAGED) from error


def _unpacked(file: BinaryIO) -> BinaryIO:
    """The archive without its packing, of which no more is unpacked than is asked for."""
    head = file.read(6)
    file.seek(0)
    if head.startswith(b"\x1f\x8b"):
        return cast("BinaryIO", gzip.GzipFile(fileobj=file))
    if head.startswith(b"BZh"):
        return cast("BinaryIO", bz2.BZ2File(file))
    if head.startswith(b"\xfd7zXZ\0"):
        return cast("BinaryIO", lzma.LZMAFile(file))
    return file


class _Counted:
    """Counts every byte that is read of an archive: its headers are unpacked, too."""

    def __init__(self, file: BinaryIO, budget: Budget) -> None:
        self._file = file
        self._budget = budget

    def read(self, size: int) -> bytes:
        """The next bytes.

        Raises:
            ImportRefusedError: they are more than may be unpacked.
        """
        data = self._file.read(size)
        self._budget.spend(len(data))
        return data


class _Told(tarfile.TarInfo):
    """What an archive tells of one member, within reason."""

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> Self:
        """What a header says.

        Raises:
            ImportRefusedError: it announces more to say than any archive has.
        """
        info = super().frombuf(buf, encoding, errors)
        if info.type in _SAYS_MORE and not 0 <= info.size <= _LONGEST_HEADER:
            raise ImportRefusedError(DAMAGED)
        return info


def _member(
    archive: tarfile.TarFile, info: tarfile.TarInfo, limit: int
) -> bytes | ImportRefusedError:
    if not info.isreg():
        return ImportRefusedError(SPECIAL)
    if info.size > limit:
        return ImportRefusedError(too_large(info.size, limit))
    file = archive.extractfile(info)
    return ImportRefusedError(DAMAGED) if file is None else file.read(limit)
