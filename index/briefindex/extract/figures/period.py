"""The time that an amount is about: the date that belongs to it, else what the context gives."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from briefindex.extract.figures.amounts import Amount
from briefindex.extract.figures.sentence import Sentence
from briefindex.extract.figures.tense import told_as_past
from briefindex.model.article import KnownDate
from briefindex.model.figure import Period, Status
from briefindex.text.date_leaning import stepped
from briefindex.text.dates import DateExpression, dated_words
from briefindex.text.small import word_set, words_in

_COMPARED = re.compile(
    r"\b(?:from|than|compared (?:to|with)|versus|vs\.?|against|over|relative to|on"
    r"|above|below|as in|for|up on|down on|that of|it was|were)"
    r" (?:the |that of |those of |what it was |in |its |a |same period (?:of |in )?"
    r"|the same period (?:of |in )?|figures? (?:for|of|in) |levels? (?:of|in) ){0,6}$",
    re.IGNORECASE,
)
_COMPARING = re.compile(
    r"\b(?:from|than|compared (?:to|with)|versus|vs\.?|against|relative to|below|above|up on"
    r"|down on)\b[^.;]*$",
    re.IGNORECASE,
)
_SUPERLATIVE = re.compile(
    r"\b(?:(?:bigg|larg|high|low|strong|weak|fast|slow|steep|sharp|deep|long|short|small|great|warm"
    r"|hott|cold|wett|dri|heavi|hard|deadli|bloodi|cheap|earli|tight|wid|tough|quick)est|worst|best"
    r"|most(?! of\b)|least|first|record)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
"""Before "since 2009" it says what the date is compared with."""
_TO_COME = re.compile(r"\b(?:will|shall|would|(?:is|are|was|were) to|set to|due to)\b")
_NOW = re.compile(
    r"\b(?:today|now|currently|at present|at the moment|nowadays|presently)\b", re.IGNORECASE
)
_NOW_WORDS = frozenset({"today", "now", "currently", "present", "moment", "nowadays", "presently"})
_PRESENT = re.compile(
    r"\b(?:is|are|has|have|accounts?|passes|goes|stands|remains|makes|holds|totals"
    r"|lives?|owns|runs|operates|exports|produces|employs|supplies)\b"
)
_PRESENT_WORDS = word_set(
    "is are has have account accounts passes goes stands remains makes holds totals live lives owns"
    " runs operates exports produces employs supplies"
)
_PLAIN_PRESENT = frozenset({"is", "are", "has", "have"})
_HABIT = re.compile(
    r"\b(?:annually|yearly|per annum|a year(?! (?:earlier|ago|before|later))|per "
    r"year|each year|every year)\b",
    re.IGNORECASE,
)
_HABIT_WORDS = frozenset({"annually", "yearly", "annum", "year"})


_FORESEEN = re.compile(
    r" (?:also |now |still |currently |widely |only |not )?(?:expected|forecast|projected"
    r"|due|set|planned|scheduled|likely|predicted|poised|to)\b"
)
"""Behind "is" or "are": what the amount is about lies ahead."""
_SHARES_DATE = re.compile(
    r"(?:(?: of| in)(?: [\w’'-]+){1,4})?,? (?:and|or|worth|totall?ing|valued at"
    r"|reaching|at|to|hitting)(?: (?:a|an|the|about|some|nearly|almost|over|more "
    r"than|by|record))*\s?"
)


_MONTH_ALONE = re.compile(
    r"(?:(?:early|late|mid)[- ])?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
    r"[^\d]{0,24}(?:\d{1,2})?$"
)
_PART_ALONE = re.compile(
    r"(?:the )?(?:first|second|third|fourth|last|final)[ -](?:quarter|half|\w+ months)"
    r"(?: of the year)?$",
    re.IGNORECASE,
)
_ADJECTIVE = re.compile(
    r"(?: (?!of\b|in\b|on\b|and\b|as\b|to\b|for\b|when\b|with\b|after\b|from\b|at\b|by\b)[a-z]+)"
)
_SAID = re.compile(
    r"\b(?:said|says|told|added|noted|warned|explained)(?: [\w’'.]+){0,3}?(?:,? on)? $",
    re.IGNORECASE,
)
_NOW_BEHIND = re.compile(r" (?:now|currently|today|at present|at the moment)\b")
_SOON = timedelta(days=31)
"""Figures of a quarter may be told so long before its end."""
_NEAR = 90
_TOUCHING = 2
_OPENING = 12
"""A date further than this from a sentence's beginning does not open it."""


