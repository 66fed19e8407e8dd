"""Writes amounts as a reader would: "> $24 bn", "nearly 50 %", "12 Mt/year".

Owns the spelling of values and units. Knows nothing of periods, articles or the screen.
"""

import re
from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from briefindex.model.figure import Figure, Kind

THIN: Final = "\u202f"
"""The thin no-break space between a number and its scale or unit."""

MINUS: Final = "\u2212"
EN_DASH: Final = "\u2013"

SIGNS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "KZT": "₸", "RUB": "₽", "INR": "₹",
        "TRY": "₺", "KRW": "₩", "UAH": "₴", "VND": "₫", "NGN": "₦", "MNT": "₮", "PHP": "₱",
    }
)  # fmt: skip
"""Currencies with a sign of their own; every other one is written by its ISO 4217 code."""

_SCALES: Final = ((Decimal(10**12), "tn"), (Decimal(10**9), "bn"), (Decimal(10**6), "mn"))
_BOUNDS: Final[Mapping[str, str]] = MappingProxyType(
    {"more than": ">", "at least": "≥", "less than": "<", "at most": "up to"}
)
_APPROXIMATE: Final = re.compile(
    r"\b(?:nearly|almost|about|around|approximately|roughly|some|circa|close to|just under"
    r"|just over|an estimated|estimated)\b",
    re.IGNORECASE,
)
_WHOLE_DIGITS: Final = 3
"""A scaled amount with more decimals than this is written out: nobody reads 1.234567 bn."""


def value_text(figure: Figure) -> str:
    """The value as a card shows it, its qualifier first: "> $24 bn", "nearly 50 %", "6–12 km"."""
    amount = _signed(figure, _amount(figure))
    qualifier = qualifier_text(figure)
    if not qualifier:
        return amount
    if figure.kind == "rank" and figure.qualifier == "at most":
        return f"top{THIN}{_number(figure.value)}" if figure.value is not None else amount
    return f"{qualifier}{THIN if len(qualifier) == 1 else ' '}{amount}"


def qualifier_text(figure: Figure) -> str:
    """The qualifier as it stands before the value: a sign, the source's own word, or nothing.

    Approximate values keep the word that the source has ("nearly", not "almost").
    """
    if figure.qualifier is None:
        return ""
    sign = _BOUNDS.get(figure.qualifier)
    if sign:
        return sign
    own = _APPROXIMATE.search(figure.surface)
    return own.group().lower() if own else figure.qualifier


def amount_text(value: Decimal, unit: str, kind: Kind) -> str:
    """An amount with its unit and without any qualifier: "$1.2 tn", "80 %", "135 items"."""
    if kind == "multiple" or unit == "×":
        return f"×{THIN}{_number(value)}"
    if kind == "rank":
        return f"rank{THIN}{_number(value)}"
    mark = currency_mark(unit, kind)
    sign = MINUS if value < 0 else ""
    if not mark:
        return sign + _quantity(abs(value), unit)
    return f"{sign}{mark}{_divided(_scaled(abs(value), _scale_of(value)), unit)}"


def derived_text(value: Decimal, unit: str, kind: Kind) -> str:
    """A value that Satchel worked out, to three significant digits, "= " before it."""
    return f"= {amount_text(significant(value), unit, kind)}"


def significant(value: Decimal, digits: int = 3) -> Decimal:
    """`value` rounded to so many significant digits, without a trailing exponent."""
    if not value:
        return Decimal(0)
    return +round(value, digits - 1 - value.adjusted())


def currency_mark(unit: str, kind: Kind) -> str:
    """What stands before an amount of money: "$", or "CHF " with its space; else nothing."""
    head = unit.partition("/")[0]
    if head in SIGNS:
        return SIGNS[head]
    is_code = kind == "money" and len(head) == 3 and head.isalpha() and head.isupper()
    return f"{head}{THIN}" if is_code else ""


