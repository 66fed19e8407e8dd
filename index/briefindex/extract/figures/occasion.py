"""The time of an amount by the occasion that its sentence names: "as a result of the visit".

The occasion's days come from another sentence of the article ("the summit held on May 19"), or from
an event that is said to be part of it ("the summit was the final event of the visit").
"""

import calendar
import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cached_property

from briefindex.extract.dating.sightings import Days, Sighting, sightings
from briefindex.extract.figures.sentence import Sentence
from briefindex.model.article import Article, KnownDate
from briefindex.model.figure import Period
from briefindex.model.mention import Mention
from briefindex.text.small import words_in
from briefindex.text.wording import EN_DASH, date_text

_NOUNS = (
    "visit|trip|tour|summit|meeting|forum|conference|talks|session|congress|roundtable|negotiations"
)
_NOUN_WORDS = frozenset(_NOUNS.split("|"))
_NAMED = re.compile(
    r"\b(?:as a result of|in the course of|during|following|on the sidelines of|at the end of)"
    rf" (?:the|this|his|her|its|their) (?:[a-z][\w-]* ){{0,2}}(?P<noun>{_NOUNS})\b"
)
_PART = re.compile(
    rf"\b(?P<part>{_NOUNS}|event)\b[^.;]{{0,60}}\bwas (?:(?:the|a|one of the) )?(?:\w+ )?"
    rf"(?:event|part|stop|leg|highlight|stage|point)s? of [^.;]{{0,80}}\b(?P<whole>{_NOUNS})\b"
)
_NEAR = timedelta(days=100)
_STEPS_BACK = 3


class Occasions:
    """The occasions of one article."""

    def __init__(
        self, article: Article, mentions: Sequence[Mention], sentences: Sequence[Sentence]
    ) -> None:
        """Nothing is read before an occasion is asked for."""
        self._article = article
        self._mentions = mentions
        self._sentences = sentences

    def period(self, sentence: Sentence) -> Period | None:
        """The time of the occasion that a sentence names, or None."""
        if _NOUN_WORDS.isdisjoint(words_in(sentence.text)):
            return None
        named = _NAMED.search(sentence.text)
        if named is None:
            return None
        noun, words = named["noun"], named.group(0)
        seen = self._seen(noun, sentence)
        if seen is not None:
            event, start, end = seen
            reason = f"No time is named with the figure, but it came “{words}”; "
            reason += f"the {event.noun} was on {_days_text(start, end)}."
            return Period(words, start, end, "context", reason)
        return self._by_part(noun, words, sentence)

    def _by_part(self, noun: str, words: str, sentence: Sentence) -> Period | None:
        """For "The summit was the final event of the visit": the month, for days are not told."""
        first = max(0, sentence.index - _STEPS_BACK)
        for earlier in reversed(self._sentences[first : sentence.index]):
            part = _PART.search(earlier.text)
            if part is None or part["whole"] != noun:
                continue
            seen = self._seen(part["part"], sentence)
            if seen is None or seen[1].month != seen[2].month:
                return None
            event, start, end = seen
            reason = (
                f"No time is named with the figure, but it came “{words}”; the {event.noun} of "
                f"{_days_text(start, end)} was part of that {noun}, so its month is taken."
            )
            return Period(words, *_month(end), "context", reason)
        return None

    def _seen(self, noun: str, sentence: Sentence) -> tuple[Sighting, date, date] | None:
        """The event of that noun whose days are known, where there is only one such event."""
        dated = [one for one in self._dated if one[0].noun == noun]
        dated = [one for one in dated if one[0].span.start < sentence.end]
        return dated[0] if len({(one[0].event, *one[1:]) for one in dated}) == 1 else None

    @cached_property
    def _dated(self) -> list[tuple[Sighting, date, date]]:
        found: list[tuple[Sighting, date, date]] = []
        for seen in sightings(self._article, self._mentions).seen:
            days = seen.days and _with_year(seen.days, self._article.info.date)
            if days:
                found.append((seen, days.start, days.end))
        return found


def _with_year(days: Days, published: KnownDate) -> Days | None:
    """The days in the year that the article's date gives them, where it is near."""
    if not days.year_open:
        return days
    known = published.day or published.latest or published.earliest
    if known is None:
        return None
    near = [days.in_year(year) for year in (known.year - 1, known.year, known.year + 1)]
    return next((one for one in near if one and abs(one.end - known) <= _NEAR), None)


def _month(day: date) -> tuple[date, date]:
    return day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1])


def _days_text(start: date, end: date) -> str:
    last = date_text(KnownDate(day=end, basis="stated"))
    return last if start == end else f"{date_text(KnownDate(day=start))} {EN_DASH} {last}"
