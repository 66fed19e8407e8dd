"""What the words beside a date make of it: "the year to June 30", "the first 20 days of April".

The date itself is read by `dates` already; its year, and whether it is known at all, stay what they
are there.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from briefindex.model.span import Span
from briefindex.text.date_expression import DateExpression, Relation, over
from briefindex.text.date_found import month_end, stretch_in
from briefindex.text.date_leaning import whole_months
from briefindex.text.date_shift import DAYS_IN, MONTHS_IN, add_months, moved, shift, unit_of
from briefindex.text.date_words import (
    COUNT,
    ORDINALS,
    UNIT,
    WEEKDAY,
    WEEKDAY_SHORT,
    count_number,
)
from briefindex.text.small import small, word_set

_REACH: Final = 64
_A_DAY: Final = timedelta(days=1)
_SIX_DAYS: Final = timedelta(days=6)
_LAST_WEEK: Final = 53
_KIND_OF: Final = (
    r"(?:(?:full|whole|entire|past|last|latest|fiscal|financial|tax|crop|marketing|trading|trailing"
    r"|calendar|business|school|first|second|third|fourth|rolling) ){0,2}"
)
_UP_TO: Final = re.compile(
    rf"\b(?:(?P<nth>first|second|third|fourth) (?P<part>half|quarter) of )?"
    rf"(?:the|its|their|his|her|in|over|during|of) {_KIND_OF}(?:(?P<count>{COUNT})[ -])?"
    rf"(?P<unit>{UNIT}|half(?:[- ]year)?)(?: period)?,? (?P<how>to|through|until|till|ended|ending)"
    r"(?: on| in)?(?: the)?(?: end of| end-)? ?$"
)
_AFTER: Final = re.compile(
    rf"\b(?P<count>{COUNT}) (?P<unit>{UNIT}) (?P<where>after|before|from|prior to|following"
    r"|ahead of)(?: the)? $"
)
_FROM: Final = re.compile(
    rf"(?P<for>\bfor )?\b(?:the )?(?P<count>{COUNT}) (?P<unit>{UNIT}),? "
    r"(?P<how>from|(?:starting|beginning|commencing)(?: on| from)?)(?: the)? $"
)
_WEEK: Final = re.compile(
    r"\b(?:(?:the )?week (?P<how>of|from|beginning|starting|commencing)|w/c)(?: on)?(?: the)? $"
)
_NUMBERED_WEEK: Final = re.compile(r"\b(?:calendar )?week (?P<n>\d{1,2})(?: of|,| in)? $")
_EDGE: Final = re.compile(
    r"(?:\b(?:the )?(?P<edge>end|start|beginning|close) of |\bend-)(?:the )?$"
)
_OTHER_YEAR: Final = re.compile(r"/| (?:fiscal|financial|tax|crop|marketing|school|budget|season)")
_FISCAL: Final = re.compile(r"\b(?:fiscal|financial|fy)", re.IGNORECASE)
_END_OF: Final = re.compile(r"(?:the )?end of ")
_PART: Final = re.compile(
    r"\b(?:the )?(?P<which>first|opening|last|final|closing)[ -]"
    rf"(?P<count>{COUNT})[ -](?P<unit>days?|weeks?|months?) (?:of|in) (?:the )?$"
)
_HALF: Final = re.compile(
    r"\b(?:the )?(?P<which>first|second|latter|last) (?P<unit>half|fortnight) (?:of|in) (?:the )?$"
)
_WEEKDAY_BEFORE: Final = re.compile(rf"\b(?:{WEEKDAY}|{WEEKDAY_SHORT}),? ?(?:the )?\(?$")
_ONWARDS: Final = re.compile(
    r" (?:or (?:later|after|newer|beyond)\b|onwards?\b|and (?:later|after|beyond)(?! \w))"
)


def beside(one: DateExpression, text: str, within: Span) -> DateExpression | None:
    """The date with the words beside it, where they make another time of it."""
    if one.start is None or one.end is None:
        return None
    reach = max(within.start, one.span.start - _REACH)
    printed = text[reach : one.span.start]
    before = small(printed)
    words = set(before.split())
    for keys, form in _FORMS:
        made = None if keys.isdisjoint(words) else form(one, before, text)
        if made is not None:
            return made
    weekday = _WEEKDAY_BEFORE.search(printed) if one.start == one.end else None
    if weekday and one.kind == "absolute":
        return _wider(one, text, one.span.start - len(printed) + weekday.start())
    onwards = _ONWARDS.match(text, one.span.end) if one.relation == "in" else None
    if onwards:
        span = Span(one.span.start, onwards.end())
        lead = Span(one.lead.start, onwards.end())
        return replace(
            one, span=span, lead=lead, surface=text[span.start : span.end], relation="since"
        )
    if one.relation == "before" and _END_OF.match(small(one.surface)):
        return replace(one, relation="until")
    return None


def _made(
    one: DateExpression,
    text: str,
    match: re.Match[str],
    start: date,
    end: date,
    relation: Relation = "in",
) -> DateExpression:
    """The new days, with the words from the match's first letter on."""
    span = Span(one.span.start - (match.end() - match.start()), one.span.end)
    basis = one.basis if one.basis == "stated" else "relative"
    made = over(text, span, start, end, basis=basis)
    lead = Span(min(one.lead.start, span.start), span.end)
    return replace(made, reason=one.reason, kind=one.kind, relation=relation, lead=lead)


