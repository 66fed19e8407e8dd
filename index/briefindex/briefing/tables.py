"""Tables of values for a spreadsheet: columns by name, cells as numbers, dates and words."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from briefindex.briefing.write_csv import table_csv
from briefindex.model.indicator_page import IndicatorPage, IndicatorValue
from briefindex.text.amounts import significant
from briefindex.text.wording import (
    date_text,
    is_inferred,
    period_text,
    speaker_text,
    title_text,
)

_Cell = Callable[[IndicatorPage, IndicatorValue], object]


def _value(_page: IndicatorPage, each: IndicatorValue) -> object:
    return significant(each.derived.value) if each.derived else each.figure.value


def _stated(name: str) -> _Cell:
    """A field of a stated figure; a derived value has none of its own."""
    return lambda _page, each: None if each.derived else getattr(each.figure, name)


COLUMNS: Final[tuple[tuple[str, _Cell], ...]] = (
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
    ("article date", lambda _page, each: date_text(each.info.date) if each.info else None),
    ("page", lambda _page, each: each.page),
    ("sentence", lambda _page, each: each.sentence),
    ("source's wording", lambda _page, each: each.figure.surface),
    ("indicator key", lambda page, _each: page.key),
    ("figure id", lambda _page, each: each.figure.id),
)


def indicators_table(pages: Iterable[IndicatorPage]) -> Iterator[list[object]]:
    """A row for each value, in the columns of `COLUMNS`."""
    for page in pages:
        for each in page.values:
            yield [cell(page, each) for _, cell in COLUMNS]


def indicators_csv_text(pages: Iterable[IndicatorPage]) -> str:
    """The values of indicators as CSV, with a byte order mark."""
    return table_csv([name for name, _ in COLUMNS], indicators_table(pages))
