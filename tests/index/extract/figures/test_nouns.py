import pytest
from tests.index.extract.figures.reading import figures, only, shown

from briefindex.extract.entities.model import NameModel
from briefindex.extract.grammar import Grammar


@pytest.mark.parametrize(
    ("counted", "unit"),
    [
        ("73 Boeing 737-800s", "aircraft"),
        ("32 F-35As", "aircraft"),
        ("40 T-72s", "t-72s"),
        ("155 Abrams main battle tanks", "tanks"),
        ("31 US-made M1A1 Abrams tanks", "tanks"),
        ("1,000 Boxer vehicles", "vehicles"),
        ("12 Virginia-class submarines", "submarines"),
        ("2.4 million US policyholders", "policyholders"),
        ("37 seamen", "people"),
        ("40 tribeswomen", "people"),
        ("12 rare specimens", "specimens"),
    ],
)
def test_the_head_noun_is_the_unit(counted, unit):
    assert only(f"The ministry listed {counted} in its report.").unit == unit


def test_a_size_before_a_noun_is_a_figure_of_its_own():
    found = shown("It ordered four 17,480-TEU ships.")
    assert [(one.value, one.unit) for one in found] == [(4, "ships"), (17_480, "TEU")]


def test_the_tree_finds_the_noun_behind_joined_adjectives():
    text = "About 2,600 production and maintenance workers went on strike."
    found = figures(text, parse=Grammar(NameModel()).trees)
    assert [(one.value, one.unit) for one in found] == [(2600, "people")]


def test_a_verb_right_behind_a_number_may_be_a_noun():
    assert only("The lender closed 12,000 accounts in a day.").unit == "accounts"
    assert not shown("The group said 15 accounts for most of it.")


def test_the_tree_joins_no_two_numbers():
    found = figures("It would run out in two or three weeks.", parse=Grammar(NameModel()).trees)
    assert [(one.low, one.high, one.unit) for one in found] == [(2, 3, "weeks")]
