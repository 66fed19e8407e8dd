"""Reads what a query asks of figures: `value:`, `year:`, `status:` and the words of the others."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final, get_args

from lark import Token, Tree

from briefindex.model.figure import Status
from briefindex.model.span import Span
from briefindex.search.dates import dated
from briefindex.search.query import Stated, Valued, Years
from briefindex.search.unit_names import unit_of

AMOUNT_HINT: Final = "Write an amount as >20bn, <=5%, >$50 or 5..10bn."
YEAR_HINT: Final = "Write a year as 2022, a range as 2020..2024 or >2022."
STATUS_HINT: Final = "Write the status as actual, target or expected."
_STATUSES: Final[tuple[Status, ...]] = get_args(Status)
_SCALES: Final = {
    "k": 10**3, "thousand": 10**3, "m": 10**6, "mn": 10**6, "mln": 10**6, "million": 10**6,
    "b": 10**9, "bn": 10**9, "billion": 10**9, "tn": 10**12, "trn": 10**12, "trillion": 10**12,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Quantity:
    """A number as typed, its scale (0: none was typed) and its unit."""

    number: Decimal
    scale: int
    unit: str | None

    @property
    def value(self) -> Decimal:
        return self.number * (self.scale or 1)


def stated(word: str, span: Span) -> Stated | None:
    """The status that `word` is or begins, or None."""
    value = word.strip('"“”').casefold()
    for status in _STATUSES:
        if value and status.startswith(value):
            return Stated(status, span)
    return None


def years(text: str, span: Span) -> Years | None:
    """The range that "2022", "2020..2024", ">2022" or "2022-05" means, or None."""
    found = dated(text)
    return Years(found.earliest, found.latest, span) if found else None


def valued(amount: Tree, span: Span) -> Valued | None:
    """What an `amount` or a `compared` of the grammar asks for, or None where it is none."""
    if _is_odd(amount):
        return None
    tokens = [child.type for child in amount.children if isinstance(child, Token)]
    parts = [child for child in amount.children if isinstance(child, Tree)]
    if amount.data == "compared":
        return _compared(str(amount.children[0]), _quantity(parts[0]), span)
    if not tokens:
        (part,) = parts
        if part.data == "compared":
            return valued(part, span)
        value = _quantity(part)
        return Valued(value.value, value.value, unit=value.unit, span=span)
    return _range(amount, [_quantity(part) for part in parts], span)


def _is_odd(amount: Tree) -> bool:
    return any(token.type == "ODD" for token in amount.scan_values(lambda _: True))


def _range(amount: Tree, ends: list[_Quantity], span: Span) -> Valued:
    """For "5..10bn" both ends in billions, for "5.." and "..10bn" one of them open."""
    if len(ends) == 1:
        starts = isinstance(amount.children[0], Tree)
        value = ends[0].value
        low, high = (value, None) if starts else (None, value)
        return Valued(low, high, unit=ends[0].unit, span=span)
    low, high = ends
    least = low.number * (low.scale or high.scale or 1)
    return Valued(least, high.value, unit=high.unit or low.unit, span=span)


def _compared(sign: str, quantity: _Quantity, span: Span) -> Valued:
    low, high = (quantity.value, None) if ">" in sign else (None, quantity.value)
    return Valued(low, high, "=" not in sign, quantity.unit, span)


def _quantity(tree: Tree) -> _Quantity:
    by_type = {child.type: str(child) for child in tree.children if isinstance(child, Token)}
    number = Decimal(by_type["NUMBER"].replace("\u2212", "-").replace(",", ""))
    unit = by_type.get("UNIT") or by_type.get("CURRENCY") or by_type.get("MONEY")
    scale = _SCALES[by_type["SCALE"].lower()] if "SCALE" in by_type else 0
    return _Quantity(number, scale, unit_of(unit) if unit else None)