def _wider(one: DateExpression, text: str, start: int) -> DateExpression:
    """The same day, with its weekday as a part of it."""
    span = Span(start, one.span.end)
    lead = Span(min(start, one.lead.start), one.span.end)
    return replace(one, span=span, lead=lead, surface=text[span.start : span.end])


def _up_to(one: DateExpression, before: str, text: str) -> DateExpression | None:
    """For "in the year to June 30", "the six months ended 31 March 2024", "the week to Friday"."""
    match = _UP_TO.search(before)
    if match is None or one.end is None:
        return None
    unit = unit_of(match["unit"])
    count = count_number(match["count"]) if match["count"] else 1
    if not match["count"] and match["unit"].endswith("s"):
        return None  # "in the years to 1995"
    if unit in DAYS_IN:
        start = one.end - timedelta(days=DAYS_IN[unit] * count - 1)
    elif unit.startswith("half") or unit in MONTHS_IN:
        start = _months_up_to(one.end, MONTHS_IN.get(unit, 6) * count)
    else:
        return None
    if match["nth"]:
        months = 6 if match["part"] == "half" else 3
        start = add_months(start, months * (ORDINALS[match["nth"]] - 1))
        return _made(one, text, match, start, add_months(start, months) - _A_DAY)
    return _made(one, text, match, start, one.end)


def _months_up_to(end: date, months: int) -> date:
    """The first day of so many months that end with a day."""
    if end == month_end(end.year, end.month):
        return add_months(end.replace(day=1), 1 - months)
    return add_months(end, -months) + _A_DAY


def _counted(one: DateExpression, before: str, text: str) -> DateExpression | None:
    """For "three days after 12 January", "16 days from Friday", "a year before 2021"."""
    match = _AFTER.search(before)
    if match is None or one.start is None or one.end is None:
        return None
    sign = -1 if match["where"] in ("before", "prior to", "ahead of") else 1
    count, unit = sign * count_number(match["count"]), unit_of(match["unit"])
    if one.start == one.end:
        day = moved(one.end, count, unit)
        return _made(one, text, match, day, day)
    if match["count"] in ("a", "an"):
        return None  # "60 ounces a year before 2010" is a rate
    found = shift(one.end if sign > 0 else one.start, count, unit)
    same = unit in MONTHS_IN and MONTHS_IN[unit] >= whole_months((one.start, one.end)) > 0
    if not same or found is None or found.start is None or found.end is None:
        return None
    return _made(one, text, match, found.start, found.end)


