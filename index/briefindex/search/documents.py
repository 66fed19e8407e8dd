"""The documents of a pack by their numbers, over all the parts that its words stand in."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from briefindex.model.article import KnownDate
from briefindex.model.span import ArticleId
from briefindex.search.dates import bounds
from briefindex.search.listed import SCORED, Listed
from briefindex.search.strings import Strings
from briefindex.search.vocabulary import Vocabulary, Words

if TYPE_CHECKING:
    from numpy.typing import NDArray


_MOST_SHARED = 16
_FEW = 16
"""A part of the documents, one in so many, is ranked sooner by itself than after all of them."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is said of some columns beside their arrays.

    `words`: how many words each vocabulary has. `totals`: words of all documents in a scored
    field. `sources` and `languages` are the names of the codes, the empty one first. `heads`: by
    field the beginnings of words that are counted beforehand, in the order of their rows.
    """

    size: int
    words: Mapping[str, int]
    totals: Mapping[str, int]
    sources: tuple[str, ...]
    languages: tuple[str, ...]
    heads: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])


class Part(Protocol):
    """Some documents, numbered from 0, and their words."""

    size: int
    facts: Facts
    days: "NDArray[Any]"
    lengths: "NDArray[Any]"
    sources: "NDArray[Any]"
    languages: "NDArray[Any]"
    deleted: Sequence[int]
    is_wide: bool
    """Whether any number of words may be looked for at once."""

    @property
    def ids(self) -> Strings:
        """The articles."""
        ...

    @property
    def files(self) -> Strings:
        """The names they were imported under."""
        ...

    def vocabulary(self, field: str) -> Vocabulary:
        """The words of a field; of "body" and "title": those of all texts and titles."""
        ...

    def tally(self, field: str, words: Words) -> "NDArray[np.float32]":
        """How often any of `words` stands in a field of each document."""
        ...

    def listed(self, field: str, words: Words) -> Listed | None:
        """The postings of `words` in a field, where it is shorter to go by them than by `tally`."""
        ...

    def holding(
        self, field: str, words: Words, numbers: "NDArray[np.int64] | None"
    ) -> "NDArray[np.int64]":
        """The documents, or those of some, that have any of `words` in a field; in order."""
        ...

    def counts(
        self, field: str, words: Words, numbers: "NDArray[np.int64]"
    ) -> "NDArray[np.float64]":
        """How often any of `words` stands in a field of these documents, in order."""
        ...

    def places(self, field: str, words: Words, numbers: "NDArray[np.int64]") -> "NDArray[np.int64]":
        """Where any of `words` stands in a field: document number << 32 | place, rising.

        Only in documents of these `numbers`, which are in order.
        """
        ...

    def frequency(self, field: str, word: str) -> int:
        """How many documents have a word in a field."""
        ...

    def close(self) -> None:
        """Let go of all files."""
        ...


class Documents:
    """All documents of a pack, by number; the days are those that they are filed under."""

    def __init__(self, parts: Sequence[Part], dates: Mapping[str, KnownDate]) -> None:
        """Number the documents of `parts` on from each other; file them under `dates`.

        Those are dates that are not the index's: they change without it.
        """
        self.parts = parts
        self.starts = [0]
        for part in parts:
            self.starts.append(self.starts[-1] + part.size)
        self.size = self.starts[-1]
        self.first, self.last = _joined([part.days for part in parts], np.int32)
        self.sources, self.source_names = _recoded(
            [(part.sources, part.facts.sources) for part in parts]
        )
        self.languages, self.language_names = _recoded(
            [(part.languages, part.facts.languages) for part in parts]
        )
        self._shared: dict[Documents, tuple[NDArray[np.int64], NDArray[np.int64]]] = {}
        self.alive = np.ones(self.size, np.bool_)
        for start, part in zip(self.starts, parts, strict=False):
            self.alive[[start + number for number in part.deleted]] = False
        self.is_whole = not any(part.deleted for part in parts)
        """Whether none was taken out."""
        if dates:
            self._refile(dates)

    def __len__(self) -> int:
        """How many there are, those that were taken out included."""
        return self.size

    def id(self, number: int) -> ArticleId:
        """The article of a document."""
        part, at = self._at(number)
        return ArticleId(part.ids[at])

    def file(self, number: int) -> str:
        """The name it was imported under."""
        part, at = self._at(number)
        return part.files[at]

    def ids_of(self, numbers: Iterable[int]) -> list[ArticleId]:
        """The articles of some documents."""
        return [self.id(int(number)) for number in numbers]

    def names_of(self, numbers: "NDArray[np.int64]") -> list[tuple[ArticleId, str]]:
        """The articles of some documents, in rising order, and the names of their files."""
        found: list[tuple[ArticleId, str]] = []
        cuts = np.searchsorted(numbers, self.starts).tolist()
        for part, start, (first, last) in zip(
            self.parts, self.starts, pairwise(cuts), strict=False
        ):
            if last > first:
                here = numbers[first:last] - start
                found += zip(
                    map(ArticleId, part.ids.several(here)), part.files.several(here), strict=True
                )
        return found

    def number_of(self, article: ArticleId) -> int | None:
        """The document of an article, or None where it is not here."""
        return self.numbers.get(article)

    @cached_property
    def ids(self) -> list[ArticleId]:
        """The articles of all documents."""
        return [ArticleId(article) for part in self.parts for article in part.ids]

    @cached_property
    def numbers(self) -> Mapping[ArticleId, int]:
        """The number of each article."""
        return {a: n for n, a in enumerate(self.ids) if self.alive[n]}

    def shared_with(self, other: "Documents") -> "tuple[NDArray[np.int64], NDArray[np.int64]]":
        """The numbers here and there of the articles that are in both; kept for the next query."""
        found = self._shared.get(other)
        if found is None:
            both = sorted(self.numbers.keys() & other.numbers.keys())
            here, there = ([each.numbers[a] for a in both] for each in (self, other))
            if len(self._shared) > _MOST_SHARED:
                self._shared.clear()
            found = self._shared[other] = np.array(here, np.int64), np.array(there, np.int64)
        return found

    def by_file(self, numbers: "NDArray[np.int64]") -> "NDArray[np.int64]":
        """The rank of some documents by file name, then by article."""
        if len(numbers) > self.size // _FEW:
            return self._ranks[numbers]
        names = [(self.file(number), self.id(number)) for number in numbers.tolist()]
        return _ranked(names)

    @cached_property
    def months(self) -> "NDArray[np.int32]":
        """Year * 12 + month - 1 of the last day, -1 where that is not known."""
        days, places = np.unique(self.last, return_inverse=True)
        found = [date.fromordinal(int(day)) if day else None for day in days]
        months = [day.year * 12 + day.month - 1 if day else -1 for day in found]
        return np.array(months, np.int32)[places]

    def lengths(self, field: str) -> "tuple[NDArray[np.float64], float]":
        """How many words each document has in a field, as coarse as the index has it; the mean."""
        counted = _joined([part.lengths for part in self.parts], np.float64)[SCORED.index(field)]
        return counted, mean_length(self.parts, field)

    @cached_property
    def _ranks(self) -> "NDArray[np.int64]":
        names = (file for part in self.parts for file in part.files)
        return _ranked(list(zip(names, self.ids, strict=True)))

    def _at(self, number: int) -> tuple[Part, int]:
        place = bisect_right(self.starts, number) - 1
        return self.parts[place], number - self.starts[place]

    def _refile(self, dates: Mapping[str, KnownDate]) -> None:
        for article, known in dates.items():
            number = self.numbers.get(ArticleId(article))
            if number is not None:
                start, end = bounds(known)
                self.first[number] = start.toordinal() if start else 0
                self.last[number] = end.toordinal() if end else 0


def mean_length(parts: Sequence[Part], field: str) -> float:
    """How many words a document has in a field on average; 1 where none has any."""
    size = sum(part.size for part in parts)
    total = sum(part.facts.totals[field] for part in parts)
    return (total / size if size else 0.0) or 1.0


def _ranked(names: Sequence[tuple[str, str]]) -> "NDArray[np.int64]":
    ranks = np.zeros(len(names), np.int64)
    ranks[sorted(range(len(names)), key=names.__getitem__)] = range(len(names))
    return ranks


def _joined(columns: "Sequence[NDArray[Any]]", kind: type[np.generic]) -> "NDArray[Any]":
    """The two rows of numbers of each part, side by side."""
    return np.concatenate([np.zeros((2, 0), kind), *(c.astype(kind) for c in columns)], axis=1)


def _recoded(
    coded: "Sequence[tuple[NDArray[Any], Sequence[str]]]",
) -> "tuple[NDArray[np.int32], list[str]]":
    """The codes of all parts by one list of names, the empty name first."""
    names: dict[str, int] = {"": 0}
    found = [np.zeros(0, np.int32)]
    for codes, own in coded:
        table = np.array([names.setdefault(name, len(names)) for name in own] or [0], np.int32)
        found.append(table[np.asarray(codes, np.int64)])
    return np.concatenate(found), list(names)
