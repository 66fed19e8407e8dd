"""An indicator as a list shows it: its words, and few marks however many values."""

from datetime import date

from tests.index.compare.made import NEVER, PART, Y2024, figure

from briefindex.compare import rows
from briefindex.compare.lines import MOST_MARKS, line
from briefindex.model.figure import Period

MARCH = Period("March 2025", date(2025, 3, 1), date(2025, 3, 31), "stated")


def lined(values: list[int]):
    years = range(1900, 1900 + len(values))
    figures = [
        figure(
            str(value),
            PART,
            Period(str(year), date(year, 1, 1), date(year, 12, 31), "stated"),
            f"a{year}",
        )
        for year, value in zip(years, values, strict=True)
    ]
    (row,) = rows(figures, ())
    return line(row, figures, len(figures))


def test_few_values_are_all_marked() -> None:
    assert [mark.value for mark in lined([*range(1, MOST_MARKS + 1)]).marks] == [
        *range(1, MOST_MARKS + 1)
    ]


def test_of_many_values_the_least_the_greatest_and_some_between_are_marked() -> None:
    values = [500 + n % 7 for n in range(130)]
    values[51], values[77] = 3, 9000
    marks = lined(values).marks
    assert len(marks) <= MOST_MARKS
    assert {3.0, 9000.0} <= {mark.value for mark in marks}
    days = [mark.day for mark in marks]
    assert days == sorted(days)
    assert (days[0].year, days[-1].year) == (1900, 2029)


def told(*figures):
    (row,) = [each for each in rows(figures, []) if each.key == PART.key]
    known = {each.id: each for each in figures}
    return line(row, [known[each] for each in row.members], 2).told.replace("\u202f", " ")


def test_a_series_tells_its_first_and_last_value():
    assert told(figure("24e9"), figure("44e9", period=Y2024, article="b")) == "$24 bn to $44 bn"


def test_a_month_is_no_end_of_a_series_of_years():
    years = figure("24e9"), figure("44e9", period=Y2024, article="b")
    assert told(*years, figure("3e9", period=MARCH, article="c")) == "$24 bn to $44 bn"


def test_what_has_no_time_stays_in_the_words():
    undated = figure("18e9", period=NEVER, article="c")
    assert told(undated, figure("44e9", period=Y2024, article="b")) == "$18 bn to $44 bn"
