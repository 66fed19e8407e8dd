"""Writes a table as a workbook: numbers, dates and words, each as what it is.

Words are always written as words, so no cell is a formula; one that begins as a formula does also
has the mark by which a spreadsheet keeps it so when it is edited. Rows go to a passing file as they
come, so a workbook of all figures needs little memory. The one module that knows XlsxWriter.

Source: ECMA-376, part 1, 18.8.45 (`quotePrefix`); Excel's limits (rows, characters of a cell and of
a sheet's name).
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from briefindex.briefing.tables import DANGEROUS, Table
from briefindex.model.article import KnownDate
from briefindex.text.wording import date_text

if TYPE_CHECKING:
    from xlsxwriter import Format

MOST_ROWS: Final = 1_048_575
"""So many rows fit under the heads of a sheet; what is left begins another."""

_MADE: Final = datetime(2000, 1, 1)  # noqa: DTZ001 - the same table is the same bytes on any day
_FIRST_DAY: Final = date(1900, 3, 1)
_MOST_LETTERS: Final = 32_767
_MOST_DIGITS: Final = 10
_SAMPLE: Final = 2_000
_NARROW, _WIDE, _FILTER_ARROW = 8, 60, 3
# What XML 1.0 cannot hold (2.2), and a carriage return, which its readers make a line end of.
_UNWRITABLE: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_NOT_IN_NAMES: Final = re.compile(r"[\[\]:*?/\\]")


def xlsx_bytes(table: Table) -> bytes:
    """The workbook of a table, with one sheet for each `MOST_ROWS` rows."""
    book = Workbook(table.name, table.columns)
    book.add(table.rows)
    return book.close()


def sheet_name(words: str, number: int = 1) -> str:
    """A name that a sheet may have, of at most 31 characters; `number` tells sheets apart."""
    tail = f" {number}" if number > 1 else ""
    plain = _NOT_IN_NAMES.sub(" ", _UNWRITABLE.sub("", words))
    name = " ".join(plain.split()).strip("'")[: 31 - len(tail)].strip("' ")
    return (name if name and name.casefold() != "history" else "Table") + tail


class Workbook:
    """A workbook that rows are added to, some at a time."""

    def __init__(self, name: str, columns: Sequence[str], most_rows: int = MOST_ROWS) -> None:
        """Begin with a sheet of that name and these heads."""
        from xlsxwriter import Workbook as Made  # nothing but a workbook needs it

        self._name, self._columns, self._most = name, columns, most_rows
        self._out = BytesIO()
        # Taken away with this object, whether the workbook was finished or not.
        self._passing = TemporaryDirectory(prefix="satchel-table-")
        options = {
            "constant_memory": True,
            "tmpdir": self._passing.name,
            "strings_to_formulas": False,
            "strings_to_numbers": False,
            "strings_to_urls": False,
        }
        self._book = Made(self._out, options)
        self._book.set_properties({"title": name, "created": _MADE})
        top = {"valign": "top"}
        words = {**top, "text_wrap": True}
        self._head = self._book.add_format({"bold": True, "bottom": 1, "text_wrap": True, **top})
        self._words = self._book.add_format(words)
        self._kept = self._book.add_format({**words, "quote_prefix": True})
        self._day = self._book.add_format({**top, "num_format": "yyyy-mm-dd"})
        self._numbers: dict[int, Format] = {}
        self._sheets = 0
        self._begin_sheet()

    def add(self, rows: Iterable[Sequence[object]]) -> None:
        """Write rows below those that are there."""
        for row in rows:
            if self._row >= self._most:
                self._end_sheet()
                self._begin_sheet()
            self._row += 1
            for column, value in enumerate(row):
                length = self._write(column, value)
                if self._row < _SAMPLE and length > self._widths[column]:
                    self._widths[column] = length

    def close(self) -> bytes:
        """The whole file."""
        self._end_sheet()
        self._book.close()
        self._passing.cleanup()
        return self._out.getvalue()

    def drop(self) -> None:
        """Take away what was written: there will be no file."""
        for sheet in self._book.worksheets():
            sheet.row_data_fh.close()
        self._passing.cleanup()

    def _begin_sheet(self) -> None:
        self._sheets += 1
        self._row = 0
        self._sheet = self._book.add_worksheet(sheet_name(self._name, self._sheets))
        self._sheet.freeze_panes(1, 0)
        self._widths = [len(column) + _FILTER_ARROW for column in self._columns]
        for column, words in enumerate(self._columns):
            self._sheet.write_string(0, column, words, self._head)

    def _end_sheet(self) -> None:
        self._sheet.autofilter(0, 0, self._row, len(self._columns) - 1)
        for column, length in enumerate(self._widths):
            self._sheet.set_column(column, column, max(_NARROW, min(length + 1, _WIDE)))

    def _write(self, column: int, value: object) -> int:
        """Write a cell of the row; gives how many characters it shows."""
        if isinstance(value, KnownDate):
            exact = value.day is not None and value.basis != "inferred"
            value = value.day if exact else date_text(value)
        if value is None or value == "":
            return 0
        if isinstance(value, Decimal | int) and not isinstance(value, bool):
            places = _places(value)
            self._sheet.write_number(self._row, column, float(value), self._number(places))
            return len(f"{value:,.{places}f}")
        if isinstance(value, date) and value >= _FIRST_DAY:
            self._sheet.write_datetime(self._row, column, value, self._day)
            return 10
        return self._write_words(column, str(value))

    def _write_words(self, column: int, words: str) -> int:
        text = _UNWRITABLE.sub("", words)
        if len(text) > _MOST_LETTERS // 2:
            text = _cut(text)
        form = self._kept if text.startswith(DANGEROUS) else self._words
        self._sheet.write_string(self._row, column, text, form)
        return len(text)

    def _number(self, places: int) -> "Format":
        if places not in self._numbers:
            pattern = "#,##0" + ("." + "0" * places if places else "")
            form = {"valign": "top", "num_format": pattern}
            self._numbers[places] = self._book.add_format(form)
        return self._numbers[places]


def _places(value: Decimal | int) -> int:
    """How many digits a number has behind its point."""
    exponent = Decimal(value).normalize().as_tuple().exponent
    return min(_MOST_DIGITS, max(0, -exponent)) if isinstance(exponent, int) else 0


def _cut(text: str) -> str:
    """As much as a cell holds, counted as a spreadsheet counts, an ellipsis where more follows."""
    data = text.encode("utf-16-le")
    if len(data) // 2 <= _MOST_LETTERS:
        return text
    return data[: 2 * (_MOST_LETTERS - 1)].decode("utf-16-le", "ignore") + "…"
