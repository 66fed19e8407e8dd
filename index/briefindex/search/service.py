"""Search over several packs: asks the engine, cuts the snippets."""

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import islice, repeat

from briefindex.model.article import Article
from briefindex.model.search import (
    NO_FILTERS,
    NOTHING_READ,
    FacetCount,
    Filters,
    Hit,
    Reading,
    SearchResult,
    Snippet,
    Sort,
)
from briefindex.model.span import ArticleId, Span
from briefindex.packs.store import Store
from briefindex.search.engine import find, stands
from briefindex.search.figure_articles import FigureArticles
from briefindex.search.in_words import in_words
from briefindex.search.matches import SOME_WORDS, Found, Matches
from briefindex.search.matching import Mark, Marker, in_order, merged
from briefindex.search.naming import Naming, name_marks, names_here, understood
from briefindex.search.narrowing import Narrowing
from briefindex.search.other_names import found_others
from briefindex.search.pages import Page
from briefindex.search.parser import LITERAL, parse
from briefindex.search.postings import Postings
from briefindex.search.query import Hint, Node, Query, bare_words, places_of
from briefindex.search.resolving import Resolved, Vocabularies, resolve
from briefindex.search.shelf import Shelf
from briefindex.search.similar import LEAST_SHARE, query_for
from briefindex.search.snippets import snippets
from briefindex.search.stories import Stories
from briefindex.search.suggesting import suggestion
from briefindex.search.tokens import words_of
from briefindex.search.vocabulary import Joined

_FIELDS = ("body", "source", "author", "lang", "file")
_KEPT_PAGES = 256


@dataclass(frozen=True, slots=True)
class _Asked:
    """A query against the names and the words of the packs."""

    naming: Naming
    resolved: Resolved
    marker: Marker
    in_words: str = ""

    @property
    def query(self) -> Query:
        return self.resolved.query

    @property
    def hints(self) -> tuple[Hint, ...]:
        return (*self.query.hints, *self.naming.hints)


