"""Dates counted from a day that the text names, and what is left of a year or month.

"Two days after tomorrow", "two years and three months ago", "the year after next", "the rest of
the month".
"""

import re
from datetime import date, timedelta

from briefindex.text.date_found import Found
from briefindex.text.date_shift import RelativeForm, moved, shift, unit_of
from briefindex.text.date_signs import ORDINAL_DIGITS, needs
from briefindex.text.date_words import (
    COUNT,
    DAY_WORDS,
    NUMBERED_DAY,
    UNIT,
    count_number,
    day_number,
    day_words,
)

_I = re.IGNORECASE
_DAYS: dict[str, int] = {"yesterday": -1, "tomorrow": 1, "tmrw": 1}
_FINEST = ("day", "week", "month", "quarter", "year", "decade")
_ONE = re.compile(rf"(?P<count>{COUNT})[ -](?P<unit>{UNIT})", _I)
_LATE = [word for word, number in DAY_WORDS.items() if number > 9]
LATE_DAY_WORD = day_words(_LATE)
LATE_DAY_SIGNS = needs(" ".join(_LATE).replace("-", " "))
"""The tenth and later: "the second" is more often no day."""
_PAIR = rf"{COUNT} (?:year|month|week|day|decade)s?"


def _from_day(match: re.Match[str], anchor: date, _ahead: bool) -> Found | None:
    """For "three weeks from tomorrow", "two days before yesterday": that very day.

    "Within two weeks from today" and "for two weeks from today" are all days up to it.
    """
    sign = -1 if match["where"].lower() == "before" else 1
    anchor += timedelta(days=_DAYS.get(match["day"].lower(), 0))
    day = moved(anchor, sign * count_number(match["count"]), unit_of(match["unit"]))
    if match["how"] and sign > 0:
        return Found(anchor, day - timedelta(days=match["how"].lower() == "for"))
    return Found(day, day)


def _several_ago(match: re.Match[str], anchor: date, _ahead: bool) -> Found | None:
    """For "two years and three months ago": as fine as the finest unit."""
    sign = -1 if match["where"].lower() == "ago" else 1
    parts = [(count_number(one["count"]), unit_of(one["unit"])) for one in _ONE.finditer(match[0])]
    for count, unit in parts:
        anchor = moved(anchor, sign * count, unit)
    return shift(anchor, 0, min((unit for _, unit in parts), key=_FINEST.index))


def _after_next(match: re.Match[str], anchor: date, _ahead: bool) -> Found | None:
    """For "the year after next", "the week before last"."""
    step = 2 if match["where"].lower().startswith("after") else -2
    if match["unit"].lower() == "weekend":
        saturday = anchor + timedelta(days=5 - anchor.weekday(), weeks=step)
        return Found(saturday, saturday + timedelta(days=1))
    return shift(anchor, step, match["unit"].lower())


def _rest_of(match: re.Match[str], anchor: date, _ahead: bool) -> Found | None:
    """For "the rest of the year": from the article's date to its end."""
    whole = shift(anchor, 0, match["unit"].lower())
    return Found(anchor, whole.end) if whole else None


def _weekend(_match: re.Match[str], anchor: date, ahead: bool) -> Found:
    """For "over the weekend" is the last one in news, the next where the sentence looks ahead."""
    saturday = anchor + timedelta(days=5 - anchor.weekday())
    if not ahead and saturday > anchor:
        saturday -= timedelta(days=7)
    return Found(saturday, saturday + timedelta(days=1))


def _numbered_day(match: re.Match[str], anchor: date, ahead: bool) -> Found | None:
    """For "on the 15th": the last one, or the next one where the sentence looks ahead."""
    number = day_number(match["d"])
    first = anchor.replace(day=1)
    for step in (0, 1, 2) if ahead else (0, -1, -2):
        month = shift(first, step, "month")
        if month is None or month.start is None or month.end is None or number > month.end.day:
            continue
        day = month.start.replace(day=number)
        if (day >= anchor) if ahead else (day <= anchor):
            return Found(day, day)
    return None


FORMS: tuple[RelativeForm, ...] = (
    RelativeForm(
        needs("today tomorrow tmrw yesterday"),
        re.compile(
            rf"\b(?:(?P<how>within|for) )?(?P<count>{COUNT}) (?P<unit>{UNIT}) "
            r"(?P<where>after|before|from) "
            r"(?P<day>today|tomorrow|tmrw|yesterday)\b",
            _I,
        ),
        "day",
        _from_day,
    ),
    RelativeForm(
        needs("ago later now"),
        re.compile(rf"\b{_PAIR}(?:,? (?:and )?{_PAIR}){{1,2}} (?P<where>ago|later|from now)\b", _I),
        "day",
        _several_ago,
    ),
    RelativeForm(
        needs("next last"),
        re.compile(
            r"\bthe (?P<unit>year|month|week|weekend|quarter|day) "
            r"(?P<where>after (?:the )?next|before last)\b(?! [a-z])",
            _I,
        ),
        "day",
        _after_next,
    ),
    RelativeForm(
        needs("rest remainder balance"),
        re.compile(
            r"\b(?:the )?(?:rest|remainder|balance) of (?:the|this|my|our)(?: current)? "
            r"(?P<unit>year|month|week|quarter)\b",
            _I,
        ),
        "day",
        _rest_of,
    ),
    RelativeForm(
        needs("weekend"),
        re.compile(r"\b(?:over|at|on|during) the weekend\b(?! (?:of|before|after)\b)", _I),
        "day",
        _weekend,
    ),
    RelativeForm(
        needs(ORDINAL_DIGITS) | LATE_DAY_SIGNS,
        re.compile(
            r"(?:(?<=\bon the )|(?<=\bby the )|(?<=\buntil the )|(?<=\bsince the )|(?<=\bfor the )"
            rf"|(?<=\bweek of the ))(?P<d>{NUMBERED_DAY}|{LATE_DAY_WORD})\b(?=[.;:!?)]|$)",
            _I,
        ),
        "day",
        _numbered_day,
    ),
)
"""They begin where forms of `date_relative` do, and are longer."""
