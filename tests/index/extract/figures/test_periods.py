"""The time that a figure is about."""

from datetime import date

import pytest
from tests.index.extract.figures.reading import figures

from briefindex.extract.entities.model import NameModel
from briefindex.extract.grammar import Grammar

GRAMMAR = Grammar(NameModel())


def period(text: str, surface: str) -> tuple[date | None, date | None, str]:
    (one,) = (one.period for one in figures(text) if surface in one.surface)
    return one.start, one.end, one.basis


def test_a_year_earlier_is_counted_from_the_quarter_of_the_sentence_before():
    text = (
        "Net profit in the fourth quarter of 2023 was $90 million. Net profit was $100 million"
        " in all, against $80 million a year earlier."
    )
    assert period(text, "$80") == (date(2022, 10, 1), date(2022, 12, 31), "context")


def test_a_year_earlier_that_nothing_fixes_is_unknown():
    text = "Net profit was $100 million, against $80 million a year earlier."
    assert period(text, "$80") == (None, None, "unknown")


@pytest.mark.parametrize("words", ["is expected to", "is likely to", "is due to"])
def test_what_is_only_expected_is_not_of_the_articles_own_day(words):
    text = f"The harvest {words} reach 22 million tonnes this season."
    assert period(text, "22")[:2] == (None, None)


def test_two_amounts_share_a_date_that_stands_far_behind_the_second():
    text = (
        "The two countries are to sign 35 contracts worth more than $17 billion during a meeting of"
        " their business council in Oslo on 20 April."
    )
    assert period(text, "35") == (date(2024, 4, 20), date(2024, 4, 20), "relative")


OF_ITS_TIME = [
    ("It is the largest loss since 1991, with 7,000 jobs gone.", "7,000", None, None),
    ("The duty will rise to 17 percent from 1 July 2025.", "17", "2025-07-01", None),
    ("Output in the first quarter was 6 percent below the same quarter of 2022.", "6",
     "2024-01-01", "2024-03-31"),
    ("Fares have gone up 30 percent since the fall of the cabinet in May 2021.", "30",
     "2021-05-01", "2024-04-12"),
    ("Mid-2020 rents were 30 percent below today’s.", "30", "2020-01-01", "2020-12-31"),
    ("Net sales fell to 5 million in 2021 from 6 million the previous year.", "6",
     "2020-01-01", "2020-12-31"),
    ("In the first 10 days of April exports rose 9 percent.", "9", "2024-04-01", "2024-04-10"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "surface", "start", "end"), OF_ITS_TIME)
def test_a_figure_is_of_the_time_that_its_sentence_gives_it(text, surface, start, end):
    found = [day and str(day) for day in period(text, surface)[:2]]
    assert found == [start, end]


OF_ANOTHER_TIME = [
    ("Output rose to 12 million tonnes in 2023 from 9 million.", "9", None, None),
    ("Exports came to 8 tonnes last year, double the 4 tonnes a year earlier.", "4",
     "2022-01-01", "2022-12-31"),
    ("It sold 5 tonnes in the fourth quarter, after 4 tonnes in the third.", "4",
     "2023-07-01", "2023-09-30"),
    ("In 2023 it caught 38 tonnes, against 35 in 2022 and 41 in 2021.", "41",
     "2021-01-01", "2021-12-31"),
    ("Wages rose 2 percent in March from February’s 3 percent.", "3 percent",
     "2024-02-01", "2024-02-29"),
    ("Spending is to reach 3 percent by 2027 from 2 percent now.", "2 percent",
     "2024-04-12", "2024-04-12"),
    ("Turnover was 12 million euros in March, above the 11 million it forecast in January.", "11",
     "2024-03-01", "2024-03-31"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "surface", "start", "end"), OF_ANOTHER_TIME)
def test_the_old_side_of_a_comparison_takes_no_time_but_its_own(text, surface, start, end):
    found = [day and str(day) for day in period(text, surface)[:2]]
    assert found == [start, end]


