"""Dates that two expressions name together: "June last year", "between May 2015 and March 2018".

Each end is read by `dates` already; only what they mean together is found here. What words make of
one expression alone ("the year to June 30") is found in `date_beside`.
"""

import re
from dataclasses import replace
from datetime import date, timedelta

from briefindex.model.span import Span
from briefindex.text.date_beside import beside
from briefindex.text.date_expression import DateExpression, over
from briefindex.text.date_words import WEEKDAY, WEEKDAY_NAMES, WEEKDAY_SHORT, weekday_number
from briefindex.text.small import small

_REACH = 36
_OPENS = re.compile(r"\b(?:between|from) (?:the )?$")
_GAPS = re.compile(r" ?[–—] ?| - |,? (?:and|to|until|till|through) (?:the )?")
_NOW = re.compile(r"\b(?:between now and|from now (?:to|until|till)) (?:the )?(?:end of )?$")
_WEEKDAY = re.compile(rf"(?:{WEEKDAY}|{WEEKDAY_SHORT})")
_A_DAY = re.compile(r"\d")
_DAY_GAPS = frozenset((" ", ", ", " the ", ", the ", " (", ". "))
_UNTIL_NOW = re.compile(
    r" (?:and|to|until|till|through|up to) (?:now|date|the present(?: day)?|the current date)\b"
)
_YEAR_GAPS = frozenset(
    (" ", " of ", " in ", " of the ", " in the ", " period of ", " period of the ")
)
_ITS_YEAR = re.compile(r"(?:the )?(?:last|this|next|previous|current|following) year$")
_A_WEEK = timedelta(days=7)
_NEAR = timedelta(days=60)
_COMPLETE = re.compile(r" ?[–—-] ?| to | until | till | through ")


def join(
    text: str, within: Span, found: list[DateExpression], one: DateExpression, today: date | None
) -> None:
    """Add an expression to those before it; two that name one time together become one.

    Args:
        text: The text that they are in.
        within: The part of it that is looked at.
        found: What was found, in the order of the text; the last may be replaced.
        one: What is found next.
        today: The article's own day, where it is known to be that.
    """
    last = found[-1] if found else None
    made = last and (
        _in_its_year(text, last, one)
        or _of_its_weekday(text, last, one, today)
        or _from_to(text, within, last, one)
    )
    if made:
        found[-1] = made
        return
    before = small(text[max(within.start, one.span.start - _REACH) : one.span.start])
    new = _from_now(one, before, text, today) or beside(one, text, within) or one
    while found and found[-1].span.end > new.span.start:
        found.pop()  # "three days after" of "three days after 5 March"
    found.append(new)


def _of_its_weekday(
    text: str, one: DateExpression, day: DateExpression, today: date | None
) -> DateExpression | None:
    """For "on Tuesday, 7 March": the day alone, with its weekday as a part of it."""
    if not _WEEKDAY.fullmatch(one.surface) or day.start != day.end:
        return None
    if day.start is None and not _A_DAY.search(day.surface):
        return None  # "Tuesday, March": with no year it does not show that no day is named
    if day.kind != "absolute" or text[one.span.end : day.span.start] not in _DAY_GAPS:
        return None
    span = Span(one.span.start, day.span.end)
    surface, lead = text[span.start : span.end], Span(one.lead.start, span.end)
    made = replace(day, span=span, surface=surface, lead=lead, relation=one.relation)
    return _in_its_weekdays_year(made, one.surface, today)


def _in_its_weekdays_year(day: DateExpression, weekday: str, today: date | None) -> DateExpression:
    """For "Friday, 17 November" in April 2024: that of 2023; open where a near one is no Friday."""
    number, nearest = weekday_number(weekday), day.start
    if day.basis != "relative" or nearest is None or today is None:
        return day
    if nearest.weekday() == number:
        return day
    named = WEEKDAY_NAMES[number]
    if abs(nearest - today) <= _NEAR:
        reason = f"{day.reason} That day of {nearest.year} was no {named}."
        return replace(day, start=None, end=None, basis="unknown", reason=reason)
    for year in (nearest.year - 1, nearest.year + 1):
        other = _in_year(nearest, year)
        if other is not None and other.weekday() == number:
            reason = f"{day.reason} It was a {named} in {year}."
            return replace(day, start=other, end=other, reason=reason)
    return day


