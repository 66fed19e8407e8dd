"""What matches, and what it scores: BM25F as Whoosh computes it, text and title apart.

Which documents match is soon told, by one mark each. Scores take longer: they are made at the end,
of what is found, and of each word the shorter way.
"""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from briefindex.search.listed import Listed
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
    order, or all documents (None). It counts for the documents of `passing` alone. `listed`: its
    postings, where they are at hand.
    """

    field: str
    size: int
    often: "Callable[[NDArray[np.int64] | None], NDArray[Any]]"
    passing: "NDArray[np.bool_] | None" = None
    listed: Listed | None = None

    def among(self, passing: "NDArray[np.bool_]") -> "Term":
        """The same, for those alone that pass."""
        both = passing if self.passing is None else self.passing & passing
        return replace(self, passing=both)

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
        self._listed = [term for term in terms if term.listed is not None]
        self._postings = postings

    def of(self, numbers: "NDArray[np.int64]") -> "NDArray[np.float64]":
        """The scores of some of the documents that match; their numbers are in order."""
        total = np.zeros(len(numbers), np.float64)
        damping: dict[str, NDArray[np.float64]] = {}
        for term, often in self._counted(numbers):
            worth = self._worth(term)
            if not math.isinf(worth):
                if term.field not in damping:
                    damping[term.field] = self._postings.damping(term.field)[numbers]
                damped = often + damping[term.field]
                total += often * worth / damped
            else:
                total += often
        return total

    def ceilings(self) -> "NDArray[np.float32]":
        """What all documents score, but for `CLOSE`, or more.

        More where several forms of one word are in a document: each is scored as if it stood there
        alone, which gives more than what they count together (BM25 damps). So nothing that these
        leave out is among the best, and postings need not be put together to know it.
        """
        total = np.zeros(self._postings.documents.size, np.float32)
        docs: list[NDArray[np.int64]] = []
        scores: list[NDArray[np.float32]] = []
        for term in self._terms:
            if term.passing is not None:
                numbers = term.passing.nonzero()[0]
                total[numbers] += self._nearly(term, term.often(numbers), numbers)
            elif term.listed and term.listed.is_tight:
                docs.append(term.listed.docs)
                scores.append(self._nearly(term, term.listed.counts, term.listed.docs))
            else:
                self._add(term, total)
        if docs:
            summed = np.bincount(np.concatenate(docs), np.concatenate(scores), len(total))
            total += summed.astype(np.float32)
        return total

    def _add(self, term: Term, total: "NDArray[np.float32]") -> None:
        """Add what a term gives to the scores of all documents."""
        often = term.often(None)
        if term.size * _FEW > len(total):
            total += self._nearly(term, often, slice(None))
        else:
            numbers = (often != 0).nonzero()[0]
            total[numbers] += self._nearly(term, often[numbers], numbers)

    def _counted(
        self, numbers: "NDArray[np.int64]"
    ) -> "Iterator[tuple[Term, NDArray[np.float64]]]":
        """Each term, and how often it counts in some documents."""
        yield from zip(self._listed, self._looked_up(numbers), strict=True)
        for term in self._terms:
            if term.listed is None:
                yield term, term.counted(numbers)

    def _looked_up(self, numbers: "NDArray[np.int64]") -> "NDArray[np.float64]":
        """How often each term that is listed counts in some documents: a row for each.

        The postings of all terms are gone through at once, a mark for each document wanted.
        """
        size, rows = len(numbers), len(self._listed)
        if not rows:
            return np.zeros((0, size), np.float64)
        wanted = np.zeros(self._postings.documents.size, np.bool_)
        wanted[numbers] = True
        places = np.empty(len(wanted), np.int64)
        places[numbers] = np.arange(size)
        docs, counts, edges = self._postings_of_all
        at = wanted.take(docs).nonzero()[0]
        row = np.repeat(np.arange(rows) * size, np.diff(np.searchsorted(at, edges)))
        cells = row + places.take(docs.take(at))
        found = np.bincount(cells, counts.take(at), rows * size).astype(np.float64, copy=False)
        found = found.reshape(rows, size)
        for number, term in enumerate(self._listed):
            if term.passing is not None:
                found[number] *= term.passing.take(numbers)
        return found

    @cached_property
    def _postings_of_all(
        self,
    ) -> "tuple[NDArray[np.int64], NDArray[Any], NDArray[np.int64]]":
        """The documents of all terms that are listed, how often each; where each term's begin."""
        several = [term.listed for term in self._listed if term.listed]
        edges = np.cumsum([0, *(len(listed.docs) for listed in several)])
        if len(several) == 1:
            return several[0].docs, several[0].counts, edges
        docs = np.concatenate([listed.docs for listed in several])
        return docs, np.concatenate([listed.counts for listed in several]), edges

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
