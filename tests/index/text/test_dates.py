from datetime import date

import pytest

from briefindex.model.article import KnownDate
from briefindex.model.span import Span
from briefindex.text.dates import DateExpression, find_dates

FRIDAY = KnownDate(day=date(2023, 5, 26), basis="stated")


def dates(text: str, published: KnownDate = FRIDAY) -> tuple[DateExpression, ...]:
    return find_dates(text, Span(0, len(text)), published)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("on 17 June 2025, he", "2025-06-17", "2025-06-17"),
        ("until June 17, 2025.", "2025-06-17", "2025-06-17"),
        ("on May 18th and 19th in Oslo", "2023-05-18", "2023-05-19"),
        ("28 May to 2 June 2024", "2024-05-28", "2024-06-02"),
        ("June 17", "2023-06-17", "2023-06-17"),
        ("in 2024", "2024-01-01", "2024-12-31"),
        ("Q1 2024", "2024-01-01", "2024-03-31"),
        ("the first half of 2023", "2023-01-01", "2023-06-30"),
        ("in the first nine months of 2023", "2023-01-01", "2023-09-30"),
        ("FY2024/25", "2024-01-01", "2025-12-31"),
        ("the 1990s", "1990-01-01", "1999-12-31"),
        ("last year", "2022-01-01", "2022-12-31"),
        ("this month", "2023-05-01", "2023-05-31"),
        ("yesterday", "2023-05-25", "2023-05-25"),
        ("on Tuesday", "2023-05-23", "2023-05-23"),
        ("it will open on Tuesday", "2023-05-30", "2023-05-30"),
        ("two years ago", "2021-01-01", "2021-12-31"),
        ("between 2020 and 2024", "2020-01-01", "2024-12-31"),
        ("from January to March 2024", "2024-01-01", "2024-03-31"),
        ("over the past five years", "2018-05-26", "2023-05-26"),
        ("by the end of 2025", "2025-12-31", "2025-12-31"),
        ("26/05/2023", "2023-05-26", "2023-05-26"),
        ("21-04-2016", "2016-04-21", "2016-04-21"),
        ("2015/08/12", "2015-08-12", "2015-08-12"),
        ("on the Fourth of July", "2023-07-04", "2023-07-04"),
        ("the twenty-second of June 2017", "2017-06-22", "2017-06-22"),
        ("05-Aug-2016", "2016-08-05", "2016-08-05"),
        ("from 2014-2018", "2014-01-01", "2018-12-31"),
        ("it will end this Friday", "2023-05-26", "2023-05-26"),
        ("he said this Monday", "2023-05-22", "2023-05-22"),
        ("29 February", "2024-02-29", "2024-02-29"),
        ("2019 H2 results", "2019-07-01", "2019-12-31"),
        ("in the first week of May 2021", "2021-05-03", "2021-05-09"),
        ("the last week of 2019", "2019-12-23", "2019-12-29"),
        ("in the last week of July", "2023-07-24", "2023-07-30"),
        ("on the first Tuesday in November", "2023-11-07", "2023-11-07"),
        ("the second Monday in March 2024", "2024-03-11", "2024-03-11"),
        ("the first Friday of next month", "2023-06-02", "2023-06-02"),
        ("on Friday next week", "2023-06-02", "2023-06-02"),
        ("on Tuesday of last week", "2023-05-16", "2023-05-16"),
        ("on Friday the 19th", "2023-05-19", "2023-05-19"),
        ("by the 15th of next month", "2023-06-15", "2023-06-15"),
        ("the day after tomorrow", "2023-05-28", "2023-05-28"),
        ("sales of last quarter", "2023-01-01", "2023-03-31"),
        ("in the last quarter of 2022", "2022-10-01", "2022-12-31"),
        ("over the past two quarters", "2022-10-01", "2023-03-31"),
        ("in next 3 days", "2023-05-27", "2023-05-29"),
        ("in June last year", "2022-06-01", "2022-06-30"),
        ("on 15 August of this year", "2023-08-15", "2023-08-15"),
        ("from October next year", "2024-10-01", "2024-10-31"),
        ("between January 2015 and 4 March 2018", "2015-01-01", "2018-03-04"),
        ("from 2015 until May 3rd, 2017", "2015-01-01", "2017-05-03"),
        ("from 20 December to 8 January 2021", "2020-12-20", "2021-01-08"),
        ("between Friday and Sunday", "2023-05-19", "2023-05-21"),
        ("it will be shut from Friday to Sunday", "2023-05-26", "2023-05-28"),
        ("between now and 2030", "2023-05-26", "2030-12-31"),
        ("in the week ended 17 May", "2023-05-11", "2023-05-17"),
        ("in the week of 4 May", "2023-05-01", "2023-05-07"),
        ("on tuesday of next week", "2023-05-30", "2023-05-30"),
        ("in june of 1992", "1992-06-01", "1992-06-30"),
        ("on 28 october in 2020", "2020-10-28", "2020-10-28"),
        ("on May twenty-ninth", "2023-05-29", "2023-05-29"),
        ("3. Nov. 2016", "2016-11-03", "2016-11-03"),
        ("2019-sep-3", "2019-09-03", "2019-09-03"),
        ("in 2018 November.", "2018-11-01", "2018-11-30"),
        ("in 10/2018", "2018-10-01", "2018-10-31"),
        ("in 2018-10", "2018-10-01", "2018-10-31"),
        ("in 2010/11", "2010-01-01", "2011-12-31"),
        ("2014.6.23", "2014-06-23", "2014-06-23"),
        ("17/06/14", "2014-06-17", "2014-06-17"),
        ("it opens on 23/06", "2023-06-23", "2023-06-23"),
        ("between now and 2 February", "2023-05-26", "2024-02-02"),
        ("since the late seventies", "1970-01-01", "1979-12-31"),
        ("bands of the 60s", "1960-01-01", "1969-12-31"),
        ("in the noughties", "2000-01-01", "2009-12-31"),
        ("three weeks from tomorrow", "2023-06-17", "2023-06-17"),
        ("two days before yesterday", "2023-05-23", "2023-05-23"),
        ("two years and three months ago", "2021-02-01", "2021-02-28"),
        ("in the year after next.", "2025-01-01", "2025-12-31"),
        ("in the week before last", "2023-05-08", "2023-05-14"),
        ("for the rest of the year", "2023-05-26", "2023-12-31"),
        ("they met over the weekend", "2023-05-20", "2023-05-21"),
        ("it will open over the weekend", "2023-05-27", "2023-05-28"),
        ("he left on the 29th.", "2023-04-29", "2023-04-29"),
        ("he will be back by the 15th.", "2023-06-15", "2023-06-15"),
        ("from 4 to 22 of this month", "2023-05-04", "2023-05-22"),
        ("on the second Tuesday of previous month", "2023-04-11", "2023-04-11"),
    ],
)
def test_dates_cover_what_they_say(text, start, end):
    (found,) = dates(text)
    assert (str(found.start), str(found.end)) == (start, end)


