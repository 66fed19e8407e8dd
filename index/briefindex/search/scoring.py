"""What matches, and what it scores: BM25F as Whoosh computes it, text and title apart.

Which documents match is soon told, by one mark each. Scores take longer: they are made at the end,
of what is found, and of each word the shorter way.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from briefindex.search.postings import K1, Postings

if TYPE_CHECKING:
    from numpy.typing import NDArray

WEIGHTS: Mapping[str, float] = {"body": 1.0, "title": 0.5}
_FEW: Final = 16
"""A word in one document of so many, or fewer, is scored for those alone."""
CLOSE: Final = 1e-4
"""How far `Scoring.about` may be off, as a share: single precision is a tenth of that at worst."""


@dataclass(frozen=True, slots=True, eq=False)
class Term:
    """A word, or what counts as one, in a field.

    `size`: how many documents have it. `often`: how often some of them do, by their numbers in
    order, or all documents (None). It counts for the documents of `passing` alone.
    """

    field: str
    size: int
    often: "Callable[[NDArray[np.int64] | None], NDArray[Any]]"
    passing: "NDArray[np.bool_] | None" = None

    def among(self, passing: "NDArray[np.bool_]") -> "Term":
        """The same, for those alone that pass."""
        both = passing if self.passing is None else self.passing & passing
        return Term(self.field, self.size, self.often, both)

    def counted(self, numbers: "NDArray[np.int64]") -> "NDArray[np.float64]":
        """How often it counts in some documents."""
        if self.passing is None:
            return self.often(numbers).astype(np.float64)
        here = self.passing[numbers]
        at = here.nonzero()[0]
        if len(at) == len(numbers):
            return self.often(numbers).astype(np.float64)
        found = np.zeros(len(numbers), np.float64)
        if len(at):
            found[at] = self.often(numbers[at])
        return found


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

    @staticmethod
    def all_of(several: "Sequence[Hits]") -> "Hits":
        """Those that are in all of them."""
        if len(several) == 1:
            return several[0]
        found = np.logical_and(several[0].found, several[1].found)
        for each in several[2:]:
            found &= each.found
        return Hits(found, [term.among(found) for each in several for term in each.terms])


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
        damping: dict[str, NDArray[np.float64]] = {}
        for term in self._terms:
            often = term.counted(numbers)
            worth = self._worth(term)
            if not math.isinf(worth):
                if term.field not in damping:
                    damping[term.field] = self._postings.damping(term.field)[numbers]
                damped = often + damping[term.field]
                often *= worth
                often /= damped
            total += often
        return total

    def about(self) -> "NDArray[np.float32]":
        """What all documents score, but for `CLOSE`; in a tenth of the time."""
        total = np.zeros(self._postings.documents.size, np.float32)
        for term in self._terms:
            if term.passing is None:
                often = term.often(None)
                if term.size * _FEW > len(total):
                    total += self._nearly(term, often, slice(None))
                    continue
                numbers = (often != 0).nonzero()[0]
                often = often[numbers]
            else:
                numbers = term.passing.nonzero()[0]
                often = term.often(numbers)
            total[numbers] += self._nearly(term, often, numbers)
        return total

    def __bool__(self) -> bool:
        """Whether there is anything to score."""
        return bool(self._terms)

    def _nearly(
        self, term: Term, often: "NDArray[Any]", numbers: "NDArray[np.int64] | slice"
    ) -> "NDArray[np.float32]":
        worth = self._worth(term)
        often = often.astype(np.float32, copy=False)
        if math.isinf(worth):
            return often
        damped = self._postings.nearly_damping(term.field)[numbers] + often
        np.divide(often, damped, out=damped)
        damped *= np.float32(worth)
        return damped

    def _worth(self, term: Term) -> float:
        """What a term gives at the very most."""
        weight = WEIGHTS.get(term.field)
        if weight is None:
            return math.inf
        return weight * rarity(self._postings.documents.size, term.size) * (K1 + 1)
