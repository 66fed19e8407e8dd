"""What a search asks of the desk and what it gives; runs in another thread, knows no Qt."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from briefindex.desk import Desk
from briefindex.model.figure import Figure
from briefindex.model.search import (
    NO_FILTERS,
    NOTHING_READ,
    FacetCount,
    Facets,
    Filters,
    Reading,
    SearchResult,
    Sort,
)
from briefindex.model.span import ArticleId, Span
from satchel.jobs.alone import words_alone

FIRST: Final = 24
"""So many articles are asked for with every key: some more than a window shows."""
_MOST_COUNTED: Final = 20
MOST_FIGURES: Final = 500
"""So many of the figures that are found are shown where all are wanted."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for: words, what narrows and sorts them; or what is like an article."""

    query: str = ""
    sort: Sort = "relevance"
    filters: Filters = NO_FILTERS
    like: ArticleId | None = None

    @property
    def is_nothing(self) -> bool:
        """Whether all articles are meant."""
        return not self.query and self.filters == NO_FILTERS and self.like is None


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found: articles, and where the hits of the first articles stand.

    `hits` is None where there are too many articles to count the hits in each. `alone` tells,
    where nothing was found, how many articles have one of the words: only those that some have.
    """

    asked: Asked
    result: SearchResult
    hits: Mapping[ArticleId, tuple[Span, ...]] | None
    alone: tuple[tuple[str, int], ...] = ()

    @property
    def query(self) -> str:
        """The words that were asked for."""
        return self.asked.query

    @property
    def has_words(self) -> bool:
        """Whether the articles were found by words, which their snippets show."""
        return bool(self.asked.query) or self.asked.like is not None

    @property
    def has_more(self) -> bool:
        """Whether more articles were found than are here."""
        return len(self.result.hits) < self.result.total


@dataclass(frozen=True, slots=True)
class Searching:
    """The question for the first `most` articles."""

    asked: Asked
    reading: Reading
    most: int = FIRST

    def __call__(self, desk: Desk) -> Answer:
        """Ask the desk."""
        asked = self.asked
        if asked.like is not None:
            return Answer(asked, desk.finder.similar(asked.like, self.most), {})
        result = desk.search(asked.query, self.most, asked.sort, asked.filters, self.reading)
        hits = None
        if not asked.query:
            hits = {}
        elif len(result.hits) <= _MOST_COUNTED:
            hits = desk.finder.hits_of([hit.article for hit in result.hits], asked.query)
        alone = words_alone(desk, asked.query) if not result.total and asked.query else ()
        return Answer(asked, result, hits, alone)


@dataclass(frozen=True, slots=True)
class FoundFigures:
    """The first figures that a query finds, key ones first, none that is trivial; and how many."""

    query: str
    figures: tuple[Figure, ...]
    total: int


@dataclass(frozen=True, slots=True)
class FindingFigures:
    """The question for the figures with the words of a query, in articles that pass the filters."""

    query: str
    filters: Filters = NO_FILTERS
    reading: Reading = NOTHING_READ

    def __call__(self, desk: Desk) -> FoundFigures:
        """Ask the desk."""
        found = desk.finder.figures_found(self.query, self.filters, self.reading, MOST_FIGURES)
        return FoundFigures(self.query, found.figures, found.total)


@dataclass(frozen=True, slots=True)
class Counted:
    """What there is to choose from: `facets` at once, `entities` where they were asked for."""

    asked: Asked
    facets: Facets
    entities: tuple[FacetCount, ...] | None = None


@dataclass(frozen=True, slots=True)
class Counting:
    """The question what there is to choose from."""

    asked: Asked
    reading: Reading = NOTHING_READ

    def __call__(self, desk: Desk) -> Counted:
        """Ask the desk."""
        query, filters = self.asked.query, self.asked.filters
        found = desk.search(query, 0, self.asked.sort, filters, self.reading)
        entities = desk.finder.entity_facet(query, filters, self.reading)
        return Counted(self.asked, found.facets, entities)


@dataclass(frozen=True, slots=True)
class FoundHits:
    """Where a query hits in an article."""

    article: ArticleId
    hits: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class FindingHits:
    """The question where a query hits in an article."""

    article: ArticleId
    query: str

    def __call__(self, desk: Desk) -> FoundHits:
        """Ask the desk."""
        return FoundHits(self.article, desk.hits_in(self.article, self.query))