class Search:
    """Answers queries over the packs of one desk."""

    def __init__(
        self, stores: Sequence[Store], copies: Callable[[], Mapping[ArticleId, ArticleId]]
    ) -> None:
        """Take the packs and who knows their copies; nothing is opened before the first query."""
        self._stories = Stories(copies)
        self._shelves = [Shelf(store) for store in stores]
        self._narrowing = Narrowing(self._shelves)
        self._figured = FigureArticles(stores)
        self._pages: dict[ArticleId, Page] = {}
        self._known: tuple[tuple[Postings, ...], Vocabularies] | None = None
        self._asked: tuple[tuple[str, bool], tuple[Postings, ...], _Asked] | None = None

    def search(
        self,
        query: str,
        limit: int | None,
        sort: Sort,
        filters: Filters = NO_FILTERS,
        reading: Reading = NOTHING_READ,
        *,
        literal: bool = False,
    ) -> SearchResult:
        """The best matches; every article, newest first, where the query is empty."""
        for shelf in self._shelves:
            shelf.read_on()
        began = time.perf_counter()
        asked = self._understood(query, literal=literal, looked=True)
        matches, counting = self._narrowing.narrowed(self._found(query, asked), filters, reading)
        by_date = sort == "date" or not asked.query.items
        ranked = _ranked(matches, limit, by_date=by_date)
        shown = ranked if limit is None else ranked[: max(limit, 0)]
        hits = self._hits(shown, asked)
        state = tuple(shelf.revision for shelf in self._shelves)
        others_told = self._stories.beside([match.article for match in shown], matches, state)
        unsearched = sum(shelf.unsearched for shelf in self._shelves)
        others = found_others(asked.naming, asked.resolved, self._shelves)
        return SearchResult(
            query,
            sum(part.size for part in matches),
            (time.perf_counter() - began) * 1000,
            hits,
            _dropped(asked.query, ranked, matches),
            _hint(query, asked, matches, unsearched),
            asked.naming.suggestion
            or suggestion(asked.resolved, [s.known for s in self._shelves], bool(ranked)),
            unsearched,
            others,
            f"{LITERAL}{query.lstrip()}" if others else None,
            query.lstrip()[len(LITERAL) :] if asked.naming.others_without else None,
            cache(counting),
            asked.in_words,
            places_of(asked.hints),
            self._stories.copies(matches),
            self._hits(others_told, asked),
            bool(asked.query.items) or not query.strip(),
        )

    def entities(
        self, query: str, filters: Filters, reading: Reading, most: int
    ) -> tuple[FacetCount, ...]:
        """What most of the found articles name, by all filters but that for what they name."""
        found = self._found(query, self._understood(query))
        return self._narrowing.entities(found, filters, reading, most)

    def similar(self, article: Article, most: int) -> SearchResult:
        """What is like an article, by the words that tell it from the others; not itself."""
        began = time.perf_counter()
        postings = self._look()
        size = sum(each.documents.size for each in postings)
        query = query_for(
            words_of(article.text),
            lambda word: sum(each.frequency("body", word) for each in postings),
            size,
        )
        resolved = resolve(query, self._vocabularies(postings))
        asked = _Asked(Naming(resolved.query), resolved, Marker(resolved))
        found = [match for part in self._matches(asked) for match in part.best(None)]
        ranked = sorted(found, key=lambda each: (-each.score, each.file, each.article))
        least = LEAST_SHARE * max((each.score for each in ranked), default=0.0)
        like = [each for each in ranked if each.score >= least and each.article != article.info.id]
        took = (time.perf_counter() - began) * 1000
        return SearchResult("", min(len(like), most), took, self._hits(like[:most], asked))

    def passing(self, filters: Filters, reading: Reading) -> frozenset[ArticleId]:
        """All articles that pass the filters, whatever is asked."""
        self._look()
        return self._narrowing.passing(filters, reading)

    def hits_in(self, article: Article, query: str, *, literal: bool = False) -> tuple[Span, ...]:
        """Where the query hits in the article's text: sorted, not overlapping."""
        asked = self._understood(query, literal=literal)
        return merged(self._marks(Page.of(article), asked))

    def hits_of(
        self, articles: Sequence[ArticleId], query: str
    ) -> dict[ArticleId, tuple[Span, ...]]:
        """Where the query hits in articles that were found; of those just shown none is read."""
        asked = self._understood(query)
        pages = self._read(articles)
        return {article: merged(self._marks(page, asked)) for article, page in pages.items()}

    def matching(self, node: Node) -> frozenset[ArticleId]:
        """The articles that match one part of a query."""
        self._look()
        asked = self._made(Query("", (node,)))
        return frozenset(a for part in self._matches(asked) for a in part.articles())

    def close(self) -> None:
        """Let go of all indexes."""
        for shelf in self._shelves:
            shelf.close()

    def _look(self) -> tuple[Postings, ...]:
        """Today's words of each pack: what is asked next is asked of them alone."""
        return tuple(shelf.postings() for shelf in self._shelves)

    def _understood(self, query: str, *, literal: bool = False, looked: bool = False) -> "_Asked":
        """The query against today's words and names; the last one is kept for `hits_in`.

        `looked`: whether somebody has just looked for newer words.
        """
        postings = tuple(shelf.known for shelf in self._shelves) if looked else self._look()
        if self._asked is None or self._asked[1] != postings:
            self._pages = {}
        if self._asked is None or self._asked[:2] != ((query, literal), postings):
            asked = self._made(parse(query, literal=literal))
            self._asked = ((query, literal), postings, asked)
        return self._asked[2]

    def _vocabularies(self, postings: tuple[Postings, ...]) -> Vocabularies:
        """The words of all packs; put together once for a state of them."""
        if self._known is None or self._known[0] != postings:
            joined = {field: _joined(postings, field) for field in _FIELDS}
            found = partial(stands, packs=postings)
            self._known = postings, Vocabularies(joined, found)
        return self._known[1]

    def _made(self, parsed: Query) -> "_Asked":
        """A parsed query against today's words, names and figures."""
        postings = tuple(shelf.known for shelf in self._shelves)
        naming = understood(parsed, [shelf.names for shelf in self._shelves])
        resolved = resolve(self._figured.put_in(naming.query), self._vocabularies(postings))
        return _Asked(naming, resolved, Marker(resolved), in_words(parsed))

    def _found(self, query: str, asked: "_Asked") -> list[Matches]:
        """Matches of each pack; all of it where nothing is asked, none where nothing is left."""
        if query.strip() and not asked.query.items:
            return []
        return self._matches(asked)

    def _matches(self, asked: "_Asked") -> list[Matches]:
        """Matches of each pack, each article once."""
        found: list[Matches] = []
        for place, shelf in enumerate(self._shelves):
            names = names_here(asked.naming, place, shelf)
            matches = find(asked.resolved, shelf.known, names)
            for earlier in found:
                matches = matches.without(earlier)
            found.append(matches)
        return found

    def _hits(self, shown: Sequence[Found], asked: "_Asked") -> tuple[Hit, ...]:
        """The matches with their snippets; without any where the query is empty."""
        if not shown or not asked.query.items:
            return tuple(Hit(match.article, 0.0, ()) for match in shown)
        pages = self._read([match.article for match in shown])
        there = [match for match in shown if match.article in pages]
        for match in there:
            pages[match.article].language = match.language
        several = self._snippets([pages[match.article] for match in there], asked)
        return tuple(
            Hit(match.article, round(match.score, 6), found)
            for match, found in zip(there, several, strict=True)
        )

    def _read(self, wanted: Sequence[ArticleId]) -> dict[ArticleId, Page]:
        """The articles as they were read; those that were shown before need not be read again."""
        kept = self._pages
        pages = {a: kept.pop(a) for a in wanted if a in kept}
        for shelf in self._shelves:
            missing = [article for article in wanted if article not in pages]
            if missing:
                pages |= {found.article: Page(found) for found in shelf.store.windows(missing)}
        kept |= pages  # the last are those shown last
        for old in [*islice(kept, max(len(kept) - _KEPT_PAGES, 0))]:
            del kept[old]
        return pages

    def _snippets(self, pages: Sequence[Page], asked: "_Asked") -> "Iterable[tuple[Snippet, ...]]":
        """The snippets of each page."""
        marker = asked.marker
        if asked.naming.called:
            return [snippets(page, self._marks(page, asked)) for page in pages]
        if marker.leaves == 1:
            return [
                snippets(page, marker.in_turn(page.folded, page.title_end, page.language or ""), 1)
                for page in pages
            ]
        texts = [page.text for page in pages]
        ends = [page.title_end for page in pages]
        marks = marker.marks_in_all(texts, ends, [page.language or "" for page in pages])
        return map(snippets, pages, marks, repeat(marker.leaves))

    def _marks(self, page: Page, asked: "_Asked") -> list[Mark]:
        if page.language is None and asked.marker.asks_language:
            page.language = self._language_of(page.article)
        if not asked.naming.called:
            return asked.marker.marks(page.folded, page.title_end, page.language or "")
        packs = [shelf.names for shelf in self._shelves]
        of_names = name_marks(
            asked.naming, asked.resolved, asked.marker, page.article, page.folded, packs
        )
        found = asked.marker.marks(
            page.folded, page.title_end, page.language or "", beside=bool(of_names)
        )
        return in_order([*found, *of_names])

    def _language_of(self, article: ArticleId) -> str:
        """The language that an article is indexed under."""
        for shelf in self._shelves:
            documents = shelf.known.documents
            number = documents.number_of(article)
            if number is not None:
                return documents.language_names[int(documents.languages[number])]
        return ""


