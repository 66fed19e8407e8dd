"""A small pack in memory: three articles with everything that the window must cope with."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

from briefindex.errors import NotInPackError
from briefindex.model.article import Article, ArticleInfo, Block, Known, KnownDate
from briefindex.model.comparison import Derived, Difference, IndicatorRow
from briefindex.model.figure import Figure, FigureId, Indicator, Period
from briefindex.model.mention import EntityId, Mention
from briefindex.model.pack import ImportProblem
from briefindex.model.search import (
    NO_FILTERS,
    NOTHING_READ,
    FacetCount,
    Facets,
    FiguresFound,
    Filters,
    Hit,
    Reading,
    SearchResult,
    Snippet,
)
from briefindex.model.span import ArticleId, SentenceRef, Span

if TYPE_CHECKING:
    from briefindex.desk.ledger.memory import MemoryLedger

FIRST, SECOND, THIRD = ArticleId("a" * 16), ArticleId("b" * 16), ArticleId("c" * 16)
FILLER = "Nothing much happened on that day, and the day after was no different. " * 3

_FIRST_TEXT = "\n".join(
    [
        "Trade grows again",
        "Photo credit: Nobody.",
        f"A globe \U0001f30d stands here. {FILLER}",
        "Trade turnover of Kazakhstan with China reached more than $24 billion last year, said "
        "Anna Smith. It was 12 percent in 2021.",
        *[FILLER] * 12,
        "Trade with the Shanghai Trade Chamber will reach $30 billion by 2030. There are 3 halls.",
    ]
)
_SECOND_TEXT = "\n".join(
    [
        'The <img src="/etc/passwd"> <b>bold</b> words &amp; <a href="file:///etc/passwd">link</a>.',
        "Five <i>countries</i> of trade met in Astana.",
    ]
)
_THIRD_TEXT = "\n".join(
    ["A quiet note", "The corridor carried 5 trains in May, and turnover was $22 billion."]
)


def _blocks(text: str, roles: Sequence[str]) -> tuple[Block, ...]:
    found: list[Block] = []
    at = 0
    for number, line in enumerate(text.split("\n")):
        role = roles[number] if number < len(roles) else "body"
        found.append(Block(Span(at, at + len(line)), role))  # type: ignore[arg-type]
        at += len(line) + 1
    return tuple(found)


def _info(
    article: ArticleId, title: str | None, source: str | None, when: KnownDate, opening: str
) -> ArticleInfo:
    stated = "stated" if title else None
    return ArticleInfo(
        id=article,
        file=f"{article[0]}.txt",
        title=Known(title, stated),
        source=Known(source, "stated" if source else None),
        author=Known(),
        place=Known(),
        date=when,
        language="en",
        url=None,
        words=100,
        opening=opening,
    )


def _article(info: ArticleInfo, text: str, roles: Sequence[str]) -> Article:
    return Article(info, text, _blocks(text, roles), ())


ARTICLES = {
    FIRST: _article(
        _info(
            FIRST,
            "Trade grows again",
            "The Daily",
            KnownDate(day=date(2023, 5, 26), basis="stated"),
            "A globe",
        ),
        _FIRST_TEXT,
        ["title", "boilerplate"],
    ),
    THIRD: _article(
        _info(
            THIRD,
            "A quiet note",
            "The Weekly",
            KnownDate(day=date(2022, 6, 17), basis="inferred", reason="It says so."),
            "The corridor",
        ),
        _THIRD_TEXT,
        ["title"],
    ),
    SECOND: _article(
        _info(SECOND, None, None, KnownDate(), "The <img src=/etc/passwd> words"), _SECOND_TEXT, []
    ),
}


def figure(article: ArticleId, surface: str, **more: object) -> Figure:
    """A figure by its words in an article's text; its sentence goes to the full stops around."""
    text = ARTICLES[article].text
    start = text.index(surface)
    head = max(text.rfind(". ", 0, start) + 2, text.rfind("\n", 0, start) + 1)
    ends = [text.find(mark, start + len(surface)) for mark in (". ", ".\n")]
    end = min([found + 1 for found in ends if found >= 0] or [len(text)])
    made = Figure(
        id=FigureId(f"{article}-{start}"),
        span=Span(start, start + len(surface)),
        surface=surface,
        sentence=SentenceRef(article, Span(head, end)),
        value=Decimal(24_000_000_000),
        low=None,
        high=None,
        exact=None,
        unit="USD",
        kind="money",
        qualifier=None,
        direction=None,
        indicator=Indicator("trade", "Kazakhstan–China trade turnover", ("China", "Kazakhstan")),
        period=Period("last year", date(2022, 1, 1), date(2022, 12, 31), "relative", "It says so."),
        status="actual",
        speaker=None,
        salience="key",
    )
    return replace(made, **more)  # type: ignore[arg-type]


