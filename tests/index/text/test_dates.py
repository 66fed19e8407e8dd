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
        ("in the year to March, it", "2022-04-01", "2023-03-31"),
        ("in the year to June 30, 2022", "2021-07-01", "2022-06-30"),
        ("the six months ended 31 March 2023", "2022-10-01", "2023-03-31"),
        ("over the three months to February", "2022-12-01", "2023-02-28"),
        ("the second half of the year to March 2022", "2021-10-01", "2022-03-31"),
        ("the four weeks to 21 May", "2023-04-24", "2023-05-21"),
        ("in the first 20 days of April", "2023-04-01", "2023-04-20"),
        ("the last two weeks of 2021", "2021-12-18", "2021-12-31"),
        ("in the first half of April", "2023-04-01", "2023-04-15"),
        ("three days after 12 January", "2023-01-15", "2023-01-15"),
        ("two years before the 2021 vote", "2019-01-01", "2019-12-31"),
        ("three days starting next Monday", "2023-05-29", "2023-05-31"),
        ("for two weeks from 5 May", "2023-05-05", "2023-05-18"),
        ("the week beginning 7 February", "2022-02-07", "2022-02-13"),
        ("in week 27 of 2022", "2022-07-04", "2022-07-10"),
        ("by the week of the 18th.", "2023-05-15", "2023-05-21"),
        ("at the end of April", "2023-04-30", "2023-04-30"),
        ("debt at end-March", "2023-03-31", "2023-03-31"),
        ("debt at end-2022", "2022-12-31", "2022-12-31"),
        ("since the start of the year", "2023-01-01", "2023-01-01"),
        ("by mid-century", "2050-01-01", "2050-12-31"),
        ("in the past 24 hours", "2023-05-25", "2023-05-26"),
        ("over the past fortnight", "2023-05-12", "2023-05-26"),
        ("within 1 year and 2 months", "2023-05-26", "2024-07-26"),
        ("hit overnight, police said", "2023-05-25", "2023-05-26"),
        ("at this time last year", "2022-05-01", "2022-05-31"),
        ("the summer of 2021", "2021-06-01", "2021-08-31"),
        ("in the winter of 2021-22", "2021-12-01", "2022-02-28"),
        ("last year's fourth quarter", "2022-10-01", "2022-12-31"),
        ("in 2021's third quarter", "2021-07-01", "2021-09-30"),
        ("on Friday, May 19, he", "2023-05-19", "2023-05-19"),
        ("on Friday, 18 November, he", "2022-11-18", "2022-11-18"),
        ("from March 2020 to date", "2020-03-01", "2023-05-26"),
        ("from September to date", "2022-09-01", "2023-05-26"),
        ("2014 through May 2018", "2014-01-01", "2018-05-31"),
        ("between 2015 June and 2018 May.", "2015-06-01", "2018-05-31"),
        ("from Q1 2021 - Q3 2022", "2021-01-01", "2022-09-30"),
        ("within two weeks from today", "2023-05-26", "2023-06-09"),
        ("for three days from today", "2023-05-26", "2023-05-28"),
        ("the third week next year", "2024-01-15", "2024-01-21"),
        ("around the 21st this month", "2023-05-21", "2023-05-21"),
        ("on Christmas Day 2021", "2021-12-25", "2021-12-25"),
        ("on New Year's Eve", "2022-12-31", "2022-12-31"),
        ("Tues., 16 May", "2023-05-16", "2023-05-16"),
        ("on Fri 14th", "2023-04-14", "2023-04-14"),
        ("on Friday the nineteenth.", "2023-05-19", "2023-05-19"),
        ("Next Monday’s vote", "2023-05-29", "2023-05-29"),
        ("two Sundays from now", "2023-06-04", "2023-06-04"),
        ("this coming Tuesday", "2023-05-30", "2023-05-30"),
        ("on the eleventh and twelfth of June 2020", "2020-06-11", "2020-06-12"),
        ("Oct-2", "2023-10-02", "2023-10-02"),
        ("Sep-23-2020", "2020-09-23", "2020-09-23"),
        ("Dec-2018", "2018-12-01", "2018-12-31"),
        ("born on 5 December 1391.", "1391-12-05", "1391-12-05"),
        ("in April ’87", "1987-04-01", "1987-04-30"),
        ("since nineteen ninety-six.", "1996-01-01", "1996-12-31"),
        ("in twenty eighteen.", "2018-01-01", "2018-12-31"),
        ("in June of nineteen hundred and five", "1905-06-01", "1905-06-30"),
        ("the tenth of May, two thousand and twelve", "2012-05-10", "2012-05-10"),
        ("June twelve, nineteen zero one", "1901-06-12", "1901-06-12"),
        ("11 - 2016", "2016-11-01", "2016-11-30"),
        ("in the 70's", "1970-01-01", "1979-12-31"),
        ("from 2015 until now", "2015-01-01", "2023-05-26"),
        ("2 May 2020 – 3 June 2021", "2020-05-02", "2021-06-03"),
        ("q3 2019", "2019-07-01", "2019-09-30"),
        ("2/29", "2024-02-29", "2024-02-29"),
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
        "in two thousand cases",
        "Orthodox Christmas Day",
        "Christmas sales",
        "the first Sunday after the feast",
        "his fame came almost overnight.",
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


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("5 million in 2021 from 4 million the previous year", "2020-01-01", "2020-12-31"),
        ("In March prices rose 5% from 6% the previous month", "2023-02-01", "2023-02-28"),
        ("In March prices rose 5%, 6% a year earlier", "2022-03-01", "2022-03-31"),
        ("8% on 31 March, up from 7% a year earlier", "2022-03-31", "2022-03-31"),
        ("8% on 5 May, up from 7% a year earlier", "2022-05-01", "2022-05-31"),
        ("9 in the quarter ended April 30, 8 a year earlier", "2022-02-01", "2022-04-30"),
        ("In the first quarter 9, 8 in the same period last year", "2022-01-01", "2022-03-31"),
        ("In the first quarter 9, 8 in the same 2021 period", "2021-01-01", "2021-03-31"),
        ("In the first quarter 9, 8 in the year-ago quarter", "2022-01-01", "2022-03-31"),
        ("In May 2022 9, in the same month of 2019 8", "2019-05-01", "2019-05-31"),
        ("In 2020 it rose after the previous three years", "2017-01-01", "2019-12-31"),
        ("In 2020 it opened and the following year closed", "2021-01-01", "2021-12-31"),
        ("In 1999 there were 5, ten years later 50", "2009-01-01", "2009-12-31"),
        ("9 last week, 8 in the year-ago week", "2022-05-16", "2022-05-22"),
    ],
)
def test_what_is_counted_from_a_date_of_the_sentence_leans_on_that(text, start, end):
    found = dates(text)[-1]
    assert (str(found.start), str(found.end)) == (start, end)
    assert "the sentence speaks of" in found.reason


