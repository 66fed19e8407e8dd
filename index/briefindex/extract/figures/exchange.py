"""Exchange rates: "the yen weakened to 153.20 per dollar" is in yen per dollar.

Only numbers that have no unit of their own are read so.
"""

import re
from collections.abc import Iterable

from briefindex.extract.figures.amounts import Amount
from briefindex.extract.figures.units import Unit, unit_table

_PER_CURRENCY = re.compile(
    r" (?:per|to (?:the|a|one)|against the|for (?:a|one|each)) ((?:U\.?S\.? )?[a-z]{3,9})\b"
)
_WORD = re.compile(r"[a-z]{3,10}\b")


def rates(text: str, amounts: list[Amount]) -> None:
    """Gives bare numbers that are exchange rates their unit ("JPY/USD")."""
    for amount in amounts:
        match = _PER_CURRENCY.match(text, amount.tail) if amount.dimension == "bare" else None
        found = _currency(match.group(1)) if match else None
        base = found.symbol if found else None
        if match is None or base is None:
            continue
        priced = _named_before(text[: amount.core], base)
        if priced is None:
            continue
        amount.unit, amount.dimension, amount.kind = f"{priced.symbol}/{base}", "money", "money"
        amount.assumed = priced.printed if priced.assumed else None
        amount.per = base
        amount.tail = amount.end = match.end()


def cents(amount: Amount, others: Iterable[Amount]) -> None:
    """Makes cents those of the sum that stands nearest, where its currency has cents."""
    if amount.assumed not in ("cent", "ct"):
        return
    codes = (one.unit.partition("/")[0] for one in others if one.assumed not in ("cent", "ct"))
    code = next((one for one in codes if one in _WITH_CENTS), "USD")
    if code != "USD":
        amount.unit = amount.unit.replace("USD", code, 1)
        amount.note = f"“{amount.assumed}” is taken as {code}, which the article names beside it"


_WITH_CENTS = frozenset({"USD", "EUR", "AUD", "CAD", "NZD", "SGD", "HKD", "ZAR"})


def _named_before(before: str, base: str) -> Unit | None:
    """The currency named last before a number, other than the one that it is priced in."""
    for match in reversed(list(_WORD.finditer(before))):
        found = _currency(match.group(0))
        if found is not None and found.symbol != base:
            return found
    return None


def _currency(word: str) -> Unit | None:
    """A currency by its word."""
    found = unit_table().after(f" {word}", 0)
    whole = found is not None and found.end == len(word) + 1
    return found.unit if found and whole and found.unit.dimension == "money" else None
