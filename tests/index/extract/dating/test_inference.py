"""Articles that date each other, and all the ways in which they must not."""

from dataclasses import replace
from datetime import date

import pytest

from briefindex.extract.dating.inference import Reported, infer_dates
from briefindex.extract.dating.sightings import sightings
from briefindex.extract.entities import EntityExtractor
from briefindex.importers import article_from
from briefindex.model.article import Known, KnownDate

NAMES = EntityExtractor(model=False)
UNDATED = KnownDate()


def told(text, day=None, source="The Herald"):
    """An article of that text, dated or not; only its own text and that day count."""
    article = article_from(text.encode(), "a.txt")
    known = KnownDate(day, basis="stated") if day else UNDATED
    info = replace(article.info, date=known, source=Known(source, "stated"))
    article = replace(article, info=info)
    return Reported(info, sightings(article, NAMES.mentions(article)))


def dates_of(*reports):
    """What follows for each undated article, in order."""
    found = infer_dates(reports)
    return [found.get(one.info.id) for one in reports if one.info.date == UNDATED]


LAST_WEEK = "The Brazil-Japan Summit in Osaka last week ended with a joint plan for ports."
HELD = (
    "The Brazil-Japan Summit held in Osaka on May 19 produced a joint plan. Trade rose last year."
)
COMING = (
    "The upcoming Brazil-Japan Summit, set to take place on May 18th and 19th in Osaka, is close."
)
DAY = date(2023, 5, 26)


def test_an_event_told_as_past_puts_the_article_on_its_day_or_later():
    (known,) = dates_of(told(HELD), told(LAST_WEEK, DAY))
    assert (known.day, known.earliest, known.latest) == (None, date(2023, 5, 19), None)
    assert known.basis == "inferred"


def test_an_event_still_to_come_puts_the_article_before_it():
    (known,) = dates_of(told(COMING), told(LAST_WEEK, DAY))
    assert (known.earliest, known.latest) == (None, date(2023, 5, 17))


def test_the_reason_quotes_both_articles_and_names_the_other():
    (known,) = dates_of(told(COMING), told(LAST_WEEK, DAY))
    assert known.reason == (
        "The article has no date, but calls the summit of 18–19 May in Osaka “upcoming”; "
        "The Herald of 26 May 2023 puts that summit “last week”."
    )


def test_the_order_of_the_parties_in_the_name_does_not_matter():
    other = LAST_WEEK.replace("Brazil-Japan", "Japan-Brazil")
    assert dates_of(told(HELD), told(other, DAY))[0] is not None


def test_without_a_dated_article_nothing_follows():
    assert dates_of(told(HELD), told(COMING)) == [None, None]


def test_undated_articles_never_date_each_other_in_a_circle():
    third = "On May 19, ministers attended the Brazil-Japan Summit in Osaka."
    assert dates_of(told(HELD), told(COMING), told(third)) == [None, None, None]


def test_a_year_that_another_article_states_is_enough_without_its_own_date():
    other = "The Brazil-Japan Summit in Osaka on 19 May 2023 was short."
    assert dates_of(told(HELD), told(other))[0].earliest == date(2023, 5, 19)


@pytest.mark.parametrize(
    "other",
    [
        LAST_WEEK.replace("Osaka", "Recife"),
        LAST_WEEK.replace(" in Osaka", ""),
        LAST_WEEK.replace("Brazil-Japan", "Brazil-Peru"),
        LAST_WEEK.replace("last week", "in recent weeks"),
        "Officials said last week that the Brazil-Japan Summit in Osaka was useful.",
    ],
)
def test_another_place_or_event_or_a_date_of_something_else_dates_nothing(other):
    assert dates_of(told(HELD), told(other, DAY)) == [None]


def test_an_event_of_one_name_in_two_years_is_told_apart_by_day_and_month():
    other = told(LAST_WEEK, date(2021, 11, 12), "The Tribune")
    (known,) = dates_of(told(HELD), told(LAST_WEEK, DAY), other)
    assert known.earliest == date(2023, 5, 19)


def test_two_years_that_both_fit_leave_the_article_undated():
    assert dates_of(told(HELD), told(LAST_WEEK, DAY), told(LAST_WEEK, date(2022, 5, 24))) == [None]


def test_days_that_clash_leave_the_article_undated():
    assert dates_of(told(HELD), told(LAST_WEEK, date(2023, 7, 12))) == [None]


def test_a_second_dated_article_that_contradicts_the_first_leaves_it_undated():
    later = "The Brazil-Japan Summit opened in Osaka on 3 October 2023."
    assert dates_of(told(HELD), told(LAST_WEEK, DAY), told(later, date(2023, 10, 4))) == [None]


def test_a_mention_in_passing_dates_nothing():
    passing = "Since the Brazil-Japan Summit in Osaka ports have grown, officials said on May 30."
    assert dates_of(told(passing), told(LAST_WEEK, DAY)) == [None]


def test_an_article_that_knows_a_later_year_is_not_put_in_an_earlier_one():
    later = HELD + " Exports reached $4 billion in 2024."
    assert dates_of(told(later), told(LAST_WEEK, DAY)) == [None]


def test_an_event_that_comes_round_each_year_needs_its_weekday():
    fair = "The Osaka Food Fair opened in Osaka on {}May 19 with 40 stalls."
    week = "The Osaka Food Fair in Osaka last week drew crowds."
    plain, right, wrong = fair.format(""), fair.format("Friday, "), fair.format("Monday, ")
    assert dates_of(told(plain), told(week, DAY)) == [None]
    assert dates_of(told(right), told(week, DAY))[0].earliest == date(2023, 5, 19)
    assert dates_of(told(wrong), told(week, DAY)) == [None]


def test_an_event_that_the_pack_shows_in_one_season_of_two_years_tells_no_year():
    reports = [told(HELD), told(LAST_WEEK, DAY), told(LAST_WEEK, date(2021, 6, 11), "The Tribune")]
    assert dates_of(*reports) == [None]


def test_undated_articles_that_put_it_on_other_days_of_one_season_leave_all_undated():
    other = HELD.replace("May 19", "May 29")
    assert dates_of(told(HELD), told(other), told(LAST_WEEK, DAY)) == [None, None]


def test_a_previous_event_of_the_name_is_another_event():
    assert dates_of(told(HELD.replace("The Br", "The previous Br")), told(LAST_WEEK, DAY)) == [None]


def test_a_past_day_without_a_year_lies_before_the_article_that_tells_it():
    told_in_january = "The Brazil-Japan Summit in Osaka on May 19 was short."
    (known,) = dates_of(told(HELD), told(told_in_january, date(2024, 1, 10)))
    assert known.earliest == date(2023, 5, 19)


def test_an_article_with_a_date_of_its_own_keeps_it():
    assert infer_dates([told(HELD, date(2023, 6, 1)), told(LAST_WEEK, DAY)]) == {}


def test_the_order_of_the_articles_does_not_matter():
    reports = [told(HELD), told(COMING), told(LAST_WEEK, DAY)]
    assert infer_dates(reports) == infer_dates(reports[::-1])