@dataclass(frozen=True, slots=True)
class Timed:
    """A period with the place of its date in the sentence, None where it has none."""

    period: Period
    date: DateExpression | None = None


def period_of(sentence: Sentence, amount: Amount, published: KnownDate) -> Timed:
    """The period by the dates of the amount's own sentence; unknown where there are none."""
    now = _NOW_BEHIND.match(sentence.text, amount.end)
    chosen = None if now else _choose(sentence, amount)
    if chosen is not None:
        return Timed(_as_period(chosen, sentence, amount, published), chosen)
    return Timed(_without_date(sentence, amount, published))


def from_context(earlier: Period, where: str) -> Period:
    """The period of an earlier statement, taken over with the reason said."""
    words = f"“{earlier.text}”" if earlier.text else "the time"
    if earlier.basis == "context":
        words, where = "the time", f"{where}, where it was worked out too"
    reason = f"No time is named with the figure; {words} is taken from {where}."
    return Period(earlier.text, earlier.start, earlier.end, "context", reason)


def counted_from(earlier: Period, one: DateExpression) -> Period | None:
    """For "a year earlier" where the statement before says what it is a year earlier than."""
    if one.step is None or earlier.start is None or earlier.end is None:
        return None
    found = stepped((earlier.start, earlier.end), one.step)
    if found is None:
        return None
    words = f"“{earlier.text}”" if earlier.text else "the time of the statement before"
    reason = f"The sentence says “{one.surface}”; that is counted from {words}. {earlier.reason}"
    return Period(one.surface, found.start, found.end, "context", reason)


def is_future(period: Period, published: KnownDate) -> bool:
    """Whether the period lies wholly after the article's date, as far as that is known."""
    known = published.day or published.latest
    if known is None or period.end is None:
        return False
    return period.end > known and (period.start is None or period.start > known)


def _choose(sentence: Sentence, amount: Amount) -> DateExpression | None:
    """The date that belongs to the amount: after it in its clause, before it, or at the opening."""
    others = [one for one in sentence.amounts if one is not amount]
    dates = [one for one in sentence.dates if not _is_of_saying(sentence, one)]
    after = [one for one in dates if one.span.start >= amount.end]
    if amount.partner_role == "to":
        near = after[0] if after else None
        gap = sentence.text[amount.end : near.span.start] if near else ""
        return near if near and len(gap) < 16 and not re.search(r"\bto\b", gap) else None
    before = [one for one in dates if one.span.end <= amount.start]
    touching = [one for one in before if amount.start - one.span.end <= _TOUCHING]
    if touching and not _is_compared(sentence, amount, touching[-1]):
        return touching[-1]
    return (
        _behind(sentence, amount, after, others)
        or _ahead(sentence, amount, before, others)
        or _in_next_clause(sentence, amount, after, others)
    )


def _is_of_saying(sentence: Sentence, one: DateExpression) -> bool:
    """For "…, the ministry said on Friday": when it was said, not when it was."""
    day = one.start is not None and one.start == one.end
    return day and bool(_SAID.search(sentence.text, 0, one.span.start))


def _behind(
    sentence: Sentence, amount: Amount, after: list[DateExpression], others: list[Amount]
) -> DateExpression | None:
    """The date that follows an amount in its clause, before another amount."""
    clause = sentence.clause_of(amount.core)
    for one in after:
        between = [other for other in others if amount.end <= other.core < one.span.start]
        if between and not _shared(sentence, amount, between):
            return None
        last = between[-1] if between else amount
        near = one.span.start < clause[1] and one.span.start - last.end < _NEAR
        if near and not _is_compared(sentence, last, one):
            return one
    return None


