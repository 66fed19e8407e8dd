"""What matches, and what it scores: BM25F as Whoosh computes it, text and title apart.

Which documents match is soon told, by one mark each. Scores take longer: they are made at the end,
of what is found, and of each word the shorter way.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from briefindex.search.postings import Postings

if TYPE_CHECKING:
    from numpy.typing import NDArray

K1: Final = 1.2
B: Final = 0.75
WEIGHTS: Mapping[str, float] = {"body": 1.0, "title": 0.5}
_MOST: Final = 2
"""Of words in more than one document of so many the scores of all are made."""


@dataclass(frozen=True, slots=True, eq=False)
class Term:
    """A word, or what counts as one, in a field.

    `having`: the documents that have it. `often`: how often some of them do, by their numbers in
    order, or all documents (None). It counts for the documents of `passing` alone.
    """

    field: str
    having: "NDArray[np.bool_]"
    often: "Callable[[NDArray[np.int64] | None], NDArray[np.float64]]"
    passing: "NDArray[np.bool_] | None" = None

    def among(self, passing: "NDArray[np.bool_]") -> "Term":
        """The same, for those alone that pass."""
        both = passing if self.passing is None else self.passing & passing
        return replace(self, passing=both)

    @property
    def counting(self) -> "NDArray[np.bool_]":
        """The documents that it has a score for."""
        return self.having if self.passing is None else self.having & self.passing


@dataclass(frozen=True, slots=True, eq=False)
class Hits:
    """Which documents match, by number, and the terms that their scores are the sum of."""

    found: "NDArray[np.bool_]"
    terms: Sequence[Term] = ()

    def among(self, passing: "NDArray[np.bool_]") -> "Hits":
        """Those that pass."""
        return Hits(self.found & passing, [term.among(passing) for term in self.terms])

    def plus(self, other: "Hits") -> "Hits":
        """Those of both."""
        return Hits(self.found | other.found, [*self.terms, *other.terms])

    def both(self, other: "Hits") -> "Hits":
        """Those that are in both."""
        found = self.found & other.found
        return Hits(found, [term.among(found) for term in (*self.terms, *other.terms)])


def rarity(size: int, having: int) -> float:
    """How much a word says that so many of all documents have."""
    return math.log(1 + (size - having + 0.5) / (having + 0.5))


def scores(hits: Hits, postings: Postings, numbers: "NDArray[np.int64]") -> "NDArray[np.float64]":
    """The scores of some of the documents that match; their numbers are in order."""
    total = np.zeros(len(numbers), np.float64)
    everywhere = np.zeros(postings.documents.size, np.float64)
    is_everywhere = False
    for term in hits.terms:
        counting = term.counting
        count = int(np.count_nonzero(counting))
        if count > len(numbers):
            here = np.flatnonzero(counting[numbers])
            asked = numbers[here]
            total[here] += _scored(term, postings, asked, term.often(asked))
            continue
        is_everywhere = True
        if count * _MOST > len(counting):
            found = _scored(term, postings, None, term.often(None))
            everywhere += found if term.passing is None else found * term.passing
        elif count:
            asked = np.flatnonzero(counting)
            everywhere[asked] += _scored(term, postings, asked, term.often(asked))
    return total + everywhere[numbers] if is_everywhere else total


def _scored(
    term: Term,
    postings: Postings,
    numbers: "NDArray[np.int64] | None",
    often: "NDArray[np.float64]",
) -> "NDArray[np.float64]":
    """The scores of documents, or of all, for a term that stands in them so often."""
    weight = WEIGHTS.get(term.field)
    if weight is None:
        return often
    having = int(np.count_nonzero(term.having))
    weight *= rarity(postings.documents.size, having) * (K1 + 1)
    lengths = postings.relative_lengths(term.field)
    damped = (lengths if numbers is None else lengths[numbers]) * (K1 * B)
    damped += K1 * (1 - B)
    damped += often
    return np.divide(often * weight, damped, out=damped)
