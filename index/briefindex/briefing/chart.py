"""Lays one indicator out over time: what goes where, not how it is painted.

Values stand in slots, not on a scale of days: a line or a distance would claim what lies between.
Values without a year have a lane at the left, targets without a year one at the right.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Final, Literal

from briefindex.briefing.analyst import has_own_value
from briefindex.briefing.choose import Chosen, Worked
from briefindex.briefing.cite import Cites
from briefindex.model.briefing import Chart, Point, Slot, Stem
from briefindex.model.figure import Figure, Period, Qualifier, Status
from briefindex.text.amounts import significant
from briefindex.text.wording import (
    EN_DASH,
    amount_text,
    currency_mark,
    is_inferred,
    period_text,
    qualifier_text,
)

_SCALES: Final = ((10**12, "tn"), (10**9, "bn"), (10**6, "mn"))
_AXIS_LABELS: Final = 6
_SHOWN_GAP: Final = 2
"""So many empty years stand one by one; more of them share a slot."""

_NO_VALUE: Final = "no value in the pack"
_BOUNDS: Final[Mapping[Qualifier, Literal["up", "down"]]] = MappingProxyType(
    {"more than": "up", "at least": "up", "less than": "down", "at most": "down"}
)
_SIGN_WORDS: Final = MappingProxyType(
    {
        "actual": "actual",
        "expected": "expected",
        "target": "target",
        "derived": "derived by calculation",
    }
)
_BOUND_WORDS: Final = MappingProxyType({"up": "more than", "down": "less than"})


@dataclass(frozen=True, slots=True)
class _Value:
    """A stated or derived value as it is drawn; `edges` has one number, or both ends of a range."""

    edges: tuple[float, ...]
    period: Period
    status: Status
    figure: Figure | None
    sources: tuple[Figure, ...]
    differs: bool
    formula: str = ""


def chart_of(chosen: Chosen, cited: Cites) -> Chart | None:
    """The chart of an indicator, or None where fewer than two of its values can be drawn."""
    values = list(_values(chosen))
    stated = [value.figure for value in values if value.figure]
    if len(values) < 2 or not stated:
        return None
    edges = [edge for value in values for edge in value.edges]
    factor, word = _scale(max(abs(edge) for edge in edges))
    slots = _slots(values)
    points = _joined(_point(value, slots, factor, cited) for value in values)
    return Chart(
        label=chosen.row.label,
        unit=_unit_text(stated[0], word),
        axis=_axis(min(0.0, *edges) / factor, max(0.0, *edges) / factor),
        slots=slots,
        points=points,
        signs=_signs(points),
    )


def _values(chosen: Chosen) -> Iterator[_Value]:
    """What can be drawn on one axis: values of the indicator's unit."""
    disputed = {each for difference in chosen.row.differs for each in difference.figures}
    apart = {place for difference in chosen.row.differs for place in difference.derived}
    unit = chosen.row.unit
    for value in chosen.values:
        if isinstance(value, Worked):
            known, differs = value.value, value.place in apart
            if known.unit == unit:
                edges = (float(significant(known.value)),)
                formula = known.formula
                yield _Value(
                    edges, known.period, known.status, None, value.sources, differs, formula
                )
        elif _can_draw(value, unit):
            differs = value.id in disputed
            yield _Value(_edges(value), value.period, value.status, value, (value,), differs)


def _can_draw(figure: Figure, unit: str) -> bool:
    return figure.unit == unit and figure.kind not in {"multiple", "rank"} and bool(_edges(figure))


def _edges(figure: Figure) -> tuple[float, ...]:
    """The value, or both ends of a range, or nothing; a fall lies below zero."""
    if figure.value is not None:
        value = float(figure.value)
        return (-value if figure.direction == "decrease" and value > 0 else value,)
    if figure.low is None or figure.high is None:
        return ()
    return float(figure.low), float(figure.high)


def _scale(top: float) -> tuple[int, str]:
    return next(((factor, word) for factor, word in _SCALES if top >= factor), (1, ""))


def unit_words(figures: Sequence[Figure]) -> str:
    """What values of one unit are counted in ("US$ bn"); "" where there are none."""
    edges = [abs(edge) for figure in figures for edge in _edges(figure)]
    return _unit_text(figures[0], _scale(max(edges))[1]) if edges else ""


def _unit_text(figure: Figure, word: str) -> str:
    """What the axis counts in: "US$ bn", "CHF mn", "%", "Mt/year", "documents"."""
    head, slash, divisor = figure.unit.partition("/")
    if head == "USD":
        return f"US$ {word}".rstrip() + slash + divisor
    if currency_mark(figure.unit, figure.kind):
        return f"{head} {word}".rstrip() + slash + divisor
    if head == "t" and word == "mn":
        return f"Mt{slash}{divisor}"
    return f"{word} {figure.unit}".strip()


def _slots(values: Sequence[_Value]) -> tuple[Slot, ...]:
    """The lanes and periods that occur, in time, with the years between actual values."""
    slots: list[Slot] = []
    if any(_lane(value) == "year unknown" for value in values):
        slots.append(Slot("year unknown", _own_words(values, "year unknown"), "year unknown"))
    dated = [value for value in values if _lane(value) == "period"]
    last_year: int | None = None
    for value in sorted(dated, key=_day):
        label = period_text(value.period, value.status)
        if any(slot.label == label for slot in slots):
            continue
        if value.status == "actual":
            slots += _empty_years(last_year, _day(value).year)
            last_year = _day(value).year
        slots.append(Slot(label, _detail(label, dated), "period"))
    if any(_lane(value) == "no year given" for value in values):
        slots.append(Slot("no year given", _own_words(values, "no year given"), "no year given"))
    return tuple(slots)


