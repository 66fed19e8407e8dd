"""What can be asked of a pack besides a query: like articles, what filters leave, who is named."""

from collections.abc import Callable, Collection, Iterable, Sequence
from functools import cached_property
from heapq import nsmallest
from typing import TYPE_CHECKING, Final

from briefindex.desk.homes import Homes
from briefindex.model.article import Article
from briefindex.model.figure import Figure, FigureId
from briefindex.model.search import (
    NO_FILTERS,
    NOTHING_READ,
    FacetCount,
    FiguresFound,
    Filters,
    Reading,
    SearchResult,
)
from briefindex.model.span import ArticleId, Span
from briefindex.packs.stated import Row

if TYPE_CHECKING:
    from briefindex.search.service import Search


_SALIENT: Final[dict[str, int]] = {"key": 0, "secondary": 1}
"""Figures that are listed, key ones first; none that is trivial."""


_Place = tuple[int, int, int, FigureId, int]
"""Where a figure stands in a list: by salience, article and offset; its id, and its pack."""


class Finder:
    """Finds articles by more than words."""

    def __init__(self, homes: Homes, article: Callable[[ArticleId], Article]) -> None:
        """Search the packs; nothing is opened before something is asked. `article` reads one."""
        self._homes = homes
        self._article = article

    def prepare(self) -> None:
        """Load what it takes to understand a query, a few megabytes; no search, no index."""
        from briefindex.search.known_names import known_as  # the parser's library, and tables
        from briefindex.search.parser import parse

        parse('"ready"')  # the grammar: plain words are read without it
        known_as("ready")

    @cached_property
    def search(self) -> "Search":
        """The search itself."""
        from briefindex.search.service import Search  # whoosh: with the first query

        return Search(self._homes.stores, self._homes.copies)

    def entity_facet(
        self,
        query: str,
        filters: Filters = NO_FILTERS,
        reading: Reading = NOTHING_READ,
        most: int = 20,
    ) -> tuple[FacetCount, ...]:
        """What most of the articles name that match `query` and pass the other filters."""
        return self.search.entities(query, filters, reading, most)

    def similar(self, article: ArticleId, most: int = 20) -> SearchResult:
        """The articles that are most like one, by the words that tell it from the others.

        Raises:
            NotInPackError: no open pack has it.
        """
        return self.search.similar(self._article(article), most)

    def hits_of(
        self, articles: Sequence[ArticleId], query: str
    ) -> dict[ArticleId, tuple[Span, ...]]:
        """Where `query` hits in the texts of articles that it found: sorted, not overlapping."""
        return self.search.hits_of(articles, query)

    def passing(self, filters: Filters, reading: Reading = NOTHING_READ) -> frozenset[ArticleId]:
        """All articles that pass the filters, whatever is asked."""
        return self.search.passing(filters, reading)

    def figures_found(
        self,
        query: str,
        filters: Filters = NO_FILTERS,
        reading: Reading = NOTHING_READ,
        most: int = 5,
    ) -> FiguresFound:
        """The figures, key ones first and none that is trivial, that `query` as in a box finds.

        Of articles that pass the filters. The first `most` alone are read: there may be thousands.
        """
        from briefindex.search.figure_query import (
            NOTHING,
            boxed,
            found_in,
            row_of,
        )  # only where one asks

        asked = boxed(query)
        if asked == NOTHING:
            return FiguresFound()
        passing = self.passing(filters, reading) if filters != NO_FILTERS else None
        places: list[_Place] = []
        known: dict[FigureId, Figure] = {}
        for pack, (store, elsewhere) in enumerate(self._homes.each()):
            rows, changed = found_in(store, asked, self.search.matching)
            known |= {figure.id: figure for figure in changed}
            among = [row for row in (*rows, *map(row_of, changed)) if row[1] not in elsewhere]
            places += self._places(pack, among, passing)
        first = nsmallest(most, places)
        for pack, store in enumerate(self._homes.stores):
            wanted = [one for *_, one, home in first if home == pack and one not in known]
            known |= {figure.id: figure for figure in store.figure_view.of(wanted)}
        shown = tuple(known[figure] for *_, figure, _ in first if figure in known)
        return FiguresFound(shown, len(places))

    def _places(
        self, pack: int, rows: Iterable[Row], passing: Collection[ArticleId] | None
    ) -> list[_Place]:
        """Where the figures of a pack stand in a list, without the trivial ones."""
        ranks = self._homes.ranks()
        return [
            (_SALIENT[salience], ranks[article], start, figure, pack)
            for figure, article, start, salience in rows
            if salience in _SALIENT and article in ranks and (passing is None or article in passing)
        ]
