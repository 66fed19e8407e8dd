"""What the window asks about names: the list of entities, the page of one. Reads only."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from briefindex.desk.described import Descriptions
from briefindex.errors import NotInPackError
from briefindex.model.article import Article, ArticleInfo
from briefindex.model.entity_page import (
    Alias,
    Beside,
    EntityCount,
    EntityPage,
    EntityRow,
    NamingArticle,
    NamingSentence,
    SourceCount,
    Waiting,
)
from briefindex.model.figure import Figure
from briefindex.model.mention import EntityId, EntityType, Mention
from briefindex.model.naming import GlossaryEntry, Named, NameDecision, PackGlossary
from briefindex.model.span import ArticleId, Span
from briefindex.packs.entity_links import id_of
from briefindex.packs.store import Store
from briefindex.text.folding import fold

READ: Final = 200
"""So many articles, the newest, are read for what is beside an entity."""
SHOWN: Final = 12
"""So many articles of a page come with their sentences."""
_MOST_FIGURES: Final = 200


@dataclass(frozen=True, slots=True)
class _Home:
    """An article with the mentions of one entity in it, and the pack that it is read from."""

    store: Store
    mentions: tuple[Mention, ...]


class Names:
    """Who and what is named in the open packs; belongs to the thread of its desk."""

    def __init__(
        self,
        stores: Sequence[Store],
        articles: Callable[[], tuple[ArticleInfo, ...]],
    ) -> None:
        """Read from `stores`; `articles` gives every info, newest first, kept while it can be."""
        self._stores = stores
        self._articles = articles
        self._infos: tuple[object, dict[ArticleId, ArticleInfo]] | None = None

    def rows(self) -> tuple[EntityRow, ...]:
        """Every entity but dates, hidden ones too, most mentioned first."""
        found: dict[EntityId, EntityRow] = {}
        for store in self._stores:
            for row in store.entities.rows():
                old = found.get(row.id)
                found[row.id] = row if old is None else _joined(old, row)
        return tuple(sorted(found.values(), key=lambda row: (-row.mentions, row.named.name)))

    def page(self, entity: EntityId) -> EntityPage:
        """All about one entity.

        Raises:
            NotInPackError: no open pack names it.
        """
        homes = self._homes(entity)
        every = [mention for home in homes.values() for mention in home.mentions]
        if not every:
            raise NotInPackError("No article of the open packs names this any more.")
        named = Named(every[0].type, every[0].canonical)
        infos = self._by_id()
        naming = [NamingArticle(infos[one], len(home.mentions)) for one, home in homes.items()]
        read = list(homes)[:READ]
        reading = _Reading(entity, named)
        sentences = {
            article.info.id: reading.take(article, homes[article.info.id])
            for article in self._whole(read, homes)
        }
        shown = [replace(one, sentences=sentences.get(one.info.id, ())) for one in naming[:SHOWN]]
        sources = Counter[str | None]()
        for each in naming:
            sources[each.info.source.value] += each.mentions
        surfaces = Counter(mention.surface for mention in every)
        decisions = self.decisions(entity)
        return EntityPage(
            entity,
            named,
            len(every),
            tuple(Alias(surface, count) for surface, count in surfaces.most_common()),
            tuple(SourceCount(source, count) for source, count in sources.most_common()),
            (*shown, *naming[SHOWN:]),
            reading.beside(),
            tuple(reading.figures[:_MOST_FIGURES]),
            decisions,
            len(read),
            any(entity in store.naming.links.hidden for store in self._stores),
            reading.descriptions.differing(),
            self._waiting(decisions),
        )

    def sentences(
        self, entity: EntityId, articles: Sequence[ArticleId]
    ) -> dict[ArticleId, tuple[NamingSentence, ...]]:
        """The sentences of some articles that name an entity."""
        homes = self._homes(entity)
        wanted = [one for one in articles if one in homes]
        return {
            article.info.id: _sentences(article, homes[article.info.id].mentions)
            for article in self._whole(wanted, homes)
        }

    def count(self, entity: EntityId) -> EntityCount:
        """How often an entity is named, and by whom."""
        homes = self._homes(entity)
        infos = self._by_id()
        sources = Counter[str | None]()
        for article, home in homes.items():
            sources[infos[article].source.value] += len(home.mentions)
        counts = tuple(SourceCount(source, count) for source, count in sources.most_common())
        return EntityCount(entity, sum(sources.values()), len(homes), counts)

    def decisions(self, entity: EntityId | None = None) -> tuple[NameDecision, ...]:
        """What was decided in the open packs, of one entity or of all, each thing once."""
        found: dict[NameDecision, None] = {}
        for store in self._stores:
            links = store.naming.links
            for one in store.naming.decisions():
                ends = {id_of(named) for named in (one.subject, one.target) if named is not None}
                ends |= {id_of(links.follow(n)) for n in (one.subject, one.target) if n is not None}
                if entity is None or entity in ends:
                    found[one] = None
        return tuple(found)

    def glossary(self) -> tuple[GlossaryEntry, ...]:
        """What the glossaries of the open packs know, each entry once."""
        entries = (entry for each in self.glossaries() for entry in each.entries)
        return tuple(dict.fromkeys(entries))

    def glossaries(self) -> tuple[PackGlossary, ...]:
        """The glossary of each open pack, in the order of the packs."""
        return tuple(
            PackGlossary(store.folder, store.name, store.naming.glossary())
            for store in self._stores
        )

    def now(self, named: Named) -> EntityId:
        """The id of what was called so, by all decisions that stand now.

        Of several packs, that counts which names it by what its own decisions make of it.
        """
        ends = [(store, id_of(store.naming.links.follow(named))) for store in self._stores]
        there = [end for store, end in ends if store.entities.named(end) is not None]
        return next(iter([*there, *(end for _, end in ends)]), id_of(named))

    def lapsed(self) -> tuple[str, ...]:
        """One sentence for each decision about a mention that is there no more."""
        return tuple(each.sentence for each in self.waiting())

    def waiting(self) -> tuple[Waiting, ...]:
        """Each decision about a mention that is not there, and why not."""
        return self._waiting(self.decisions())

    def _waiting(self, decisions: Sequence[NameDecision]) -> tuple[Waiting, ...]:
        single = [(one, one.article) for one in decisions if one.article is not None]
        files = [(store, store.ids()) for store in (self._stores if single else ())]
        told = (Waiting(one, _lapse(files, one, article)) for one, article in single)
        return tuple(each for each in told if each.reason)

    def _homes(self, entity: EntityId) -> dict[ArticleId, _Home]:
        """By article, newest first, the mentions of an entity."""
        found: dict[ArticleId, _Home] = {}
        for store in self._stores:
            by_article: dict[ArticleId, list[Mention]] = {}
            for mention in store.entities.mentions(entity):
                by_article.setdefault(mention.article, []).append(mention)
            for article, mentions in by_article.items():
                found.setdefault(article, _Home(store, tuple(mentions)))
        infos = self._by_id()
        return {article: found[article] for article in infos if article in found}

    def _whole(
        self, wanted: Sequence[ArticleId], homes: dict[ArticleId, _Home]
    ) -> Iterator[Article]:
        for store in self._stores:
            yield from store.articles([one for one in wanted if homes[one].store is store])

    def _by_id(self) -> dict[ArticleId, ArticleInfo]:
        articles = self._articles()
        if self._infos is None or self._infos[0] is not articles:
            self._infos = (articles, {info.id: info for info in articles})
        return self._infos[1]


def matching(
    rows: Sequence[EntityRow], kind: EntityType | None, words: str, *, hidden: bool = False
) -> list[EntityRow]:
    """The rows of a type (None: of all) of which a name has words that begin like all of `words`.

    Hidden entities, or those that are not.
    """
    wanted = [f" {word}" for word in fold(words).split()]
    return [
        row
        for row in rows
        if row.hidden == hidden
        and (kind is None or row.named.type == kind)
        and all(word in row.words for word in wanted)
    ]


class _Reading:
    """What articles say beside an entity, read one after the other."""

    def __init__(self, entity: EntityId, named: Named) -> None:
        self._entity = entity
        self._named = named
        self._counts: Counter[EntityId] = Counter()
        self._names: dict[EntityId, Named] = {}
        self.figures: list[Figure] = []
        self.descriptions = Descriptions()

    def take(self, article: Article, home: _Home) -> tuple[NamingSentence, ...]:
        """Read one article; gives the sentences that name the entity."""
        places = [_sentence_at(article, mention.span) for mention in home.mentions]
        self.descriptions.take(article, places, home.mentions)
        own = set(places)
        met: set[tuple[Span, EntityId]] = set()
        for other in home.store.mentions(article.info.id):
            if other.entity == self._entity or other.type == "date":
                continue
            sentence = _sentence_at(article, other.span)
            if sentence in own and (sentence, other.entity) not in met:
                met.add((sentence, other.entity))
                self._counts[other.entity] += 1
                self._names[other.entity] = Named(other.type, other.canonical)
        self.figures += [
            figure
            for figure in home.store.figures(article.info.id)
            if figure.salience != "trivial"
            and (figure.sentence.span in own or self._named.name in figure.indicator.parties)
        ]
        return _sentences(article, home.mentions)

    def beside(self) -> tuple[Beside, ...]:
        """What is named in the same sentences, most often first."""
        found = [Beside(one, self._names[one], count) for one, count in self._counts.items()]
        return tuple(sorted(found, key=lambda each: (-each.sentences, each.named.name)))


def _sentences(article: Article, mentions: Sequence[Mention]) -> tuple[NamingSentence, ...]:
    marks: dict[Span, list[Span]] = {}
    for mention in mentions:
        sentence = _sentence_at(article, mention.span)
        at = sentence.start
        marks.setdefault(sentence, []).append(Span(mention.span.start - at, mention.span.end - at))
    return tuple(
        NamingSentence(span, article.text[span.start : span.end], tuple(marks[span]))
        for span in sorted(marks)
    )


def _sentence_at(article: Article, span: Span) -> Span:
    """The sentence that a mention stands in; the mention itself where it stands in none."""
    at = bisect_right(article.sentences, span.start, key=lambda sentence: sentence.start) - 1
    if at >= 0 and article.sentences[at].end >= span.end:
        return article.sentences[at]
    return span


def _joined(one: EntityRow, other: EntityRow) -> EntityRow:
    return replace(
        one,
        mentions=one.mentions + other.mentions,
        articles=one.articles + other.articles,
        words=one.words + other.words,
        hidden=one.hidden or other.hidden,
    )


def _lapse(
    packs: Sequence[tuple[Store, Mapping[ArticleId, str]]],
    decision: NameDecision,
    article: ArticleId,
) -> str:
    """Why a decision about one mention waits; "" where the mention is there.

    `packs` come with the files of their articles.
    """
    home = next(((store, files[article]) for store, files in packs if article in files), None)
    if home is None:
        names = " or ".join(store.name for store, _ in packs)
        return f"its article {article} is not in {names}"
    store, file = home
    is_there = any(
        mention.span.start == decision.start and mention.surface == decision.surface
        for mention in store.mentions(article, as_found=True)
    )
    return "" if is_there else f"{file} names nothing so at that place any more"
