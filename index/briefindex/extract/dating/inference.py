"""Dates the undated articles of a pack by what its dated articles say about the same events.

Only what an article's own text or the user dates counts as evidence, never what was inferred here:
so evidence cannot go round in a circle, and the answer depends on the articles alone, not on
their order. A wrong date is worse than none: any doubt about the event or the year leaves the
article undated.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from briefindex.extract.dating.sightings import Days, Sighting, Sightings, has_day
from briefindex.model.article import ArticleInfo, KnownDate
from briefindex.model.mention import EntityId
from briefindex.model.span import ArticleId
from briefindex.text.lexicon import words
from briefindex.text.wording import EN_DASH, date_text, source_text, title_text

_ORDINAL = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\w+teenth|\w+tieth"
    r"|(?:\w+-)?(?:first|second|third|\w+th)|\d+(?:st|nd|rd|th))\b|\b(?:19|20)\d\d\b",
    re.IGNORECASE,
)
_APART = timedelta(days=2)
_SEASON = timedelta(days=45)


@dataclass(frozen=True, slots=True)
class Reported:
    """An article with what it says about events; `info` has its own or the user's date."""

    info: ArticleInfo
    found: Sightings


@dataclass(frozen=True, slots=True)
class _Evidence:
    """Days of an event that one article fixes, year and all."""

    info: ArticleInfo
    days: Days
    cities: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Bound:
    """What one sighting says about the article's own date."""

    earliest: date | None
    latest: date | None
    year: int
    reason: str


def wants_date(known: KnownDate) -> bool:
    """Whether nothing at all is known of an article's date."""
    return known.day is None and known.earliest is None and known.latest is None


def infer_dates(reports: Sequence[Reported]) -> dict[ArticleId, KnownDate]:
    """The dates of undated articles that follow from the others; articles without are left out.

    Args:
        reports: All articles of the pack that name events, each with its own date only.
    """
    evidence, told = _evidence(reports), _told_days(reports)
    found: dict[ArticleId, KnownDate] = {}
    for report in reports:
        if wants_date(report.info.date):
            known = _dated(report, evidence, told)
            if known is not None:
                found[report.info.id] = known
    return found


def _evidence(reports: Iterable[Reported]) -> Mapping[EntityId, Sequence[_Evidence]]:
    found: dict[EntityId, list[_Evidence]] = {}
    for report in reports:
        for seen in report.found.seen:
            if seen.days is None or seen.days.year_open:
                continue
            cities = frozenset(report.found.cities.get(seen.event, ()))
            found.setdefault(seen.event, []).append(_Evidence(report.info, seen.days, cities))
    for all_of_event in found.values():
        all_of_event.sort(key=lambda one: (one.days.end, one.days.start, one.info.id))
    return found


def _told_days(reports: Iterable[Reported]) -> Mapping[EntityId, frozenset[Days]]:
    """All days that any article binds to an event, with a year or without."""
    told: dict[EntityId, set[Days]] = {}
    for report in reports:
        for seen in report.found.seen:
            if seen.days is not None:
                told.setdefault(seen.event, set()).add(seen.days)
    return {event: frozenset(days) for event, days in told.items()}


def _is_edition(fixed: Days, other: Days) -> bool:
    """Whether other days are of another edition in the same season: then a day tells no year."""
    moved = other.in_year(fixed.end.year)
    if moved is None or abs(fixed.end - moved.end) > _SEASON:
        return False
    if not other.year_open:
        return other.end.year != fixed.end.year
    return fixed.start > moved.end + _APART or moved.start > fixed.end + _APART


def _dated(
    report: Reported,
    evidence: Mapping[EntityId, Sequence[_Evidence]],
    told: Mapping[EntityId, frozenset[Days]],
) -> KnownDate | None:
    """The date of one article, where all that it says about dated events agrees."""
    bounds: list[_Bound] = []
    for event in dict.fromkeys(seen.event for seen in report.found.seen):
        own = [one for one in report.found.seen if one.event == event]
        others = [one for one in evidence.get(event, ()) if one.info.id != report.info.id]
        bound = _bound(report, own, others, told.get(event, ())) if others else None
        if bound is not None:
            bounds.append(bound)
    if not bounds or len({bound.year for bound in bounds}) > 1:
        return None
    latest_year = report.found.latest_year
    if latest_year is not None and latest_year > bounds[0].year:
        return None
    earliest = max((one.earliest for one in bounds if one.earliest), default=None)
    latest = min((one.latest for one in bounds if one.latest), default=None)
    if earliest and latest and earliest > latest:
        return None
    deciding = [b for b in bounds if (b.latest, b.earliest) in ((latest, None), (None, earliest))]
    return KnownDate(None, earliest, latest, "inferred", deciding[0].reason)


