"""Reads a unit that a person types for a figure, with the tables that the extraction has."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from briefindex.bundle import bundled
from briefindex.extract.figures.units import (
    FOLDER,
    Unit,
    UnitAt,
    UnitTable,
    percent_after,
    unit_table,
)
from briefindex.model.figure import Kind
from briefindex.text.numbers import SCALES

_NOUN: Final = re.compile(r"[^\W\d_][^\W\d_’' -]*(?:[’' -][^\W\d_]+){0,4}")
_SCALES: Final = frozenset({*SCALES, *(f"{word}s" for word in SCALES)})
_KINDS: Final[dict[str, Kind]] = {"money": "money", "time": "duration"}
_ALONE: Final[dict[str, tuple[str, Kind]]] = {
    "×": ("×", "multiple"),
    "x": ("×", "multiple"),
    "times": ("×", "multiple"),
    "rank": ("rank", "rank"),
}


def typed_unit(words: str) -> tuple[str, Kind] | None:
    """The unit as figures have it and the kind that it makes, or None where it is none.

    "dollars" is USD, "percent" is %, "tonnes a year" is t/year; a noun is counted as it stands.
    A unit that would change the number ("cents", "kt") is none: its table's unit is to be typed.
    """
    if words.casefold() in _ALONE:
        return _ALONE[words.casefold()]
    if words in ("%", "pp"):
        return words, "percent"
    percent = percent_after(f"1 {words}", 1)
    if percent and percent[1] == len(words) + 2 and percent[0] != "bp":
        return percent[0], "percent"
    table = unit_table()
    head, slash, divisor = words.partition("/")
    for named, per in ((words, ""), (head.strip(), f"/{divisor}")):
        known = _known(named, table, per if slash else "")
        if known:
            return known if known[0] else None
    if not _NOUN.fullmatch(head) or _SCALES & set(head.lower().split()):
        return None
    divided = table.per_after(words, len(head)) if slash else ("", len(words))
    if divided is None or divided[1] != len(words):
        return None
    return f"{head.lower()}/{divided[0]}".rstrip("/"), "count"


def _known(words: str, table: UnitTable, per: str = "") -> tuple[str, Kind] | None:
    """A unit of the tables that fills the words, with what it is divided by.

    One that would change the number has no symbol.
    """
    for text, found in _found(words, per, table):
        divided = table.per_after(text, found.end)
        symbol = f"{found.unit.symbol}/{divided[0]}" if divided else found.unit.symbol
        if (divided[1] if divided else found.end) == len(text):
            kind = _KINDS.get(found.unit.dimension, "quantity")
            return ("" if found.unit.factor != 1 else symbol), kind
    return None


def _found(words: str, per: str, table: UnitTable) -> Iterator[tuple[str, UnitAt]]:
    """The unit by its symbol, after a number, or before one; each with the text it is in."""
    symbol = _symbols().get(words)
    if symbol:
        yield words + per, UnitAt(symbol, 0, len(words))
    text = f"1 {words}{per}"
    after = table.after(text, 1)
    if after:
        yield text, after
    before = table.before(words, len(words))
    if before and before.start == 0:
        yield words + per, before


@cache
def _symbols() -> dict[str, Unit]:
    """The symbols that figures have, "t" and "m" too, which text never tells apart."""
    lines = (bundled(FOLDER) / "units.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {row[0].strip(): Unit(row[0].strip(), row[1].strip()) for row in rows}
