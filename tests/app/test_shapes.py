"""What the command line tells of figures that the analyst corrected."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from briefindex.model.figure import Correction, Period
from fake_desk import FIGURES, FIRST, FakeDesk
from satchel.cli import shapes, tables

REASON = "You set this period."


def corrected():
    """A figure whose value and period are the analyst's."""
    marks = (Correction("value", "24 bn"), Correction("period", "2022"))
    period = Period(None, date(2025, 1, 1), date(2025, 12, 31), "user", REASON)
    return replace(FIGURES[FIRST][0], value=Decimal(25_000_000_000), period=period, corrected=marks)


def test_corrected_fields_are_added_to_the_shape_and_nothing_else_changes():
    article = FakeDesk([]).article(FIRST)
    shape = shapes.figure_shape(corrected(), article.info, article.text)
    plain = shapes.figure_shape(FIGURES[FIRST][0], article.info, article.text)
    assert shape["value"] == 25_000_000_000
    assert shape["corrected"] == [
        {"field": "value", "found": "24 bn"},
        {"field": "period", "found": "2022"},
    ]
    assert plain["corrected"] == []
    assert shape.keys() == plain.keys()
    assert shape["surface"] == plain["surface"]


def test_a_period_that_the_analyst_set_keeps_to_the_words_of_the_contract():
    article = FakeDesk([]).article(FIRST)
    period = shapes.figure_shape(corrected(), article.info, article.text)["period"]
    assert (period["basis"], period["reason"]) == ("context", REASON)


def test_the_list_of_figures_tells_what_had_been_found():
    infos = {info.id: info for info in FakeDesk([]).articles()}
    lines = tables.figure_lines([corrected(), FIGURES[FIRST][1]], infos)
    assert any(line.endswith("value: 24 bn; period: 2022") for line in lines)
    assert not any("corrected" in line for line in tables.figure_lines(FIGURES[FIRST], infos))
