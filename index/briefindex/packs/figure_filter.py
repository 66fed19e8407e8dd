"""Conditions on the rows of figures (see `stated`), by which a query finds them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final, TypeAlias

from briefindex.model.figure import Status

Test: TypeAlias = Callable[[int, str], bool]
WordTest: TypeAlias = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition of SQL on the row `s` of a figure, and the values of its question marks.

    A value that is a function is called by `passes(?, …)` with the text that stands there.
    """

    sql: str
    values: tuple[str | int | float | WordTest, ...] = ()


ANY: Final = Condition("1")
NONE: Final = Condition("0")


def of_status(status: Status) -> Condition:
    """Figures of that status."""
    return Condition("s.status = ?", (status,))


def of_time(earliest: date | None, latest: date | None) -> Condition:
    """Figures about a time that shares a day with the range; None is open."""
    parts = [Condition("s.first IS NOT NULL")]
    if latest is not None:
        parts.append(Condition("s.first <= ?", (latest.isoformat(),)))
    if earliest is not None:
        parts.append(Condition("s.last >= ?", (earliest.isoformat(),)))
    return every(parts)


def of_value(low: Decimal | None, high: Decimal | None, *, apart: bool) -> Condition:
    """Figures with a value, or an end of their range, from `low` to `high`; None is open.

    `apart`: the ends do not count. Values that differ from the seventeenth digit on are the same.
    """
    above, below = (">", "<") if apart else (">=", "<=")
    parts = [Condition("s.low IS NOT NULL AND s.high IS NOT NULL")]
    if low is not None:
        parts.append(Condition(f"s.high {above} ?", (float(low),)))
    if high is not None:
        parts.append(Condition(f"s.low {below} ?", (float(high),)))
    return every(parts)


def of_unit(unit: str) -> Condition:
    """Figures in that unit, by anything or not ("USD/t" is in USD)."""
    return Condition("(s.unit = ? OR instr(s.unit, ?) = 1)", (unit, f"{unit}/"))


def of_unit_beginning(beginning: str) -> Condition:
    """Figures in a unit that begins so."""
    return Condition("instr(s.unit, ?) = 1", (beginning,))


def having(letters: str) -> Condition:
    """Figures in whose words these (folded) letters stand; a space is before and after a word."""
    return Condition("instr(s.words, ?)", (letters,))


def passing(test: WordTest) -> Condition:
    """Figures whose words pass a test."""
    return Condition("passes(?, s.words)", (test,))


def among(test: WordTest) -> Condition:
    """Figures of the articles that pass a test."""
    return Condition("passes(?, s.article)", (test,))


def these(test: WordTest) -> Condition:
    """Figures whose ids pass a test."""
    return Condition("passes(?, s.figure)", (test,))


def every(parts: Sequence[Condition]) -> Condition:
    """All of `parts`; the cheap ones come first, as they are given."""
    return _joined(parts, " AND ") if parts else ANY


def either(parts: Sequence[Condition]) -> Condition:
    """At least one of `parts`."""
    return _joined(parts, " OR ") if parts else NONE


def without(part: Condition) -> Condition:
    """What does not pass."""
    return Condition(f"NOT ({part.sql})", part.values)


def _joined(parts: Sequence[Condition], sign: str) -> Condition:
    values = tuple(value for part in parts for value in part.values)
    return Condition(f"({sign.join(f'({part.sql})' for part in parts)})", values)
