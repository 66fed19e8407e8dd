"""Times that stand in another sentence: of an occasion, or of what a sentence goes on from."""

from datetime import date

import pytest
from tests.index.extract.figures.reading import figures

from briefindex.model.article import KnownDate

MAY = KnownDate(day=date(2023, 5, 26), basis="stated")
HELD = "The Brazil-Japan Summit held in Osaka on May 19 was short. "
VISIT = "The summit was the final event of the president’s visit to Japan. "
SIGNED = "Ministers signed 47 documents {} the {}."


def period(text, published=MAY):
    return figures(text, published)[-1].period


def test_what_came_during_an_event_takes_its_days():
    found = period(HELD + SIGNED.format("during", "summit"))
    assert (found.start, found.end, found.basis) == (
        date(2023, 5, 19),
        date(2023, 5, 19),
        "context",
    )
    assert found.reason.endswith("it came “during the summit”; the summit was on 19 May 2023.")


def test_what_came_of_a_visit_takes_the_month_of_an_event_that_was_part_of_it():
    found = period(HELD + VISIT + SIGNED.format("as a result of", "visit"))
    assert (found.start, found.end) == (date(2023, 5, 1), date(2023, 5, 31))
    assert "the summit of 19 May 2023 was part of that visit" in found.reason


@pytest.mark.parametrize(
    "text",
    [
        SIGNED.format("during", "summit"),
        HELD + SIGNED.format("during", "visit"),
        HELD + SIGNED.format("before", "summit"),
        HELD + "The Peru-Chile Summit held in Lima on May 3 was long. " + SIGNED.format(
            "during", "summit"
        ),
    ],
)  # fmt: skip
def test_an_occasion_without_a_day_or_with_two_gives_no_time(text):
    assert period(text).start is None


def test_an_occasion_in_an_article_without_a_date_gives_no_time():
    assert period(HELD + SIGNED.format("during", "summit"), KnownDate()).start is None


LAST_YEAR = "Last year trade within the region reached $8 billion. "


def test_a_sentence_that_goes_on_takes_the_time_and_says_that_it_is_not_certain():
    aim = "In the foreseeable future we aim to bring this figure up to $15 billion. "
    found = period(LAST_YEAR + aim + "In turn, trade with China is growing, reaching $70 billion.")
    assert (found.start, found.basis) == (date(2022, 1, 1), "context")
    assert found.reason.endswith("so that time is likely, but not certain.")


@pytest.mark.parametrize(
    "text",
    [
        LAST_YEAR + "A new railway is also planned. It would cost $70 billion.",
        LAST_YEAR + "In turn, the debt of the port is growing, reaching $70 billion.",
        LAST_YEAR + "One. Two. Three. Four. In turn, trade with China grew, reaching $70 billion.",
    ],
)
def test_a_sentence_about_something_else_or_far_away_takes_no_time(text):
    assert period(text).start != date(2022, 1, 1)


def test_what_is_told_in_the_present_tense_is_of_the_year_that_the_user_gave():
    year = KnownDate(None, date(2018, 1, 1), date(2018, 12, 31), "user", "You set this date.")
    found = period("The port employs 4,000 people.", year)
    assert (found.start, found.end) == (date(2018, 1, 1), date(2018, 12, 31))
    assert found.reason == "The sentence is in the present tense; you dated the article 2018."
