"""Conditions on the rows of figures as they were extracted: which are worth reading.

A condition may let through more than is asked for, never less: who reads looks again.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from briefindex.model.figure import Status

_HAS_OTHER_LETTERS: Final = "*[^ -~]*"
_WORDS: Final = (
    "json_extract(f.value, '$.indicator.label', '$.indicator.parties', '$.surface', '$.unit', "
    "'$.speaker', '$.period.text', '$.kind')"
)


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition of SQL on the row `f` of a figure, and the values of its question marks."""

    sql: str
    values: tuple[str | float, ...] = ()


ANY: Final = Condition("1")


def of_status(status: Status) -> Condition:
    """Figures of that status."""
    return Condition("json_extract(f.value, '$.status') = ?", (status,))


def of_time(earliest: date | None, latest: date | None) -> Condition:
    """Figures about a time that shares a day with the range; None is open."""
    start, end = "json_extract(f.value, '$.period.start')", "json_extract(f.value, '$.period.end')"
    parts = [Condition(f"coalesce({start}, {end}) IS NOT NULL")]
    if latest is not None:
        parts.append(Condition(f"coalesce({start}, {end}) <= ?", (latest.isoformat(),)))
    if earliest is not None:
        parts.append(Condition(f"coalesce({end}, {start}) >= ?", (earliest.isoformat(),)))
    return every(parts)


def of_value(low: Decimal | None, high: Decimal | None) -> Condition:
    """Figures with a value, or an end of their range, from `low` to `high`; None is open."""
    value = "json_extract(f.value, '$.value')"
    least, most = "json_extract(f.value, '$.low')", "json_extract(f.value, '$.high')"
    parts: list[Condition] = []
    if low is not None:
        parts.append(Condition(f"CAST(coalesce({value}, {most}) AS REAL) >= ?", (_below(low),)))
    if high is not None:
        parts.append(Condition(f"CAST(coalesce({value}, {least}) AS REAL) <= ?", (_above(high),)))
    return every(parts)


def of_unit(unit: str) -> Condition:
    """Figures in that unit, by anything or not ("USD/t" is in USD)."""
    told = "json_extract(f.value, '$.unit')"
    return Condition(f"({told} = ? OR substr({told}, 1, ?) = ?)", (unit, len(unit) + 1, f"{unit}/"))


def of_unit_beginning(beginning: str) -> Condition:
    """Figures in a unit that begins so."""
    return Condition(
        "substr(json_extract(f.value, '$.unit'), 1, ?) = ?", (len(beginning), beginning)
    )


def saying(beginning: str) -> Condition:
    """Figures in whose words something may begin so; `beginning` is folded."""
    if not (beginning.isascii() and beginning.isalnum()):
        return ANY
    return Condition(
        f"({_WORDS} LIKE ? OR {_WORDS} GLOB ?)", (f"%{beginning}%", _HAS_OTHER_LETTERS)
    )


def saying_word(word: str) -> Condition:
    """Figures in whose words a short one may stand by itself; `word` is folded."""
    if not (word.isascii() and word.isalnum()):
        return ANY
    letters = "".join(f"[{letter}{letter.upper()}]" for letter in word)
    alone = f"*[^0-9A-Za-z]{letters}[^0-9A-Za-z]*"
    return Condition(f"({_WORDS} GLOB ? OR {_WORDS} GLOB ?)", (alone, _HAS_OTHER_LETTERS))


def every(parts: list[Condition]) -> Condition:
    """All of `parts`, the cheap ones first as they are given."""
    return _joined(parts, " AND ") if parts else ANY


def either(parts: list[Condition]) -> Condition:
    """At least one of `parts`."""
    return _joined(parts, " OR ")


def _joined(parts: list[Condition], sign: str) -> Condition:
    values = tuple(value for part in parts for value in part.values)
    return Condition(f"({sign.join(part.sql for part in parts)})", values)


def _below(value: Decimal) -> float:
    """A float that is not above `value`, whatever its digits."""
    near = float(value)
    return near - abs(near) * 1e-9


def _above(value: Decimal) -> float:
    near = float(value)
    return near + abs(near) * 1e-9