NOT_ITS_DATE = [
    ("It runs 200 buses built in 1998.", "200", "2024-04-12"),
    ("The bank, founded in 1871, has 4 million customers.", "4 million", "2024-04-12"),
    ("A ferry launched in 2009 has 600 seats.", "600", "2024-04-12"),
    ("Prices, which have risen since 2020, now stand at 90 euros a tonne.", "90", "2024-04-12"),
    ("The city had 2 million people in 1990 and now has 5 million people.", "5", "2024-04-12"),
    ("The fee has been cut to 3 percent since January.", "3", "2024-04-12"),
    ("The firm, which spun off in 2012 and has 310 workers, won a prize.", "310", "2024-04-12"),
    ("It cut its forecast to 13 million tonnes after a landslide on 5 April.", "13", None),
    ("The state sold bonds worth 50 million euros due in 2032.", "50", None),
    ("Teachers turned down a 6 percent pay offer on Thursday.", "6", None),
    ("They met on Monday to discuss its 60 million euro debt.", "60", None),
    ("Before the drought in 2019 the canal carried 40 ships.", "40", None),
    ("The minister said last month that 40 wells had been dug.", "40", None),
    ("Cheese exports, at their lowest since 2008, were 4 tonnes.", "4", None),
    ("It had planned to spend 20 million euros.", "20", None),
]


@pytest.mark.parametrize("model", [None, GRAMMAR.trees], ids=["by rules", "with model"])
@pytest.mark.parametrize(("text", "surface", "day"), NOT_ITS_DATE)
def test_a_date_of_something_else_is_not_that_of_the_figure(text, surface, day, model):
    (one,) = (one.period for one in figures(text, parse=model) if surface in one.surface)
    assert [day and str(day) for day in (one.start, one.end)] == [day, day]


ITS_DATE = [
    ("In 2022, when 300 people died, the dam was full.", "300", "2022-01-01", "2022-12-31"),
    ("Some 90 people were killed and 400 injured when a gale struck on Monday.", "90",
     "2024-04-08", "2024-04-08"),
    ("About 70 rescuers with 12 boats were searching 3 islands on Monday.", "70",
     "2024-04-08", "2024-04-08"),
    ("Police said on Tuesday, with 97 percent of ballots counted, that it was calm.", "97",
     "2024-04-09", "2024-04-09"),
    ("Farmers expect to reap 40 tonnes by the end of March.", "40", None, "2025-03-31"),
    ("The sea may rise 80 centimetres by the century’s end.", "80", None, "2100-12-31"),
    ("In the first three quarters of 2023 it made 6 million euros.", "6",
     "2023-01-01", "2023-09-30"),
    ("A lender due to merge made 6 million euros on Tuesday.", "6", "2024-04-09", "2024-04-09"),
    ("Three days before dawn on Monday 12 boats sank.", "12", "2024-04-08", "2024-04-08"),
]  # fmt: skip


@pytest.mark.parametrize("model", [None, GRAMMAR.trees], ids=["by rules", "with model"])
@pytest.mark.parametrize(("text", "surface", "start", "end"), ITS_DATE)
def test_a_date_reaches_over_what_stands_between(text, surface, start, end, model):
    (one,) = (one.period for one in figures(text, parse=model) if surface in one.surface)
    assert [day and str(day) for day in (one.start, one.end)] == [start, end]


def test_a_report_on_one_quarter_gives_its_time_to_sentences_without_one():
    text = (
        "Profit rose to 5 million euros in the first quarter. Analysts had forecast 4 million"
        " euros. The chief executive spoke of luck.\n\nRevenue was 60 million euros."
    )
    (sales,) = (one for one in figures(text) if "60" in one.surface)
    (guess,) = (one for one in figures(text) if "4 million" in one.surface)
    assert sales.period.start == guess.period.start == date(2024, 1, 1)
    assert "the article reports on “first quarter” alone" in sales.period.reason
    assert "foreseen" in guess.period.reason


def test_a_report_on_two_stretches_of_time_gives_none_to_a_sentence_without_one():
    text = (
        "Profit rose to 5 million euros in the first quarter and was 19 million euros in 2023."
        " Revenue was 60 million euros."
    )
    assert period(text, "60") == (None, None, "unknown")


@pytest.mark.parametrize("model", [None, GRAMMAR.trees], ids=["by rules", "with model"])
def test_a_multiple_is_not_of_the_time_that_it_multiplies(model):
    text = "The debt was 33 million euros in 2023, double what it was in 2015."
    (one,) = (one.period for one in figures(text, parse=model) if "double" in one.surface)
    assert one.start != date(2015, 1, 1)


def test_what_is_said_in_the_quarter_is_of_the_quarter_that_is_reported_on():
    text = "Profit was 5 million euros in the first quarter. Sales were 60 million in the quarter."
    found = next(one.period for one in figures(text) if "60" in one.surface)
    assert (found.start, found.end) == (date(2024, 1, 1), date(2024, 3, 31))
    assert "counted from “first quarter”" in found.reason


