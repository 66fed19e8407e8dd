"""Dates in digits alone: "2024-05-26", "26/05/2023", "11/2016".

Day and month that could stand either way round stay open; a year of two digits is the one that is
nearest to now in the hundred years that end with 2050.
"""

import re
from collections.abc import Callable
from datetime import date

from briefindex.text.date_found import STAND_IN, Found, month_end
from briefindex.text.date_signs import FOUR_DIGITS, SLASHED_DIGITS, YEAR_SIGN, Signs, needs
from briefindex.text.date_words import YEAR
from briefindex.text.year_words import year_number

Resolve = Callable[[re.Match[str]], Found | None]
SLASHED: Signs = needs(SLASHED_DIGITS)


def day_of(year: int, month: int, day: int) -> date | None:
    """The day; None where the month has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _iso(match: re.Match[str]) -> Found | None:
    day = day_of(int(match["y"]), int(match["a"]), int(match["b"]))
    return Found(day, day) if day else None


def _numeric(match: re.Match[str]) -> Found | None:
    """For "26/05/2023": day and month may be either way round where both are below 13."""
    year, first, second = int(match["y"]), int(match["a"]), int(match["b"])
    return _either_way(year, first, second, day_first=match["dot"] == ".")


def _either_way(year: int, first: int, second: int, *, day_first: bool = False) -> Found | None:
    if day_first or first > 12:
        day = day_of(year, second, first)
        return Found(day, day) if day else None
    if second > 12:
        day = day_of(year, first, second)
        return Found(day, day) if day else None
    if first == second:
        day = day_of(year, first, first)
        return Found(day, day)
    return Found(None, None, doubt="It does not say which of the numbers is the month.")


def _two_digit_year(match: re.Match[str]) -> Found | None:
    """For "21/04/16"."""
    year = year_number(match["y"])
    return _either_way(year, int(match["a"]), int(match["b"]))


def _slashed(match: re.Match[str]) -> Found | None:
    """For "on 22/04", or that alone: only where one of the numbers can be no month."""
    first, second = int(match["a"]), int(match["b"])
    if max(first, second) <= 12:
        return None
    found = _either_way(STAND_IN, first, second)
    return Found(found.start, found.end, needs_year=True) if found else None


def _numbered_month(match: re.Match[str]) -> Found | None:
    """For "11/2016", "2016-11"; "2010/11" is two years."""
    year, month = int(match["y"]), int(match["month"])
    if match.start("month") > match.start("y") and month > year % 100 and match["month"][0] != "0":
        return None
    if match["month"] == f"{(year + 1) % 100:02}":
        return None
    return Found(date(year, month, 1), month_end(year, month))


_ENDS = r"(?:[.;:!?)]|$)"
FORMS: tuple[tuple[Signs, re.Pattern[str], Resolve], ...] = (
    (
        needs(FOUR_DIGITS),
        re.compile(
            r"(?<![\d/-])(?P<y>\d{4})(?P<sign>[-/])(?P<a>\d\d)(?P=sign)(?P<b>\d\d)(?![\d/-])"
        ),
        _iso,
    ),
    (
        YEAR_SIGN,
        re.compile(
            r"(?<![\w./-])(?P<y>(?:19|20)\d\d)(?P<sign>[./-])(?P<a>\d{1,2})(?P=sign)"
            r"(?P<b>\d{1,2})(?![\w/-]|\.\d)"
        ),
        _iso,
    ),
    (
        SLASHED,
        re.compile(
            r"(?<![\w$€£./,-])(?P<a>[0-3]?\d)/(?P<b>[0-3]?\d)/(?P<y>\d\d)(?![\w/%-]|[.,]\d)"
        ),
        _two_digit_year,
    ),
    (
        SLASHED,
        re.compile(
            r"(?:(?<=\bon )|^(?=\d\d?/\d\d?$))(?P<a>[0-3]?\d)/(?P<b>[0-3]?\d)(?![\w/%-]|[.,]\d)"
        ),
        _slashed,
    ),
    (
        YEAR_SIGN,
        re.compile(
            r"(?<![\d./-])(?P<a>\d{1,2})(?P<dot>[./-])(?P<b>\d{1,2})"
            r"(?:(?<=-\d)-|(?<=-\d\d)-|(?<!-\d)(?<!-\d\d)[./])(?P<y>(?:19|20)\d\d)(?![\d/-])"
        ),
        _numeric,
    ),
    (
        YEAR_SIGN,
        re.compile(
            rf"(?<![\w./,-])(?P<month>0?[1-9]|1[0-2])(?: ?/ ?|-| ?- ?(?=\d{{4}}{_ENDS}))"
            rf"(?P<y>{YEAR})(?![\w/%-]|[.,]\d)"
        ),
        _numbered_month,
    ),
    (
        YEAR_SIGN,
        re.compile(
            rf"(?<![\w./,-])(?P<y>{YEAR})(?: ?/ ?|-| ?- ?(?=\d\d?{_ENDS}))"
            r"(?P<month>0?[1-9]|1[0-2])(?![\w/%-]|[.,]\d)"
        ),
        _numbered_month,
    ),
)
"""Longer and surer forms first."""
