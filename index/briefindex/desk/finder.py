"""What can be asked of a pack besides a query: like articles, what filters leave, who is named."""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from briefindex.model.article import Article
from briefindex.model.search import (
    NO_FILTERS,
    NOTHING_READ,
    FacetCount,
    Filters,
    Reading,
    SearchResult,
)
from briefindex.model.span import ArticleId
from briefindex.packs.store import Store

if TYPE_CHECKING:
    from briefindex.search.service import Search


class Finder:
    """Finds articles by more than words."""

    def __init__(self, stores: Sequence[Store], article: Callable[[ArticleId], Article]) -> None:
        """Search the packs; nothing is opened before something is asked. `article` reads one."""
        self._stores = stores
        self._article = article

    @cached_property
    def search(self) -> "Search":
        """The search itself."""
        from briefindex.search.service import Search  # whoosh: with the first query

        return Search(self._stores)

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

    def passing(self, filters: Filters, reading: Reading = NOTHING_READ) -> frozenset[ArticleId]:
        """All articles that pass the filters, whatever is asked."""
        return self.search.passing(filters, reading)