def _joined(packs: Sequence[Postings], field: str) -> Joined:
    """The words of a field in all packs."""
    several = [pack.vocabulary(field) for pack in packs]
    parts = [part for joined in several for part in joined.parts]
    return Joined(parts, is_wide=all(joined.is_wide for joined in several))


def _ranked(matches: Sequence[Matches], limit: int | None, *, by_date: bool) -> list[Found]:
    """The best of all packs in their order: as many as are wanted, and one at least, are right."""
    most = None if limit is None else max(limit, 1)
    found = [match for part in matches for match in part.best(most, by_date=by_date)]
    return sorted(found, key=_by_date if by_date else _by_relevance)


def _by_relevance(found: Found) -> tuple[int, float, int, str, str]:
    """Articles with all words first, then those with another name; the others by score alone.

    By the count of words they would rank far worse (nDCG@10 on Cranfield .35 against .53).
    """
    return (found.rank, -found.score, -found.day, found.file, found.article)


def _by_date(found: Found) -> tuple[bool, int, str, str]:
    return (found.rank == SOME_WORDS, -found.day, found.file, found.article)


def _dropped(query: Query, ranked: Sequence[Found], matches: Sequence[Matches]) -> tuple[str, ...]:
    """The bare words, as typed, that the best match has not and has no other name for."""
    if not ranked or ranked[0].rank != SOME_WORDS:
        return ()
    best = [part.having(ranked[0].article) for part in matches]
    return tuple(
        query.text[leaf.span.start : leaf.span.end]
        for place, leaf in enumerate(bare_words(query.items))
        if not any(place in having for having in best)
    )


def _hint(text: str, asked: _Asked, matches: Sequence[Matches], unsearched: int) -> str | None:
    hints = list(dict.fromkeys(hint.text for hint in asked.hints))
    cut = dict.fromkeys(leaf.span for part in matches for leaf in part.cut)
    hints += [
        f"“{text[span.start : span.end]}” is too broad to look for in every article: add words."
        for span in cut
    ]
    if not hints and text.strip() and not asked.query.items:
        hints.append("There is no word in this query that can be searched for.")
    if unsearched == 1:
        hints.append("One article is not indexed yet and was not searched.")
    elif unsearched:
        hints.append(f"{unsearched:,} articles are not indexed yet and were not searched.")
    return " ".join(hints) or None
