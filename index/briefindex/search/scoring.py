"""What matches, and what it scores: BM25F as Whoosh computes it, text and title apart.

Which documents match is soon told, by one mark each. Scores take longer: they are made at the end,
of what is found, and of each word the shorter way.
"""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from itertools import groupby
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
        listed = [term for term in terms if term.listed is not None]
        self._listed = sorted(listed, key=lambda term: (not _is_plain(term), term.field))
        self._others = [term for term in terms if term.listed is None]
        self._postings = postings

    def of(self, numbers: "NDArray[np.int64]") -> "NDArray[np.float64]":
        """The scores of some of the documents that match; their numbers are in order."""
        damping: dict[str, NDArray[np.float64]] = {}
        often = self._looked_up(numbers)
        for field, first, last in _by_field(self._listed):
            if field in WEIGHTS:
                damping[field] = self._postings.damping(field).take(numbers)
                rows = often[first:last]
                damped = rows + damping[field]
                rows *= self._worths[first:last, np.newaxis]
                rows /= damped
        total: NDArray[np.float64] = often.sum(0)
        for term in self._others:
            worth, counted = self._worth(term), term.counted(numbers)
            if math.isinf(worth):
                total += counted
                continue
            if term.field not in damping:
                damping[term.field] = self._postings.damping(term.field).take(numbers)
            total += counted * worth / (counted + damping[term.field])
        return total

    @cached_property
    def ceilings(self) -> "NDArray[np.float32]":
        """What all documents score, but for `CLOSE`, or more.

        More where several forms of one word are in a document: each is scored as if it stood there
        alone, which gives more than what they count together (BM25 damps). So nothing that these
        leave out is among the best, and postings need not be put together to know it.
        """
        plain = sum(map(_is_plain, self._listed))
        docs, counts, edges = self._postings_of_all
        places = edges.tolist()
        often = counts[: places[plain]].astype(np.float32)
        damped = np.empty_like(often)
        for field, first, end in _by_field(self._listed[:plain]):
            here = slice(places[first], places[end])
            damping = self._postings.nearly_damping(field)
            damping.take(docs[here], out=damped[here], mode="clip")
        damped += often
        np.divide(often, damped, out=damped)
        worths = self._worths[:plain].tolist()
        for worth, first, end in zip(worths, places, places[1:], strict=False):
            damped[first:end] *= worth
        total = np.zeros(self._postings.documents.size, np.float32)
        np.add.at(total, docs[: places[plain]], damped)
        for term in (*self._listed[plain:], *self._others):
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
        docs = [np.zeros(0, np.int64), *(listed.docs for listed in several)]
        counts = [np.zeros(0, np.uint8), *(each for listed in several for each in listed.counts)]
        return np.concatenate(docs), np.concatenate(counts), edges

    def __bool__(self) -> bool:
        """Whether there is anything to score."""
        return bool(self._listed or self._others)

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

    @cached_property
    def _worths(self) -> "NDArray[np.float64]":
        """What each term that is listed gives at the very most."""
        return np.array([self._worth(term) for term in self._listed], np.float64)

    def _worth(self, term: Term) -> float:
        """What a term gives at the very most."""
        weight = WEIGHTS.get(term.field)
        if weight is None:
            return math.inf
        return weight * rarity(self._postings.documents.size, term.size) * (K1 + 1)


def _is_plain(term: Term) -> bool:
    """Whether a term's postings give its ceilings as they lie."""
    tight = term.listed is not None and term.listed.is_tight
    return tight and term.passing is None and term.field in WEIGHTS


def _by_field(terms: Sequence[Term]) -> "Iterator[tuple[str, int, int]]":
    """The fields of terms that lie by field, and the first and the end of each one's terms."""
    first = 0
    for field, several in groupby(terms, key=lambda term: term.field):
        end = first + len([*several])
        yield field, first, end
        first = end
