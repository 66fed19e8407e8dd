"""Amounts of several parts: "5 feet 2 inches", "13 dollars and 45 cents", "5, 6 and 7 percent".

Parts of one amount become one, in the unit of the first; a list shares the unit of its last.
Owns neither ranges nor changes: those are `ranges`.
"""

import re
from fractions import Fraction

from briefindex.extract.figures.amounts import Amount
from briefindex.extract.figures.ranges import share

_PARTS: dict[tuple[str, str], int] = {
    ("ft", "in"): 12, ("yd", "ft"): 3, ("mi", "ft"): 5280, ("mi", "yd"): 1760, ("m", "cm"): 100,
    ("m", "dm"): 10, ("km", "m"): 1000, ("cm", "mm"): 10, ("lb", "oz"): 16, ("kg", "g"): 1000,
    ("g", "mg"): 1000, ("hours", "minutes"): 60, ("minutes", "seconds"): 60, ("days", "hours"): 24,
    ("weeks", "days"): 7, ("years", "months"): 12, ("hours", "seconds"): 3600,
    ("days", "minutes"): 1440, ("years", "days"): 365, ("months", "days"): 30,
}  # fmt: skip
"""How many of the second make one of the first."""

_AND = re.compile(r",? and |,? ")
_COIN = 100
_EXACT = 10**6
_COINS_END = re.compile(r"(?=\s{0,3}$|[.,;:!?)”\"](?!\d)| more\b)")
_LIST_END = re.compile(r",? (?:and|or|to) ")
_SIDES = re.compile(r" ?[x×] ?| by ")
_COMMA = re.compile(r", ")
_BETWEEN = re.compile(r"\b(?:between|from)(?: \w+){0,2} $")
_ONE_KIND = frozenset(
    {"percent", "pp", "bp", "mass", "length", "volume", "area", "energy", "power", "temperature"}
    | {"money", "time", "speed", "data", "flow", "voltage"}
)
_TIMES = 25


def join_parts(text: str, amounts: list[Amount]) -> list[Amount]:
    """The amounts with those of several parts made one, sorted by place."""
    made: list[Amount] = []
    least = ""
    for amount in amounts:
        last = made[-1] if made else None
        if last is not None and _is_part(text, last, amount, least or last.unit):
            least = amount.unit
        elif last is None or not _are_coins(text, last, amount):
            made.append(amount)
            least = ""
    return made


def share_lists(text: str, amounts: list[Amount]) -> None:
    """Gives the unit of the last of a list to the bare numbers before it."""
    in_list = False
    for place in range(len(amounts) - 2, -1, -1):
        first, second = amounts[place], amounts[place + 1]
        gap = text[first.tail : second.core]
        last = _LIST_END.fullmatch(gap) and " to " not in gap
        side = second.dimension == "length" and _SIDES.fullmatch(gap)
        joined = last or side or (in_list and _COMMA.fullmatch(gap))
        in_list = bool(joined) and _may_share(first, second)
        if in_list and not _BETWEEN.search(text[max(0, first.core - 24) : first.core]):
            share(first, second)


def _may_share(first: Amount, second: Amount) -> bool:
    """Whether a bare number may be of its neighbour's unit."""
    if first.dimension != "bare" or first.age or second.dimension not in (*_ONE_KIND, "count"):
        return False
    if second.dimension == "count" and not first.base.denominator == 1 < first.base:
        return False
    if second.partner is not None or not first.base or not second.base:
        return False
    if second.number is not None and first.form != second.form:
        return False
    return Fraction(1, _TIMES) < first.base / second.base < _TIMES


def _is_part(text: str, first: Amount, second: Amount, least: str) -> bool:
    """Adds "2 inches" to "5 feet"; False where the two are apart.

    `least` is the unit of the first's last part: in "2 hours, 19 minutes and 4 seconds", minutes.
    """
    size, below = _PARTS.get((first.unit, second.unit)), _PARTS.get((least, second.unit))
    if size is None or below is None:
        return False
    gap = text[first.tail : second.core]
    whole = _is_plain(first) or (least != first.unit and first.value is not None)
    if not _AND.fullmatch(gap) or not whole or second.scale != 1:
        return False
    if second.value is None or second.value >= below:
        return False
    _add(first, second, second.value / size)
    first.age = first.age or second.age
    return True


def _are_coins(text: str, first: Amount, second: Amount) -> bool:
    """Adds "45 cents", or a bare "45", to "13 dollars"."""
    if not _is_plain(first) or first.per or not _AND.fullmatch(text[first.tail : second.core]):
        return False
    if second.dimension == "money":
        return _cents(first, second)
    bare = second.dimension == "bare" and second.scale == 1 and second.form == first.form
    if first.dimension != "money" or not bare or not first.unit_after:
        return False
    two_digits = second.base.denominator == 1 and 10 <= second.base < _COIN
    if not two_digits or not _COINS_END.match(text, second.tail):
        return False
    _add(first, second, second.base / _COIN)
    return True


def _cents(first: Amount, second: Amount) -> bool:
    if first.unit == "lb" and second.unit == "GBP":  # "two pounds" weighs, but not before pence
        first.unit, first.dimension, first.kind = "GBP", "money", "money"
    coins = second.value is not None and second.value * _COIN == second.base < _COIN
    if first.unit != second.unit.split("/")[0] or not coins or second.value is None:
        return False
    _add(first, second, second.value)
    first.unit, first.per = second.unit, second.per
    return True


def _is_plain(amount: Amount) -> bool:
    """Whether an amount is one whole number without a scale."""
    return amount.value is not None and amount.scale == 1 and amount.base.denominator == 1


def _add(first: Amount, second: Amount, more: Fraction) -> None:
    more = Fraction(round(more * _EXACT), _EXACT)
    value = first.value or Fraction(0)
    first.value = value - more if value < 0 else value + more
    first.base = abs(first.value)
    first.tail = first.end = second.tail
