"""Puts the articles that state such figures in the place of what a query asks of figures."""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from briefindex.model.span import ArticleId
from briefindex.packs.store import Store
from briefindex.search.figure_query import articles_of
from briefindex.search.query import Among, Either, Every, Figured, Node, Query, Without

_KEPT: Final = 32


class FigureArticles:
    """Finds the articles of figures in the packs of one desk; remembers what it found last."""

    def __init__(self, stores: Sequence[Store]) -> None:
        """Take the packs; nothing is read before a query asks for figures."""
        self._stores = stores
        self._found: OrderedDict[object, frozenset[ArticleId]] = OrderedDict()

    def put_in(self, query: Query) -> Query:
        """`query` with the articles in the place of each `Figured`."""
        items = tuple(map(self._put_in, query.items))
        return query if items == query.items else replace(query, items=items)

    def _put_in(self, node: Node) -> Node:
        if isinstance(node, Figured):
            return Among(self._articles(node))
        if isinstance(node, Every):
            return Every(tuple(map(self._put_in, node.items)), node.span)
        if isinstance(node, Either):
            return Either(tuple(map(self._put_in, node.items)), node.span)
        return Without(self._put_in(node.item), node.span) if isinstance(node, Without) else node

    def _articles(self, node: Figured) -> frozenset[ArticleId]:
        key = (node.item, tuple(store.revision for store in self._stores))
        found = self._found.get(key)
        if found is None:
            found = frozenset[ArticleId]().union(*(articles_of(s, node.item) for s in self._stores))
            self._found[key] = found
            if len(self._found) > _KEPT:
                self._found.popitem(last=False)
        return found
