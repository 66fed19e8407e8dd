"""Reads what follows `date:` in a query, and which articles it means."""

import calendar
import re
from datetime import date, timedelta

from briefindex.model.article import KnownDate
from briefindex.search.query import Dated

DATE_HINT = "Write a date as 2023, 2023-05 or 2023-05-18, a range as 2023..2024 or >2023-05."

_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$")
_COMPARED = re.compile(r"(?P<sign>[<>]=?)(?P<day>.+)$")


def dated(value: str) -> Dated | None:
    """The range that `value` means ("2023", "2023..2024", ">2023-05"), or None if it is none."""
    if match := _COMPARED.match(value):
        return _compared(match["sign"], match["day"])
    first, dots, second = value.partition("..")
    start, end = _range(first), _range(second) if dots else None
    if (first and start is None) or (second and end is None) or not (first or second):
        return None
    if not dots:
        return Dated(*start) if start else None
    return Dated(start[0] if start else None, end[1] if end else None)


def bounds(known: KnownDate) -> tuple[date | None, date | None]:
    """First and last day that an article is filed under; both None where it has no date."""
    first = known.day or known.earliest or known.latest
    return first, known.day or known.latest or known.earliest


def _compared(sign: str, day: str) -> Dated | None:
    around = _range(day)
    if around is None:
        return None
    first, last = around
    try:
        return {
            ">": lambda: Dated(last + timedelta(days=1), None),
            ">=": lambda: Dated(first, None),
            "<": lambda: Dated(None, first - timedelta(days=1)),
            "<=": lambda: Dated(None, last),
        }[sign]()
    except OverflowError:
        return None


def _range(text: str) -> tuple[date, date] | None:
    """First and last day of a year, a month or a day."""
    match = _DATE.match(text)
    if not match:
        return None
    year, month, day = (int(group) if group else None for group in match.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
        if day:
            return first, first
        last_month = month or 12
        return first, date(first.year, last_month, calendar.monthrange(first.year, last_month)[1])
    except ValueError:
        return None
