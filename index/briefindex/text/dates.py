"""Finds dates in a text and resolves them against the article's own date.

Knows what a date says and why it means that day; never guesses a year that nothing fixes. "$95
billion" holds no date, nor does "2000 soldiers".
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cached_property

from briefindex.model.article import KnownDate
from briefindex.model.figure import PeriodBasis
from briefindex.model.span import Span
from briefindex.text import date_absolute, date_leaning, date_relative
from briefindex.text.date_expression import DateExpression, Relation
from briefindex.text.date_found import Found, nearest
from briefindex.text.date_joined import join
from briefindex.text.date_signs import MONTH_SIGN, BySign, Signs, signs_of
from briefindex.text.date_years import BARE_YEAR
from briefindex.text.small import small
from briefindex.text.wording import CARRIES_NO_DATE, date_text

_ABSOLUTE = BySign(needs for needs, _, _ in date_absolute.FORMS)
_LEANING_FORMS = (*date_leaning.FORMS, *date_relative.FORMS)
_LEANING = BySign(form.needs for form in _LEANING_FORMS)
_HAS_TWO_ENDS = re.compile(r"\w\.? (?:to|and|until|till|through) [\dA-Z]|\d(?:st|nd|rd|th)?[–—]\d")
_EDGE = 3
_NEAR = timedelta(days=100)
_OLD_YEARS, _LAST_YEAR, _CENTURY = 1900, 2060, 2099
_LEAD = re.compile(
    r"(?:\b(?:as of|as at|by|since|until|till|before|after|prior to|up to|through"
    r"|no later than|ahead of|from|in|on|during|throughout|over"
    r"|for|at|within|of|late in|early in|(?:starting|beginning|effective)(?: on| in| from)?)"
    r"(?:(?: about| around| early| late| mid)? | mid-)"
    r"(?:the )?(?:end of |beginning of |start of |year )?|\bmid-)$"
)
"""To be searched for in small letters."""
_SINCE_IT = re.compile(
    r"\bsince (?!then\b|that\b)(?:[a-z’'-]+ ){1,7}?(?:in|on) (?:early |late |mid-)?(?:the )?$"
)
"""For "since it was founded in 1998", "since the start of the war in February 2022"."""
_RELATIONS: dict[str, Relation] = {
    "by": "by", "no": "by", "since": "since", "from": "since", "until": "until", "till": "until",
    "up": "until", "through": "until", "before": "before", "prior": "before", "ahead": "before",
    "after": "after", "starting": "since", "beginning": "since", "effective": "since",
}  # fmt: skip
_BOUNDS = frozenset({"by", "until"})
"""What is done by a date is not what the sentence counts other dates from."""
_COMPARED = re.compile(
    r"\b(?:from|(?<!other )(?<!more )(?<!less )(?<!rather )than|against|versus|vs"
    r"|compared (?:with|to)) (?:[^,;]|,(?=\d)){0,16}\d(?:[^,;]|,(?=\d)){0,36}$"
)
_AHEAD = re.compile(
    r"\b(?:will|ll|next|upcoming|due|set to|expected|scheduled|plans?|planned|to be|shall)\b",
    re.IGNORECASE,
)
_NOT_A_YEAR_BEFORE = re.compile(
    r"(?:\b(?:about|around|some|nearly|almost|over|more than|less than|fewer than"
    r"|at least|at most|up to|approximately|roughly|than"
    r"|another|additional|total of|number|no|nos|flight|boeing|room|highway|route"
    r"|page|chapter|section|article|resolution|model)\.?|[$€£¥₽₹₸#×x+*=])\s*$",
    re.IGNORECASE,
)
_YEAR_LEVELS = re.compile(r" (?:levels?|figures?|results?|prices|output|totals?)\b")
_YEAR_BEFORE = re.compile(
    r"(?:\b(?:in|since|by|until|till|during|of|from|to|between|and|early|late|mid"
    r"|before|after|through|the|for|year|than in|spring|summer|autumn"
    r"|winter|fall|election|his|her|its|their|a|our|’s|'s|on|to|’)|[(,–-])[ -]?$",
    re.IGNORECASE,
)
_AFTER_A_COUNT = re.compile(
    r"[ -](?:(?:[a-z]{2,}[ -]){0,2}?(?!(?:was|is|has|as|its|this|his|onwards|elections"
    r"|results|games|levels|lows|highs|figures|sales|accords|talks|"
    r"presidential|annual|previous)\b)[a-z]{2,}(?<!s)s\b|people|schoolchildren|men|women|children"
    r"|percent|per cent|pct|%|(?:million|billion|thousand|hundred|"
    r"km|kg|mw|gw|kw|tonnes|dlrs|dollars|euros|m|cc|hp|meters|metres)\b)|[-]"
    r"(?:member|page|seat|year|strong|mile|acre|room|bed|word|point|hour|day)"
)
_BY_YEAR = re.compile(r"\b(?:by|in|until|till|before|year|through) $", re.IGNORECASE)
"""What 2100 needs before it, which is a time of day and a number as often."""
_STRONG_YEAR_BEFORE = re.compile(
    r"\b(?:in|since|by|until|during|early|late|mid|the|of|for|year|before|after)[ -]?$",
    re.IGNORECASE,
)


def find_dates(text: str, within: Span, published: KnownDate) -> tuple[DateExpression, ...]:
    """All dates in a part of a text.

    Args:
        text: Any text; offsets are code points into it.
        within: Where to look, usually one sentence.
        published: What is known of the article's own date.

    Returns:
        Expressions sorted by place, not overlapping.
    """
    signs = signs_of(text[within.start : within.end])
    if not signs:
        return ()
    candidates = [*_absolute(text, within, signs), *_leaning(text, within, signs)]
    if not candidates:
        return ()
    candidates.sort(key=lambda found: (found[0], -found[1]))
    reading = _Reading(text, within, published)
    taken = -1
    for start, end, form, found in candidates:
        if start >= taken:
            reading.add(Span(start, end), form, found)
            taken = end
    return tuple(reading.found)


_Form = date_relative.RelativeForm | date_leaning.LeaningForm | None
_Candidate = tuple[int, int, _Form, "Found | re.Match[str]"]


class _Reading:
    """The dates of a stretch of text, in the order of the text."""

    def __init__(self, text: str, within: Span, published: KnownDate) -> None:
        """Nothing is found yet."""
        self.found: list[DateExpression] = []
        self._text, self._within, self._published = text, within, published
        self._last_known: DateExpression | None = None

    def add(self, span: Span, form: _Form, found: "Found | re.Match[str]") -> None:
        """Read what was found at a place behind all that was read before."""
        if isinstance(found, Found):
            expression = _stated(self._text, span, found, self._published)
        elif form is None:
            expression = _vague(self._text, span)
        elif isinstance(form, date_leaning.LeaningForm):
            expression = self._leant(found, form)
        else:
            expression = _resolved(found, form, self._published, ahead=self._ahead)
        expression = _with_lead(self._text, self._within, expression)
        today = self._published.day if self._published.basis else None
        join(self._text, self._within, self.found, expression, today)
        last, leans = self.found[-1], isinstance(form, date_leaning.LeaningForm)
        if last.start is not None and not leans and not self._is_beside(last):
            self._last_known = last

    def _leant(self, match: re.Match[str], form: date_leaning.LeaningForm) -> DateExpression:
        """What leans on the sentence's own date; on one to compare with, where it would be that.

        Source: "this year, against 5 in 2022 and 3 the previous year" is 2021.
        """
        found = _leant(match, form, self._last_known)
        for one in self.found:
            if found.start is not None and (one.start, one.end) == (found.start, found.end):
                return _leant(match, form, one)
        return found

    def _is_beside(self, one: DateExpression) -> bool:
        """Whether a date is not the sentence's own: a bound, or that of "from 5 in January"."""
        before = small(self._text[max(self._within.start, one.span.start - 70) : one.span.start])
        return one.relation in _BOUNDS or bool(_COMPARED.search(before))

    @cached_property
    def _ahead(self) -> bool:
        """Whether the stretch looks ahead."""
        return bool(_AHEAD.search(self._text, self._within.start, self._within.end))


