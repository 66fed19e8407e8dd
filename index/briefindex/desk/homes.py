"""Which pack each article is read from, where several are open: the first that holds it."""

import operator
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path

from briefindex.errors import NotInPackError
from briefindex.model.article import ArticleInfo
from briefindex.model.figure import Figure, FigureId
from briefindex.model.span import ArticleId, SentenceRef
from briefindex.packs.corrections import article_of
from briefindex.packs.store import Store


class Homes:
    """The articles of several packs, each once; belongs to one thread."""

    def __init__(self, stores: Sequence[Store]) -> None:
        """Look at nothing yet."""
        self.stores = stores
        self._listed: tuple[list[tuple[ArticleInfo, ...]], tuple[ArticleInfo, ...]] | None = None
        self._rank: tuple[int, dict[ArticleId, int]] | None = None
        self._copies: tuple[int, dict[ArticleId, ArticleId]] | None = None
        self._across: tuple[list[tuple[int, ...]], dict[ArticleId, ArticleId]] = ([], {})

    def articles(self) -> tuple[ArticleInfo, ...]:
        """Every article, newest first, those without any date last; kept while none changed."""
        read = [store.infos() for store in self.stores]
        if self._listed is not None and all(map(operator.is_, read, self._listed[0])):
            return self._listed[1]
        found: dict[ArticleId, ArticleInfo] = {}
        for infos in read:
            for info in infos:
                found.setdefault(info.id, info)
        self._listed = (read, tuple(sorted(found.values(), key=order_of)))
        return self._listed[1]

    def count(self) -> int:
        """How many articles there are."""
        if len(self.stores) == 1:
            return self.stores[0].count
        return len({article for store in self.stores for article in store.ids()})

    def of(self, article: ArticleId) -> Store:
        """The pack that an article is read from.

        Raises:
            NotInPackError: none of them has it.
        """
        for store in self.stores:
            if store.info(article) is not None:
                return store
        raise NotInPackError(f"No article {article} is in the open packs.")

    def sentence(self, ref: SentenceRef) -> str:
        """The text of a sentence; sooner to be had than its article.

        Raises:
            NotInPackError: no open pack has the article.
        """
        for store in self.stores:
            text = store.figure_view.sentence(ref)
            if text is not None:
                return text
        raise NotInPackError(f"No article {ref.article} is in the open packs.")

    def of_figure(self, figure: FigureId) -> Store:
        """The pack that a figure is read from.

        Raises:
            NotInPackError: none of them has its article.
        """
        article = article_of(figure)
        if article is None:
            raise NotInPackError(f"No figure {figure} is in the open packs.")
        return self.of(article)

    def each(self) -> Iterator[tuple[Store, Collection[ArticleId]]]:
        """Each pack, and the articles that are read from another one before it."""
        elsewhere: set[ArticleId] = set()
        for store in self.stores:
            yield store, elsewhere
            if store is not self.stores[-1]:
                elsewhere = elsewhere | store.ids().keys()

    def named(self, names: Mapping[Path, str]) -> dict[ArticleId, str]:
        """By article what the pack is called that it is read from; `names` by folder."""
        return {
            article: names.get(store.folder, store.name)
            for store, elsewhere in self.each()
            for article in store.ids()
            if article not in elsewhere
        }

    def figures(self, read: Callable[[Store], tuple[Figure, ...]]) -> tuple[Figure, ...]:
        """The figures of all articles, each article's from its home alone."""
        return tuple(
            figure
            for store, elsewhere in self.each()
            for figure in read(store)
            if figure.sentence.article not in elsewhere
        )

    def ranks(self) -> dict[ArticleId, int]:
        """Each article's place in `articles`."""
        revision = self.revision()
        if self._rank is None or self._rank[0] != revision:
            order = {info.id: place for place, info in enumerate(self.articles())}
            self._rank = (revision, order)
        return self._rank[1]

    def copies(self) -> Mapping[ArticleId, ArticleId]:
        """By article that is a copy of another, the first; kept while none changed.

        The first of several packs has the first articles. A first article is a copy of none.
        """
        revision = self.revision()
        if self._copies is None or self._copies[0] != revision:
            found: dict[ArticleId, ArticleId] = {}
            for store, elsewhere in self.each():
                mine = store.copies.first()
                found |= {copy: mine[copy] for copy in mine if copy not in elsewhere}
            if len(self.stores) > 1:
                found |= self._copies_across()
            known = self._copies[1] if self._copies is not None else {}
            firsts = {copy: _first_of(found, copy) for copy in found}
            self._copies = revision, known if known == firsts else firsts
        return self._copies[1]

    def _copies_across(self) -> Mapping[ArticleId, ArticleId]:
        from briefindex.desk.copies import copies_across  # of one pack only its importer compares

        states = [store.copies.state() for store in self.stores]
        if self._across[0] != states:
            self._across = states, copies_across(self.stores)
        return self._across[1]

    def revision(self) -> int:
        """A number that grows whenever something was written to one of the packs."""
        return sum(store.revision for store in self.stores)


def _first_of(copies: Mapping[ArticleId, ArticleId], article: ArticleId) -> ArticleId:
    """Where a copy leads in the end: each step leads to its own pack or to one before it."""
    while article in copies:
        article = copies[article]
    return article


def order_of(info: ArticleInfo) -> tuple[bool, int, str, ArticleId]:
    """What articles are sorted by: the newest first, those without any date last."""
    day = info.date.day or info.date.latest or info.date.earliest
    return (day is None, -day.toordinal() if day else 0, info.file, info.id)
