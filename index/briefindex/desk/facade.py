"""One reader's view of the open packs."""

import operator
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from briefindex.desk.names import Names
from briefindex.desk.naming import Naming
from briefindex.errors import NotInPackError
from briefindex.extract.version import analysis_version
from briefindex.model.article import Article, ArticleInfo
from briefindex.model.comparison import IndicatorRow
from briefindex.model.figure import Figure, FigureField, FigureId
from briefindex.model.mention import Entity, EntityId, EntityType, Mention
from briefindex.model.pack import ImportProblem, PackInfo
from briefindex.model.search import SearchResult, Sort
from briefindex.model.span import ArticleId, SentenceRef, Span
from briefindex.packs.corrections import article_of
from briefindex.packs.store import Store
from briefindex.text.fields import FIELDS

if TYPE_CHECKING:
    from briefindex.model.briefing import Briefing
    from briefindex.search.service import Search

T = TypeVar("T")
_ADRIFT = (
    "You corrected “{}”, but today’s reading of the file has not its sentence. "
    "The correction is kept in the pack."
)


class Desk:
    """Reads one or several packs; belongs to one thread, opens in milliseconds, writes nothing.

    An article that several packs hold is there once, from the first of them.
    """

    def __init__(self, packs: Sequence[Path]) -> None:
        """Open the pack folders.

        Raises:
            PackNotFoundError: one is not there.
            PackError: one cannot be read.
        """
        self._stores: list[Store] = []
        try:
            for folder in packs:
                self._stores.append(Store(folder))
        except BaseException:
            self.close()
            raise
        self._listed: tuple[list[tuple[ArticleInfo, ...]], tuple[ArticleInfo, ...]] | None = None
        self._rank: tuple[int, dict[ArticleId, int]] | None = None
        self.names = Names(self._stores, self.articles)
        self.naming = Naming(self._stores)

    def close(self) -> None:
        """Let go of the packs."""
        for store in self._stores:
            store.close()

    def packs(self) -> tuple[PackInfo, ...]:
        """The open packs and how far each has come."""
        from briefindex.search.generations import indexed_count  # not needed to show an article

        version = analysis_version()
        infos: list[PackInfo] = []
        for store in self._stores:
            articles, analysed = store.counts(version)
            indexed = min(indexed_count(store), articles)
            infos.append(PackInfo(store.folder, store.name, articles, indexed, analysed))
        return tuple(infos)

    def articles(self) -> tuple[ArticleInfo, ...]:
        """Every article, newest first, those without any date last.

        The same tuple while none changed.
        """
        read = [store.infos() for store in self._stores]
        if self._listed is not None and all(map(operator.is_, read, self._listed[0])):
            return self._listed[1]
        found: dict[ArticleId, ArticleInfo] = {}
        for infos in read:
            for info in infos:
                found.setdefault(info.id, info)
        self._listed = (read, tuple(sorted(found.values(), key=_newest_first)))
        return self._listed[1]

    def article(self, article: ArticleId) -> Article:
        """One whole article.

        Raises:
            NotInPackError: no open pack has it.
        """
        return self._home(article).article(article)

    def as_read(self, article: ArticleId) -> ArticleInfo:
        """What an article's own reading says of it, without what the user decided.

        Raises:
            NotInPackError: no open pack has it.
        """
        return self._home(article).reading(article).info

    def home(self, article: ArticleId) -> Path:
        """The pack folder that an article is read from.

        Raises:
            NotInPackError: no open pack has it.
        """
        return self._home(article).folder

    def mentions(self, article: ArticleId) -> tuple[Mention, ...]:
        """What is named in one article, by offset.

        Raises:
            NotInPackError: no open pack has it.
        """
        return self._home(article).mentions(article)

    def figures(
        self, article: ArticleId | None = None, query: str | None = None
    ) -> tuple[Figure, ...]:
        """Figures, in the order of `articles`, then by offset; `query` as in a figures box.

        Raises:
            NotInPackError: no open pack has that article.
        """
        if article is not None:
            found = self._home(article).figures(article)
        else:
            found = _in_order(self._of_homes(Store.figures), self._ranks())
        if not query or not query.strip():
            return found
        from briefindex.search.figure_query import matching_figures  # only where one asks

        return matching_figures(found, query)

    def taken_out(self, article: ArticleId | None = None) -> tuple[Figure, ...]:
        """What the analyst said is no figure; as `figures` has them otherwise.

        Raises:
            NotInPackError: no open pack has that article.
        """
        if article is not None:
            return self._home(article).figure_view.taken_out(article)
        return self._of_homes(lambda store: store.figure_view.taken_out())

    def found(self, figure: FigureId) -> Figure:
        """A figure as it was extracted, without the analyst's corrections.

        Raises:
            NotInPackError: no open pack has it.
        """
        return self._home_of_figure(figure).figure_view.found(figure)

    def corrections(self, figure: FigureId) -> dict[FigureField, str]:
        """By field what the pack keeps of the analyst's corrections of a figure.

        Raises:
            NotInPackError: no open pack has it.
        """
        kept = self._home_of_figure(figure).figure_view.decisions(figure)
        return {name: kept[name] for name in FIELDS if name in kept}

    def unanalysed(self) -> frozenset[ArticleId]:
        """Articles that were never analysed, not by an earlier extraction than today's either."""
        return frozenset(a for store in self._stores for a in store.unanalysed(None))

    def key_counts(self) -> dict[ArticleId, int]:
        """How many key figures each article has; articles without one are not in it."""
        counts: dict[ArticleId, int] = {}
        for store, elsewhere in self._homes():
            mine = store.key_counts()
            counts |= {article: mine[article] for article in mine if article not in elsewhere}
        return counts

    def entities(
        self, article: ArticleId | None = None, kind: EntityType | None = None
    ) -> tuple[Entity, ...]:
        """Things that are named, most mentioned first, with their mentions in order of `articles`.

        Raises:
            NotInPackError: no open pack has that article.
        """
        if article is not None:
            mentions = self._home(article).mentions(article)
        else:
            mentions = _once(
                self._stores,
                Store.mentions,
                lambda mention: (mention.article, mention.span, mention.entity),
            )
        return _entities([m for m in mentions if kind is None or m.type == kind], self._ranks())

    def search(self, query: str, limit: int | None = 20, sort: Sort = "relevance") -> SearchResult:
        """Articles that match `query`; all of them, newest first, where it is empty."""
        return self._search.search(query, limit, sort)

    def hits_in(self, article: ArticleId, query: str) -> tuple[Span, ...]:
        """Where `query` hits in the article's text: sorted, not overlapping.

        Raises:
            NotInPackError: no open pack has it.
        """
        return self._search.hits_in(self.article(article), query)

    def comparison(self) -> tuple[IndicatorRow, ...]:
        """One row per indicator across all open packs."""
        from briefindex.compare import rows  # not needed to show an article

        return rows(self.figures(), self.articles())

    def briefing(self, today: date, title: str | None = None) -> "Briefing":
        """The brief of the open packs, as of `today`."""
        from briefindex.briefing import make_briefing  # not needed to show an article

        figures = self.figures()
        return make_briefing(
            self.articles(),
            figures,
            self.comparison(),
            self._sentence,
            today=today,
            title=title or " · ".join(store.name for store in self._stores) + ": key figures",
        )

    def problems(self) -> tuple[ImportProblem, ...]:
        """Files that were refused the last time they were given."""
        return tuple(problem for store in self._stores for problem in store.refused())

    def adrift(self) -> tuple[ImportProblem, ...]:
        """Files with a correction that no sentence of theirs bears any more: nothing is refused."""
        found: list[ImportProblem] = []
        for store in self._stores:
            files = store.ids()
            for kept in store.figure_view.adrift():
                file = files.get(kept.figure.sentence.article, "")
                found.append(ImportProblem(file, _ADRIFT.format(kept.figure.surface)))
        return tuple(found)

    def revision(self) -> int:
        """A number that grows whenever the worker has written something."""
        return sum(store.revision for store in self._stores)

    def _sentence(self, ref: SentenceRef) -> str:
        return self.article(ref.article).text[ref.span.start : ref.span.end]

    @cached_property
    def _search(self) -> "Search":
        from briefindex.search.service import Search  # whoosh: with the first query

        return Search(self._stores)

    def _home(self, article: ArticleId) -> Store:
        for store in self._stores:
            if store.info(article) is not None:
                return store
        raise NotInPackError(f"No article {article} is in the open packs.")

    def _homes(self) -> Iterator[tuple[Store, Collection[ArticleId]]]:
        """Each pack, and the articles that are read from another one before it."""
        elsewhere: set[ArticleId] = set()
        for store in self._stores:
            yield store, elsewhere
            if store is not self._stores[-1]:
                elsewhere = elsewhere | store.ids().keys()

    def _of_homes(self, read: Callable[[Store], tuple[Figure, ...]]) -> tuple[Figure, ...]:
        """The figures of all articles, each article's from its home alone."""
        return tuple(
            figure
            for store, elsewhere in self._homes()
            for figure in read(store)
            if figure.sentence.article not in elsewhere
        )

    def _home_of_figure(self, figure: FigureId) -> Store:
        article = article_of(figure)
        if article is None:
            raise NotInPackError(f"No figure {figure} is in the open packs.")
        return self._home(article)

    def _ranks(self) -> dict[ArticleId, int]:
        """Each article's place in `articles`."""
        revision = self.revision()
        if self._rank is None or self._rank[0] != revision:
            order = {info.id: place for place, info in enumerate(self.articles())}
            self._rank = (revision, order)
        return self._rank[1]


