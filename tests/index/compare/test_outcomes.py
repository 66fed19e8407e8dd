"""What became of a target or an expectation."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from tests.index.compare.made import NEVER, PART, Y2024, double, figure

from briefindex.compare.outcomes import outcomes
from briefindex.model.figure import Indicator, Period

BY_2030 = Period("by 2030", None, date(2030, 12, 31), "stated")
IN_2024 = Y2024
TOLD = {"plan": date(2023, 5, 20), "later": date(2025, 3, 1), "early": date(2023, 1, 10)}


def target(value, period=BY_2030, article="plan", **more):
    return figure(value, period=period, article=article, start=400, status="target", **more)


def one(*members, derived=(), told=TOLD):
    (outcome,) = outcomes(members, derived, told)
    return outcome


def test_a_later_value_tells_how_far_a_target_has_come():
    outcome = one(figure("70e9", article="plan"), figure("95e9", period=Y2024, article="later"),
                  target("100e9"))  # fmt: skip
    assert (outcome.state, outcome.figure, outcome.percent) == ("not yet", "later-0", Decimal(95))
    assert outcome.due == date(2030, 12, 31)
    assert outcome.by.endswith("is 95\u202f% of $100\u202fbn, six years early")


def test_a_target_that_a_later_value_passes_is_reached():
    assert one(figure("101e9", period=Y2024, article="later"), target("100e9")).state == "reached"


def test_the_value_that_a_plan_starts_from_answers_nothing():
    outcome = one(figure("70e9", article="plan"), figure("60e9", article="other"), target("100e9"))
    assert (outcome.state, outcome.figure) == ("not yet", None)


def test_a_target_without_an_answer_is_overdue_once_its_date_passed():
    outcome = one(target("100e9", IN_2024))
    assert outcome.state_on(date(2024, 12, 31)) == "not yet"
    assert outcome.state_on(date(2025, 1, 1)) == "overdue"


def test_a_target_without_a_year_is_never_overdue():
    outcome = one(target("100e9", NEVER))
    assert (outcome.due, outcome.state_on(date(2090, 1, 1))) == (None, "not yet")


def test_a_value_for_the_very_period_that_falls_short_is_a_miss():
    expected = figure("50e9", period=Y2024, article="plan", status="expected")
    assert one(expected, figure("44e9", period=Y2024, article="later")).state == "missed"


def test_what_is_almost_met_within_its_rounding_is_met():
    expected = figure("50e9", period=Y2024, article="plan", status="expected", qualifier="about")
    assert one(expected, figure("48e9", period=Y2024, article="later")).state == "reached"


def test_values_that_disagree_about_a_target_leave_it_open():
    met, short = (figure(v, period=Y2024, article=a) for v, a in (("60e9", "later"), ("40e9", "x")))
    outcome = one(target("50e9", IN_2024), met, short)
    assert (outcome.state, outcome.figure) == ("not yet", None)


def test_part_of_a_year_is_not_held_against_a_year():
    quarter = Period("Q1", date(2024, 1, 1), date(2024, 3, 31), "stated")
    outcome = one(target("100e9"), figure("25e9", period=quarter, article="later"))
    assert outcome.figure is None


def test_less_is_aimed_at_where_the_plan_starts_from_more():
    outcome = one(figure("40e9", article="plan"), figure("18e9", period=Y2024, article="later"),
                  target("20e9"))  # fmt: skip
    assert outcome.state == "reached"


def test_a_later_target_for_the_same_year_takes_the_place_of_the_first():
    first, later = outcomes((target("100e9"), target("120e9", article="later")), (), TOLD)
    assert (first.state, first.figure, later.state) == ("overtaken", "later-400", "not yet")


def test_what_two_speakers_expect_replaces_nothing():
    plans = (
        figure("3", period=BY_2030, article=a, status="expected", speaker=who)
        for a, who in (("plan", "Ana Reis"), ("later", "Bo Lind"))
    )
    assert {each.state for each in outcomes(tuple(plans), (), TOLD)} == {"not yet"}


def test_what_double_comes_to_is_held_against_later_values():
    from briefindex.compare.derive import derive

    base, plan = figure("44e9", article="plan"), double(NEVER, "plan")
    later = figure("90e9", period=Y2024, article="later")
    members = (base, later, plan)
    worked = derive({PART.key: members})[PART.key]
    outcome = one(*members, derived=worked)
    assert (outcome.state, outcome.figure, outcome.derived) == ("reached", "later-0", 0)


def test_without_any_date_nothing_tells_what_came_later():
    outcome = one(target("100e9"), figure("95e9", period=Y2024, article="x"), told={})
    assert outcome.figure is None


def test_of_what_one_aims_to_lower_less_is_better():
    prices = Indicator("inflation|atlantis|", "Atlantis’s inflation", ("Atlantis",))
    rate = {"unit": "%", "kind": "percent"}
    plan = replace(target("5", IN_2024, **rate), indicator=prices)
    assert one(plan, figure("7", prices, Y2024, "later", **rate)).state == "missed"
    assert one(plan, figure("4", prices, Y2024, "later", **rate)).state == "reached"


def test_a_value_for_a_time_that_was_not_over_answers_nothing():
    period = Period("2025", date(2025, 1, 1), date(2025, 12, 31), "stated")
    assert one(target("100e9"), figure("100e9", period=period, article="later")).figure is None


def test_what_was_written_before_the_plan_answers_nothing():
    expected = figure("50e9", period=Y2024, article="plan", status="expected")
    assert one(expected, figure("60e9", period=Y2024, article="early")).figure is None


def test_what_is_expected_of_a_time_that_was_told_of_before_is_no_plan():
    estimate = figure("50e9", period=Y2024, article="late", status="expected", start=400)
    told = {"early": date(2025, 1, 20), "late": date(2025, 4, 1)}
    known = figure("60e9", period=Y2024, article="early")
    assert outcomes([estimate, known], (), told) == ()
    assert one(estimate, told=told).state_on(date(2026, 1, 1)) == "overdue"
    before = {"early": date(2025, 1, 20), "late": date(2024, 11, 1)}
    assert one(estimate, known, told=before).state == "reached"
