"""The lines of *All sources*: their order, their labels."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject

from briefindex.model.comparison import IndicatorRow
from briefindex.model.figure import Figure, FigureId, Indicator, Period
from briefindex.model.ledger import WholeIndicator
from fake_desk import ARTICLES, FIGURES, FIRST, FakeDesk
from satchel.figures.sources import lines_of
from satchel.session import Session

YEAR = Period("in 2020", date(2020, 1, 1), date(2020, 12, 31), "stated")
LATER = Period("by 2030", None, date(2030, 12, 31), "stated")
BASE = FIGURES[FIRST][0]


def stated(name: str, period: Period, status: str) -> Figure:
    return replace(BASE, id=FigureId(f"{FIRST}-{name}"), period=period, status=status)


def test_undated_values_come_first_and_undated_targets_last() -> None:
    figures = [
        stated("1", LATER, "target"),
        stated("2", Period(), "target"),
        stated("3", YEAR, "actual"),
        stated("4", Period(), "actual"),
    ]
    members = tuple(figure.id for figure in figures)
    row = IndicatorRow("trade", "Trade", (), "USD", "series", members)
    whole = WholeIndicator(row, {figure.id: figure for figure in figures}, 1, {})
    infos = {str(key): article.info for key, article in ARTICLES.items()}
    values = [line for line in lines_of([whole], infos, QObject()) if line.figure is not None]
    assert [line.figure.id[-1] for line in values] == ["4", "3", "1", "2"]


class _TwoLabels(FakeDesk):
    def comparison(self) -> tuple[IndicatorRow, ...]:
        return (replace(super().comparison()[0], label="Trade of both"),)


def test_one_indicator_has_one_label_everywhere(qtbot) -> None:
    session = Session(_TwoLabels)
    session.open([Path("pack")])
    with qtbot.waitSignal(session.compared):
        session.compare()
    (shown,) = session.labelled([BASE])
    assert shown.indicator == replace(BASE.indicator, label="Trade of both")
    alone = replace(BASE, id=FigureId("x-1"), indicator=Indicator("other", "Other"))
    assert session.labelled([alone])[0] is alone
    session.end()
