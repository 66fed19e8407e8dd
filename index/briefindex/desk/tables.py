"""Tables of the open packs for a spreadsheet: figures, and the values of indicators."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from briefindex.briefing.tables import indicators_csv_text
from briefindex.briefing.write_csv import figures_csv_text, more_figures_csv_text
from briefindex.desk.indicator_page import indicator_page
from briefindex.model.briefing import FigureRecord
from briefindex.model.figure_table import TableRow
from briefindex.model.indicator_page import IndicatorPage

if TYPE_CHECKING:
    from briefindex.desk.facade import Desk


def indicators_csv(desk: "Desk", keys: Sequence[str] | None = None) -> bytes:
    """The values of these indicators, or of all, each with its sentence: CSV in UTF-8."""
    return indicators_csv_text(_pages(desk, keys)).encode()


def figures_csv(desk: "Desk") -> bytes:
    """All figures, each with its sentence: CSV in UTF-8."""
    return figures_csv_text(_records(desk)).encode()


def rows_csv(rows: Sequence[TableRow], *, first: bool) -> bytes:
    """Some rows of the table of figures: CSV in UTF-8, under the heads where they are the first."""
    text = figures_csv_text if first else more_figures_csv_text
    return text(FigureRecord(row.figure, row.info, row.sentence) for row in rows).encode()


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