FIGURES = {
    FIRST: (
        figure(FIRST, "more than $24 billion", qualifier="more than", speaker="Anna Smith"),
        figure(
            FIRST,
            "12 percent",
            value=Decimal(12),
            unit="%",
            kind="percent",
            salience="secondary",
            indicator=Indicator("growth", "Growth"),
            period=Period("2021", date(2021, 1, 1), date(2021, 12, 31), "stated"),
        ),
        figure(
            FIRST,
            "$30 billion",
            value=Decimal(30_000_000_000),
            status="target",
            period=Period("by 2030", None, date(2030, 12, 31), "stated"),
        ),
        figure(FIRST, "3 halls", value=Decimal(3), unit="halls", kind="count", salience="trivial"),
    ),
    THIRD: (figure(THIRD, "$22 billion", value=Decimal(22_000_000_000)),),
    SECOND: (
        figure(
            SECOND,
            "Five <i>countries</i>",
            value=Decimal(5),
            unit="countries",
            kind="count",
            salience="trivial",
        ),
    ),
}


def mention(article: ArticleId, surface: str, kind: str, canonical: str | None = None) -> Mention:
    """A name by its words in an article's text."""
    start = ARTICLES[article].text.index(surface)
    name = canonical or surface
    span = Span(start, start + len(surface))
    return Mention(article, span, surface, kind, EntityId(name), name)  # type: ignore[arg-type]


MENTIONS = {
    FIRST: (
        mention(FIRST, "Kazakhstan", "place"),
        mention(FIRST, "China", "place"),
        mention(FIRST, "Anna Smith", "person"),
        mention(FIRST, "Shanghai Trade Chamber", "organisation"),
        mention(FIRST, "Shanghai", "place"),
    ),
    THIRD: (),
    SECOND: (mention(SECOND, "Astana", "place"),),
}


def _month(article: ArticleId) -> int | None:
    date = ARTICLES[article].info.date
    day = date.day or date.latest or date.earliest
    return day.year * 12 + day.month - 1 if day else None


def _passes(info: ArticleInfo, filters: Filters, reading: Reading) -> bool:
    month = _month(info.id)
    span = filters.months
    dated = month is not None and span is not None and span[0] <= month <= span[1]
    state = {
        "read": info.id in reading.read,
        "unread": info.id not in reading.read,
        "starred": info.id in reading.starred,
        None: True,
    }
    return (
        (not filters.sources or (info.source.value or "") in filters.sources)
        and (not (span or filters.undated) or dated or (filters.undated and month is None))
        and state[filters.state]
    )


class FakeCorrected:
    """Nothing was corrected."""

    def taken_out(self, article: ArticleId | None = None) -> tuple[Figure, ...]:
        del article
        return ()

    def adrift(self) -> tuple[ImportProblem, ...]:
        return ()

    def overruled(self) -> tuple[ImportProblem, ...]:
        return ()


