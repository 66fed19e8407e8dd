"""Dates as publishers print them: on a date line, in a dateline, after "Published:"."""

import re
from dataclasses import dataclass
from datetime import date

_NUMBERS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6,
    "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
_MONTH = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|"
    r"Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:18|19|20)\d\d)"
_ISO = r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})"
_DOTTED = r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>(?:19|20)\d\d)"
_SLASHED = r"(?P<one>\d{1,2})/(?P<two>\d{1,2})/(?P<year>(?:19|20)\d\d)"
_TIME = (
    r"(?:[T,]? ?(?:at |[|–—-] ?)?\d{1,2}[:.]\d{2}(?::\d{2})?(?:\.\d{1,9})?"
    r"(?: ?[ap]\.?m\.?)?(?: ?(?:\(?[A-Z]{1,5}\)?|[+-]\d{2}:?\d{2}|GMT\+?\d{0,2}))?)?"
)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = r"(?:(?P<weekday>Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,?\s+)?"
_FORMS = tuple(
    re.compile(_WEEKDAY + form, re.IGNORECASE)
    for form in (
        _ISO,
        rf"{_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}\b",
        rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}\b",
        rf"{_DOTTED}\b",
        rf"{_SLASHED}\b",
    )
)
_SHORT_FORMS = tuple(
    re.compile(_WEEKDAY + form, re.IGNORECASE)
    for form in (rf"{_MONTH}\s+{_DAY}\b(?!,?\s+\d{{4}})", rf"{_DAY}\s+(?:of\s+)?{_MONTH}(?![\w])")
)
_UPDATED = r"(?: ?[|;,(·–—-]? ?(?:last )?(?:updated|modified|edited)\b.{0,60})?"
_AFTER = re.compile(_TIME + _UPDATED + r" ?\.?\Z", re.IGNORECASE)
"""What may follow a date in its line, with one space wherever there are any."""


@dataclass(frozen=True, slots=True)
class DayAndMonth:
    """A day that is named without its year; `weekday` is 0 for Monday, None where not named."""

    day: int
    month: int
    weekday: int | None
    start: int
    end: int

    def falls_in(self, year: int) -> date | None:
        """That day in the year, unless the calendar or the weekday speaks against it."""
        try:
            found = date(year, self.month, self.day)
        except ValueError:
            return None
        return None if self.weekday not in (None, found.weekday()) else found


def date_at(text: str, start: int = 0, end: int | None = None) -> tuple[date, int] | None:
    """The full date that begins at `start`, and where it ends; None where it is no certain one."""
    for form in _FORMS:
        match = form.match(text, start, len(text) if end is None else end)
        found = _date_of(match) if match else None
        if match and found:
            return found, match.end()
    return None


def whole_date(line: str) -> date | None:
    """The date of a line that holds nothing else but, perhaps, a time of day."""
    found = date_at(line)
    if found is None:
        return None
    return found[0] if _AFTER.match(" ".join(line[found[1] :].split())) else None


def day_and_month_at(text: str, start: int, end: int) -> DayAndMonth | None:
    """The day and month without a year that begin at `start`."""
    for form in _SHORT_FORMS:
        match = form.match(text, start, end)
        if match and 1 <= int(match["day"]) <= 31:
            month = _NUMBERS[match["month"][:3].lower()]
            return DayAndMonth(int(match["day"]), month, _weekday(match), start, match.end())
    return None


def _weekday(match: re.Match[str]) -> int | None:
    named = match["weekday"]
    if not named:
        return None
    return next(
        (number for number, name in enumerate(_WEEKDAYS) if name.startswith(named.lower())), None
    )


def _date_of(match: re.Match[str]) -> date | None:
    parts = match.groupdict()
    year = int(parts["year"])
    if parts.get("one"):
        day_month = _slashed(int(parts["one"]), int(parts["two"]))
    else:
        name = parts["month"]
        month = int(name) if name.isdigit() else _NUMBERS[name[:3].lower()]
        day_month = int(parts["day"]), month
    if day_month is None or not 1800 <= year <= 2100:
        return None
    try:
        return date(year, day_month[1], day_month[0])
    except ValueError:
        return None


def _slashed(one: int, two: int) -> tuple[int, int] | None:
    """Day and month of 13/4 and 4/13; None for 3/4, which Britons and Americans read apart."""
    if one == two or one > 12 >= two:
        return one, two
    return (two, one) if two > 12 else None
