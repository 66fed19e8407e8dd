"""Counts what a query finds by source, month, kind, language and read state, and narrows it.

What each article is stands in columns of numbers by document, made once for a state of the pack;
a query is then counted in tens of microseconds, whatever it finds.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Generic, Literal, TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

from briefindex.model.article import Known
from briefindex.model.search import FacetCount, Facets, Filters, Reading
from briefindex.model.span import ArticleId
from briefindex.search.documents import Documents
from briefindex.search.matches import Matches

Numbers: TypeAlias = NDArray[np.int64]
Mask: TypeAlias = NDArray[np.bool_]
Facet = Literal["sources", "months", "kinds", "languages", "entities", "state"]

_UNDATED: Final = -1


_Value = TypeVar("_Value", str, int)


@dataclass(frozen=True, slots=True)
class Coded(Generic[_Value]):
    """One value a document: its code, and what the codes stand for."""

    codes: NDArray[np.int32]
    names: Sequence[_Value]

    @staticmethod
    def of(values: Iterable[str]) -> "Coded[str]":
        """The column of `values`."""
        known: dict[str, int] = {}
        codes = [known.setdefault(value, len(known)) for value in values]
        return Coded(np.array(codes, np.int32), list(known))

    @staticmethod
    def of_numbers(values: NDArray[np.int32]) -> "Coded[int]":
        """The column of `values`."""
        names, codes = np.unique(values, return_inverse=True)
        return Coded(codes.astype(np.int32), names.tolist())

    def with_values(self, values: Mapping[int, _Value]) -> "Coded[_Value]":
        """The same with other values of some documents, by their number."""
        if not values:
            return self
        names = list(dict.fromkeys([*self.names, *values.values()]))
        codes = self.codes.copy()
        for number, value in values.items():
            codes[number] = names.index(value)
        return Coded(codes, names)

    def having(self, wanted: Sequence[_Value]) -> Mask:
        """Which documents have one of the values."""
        codes = [code for code, name in enumerate(self.names) if name in wanted]
        return np.isin(self.codes, codes)

    def counted(self, numbers: Numbers) -> Counter[_Value]:
        """How many of the documents have each value."""
        return self.named(np.bincount(self.codes[numbers], minlength=len(self.names)))

    def named(self, counts: NDArray[Any]) -> Counter[_Value]:
        """The values beside counts by their codes."""
        several = zip(self.names, counts.tolist(), strict=True)
        return Counter({name: int(count) for name, count in several if count})


class Together:
    """Several columns as one: documents that have the same value in all of them are one code."""

    def __init__(self, columns: "Mapping[Facet, Coded[Any]]") -> None:
        """Take the columns."""
        self._columns = columns
        codes = np.zeros(0, np.int64)
        tables: list[NDArray[np.int64]] = []
        for column in columns.values():
            both = (codes * len(column.names) if tables else 0) + column.codes.astype(np.int64)
            values, codes = np.unique(both, return_inverse=True)
            tables = [table[values // len(column.names)] for table in tables]
            tables.append(values % len(column.names))
        self._codes = codes.astype(np.int32)
        self._tables = tables

    def counted(self, numbers: Numbers) -> "dict[Facet, Counter[Any]]":
        """How many of the documents have each value, by column; they are gone through once."""
        size = len(self._tables[0])
        counts = np.bincount(self._codes.take(numbers), minlength=size)
        return {
            facet: column.named(np.bincount(table, counts, len(column.names)))
            for (facet, column), table in zip(self._columns.items(), self._tables, strict=True)
        }


class FacetColumns:
    """What the documents of one pack are, in one state of the pack."""

    def __init__(self, documents: Documents, sources: Mapping[str, Known]) -> None:
        """Take the documents by number; `sources` are what the reader put right, by article."""
        numbers = {documents.number_of(ArticleId(article)): s for article, s in sources.items()}
        known = {n: source.value or "" for n, source in numbers.items() if n is not None}
        self.documents = documents
        self.sources = Coded(documents.sources, documents.source_names).with_values(known)
        self.languages = Coded(documents.languages, documents.language_names)
        self.kinds = Coded.of(kind_of(file) for part in documents.parts for file in part.files)
        self.months = documents.months
        self.coded: dict[Facet, Coded[Any]] = {
            "sources": self.sources,
            "months": Coded.of_numbers(self.months),
            "kinds": self.kinds,
            "languages": self.languages,
        }
        self.together = Together(self.coded)
        self._read: tuple[Reading, Mask, Mask] | None = None

    def masks(self, filters: Filters, reading: Reading, naming: Iterable[ArticleId]) -> "Masks":
        """Which documents pass each filter that is set; `naming` name one of the entities."""
        found: dict[Facet, Mask] = {}
        if filters.sources:
            found["sources"] = self.sources.having(filters.sources)
        if filters.months or filters.undated:
            first, last = filters.months or (0, -1)
            dated = (self.months >= first) & (self.months <= last)
            found["months"] = dated | (self.months == _UNDATED) if filters.undated else dated
        if filters.kinds:
            found["kinds"] = self.kinds.having(filters.kinds)
        if filters.languages:
            found["languages"] = self.languages.having(filters.languages)
        if filters.entities:
            found["entities"] = self._among(naming)
        if filters.state:
            read, starred = self._states(reading)
            states = {"read": read, "unread": ~read, "starred": starred}
            found["state"] = states[filters.state]
        return Masks(self, found)

    def state_counts(self, numbers: Numbers, reading: Reading) -> Counter[str]:
        """How many of the documents are read, unread and starred."""
        read, starred = (
            int(np.count_nonzero(mask[numbers])) if some else 0
            for mask, some in zip(
                self._states(reading), (reading.read, reading.starred), strict=True
            )
        )
        counts = {"unread": len(numbers) - read, "read": read, "starred": starred}
        return Counter({state: count for state, count in counts.items() if count})

    def _states(self, reading: Reading) -> tuple[Mask, Mask]:
        if self._read is None or self._read[0] is not reading:
            self._read = reading, self._among(reading.read), self._among(reading.starred)
        return self._read[1:]

    def _among(self, articles: Iterable[ArticleId]) -> Mask:
        mask = np.zeros(self.documents.size, np.bool_)
        numbers = self.documents.numbers
        mask[[numbers[article] for article in articles if article in numbers]] = True
        return mask


@dataclass(frozen=True, slots=True)
class Masks:
    """Which documents of one pack pass each filter that is set."""

    columns: FacetColumns
    each: Mapping[Facet, Mask]

    @property
    def passing(self) -> Mask:
        """Which documents pass all of them; some filter is set."""
        return np.logical_and.reduce([*self.each.values()])

    def narrowed(self, numbers: Numbers, but: Facet | None = None) -> Numbers:
        """Those of the documents that pass all filters, or all but one."""
        masks = [mask[numbers] for facet, mask in self.each.items() if facet != but]
        return numbers[np.logical_and.reduce(masks)] if masks else numbers


@dataclass(frozen=True, slots=True)
class Counting:
    """The documents that a query finds in one pack, before they are narrowed."""

    masks: Masks
    matches: Matches

    def counted(self, reading: Reading) -> "dict[Facet, Counter[Any]]":
        """How many there are of each value of each facet, by the filters of the others."""
        columns, numbers = self.masks.columns, self.matches.numbers
        if self.masks.each:
            found: dict[Facet, Counter[Any]] = {
                facet: column.counted(self.masks.narrowed(numbers, facet))
                for facet, column in columns.coded.items()
            }
        else:
            found = columns.together.counted(numbers)
        found["state"] = columns.state_counts(self.masks.narrowed(numbers, "state"), reading)
        return found


def facets(packs: Sequence[Counting], reading: Reading) -> Facets:
    """What is found in all packs together, counted."""
    each = [pack.counted(reading) for pack in packs]

    def total(facet: Facet) -> "Counter[Any]":
        counts: Counter[Any] = Counter()
        for counted in each:
            counts.update(counted[facet])
        return counts

    months = total("months")
    undated = months.pop(_UNDATED, 0)
    return Facets(
        _most_first(total("sources")),
        tuple(sorted(months.items())),
        undated,
        _most_first(total("kinds")),
        _most_first(total("languages")),
        _most_first(total("state")),
    )


def kind_of(file: str) -> str:
    """The ending of a file's name, by which one tells what kind it is; "" where it has none."""
    name, dot, ending = file.rpartition("/")[2].rpartition(".")
    return ending.lower() if name and dot else ""


def _most_first(counts: "Counter[str]") -> tuple[FacetCount, ...]:
    ranked = sorted(counts.items(), key=lambda each: (-each[1], each[0]))
    return tuple(FacetCount(value, count) for value, count in ranked)