def _lane(value: _Value) -> Literal["year unknown", "period", "no year given"]:
    if value.period.start is not None or value.period.end is not None:
        return "period"
    return "year unknown" if value.status == "actual" else "no year given"


def _own_words(values: Iterable[_Value], lane: str) -> str:
    """The words that a lane's only value has for its time ("last year"), else nothing."""
    words = {
        " ".join((value.period.text or "").split()) for value in values if _lane(value) == lane
    }
    only = words.pop() if len(words) == 1 else ""
    return f"“{only[0].lower()}{only[1:]}”" if only else ""


def _detail(label: str, dated: Iterable[_Value]) -> str:
    here = [each for each in dated if period_text(each.period, each.status) == label]
    return "inferred" if all(is_inferred(each.period) for each in here) else ""


def _empty_years(last: int | None, year: int) -> list[Slot]:
    if last is None or year - last <= 1:
        return []
    if year - last - 1 > _SHOWN_GAP:
        return [Slot(f"{last + 1}{EN_DASH}{year - 1}", _NO_VALUE, "no value")]
    return [Slot(str(empty), _NO_VALUE, "no value") for empty in range(last + 1, year)]


def _day(value: _Value) -> date:
    return value.period.end or value.period.start or date.min


def _point(value: _Value, slots: Sequence[Slot], factor: int, cited: Cites) -> Point:
    lane = _lane(value)
    label = period_text(value.period, value.status) if lane == "period" else lane
    edges = [edge / factor for edge in value.edges]
    qualifier = value.figure.qualifier if value.figure else None
    return Point(
        slot=next(place for place, slot in enumerate(slots) if slot.label == label),
        value=sum(edges) / len(edges),
        label=_label(value.figure, edges),
        status=value.status if value.figure else "derived",
        bound=_BOUNDS.get(qualifier) if qualifier else None,
        stem=_stem(value),
        differs=value.differs,
        notes=cited.cite(value.sources),
        low=edges[0] if len(edges) == 2 else None,
        high=edges[1] if len(edges) == 2 else None,
        figures=tuple(each.id for each in value.sources),
        formula=value.formula,
        ahead=value.status if value.figure is None and value.status != "actual" else None,
    )


def _joined(points: Iterable[Point]) -> tuple[Point, ...]:
    """What several articles state alike for one time is one point with all of their numbers."""
    found: dict[object, Point] = {}
    for place, point in enumerate(points):
        like = (point.slot, point.label, point.status, point.differs)
        key = place if point.status == "derived" else like
        first = found.get(key)
        found[key] = point if first is None else _together(first, point)
    return tuple(found.values())


def _together(one: Point, other: Point) -> Point:
    notes = tuple(sorted({*one.notes, *other.notes}))
    stem: Stem = "solid" if "solid" in {one.stem, other.stem} else one.stem
    return replace(one, notes=notes, stem=stem, figures=(*one.figures, *other.figures))


def _stem(value: _Value) -> Stem:
    if value.figure is None:
        return "dashed"
    return "dotted" if _lane(value) != "period" or is_inferred(value.period) else "solid"


def _label(figure: Figure | None, edges: Sequence[float]) -> str:
    """The value without its unit, which the axis has: "> 24", "nearly 50", "5–7"."""
    number = EN_DASH.join(_short(edge) for edge in edges)
    if figure is None:
        return number
    if figure.exact is not None and "/" in figure.exact and figure.exact in figure.surface:
        number = figure.exact
    label = f"{qualifier_text(figure)} {number}".strip()
    return f"{label} (analyst)" if has_own_value(figure) else label


def _short(value: float) -> str:
    return amount_text(Decimal(f"{value:.4g}"), "", "count").strip()


def _axis(low: float, high: float) -> tuple[tuple[float, str], ...]:
    """At most six round values from zero, or the step below the lowest, to above the highest."""
    span = (high - low) or 1.0
    step = _step(span / (_AXIS_LABELS - 1))
    first, last = math.floor(low / step), math.ceil(high / step)
    while last - first >= _AXIS_LABELS:
        step = _step(step * 1.01)
        first, last = math.floor(low / step), math.ceil(high / step)
    return tuple((place * step, _short(place * step)) for place in range(first, last + 1))


def _step(least: float) -> float:
    """The smallest of 1, 2, 5 × a power of ten that is not below `least`."""
    power = 10.0 ** math.floor(math.log10(least))
    return next(power * digit for digit in (1, 2, 5, 10) if power * digit >= least * 0.999999)


def _signs(points: Sequence[Point]) -> tuple[tuple[str, str], ...]:
    """The marks that occur and what they mean, in the order of the design's alphabet."""
    statuses = {point.ahead or point.status for point in points}
    signs = [(each, word) for each, word in _SIGN_WORDS.items() if each in statuses]
    bounds = {point.bound for point in points if point.bound}
    signs += [(each, word) for each, word in _BOUND_WORDS.items() if each in bounds]
    if any(point.stem == "dotted" for point in points):
        signs.append(("dotted", "period inferred or unknown"))
    if any(point.differs for point in points):
        signs.append(("conflict", "sources differ"))
    return tuple(signs)
