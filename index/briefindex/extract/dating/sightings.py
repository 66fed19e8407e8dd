"""What one article says about when an event is: its days, whether they are past, and where.

An event is known by its name's entity, which does not depend on the order of the parties.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from briefindex.extract.dating.binding import Binding, Tense
from briefindex.extract.gazetteer import gazetteer
from briefindex.model.article import Article, KnownDate
from briefindex.model.mention import EntityId, Mention
from briefindex.model.span import Span
from briefindex.text.dates import DateExpression, find_dates

LONGEST = 10
"""A date of more days than this tells nothing about single days."""

_NEAR = timedelta(days=60)
_STAND_IN = KnownDate(day=date(2024, 7, 1), basis=None)
_WEEKDAY = re.compile(r"(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_WEEKDAYS = ("Mon", "Tues", "Wednes", "Thurs", "Fri", "Satur", "Sun")
_PLACED = re.compile(r"(?:\s(?:held|hosted))?\s(?:in|at)\s(?:the\s)?(?:[A-Z]?\w+\scity\sof\s)?")
_AHEAD = re.compile(
    r"\b(?:by|will|until|till|expect(?:s|ed)?|plan(?:s|ned)?|target|goal|aims?|forecast|"
    r"project(?:s|ed)|through|to be|would|could|should|may|next|due|set to|scheduled)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Days:
    """Days of an event, both inclusive; where `year_open` their year is a stand-in.

    `words` are the article's own ("last week", "May 18th and 19th"). `weekday` is the one that the
    article names with a single day, Monday being 0.
    """

    start: date
    end: date
    year_open: bool
    words: str
    weekday: int | None = None

    def in_year(self, year: int) -> "Days | None":
        """The same days in another year; None where that year lacks them."""
        by = year - self.end.year
        try:
            start, end = self.start.replace(year=self.start.year + by), self.end.replace(year=year)
        except ValueError:
            return None
        return Days(start, end, self.year_open, self.words, self.weekday)


@dataclass(frozen=True, slots=True)
class Sighting:
    """An event where an article names it, with the days that are bound to the name, if any.

    `noun` is the last word of the name. `coming_word` says before the name that it is to come.
    """

    event: EntityId
    name: str
    noun: str
    span: Span
    days: Days | None
    tense: Tense
    coming_word: str = ""


@dataclass(frozen=True, slots=True)
class Sightings:
    """Everything that an article says about events.

    `cities` are those that it puts an event in: canonical name to the article's own spelling.
    `latest_year` is the last that it speaks of without looking ahead.
    """

    seen: tuple[Sighting, ...]
    cities: Mapping[EntityId, Mapping[str, str]]
    latest_year: int | None


def sightings(article: Article, mentions: Sequence[Mention]) -> Sightings:
    """The sightings of an article, by place; dates are counted from its own day if it is stated."""
    seen: list[Sighting] = []
    cities: dict[EntityId, dict[str, str]] = {}
    for event in mentions:
        if event.type != "event":
            continue
        sentence = _sentence_of(article.sentences, event.span)
        if sentence is None:
            continue
        places = [one for one in mentions if one.type == "place" and _inside(one.span, sentence)]
        outside = [one for one in places if not _inside(one.span, event.span)]
        binding = Binding(article.text, sentence, event.span, [one.span for one in outside])
        seen.append(_sighting(article, sentence, event, binding))
        for place in outside:
            if _is_put_in(article.text, event, place, binding):
                cities.setdefault(event.entity, {}).setdefault(place.canonical, place.surface)
    return Sightings(tuple(seen), cities, _latest_year(article) if seen else None)


def has_day(published: KnownDate) -> bool:
    """Whether an article's own day is sure enough to count others from."""
    return published.day is not None and published.basis in ("stated", "user")


def _sighting(article: Article, sentence: Span, event: Mention, binding: Binding) -> Sighting:
    """The event with the nearest date that is its own."""
    word = binding.coming_word()
    tense: Tense = "coming" if word else "unknown"
    days = None
    candidates = [] if binding.is_another() else _dates(article, sentence, event.span)
    for one in candidates:
        bound = binding.tense_with(one)
        if bound is not None:
            tense = bound if tense == "unknown" else tense if bound != "past" else "unknown"
            days = _settled(_days(article, one), one, tense, article.info.date)
            break
    noun = event.surface.split()[-1].lower()
    return Sighting(event.entity, event.surface, noun, event.span, days, tense, word)


def _dates(article: Article, sentence: Span, event: Span) -> list[DateExpression]:
    """The dates of a sentence that tell days, the nearest to the event first."""
    known = has_day(article.info.date)
    found = find_dates(article.text, sentence, article.info.date if known else _STAND_IN)
    told = [
        one
        for one in found
        if one.start and one.end and (one.end - one.start).days < LONGEST
        if (one.relation == "in" or (one.relation == "since" and one.start != one.end))
        if (known or one.kind == "absolute")
    ]
    return sorted(told, key=lambda one: max(one.span.start - event.end, event.start - one.span.end))


def _days(article: Article, one: DateExpression) -> Days | None:
    if one.start is None or one.end is None:
        return None
    named = _WEEKDAY.match(one.surface) if one.start == one.end else None
    weekday = _WEEKDAYS.index(named[1]) if named else None
    year_open = one.basis != "stated" and not has_day(article.info.date)
    return Days(one.start, one.end, year_open, one.surface, weekday)


def _settled(
    days: Days | None, one: DateExpression, tense: Tense, published: KnownDate
) -> Days | None:
    """The days on the right side of the article's own day; None where that is in doubt.

    Source: "the summit held on May 19" in January is the summit of last May, not of the next.
    """
    day = published.day
    if days is None or days.year_open or day is None or one.basis == "stated":
        return days
    wrong = days.start > day if tense == "past" else days.end < day
    if tense == "unknown":
        return days if abs(days.start - day) <= _NEAR else None
    if not wrong:
        return days
    step = -1 if tense == "past" else 1
    return days.in_year(days.end.year + step) if one.kind == "absolute" else None


def _is_put_in(text: str, event: Mention, place: Mention, binding: Binding) -> bool:
    """For "the summit in Xi'an", "the summit, held on May 18th and 19th in Xi'an"."""
    if place.span.start < event.span.end or not _is_city(place.canonical):
        return False
    gap = text[event.span.end : place.span.start]
    return bool(_PLACED.fullmatch(gap)) or binding.is_filler(_without_days(gap), -1)


@cache
def _is_city(name: str) -> bool:
    entry = gazetteer().find(name)
    return entry is not None and entry.kind in ("city", "capital")


_DAY_WORDS = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|\d{1,2}(?:st|nd|rd|th)?|and)\b|[-–]"
)


def _without_days(gap: str) -> str:
    return _DAY_WORDS.sub(lambda match: " " * len(match.group()), gap)


def _latest_year(article: Article) -> int | None:
    """The last year that a sentence without a word of the future gives in digits."""
    return max(_years(article), default=None)


def _years(article: Article) -> Iterator[int]:
    for sentence in article.sentences:
        text = article.text[sentence.start : sentence.end]
        if _AHEAD.search(text):
            continue
        for one in find_dates(article.text, sentence, KnownDate()):
            if one.basis == "stated" and one.start is not None:
                yield one.start.year


def _sentence_of(sentences: Sequence[Span], span: Span) -> Span | None:
    at = bisect_right(sentences, span.start, key=lambda one: one.start) - 1
    return sentences[at] if at >= 0 and _inside(span, sentences[at]) else None


def _inside(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end
