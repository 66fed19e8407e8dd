"""Exact arithmetic on what figures state: the value, and how far its source lets it reach."""

import re
from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction
from typing import Final

from briefindex.compare.tolerance import reading
from briefindex.model.figure import Figure

_DIGITS: Final = 28
_FRACTION: Final = re.compile(r"(\d{1,9})/([1-9]\d{0,8})")


@dataclass(frozen=True, slots=True)
class Estimate:
    """A positive value and the least and the most that it may be."""

    nominal: Fraction
    low: Fraction
    high: Fraction

    def times(self, other: "Estimate") -> "Estimate":
        """The product."""
        return Estimate(self.nominal * other.nominal, self.low * other.low, self.high * other.high)

    def over(self, other: "Estimate") -> "Estimate":
        """The quotient."""
        return Estimate(self.nominal / other.nominal, self.low / other.high, self.high / other.low)

    def scaled(self, factor: Fraction) -> "Estimate":
        """So many times the value."""
        return Estimate(self.nominal * factor, self.low * factor, self.high * factor)


def estimate(figure: Figure) -> Estimate | None:
    """What a figure states, or None where that is a range, is not positive, or names no value."""
    if figure.value is None or figure.value <= 0:
        return None
    allowed = reading(figure)
    low, high = (abs(allowed.low), abs(allowed.high)) if allowed else (Decimal(0), Decimal(0))
    if not low or not high:
        return None
    return Estimate(_nominal(figure), Fraction(min(low, high)), Fraction(max(low, high)))


def as_decimal(value: Fraction) -> Decimal:
    """The value to 28 digits; exact where it has an end before."""
    with localcontext() as context:
        context.prec = _DIGITS
        return (Decimal(value.numerator) / Decimal(value.denominator)).normalize()


def _nominal(figure: Figure) -> Fraction:
    """The value, exact for a fraction as printed: "2/3" is not 66.67 %."""
    fraction = _FRACTION.fullmatch(figure.exact or "")
    if fraction and figure.unit == "%":
        return 100 * Fraction(int(fraction[1]), int(fraction[2]))
    return Fraction(figure.value or 0)
