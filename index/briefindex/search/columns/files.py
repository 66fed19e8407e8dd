"""Which files of columns there are; looks into none of them, and needs no numpy for that."""

import json
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from briefindex.packs.store import Store
from briefindex.search.generations import newest
from briefindex.search.sealing import is_sealed

FOLDER = "columns"
"""Beside the generations: one folder of columns for each segment."""
LISTING = "columns.json"
"""In a generation: which folders of columns are those of its segments, in their order."""
META = "meta.json"
ARRAYS = (
    "words", "word_starts", "starts", "placed", "docs", "counts", "places", "impacts", "lengths",
    "stems", "stem_starts", "stem_firsts", "stem_words", "stem_sizes", "days", "sources",
    "languages", "ids", "id_starts", "files", "file_starts", "heads",
)  # fmt: skip
_VERSION = 5
_CODE = ("../tokens.py", "../stems.py", "../../text/folding.py")


def has_columns(store: Store) -> bool:
    """Whether the newest generation has all its columns."""
    generation = newest(store)
    return generation is not None and not missing(generation.folder)


def missing(folder: Path) -> bool:
    """Whether the generation in `folder` lacks columns; looks at none of them."""
    try:
        names = segments_of(folder)
    except (OSError, ValueError):
        return True
    pool = folder.parent / FOLDER
    return not all(is_made(pool / name, name) for name, _ in names)


def segments_of(folder: Path) -> list[tuple[str, tuple[int, ...]]]:
    """The columns of a generation, each with the documents that were taken out of it.

    Raises:
        OSError, ValueError: the generation does not say.
    """
    listed: Any = json.loads((folder / LISTING).read_text(encoding="utf-8"))
    try:
        return [(str(each["segment"]), tuple(map(int, each["deleted"]))) for each in listed]
    except (TypeError, KeyError) as error:
        raise ValueError(LISTING) from error


def is_made(folder: Path, name: str) -> bool:
    """Whether the columns of a segment seem to be there; looks at none of them."""
    try:
        meta = read_meta(folder, name)
        return meta is not None and all((folder / f"{n}.npy").is_file() for n in meta["files"])
    except (OSError, ValueError, KeyError, TypeError):
        return False


def read_meta(folder: Path, segment: str) -> dict[str, Any] | None:
    """What is said of a folder of columns, if this Satchel of today said it of that segment.

    Raises:
        OSError: it cannot be read.
        ValueError, KeyError, TypeError: it is no such file.
    """
    document: Any = json.loads((folder / META).read_text(encoding="utf-8"))
    if not is_sealed(document["content"].encode(), document["seal"]):
        return None
    meta: dict[str, Any] = json.loads(document["content"])
    return meta if (meta["version"], meta["segment"]) == (version(), segment) else None


@cache
def version() -> str:
    """Digest of what decides how columns are made of an index."""
    total = sha256(str(_VERSION).encode())
    here = Path(__file__).resolve().parent
    for path in (here / name for name in _CODE):
        total.update(path.read_bytes() if path.is_file() else b"")
    return total.hexdigest()[:16]
