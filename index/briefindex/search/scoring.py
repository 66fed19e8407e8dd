"""What matches, and what it scores: BM25F as Whoosh computes it, text and title apart.

Which documents match is soon told, by one mark each. Scores take longer: they are made at the end,
of what is found, and of each word the shorter way.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from briefindex.search.listed import FULL, Listed
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
        return Term(self.field, self.size, self.often, both, self.listed)

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


class Hits:
    """Which documents match, by number, and the terms that their scores are the sum of.

    `is_whole`: they are those that have any of the terms, and no others. `is_narrow`: they are not
    all of those, and the terms count for them alone.
    """

    def __init__(
        self,
        mark: "Callable[[], NDArray[np.bool_]]",
        terms: Sequence[Term] = (),
        *,
        is_whole: bool = False,
        is_narrow: bool = False,
    ) -> None:
        """Take what makes a mark for each document, if somebody asks for those."""
        self._mark = mark
        self.terms = terms
        self.is_whole = is_whole
        self.is_narrow = is_narrow

    @cached_property
    def found(self) -> "NDArray[np.bool_]":
        """A mark for each document: whether it matches."""
        return self._mark()

    @property
    def is_listed(self) -> bool:
        """Whether the postings of the terms list what matches, and nothing else."""
        return self.is_whole and all(term.listed is not None for term in self.terms)

    def among(self, passing: "NDArray[np.bool_]") -> "Hits":
        """Those that pass."""
        return Hits(lambda: self.found & passing, self.terms, is_narrow=True)

    def plus(self, other: "Hits") -> "Hits":
        """Those of both."""
        terms = [*self.counting(), *other.counting()]
        is_whole = self.is_whole and other.is_whole
        return Hits(lambda: self.found | other.found, terms, is_whole=is_whole)

    @staticmethod
    def all_of(several: "Sequence[Hits]") -> "Hits":
        """Those that are in all of them."""
        if len(several) == 1:
            return several[0]
        terms = [term for each in several for term in each.terms]
        found = reduce(np.logical_and, (each.found for each in several))
        return Hits(lambda: found, terms, is_narrow=True)

    def counting(self) -> Sequence[Term]:
        """The terms where other documents match, too."""
        return [term.among(self.found) for term in self.terms] if self.is_narrow else self.terms


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
        ranks = self._ranks(numbers)
        damping: dict[str, NDArray[np.float64]] = {}
        for term in self._terms:
            counted = self._counted(term, numbers, ranks)
            worth = self._worth(term)
            if math.isinf(worth):
                total += counted
                continue
            if term.field not in damping:
                damping[term.field] = self._postings.damping(term.field).take(numbers)
            total += counted * worth / (counted + damping[term.field])
        return total

    @staticmethod
    def _counted(
        term: Term, numbers: "NDArray[np.int64]", ranks: "NDArray[Any]"
    ) -> "NDArray[np.float64]":
        """How often a term counts in some documents; `ranks` are theirs among all."""
        if term.listed is None:
            return term.counted(numbers)
        counted = _looked_up(term.listed, ranks, len(numbers))
        return counted if term.passing is None else counted * term.passing.take(numbers)

    def _ranks(self, numbers: "NDArray[np.int64]") -> "NDArray[Any]":
        """For each document its place among some, counted from 1, or 0; as narrow as can be."""
        found = np.zeros(self._postings.documents.size, np.min_scalar_type(len(numbers)))
        found[numbers] = np.arange(1, len(numbers) + 1)
        return found

    @cached_property
    def ceilings(self) -> "NDArray[np.float32]":
        """What all documents score, but for `CLOSE`, or more.

        More where several forms of one word are in a document: each is scored as if it stood there
        alone, which gives more than what they count together (BM25 damps). So nothing that these
        leave out is among the best, and postings need not be put together to know it. Documents
        that have none of the terms have 0, all others more.
        """
        total = np.zeros(self._postings.documents.size, np.float32)
        for term in self._terms:
            listed = term.listed if term.passing is None and term.field in WEIGHTS else None
            if listed is not None and listed.is_tight:
                _add_impacts(listed, self._worth(term), total)
            else:
                self._add(term, total)
        return total

    def _add(self, term: Term, total: "NDArray[np.float32]") -> None:
        """Add what a term gives to the scores of all documents."""
        if term.passing is not None:
            numbers = term.passing.nonzero()[0]
            total[numbers] += self._nearly(term, term.often(numbers), numbers)
            return
        often = term.often(None)
        if term.size * _FEW > len(total):
            total += self._nearly(term, often, slice(None))
        else:
            numbers = (often != 0).nonzero()[0]
            total[numbers] += self._nearly(term, often[numbers], numbers)

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


def _looked_up(listed: Listed, ranks: "NDArray[Any]", size: int) -> "NDArray[np.float64]":
    """How often a word is in each of so many documents; `ranks` are theirs among all."""
    found = ranks.take(listed.docs)
    at = np.flatnonzero(found != 0)  # of marks: numpy looks through numbers ten times as long
    counts = np.concatenate(listed.counts).take(at)
    counted = np.bincount(found.take(at), counts, size + 1)[1:]
    return counted.astype(np.float64, copy=False)


def _add_impacts(listed: Listed, worth: float, total: "NDArray[np.float32]") -> None:
    """Add the most that a term's postings may give."""
    at = 0
    for impacts, more in listed.impacts:
        each = np.multiply(impacts, np.float32(worth * more / FULL), dtype=np.float32)
        np.add.at(total, listed.docs[at : at + len(impacts)], each)
        at += len(impacts)