def _from_on(one: DateExpression, before: str, text: str) -> DateExpression | None:
    """For "3 days starting next Monday", "for two weeks from 5 May"."""
    match = _FROM.search(before)
    if match is None or one.start is None or (match["how"] == "from" and not match["for"]):
        return None
    after = moved(one.start, count_number(match["count"]), unit_of(match["unit"]))
    return _made(one, text, match, one.start, after - _A_DAY) if after > one.start else None


def _week(one: DateExpression, before: str, text: str) -> DateExpression | None:
    """For "the week of 4 May", "the week beginning 6 May": where two years fit, a Monday's."""
    match = _WEEK.search(before)
    if match is None or one.start is None or one.start != one.end:
        return None
    start = one.start
    if match["how"] == "of":
        start -= timedelta(days=start.weekday())
    elif one.kind == "absolute" and one.basis == "relative":
        years = (start.replace(year=start.year + step, day=min(start.day, 28)) for step in (0, -1))
        moves = (year.replace(day=start.day) if year.month != 2 else year for year in years)
        start = next((day for day in moves if day.weekday() == 0), start)
    return _made(one, text, match, start, start + _SIX_DAYS)


def _numbered_week(one: DateExpression, before: str, text: str) -> DateExpression | None:
    """For "week 27 of 2023", "calendar week 3 of last year": the week of the calendar."""
    match = _NUMBERED_WEEK.search(before)
    if match is None or one.start is None or one.end is None:
        return None
    number = int(match["n"])
    if whole_months((one.start, one.end)) != MONTHS_IN["year"] or not 1 <= number <= _LAST_WEEK:
        return None
    monday = date(one.start.year, 1, 4)
    monday += timedelta(days=-monday.weekday(), weeks=number - 1)
    return _made(one, text, match, monday, monday + _SIX_DAYS)


def _edge(one: DateExpression, before: str, text: str) -> DateExpression | None:
    """For "at the end of September", "since the start of May 2023", "end-March": that day.

    "At the start of May" may be any of its first days.
    """
    match = _EDGE.search(before)
    if match is None or one.start is None or one.end is None or one.start == one.end:
        return None
    at_end = (match["edge"] or "end") in ("end", "close")
    if not at_end and one.relation == "in":
        return None
    if _OTHER_YEAR.match(text, one.span.end) or _FISCAL.search(one.surface):
        return None
    day = one.end if at_end else one.start
    relation: Relation = "until" if at_end and one.relation == "before" else one.relation
    return _made(one, text, match, day, day, relation)


def _part(one: DateExpression, before: str, text: str) -> DateExpression | None:
    """For "the first 20 days of April", "the last two weeks of 2023"."""
    match = _PART.search(before)
    if match is None or one.start is None or one.end is None:
        return None
    back = match["which"] in ("last", "final", "closing")
    count = count_number(match["count"])
    found = stretch_in(one.start, one.end, -count if back else count, unit_of(match["unit"]))
    return _made(one, text, match, *found) if found else None


def _half(one: DateExpression, before: str, text: str) -> DateExpression | None:
    """For "the first half of April": half a month; halves of years are read elsewhere."""
    match = _HALF.search(before)
    if match is None or one.start is None or one.end is None:
        return None
    if whole_months((one.start, one.end)) != 1:
        return None
    middle = one.start.replace(day=15)
    if ORDINALS.get(match["which"], -1) == 1:
        return _made(one, text, match, one.start, middle)
    return _made(one, text, match, middle + _A_DAY, one.end)


_Form = Callable[[DateExpression, str, str], DateExpression | None]
_FORMS: Final[tuple[tuple[frozenset[str], _Form], ...]] = (
    (word_set("to through until till ended ending"), _up_to),
    (word_set("from starting beginning commencing"), _from_on),
    (word_set("after before from prior following ahead"), _counted),
    (word_set("week w/c"), _week),
    (word_set("week"), _numbered_week),
    (word_set("day days week weeks month months"), _part),
    (word_set("half fortnight"), _half),
    (word_set("end start beginning close end- by at"), _edge),
)
"""Each with words of which the stretch before the date has one."""