def _in_its_year(text: str, one: DateExpression, year: DateExpression) -> DateExpression | None:
    """For "June last year", "15 June of next year": the day or month, in the year named."""
    if one.kind != "absolute" or one.basis != "relative" or one.start is None or one.end is None:
        return None
    if year.start is None or year.kind != "relative" or not _ITS_YEAR.match(small(year.surface)):
        return None
    if text[one.span.end : year.span.start] not in _YEAR_GAPS:
        return None
    end = _in_year(one.end, year.start.year)
    start = _in_year(one.start, year.start.year - (one.end.year - one.start.year))
    if start is None or end is None:
        return None
    made = over(text, Span(one.span.start, year.span.end), start, end, basis="relative")
    lead = Span(one.lead.start, year.span.end)
    return replace(made, reason=year.reason, relation=one.relation, lead=lead)


def _from_to(
    text: str, within: Span, one: DateExpression, other: DateExpression
) -> DateExpression | None:
    """For "between May 2015 and March 2018", "from 2015 to 5 May 2017"."""
    if one.start is None or other.start is None or other.end is None:
        return None
    if not _GAPS.fullmatch(small(text[one.span.end : other.span.start])):
        return None
    reach = max(within.start, one.span.start - _REACH)
    opens = _OPENS.search(small(text[reach : one.span.start]))
    stated = one.basis == other.basis == "stated"
    if opens is None and not (stated and _are_whole(one, other, text)):
        return None
    start = _before(one, other)
    if start is None or start > other.end:
        return None
    span = Span(reach + opens.start() if opens else one.span.start, other.span.end)
    made = over(text, span, start, other.end, basis="stated" if stated else "relative")
    reason = "" if stated else other.reason if other.basis == "relative" else one.reason
    return replace(made, reason=reason)


def _are_whole(one: DateExpression, other: DateExpression, text: str) -> bool:
    """For "2 May 2020 – 3 June 2021": two whole days need no "from"; nor does "through"."""
    gap = text[one.span.end : other.span.start]
    days = one.start == one.end and other.start == other.end
    return gap == " through " or (days and bool(_COMPLETE.fullmatch(gap)))


def _before(one: DateExpression, other: DateExpression) -> date | None:
    """The first day of a range: where its year or week is not said, the last before the end."""
    start, end = one.start, other.end
    if start is None or end is None:
        return None
    if one.kind == "absolute" and one.basis == "relative":
        return (
            _in_year(start, end.year) if _not_after(start, end) else _in_year(start, end.year - 1)
        )
    if one.kind == "relative" and start > end and one.start == one.end:
        start -= _A_WEEK
    return start


def _not_after(day: date, end: date) -> bool:
    return (day.month, day.day) <= (end.month, end.day)


def _from_now(
    one: DateExpression, before: str, text: str, today: date | None
) -> DateExpression | None:
    """For "between now and 2030": from the article's day; "from 2015 until now": to it."""
    if today is None or one.end is None or one.start is None:
        return None
    until = _UNTIL_NOW.match(text, one.span.end)
    opens = _OPENS.search(before) if until else None
    if until and opens:
        open_year = one.start > today and (one.kind, one.basis) == ("absolute", "relative")
        start = _in_year(one.start, one.start.year - 1) if open_year else one.start
        span = Span(one.span.start - (opens.end() - opens.start()), until.end())
        return _with_now(text, span, start, today) if start and start <= today else None
    match = _NOW.search(before) if "now" in before else None
    if match is None:
        return None
    end = _in_year(one.end, one.end.year + 1) if _is_past_without_year(one, today) else one.end
    if end is None or end < today:
        return None
    span = Span(one.span.start - (match.end() - match.start()), one.span.end)
    return _with_now(text, span, today, end)


def _with_now(text: str, span: Span, start: date, end: date) -> DateExpression:
    made = over(text, span, start, end, basis="relative")
    reason = f"The sentence says “{made.surface}”; now is the article's date."
    return replace(made, reason=reason)


def _is_past_without_year(one: DateExpression, today: date) -> bool:
    return (
        one.end is not None
        and one.end < today
        and (one.kind, one.basis) == ("absolute", "relative")
    )


def _in_year(day: date, year: int) -> date | None:
    """The same day of another year; None where it has no such day."""
    try:
        return day.replace(year=year)
    except ValueError:
        return date(year, 2, 28) if day.month == 2 else None
