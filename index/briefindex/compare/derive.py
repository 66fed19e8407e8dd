"""Works out values that the sources imply: parts, shares, targets and bases.

Only stated figures are used, never a derived value, and only those whose indicators are tied to
each other by key and that have one period and one status. What qualifies a source ("more than")
stands in the formula and widens what the derived value allows.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import product
from typing import Final

from briefindex.compare.comparable import group_of
from briefindex.compare.estimate import Estimate, as_decimal, estimate
from briefindex.compare.formulas import base_formula, base_period, least_certain, reason_of
from briefindex.compare.keys import NO_TOPIC, read_key
from briefindex.compare.tolerance import Reading, contradict, reading
from briefindex.model.comparison import Derived
from briefindex.model.figure import Figure, Kind, Period
from briefindex.model.span import ArticleId
from briefindex.text.wording import value_text

_HUNDREDTH: Final = Fraction(1, 100)
_CERTAIN: Final = frozenset({"stated", "relative", "user"})
"""A year that a level only took over may be the year of what it is compared with."""

_LEVELS: Final[frozenset[Kind]] = frozenset({"money", "quantity", "count"})
_REACH: Final = 600
"""A share without a period, or a multiple, refers to a level at most so many characters before."""

_MOST: Final = 12
"""So many values of one indicator and period are combined with others; of more, the first."""

Groups = Mapping[str, Sequence[Figure]]
"""Figures that measure the same, by the name of their group, in order of articles and offsets."""

_Time = tuple[date | None, date | None, str]
_Levels = Mapping[str, Mapping[_Time, Sequence[Figure]]]


@dataclass(frozen=True, slots=True)
class Ties:
    """What a figure has to do with figures of other groups: keys, each "" where there is none.

    A share ties its `part` to its `whole`, growth is of the level `base`. Levels are combined with
    what has the same `time`, "" for what is no level and no share.
    """

    whole: str = ""
    part: str = ""
    base: str = ""
    time: str = ""


def ties_of(figure: Figure) -> Ties:
    """The ties of a figure: `derive` needs nothing but a group, what is tied to it and by it.

    To a group come derived values by shares with its key for their `part`, of the wholes of their
    own time; by growth of which it is the `base`; and where it has shares itself, by the parts and
    wholes of these that have one time.
    """
    of, part = figure.indicator.of or "", figure.indicator.part or ""
    start, end, status = _time(figure)
    time = f"{start}|{end}|{status}"
    if figure.kind == "share" and of and part:
        return Ties(whole=of, part=part, time=time)
    is_level = figure.kind in _LEVELS and estimate(figure) is not None
    return Ties(base=of if figure.kind == "percent" else "", time=time if is_level else "")


def derive(groups: Groups, wanted: Collection[str] | None = None) -> dict[str, tuple[Derived, ...]]:
    """The derived values by indicator, only of indicators that somebody states.

    With `wanted` only of these; then other groups may lack what is not tied to them (`ties_of`).
    """
    levels = _levels(groups)
    found: dict[str, list[Derived]] = {}
    for name, group in groups.items():
        for figure in group:
            for of, derived in _of_figure(figure, name, groups, levels):
                found.setdefault(of, []).append(derived)
        if wanted is None or name in wanted:
            found.setdefault(name, []).extend(_shares(group, levels))
    return {
        name: _kept(values, groups[name])
        for name, values in found.items()
        if values and (wanted is None or name in wanted)
    }


def _levels(groups: Groups) -> _Levels:
    """The levels by key and time, with their values positive and no ranges."""
    found: dict[str, dict[_Time, list[Figure]]] = {}
    tied = _tied(groups)
    for key, group in groups.items():
        for figure in group if key in tied or key.rpartition("@")[0] in tied else ():
            if figure.kind in _LEVELS and estimate(figure):
                found.setdefault(key, {}).setdefault(_time(figure), []).append(figure)
    return found


def _tied(groups: Groups) -> set[str]:
    """The keys whose levels something is a part, a share or a multiple of."""
    found: set[str] = set()
    for name, group in groups.items():
        for figure in group:
            found |= {each for each in (figure.indicator.of, figure.indicator.part) if each}
            if figure.kind == "multiple":
                found.add(name)
    return found


def _of_figure(
    figure: Figure, name: str, groups: Groups, levels: _Levels
) -> Iterator[tuple[str, Derived]]:
    """What a figure of the group `name` leads to, with the name of the group that it belongs to."""
    of = group_of(figure.indicator.of or "", figure, groups)
    part = group_of(figure.indicator.part or "", figure, groups)
    if figure.kind == "share" and of and part:
        derived = _part(figure, levels.get(of, {}))
        if derived and any(each.unit == derived.unit for each in groups[part]):
            yield part, derived
    elif figure.kind == "multiple" and figure.status != "actual":
        derived = _target(figure, levels.get(name, {}))
        if derived:
            yield name, derived
    elif figure.kind == "percent" and of:
        derived = _base(figure, groups[of])
        if derived:
            yield of, derived


def _part(share: Figure, levels: Mapping[_Time, Sequence[Figure]]) -> Derived | None:
    """For "45 percent of that trade", $70 bn: what the part comes to."""
    whole = _beside(share, levels)
    of, rate = estimate(whole) if whole else None, estimate(share)
    if whole is None or of is None or rate is None or rate.nominal > 100:
        return None
    formula = f"{value_text(share)} × {value_text(whole)}"
    return _derived(rate.times(of).scaled(_HUNDREDTH), formula, (share, whole), whole)


def _target(multiple: Figure, levels: Mapping[_Time, Sequence[Figure]]) -> Derived | None:
    """For "the goal is to double this volume", $44 bn: what is aimed at."""
    before = [
        each
        for (_, _, status), figures in levels.items()
        if status == "actual"
        for each in figures
        if _is_near(each, multiple) and each.span.start < multiple.span.start
    ]
    base = max(before, key=lambda each: each.span.start, default=None)
    if read_key(multiple.indicator.key).topic == NO_TOPIC:
        return None
    level, factor = estimate(base) if base else None, estimate(multiple)
    if base is None or level is None or factor is None or multiple.direction == "decrease":
        return None
    formula = f"{value_text(multiple)} of {value_text(base)}"
    return _derived(factor.times(level), formula, (multiple, base), base, multiple.period)


def _base(growth: Figure, group: Sequence[Figure]) -> Derived | None:
    """For "increased by 19 percent, reaching $8 billion": the level of the year before."""
    linked = {link.id for link in growth.links if link.role == "level"}
    level = next((each for each in group if each.id in linked), None)
    if level is None or level.kind not in _LEVELS or {level.status, growth.status} != {"actual"}:
        return None
    if level.period.basis not in _CERTAIN:
        return None
    before = base_period(level.period)
    reached, rate = estimate(level), estimate(growth)
    same = not _is_dated(growth.period) or _time(growth) == _time(level)
    if before is None or reached is None or rate is None or not same or growth.unit != "%":
        return None
    falls = growth.direction == "decrease"
    if growth.direction is None or (falls and rate.high >= 100):
        return None
    factor = _factor(rate, falls=falls)
    formula = base_formula(level, growth, as_decimal(factor.nominal))
    return _derived(reached.over(factor), formula, (level, growth), level, before)


def _shares(group: Sequence[Figure], levels: _Levels) -> Iterator[Derived]:
    """For $44 bn of Kazakhstan's trade and $95 bn of Central Asia's: the share, in per cent."""
    ties = dict.fromkeys(
        (each.indicator.part, each.indicator.of) for each in group if each.kind == "share"
    )
    for part_key, whole_key in ties:
        parts, wholes = levels.get(part_key or "", {}), levels.get(whole_key or "", {})
        for time in parts:  # in their order: a set would have another one in each process
            if time not in wholes or (time[0] is None and time[1] is None):
                continue
            for part, whole in _paired(parts[time], wholes[time]):
                derived = _share(part, whole)
                if derived:
                    yield derived


def _paired(parts: Sequence[Figure], wholes: Sequence[Figure]) -> Iterable[tuple[Figure, Figure]]:
    """Part and whole of one article; where no article has both, each with each."""
    pairs = list(product(parts[:_MOST], wholes[:_MOST]))
    own = [pair for pair in pairs if _article(pair[0]) == _article(pair[1])]
    return own or pairs


def _share(part: Figure, whole: Figure) -> Derived | None:
    one, other = estimate(part), estimate(whole)
    if part.unit != whole.unit or one is None or other is None or one.nominal > other.nominal:
        return None
    formula = f"{value_text(part)} ÷ {value_text(whole)}"
    return _derived(one.over(other).scaled(Fraction(100)), formula, (part, whole), None)


def _factor(rate: Estimate, *, falls: bool) -> Estimate:
    """For a rise of 19 %, 1.19; for a fall, 0.81."""
    part = rate.scaled(_HUNDREDTH)
    if falls:
        return Estimate(1 - part.nominal, 1 - part.high, 1 - part.low)
    return Estimate(1 + part.nominal, 1 + part.low, 1 + part.high)


def _beside(figure: Figure, times: Mapping[_Time, Sequence[Figure]]) -> Figure | None:
    """The level for the time of `figure`: the nearest of its own article, else the first.

    Where neither has a time they must stand close together in one article.
    """
    found = times.get(_time(figure), ())
    own = [each for each in found if _article(each) == _article(figure)]
    if not _is_dated(figure.period):
        own = [each for each in own if _is_near(each, figure)]
        found = own
    nearest = min(own, key=lambda each: abs(each.span.start - figure.span.start), default=None)
    return nearest or next(iter(found), None)


def _derived(
    value: Estimate,
    formula: str,
    sources: tuple[Figure, Figure],
    level: Figure | None,
    period: Period | None = None,
) -> Derived:
    """The derived value in the unit of `level`, or in per cent where there is none."""
    return Derived(
        value=as_decimal(value.nominal),
        unit=level.unit if level else "%",
        period=period or least_certain(sources),
        formula=formula,
        sources=tuple(each.id for each in sources),
        kind=level.kind if level else "share",
        status=sources[0].status,
        reason=reason_of(sources),
        low=as_decimal(value.low),
        high=as_decimal(value.high),
    )


def _kept(values: Iterable[Derived], members: Sequence[Figure]) -> tuple[Derived, ...]:
    """The values that tell something, each once."""
    found: dict[tuple[object, ...], Derived] = {}
    for value in values:
        if not any(_is_said(value, member) for member in members):
            time = (value.period.start, value.period.end, value.status)
            found.setdefault((value.value, value.unit, time), value)
    return tuple(found.values())


def _is_said(value: Derived, member: Figure) -> bool:
    """Whether a source states the same at least as exactly, or a value's own source denies it.

    What contradicts the very article that it was worked out from shows that the tie is wrong.
    """
    time = (value.period.start, value.period.end, value.status)
    stated = reading(member)
    if _time(member) != time or member.unit != value.unit or stated is None:
        return False
    if value.low is None or value.high is None:
        return False
    articles = {_origin(source) for source in value.sources}
    if contradict(Reading(value.value, value.low, value.high), stated):
        return articles == {_article(member)}
    near = _is_dated(member.period) or _article(member) in articles
    return near and stated.high - stated.low <= value.high - value.low


def _is_near(one: Figure, other: Figure) -> bool:
    close = abs(one.span.start - other.span.start) <= _REACH
    return close and _article(one) == _article(other)


def _is_dated(period: Period) -> bool:
    return period.start is not None or period.end is not None


def _time(figure: Figure) -> _Time:
    return figure.period.start, figure.period.end, figure.status


def _article(figure: Figure) -> ArticleId:
    return figure.sentence.article


def _origin(figure: str) -> str:
    """The article of a figure by its id (`FigureId`: article, hyphen, offset)."""
    return figure.rpartition("-")[0]
