"""The time that an amount is about: the date that belongs to it, else what the context gives."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from briefindex.extract.figures.amounts import Amount
from briefindex.extract.figures.period_asides import without_asides
from briefindex.extract.figures.period_bases import is_base
from briefindex.extract.figures.period_choice import chosen_date
from briefindex.extract.figures.period_trees import PRESENT, tells_of_now
from briefindex.extract.figures.sentence import Sentence
from briefindex.extract.figures.status import status_of
from briefindex.extract.figures.tense import tense_in, told_as_past
from briefindex.model.article import KnownDate
from briefindex.model.figure import Period, Status
from briefindex.text.date_leaning import stepped
from briefindex.text.date_words import COUNT, WEEKDAY, count_number
from briefindex.text.dates import DateExpression, dated_words
from briefindex.text.small import word_set, words_in

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
_AGO = re.compile(rf"(?:(?P<count>{COUNT})[ -]years? ago|this time last year)", re.IGNORECASE)
_END_OF = re.compile(
    r"(?:the )?(?:end|close) of the (?P<unit>quarter|half|year|month)", re.IGNORECASE
)
_SINCE = re.compile(r"since\b", re.IGNORECASE)
_SINCE_BEHIND = re.compile(r"[^,;]{0,40} since\b")
_WEEKDAY_ALONE = re.compile(WEEKDAY)
_MOVED = re.compile(
    r"\b(?:risen|rose|fallen|fell|climbed|jumped|dropped|slid|soared|surged|doubled|tripled|halved"
    r"|grown|grew|shrunk|shrank|plunged|slipped|cut|raised|lowered|increased|decreased|declined"
    r"|tumbled|rallied|weakened|strengthened|dwindled|swelled|swollen|ballooned|quadrupled|sunk"
    r"|sank|reduced|expanded|trimmed)\b"
)
_CAME_TO = re.compile(r"\bto (?:(?!the\b)[\w’'-]+ ){0,3}$")
_NOW_BEHIND = re.compile(r" (?:now|currently|today|at present|at the moment)\b")
_SO_FAR = re.compile(r"\bso far (?:in|for) (?:the )?$")
_SOON = timedelta(days=31)
"""Figures of a quarter may be told so long before its end."""


@dataclass(frozen=True, slots=True)
class Timed:
    """A period with the place of its date in the sentence, None where it has none."""

    period: Period
    date: DateExpression | None = None


def period_of(sentence: Sentence, amount: Amount, published: KnownDate) -> Timed:
    """The period by the dates of the amount's own sentence; unknown where there are none."""
    now = _NOW_BEHIND.match(sentence.text, amount.end)
    chosen = None if now else chosen_date(sentence, amount, published.day)
    if chosen is not None and not _is_now(sentence, amount, chosen):
        if _is_before_plan(sentence, amount, chosen, published):
            return Timed(Period())
        chosen = _leaning(chosen, sentence, amount, published)
        return Timed(_as_period(chosen, sentence, amount, published), chosen)
    if is_base(sentence, amount) and not now:
        return Timed(Period())
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


def _is_now(sentence: Sentence, amount: Amount, one: DateExpression) -> bool:
    """For "has risen since 2021 and now stands at 5": the nearer word says that it is of today."""
    first = max(sentence.clause_of(amount.core)[0], one.span.end)
    return _NOW.search(sentence.text, first, amount.start) is not None


def _leaning(
    one: DateExpression, sentence: Sentence, amount: Amount, published: KnownDate
) -> DateExpression:
    """The date, open where it leans on the time of what it is compared or told with.

    "From 6 billion a year ago" beside a quarter is that quarter a year before; "the end of the
    quarter" of what has been is not the end of the article's own.
    """
    one = _so_far(one, sentence, published)
    base = is_base(sentence, amount)
    ago = _AGO.fullmatch(one.surface) if base else None
    if ago:
        count = count_number(ago["count"]) if ago["count"] else 1
        step = (-count, "year")
        return _opened(one, step) if count == 1 else replace(one, step=step)
    if base and one.relation == "since" and not _SINCE.match(sentence.text, one.lead.start):
        return replace(one, relation="in", lead=one.span)  # "from January’s 2.5 percent"
    if _is_ahead_day(one, published) and told_as_past(sentence, amount) and one.start:
        day = one.start - timedelta(days=7)
        reason = f"{one.reason} The sentence is in the past tense, so the last one is meant."
        return replace(one, start=day, end=day, reason=reason)
    known, edge = published.day or published.latest, _END_OF.fullmatch(one.surface)
    late = one.end is not None and known is not None and one.end > known
    if edge and late and one.relation == "in" and told_as_past(sentence, amount):
        return _opened(one, (0, f"end of {edge['unit'].lower()}"))
    return one


def _so_far(one: DateExpression, sentence: Sentence, published: KnownDate) -> DateExpression:
    """For "so far in 2023": until the article's day, not the whole year."""
    known, text = published.day, sentence.text
    if known is None or one.start is None or one.end is None or "so far" not in text:
        return one
    if not _SO_FAR.search(text, 0, one.span.start) or not one.start <= known < one.end:
        return one
    reason = f"“So far” goes to the article’s own day; {dated_words(published)}."
    return replace(one, end=known, basis="relative", reason=reason)


def _is_before_plan(
    sentence: Sentence, amount: Amount, one: DateExpression, published: KnownDate
) -> bool:
    """For "reported on Thursday, and said it would cut 400 jobs": the day of another clause."""
    known = published.day
    if known is None or one.start is None or one.start != one.end or one.start > known:
        return False
    if one.span.start >= sentence.clause_of(amount.core)[0]:
        return False
    return status_of(sentence, amount, future=False) != "actual"


