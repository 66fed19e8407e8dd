"""One row per indicator, and honest contradictions."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from briefindex.compare import rows
from briefindex.compare.differences import differences
from briefindex.model.comparison import Derived
from briefindex.model.figure import Figure, FigureId, Indicator, Link, Period
from briefindex.model.span import ArticleId, SentenceRef, Span

Y2022 = Period("2022", date(2022, 1, 1), date(2022, 12, 31), "stated")
Y2024 = Period("2024", date(2024, 1, 1), date(2024, 12, 31), "stated")


def figure(value, period=Y2022, article="a", start=0, **more) -> Figure:
    fields = {
        "id": FigureId(f"{article}-{start}"),
        "span": Span(start, start + 5),
        "surface": "amount",
        "sentence": SentenceRef(ArticleId(article), Span(0, 200)),
        "value": Decimal(value),
        "low": None,
        "high": None,
        "exact": None,
        "unit": "USD",
        "kind": "money",
        "qualifier": None,
        "direction": None,
        "indicator": Indicator(
            "trade.kz-cn", "Kazakhstan–China trade turnover", ("China", "Kazakhstan")
        ),
        "period": period,
        "status": "actual",
        "speaker": None,
        "salience": "key",
    }
    return Figure(**{**fields, **more})


def only_row(*figures: Figure):
    (row,) = rows(figures, ())
    return row


def test_one_indicator_is_one_row_ordered_by_period():
    newer, older = figure("44e9", Y2024, "c"), figure("24e9", Y2022, "a")
    undated = figure("18e9", Period("Last year"), "d")
    goal = figure(
        "2", Period("in the coming years"), "c", 9, unit="×", kind="multiple", status="target"
    )
    row = only_row(goal, newer, undated, older)
    assert row.members == (undated.id, older.id, newer.id, goal.id)
    assert (row.relation, row.unit, row.differs) == ("series", "USD", ())


def test_a_trivial_figure_and_the_same_figure_twice_are_left_out():
    stated = figure("24e9")
    row = only_row(stated, stated, figure("5", start=50, salience="trivial"))
    assert row.members == (stated.id,)
    assert row.relation == "single"


def test_two_values_of_one_period_are_a_conflict():
    row = only_row(figure("24e9"), figure("31.5e9", article="b"))
    assert row.relation == "conflict"
    (difference,) = row.differs
    assert difference.period == "2022"
    assert difference.figures == ("a-0", "b-0")
    assert difference.by.replace("\u202f", " ") == "$31.5 bn is 31 % above $24 bn"


@pytest.mark.parametrize(
    ("one", "other", "conflict"),
    [
        (("24e9", None), ("24.4e9", None), False),
        (("24e9", None), ("25.1e9", None), True),
        (("24e9", "more than"), ("26.4e9", None), False),
        (("24e9", "more than"), ("26.6e9", None), True),
        (("24e9", "more than"), ("23e9", None), True),
        (("50e9", "almost"), ("45e9", None), False),
        (("50e9", "almost"), ("44e9", None), True),
        (("50e9", "about"), ("52.5e9", None), False),
        (("50e9", "about"), ("47.4e9", None), True),
    ],
)
def test_tolerance_follows_rounding_and_qualifier(one, other, conflict):
    row = only_row(
        figure(one[0], qualifier=one[1]), figure(other[0], qualifier=other[1], article="b")
    )
    assert (row.relation == "conflict") is conflict


def test_counts_are_exact_and_points_are_told_in_points():
    signed = {"unit": "documents", "kind": "count"}
    assert only_row(figure("47", **signed), figure("48", article="b", **signed)).differs
    share = {"unit": "%", "kind": "share"}
    (difference,) = only_row(figure("45", **share), figure("34", article="b", **share)).differs
    assert difference.by.replace("\u202f", " ") == "45 % is 11 pp above 34 %"


def test_what_has_another_period_or_status_or_no_year_never_conflicts():
    unknown = Period("Last year")
    assert not only_row(figure("24e9"), figure("44e9", Y2024, "b")).differs
    assert not only_row(figure("24e9"), figure("50e9", article="b", status="target")).differs
    assert not only_row(figure("24e9", unknown), figure("50e9", unknown, "b")).differs


def test_a_rise_and_a_fall_of_one_period_conflict_but_not_a_level_that_fell_to_a_value():
    rate = {"unit": "%", "kind": "percent"}
    growth = Indicator("trade.growth|china|", "Growth of trade with China", ("China",))
    up = figure("5", direction="increase", indicator=growth, **rate)
    down = figure("5", article="b", direction="decrease", indicator=growth, **rate)
    assert only_row(up, down).differs
    level = Indicator("inflation|spain|", "Inflation in Spain", ("Spain",))
    one = figure("8.3", indicator=level, **rate)
    other = figure("8.3", article="b", direction="decrease", indicator=level, **rate)
    assert not only_row(one, other).differs


def test_ranges_conflict_only_when_they_do_not_meet():
    wide = replace(figure("1"), value=None, low=Decimal("20e9"), high=Decimal("25e9"))
    assert not only_row(wide, figure("24e9", article="b")).differs
    assert only_row(wide, figure("27e9", article="b")).differs


def test_a_derived_value_can_contradict_a_stated_one():
    stated = figure("24e9", qualifier="more than")
    derived = Derived(Decimal("31.5e9"), "USD", Y2022, "45 % × $70 bn", (FigureId("b-0"),))
    (difference,) = differences([stated], [derived])
    assert (difference.figures, difference.derived) == ((stated.id,), (0,))


def test_rows_with_more_articles_stand_first():
    lone = figure("1e9", indicator=Indicator("aid", "Aid"))
    found = rows([lone, figure("24e9", start=9), figure("44e9", Y2024, "b")], ())
    assert [row.key for row in found] == ["trade.kz-cn", "aid"]


def test_a_later_forecast_takes_the_place_of_the_first_and_is_no_conflict():
    from briefindex.compare.rows import rows_by_name

    first, later = (figure(v, article=a, status="target") for v, a in (("5e9", "a"), ("7e9", "b")))
    told = {ArticleId("a"): date(2021, 3, 1), ArticleId("b"): date(2021, 9, 1)}
    (row,) = rows_by_name({"trade.kz-cn": (first, later)}, told).values()
    assert (row.relation, row.outcomes[0].state) == ("series", "overtaken")


def test_a_running_total_that_grew_is_no_conflict():
    total = Indicator("sales|peru|cumulative", "Cumulative sales to Peru", ("Peru",))
    one, other = (figure(v, article=a, indicator=total) for v, a in (("5e9", "a"), ("7e9", "b")))
    assert only_row(one, other).relation == "series"


def test_what_was_revised_was_moved_and_contradicts_nothing():
    new = figure("24e9", article="b", start=10)
    old = figure("28e9", article="b", start=60, links=(Link(new.id, "to"),))
    first_told = figure("28e9", article="a")
    assert only_row(new, old, first_told).relation == "series"
    assert only_row(new, old, figure("31e9", article="c")).relation == "conflict"


def test_growth_on_the_year_is_no_growth_on_the_month():
    growth = Indicator("output.growth|chile|", "Growth of Chile’s output", ("Chile",))
    yearly = Indicator(growth.key, f"{growth.label}, on the year", growth.parties)
    march = Period("March", date(2024, 3, 1), date(2024, 3, 31), "stated")
    told = {"unit": "%", "kind": "percent", "direction": "increase"}
    one = [figure(v, march, a, 9, indicator=growth, **told) for v, a in (("1", "a"), ("1", "b"))]
    other = figure("7", march, "b", 80, indicator=yearly, **told)
    assert [row.relation for row in rows((*one, other), ())] == ["series", "single"]


def test_a_lost_million_is_a_slip_and_no_contradiction():
    assert only_row(figure("16e6"), figure("16", article="b")).relation == "series"