def _once(
    stores: Sequence[Store], read: Callable[[Store], tuple[T, ...]], key: Callable[[T], object]
) -> tuple[T, ...]:
    """What all packs hold, each thing once."""
    if len(stores) == 1:
        return read(stores[0])
    found: dict[object, T] = {}
    for store in stores:
        for item in read(store):
            found.setdefault(key(item), item)
    return tuple(found.values())


def _in_order(figures: Iterable[Figure], ranks: dict[ArticleId, int]) -> tuple[Figure, ...]:
    last = len(ranks)
    return tuple(
        sorted(
            figures,
            key=lambda f: (ranks.get(f.sentence.article, last), f.span.start, f.span.end),
        )
    )


def _newest_first(info: ArticleInfo) -> tuple[bool, int, str, ArticleId]:
    day = info.date.day or info.date.latest or info.date.earliest
    return (day is None, -day.toordinal() if day else 0, info.file, info.id)


def _entities(mentions: Sequence[Mention], ranks: dict[ArticleId, int]) -> tuple[Entity, ...]:
    groups: dict[EntityId, list[Mention]] = {}
    for mention in mentions:
        groups.setdefault(mention.entity, []).append(mention)
    last = len(ranks)
    entities: list[Entity] = []
    for identifier, members in groups.items():
        members.sort(key=lambda m: (ranks.get(m.article, last), m.span))
        surfaces: dict[str, int] = {}
        for mention in members:
            surfaces[mention.surface] = surfaces.get(mention.surface, 0) + 1
        aliases = tuple(sorted(surfaces, key=lambda surface: -surfaces[surface]))
        first = members[0]
        entities.append(Entity(identifier, first.canonical, first.type, aliases, tuple(members)))
    entities.sort(key=lambda entity: (-len(entity.mentions), entity.canonical))
    return tuple(entities)
