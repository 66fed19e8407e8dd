"""Writes a table as text that a spreadsheet opens.

A cell that a spreadsheet would run as a formula is made harmless by an apostrophe; numbers are
written as numbers, with a plain minus.

Source: OWASP on CSV injection; RFC 4180.
"""

import csv
import io
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from briefindex.briefing.tables import DANGEROUS, Table
from briefindex.model.article import KnownDate
from briefindex.text.wording import date_text


def csv_text(table: Table) -> str:
    """A byte order mark, a line of column names, a line a row."""
    return "\ufeff" + _lines([table.columns]) + csv_lines(table)


def csv_lines(table: Table) -> str:
    """The rows alone, to stand after those that were written."""
    return _lines(table.rows)


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
    text = date_text(value) if isinstance(value, KnownDate) else str(value)
    return f"'{text}" if text.startswith(DANGEROUS) else text
