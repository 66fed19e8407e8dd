"""What a form of a date says: two days, with or without their year; and parts of years and months.

Knows no pattern; the forms are in `date_absolute`, `date_in_month` and `date_relative`.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from briefindex.text.date_weeks import nth_week, nth_weekday
from briefindex.text.date_words import ORDINALS, weekday_number


@dataclass(frozen=True, slots=True)
class Found:
    """What an absolute form says: both ends inclusive.

    `needs_year` means that the years of the ends are a stand-in, to be replaced by the nearest.
    `doubt` is a sentence for the reader where the form has more than one reading.
    """

    start: date | None
    end: date | None
    needs_year: bool = False
    doubt: str = ""


STAND_IN = 2000
"""A leap year, so that 29 February exists before the year is known."""


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def whole_year(year: int, doubt: str = "") -> Found:
    """1 January to 31 December."""
    return Found(date(year, 1, 1), date(year, 12, 31), doubt=doubt)


def part_of_year(which: int, months: int, year: int) -> Found:
    """The `which`-th part of a year in parts of so many months; -1 is the last."""
    last = 12 if which == -1 else which * months
    if last > 12:
        return Found(None, None)
    return Found(date(year, last - months + 1, 1), month_end(year, last))


def part_in(text: str, first: date, last: date) -> Found | None:
    """The week or weekday that "first week", "last Friday" is between two days."""
    count, what = text.lower().split()
    which = ORDINALS[count]
    if what == "week":
        week = nth_week(first, last, which)
        return Found(*week) if week else None
    day = nth_weekday(first, last, which, weekday_number(what))
    return Found(day, day) if day else None


def stretch_in(first: date, last: date, count: int, unit: str) -> tuple[date, date] | None:
    """The first so many days, weeks or months between two days; the last where below zero."""
    size = abs(count)
    if unit == "month":
        if count > 0:
            found = first, month_end(*_month(first, size - 1))
        else:
            found = date(*_month(last, 1 - size), 1), last
    else:
        days = timedelta(days=size * (7 if unit == "week" else 1) - 1)
        found = (first, first + days) if count > 0 else (last - days, last)
    return found if first <= found[0] and found[1] <= last else None


def _month(day: date, months: int) -> tuple[int, int]:
    """The year and month so many months on."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return year, month + 1


def nearest(found: Found, anchor: date, lean: int = 0) -> Found:
    """The reading of a form without a year that is nearest to `anchor`.

    Args:
        found: The form, in the stand-in year.
        anchor: The article's date.
        lean: -1 where the words look back ("last March"), 1 where they look ahead, else 0.
    """
    if found.start is None or found.end is None:
        return found
    best: tuple[int, Found] | None = None
    for shift in range(-4, 5) if _is_leap_day(found.start) else (-1, 0, 1):
        if _is_leap_day(found.start) and (anchor.year + shift) % 4:
            continue
        start, end = (_in_year(day, anchor.year + shift) for day in (found.start, found.end))
        if (lean < 0 and start > anchor) or (lean > 0 and end < anchor):
            continue
        distance = max((start - anchor).days, (anchor - end).days, 0)
        if best is None or distance < best[0]:
            best = (distance, Found(start, end))
    return best[1] if best else found


def _is_leap_day(day: date) -> bool:
    return (day.month, day.day) == (2, 29)


def _in_year(day: date, year: int) -> date:
    year += day.year - STAND_IN
    if day.month == 2 and day.day == 29:
        return date(year, 3, 1) - timedelta(days=1)
    return day.replace(year=year)
