"""Ordinary sentences of wire news whose figures were once read wrongly, by what was wrong."""

import pytest
from tests.index.extract.figures.reading import figures, only, shown

from briefindex.extract.entities.model import NameModel
from briefindex.extract.grammar import Grammar
from briefindex.model.figure import Figure

GRAMMAR = Grammar(NameModel())
BOTH = pytest.mark.parametrize("parse", [None, GRAMMAR.trees], ids=["by rules", "with model"])


def parsed(text: str) -> list[Figure]:
    return [one for one in figures(text, parse=GRAMMAR.trees) if one.salience != "trivial"]


@BOTH
@pytest.mark.parametrize(
    "text",
    [
        "Takings rose from $2.4 million to $2.9 million.",
        "The number of midwives fell from 900 to 640.",
    ],
)
def test_from_one_level_to_another_is_two_levels_and_no_change(text, parse):
    old, new = figures(text, parse=parse)
    assert old.indicator == new.indicator
    assert "change" not in old.indicator.key
    assert [[link.role for link in one.links] for one in (old, new)] == [["to"], ["from"]]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("The plant cost T$40 million.", "TWD"),
        ("The road cost 40 million lei.", "RON"),
        ("Morocco spent 3 billion dirhams on the port.", "MAD"),
        ("The hotel cost 90 million dirhams.", "AED"),
    ],
)
def test_currencies_are_those_that_the_words_and_the_country_say(text, unit):
    assert only(text).unit == unit


def test_an_unknown_sign_is_not_given_the_currency_of_the_sum_before():
    first, second = figures("The firm paid 40 million zł and 300 million Qx.")
    assert (first.unit, second.unit) == ("PLN", "")


def test_a_label_is_not_cut_at_an_amount_that_stands_in_a_name():
    (one, *_) = parsed("The alliance will hold 52 seats in the 90-seat regional assembly.")
    assert one.indicator.label == "Seats held by alliance"


def test_who_is_jailed_for_taking_money_took_it_and_not_the_court():
    labels = [
        one.indicator.label
        for one in parsed("A judge jailed the treasurer for taking 2 million euros from donors.")
    ]
    assert labels == ["Amount taken from donors by treasurer"]


@BOTH
def test_what_is_opened_or_closed_is_counted_and_not_who_did_it(parse):
    (one,) = figures("The ombudsman opened 61 cases.", parse=parse)
    assert one.indicator.label.startswith("Cases opened")


def test_a_place_before_a_bracket_is_the_party_of_what_stands_in_it():
    found = shown("Most guests came from Norway (31%), Finland (12%) and Estonia (9%).")
    assert [one.indicator.parties for one in found] == [("Norway",), ("Finland",), ("Estonia",)]


def test_a_place_in_a_clause_of_its_own_is_no_party():
    found = shown("Copper climbed 3% to $9,900 a ton after a strike shut a mine in Chile.")
    assert {one.indicator.parties for one in found} == {()}


def test_whoever_is_warned_does_not_make_the_warner_a_speaker():
    (one,) = shown("Arlen Park Council has warned about 60 kiosks since January.")
    assert one.speaker is None


@pytest.mark.parametrize("verb", ["got", "upheld", "lit", "overran", "withstood"])
def test_the_participle_of_an_irregular_verb_is_no_made_up_word(verb):
    (one,) = parsed(f"The town {verb} 40 kilns.")
    assert f"{verb}ed" not in one.indicator.label


@BOTH
@pytest.mark.parametrize(
    "text",
    [
        "Turnover fell 4.1% to $80 million in 2022 from $83.4 million the year before.",
        "Turnover fell 4.1% to $80 million in 2022.",
    ],
)
def test_a_change_has_the_date_of_the_level_that_it_came_to(text, parse):
    change, level, *_ = figures(text, parse=parse)
    assert change.period == level.period
    assert str(change.period.end) == "2022-12-31"


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("The glacier may lose 40 percent of its ice by 2100.", "2100-12-31"),
        ("The glacier may lose 2100 tonnes of ice.", "None"),
    ],
)
def test_the_end_of_the_century_is_a_year_where_it_is_told_as_one(text, end):
    assert str(only(text).period.end) == end