def _absolute(text: str, within: Span, signs: Signs) -> list[_Candidate]:
    found: list[_Candidate] = []
    for place in _ABSOLUTE.having(signs):
        _, pattern, resolve = date_absolute.FORMS[place]
        for match in pattern.finditer(text, within.start, within.end):
            if pattern is BARE_YEAR and not _is_year(text, match, within):
                continue
            meaning = resolve(match)
            if meaning is not None:
                found.append((match.start(), match.end(), None, meaning))
    if not signs.isdisjoint(MONTH_SIGN):
        found += _at_months(text, within)
    return found


def _at_months(text: str, within: Span) -> Iterator[_Candidate]:
    """The forms that begin with a month, wherever one stands."""
    for month in date_absolute.A_MONTH.finditer(text, within.start, within.end):
        for pattern, resolve in date_absolute.AT_MONTH:
            match = pattern.match(text, month.start(), within.end)
            meaning = resolve(match) if match else None
            if match and meaning:
                yield match.start(), match.end(), None, meaning


def _leaning(text: str, within: Span, signs: Signs) -> Iterator[_Candidate]:
    """What leans on another date, or fixes none."""
    for place in _LEANING.having(signs):
        form = _LEANING_FORMS[place]
        for match in form.pattern.finditer(text, within.start, within.end):
            yield match.start(), match.end(), form, match
    if not signs.isdisjoint(date_relative.VAGUE_NEEDS):
        for match in date_relative.VAGUE.finditer(text, within.start, within.end):
            yield match.start(), match.end(), None, match