def _amount(figure: Figure) -> str:
    if figure.exact is not None and _keeps_fraction(figure):
        return figure.exact
    if figure.value is not None:
        return _one_item(figure, amount_text(figure.value, figure.unit, figure.kind))
    if figure.low is not None and figure.high is not None:
        return _range(figure.low, figure.high, figure.unit, figure.kind)
    bound = figure.low if figure.low is not None else figure.high
    if bound is None:
        return figure.surface
    sign = "≥" if figure.low is not None else "≤"
    return f"{sign}{THIN}{amount_text(bound, figure.unit, figure.kind)}"


def _keeps_fraction(figure: Figure) -> bool:
    """Whether the fraction reads better than its value: as printed, or without an end."""
    if figure.exact is None or "/" not in figure.exact:
        return False
    if figure.exact in figure.surface or figure.value is None:
        return True
    return significant(figure.value) != figure.value


def _one_item(figure: Figure, text: str) -> str:
    """One document is not "1 documents": the singular of the source is used where it is there."""
    if figure.value != 1 or figure.kind not in {"count", "duration", "quantity"}:
        return text
    singular = figure.unit.removesuffix("s")
    return text.removesuffix("s") if singular.casefold() in figure.surface.casefold() else text


def _signed(figure: Figure, amount: str) -> str:
    if figure.direction is None or figure.unit not in {"%", "pp"} or figure.kind == "share":
        return amount
    if amount.startswith(MINUS):
        return f"{MINUS}{THIN}{amount.removeprefix(MINUS)}"  # a sign of its own is never turned
    return f"{'+' if figure.direction == 'increase' else MINUS}{THIN}{amount}"


def _range(low: Decimal, high: Decimal, unit: str, kind: Kind) -> str:
    mark = currency_mark(unit, kind)
    if kind in {"multiple", "rank"} or low < 0:
        return f"{amount_text(low, unit, kind)} {EN_DASH} {amount_text(high, unit, kind)}"
    if mark:
        return _divided(_money_range(low, high, mark), unit)
    left, right = _quantity(low, unit), _quantity(high, unit)
    if left.partition(THIN)[2] == right.partition(THIN)[2]:
        left = left.partition(THIN)[0]
    return f"{left}{EN_DASH}{right}"


def _money_range(low: Decimal, high: Decimal, mark: str) -> str:
    """Write "$5–7 bn"; the scale stands twice only where it differs: "$500 mn–$1.2 bn"."""
    scale = _scale_of(high)
    if _scale_of(low) == scale:
        return f"{mark}{_plain(low, scale)}{EN_DASH}{_scaled(high, scale)}"
    return f"{mark}{_scaled(low, _scale_of(low))}{EN_DASH}{mark}{_scaled(high, scale)}"


def _divided(money: str, unit: str) -> str:
    """Money keeps what its unit is divided by ("$80/bbl"); other units carry it already."""
    divisor = unit.partition("/")[2]
    return f"{money}/{divisor}" if divisor else money


def _quantity(value: Decimal, unit: str) -> str:
    """A number and its unit; tonnes by the million are Mt, other units take a scale word."""
    scale = _scale_of(value)
    head, slash, divisor = unit.partition("/")
    if head == "t" and scale and scale[1] == "mn":
        return f"{_plain(value, scale)}{THIN}Mt{slash}{divisor}"
    return f"{_scaled(value, scale)}{THIN}{unit}" if unit else _scaled(value, scale)


def _scale_of(value: Decimal) -> tuple[Decimal, str] | None:
    """The largest scale that leaves a readable number, or None to write the number out."""
    for factor, word in _SCALES:
        if abs(value) >= factor:
            return (factor, word) if _decimals(value / factor) <= _WHOLE_DIGITS else None
    return None


def _scaled(value: Decimal, scale: tuple[Decimal, str] | None) -> str:
    return f"{_plain(value, scale)}{THIN}{scale[1]}" if scale else _number(value)


def _plain(value: Decimal, scale: tuple[Decimal, str] | None) -> str:
    return _number(value / scale[0]) if scale else _number(value)


def _decimals(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0


def _number(value: Decimal | None) -> str:
    """Digits grouped by commas, without trailing zeros, with a true minus."""
    if value is None:
        return ""
    plain = format(value.normalize(), ",f")
    return plain.replace("-", MINUS)
