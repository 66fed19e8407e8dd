"""How far two values may lie apart before they contradict each other.

A value is read as an interval: its rounding, widened by its qualifier. Values contradict each
other where their intervals have no point in common.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from briefindex.compare.keys import read_key
from briefindex.model.figure import Figure, Kind, Qualifier

_UPWARDS: Final = Decimal("0.10")
"""CONTRACT: "more than X" counts as X with a tolerance of 10 % upwards, "almost X" downwards."""

_BOTH_WAYS: Final = Decimal("0.05")
"""CONTRACT: "about X" is 5 % both ways."""

_SCALES: Final = tuple(Decimal(10) ** power for power in (12, 9, 6, 3))
_MOVES: Final = frozenset({"growth", "change"})
_EXACT_KINDS: Final[frozenset[Kind]] = frozenset({"count", "rank", "duration", "multiple"})


@dataclass(frozen=True, slots=True)
class Reading:
    """The values that a statement allows, both ends inclusive; `nominal` is the one it names."""

    nominal: Decimal
    low: Decimal
    high: Decimal


def reading(figure: Figure) -> Reading | None:
    """What a figure allows, or None where it names no value to compare.

    A growth that is a decrease is negative; a level that fell to a value is that value.
    """
    if figure.value is None:
        return _range(figure)
    stated = read_value(figure.value, figure.kind, figure.qualifier)
    moves = read_key(figure.indicator.key).aspect in _MOVES
    if moves and figure.direction == "decrease" and figure.value > 0:
        return Reading(-stated.nominal, -stated.high, -stated.low)
    return stated


def read_value(value: Decimal, kind: Kind, qualifier: Qualifier | None = None) -> Reading:
    """What a value allows by its rounding and qualifier; for derived values too."""
    half = Decimal(0) if kind in _EXACT_KINDS else _step(value) / 2
    low, high = value - half, value + half
    size = abs(value)
    if qualifier in {"more than", "at least"}:
        low, high = value, value + size * _UPWARDS
    elif qualifier in {"almost", "less than", "at most"}:
        low, high = value - size * _UPWARDS, value
    elif qualifier == "about":
        low, high = value - size * _BOTH_WAYS, value + size * _BOTH_WAYS
    return Reading(value, low, high)


def contradict(one: Reading, other: Reading) -> bool:
    """Whether the two cannot both be right."""
    return one.high < other.low or other.high < one.low


def _range(figure: Figure) -> Reading | None:
    if figure.low is None or figure.high is None:
        return None
    return Reading((figure.low + figure.high) / 2, figure.low, figure.high)


def _step(value: Decimal) -> Decimal:
    """The last place that the value was printed with, as far as the value shows it.

    24,000,000,000 is "24 billion", known to a billion; 1,500,000 is "1.5 million", known to a
    hundred thousand; 45 is known to one.
    """
    for scale in _SCALES:
        if abs(value) >= scale:
            mantissa = (value / scale).normalize()
            decimals = _decimals(mantissa)
            if decimals <= 3:
                return scale.scaleb(-decimals)
    return Decimal(1).scaleb(-_decimals(value.normalize()))


def _decimals(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0
