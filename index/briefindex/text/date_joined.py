"""Dates that two expressions name together: "June last year", "between May 2015 and March 2018".

Also a week named by one of its days, "the week ended 17 May". Each end is read by `dates` already;
only what they mean together is found here.
"""

import re
from dataclasses import replace
from datetime import date, timedelta

from briefindex.model.figure import PeriodBasis
from briefindex.model.span import Span
from briefindex.text.date_expression import DateExpression
from briefindex.text.small import small

_REACH = 36
_OPENS = re.compile(r"\b(?:between|from) (?:the )?$")
_GAPS = re.compile(r" ?[–—] ?|,? (?:and|to|until|till|through) (?:the )?")
_NOW = re.compile(r"\b(?:between now and|from now (?:to|until|till)) (?:the )?(?:end of )?$")
_YEAR_GAPS = frozenset((" ", " of ", " in "))
_ITS_YEAR = re.compile(r"(?:the )?(?:last|this|next|previous|current|following) year$")
_WEEK = re.compile(
    r"\b(?:the )?week (?P<how>of|beginning|starting|commencing|ending|ended|to|through)"
    r"(?: on)? (?:the )?$"
)
_UP_TO = frozenset(("ending", "ended", "to", "through"))
_SIX_DAYS = timedelta(days=6)
_A_WEEK = timedelta(days=7)


def joined(
    text: str, within: Span, found: list[DateExpression], today: date | None
) -> list[DateExpression]:
    """The expressions, those made one that name one time together.

    Args:
        text: The text that they are in.
        within: The part of it that was looked at.
        found: What was found, in the order of the text.
        today: The article's own day, where it is known.
    """
    out: list[DateExpression] = []
    for one in found:
        last = out[-1] if out else None
        made = last and (_in_its_year(text, last, one) or _from_to(text, within, last, one))
        if made:
            out[-1] = made
            continue
        before = small(text[max(within.start, one.span.start - _REACH) : one.span.start])
        out.append(_from_now(one, before, text, today) or _week(one, before, text) or one)
    return out


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
    made = _over(text, Span(one.span.start, year.span.end), start, end, basis="relative")
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
    start = _before(one, other) if opens else None
    if opens is None or start is None or start > other.end:
        return None
    stated = one.basis == other.basis == "stated"
    span = Span(reach + opens.start(), other.span.end)
    made = _over(text, span, start, other.end, basis="stated" if stated else "relative")
    reason = "" if stated else other.reason if other.basis == "relative" else one.reason
    return replace(made, reason=reason)


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
    """For "between now and 2030": from the article's day."""
    match = _NOW.search(before) if "now" in before else None
    if match is None or today is None or one.end is None:
        return None
    end = _in_year(one.end, one.end.year + 1) if _is_past_without_year(one, today) else one.end
    if end is None or end < today:
        return None
    span = Span(one.span.start - (match.end() - match.start()), one.span.end)
    made = _over(text, span, today, end, basis="relative")
    reason = f"The sentence says “{made.surface}”; now is the article's date."
    return replace(made, reason=reason)


def _is_past_without_year(one: DateExpression, today: date) -> bool:
    return (
        one.end is not None
        and one.end < today
        and (one.kind, one.basis) == ("absolute", "relative")
    )


def _week(one: DateExpression, before: str, text: str) -> DateExpression | None:
    """For "the week of 4 May", "the week ended 17 May"."""
    match = _WEEK.search(before) if "week" in before else None
    if match is None or one.start is None or one.start != one.end:
        return None
    if match["how"] in _UP_TO:
        start = one.start - _SIX_DAYS
    elif match["how"] == "of":
        start = one.start - timedelta(days=one.start.weekday())
    else:
        start = one.start
    span = Span(one.span.start - (match.end() - match.start()), one.span.end)
    made = _over(text, span, start, start + _SIX_DAYS, basis=one.basis)
    return replace(made, reason=one.reason, kind=one.kind)


def _over(text: str, span: Span, start: date, end: date, *, basis: PeriodBasis) -> DateExpression:
    surface = text[span.start : span.end]
    kind = "absolute" if basis == "stated" else "relative"
    return DateExpression(span, surface, start, end, basis, "", kind, "in", span)


def _in_year(day: date, year: int) -> date | None:
    """The same day of another year; None where it has no such day."""
    try:
        return day.replace(year=year)
    except ValueError:
        return date(year, 2, 28) if day.month == 2 else None
