"""Writes all figures of a briefing as a table that a spreadsheet opens.

A cell that a spreadsheet would run as a formula is made harmless by an apostrophe; numbers are
written as numbers, with a plain minus.

Source: OWASP on CSV injection; RFC 4180.
"""

import csv
import io
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from typing import Final

from briefindex.model.briefing import Briefing, FigureRecord
from briefindex.text.pages import page_text
from briefindex.text.wording import (
    date_text,
    period_text,
    source_text,
    speaker_text,
    title_text,
    value_text,
)

_DANGEROUS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def _joined(words: Iterable[str]) -> str:
    return "; ".join(words)


_COLUMNS: Final[tuple[tuple[str, Callable[[FigureRecord], object]], ...]] = (
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
    ("article date", lambda each: date_text(each.info.date)),
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


def csv_text(briefing: Briefing) -> str:
    """The figure table: a byte order mark, a line of column names, a line a figure."""
    return figures_csv_text(briefing.records)


def figures_csv_text(records: Iterable[FigureRecord]) -> str:
    """A table of figures, in the same form."""
    rows = ([field(record) for _, field in _COLUMNS] for record in records)
    return table_csv([name for name, _ in _COLUMNS], rows)


def more_figures_csv_text(records: Iterable[FigureRecord]) -> str:
    """Further lines of a table of figures, to stand after those that were written."""
    return _lines([field(record) for _, field in _COLUMNS] for record in records)


def table_csv(columns: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """Any table: a byte order mark, a line of column names, a line a row."""
    return "\ufeff" + _lines([columns]) + _lines(rows)


def _lines(rows: Iterable[Iterable[object]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    for row in rows:
        writer.writerow([_cell(value) for value in row])
    return out.getvalue()


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, int | date):
        return str(value)
    text = str(value)
    return f"'{text}" if text.startswith(_DANGEROUS) else text