@pytest.mark.parametrize(
    "text",
    [
        "$95 billion",
        "2000 soldiers",
        "about 2,024 people",
        "He may march",
        "1990 cars were sold",
        "an august house",
        "on 9/11",
        "open 24/7",
        "a ratio of 4/22",
    ],
)
def test_amounts_and_verbs_are_no_dates(text):
    assert dates(text) == ()


def test_the_day_before_yesterday_is_a_day_and_not_all_before_it():
    (found,) = dates("the day before yesterday")
    assert (found.start, found.end, found.relation) == (
        date(2023, 5, 24), date(2023, 5, 24), "in"
    )  # fmt: skip


def test_what_is_counted_from_an_event_is_not_counted_from_the_article():
    (found,) = dates("three weeks after Easter")
    assert (found.start, found.basis) == (None, "unknown")


def test_two_years_that_lie_apart_are_no_span_of_years():
    assert [found.surface for found in dates("in 2007 and 2009")] == ["2007", "2009"]


@pytest.mark.parametrize("text", ["on Easter Monday", "a Black Friday sale", "Good Friday"])
def test_a_day_that_moves_through_the_year_is_no_day_of_this_week(text):
    assert dates(text) == ()


def test_a_year_earlier_counts_from_the_date_before_it():
    _, earlier = dates("In 2019 it was 5, a year earlier 4")
    assert earlier.start == date(2018, 1, 1)


@pytest.mark.parametrize("text", ["In recent years", "in the coming years", "05/06/2023"])
def test_what_fixes_no_time_has_no_ends(text):
    (found,) = dates(text)
    assert (found.start, found.end, found.basis) == (None, None, "unknown")


def test_nothing_is_guessed_without_the_date_of_the_article():
    for text in ("last year", "June 17", "Tuesday"):
        (found,) = dates(text, KnownDate())
        assert (found.start, found.end, found.basis) == (None, None, "unknown")
        assert "no date" in found.reason


def test_a_year_follows_from_bounds_within_one_year_and_a_day_does_not():
    bounded = KnownDate(earliest=date(2023, 5, 1), latest=date(2023, 5, 17), basis="inferred")
    assert dates("last year", bounded)[0].end == date(2022, 12, 31)
    assert dates("yesterday", bounded)[0].start is None


def test_the_preposition_is_read_but_stays_outside():
    (found,) = dates("up to $100 billion by 2030")
    assert (found.surface, found.relation) == ("2030", "by")
    assert found.reason == ""
    (inferred,) = dates("rose last year")
    assert inferred.reason == "The sentence says “last year”; the article is dated 26 May 2023."


def test_a_range_that_begins_with_from_ends_where_it_says():
    (found,) = dates("from 4 to 22 January 1995")
    assert found.relation == "in"


def test_what_was_sold_from_a_count_to_a_count_is_no_stretch_of_days():
    (found,) = dates("sold 4 to 22 last month")
    assert found.surface == "last month"


def test_the_last_year_of_something_else_is_not_the_year_of_the_month():
    assert len(dates("In June, last year’s winner came back.")) == 2