def _ahead(
    sentence: Sentence, amount: Amount, before: list[DateExpression], others: list[Amount]
) -> DateExpression | None:
    """The date before an amount: of its clause, else of the sentence's opening."""
    clause, text = sentence.clause_of(amount.core), sentence.text
    free = [
        one
        for one in before
        if not _in_brackets(text, one.span.start, amount.start)
        and not _is_compared(sentence, amount, one)
    ]
    for one in reversed(free):
        blocked = any(one.span.end <= other.core < amount.core for other in others)
        if one.span.start >= clause[0] and not (blocked and _belongs(one, others)):
            return one
    opening = [one for one in free if one.lead.start <= _OPENING or not _in_aside(sentence, one)]
    return opening[0] if opening else None


def _in_next_clause(
    sentence: Sentence, amount: Amount, after: list[DateExpression], others: list[Amount]
) -> DateExpression | None:
    """The date of a later clause, where the sentence has one amount only."""
    clause = sentence.clause_of(amount.core)
    late = [one for one in after if one.span.start >= clause[1] and one.kind != "vague"]
    if not late or others or _in_aside(sentence, late[0]):
        return None
    return None if _is_compared(sentence, amount, late[0]) else late[0]


def _in_brackets(text: str, place: int, other: int) -> bool:
    """Whether a date stands in brackets that are closed before an amount."""
    opened = text.rfind("(", 0, place)
    return opened >= 0 and text.find(")", opened, place) < 0 <= text.find(")", place, other)


def _in_aside(sentence: Sentence, one: DateExpression) -> bool:
    """Whether a date stands in a clause about something else ("who took office in 2021")."""
    clause = sentence.clause_of(one.span.start)
    opening = sentence.text[clause[0] : clause[0] + 8]
    return bool(
        re.match(r"(?:who|which|whose|where|when|with|after|before|since|as)\b", opening, re.I)
    )


def _shared(sentence: Sentence, amount: Amount, between: list[Amount]) -> bool:
    """Whether a date behind a second amount covers the first too ("5 tons and 3 tons in 2024")."""
    if len(between) != 1 or between[0].partner_role is not None:
        return False
    gap = sentence.text[amount.end : between[0].start]
    return bool(_SHARES_DATE.fullmatch(gap))


def _belongs(one: DateExpression, others: list[Amount]) -> bool:
    """Whether a date stands right behind another amount and so is that one's."""
    return any(
        0 <= one.lead.start - other.end <= 14 and other.end <= one.span.start for other in others
    )


def _is_compared(sentence: Sentence, amount: Amount, one: DateExpression) -> bool:
    """Whether a date is what the amount is compared with ("from a year earlier")."""
    before = sentence.text[max(0, one.span.start - 60) : one.span.start]
    lead = sentence.text[one.lead.start : one.lead.end]
    if one.relation == "since" and _SUPERLATIVE.search(sentence.text, 0, one.lead.start):
        return True
    starts = lead.startswith("from ") and one.start is not None and one.start == one.end
    if starts and _TO_COME.search(sentence.text, 0, amount.start):
        return False  # "will rise to 21 percent from 1 January"
    if amount.end <= one.span.start:
        between = sentence.text[amount.end : one.span.start]
        on_year = re.search(r"\b(?:over|on) (?:the )?$", before) and re.search(
            r"year|month|quarter|week", one.surface
        )
        if not _COMPARING.search(between) and not (on_year and one.kind == "relative"):
            return False
        basis = sentence.text[max(0, amount.start - 34) : amount.start]
        if _COMPARING.search(basis):
            return False
        return bool(_COMPARED.search(before)) and not re.match(r"(?:since|by)\b", lead, re.I)
    return bool(
        re.search(r"\b(?:compared (?:to|with)|than|versus)(?: the| in| that of)* $", before)
    )


