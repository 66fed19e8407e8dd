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


class Scoring:
    """The scores of what a query finds: the sums of those of its terms."""

    def __init__(self, terms: Sequence[Term], postings: Postings) -> None:
        """Make none yet."""
        self._terms = terms
        self._postings = postings

    def of(self, numbers: "NDArray[np.int64]") -> "NDArray[np.float64]":
        """The scores of some of the documents that match; their numbers are in order."""
        total = np.zeros(len(numbers), np.float64)
        all_scores = np.zeros(0, np.float64)
        for term in self._terms:
            counting = term.counting
            count = int(np.count_nonzero(counting))
            if count > len(numbers):
                here = np.flatnonzero(counting[numbers])
                asked = numbers[here]
                total[here] += self._scored(term, asked, term.often(asked))
            elif count * _MOST > len(counting):
                scores = self._scored(term, None, term.often(None))
                total += (scores if term.passing is None else scores * term.passing)[numbers]
            elif count:
                all_scores = all_scores if len(all_scores) else np.zeros(len(counting), np.float64)
                asked = np.flatnonzero(counting)
                all_scores[asked] = self._scored(term, asked, term.often(asked))
                total += all_scores[numbers]
                all_scores[asked] = 0.0
        return total

    def _worth(self, term: Term) -> float:
        """What a term gives at the very most."""
        weight = WEIGHTS.get(term.field)
        if weight is None:
            return math.inf
        having = int(np.count_nonzero(term.having))
        return weight * rarity(self._postings.documents.size, having) * (K1 + 1)

    def _scored(
        self, term: Term, numbers: "NDArray[np.int64] | None", often: "NDArray[np.float64]"
    ) -> "NDArray[np.float64]":
        """The scores of documents, or of all, for a term that stands in them so often."""
        worth = self._worth(term)
        if math.isinf(worth):
            return often
        lengths = self._postings.relative_lengths(term.field)
        damped = (lengths if numbers is None else lengths[numbers]) * (K1 * B)
        damped += K1 * (1 - B)
        damped += often
        return np.divide(often * worth, damped, out=damped)
