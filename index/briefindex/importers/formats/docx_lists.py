"""The numbers and letters that Word puts before the items of lists; they stand in no paragraph.

Source: ECMA-376, part 1, 17.9 (numbering).
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefindex.importers.formats.dublin_core import local

if TYPE_CHECKING:
    from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BULLET = "•"
_LEVELS = 9
_MOST = 4_000
_PLACE = re.compile(r"%([1-9])")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
          (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Level:
    """How the items of one level are counted, from which number on, and what is put before them."""

    format: str
    first: int
    shown: str


@dataclass(slots=True)
class Lists:
    """All lists of a document, and how far each is counted."""

    levels: Mapping[str, Mapping[int, _Level]]
    shared: Mapping[str, str]
    _counted: dict[str, list[int | None]] = field(default_factory=dict[str, list[int | None]])

    def mark(self, list_id: str, level: int) -> str:
        """What stands before the next item of that list at that level."""
        known = self.levels.get(list_id, {})
        style = known.get(level)
        if style is None or not 0 <= level < _LEVELS or style.format not in _FORMATS:
            return _BULLET
        key = self.shared.get(list_id, list_id)
        counts = self._counted.setdefault(key, [None] * _LEVELS)
        before = counts[level]
        counts[level] = style.first if before is None else before + 1
        counts[level + 1 :] = [None] * (_LEVELS - level - 1)

        def number(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            above = known.get(at, style)
            count = counts[at]
            return _FORMATS.get(above.format, str)(above.first if count is None else count)

        shown = _PLACE.sub(number, style.shown)
        return shown if any(map(str.isalnum, shown)) else _BULLET


def lists_of(root: "etree.Element | None") -> Lists:
    """The lists that a document defines (its part "numbering")."""
    abstract: dict[str, dict[int, _Level]] = {}
    levels: dict[str, dict[int, _Level]] = {}
    shared: dict[str, str] = {}
    for one in root if root is not None else ():
        if local(one) == "abstractNum":
            abstract[one.get(f"{_W}abstractNumId", "")] = _levels(one)
        elif local(one) == "num":
            own = one.get(f"{_W}numId", "")
            base = _value(one, "abstractNumId")
            overridden = _overridden(one, abstract.get(base, {}))
            levels[own] = {**abstract.get(base, {}), **overridden}
            if not overridden:
                shared[own] = f"abstract {base}"
    return Lists(levels, shared)


def _levels(parent: "etree.Element") -> dict[int, _Level]:
    found: dict[int, _Level] = {}
    for one in parent.iter(f"{_W}lvl"):
        at = one.get(f"{_W}ilvl", "")
        if at.isdecimal():
            first = _number(_value(one, "start"), 1)
            found[int(at)] = _Level(_value(one, "numFmt"), first, _value(one, "lvlText"))
    return found


def _overridden(one: "etree.Element", base: Mapping[int, _Level]) -> dict[int, _Level]:
    """Levels that a list counts anew, though it is made like another."""
    found = _levels(one)
    for each in one.iter(f"{_W}lvlOverride"):
        at = _number(each.get(f"{_W}ilvl", ""), 0)
        start = _value(each, "startOverride")
        level = found.get(at) or base.get(at)
        if start and level:
            found[at] = _Level(level.format, _number(start, 1), level.shown)
    return found


def _value(parent: "etree.Element", name: str) -> str:
    child = parent.find(f"{_W}{name}")
    return child.get(f"{_W}val", "") if child is not None else ""


def _number(said: str, other: int) -> int:
    return min(int(said), _MOST) if re.fullmatch(r"\d{1,6}", said) else other


def _letters(number: int) -> str:
    """The letter of an item: z is followed by aa, then bb, as Word counts."""
    if number < 1:
        return str(number)
    times, letter = divmod(number - 1, 26)
    return chr(ord("a") + letter) * min(times + 1, 9)


def _roman(number: int) -> str:
    said = ""
    for value, sign in _ROMAN:
        times, number = divmod(min(number, _MOST), value)
        said += sign * times
    return said


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02}",
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "russianLower": str,
    "chineseCounting": str,
    "japaneseCounting": str,
}
