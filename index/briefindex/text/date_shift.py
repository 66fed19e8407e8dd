"""What a relative form is, and how a day is moved by years, quarters, months, weeks and days."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from briefindex.text.date_found import Found, month_end, part_of_year, whole_year
from briefindex.text.date_signs import Signs

Grain = Literal["year", "day"]


@dataclass(frozen=True, slots=True)
class RelativeForm:
    """The signs of which it needs one, a pattern, how well the anchor must be known, its meaning.

    `resolve` gets the match, the anchor day, and whether the sentence looks ahead.
    """

    needs: Signs
    pattern: re.Pattern[str]
    grain: Grain
    resolve: Callable[[re.Match[str], date, bool], Found | None]


MONTHS_IN: dict[str, int] = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
DAYS_IN: dict[str, int] = {"day": 1, "week": 7, "fortnight": 14}
_HOURS_IN_A_DAY = 24


def unit_of(word: str) -> str:
    """The unit that a word names, whatever its letters and its number: "Centuries"."""
    word = word.lower()
    return "century" if word.startswith("centur") else word.rstrip("s")


def moved(day: date, count: int, unit: str) -> date:
    """The day so many units on, to the day; a day begun with an hour counts as one."""
    if unit == "hour":
        days = -(-abs(count) // _HOURS_IN_A_DAY)
        return day + timedelta(days=days if count > 0 else -days)
    if unit in MONTHS_IN:
        return add_months(day, count * MONTHS_IN[unit])
    return day + timedelta(days=count * DAYS_IN.get(unit, 0))


def add_months(day: date, months: int) -> date:
    """The same day so many months on, or the month's last where it is shorter."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    if not 1 <= year <= 9998:
        return day
    return date(year, month + 1, min(day.day, month_end(year, month + 1).day))


def shift(day: date, count: int, unit: str) -> Found | None:
    """The year, month, week or day that lies `count` units from `day`."""
    if unit in ("decade", "century"):
        count, unit = count * MONTHS_IN[unit] // 12, "year"
    if unit == "fortnight":
        count, unit = count * 2, "week"
    if unit == "year":
        year = day.year + count
        return whole_year(year) if 1 <= year <= 9998 else None
    if unit == "quarter":
        moved = add_months(day, 3 * count)
        return part_of_year((moved.month - 1) // 3 + 1, 3, moved.year)
    if unit == "month":
        moved = add_months(day, count)
        return Found(moved.replace(day=1), month_end(moved.year, moved.month))
    if unit == "week":
        monday = day - timedelta(days=day.weekday()) + timedelta(weeks=count)
        return Found(monday, monday + timedelta(days=6))
    if unit == "day":
        moved = day + timedelta(days=count)
        return Found(moved, moved)
    return Found(day, day)