def _bound(
    report: Reported,
    own: Sequence[Sighting],
    others: Sequence[_Evidence],
    all_days: Iterable[Days],
) -> _Bound | None:
    """The bound that an event gives, where the article and the others mean the same one."""
    told = [(seen, seen.days) for seen in own if seen.days is not None and seen.days.year_open]
    if not told or any(_clash(days, told[0][1]) for _, days in told):
        return None
    seen, days = told[0]
    tenses = {one.tense for one in own} - {"unknown"}
    if len(tenses) != 1 or (seen.tense == "unknown" and "past" in tenses):
        return None
    cities = frozenset(report.found.cities.get(seen.event, ()))
    same = [one for one in others if _is_same(seen, cities, one)]
    fixed = _in_the_year(days, same, others)
    if fixed is None or not _is_singular(seen, days):
        return None
    if days.weekday is None and any(_is_edition(fixed, other) for other in all_days):
        return None
    ground = next(one for one in same if _agrees(fixed, one.days))
    printed = next(iter(report.found.cities.get(seen.event, {}).values()), "")
    reason = _reason(own, seen, fixed, printed, ground)
    if "past" in tenses:
        return _Bound(fixed.end, None, fixed.end.year, reason)
    return _Bound(None, fixed.start - timedelta(days=1), fixed.start.year, reason)


def _is_same(seen: Sighting, cities: frozenset[str], other: _Evidence) -> bool:
    """Whether it is one event, not another of the name: numbered, or in the same city."""
    return bool(_ORDINAL.search(seen.name)) or bool(cities & other.cities)


def _is_singular(seen: Sighting, days: Days) -> bool:
    """Whether day and month tell the year: what comes round each year must name its weekday too."""
    if _ORDINAL.search(seen.name) or days.weekday is not None:
        return True
    return seen.noun in words("dating.txt", "once")


def _in_the_year(days: Days, same: Sequence[_Evidence], others: Sequence[_Evidence]) -> Days | None:
    """The days in the one year in which the others put the event; None where there are two."""
    years = {one.days.end.year for one in same} | {one.days.start.year for one in same}
    moved = [days.in_year(year) for year in sorted(years)]
    agreeing = [one for one in moved if one and any(_agrees(one, e.days) for e in same)]
    if len(agreeing) != 1:
        return None
    found = agreeing[0]
    if found.weekday is not None and found.start.weekday() != found.weekday:
        return None
    in_year = [
        one.days for one in others if found.end.year in (one.days.start.year, one.days.end.year)
    ]
    return None if any(not _agrees(found, one) for one in in_year) else found


def _agrees(one: Days, other: Days) -> bool:
    return one.start <= other.end and other.start <= one.end


def _clash(one: Days, other: Days) -> bool:
    return one.start > other.end + _APART or other.start > one.end + _APART


def _reason(
    own: Sequence[Sighting],
    seen: Sighting,
    fixed: Days,
    city: str,
    ground: _Evidence,
) -> str:
    """One sentence: what the article says, and what the other says of the same event."""
    where = f" in {city}" if city else ""
    event = f"the {seen.noun} of {_days_text(fixed)}{where}"
    word = next((one.coming_word for one in own if one.coming_word), "")
    if seen.tense == "past":
        says = f"speaks of {event} as past"
    elif word:
        says = f"calls {event} “{word}”"
    else:
        says = f"speaks of {event} as still to come"
    return f"The article has no date, but {says}; {_other_says(seen, ground)}."


def _other_says(seen: Sighting, ground: _Evidence) -> str:
    """For "The Astana Times of 26 May 2023 puts that summit “last week”"."""
    info, quoted = ground.info, f"“{ground.days.words}”"
    name = source_text(info) if info.source.value else f"“{title_text(info)[0]}”"
    dated = f" of {date_text(info.date)}" if has_day(info.date) else ""
    on = "" if ground.days.words[:1].islower() else "on "
    return f"{name}{dated} puts that {seen.noun} {on}{quoted}"


def _days_text(days: Days) -> str:
    """For "19 May", "18–19 May", "30 May – 2 June"."""
    last = f"{days.end.day} {days.end:%B}"
    if days.start == days.end:
        return last
    if days.start.month == days.end.month:
        return f"{days.start.day}{EN_DASH}{last}"
    return f"{days.start.day} {days.start:%B} {EN_DASH} {last}"
