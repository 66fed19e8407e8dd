"""`originals/`: the bytes of every article as they came, named by their SHA-256."""

import hashlib
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from briefindex.errors import PackError
from briefindex.packs.connections import why

FOLDER = "originals"


def digest_of(data: bytes) -> str:
    """The SHA-256 of `data` in hex."""
    return hashlib.sha256(data).hexdigest()


class Originals:
    """The folder of originals of one pack."""

    def __init__(self, pack: Path) -> None:
        """Look at the pack's folder; nothing is made before the first `put`."""
        self._folder = pack / FOLDER

    def put(self, digest: str, data: bytes) -> None:
        """Keep `data`, whole and on the disk, or raise.

        Raises:
            PackError: the disk is full, or the folder cannot be written.
        """
        path = self._folder / digest
        if path.is_file() and path.stat().st_size == len(data):
            return
        try:
            self._folder.mkdir(exist_ok=True)
            passing = path.with_name(f".new-{digest}")
            try:
                with passing.open("wb") as file:
                    file.write(data)
                    file.flush()
                    os.fsync(file.fileno())
                passing.replace(path)
            except BaseException:
                passing.unlink(missing_ok=True)
                raise
        except OSError as error:
            raise PackError(f"{self._folder} cannot be written: {why(error)}.") from error

    def settle(self) -> None:
        """See to it that the names are on the disk too (the files are already)."""
        if os.name != "posix" or not self._folder.is_dir():
            return
        handle = os.open(self._folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

    def get(self, digest: str) -> bytes | None:
        """The bytes of that digest, or None where they are gone or no longer the same."""
        try:
            data = (self._folder / digest).read_bytes()
        except OSError:
            return None
        return data if digest_of(data) == digest else None

    def remove(self, digests: Iterable[str]) -> None:
        """Remove the originals of articles that are no longer in the pack."""
        for digest in digests:
            with suppress(OSError):  # one that stays is in nobody's way
                (self._folder / digest).unlink(missing_ok=True)

    def sweep(self) -> None:
        """Remove what a killed writer left half written; only the writer may call this."""
        for path in self._folder.glob(".new-*"):
            path.unlink(missing_ok=True)