def test_two_times_of_one_thing_in_a_sentence_give_none_to_the_next():
    text = "Output was 5 tonnes in 2022 and 7 tonnes in 2023. Output was 6 tonnes."
    assert period(text, "6") == (None, None, "unknown")


def test_a_price_on_an_exchange_takes_no_time_from_the_sentence_before():
    text = "It will buy back shares worth 5 million euros this year. Its shares fell 3 percent."
    assert period(text, "3 percent") == (None, None, "unknown")


def test_a_fiscal_year_whose_beginning_is_not_stated_is_unknown():
    assert period("It lost 24 million euros in the last financial year.", "24")[:2] == (None, None)


@pytest.mark.parametrize("base", ["(base 2015)", ", base year 2015,", "(2015 = 100)"])
def test_the_base_year_of_an_index_is_no_time_of_its_values(base):
    text = f"The price index {base} rose 0.4 percent in May 2023, and 1.5 percent from a year ago."
    assert period(text, "0.4")[:2] == (date(2023, 5, 1), date(2023, 5, 31))
    assert period(text, "1.5")[0] != date(2015, 1, 1)


@pytest.mark.parametrize("surface", ["30,000", "$52"])
def test_a_date_behind_a_sum_in_brackets_is_that_of_both_sums(surface):
    text = "A tent cost 30,000 CFA francs ($52) in January 2024."
    assert period(text, surface) == (date(2024, 1, 1), date(2024, 1, 31), "stated")


def test_months_of_the_current_year_are_those_months():
    text = "In January-March of the current year the port handled 5 million tons."
    assert period(text, "5 million")[:2] == (date(2024, 1, 1), date(2024, 3, 31))


def test_the_same_months_of_another_year_are_those_months():
    text = (
        "In June-August 2023 the park had 7,000 visitors, against 6,000 in the same months of 2022."
    )
    assert period(text, "6,000")[:2] == (date(2022, 6, 1), date(2022, 8, 31))


def test_what_is_said_of_an_amount_by_which_is_of_its_time():
    text = (
        "In January-March of the current year the port handled 5 million tons, which is 1.3 times"
        " more than in the same period of 2023."
    )
    assert period(text, "1.3 times")[:2] == (date(2024, 1, 1), date(2024, 3, 31))


def test_a_part_of_what_is_pledged_is_of_the_time_of_the_whole():
    text = "Now the pledge is 6 percent by 2032, of which 2 percent is to go on roads."
    assert period(text, "2 percent")[:2] == (None, date(2032, 12, 31))


def test_now_is_of_what_comes_after_it():
    text = "A tent that cost 90 euros before the flood now costs 140 euros."
    assert period(text, "90 euros") == (None, None, "unknown")
    assert period(text, "140 euros")[:2] == (date(2024, 4, 12), date(2024, 4, 12))


def test_the_time_of_a_total_is_not_that_of_what_was_added_to_it():
    text = "The owners lent 40 million euros, taking the total since 2019 to 210 million euros."
    assert period(text, "40 million") == (None, None, "unknown")
    assert period(text, "210 million")[0] == date(2019, 1, 1)


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("The city sold $300 million of bonds maturing in 2033 and 2038.", "$300 million"),
        ("The 2031 bond yields 6.5 percent.", "6.5 percent"),
        ("It was above its March forecast of 2 percent.", "2 percent"),
    ],
)
def test_the_year_of_a_paper_and_the_month_of_a_forecast_are_no_time_of_a_figure(text, surface):
    assert period(text, surface) == (None, None, "unknown")


def test_a_year_that_something_is_above_is_not_that_of_what_comes_later():
    text = "Demand rose to 90 GW, 4% above the level of a year earlier, as it touched 41 degrees."
    assert period(text, "41 degrees")[:2] == (None, None)


def test_eight_months_of_a_year_are_its_first_eight():
    text = "In eight months of 2023 the port handled 5 million tons."
    assert period(text, "5 million")[:2] == (date(2023, 1, 1), date(2023, 8, 31))


def test_for_some_months_of_a_year_says_not_which():
    text = "For three months of 2023 the port handled no more than 5 million tons."
    assert period(text, "5 million")[:2] != (date(2023, 1, 1), date(2023, 3, 31))


def test_the_next_winter_is_the_one_that_begins_next():
    text = "The plant will make 3.4 GW before next winter."
    assert period(text, "3.4 GW")[:2] == (None, date(2024, 11, 30))
