"""The door of paths: opens the file that the user gave; names inside it are never paths."""

import os
import re
import stat
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from briefindex.errors import ImportRefusedError
from briefindex.importers.names import printable

LARGEST_FILE = 100_000_000
"""Bytes of the largest single file that is read, of whatever format."""

LARGEST_ARCHIVE = 2_000_000_000
"""Bytes of the largest archive or mailbox, packed or unpacked."""

HEAD = 4_096
"""Bytes that are enough to tell a format."""

_LONGEST_NAME = 200
_PARTS = re.compile(r"[\\/]+")


def read_bytes(path: Path, limit: int = LARGEST_FILE) -> bytes:
    """The bytes of an ordinary file of a size that is read.

    Raises:
        ImportRefusedError: the file is not there, may not be read, is too large, or is no file.
    """
    try:
        size = _checked(path).st_size
        if size > limit:
            raise ImportRefusedError(too_large(size, limit))
        with path.open("rb") as file:
            return file.read(limit + 1)
    except (OSError, ValueError) as error:
        raise ImportRefusedError(_why(error)) from error


def read_head(path: Path) -> bytes:
    """The first bytes of an ordinary file, enough to tell its format.

    Raises:
        ImportRefusedError: as for `read_bytes`, whatever the file's size.
    """
    try:
        _checked(path)
        with path.open("rb") as file:
            return file.read(HEAD)
    except (OSError, ValueError) as error:
        raise ImportRefusedError(_why(error)) from error


@contextmanager
def open_given(path: Path, limit: int) -> Generator[tuple[BinaryIO, int]]:
    """An ordinary file that the user gave, open for reading, with its size.

    Raises:
        ImportRefusedError: as for `read_bytes`.
    """
    try:
        size = _checked(path).st_size
        if size > limit:
            raise ImportRefusedError(too_large(size, limit))
        file = path.open("rb")
    except (OSError, ValueError) as error:
        raise ImportRefusedError(_why(error)) from error
    with file:
        yield file, size


def shown_name(outer: str, inner: str) -> str:
    """The name to show for a member of an archive or a mail; it is never used as a path."""
    parts = [part for part in _PARTS.split(inner) if part not in ("", ".", "..")]
    name = printable("/".join(parts))
    if len(name) > _LONGEST_NAME:
        name = "…" + name[1 - _LONGEST_NAME :]
    return f"{outer}/{name or 'unnamed'}"


def too_large(size: int, limit: int) -> str:
    """The refusal of a file of so many bytes."""
    return (
        f"The file has {size / 1_000_000:.1f} MB, and {limit // 1_000_000} MB are read at most; "
        "split it and add the parts."
    )


def _checked(path: Path) -> os.stat_result:
    status = path.stat()
    if stat.S_ISDIR(status.st_mode):
        raise ImportRefusedError("This is a folder; add the files in it.")
    if not stat.S_ISREG(status.st_mode):
        raise ImportRefusedError("This is no ordinary file; save its text to a file, add that.")
    return status


def _why(error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return "There is no file or folder of this name; check the name and the place."
    if isinstance(error, PermissionError):
        return "This file may not be read; ask for the right to read it, or copy what you may read."
    return "The file cannot be read from its disk; copy it to another place and add that."
