"""Puts the postings of one field in several columns together: word by word, part by part.

Nothing larger than a stretch of words is ever in memory.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, pairwise
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from briefindex.search.columns.columns import Columns

if TYPE_CHECKING:
    from numpy.typing import NDArray

_BLOCK: Final = 1 << 19
"""Postings, or places, that are put together at a time."""
_LONGEST_HEAD: Final = 3
_SIZED_LIKE: Final = {"docs": "starts", "counts": "starts", "places": "placed"}
"""Which array says where what a column has of each word begins."""


@dataclass(frozen=True, slots=True)
class Together:
    """The words of a vocabulary in all parts, sorted; `known` the numbers of each part's own."""

    words: Sequence[str]
    known: "Sequence[NDArray[np.int64]]"

    @staticmethod
    def of(several: Sequence[Sequence[str]]) -> "Together":
        """Put the words of all parts together."""
        words = sorted(dict.fromkeys(chain.from_iterable(several)))  # they are sorted in runs
        numbers = dict(zip(words, range(len(words)), strict=True))
        found = (np.fromiter(map(numbers.__getitem__, own), np.int64, len(own)) for own in several)
        return Together(words, tuple(found))


class Woven:
    """A field over all parts."""

    def __init__(self, parts: Sequence[Columns], field: str, vocabulary: Together) -> None:
        """Look up how much each part has of each word."""
        self.field = field
        self._words = vocabulary.words
        self._parts = parts
        known = vocabulary.known
        self._edges = {name: self._spread(known, name) for name in ("starts", "placed")}

    def edges(self, name: str) -> "NDArray[np.int64]":
        """Where what is of each word begins, and the last ends, counted from the field's first."""
        edges = self._edges[name]
        return (edges - edges[:, :1]).sum(axis=0)

    def blocks(self, column: str, kind: "np.dtype[Any]") -> "Iterator[NDArray[Any]]":
        """All of a column, in stretches."""
        edges = self._edges[_SIZED_LIKE[column]]
        total = self.edges(_SIZED_LIKE[column])
        wanted = np.searchsorted(total, np.arange(_BLOCK, int(total[-1]), _BLOCK))
        for first, last in pairwise([0, *np.unique(wanted).tolist(), len(self._words)]):
            cuts = edges[:, [first, last]].tolist()
            pieces = [self._piece(part, column, slice(*cut), kind) for part, cut in enumerate(cuts)]
            yield _woven(np.diff(edges[:, first : last + 1], axis=1), pieces, kind)

    def heads(self, most: int) -> list[str]:
        """The beginnings of words that have more than so many postings together."""
        if not self._words:
            return []
        begun = np.array(self._words, f"U{_LONGEST_HEAD}")
        letters = begun.view(np.uint32).reshape(-1, _LONGEST_HEAD)
        edges = self.edges("starts")
        found: list[str] = []
        is_new = np.ones(len(begun), np.bool_)
        is_new[1:] = False
        for end in range(1, _LONGEST_HEAD + 1):
            is_new[1:] |= letters[1:, end - 1] != letters[:-1, end - 1]
            firsts = np.flatnonzero(is_new)
            counts = np.diff(edges[np.append(firsts, -1)])
            many = firsts[(counts > most) & (letters[firsts, end - 1] != 0)]
            found += (head[:end] for head in begun[many].tolist())
        return sorted(found)

    def of_head(self, head: str, kind: "np.dtype[Any]") -> "NDArray[Any]":
        """How often words that begin so stand in each document."""
        return np.concatenate([part.of_head(self.field, head) for part in self._parts]).astype(kind)

    def _spread(self, known: "Sequence[NDArray[np.int64]]", name: str) -> "NDArray[np.int64]":
        """Of each part the edges of its words, those it has not included."""
        edges = np.zeros((len(known), len(self._words) + 1), np.int64)
        for number, (part, numbers) in enumerate(zip(self._parts, known, strict=True)):
            own = part.edges(self.field, name)
            edges[number, numbers + 1] = np.diff(own)
            edges[number] = np.cumsum(edges[number]) + int(own[0])
        return edges

    def _piece(self, part: int, column: str, cut: slice, kind: "np.dtype[Any]") -> "NDArray[Any]":
        """A stretch of a column of a part, its documents numbered on from those before."""
        piece = self._parts[part].arrays[column][cut].astype(kind)
        if column == "docs":
            before = [0, *accumulate(each.size for each in self._parts)]
            piece += kind.type(before[part])
        return piece


def _woven(
    sizes: "NDArray[np.int64]", pieces: "Sequence[NDArray[Any]]", kind: "np.dtype[Any]"
) -> "NDArray[Any]":
    """The pieces word by word; `sizes` says, a row a part, how much each has of each word."""
    of_words = sizes.sum(axis=0)
    begins = np.cumsum(of_words) - of_words
    found = np.empty(int(of_words.sum()), kind)
    for row, piece in zip(sizes, pieces, strict=True):
        found[np.repeat(begins - np.cumsum(row) + row, row) + np.arange(len(piece))] = piece
        begins = begins + row
    return found
