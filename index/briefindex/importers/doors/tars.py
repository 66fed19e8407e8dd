"""The door of tar archives, packed or not: read in one go, nothing is unpacked to the disk."""

import tarfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from briefindex.errors import ImportRefusedError
from briefindex.importers.doors.budget import MOST_ENTRIES, TOO_MANY, Budget
from briefindex.importers.doors.paths import too_large
from briefindex.importers.doors.zips import DAMAGED, SPECIAL

_NO_TAR = "This is a packed file of another kind; unpack it and add what is in it."
_FAULTS = (tarfile.TarError, zlib.error, EOFError, OSError, ValueError, LookupError)
Member = tuple[str, bytes | ImportRefusedError]


def members(file: BinaryIO, size: int, limit: int) -> Iterator[Member]:
    """Name and bytes of every file in the tar archive of `size` bytes, or why it is refused.

    Raises:
        ImportRefusedError: it is no tar archive, is damaged from here on, or is a bomb.
    """
    try:
        archive = tarfile.open(fileobj=file, mode="r|*")  # noqa: SIM115 - closed with its file
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


def _member(
    archive: tarfile.TarFile, info: tarfile.TarInfo, limit: int
) -> bytes | ImportRefusedError:
    if not info.isreg():
        return ImportRefusedError(SPECIAL)
    if info.size > limit:
        return ImportRefusedError(too_large(info.size, limit))
    file = archive.extractfile(info)
    return ImportRefusedError(DAMAGED) if file is None else file.read(limit)