class FakeDesk:
    """What the window asks of a desk, answered from memory."""

    opened = 0

    def __init__(self, packs: Sequence[Path]) -> None:
        self._folders = list(packs)
        self.asked: list[str] = []
        self.corrected = FakeCorrected()
        self.finder = self

    def close(self) -> None:
        self._folders = []

    def count(self) -> int:
        return len(ARTICLES)

    def unanalysed(self) -> frozenset[ArticleId]:
        return frozenset()

    def copies(self) -> dict[ArticleId, ArticleId]:
        return {}

    def twins(self) -> dict[FigureId, FigureId]:
        return {}

    def articles(self) -> tuple[ArticleInfo, ...]:
        return tuple(article.info for article in ARTICLES.values())

    def article(self, article: ArticleId) -> Article:
        if article not in ARTICLES:
            raise NotInPackError(f"No article {article}.")
        return ARTICLES[article]

    def mentions(self, article: ArticleId) -> tuple[Mention, ...]:
        return MENTIONS[article]

    def figures(
        self, article: ArticleId | None = None, query: str | None = None
    ) -> tuple[Figure, ...]:
        wanted = [article] if article else list(ARTICLES)
        found = [f for key in wanted for f in FIGURES[key]]
        if query:
            found = [f for f in found if query.split()[0].lower() in f.indicator.label.lower()]
        return tuple(found)

    def key_counts(self) -> dict[ArticleId, int]:
        keys = {a: sum(f.salience == "key" for f in figures) for a, figures in FIGURES.items()}
        return {article: count for article, count in keys.items() if count}

    def search(
        self,
        query: str,
        limit: int | None = 20,
        sort: str = "relevance",
        filters: Filters = NO_FILTERS,
        reading: Reading = NOTHING_READ,
    ) -> SearchResult:
        del sort
        hits = []
        passing = self.passing(filters, reading)
        for article, whole in ARTICLES.items():
            marks = self.hits_in(article, query)
            if article in passing and not query:
                hits.append(Hit(article, 1.0, ()))
            elif article in passing and marks:
                text = whole.text
                start = max(0, marks[0].start - 10)
                shown = text[start : marks[0].end + 40]
                mark = Span(marks[0].start - start, marks[0].end - start)
                hits.append(Hit(article, 1.0, (Snippet(shown, (mark,), start),)))
        hint = "A quotation mark is not closed." if query.count('"') % 2 else None
        found = [hit.article for hit in hits]
        of_any = self.passing(replace(filters, sources=()), reading)
        by_words = [a for a in ARTICLES if a in of_any and (not query or self.hits_in(a, query))]
        counts = Counter(ARTICLES[article].info.source.value or "" for article in by_words)
        facets = Facets(
            tuple(FacetCount(source, count) for source, count in counts.most_common()),
            tuple(sorted(Counter(m for a in found if (m := _month(a)) is not None).items())),
            sum(_month(article) is None for article in found),
            (FacetCount("txt", len(found)),) if found else (),
            (FacetCount("en", len(found)),) if found else (),
            (FacetCount("unread", len(found)),) if found else (),
        )
        shown = tuple(hits if limit is None else hits[:limit])
        found = SearchResult(query, len(hits), 2.4, shown, hint=hint, counting=lambda: facets)
        return replace(found, understood=False) if query == '"' else found

    def passing(self, filters: Filters, reading: Reading = NOTHING_READ) -> frozenset[ArticleId]:
        return frozenset(
            a for a, whole in ARTICLES.items() if _passes(whole.info, filters, reading)
        )

    def hits_of(
        self, articles: Sequence[ArticleId], query: str
    ) -> dict[ArticleId, tuple[Span, ...]]:
        return {article: self.hits_in(article, query) for article in articles}

    def prepare(self) -> None:
        self.asked.append("")

    def figures_found(
        self, query: str, filters: Filters, reading: Reading, most: int
    ) -> FiguresFound:
        passing = self.passing(filters, reading)
        found = [f for f in self.figures(query=query) if f.sentence.article in passing]
        salient = sorted(
            (f for f in found if f.salience != "trivial"), key=lambda f: f.salience != "key"
        )
        return FiguresFound(tuple(salient[:most]), len(salient))

    def entity_facet(
        self,
        query: str,
        filters: Filters = NO_FILTERS,
        reading: Reading = NOTHING_READ,
        most: int = 20,
    ) -> tuple[FacetCount, ...]:
        del query, filters, reading, most
        return (FacetCount("kazakhstan", 1, "Kazakhstan"),)

    def similar(self, article: ArticleId, most: int = 20) -> SearchResult:
        del most
        others = tuple(Hit(other, 1.0, ()) for other in ARTICLES if other != article)
        return SearchResult("", len(others), 1.0, others)

    def hits_in(self, article: ArticleId, query: str) -> tuple[Span, ...]:
        words = query.strip(' "').lower()
        text = ARTICLES[article].text.lower()
        found: list[Span] = []
        at = text.find(words) if words else -1
        while at >= 0:
            found.append(Span(at, at + len(words)))
            at = text.find(words, at + 1)
        return tuple(found)

    def comparison(self) -> tuple[IndicatorRow, ...]:
        first, target = FIGURES[FIRST][0], FIGURES[FIRST][2]
        other = FIGURES[THIRD][0]
        derived = Derived(
            Decimal(60_000_000_000), "USD", target.period, "2 × $30 bn", (target.id,), "money"
        )
        differs = Difference("2022", (first.id, other.id), (), "24 is 9 % above 22")
        members = (first.id, other.id, target.id)
        label = first.indicator.label
        row = IndicatorRow("trade", label, (), "USD", "conflict", members, (derived,), (differs,))
        return (row,)

    @cached_property
    def ledger(self) -> "MemoryLedger":
        from briefindex.desk.ledger.memory import MemoryLedger  # not before the first paint

        return MemoryLedger(
            self.comparison,
            self.figures,
            self.articles,
            self.copies,
            self.revision,
            self.twins,
        )

    @property
    def kept_ledger(self) -> SimpleNamespace:
        """Nothing is kept."""
        return SimpleNamespace(
            edition="", refresh=lambda **_: False, in_memory=self.ledger.in_memory
        )

    def problems(self) -> tuple[ImportProblem, ...]:
        return (ImportProblem("bad.txt", "It is empty: leave it out."),)

    def revision(self) -> int:
        return 1
