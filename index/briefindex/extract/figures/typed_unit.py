"""Reads a unit that a person types for a figure, with the tables that the extraction has."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from briefindex.bundle import bundled
from briefindex.errors import MistypedError
from briefindex.extract.figures.units import (
    FOLDER,
    Unit,
    UnitAt,
    UnitTable,
    percent_after,
    unit_table,
)
from briefindex.extract.figures.words import is_plural
from briefindex.model.figure import Kind
from briefindex.text.numbers import SCALES
from briefindex.text.typed_amount import typed_amount

_LEAD: Final = re.compile(r"(?P<sign>[-+−]?) ?(?P<money>[^\d+−-]{0,12}?) ?(?P<minus>[-+−]?)(?=\d)")
_UNIT_BEGINS: Final = re.compile(
    r"(?<=[\w.] )(?=\S)|(?<=\d)(?=[^\W\d]|[%$€£¥°])|(?<=[a-z])(?=[$€£¥])"
)
_LONGEST: Final = 80
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


def parted(words: str) -> tuple[str, str]:
    """The value and the unit of what is typed as one: "$45 bn" is "45 bn" and "USD".

    The unit is empty where none is said, or none that is known; the value is then as typed.
    """
    if len(words) > _LONGEST or _is_amount(words):
        return words, ""
    lead = _LEAD.match(words)
    if lead and lead["money"]:
        unit = typed_unit(lead["money"])
        if unit is None or unit[1] != "money":
            return words, ""
        return f"{lead['minus'] or lead['sign']}{words[lead.end() :]}", unit[0]
    for match in _UNIT_BEGINS.finditer(words):
        value, unit_words = words[: match.start()].strip(), words[match.start() :].strip()
        unit = typed_unit(unit_words) if _is_amount(value) else None
        if unit and (unit[1] != "count" or is_plural(unit_words.split("/")[0].split()[-1])):
            return value, unit[0]
    return words, ""


def _is_amount(words: str) -> bool:
    try:
        typed_amount(words)
    except MistypedError:
        return False
    return True


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
