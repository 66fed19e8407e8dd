"""Whether a figure is a fact, a target or expected."""

import pytest
from tests.index.extract.figures.reading import shown


def statuses(text):
    return [(str(one.value or one.low), one.status) for one in shown(text)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The fund cut its forecast for copper use in 2024 to 26 million tons from 27 million.",
            [("26000000", "expected"), ("27000000", "expected")],
        ),
        (
            "The cabinet raised its target for rice output from 4 million tons to 5 million tons.",
            [("4000000", "target"), ("5000000", "target")],
        ),
        (
            "Growth slowed to 2%, down from the 3% the bank had pencilled in in May.",
            [("2", "actual"), ("3", "expected")],
        ),
        ("The mine missed its target by 7%.", [("7", "actual")]),
        ("Tin stocks rose, against expectations for a 900-ton fall.", [("900", "expected")]),
        ("It now sees profit of 40-50 million euros.", [("40000000", "expected")]),
    ],
)
def test_what_was_foreseen_before_is_no_fact(text, told):
    assert statuses(text) == told


def test_a_plan_that_was_voted_on_makes_no_plan_of_the_votes():
    text = "Deputies approved the housing plan 61 to 28, with four abstentions."
    assert {one.status for one in shown(text)} == {"actual"}


def test_a_part_in_commas_does_not_hide_that_the_whole_is_expected():
    text = "Some 9 million people, including 2.5 million in Chad, are expected to need food aid."
    assert statuses(text) == [("9000000", "expected"), ("2500000", "expected")]


def test_what_is_undertaken_and_set_as_a_task_is_a_target():
    text = "The banks undertake to lend no less than 3 billion euros."
    assert statuses(text) == [("3000000000", "target")]
    text = "The two ministers set the task of bringing trade to $2 billion."
    assert statuses(text) == [("2000000000", "target")]


def test_a_clause_with_its_own_verb_expects_nothing():
    text = "Brokers expect the lending rate to fall to 3%, while the board kept it at 4%."
    assert statuses(text) == [("3", "expected"), ("4", "actual")]


def test_that_many_want_something_is_a_fact():
    text = "Seven in ten of the farmers want to stay."
    assert statuses(text) == [("70", "actual")]


def test_where_something_is_heading_is_expected():
    assert statuses("The lake is heading for 3 degrees Celsius of warming.") == [("3", "expected")]


def test_what_is_expected_after_a_past_year_leaves_that_year_a_fact():
    text = "Bus fares are forecast to rise 4% this year after 2% in 2023."
    assert statuses(text) == [("4", "expected"), ("2", "actual")]


def test_an_old_forecast_beside_a_range_and_a_foreseen_rise_are_no_facts():
    text = "The mill cut its sales forecast to between £20m and £30m from £40m."
    assert [one.status for one in shown(text)] == ["expected", "expected"]
    text = "Sales fell 3%, against a 1% rise expected by analysts."
    assert [one.status for one in shown(text)] == ["actual", "expected"]


def test_the_whole_of_which_a_part_will_go_is_there():
    text = "Some 250 of the 600 welders will go in June."
    assert statuses(text) == [("250", "expected"), ("600", "actual")]
