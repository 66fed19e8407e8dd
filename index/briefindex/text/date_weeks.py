"""Weeks and weekdays inside a month or a year: "the first Tuesday in November", "the last week of".

Counts days only; what the words are and which year is meant is the business of the two modules of
forms. A week is Monday to Sunday and belongs to the month, and the year, that its Thursday is in.
"""

from collections.abc import Iterable
from contextlib import suppress
from datetime import date, timedelta

_WEEK = timedelta(days=7)
_THURSDAY = 3


def nth_weekday(first: date, last: date, which: int, weekday: int) -> date | None:
    """The `which`-th of a weekday between two days, -1 the last; None where there are fewer."""
    if which < 0:
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    day = first + timedelta(days=(weekday - first.weekday()) % 7) + (which - 1) * _WEEK
    return day if day <= last else None


def nth_week(first: date, last: date, which: int) -> tuple[date, date] | None:
    """Monday and Sunday of the `which`-th week between two days, -1 the last."""
    thursday = nth_weekday(first, last, which, _THURSDAY)
    if thursday is None:
        return None
    monday = thursday - timedelta(days=_THURSDAY)
    return monday, monday + timedelta(days=6)


def nearest_month_with(anchor: date, number: int, weekday: int) -> date | None:
    """The day nearest to `anchor` with this number and weekday: "Friday the 15th"."""
    found = (day for day in _numbered(anchor, number) if day.weekday() == weekday)
    return min(found, key=lambda day: abs(day - anchor), default=None)


def _numbered(anchor: date, number: int) -> Iterable[date]:
    """The days of this number in the months within half a year."""
    for shift in range(-6, 7):
        year, month = divmod(anchor.year * 12 + anchor.month - 1 + shift, 12)
        with suppress(ValueError):  # there is no such day in a short month
            yield date(year, month + 1, number)
