"""Weekdays and days of a month that lean on the article's date: "Tuesday of last week"."""

import re
from datetime import date, timedelta

from briefindex.text.date_found import Found, month_end, nearest, part_in
from briefindex.text.date_shift import RelativeForm, shift
from briefindex.text.date_signs import SHORT_WEEKDAY_WORDS, WEEKDAY_WORDS, needs
from briefindex.text.date_weeks import nearest_month_with
from briefindex.text.date_words import (
    DAY,
    DAY_COUNT_WORD,
    DAY_WORD,
    MONTH,
    NUMBERED_DAY,
    TO,
    WEEK_COUNTS,
    WEEKDAY,
    WEEKDAY_SHORT,
    day_number,
    month_number,
    weekday_number,
)


def _weekday_of_week(match: re.Match[str], anchor: date, _ahead: bool) -> Found | None:
    """For "Tuesday of last week", "on Friday next week", "next week on Friday"."""
    which, day = match["which"] or match["which2"], match["day"] or match["day2"]
    step = {"last": -1, "next": 1}.get(which.lower(), 0)
    monday = anchor - timedelta(days=anchor.weekday()) + timedelta(weeks=step)
    meant = monday + timedelta(days=weekday_number(day))
    return Found(meant, meant)


def _numbered_weekday(match: re.Match[str], anchor: date, _ahead: bool) -> Found | None:
    """For "Friday the 15th": the nearest 15th that is a Friday."""
    weekday, number = match["day"] or match["day2"], match["d"] or match["d2"]
    day = nearest_month_with(anchor, day_number(number), weekday_number(weekday))
    return Found(day, day) if day else None


def _day_of_month(match: re.Match[str], anchor: date, _ahead: bool) -> Found | None:
    """For "the 15th of next month"."""
    month = shift(anchor, _step(match["which"]), "month")
    number = day_number(match["d"])
    if month is None or month.start is None or month.end is None or number > month.end.day:
        return None
    day = month.start.replace(day=number)
    return Found(day, day)


def _days_of_month(match: re.Match[str], anchor: date, _ahead: bool) -> Found | None:
    """For "from 4 to 22 of this month"."""
    month = shift(anchor, _step(match["which"]), "month")
    first, last = day_number(match["d1"]), day_number(match["d2"])
    if month is None or month.start is None or month.end is None:
        return None
    if not first < last <= month.end.day:
        return None
    return Found(month.start.replace(day=first), month.start.replace(day=last))


def _part_in_month(match: re.Match[str], anchor: date, _ahead: bool) -> Found | None:
    """For "the first Tuesday in November", "the last week of this month"."""
    unit = match["unit"] or match["unit2"]
    if unit:
        whole = shift(anchor, _step(match["which"] or match["which2"]), unit)
    else:
        month = month_number(match["month"])
        stand_in = Found(date(2000, month, 1), month_end(2000, month), needs_year=True)
        whole = nearest(stand_in, anchor)
    if whole is None or whole.start is None or whole.end is None:
        return None
    return part_in(match["counted"], whole.start, whole.end)


def _step(which: str) -> int:
    return {"last": -1, "previous": -1, "next": 1}.get(which.lower().split(" ")[-1], 0)


FORMS: tuple[RelativeForm, ...] = (
    RelativeForm(
        WEEKDAY_WORDS | {"week"},
        re.compile(
            rf"\b(?P<counted>(?i:{WEEK_COUNTS}) (?:week|{WEEKDAY})) (?:(?:of|in) (?:"
            r"(?P<which>this|last|next|previous|the|the previous) (?P<unit>month|year)"
            rf"|(?P<month>{MONTH}))|(?P<which2>this|last|next) (?P<unit2>month|year))"
        ),
        "day",
        _part_in_month,
    ),
    RelativeForm(
        WEEKDAY_WORDS,
        re.compile(
            rf"\b(?P<day>{WEEKDAY})(?: of)? (?P<which>last|this|next) week\b|"
            rf"\b(?P<which2>last|this|next) week(?: on)? (?P<day2>{WEEKDAY})\b"
        ),
        "day",
        _weekday_of_week,
    ),
    RelativeForm(
        WEEKDAY_WORDS | SHORT_WEEKDAY_WORDS,
        re.compile(
            rf"\b(?:(?P<day>{WEEKDAY}|{WEEKDAY_SHORT}),?(?: the)? (?P<d>{NUMBERED_DAY})\b(?! of)"
            rf"|(?P<day2>{WEEKDAY}),? the (?P<d2>(?i:{DAY_WORD}|{DAY_COUNT_WORD}))(?=[.,;!?)]|$))"
        ),
        "day",
        _numbered_weekday,
    ),
    RelativeForm(
        needs("month"),
        re.compile(
            rf"\b(?P<d>{NUMBERED_DAY}) (?:day )?(?:of )?"
            r"(?P<which>this|last|next|the previous) month\b"
        ),
        "day",
        _day_of_month,
    ),
    RelativeForm(
        needs("month"),
        re.compile(
            rf"\b(?:(?P<lead>from|between) )?(?:the )?(?<![\d.,/$€£-])(?P<d1>{DAY}){TO}(?:the )?"
            rf"(?P<d2>{DAY})(?(lead)(?: of| in)?| of) "
            r"(?P<which>this|last|next|the previous) month\b"
        ),
        "day",
        _days_of_month,
    ),
)
"""Longer than the forms of the same words in `date_relative`, so they come before them."""