def _is_year(text: str, match: re.Match[str], within: Span) -> bool:
    """Whether four digits are a year: "in 2024" is, "some 2000 soldiers" and "$1990" are not."""
    start = match.start("y")
    before = text[max(within.start, start - 24) : start]
    if _NOT_A_YEAR_BEFORE.search(before) and not _YEAR_LEVELS.match(text, match.end("y")):
        return False
    if int(match["y"]) > _CENTURY and not _BY_YEAR.search(before):
        return False
    counted = bool(_AFTER_A_COUNT.match(text, match.end(), within.end))
    if int(match["y"]) < _OLD_YEARS:
        return bool(_YEAR_BEFORE.search(before)) and not counted
    if counted and not _STRONG_YEAR_BEFORE.search(before):
        return False
    return int(match["y"]) <= _LAST_YEAR or (bool(_YEAR_BEFORE.search(before)) and not counted)


def _stated(text: str, span: Span, found: Found, published: KnownDate) -> DateExpression:
    """An absolute form; one without its year takes the nearest to the article's date."""
    surface = text[span.start : span.end]
    if not found.needs_year:
        basis: PeriodBasis = "stated" if found.start else "unknown"
        return DateExpression(span, surface, found.start, found.end, basis, found.doubt, "absolute")
    anchor, exact = _middle(published)
    if anchor is None:
        reason = f"The sentence says “{surface}”; {CARRIES_NO_DATE}, so its year is open."
        return DateExpression(span, surface, None, None, "unknown", reason, "absolute")
    near = nearest(found, anchor)
    if not exact and (near.start is None or abs(near.start - anchor) > _NEAR):
        reason = f"The sentence says “{surface}”; {dated_words(published)}, so its year is open."
        return DateExpression(span, surface, None, None, "unknown", reason, "absolute")
    reason = _reason(surface, near, published)
    return DateExpression(span, surface, near.start, near.end, "relative", reason, "absolute")


def _vague(text: str, span: Span) -> DateExpression:
    surface = text[span.start : span.end]
    reason = f"The sentence says only “{surface}”."
    return DateExpression(span, surface, None, None, "unknown", reason, "vague")


