"""Splits a text into folded words with their places; the same for index, query and highlighting."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from briefindex.text.folding import fold_map

LONGEST = 64
"""Letters of a word that count; what follows them is not told apart."""

APOSTROPHES = "'’‘ʻʼʹ′`´＇"
JOINERS = "\u00ad\u0300-\u036f\u200b-\u200f\u2060\ufeff"
_RAW = re.compile(rf"\w[\w{JOINERS}]*(?:[{APOSTROPHES}](?=\w)[\w{JOINERS}]*)*")
CJK = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_PIECE = re.compile(rf"[{CJK}]|[^\W{CJK}]+")

_RUN = re.compile(rf"[{CJK}]|[^{CJK}]+")
_LONG = 4 * LONGEST
"""A longer run of word characters is not folded whole: its words are cut anyway."""

_Piece = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of a text in order: folded form, and where each starts and ends in the text."""

    words: list[str]
    starts: list[int]
    ends: list[int]


def tokens(text: str) -> Tokens:
    """The folded words of `text` with code-point offsets into it."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _RAW.finditer(text):
        base = match.start()
        for word, start, end in _pieces_of(match.group()):
            words.append(word)
            starts.append(base + start)
            ends.append(base + end)
    return Tokens(words, starts, ends)


def words_of(text: str) -> list[str]:
    """The folded words of `text` in order."""
    return [piece[0] for match in _RAW.finditer(text) for piece in _pieces_of(match.group())]


def _pieces_of(raw: str) -> Iterable[_Piece]:
    return _pieces(raw) if len(raw) <= _LONG else _pieces_of_long(raw)


def _pieces_of_long(raw: str) -> Iterator[_Piece]:
    """The words in a run that may be of megabytes: only the head of each counts."""
    for match in _RUN.finditer(raw):
        start, end = match.span()
        *first, last = _pieces(raw[start : min(end, start + _LONG)]) or [("", 0, 0)]
        for word, begin, stop in first:
            yield word, start + begin, start + stop
        if last[0]:
            yield last[0], start + last[1], end if end - start > _LONG else start + last[2]


@lru_cache(maxsize=1 << 17)
def _pieces(raw: str) -> tuple[_Piece, ...]:
    """The words in one run of word characters: one, or one for each Chinese or Japanese letter."""
    folded, offsets = fold_map(raw)
    return tuple(
        (match.group()[:LONGEST], offsets[match.start()], offsets[match.end()])
        for match in _PIECE.finditer(folded)
    )
