"""What a file holds that may hold several articles: archives here, mails and feeds in `formats`."""

import io
from collections.abc import Generator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from briefindex.errors import ImportRefusedError
from briefindex.importers.doors import tars
from briefindex.importers.doors.paths import LARGEST_ARCHIVE, LARGEST_FILE, open_given, too_large
from briefindex.importers.doors.zips import Zip, open_zip
from briefindex.importers.formats.feed import entries
from briefindex.importers.formats.mailbox import attachments, mails
from briefindex.importers.formats.packages import is_document
from briefindex.importers.registry import Kind

_NESTED = "This is an archive in an archive; unpack it and add what is in it."
_EMPTY = "There are no files in this archive; check that it was saved whole."


@dataclass(frozen=True, slots=True)
class Member:
    """One thing in a container: its bytes, or why it is refused.

    `whole` marks the container itself, which is an article of its own.
    """

    name: str
    data: bytes = b""
    refused: str = ""
    whole: bool = False


def members(kind: Kind, path: str | None, data: bytes, *, nested: bool) -> Generator[Member]:
    """What the file at `path`, or with these bytes, holds; nothing is opened before the first.

    `nested` tells that it comes out of an archive itself.

    Raises:
        ImportRefusedError: it cannot be opened, or not be read any further.
    """
    with _opened(path, data) as (file, size):
        if kind == "zip":
            yield from _of_zip(file, nested=nested)
        elif kind == "tar":
            yield from _of_tar(file, size)
        elif kind == "mbox":
            yield from _of_mailbox(file)
        else:
            yield from _of_document(kind, file)


@contextmanager
def _opened(path: str | None, data: bytes) -> Generator[tuple[BinaryIO, int]]:
    if path is None:
        yield io.BytesIO(data), len(data)
        return
    with open_given(Path(path), LARGEST_ARCHIVE) as (file, size):
        yield file, size


def _of_zip(file: BinaryIO, *, nested: bool) -> Generator[Member]:
    with open_zip(file) as archive:
        if is_document(archive):
            yield Member("", whole=True)
            return
        if nested:
            raise ImportRefusedError(_NESTED)
        yield from _entries(archive)


def _entries(archive: Zip) -> Generator[Member]:
    shown = [entry for entry in archive.entries if not _is_hidden(entry.filename)]
    if not shown:
        raise ImportRefusedError(_EMPTY)
    for entry in shown:
        try:
            yield Member(entry.filename, archive.read(entry, LARGEST_FILE))
        except ImportRefusedError as error:
            yield Member(entry.filename, refused=str(error))
            if archive.is_spent:
                raise


def _of_tar(file: BinaryIO, size: int) -> Generator[Member]:
    found = False
    for name, data in tars.members(file, size, LARGEST_FILE):
        if _is_hidden(name):
            continue
        found = True
        if isinstance(data, bytes):
            yield Member(name, data)
        else:
            yield Member(name, refused=str(data))
    if not found:
        raise ImportRefusedError(_EMPTY)


def _of_mailbox(file: BinaryIO) -> Generator[Member]:
    for number, mail in enumerate(mails(file), start=1):
        name = f"mail {number}.eml"
        if isinstance(mail, bytes):
            yield Member(name, mail)
        else:
            yield Member(name, refused=str(mail))


def _of_document(kind: Kind, file: BinaryIO) -> Generator[Member]:
    data = file.read(LARGEST_FILE + 1)
    if len(data) > LARGEST_FILE:
        raise ImportRefusedError(too_large(len(data), LARGEST_FILE))
    if kind == "feed":
        yield from (Member(name, entry) for name, entry in entries(data))
        return
    yield Member("", whole=True)
    with suppress(ImportRefusedError, RecursionError):  # reading the mail itself says what is wrong
        yield from (Member(name, attached) for name, attached in attachments(data))


def _is_hidden(name: str) -> bool:
    """Whether this is what systems leave in archives: hidden files, folders of a Mac."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    return any(
        (part.startswith(".") and part not in (".", "..")) or part == "__MACOSX" for part in parts
    )
