"""Tables for other programs: columns by name, cells as numbers, dates and words.

How a cell is written is the business of the writers (CSV, XLSX).
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from briefindex.model.article import ArticleInfo
from briefindex.model.briefing import FigureRecord
from briefindex.model.entity_page import EntityRow
from briefindex.model.indicator_page import IndicatorPage, IndicatorValue
from briefindex.text.amounts import significant
from briefindex.text.pages import page_text
from briefindex.text.wording import (
    is_inferred,
    period_text,
    source_text,
    speaker_text,
    title_text,
    value_text,
)

DANGEROUS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet may take for the beginning of a formula."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under columns; a cell is a number, a date, a `KnownDate`, words, or None."""

    name: str
    columns: Sequence[str]
    rows: Iterable[Sequence[object]]


@dataclass(frozen=True, slots=True)
class ListedArticle:
    """An article as a list of results shows it; `copies` are folded under it."""

    info: ArticleInfo
    words: str
    key_figures: int | None
    copies: int = 0
    pack: str = ""


_Cell = Callable[[IndicatorPage, IndicatorValue], object]


def _value(_page: IndicatorPage, each: IndicatorValue) -> object:
    return significant(each.derived.value) if each.derived else each.figure.value


def _stated(name: str) -> _Cell:
    """A field of a stated figure; a derived value has none of its own."""
    return lambda _page, each: None if each.derived else getattr(each.figure, name)


INDICATORS: Final[tuple[tuple[str, _Cell], ...]] = (
    ("indicator", lambda page, _each: page.label),
    ("measures", lambda _page, each: each.scope),
    ("period", lambda _page, each: period_text(each.period, each.status)),
    ("period start", lambda _page, each: each.period.start),
    ("period end", lambda _page, each: each.period.end),
    ("period inferred", lambda _page, each: "yes" if is_inferred(each.period) else "no"),
    ("status", lambda _page, each: each.status),
    ("stated or derived", lambda _page, each: "derived" if each.derived else "stated"),
    ("as written", lambda _page, each: each.text),
    ("value", _value),
    ("low", _stated("low")),
    ("high", _stated("high")),
    ("unit", lambda _page, each: each.derived.unit if each.derived else each.figure.unit),
    ("qualifier", _stated("qualifier")),
    ("formula", lambda _page, each: each.derived.formula if each.derived else None),
    ("sources differ", lambda _page, each: "yes" if each.differs else "no"),
    ("who says it", lambda _page, each: speaker_text(each.figure.speaker)),
    ("source", lambda _page, each: each.source),
    ("article", lambda _page, each: title_text(each.info)[0] if each.info else None),
    ("article date", lambda _page, each: each.info.date if each.info else None),
    ("page", lambda _page, each: each.page),
    ("sentence", lambda _page, each: each.sentence),
    ("source's wording", lambda _page, each: each.figure.surface),
    ("indicator key", lambda page, _each: page.key),
    ("figure id", lambda _page, each: each.figure.id),
)


def _joined(words: Iterable[str]) -> str:
    return "; ".join(words)


FIGURES: Final[tuple[tuple[str, Callable[[FigureRecord], object]], ...]] = (
    ("indicator", lambda each: each.figure.indicator.label),
    ("as written", lambda each: value_text(each.figure)),
    ("value", lambda each: each.figure.value),
    ("low", lambda each: each.figure.low),
    ("high", lambda each: each.figure.high),
    ("exact", lambda each: each.figure.exact),
    ("unit", lambda each: each.figure.unit),
    ("qualifier", lambda each: each.figure.qualifier),
    ("direction", lambda each: each.figure.direction),
    ("period", lambda each: period_text(each.figure.period, each.figure.status)),
    ("period start", lambda each: each.figure.period.start),
    ("period end", lambda each: each.figure.period.end),
    ("period basis", lambda each: each.figure.period.basis),
    ("period reason", lambda each: each.figure.period.reason),
    ("status", lambda each: each.figure.status),
    ("who says it", lambda each: speaker_text(each.figure.speaker)),
    ("source", lambda each: source_text(each.info)),
    ("article date", lambda each: each.info.date),
    ("article", lambda each: title_text(each.info)[0]),
    ("file", lambda each: each.info.file),
    ("page", lambda each: page_text(each.info.pages, each.figure.sentence.span)),
    ("sentence", lambda each: each.sentence),
    ("sentence start", lambda each: each.figure.sentence.span.start),
    ("sentence end", lambda each: each.figure.sentence.span.end),
    ("kind", lambda each: each.figure.kind),
    ("importance", lambda each: each.figure.salience),
    ("indicator key", lambda each: each.figure.indicator.key),
    ("figure id", lambda each: each.figure.id),
    ("source's wording", lambda each: each.figure.surface),
    ("corrected by the analyst", lambda each: _joined(m.field for m in each.figure.corrected)),
    ("found", lambda each: _joined(f"{m.field}: {m.found}" for m in each.figure.corrected)),
)

ENTITIES: Final = ("name", "type", "mentions", "articles", "id")

ARTICLES: Final[tuple[tuple[str, Callable[[ListedArticle], object]], ...]] = (
    ("article", lambda each: title_text(each.info)[0]),
    ("headline", lambda each: "stated" if title_text(each.info)[1] else "opening words"),
    ("date", lambda each: each.info.date),
    ("date basis", lambda each: each.info.date.basis),
    ("source", lambda each: source_text(each.info)),
    ("key figures", lambda each: each.key_figures),
    ("copies", lambda each: each.copies),
    ("words found", lambda each: each.words),
    ("length in words", lambda each: each.info.words),
    ("file", lambda each: each.info.file),
    ("pack", lambda each: each.pack),
    ("article id", lambda each: each.info.id),
)


def figures_table(records: Iterable[FigureRecord]) -> Table:
    """A row for each figure."""
    rows = ([cell(record) for _, cell in FIGURES] for record in records)
    return Table("Figures", [name for name, _ in FIGURES], rows)


def indicators_table(pages: Iterable[IndicatorPage]) -> Table:
    """A row for each value of the indicators."""
    rows = ([cell(page, each) for _, cell in INDICATORS] for page in pages for each in page.values)
    return Table("Indicators", [name for name, _ in INDICATORS], rows)


def entities_table(entities: Iterable[EntityRow]) -> Table:
    """A row for each entity."""
    rows = (
        (each.named.name, each.named.type, each.mentions, each.articles, each.id)
        for each in entities
    )
    return Table("Entities", ENTITIES, rows)


def articles_table(articles: Iterable[ListedArticle]) -> Table:
    """A row for each article."""
    rows = ([cell(each) for _, cell in ARTICLES] for each in articles)
    return Table("Articles", [name for name, _ in ARTICLES], rows)
