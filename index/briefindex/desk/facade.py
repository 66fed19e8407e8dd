"""One reader's view of the open packs."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from briefindex.desk.corrected import Corrected
from briefindex.desk.finder import Finder
from briefindex.desk.homes import Homes
from briefindex.desk.names import Names
from briefindex.desk.naming import Naming
from briefindex.extract.version import analysis_version, as_good_as
from briefindex.model.article import Article, ArticleInfo
from briefindex.model.comparison import IndicatorRow
from briefindex.model.figure import Figure, FigureId
from briefindex.model.mention import Entity, EntityId, EntityType, Mention
from briefindex.model.pack import ImportProblem, PackInfo
from briefindex.model.search import (
    NO_FILTERS,
    NOTHING_READ,
    Filters,
    Reading,
    SearchResult,
    Sort,
)
from briefindex.model.span import ArticleId, SentenceRef, Span
from briefindex.packs.store import Store

if TYPE_CHECKING:
    from briefindex.desk.figure_table import FigureTable
    from briefindex.desk.joining import Joining
    from briefindex.desk.ledger.kept import KeptLedger, Ledger
    from briefindex.model.briefing import Briefing
    from briefindex.search.query import Node

T = TypeVar("T")
_TEXTS = 256
"""So many texts are kept while their sentences are read one after the other."""


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
        self.may_lag = False
        """Whether what all sources state may be as it was a moment ago (see `desk.ledger`)."""
        self._homes = Homes(self._stores)
        self.corrected = Corrected(self._homes)
        self.names = Names(self._stores, self.articles)
        self.naming = Naming(self._stores)
        self.finder = Finder(self._homes, self.article)

    def close(self) -> None:
        """Let go of the packs."""
        if "kept_ledger" in self.__dict__:
            self.kept_ledger.close()
        for store in self._stores:
            store.close()

    def packs(self) -> tuple[PackInfo, ...]:
        """The open packs and how far each has come."""
        from briefindex.search.generations import indexed_count  # not needed to show an article

        versions = as_good_as(analysis_version())
        infos: list[PackInfo] = []
        for store in self._stores:
            articles, analysed = store.counts(versions)
            indexed = min(indexed_count(store), articles)
            infos.append(PackInfo(store.folder, store.name, articles, indexed, analysed))
        return tuple(infos)

    def articles(self) -> tuple[ArticleInfo, ...]:
        """Every article, newest first, those without any date last.

        The same tuple while none changed.
        """
        return self._homes.articles()

    def count(self) -> int:
        """How many articles the packs hold."""
        return self._homes.count()

    def article(self, article: ArticleId) -> Article:
        """One whole article.

        Raises:
            NotInPackError: no open pack has it.
        """
        return self._homes.of(article).article(article)

    def sentence(self, ref: SentenceRef) -> str:
        """The text of one sentence.

        Raises:
            NotInPackError: no open pack has its article.
        """
        return self._homes.sentence(ref)

    def as_read(self, article: ArticleId) -> ArticleInfo:
        """What an article's own reading says of it, without what the user decided.

        Raises:
            NotInPackError: no open pack has it.
        """
        return self._homes.of(article).reading(article).info

    def home(self, article: ArticleId) -> Path:
        """The pack folder that an article is read from.

        Raises:
            NotInPackError: no open pack has it.
        """
        return self._homes.of(article).folder

    def homes(self, names: Mapping[Path, str]) -> dict[ArticleId, str]:
        """By article what the pack is called that it is read from; `names` by folder."""
        return self._homes.named(names)

    def mentions(self, article: ArticleId) -> tuple[Mention, ...]:
        """What is named in one article, by offset.

        Raises:
            NotInPackError: no open pack has it.
        """
        return self._homes.of(article).mentions(article)

    def figures(
        self, article: ArticleId | None = None, query: str | None = None
    ) -> tuple[Figure, ...]:
        """Figures, in the order of `articles`, then by offset; `query` as in a figures box.

        Raises:
            NotInPackError: no open pack has that article.
        """
        if article is None and query and query.strip():
            from briefindex.search.figure_query import boxed, figures_of  # only where one asks

            asked, matching = boxed(query), self.finder.search.matching
            found = self._homes.figures(lambda store: figures_of(store, asked, matching))
            return _in_order(found, self._homes.ranks())
        if article is None:
            return _in_order(self._homes.figures(Store.figures), self._homes.ranks())
        found = self._homes.of(article).figures(article)
        if not query or not query.strip():
            return found
        from briefindex.search.figure_query import matching_figures  # only where one asks

        return matching_figures(found, query, self.finder.search.matching)

    def unanalysed(self) -> frozenset[ArticleId]:
        """Articles that were never analysed, not by an earlier extraction than today's either."""
        return frozenset(a for store in self._stores for a in store.unanalysed(None))

    def key_counts(self) -> dict[ArticleId, int]:
        """How many key figures each article has; articles without one are not in it."""
        counts: dict[ArticleId, int] = {}
        for store, elsewhere in self._homes.each():
            mine = store.figure_view.key_counts()
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
            mentions = self._homes.of(article).mentions(article)
        else:
            mentions = _once(
                self._stores,
                Store.mentions,
                lambda mention: (mention.article, mention.span, mention.entity),
            )
        meant = [mention for mention in mentions if kind is None or mention.type == kind]
        return _entities(meant, self._homes.ranks())

    def search(
        self,
        query: str,
        limit: int | None = 20,
        sort: Sort = "relevance",
        filters: Filters = NO_FILTERS,
        reading: Reading = NOTHING_READ,
        *,
        literal: bool = False,
    ) -> SearchResult:
        """Articles that match `query` and pass `filters`; newest first where the query is empty.

        With `literal` no other names of what the query names are looked for.
        """
        return self.finder.search.search(query, limit, sort, filters, reading, literal=literal)

    def hits_in(self, article: ArticleId, query: str, *, literal: bool = False) -> tuple[Span, ...]:
        """Where `query` hits in the article's text: sorted, not overlapping.

        Raises:
            NotInPackError: no open pack has it.
        """
        return self.finder.search.hits_in(self.article(article), query, literal=literal)

    def comparison(self) -> tuple[IndicatorRow, ...]:
        """One row per indicator across all open packs."""
        return self.ledger.rows() if self.kept_ledger.is_current else self._compared()

    def _compared(self) -> tuple[IndicatorRow, ...]:
        from briefindex.compare import rows  # not needed to show an article

        return rows(_stated_once(self), self.articles(), self.copies())

    def briefing(
        self,
        today: date,
        title: str | None = None,
        wanted: Sequence[str] = (),
        *,
        records: bool = True,
    ) -> "Briefing":
        """The brief of the open packs, as of `today`; the indicators `wanted` stand first.

        Without `records` it has no table of all figures, which pages do not show.
        """
        from briefindex.briefing import make_briefing  # not needed to show an article
        from briefindex.desk.moving import moves_of  # as above

        @lru_cache(_TEXTS)
        def text_of(article: ArticleId) -> str:
            return self.article(article).text

        figures = _stated_once(self)
        return make_briefing(
            self.articles(),
            figures,
            self.comparison(),
            lambda ref: text_of(ref.article)[ref.span.start : ref.span.end],
            today=today,
            title=title or " · ".join(store.name for store in self._stores) + ": key figures",
            first=self.copies(),
            wanted=wanted,
            moves=moves_of(self.articles(), self.copies(), self.article),
            records=records,
        )

    def copies(self) -> Mapping[ArticleId, ArticleId]:
        """By article that is a copy of another, the first; kept while none changed."""
        return self._homes.copies()

    @property
    def ledger(self) -> "Ledger":
        """What all sources state about the same thing, by page and by indicator."""
        return self.kept_ledger.now

    @cached_property
    def kept_ledger(self) -> "KeptLedger":
        """The ledger as it is kept from one start to the next."""
        from briefindex.desk.ledger.kept import KeptLedger  # not needed to show an article
        from briefindex.desk.ledger.memory import MemoryLedger

        memory = MemoryLedger(
            self._compared,
            self.figures,
            self.articles,
            self.copies,
            self.revision,
            self.twins,
        )
        return KeptLedger(self._homes, memory, may_lag=self.may_lag)

    @cached_property
    def figure_table(self) -> "FigureTable":
        """The figures of all open packs as a table."""
        from briefindex.desk.figure_table import FigureTable  # not needed to show an article

        def matching(node: "Node") -> frozenset[ArticleId]:  # whoosh: where articles are asked for
            return self.finder.search.matching(node)

        return FigureTable(self._homes, matching)

    @cached_property
    def joining(self) -> "Joining":
        """Joins indicators that are one, parts figures from one that is not theirs."""
        from briefindex.desk.joining import Joining  # not needed to show an article

        return Joining(self.comparison, self.figures, self.corrected)

    def twins(self) -> Mapping[FigureId, FigureId]:
        """By figure that a copy repeats, the one of its first article: that is compared."""
        from briefindex.compare import twins  # not needed to show an article

        copies = self.copies()
        told = dict.fromkeys([*copies.values(), *copies])
        return twins([figure for article in told for figure in self.figures(article)], copies)

    def problems(self, pack: Path | None = None) -> tuple[ImportProblem, ...]:
        """Files that were refused the last time they were given, or could not be analysed.

        Of all packs, or of the one in folder `pack`.
        """
        stores = [store for store in self._stores if pack is None or store.folder == pack]
        return tuple(
            problem for store in stores for problem in (*store.refused(), *store.unreadable())
        )

    def revision(self) -> int:
        """A number that grows whenever the worker has written something."""
        return self._homes.revision()


def _stated_once(desk: Desk) -> tuple[Figure, ...]:
    from briefindex.compare import stated_once  # not needed to show an article

    return stated_once(desk.figures(), desk.copies())


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