def _is_ahead_day(one: DateExpression, published: KnownDate) -> bool:
    """Whether a weekday was read as the next one, for something in its sentence lies ahead."""
    if one.start is None or published.day is None or not _WEEKDAY_ALONE.fullmatch(one.surface):
        return False
    return one.start > published.day and one.relation == "in"


def _opened(one: DateExpression, step: tuple[int, str]) -> DateExpression:
    reason = f"The sentence says “{one.surface}”; it does not say from when that is counted."
    return replace(one, start=None, end=None, basis="unknown", reason=reason, step=step)


def is_future(period: Period, published: KnownDate) -> bool:
    """Whether the period lies wholly after the article's date, as far as that is known."""
    known = published.day or published.latest
    if known is None or period.end is None:
        return False
    return period.end > known and (period.start is None or period.start > known)


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
    if one.relation == "since" and _is_come_to(sentence, amount, one) and published.day:
        reason = f"It is what the amount came to {lead}; {dated_words(published)}."
        return Period(None, published.day, published.day, "context", reason)
    text = lead if one.relation in ("by", "since", "until", "before", "after") else one.surface
    yearless = _MONTH_ALONE.match(one.surface) or _PART_ALONE.match(one.surface)
    if one.relation in ("in", "since") and yearless:
        earlier = _year_before(one, sentence, amount, published)
        if earlier is not None:
            return earlier
    if one.relation in ("by", "until"):
        later = _year_after(one, sentence, amount, published)
        if later is not None:
            return later
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


def _is_come_to(sentence: Sentence, amount: Amount, one: DateExpression) -> bool:
    """For "has fallen since January to 51": the level of today, not of the whole stretch."""
    if amount.by or not _CAME_TO.search(sentence.text, 0, amount.start):
        return False
    place = min(amount.start, one.lead.start)
    return bool(_MOVED.search(sentence.text, sentence.clause_of(amount.core)[0], place))


def _year_after(
    one: DateExpression, sentence: Sentence, amount: Amount, published: KnownDate
) -> Period | None:
    """For "expect 40 million tons by the end of June" in September: June of the year after."""
    known = published.day
    if known is None or one.end is None or one.end >= known or one.kind != "absolute":
        return None
    if one.basis != "relative" or status_of(sentence, amount, future=False) == "actual":
        return None
    try:
        end = one.end.replace(year=one.end.year + 1)
    except ValueError:  # the 29th of February has no year after
        return None
    lead = sentence.text[one.lead.start : one.lead.end].strip()
    reason = f"{one.reason} The sentence looks ahead, so the next “{one.surface}” is meant."
    return Period(lead, None, end, "relative", reason)


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
    words = without_asides(sentence.text, amount.core)[clause[0] : clause[1]]
    heard = words_in(sentence.text)
    habit = None if heard.isdisjoint(_HABIT_WORDS) else _HABIT.search(words)
    inside = habit and amount.core <= clause[0] + habit.start() < amount.end
    counts = amount.per or amount.kind in ("money", "quantity", "count")
    if habit and not inside and counts:
        return Period(text=habit.group(0))
    now = None if heard.isdisjoint(_NOW_WORDS) else _NOW.search(words)
    if now is not None and _is_of_next(sentence, amount, clause[0] + now.start()):
        return Period()
    if now is None and not heard.isdisjoint(_NOW_WORDS):
        now = _NOW.match(sentence.text.lstrip("“\"‘'"))
    first, last = published.day or published.earliest, published.day or published.latest
    present = _is_present(sentence, amount, words, clause[0])
    if first and last and (now or present):
        text = now.group(0) if now else None
        return Period(text, first, last, "context", f"{PRESENT}; {dated_words(published)}.")
    reason = f"{PRESENT}; the article's own day is not known." if present or now else ""
    return Period(text=now.group(0) if now else None, reason=reason)


def _is_of_next(sentence: Sentence, amount: Amount, now: int) -> bool:
    """For "cost 2,000 before the war and now costs 6,000": of today is what comes after."""
    later = [one for one in sentence.amounts if one.start > now]
    if now < amount.end or not later:
        return False
    between = sentence.text[amount.end : now]
    return bool(re.search(r"\b(?:before|until|once|and|but|then)\b", between))


def _is_present(sentence: Sentence, amount: Amount, words: str, begin: int) -> bool:
    """Whether the verb of an amount tells of the article's own time, by the tree or by the words.

    Args:
        sentence: Where the amount stands.
        amount: The amount; one that is only planned is of no time yet.
        words: The amount's clause without what it says of other things.
        begin: Where the clause begins in the sentence.
    """
    if amount.kind == "duration" or status_of(sentence, amount, future=False) != "actual":
        return False
    if _SINCE_BEHIND.match(sentence.text, amount.end):
        return False  # "has climbed 1.7 points since hitting a low"
    told = tells_of_now(sentence, amount)
    if told is not None:
        return told
    if words_in(sentence.text).isdisjoint(_PRESENT_WORDS):
        return False
    present = _PRESENT.search(words)
    if present is None or _FORESEEN.match(words, present.end()):
        return False
    if sentence.text[amount.start : amount.end].endswith("ed"):
        return False  # "exports halved"
    if present.group(0) in _PLAIN_PRESENT:
        return True
    after = begin + present.end()
    if after > amount.start:
        return not told_as_past(sentence, amount)
    return not tense_in(sentence.text, after, amount.start)


def may_inherit(status: Status, amount: Amount) -> bool:
    """Whether an amount without a date may take that of the statement before it."""
    return status == "actual" and amount.kind in ("money", "percent", "share", "quantity", "count")