def test_a_figure_to_compare_with_is_not_what_a_year_earlier_is_counted_from():
    *_, earlier = dates("8.2 in February from 8.3 in January, against 7.9 a year earlier")
    assert (earlier.start, earlier.end) == (date(2022, 2, 1), date(2022, 2, 28))


def test_the_year_before_one_to_compare_with_is_not_that_one_again():
    *_, previous = dates("9 this year, against 5 in 2022 and 3 the previous year")
    assert previous.end == date(2021, 12, 31)


@pytest.mark.parametrize(
    "text", ["from 4 million the previous year", "against 5 a year earlier", "the same period"]
)
def test_what_leans_on_another_date_is_open_where_the_sentence_has_none(text):
    (found,) = dates(text)
    assert (found.start, found.basis) == (None, "unknown")
    assert found.step is not None


@pytest.mark.parametrize(
    "text",
    ["the third quarter of fiscal 2024", "the fiscal third quarter", "Q3 FY24",
     "the first half of the financial year"],
)  # fmt: skip
def test_a_part_of_a_fiscal_year_is_open_for_nobody_says_where_that_begins(text):
    (found,) = dates(text)
    assert (found.start, found.basis) == (None, "unknown")
    assert "fiscal year begins" in found.reason


def test_people_behind_a_date_are_not_its_year():
    (found,) = dates("On June 17, 2000 soldiers crossed the river.")
    assert (found.surface, found.start) == ("June 17", date(2023, 6, 17))


def test_a_price_before_a_month_is_not_its_day():
    (found,) = dates("sold for $ 12 December 27")
    assert found.surface == "December 27"


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("a strike starting on Monday", "since"),
        ("after the year 2020", "after"),
        ("cars built in 2018 or later", "since"),
        ("2018 onwards", "since"),
        ("before the end of April", "until"),
    ],
)
def test_words_behind_or_before_a_date_make_it_one_end(text, relation):
    (found,) = dates(text)
    assert found.relation == relation


def test_a_near_day_that_is_another_weekday_stays_open():
    (found,) = dates("on Monday, 24 May, he left")
    assert (found.start, found.basis) == (None, "unknown")
    assert found.reason.endswith("That day of 2023 was no Monday.")


def test_a_weekday_of_another_week_of_the_story_is_none_of_this_week():
    assert all("onday" not in found.surface for found in dates("on Monday of the following week"))


def test_a_rate_is_no_year_counted_from_a_date():
    (found,) = dates("60 ounces of gold a year since 1981")
    assert (found.surface, found.relation) == ("1981", "since")


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
