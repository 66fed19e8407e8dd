from datetime import date
from decimal import Decimal

import pytest

from briefindex.model.span import Span
from briefindex.search.parser import parse
from briefindex.search.query import (
    Either,
    Every,
    Figured,
    Leaf,
    Stated,
    Told,
    Valued,
    Without,
    Years,
)


def only(typed):
    (node,) = parse(typed).items
    return node


def test_all_that_is_asked_of_figures_is_asked_of_one_figure():
    node = only('figure:"trade turnover" value:>20bn year:2022 status:target')
    assert isinstance(node, Figured)
    told, valued, years, stated = node.item.items
    assert told.words == ("trade", "turnover")
    assert (valued.low, valued.apart) == (Decimal(20_000_000_000), True)
    assert (years.earliest, years.latest) == (date(2022, 1, 1), date(2022, 12, 31))
    assert stated == Stated("target")


def test_words_beside_the_fields_of_figures_stay_words():
    words, figured = parse("corridor value:>5").items
    assert isinstance(words, Leaf)
    assert isinstance(figured, Figured)


def test_what_figures_are_not_is_asked_of_the_same_figure():
    inside = only("figure:trade -status:target").item
    assert isinstance(inside, Every)
    assert inside.items[1] == Without(Stated("target"))
    alone = only("-status:target")
    assert alone == Without(Figured(Stated("target")))


def test_either_words_or_a_figure_will_do():
    node = only("corridor OR value:>5")
    assert isinstance(node, Either)
    assert isinstance(node.items[1], Figured)


def test_a_field_of_figures_takes_a_bracket():
    node = only("year:(2022 OR 2024)")
    assert [years.earliest.year for years in node.item.items] == [2022, 2024]


@pytest.mark.parametrize(
    ("typed", "low", "high", "apart", "unit"),
    [
        ("value:20", 20, 20, False, None),
        ("value:>20bn", 20_000_000_000, None, True, None),
        ("value:>=$20", 20, None, False, "USD"),
        ("value:<5%", None, 5, True, "%"),
        ("value:<=€1.5m", None, 1_500_000, False, "EUR"),
        ("value:5..10bn", 5_000_000_000, 10_000_000_000, False, None),
        ("value:500m..1bn", 500_000_000, 1_000_000_000, False, None),
        ("value:5..", 5, None, False, None),
        ("value:..10km", None, 10, False, "km"),
        ("value:1,204", 1204, 1204, False, None),
        ("value:>USD 3 million", 3_000_000, None, True, "USD"),
        ("value:>3 billion KZT", 3_000_000_000, None, True, "KZT"),
        ("value:<-5", None, -5, True, None),
        ("> 24 billion", 24_000_000_000, None, True, None),
        (">20tonnes", 20, None, True, "t"),
    ],
)
def test_amounts_have_signs_ranges_scales_and_units(typed, low, high, apart, unit):
    wanted = [None if end is None else Decimal(end) for end in (low, high)]
    found = only(typed).item
    assert isinstance(found, Valued)
    assert ([found.low, found.high], found.apart, found.unit) == (wanted, apart, unit)


@pytest.mark.parametrize("typed", ["year:2020..2022", "year:>2019", "year:2022-05", "year:..2022"])
def test_years_are_days_months_and_ranges_too(typed):
    assert isinstance(only(typed).item, Years)
    assert parse(typed).hints == ()


@pytest.mark.parametrize(
    ("typed", "field", "words"),
    [
        ("party:China", "party", ("china",)),
        ("speaker:Tokayev", "speaker", ("tokayev",)),
        ("unit:dollars", "unit", ("USD",)),
        ("unit:tonnes", "unit", ("t",)),
        ("unit:documents", "unit", ("documents",)),
        ("figure:trade", "figure", ("trade",)),
    ],
)
def test_figures_are_asked_for_by_what_they_say(typed, field, words):
    assert only(typed).item == Told(words, field, Span(typed.index(":") + 1, len(typed)), True)


@pytest.mark.parametrize(
    ("typed", "said", "at"),
    [
        ("trade value:much", "Write an amount", Span(12, 16)),
        ("year:soon", "Write a year", Span(5, 9)),
        ("status:perhaps", "Write the status", Span(7, 14)),
        ("value:5..many", "Write an amount", Span(6, 13)),
        ("oil tag:energy", "No article has a tag", Span(8, 14)),
    ],
)
def test_what_is_no_such_thing_is_a_hint_at_its_place(typed, said, at):
    (hint,) = parse(typed).hints
    assert said in hint.text
    assert hint.span == at


def test_the_last_word_of_a_status_may_be_in_the_typing():
    assert only("status:tar").item == Stated("target")