def _leant(
    match: re.Match[str], form: date_leaning.LeaningForm, earlier: DateExpression | None
) -> DateExpression:
    """What is counted from another date: from the one before it in the sentence, if any."""
    span, surface = Span(match.start(), match.end()), match.group(0)
    known = (earlier.start, earlier.end) if earlier and earlier.start and earlier.end else None
    found = form.resolve(match, known) if known else None
    if found is not None and found.start is not None and earlier is not None:
        reason = f"The sentence says “{surface}”; the sentence speaks of “{earlier.surface}”."
        return DateExpression(span, surface, found.start, found.end, "relative", reason, "relative")
    step = None if known else form.step(match)
    reason = f"The sentence says “{surface}”; it does not say from when that is counted."
    return DateExpression(span, surface, None, None, "unknown", reason, "relative", step=step)


def _resolved(
    match: re.Match[str],
    form: date_relative.RelativeForm,
    published: KnownDate,
    *,
    ahead: bool,
) -> DateExpression:
    """A relative form against the article's date."""
    span, surface = Span(match.start(), match.end()), match.group(0)
    anchor, exact = _anchor(published, form.grain)
    found = form.resolve(match, anchor, ahead) if anchor else None
    if found is not None and found.start and found.end and not exact:
        # With only bounds known, anything finer than a year would be a guess.
        whole = found.start.month == 1 and found.end.month == 12
        found = found if whole else None
    if found is None or found.start is None:
        reason = f"The sentence says “{surface}”; {dated_words(published)}."
        return DateExpression(span, surface, None, None, "unknown", reason, "relative")
    reason = _reason(surface, found, published)
    return DateExpression(span, surface, found.start, found.end, "relative", reason, "relative")


def _anchor(published: KnownDate, grain: date_relative.Grain) -> tuple[date | None, bool]:
    """A day to count from, and whether it is known to the day; None where it would be a guess."""
    if published.day is not None:
        return published.day, True
    first, last = published.earliest, published.latest
    if grain == "day":
        if first and last and (first.year, first.month) == (last.year, last.month):
            return last, False
        return None, False
    if first and last:
        return (last if first.year == last.year else None), False
    # With one bound alone the year is sure only where the bound is well inside it.
    if last:
        return (last if last.month > _EDGE else None), False
    return (first if first and first.month <= 12 - _EDGE else None), False


def _middle(published: KnownDate) -> tuple[date | None, bool]:
    """A day to count months from, and whether it is the article's own."""
    first, last = published.earliest, published.latest
    if published.day is None and first and last and first.year == last.year:
        return first + (last - first) / 2, False
    return _anchor(published, "year")


def _reason(surface: str, found: Found, published: KnownDate) -> str:
    """Why a date means what it means, by the article's own date."""
    if published.day is None and published.basis == "inferred" and published.reason:
        meant = date_text(KnownDate(None, found.start, found.end))
        said = f"{surface[:1].upper()}{surface[1:]}"
        return f"The sentence says “{surface}”. {published.reason} {said} is therefore {meant}."
    return f"The sentence says “{surface}”; {dated_words(published)}."


def dated_words(published: KnownDate) -> str:
    """The ground in words: "the article is dated 26 May 2023"."""
    if published.basis == "user":
        return f"you dated the article {date_text(published)}"
    if published.day is not None:
        about = "about " if published.basis == "inferred" else ""
        return f"the article is dated {about}{_words(published.day)}"
    first, last = published.earliest, published.latest
    if first and last:
        return f"the article was written between {_words(first)} and {_words(last)}"
    if last:
        return f"the article was written by {_words(last)}"
    if first:
        return f"the article was written on {_words(first)} or later"
    return CARRIES_NO_DATE


def _words(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _with_lead(text: str, within: Span, expression: DateExpression) -> DateExpression:
    """The expression with its preposition read ("by 2030", "since last year")."""
    start = expression.span.start
    before = small(text[max(within.start, start - 80) : start])
    match = _SINCE_IT.search(before) if "since" in before else None
    match = match or _LEAD.search(before, max(0, len(before) - 32))
    if match is None:
        return replace(expression, lead=expression.span)
    first = match.group(0).split()[0] if match.group(0).split() else ""
    relation = _RELATIONS.get(first, "in")
    if first == "from" and (
        expression.kind == "relative" or _HAS_TWO_ENDS.search(expression.surface)
    ):
        relation = "in"
    lead = Span(start - len(match.group(0)), expression.span.end)
    return replace(expression, relation=relation, lead=lead)
