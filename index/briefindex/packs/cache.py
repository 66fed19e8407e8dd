"""Where the packs of plain folders live, and under which name: the same content, the same pack."""

import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path


def content_key(inputs: Iterable[Path]) -> str:
    """32 hex digits that stand for the names, sizes and bytes of all files below `inputs`.

    Of a folder without any they stand for its own name, by which it is refused.
    """
    total = hashlib.sha256()
    for source in inputs:
        path = None
        for path in _files(source):
            name = path.relative_to(source).as_posix() if path != source else path.name
            total.update(os.fsencode(name) + b"\0" + _digest(path, linked=path != source) + b"\0")
        if path is None:
            total.update(os.fsencode(source.name))
    return total.hexdigest()[:32]


def _files(source: Path) -> Iterator[Path]:
    if not source.is_dir():
        yield source
        return
    for folder, folders, files in os.walk(source):
        folders.sort()
        for name in sorted(files):
            yield Path(folder) / name


def _digest(path: Path, *, linked: bool) -> bytes:
    """SHA-256 of a file; of its failure where it cannot be read, so that it is looked at again.

    What a link in the folder leads to is not opened: it may lie anywhere.
    """
    if not path.is_file():
        return b"not a file"
    try:
        if linked and path.is_symlink():
            status = path.stat()
            return f"link {path.readlink()} {status.st_size} {status.st_mtime_ns}".encode()
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").digest()
    except OSError as error:
        return f"unreadable {error.errno}".encode()
