"""One name for each unit, whoever names it, by `units.tsv`."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

_TABLE = Path(__file__).with_name("units.tsv")
_SIDES = {
    "currency": "money", "percentage": "percent", "angle": "angle", "dimensionless": "bare",
    "unknown": "bare", "number": "bare", "count": "bare", "rank": "bare", "multiple": "bare",
    "duration": "time", "age": "time", "dimension": "measure", "quantity": "measure",
}  # fmt: skip
_COUNTED = ("count", "rank", "multiple", "quantity", "share")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit by its symbol; `factor` turns a value in the named unit into one in the symbol's."""

    symbol: str
    dimension: str
    factor: float = 1.0
    also: frozenset[str] = frozenset()


def unit_of(name: str, kind: str) -> Unit:
    """The unit of a name; `kind` is what the set or the tool calls its sort of quantity.

    A counted noun ("documents") is no unit. A name that the table lacks stays as it is, which
    answers no other.
    """
    side = _SIDES.get(kind, kind)
    if not name:
        return Unit("", "bare")
    known = _lookup(name, side)
    if known:
        return known
    for sign in (" per ", "/"):
        above, found, below = name.partition(sign)
        if found:
            return _compound(above, below, side)
    if kind in _COUNTED:
        return Unit("", "bare")
    return Unit(name, side)


def is_money(name: str) -> bool:
    """Whether a name that comes without its sort of quantity is a currency's."""
    above = name.split(" per ", maxsplit=1)[0]
    return _lookup(above, "money") is not None and _lookup(above, "") is None


def _compound(above: str, below: str, side: str) -> Unit:
    top = unit_of(above, side)
    if top.symbol == above and _lookup(above, side) is None:
        top = Unit("", "bare")
    bottom = _lookup(below, "measure") or Unit(below, "")
    symbol = f"{top.symbol}/{bottom.symbol}"
    also = frozenset(f"{one}/{bottom.symbol}" for one in top.also)
    whole = _lookup(symbol, side)
    return whole or Unit(symbol, top.dimension, top.factor, also)


def _lookup(name: str, side: str) -> Unit | None:
    names = _names()
    of_money = side == "money"
    exact = names.get((of_money, name))
    return exact or names.get((of_money, name.lower())) or names.get((of_money, _singular(name)))


def _singular(name: str) -> str:
    return name.lower().removesuffix("s")


@cache
def _names() -> dict[tuple[bool, str], Unit]:
    """Units by (whether it is money, name); symbols are names of themselves."""
    found: dict[tuple[bool, str], Unit] = {}
    for line in _TABLE.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        dimension, symbol, factor, names, also = [*line.split("\t"), "", ""][:5]
        of_money = dimension == "money"
        others = frozenset(one for one in also.split("|") if one)
        for name in names.split("|"):
            found[of_money, name] = Unit(symbol, dimension, float(factor), others)
        if symbol:
            found.setdefault((of_money, symbol), Unit(symbol, dimension))
    return found
