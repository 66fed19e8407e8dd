"""Where the pieces of an article stand that a list of results shows: told once, when it is put.

To be had in a third of the time that its blocks and sentences take, which are JSON.
"""

import json
import sqlite3
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from contextlib import suppress
from struct import calcsize, error, pack, unpack
from typing import Final, NamedTuple

from briefindex.model.span import ArticleId

VERSION: Final = 7
"""The version of the pack from which on it has them."""
_WITHOUT: Final = "SELECT article, blocks, sentences FROM body WHERE windows IS NULL"
_TELL: Final = "UPDATE body SET windows = ? WHERE article = ?"
_NUMBER: Final = calcsize("<I")
_HEAD: Final = 2


class Windows(NamedTuple):
    """The text of an article and its windows, in order: its sentences, and blocks without any.

    `title_end` is where the title ends, 0 where there is none; `opening` the number of the window
    that opens the body, or of the first. Where the windows start, and where they end, is apart:
    twenty articles have hundreds, too many for objects of their own.
    """

    article: ArticleId
    text: str
    title_end: int
    opening: int
    starts: Sequence[int]
    ends: Sequence[int]


def windows_of(
    article: ArticleId, text: str, blocks: Sequence[tuple[int, int, str]], edges: Sequence[int]
) -> Windows:
    """The windows of an article; `edges`: the start and end of one sentence after the other."""
    starts, ends = edges[::2], edges[1::2]
    begun = set(starts)
    alone = [
        (start, end)
        for start, end, _ in blocks
        if start not in begun and bisect_left(starts, start) == bisect_left(starts, end)
    ]
    several = sorted([*zip(starts, ends, strict=True), *alone])
    title_end = next((end for _, end, role in blocks if role == "title"), 0)
    bodies = [(start, end) for start, end, role in blocks if role == "body"]
    opening = (n for n, (at, _) in enumerate(several) if at in begun and _is_within(at, bodies))
    starts, ends = [start for start, _ in several], [end for _, end in several]
    return Windows(article, text, title_end, next(opening, 0), starts, ends)


def packed(found: Windows) -> bytes:
    """All numbers of some windows, 32 bits each."""
    numbers = (found.title_end, found.opening, *found.starts, *found.ends)
    return pack(f"<{len(numbers)}I", *numbers)


def unpacked(article: ArticleId, text: str, numbers: bytes) -> Windows:
    """The windows that were `packed`.

    Raises:
        ValueError: these are none.
    """
    count, rest = divmod(len(numbers), _NUMBER)
    if rest or count < _HEAD or count % 2:
        raise ValueError("windows expected")
    title_end, opening, *edges = unpack(f"<{count}I", numbers)
    middle = len(edges) // 2
    if opening >= max(middle, 1):
        raise ValueError("a window expected")
    return Windows(article, text, title_end, opening, edges[:middle], edges[middle:])


def add_column(connection: sqlite3.Connection) -> None:
    """Tell the windows of all articles of a pack of an older version.

    An article whose blocks cannot be understood is left without: who reads it says so.
    """
    if "windows" not in {row[1] for row in connection.execute("PRAGMA table_info(body)")}:
        connection.execute("ALTER TABLE body ADD COLUMN windows BLOB")
    for article, blocks, sentences in connection.execute(_WITHOUT).fetchall():
        with suppress(ValueError, TypeError, RecursionError, error):
            found = windows_of(article, "", json.loads(blocks), json.loads(sentences))
            connection.execute(_TELL, (packed(found), article))


def _is_within(place: int, stretches: Iterable[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in stretches)