def _as_period(
    one: DateExpression, sentence: Sentence, amount: Amount, published: KnownDate
) -> Period:
    """The date with its "by" or "since" applied."""
    if one.relation != "in" and _is_adjective(sentence, one):
        one = replace(one, relation="in")
    start, end = one.start, one.end
    if start is not None or end is not None:
        start, end = _related(one, published)
    lead = sentence.text[one.lead.start : one.lead.end].strip()
    text = lead if one.relation in ("by", "since", "until", "before", "after") else one.surface
    yearless = _MONTH_ALONE.match(one.surface) or _PART_ALONE.match(one.surface)
    if one.relation in ("in", "since") and yearless:
        earlier = _year_before(one, sentence, amount, published)
        if earlier is not None:
            return earlier
    outside = one.span.start < sentence.clause_of(amount.core)[0]
    if one.basis == "stated" and not outside:
        return Period(text, start, end, "stated", one.reason)
    if one.basis == "stated":
        return Period(text, start, end, "stated", f"“{text}” stands earlier in the sentence.")
    return Period(text, start, end, one.basis, one.reason)


def _is_adjective(sentence: Sentence, one: DateExpression) -> bool:
    """For "after second-quarter sales rose": in it, not after it."""
    if not _PART_ALONE.match(one.surface):
        return False
    return "-" in one.surface or bool(_ADJECTIVE.match(sentence.text, one.span.end))


def _year_before(
    one: DateExpression, sentence: Sentence, amount: Amount, published: KnownDate
) -> Period | None:
    """For "fell in June" in an article of April: June of the year before."""
    known = published.day or published.latest
    if known is None or one.start is None or one.end is None:
        return None
    part = _PART_ALONE.match(one.surface) and one.end > known + _SOON
    if one.start <= known and not part:
        return None
    if one.relation != "since" and not told_as_past(sentence, amount):
        return None
    try:
        start, end = (day.replace(year=day.year - 1) for day in (one.start, one.end))
    except ValueError:  # the 29th of February has no year before
        return None
    why = "“Since” looks back" if one.relation == "since" else "The sentence is in the past tense"
    reason = f"{one.reason} {why}, so the last “{one.surface}” is meant."
    if one.relation == "since":
        return Period(f"since {one.surface}", start, published.day, "relative", reason)
    return Period(one.surface, start, end, "relative", reason)


def _related(one: DateExpression, published: KnownDate) -> tuple[date | None, date | None]:
    """Both ends of what "by", "since", "before" and their like make of a date."""
    if one.relation in ("by", "until"):
        return None, one.end
    if one.relation == "since":
        known = published.day
        return one.start, known if known and one.start and known >= one.start else None
    if one.relation == "before" and one.start:
        return None, one.start - timedelta(days=1)
    if one.relation == "after" and one.end:
        return one.end + timedelta(days=1), None
    return one.start, one.end


def _without_date(sentence: Sentence, amount: Amount, published: KnownDate) -> Period:
    """No date: a habit, a present state as of the article's date, or unknown."""
    clause = sentence.clause_of(amount.core)
    words = sentence.text[clause[0] : clause[1]]
    heard = words_in(sentence.text)
    habit = None if heard.isdisjoint(_HABIT_WORDS) else _HABIT.search(words)
    inside = habit and amount.core <= clause[0] + habit.start() < amount.end
    if habit and not inside and (amount.per or amount.kind in ("money", "quantity")):
        return Period(text=habit.group(0))
    now = None if heard.isdisjoint(_NOW_WORDS) else _NOW.search(sentence.text)
    first, last = published.day or published.earliest, published.day or published.latest
    present = None if heard.isdisjoint(_PRESENT_WORDS) else _PRESENT.search(words)
    if present and present.group(0) not in _PLAIN_PRESENT and told_as_past(sentence, amount):
        present = None  # "exports" of "imports and exports rose" is no verb
    if present and _FORESEEN.match(words, present.end()):
        present = None
    if first and last and (now or present):
        reason = f"The sentence is in the present tense; {dated_words(published)}."
        text = now.group(0) if now else None
        return Period(text, first, last, "context", reason)
    return Period(text=now.group(0)) if now else Period()


def may_inherit(status: Status, amount: Amount) -> bool:
    """Whether an amount without a date may take that of the statement before it."""
    return status == "actual" and amount.kind in ("money", "percent", "share", "quantity", "count")
