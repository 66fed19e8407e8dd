"""The time that a figure is about."""

from datetime import date

import pytest
from tests.index.extract.figures.reading import figures


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
