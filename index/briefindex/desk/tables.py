"""Tables of the open packs for other programs: figures, indicators, entities, articles.

Each is written as the suffix of its file says: ".xlsx" as a workbook, anything else as CSV.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from threading import Lock
from typing import TYPE_CHECKING, Final

from briefindex.briefing.tables import (
    ListedArticle,
    Table,
    articles_table,
    entities_table,
    figures_table,
    indicators_table,
)
from briefindex.briefing.write_csv import csv_lines, csv_text
from briefindex.briefing.write_xlsx import Workbook, xlsx_bytes
from briefindex.desk.indicator_page import indicator_page
from briefindex.model.briefing import FigureRecord
from briefindex.model.entity_page import EntityRow
from briefindex.model.figure_table import TableRow
from briefindex.model.indicator_page import IndicatorPage

if TYPE_CHECKING:
    from briefindex.desk.facade import Desk

XLSX: Final = ".xlsx"


def indicators_file(desk: "Desk", suffix: str, keys: Sequence[str] | None = None) -> bytes:
    """The values of these indicators, or of all, each with its sentence."""
    return _file(indicators_table(_pages(desk, keys)), suffix)


def figures_file(desk: "Desk", suffix: str) -> bytes:
    """All figures, each with its sentence."""
    return _file(figures_table(_records(desk)), suffix)


def entities_file(entities: Iterable[EntityRow], suffix: str) -> bytes:
    """A list of entities."""
    return _file(entities_table(entities), suffix)


def articles_file(articles: Iterable[ListedArticle], suffix: str) -> bytes:
    """A list of articles."""
    return _file(articles_table(articles), suffix)


class RowsFile:
    """The table of figures as a file that is written some rows at a time."""

    def __init__(self, suffix: str) -> None:
        """Begin a file of that suffix."""
        head = figures_table(())
        is_book = suffix.lower() == XLSX
        self._book = Workbook(head.name, head.columns) if is_book else None
        self._begun = self._dropped = False
        self._turn = Lock()

    def add(self, rows: Sequence[TableRow], *, last: bool) -> bytes:
        """What the file goes on with when these rows are added; of a workbook all is `last`."""
        with self._turn:
            data = b"" if self._dropped else self._added(rows, last=last)
        if self._dropped:
            self.drop()
        return data

    def drop(self) -> None:
        """Leave nothing behind: the file is wanted no more. Any thread may say so, none waits."""
        self._dropped = True
        if self._book is not None and self._turn.acquire(blocking=False):  # else `add` does it
            self._book.drop()
            self._turn.release()

    def _added(self, rows: Sequence[TableRow], *, last: bool) -> bytes:
        table = figures_table(FigureRecord(row.figure, row.info, row.sentence) for row in rows)
        if self._book is None:
            text = csv_lines(table) if self._begun else csv_text(table)
            self._begun = True
            return text.encode()
        self._book.add(table.rows)
        return self._book.close() if last else b""


def _file(table: Table, suffix: str) -> bytes:
    return xlsx_bytes(table) if suffix.lower() == XLSX else csv_text(table).encode()


def _pages(desk: "Desk", keys: Sequence[str] | None) -> Iterator[IndicatorPage]:
    """The pages of indicators; rows of several indicators repeat what theirs have."""
    if keys is None:
        lines = desk.ledger.lines().lines
        keys = [line.key for line in lines if line.relation not in {"similar", "related"}]
    for key in keys:
        yield indicator_page(desk, key, date.max, None)


def _records(desk: "Desk") -> Iterator[FigureRecord]:
    infos = {info.id: info for info in desk.articles()}
    article, text = "", ""
    for figure in desk.figures():
        ref = figure.sentence
        if ref.article not in infos:
            continue
        if ref.article != article:  # figures come by article: each is read once
            article, text = ref.article, desk.article(ref.article).text
        yield FigureRecord(figure, infos[ref.article], text[ref.span.start : ref.span.end])
