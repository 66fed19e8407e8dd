"""Maps the files of columns that are whole and of today."""

import json
import logging
import math
import shutil
from collections.abc import Mapping, Sequence
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from briefindex.search.columns.columns import VOCABULARIES, Columns
from briefindex.search.columns.files import (
    ARRAYS,
    FOLDER,
    LISTING,
    META,
    read_meta,
    segments_of,
    version,
)
from briefindex.search.documents import Facts
from briefindex.search.generations import Generation, is_as_sealed
from briefindex.search.listed import SCORED
from briefindex.search.sealing import seal_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

_MAGIC = b"\x93NUMPY\x01\x00"
_log = logging.getLogger(__name__)


def columns_of(generation: Generation) -> list[Columns] | None:
    """All columns of a generation, or None where some are not to be had."""
    found: list[Columns] = []
    try:
        if not is_as_sealed(generation, LISTING):
            return None
        for name, deleted in segments_of(generation.folder):
            columns = open_columns(generation.folder.parent / FOLDER, name)
            if columns is None:
                return None
            columns.deleted = deleted
            found.append(columns)
    except (OSError, ValueError):
        return None
    return found


def open_columns(pool: Path, segment: str) -> Columns | None:
    """The columns of a segment, or None where they are not there or of another time.

    None too, and then they are removed to be made again, where they are not whole.
    """
    folder = pool / segment
    try:
        meta = read_meta(folder, segment)
        if meta is None:
            return None
        arrays = {name: _mapped(folder / f"{name}.npy", meta["files"][name]) for name in ARRAYS}
        return Columns(_facts(meta["facts"]), arrays)
    except (OSError, ValueError, KeyError, TypeError, EOFError) as error:
        _log.info("The columns in %s cannot be used: %s", folder, error)
        shutil.rmtree(folder, ignore_errors=True)
        return None


def write_meta(folder: Path, segment: str, facts: Mapping[str, Any]) -> None:
    """Say what the arrays in `folder` are, and seal it."""
    files = {name: _checked(np.load(folder / f"{name}.npy", mmap_mode="r")) for name in ARRAYS}
    meta = {"version": version(), "segment": segment, "facts": facts, "files": files}
    text = json.dumps(meta, sort_keys=True)
    document = json.dumps({"seal": seal_of(text.encode()), "content": text})
    (folder / META).write_text(document, encoding="utf-8")


def _mapped(path: Path, stated: Sequence[Any]) -> "NDArray[Any]":
    """The array in a file, mapped; its header is not read: what it says is stated, too.

    Raises:
        ValueError: it is not the one that was stated.
    """
    kind, shape = np.dtype(stated[0]), tuple(map(int, stated[1]))
    size = math.prod(shape)
    with path.open("rb") as file:
        content = mmap(file.fileno(), 0, access=ACCESS_READ)
    start = len(content) - size * kind.itemsize
    if start < 0 or content[: len(_MAGIC)] != _MAGIC:
        raise ValueError(f"{path.name} is damaged")
    array = np.frombuffer(content, kind, size, start).reshape(shape)
    if _checked(array) != stated:
        raise ValueError(f"{path.name} is damaged")
    return array


def _checked(array: "NDArray[Any]") -> list[Any]:
    """Type, shape and a checksum that a slip of the disk changes; read at the memory's own speed.

    No guard against malice: what is mapped here is numbers, and the worst they do is a wrong list.
    """
    flat = array.reshape(-1).view(np.uint8)
    whole = len(flat) // 8 * 8
    total = int(np.add.reduce(flat[:whole].view(np.uint64), dtype=np.uint64)) if whole else 0
    return [array.dtype.str, list(array.shape), total, bytes(flat[whole:]).hex()]


def _facts(stated: Mapping[str, Any]) -> Facts:
    return Facts(
        int(stated["size"]),
        {name: int(stated["words"][name]) for name in VOCABULARIES},
        {name: int(stated["totals"][name]) for name in SCORED},
        tuple(map(str, stated["sources"])),
        tuple(map(str, stated["languages"])),
        {field: tuple(map(str, heads)) for field, heads in stated.get("heads", {}).items()},
    )
