"""Where values of one indicator and period cannot all be right, and by how much."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from typing import Final

from briefindex.compare.keys import running
from briefindex.compare.tolerance import Reading, contradict, read_value, reading
from briefindex.model.comparison import Derived, Difference
from briefindex.model.figure import Figure, Kind, Period, Status
from briefindex.text.amounts import significant
from briefindex.text.wording import amount_text, period_text

_POINTS: Final = frozenset({"%", "pp"})
_TIMES: Final = Decimal(2)
"""From twice as much on, a difference is told in times, not in per cent."""

_SLIP: Final = 500
_MANY: Final = Decimal(100)
_SOURCES: Final = 2
"""So many articles at least contradict each other."""


@dataclass(frozen=True, slots=True)
class _Claim:
    """A value under comparison: a stated figure, or a derived value of the row."""

    period: Period
    status: Status
    unit: str
    kind: Kind
    reading: Reading
    articles: frozenset[str]
    figure: Figure | None = None
    derived: int | None = None


def differences(members: Sequence[Figure], derived: Sequence[Derived]) -> tuple[Difference, ...]:
    """The contradictions among values of the same known period, status and unit, by period.

    Two articles at least have a part in each: what one article says twice was read wrongly sooner
    than it denies itself.
    """
    if not derived and len({figure.sentence.article for figure in members}) < _SOURCES:
        return ()
    groups: dict[tuple[object, ...], list[_Claim]] = {}
    for claim in (*_stated(_standing(members)), *_worked_out(members, derived)):
        key = (claim.period.start, claim.period.end, claim.status, claim.unit)
        groups.setdefault(key, []).append(claim)
    found = (_difference(group) for group in groups.values() if len(group) > 1)
    return tuple(difference for difference in found if difference)


def _stated(members: Iterable[Figure]) -> Iterable[_Claim]:
    for figure in members:
        allowed = reading(figure)
        if allowed and _is_dated(figure.period) and not _runs(figure):
            source = frozenset({str(figure.sentence.article)})
            yield _Claim(
                figure.period,
                figure.status,
                figure.unit,
                figure.kind,
                allowed,
                source,
                figure,
                None,
            )


def _standing(members: Sequence[Figure]) -> Iterable[Figure]:
    """The members that were not replaced: an article says what a value was before its revision.

    What another article states as it was first told was moved, too, and contradicts nothing.
    """
    known = {each.id: each for each in members}
    moved: list[tuple[Figure, Figure]] = []
    for each in members:
        new = next((known[x.id] for x in each.links if x.role == "to" and x.id in known), None)
        if new is not None and _time(new) == _time(each):
            moved.append((each, new))
    if not moved:
        return members
    return [each for each in members if not any(_is_as_before(each, *pair) for pair in moved)]


def _is_as_before(figure: Figure, old: Figure, new: Figure) -> bool:
    if figure is old:
        return True
    if figure is new or _time(figure) != _time(old):
        return False
    mine, before, now = reading(figure), reading(old), reading(new)
    if mine is None or before is None or now is None:
        return False
    return not contradict(mine, before) and contradict(mine, now)


def _time(figure: Figure) -> tuple[object, ...]:
    return figure.period.start, figure.period.end, figure.status, figure.unit


def _runs(figure: Figure) -> bool:
    """Whether the value grows within its period, so that a later article rightly has more."""
    return not running().isdisjoint(figure.indicator.label.casefold().split())


def _worked_out(members: Sequence[Figure], derived: Sequence[Derived]) -> Iterable[_Claim]:
    kinds: dict[str, Kind] = {figure.unit: figure.kind for figure in members}
    for index, value in enumerate(derived):
        kind = value.kind or kinds.get(value.unit)
        if kind and _is_dated(value.period):
            sources = frozenset(each.rpartition("-")[0] for each in value.sources)
            read = _allowed(value, kind)
            yield _Claim(value.period, value.status, value.unit, kind, read, sources, derived=index)


def _allowed(value: Derived, kind: Kind) -> Reading:
    shown = significant(value.value)
    if value.low is None or value.high is None:
        return read_value(shown, kind)
    return Reading(shown, value.low, value.high)


def _is_dated(period: Period) -> bool:
    return period.start is not None or period.end is not None


def _difference(group: Sequence[_Claim]) -> Difference | None:
    pairs = [
        (one, other)
        for one, other in combinations(group, 2)
        if (one.figure or other.figure)
        and (len(one.articles | other.articles) > 1)
        and contradict(one.reading, other.reading)
        and not _is_slip(one.reading.nominal, other.reading.nominal)
    ]
    if not pairs:
        return None
    involved = [claim for claim in group if any(claim is each for pair in pairs for each in pair)]
    low, high = max(
        (sorted(pair, key=lambda claim: claim.reading.nominal) for pair in pairs),
        key=lambda pair: pair[1].reading.nominal - pair[0].reading.nominal,
    )
    return Difference(
        period=period_text(group[0].period, group[0].status),
        figures=tuple(claim.figure.id for claim in involved if claim.figure),
        derived=tuple(claim.derived for claim in involved if claim.derived is not None),
        by=_by(low, high),
    )


def _is_slip(one: Decimal, other: Decimal) -> bool:
    """Whether one value is a thousand times the other: "16 barrels" is a slip for 16 million."""
    low, high = sorted((abs(one), abs(other)))
    return low > 0 and high >= low * _SLIP


def _by(low: _Claim, high: _Claim) -> str:
    """One sentence part: "$31.5 bn is 31 % above $24 bn"."""
    less, more = low.reading.nominal, high.reading.nominal
    left, right = (
        amount_text(claim.reading.nominal, claim.unit, claim.kind) for claim in (high, low)
    )
    if high.unit in _POINTS:
        return f"{left} is {amount_text(more - less, 'pp', 'percent')} above {right}"
    if less <= 0:
        return f"{left} is not {right}"
    ratio = more / less
    if ratio >= _TIMES:
        times = ratio.quantize(Decimal("0.1") if ratio < _MANY else Decimal(1))
        return f"{left} is {times.normalize():,f} times {right}"
    percent = ((ratio - 1) * 100).quantize(
        Decimal(1) if ratio > Decimal("1.02") else Decimal("0.1")
    )
    return f"{left} is {amount_text(percent, '%', 'percent')} above {right}"
