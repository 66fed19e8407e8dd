"""The small picture of a line: few marks, however many values."""

from datetime import date

from tests.index.compare.made import PART, figure

from briefindex.compare import rows
from briefindex.compare.lines import MOST_MARKS, line
from briefindex.model.figure import Period


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
