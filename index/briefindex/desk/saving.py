"""Writes a whole file for the user, or none."""

import os
from pathlib import Path

from briefindex.errors import SatchelError
from briefindex.packs.connections import why


def save_file(path: Path, data: bytes) -> None:
    """Write a file; an older one stays as it is until the new one is whole.

    Raises:
        SatchelError: it cannot be written.
    """
    passing = path.with_name(f".{path.name}-{os.getpid()}")
    try:
        try:
            passing.write_bytes(data)
            passing.replace(path)
        finally:
            passing.unlink(missing_ok=True)
    except OSError as error:
        raise SatchelError(f"{path} cannot be written: {why(error)}.") from error
