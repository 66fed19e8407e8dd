"""One indicator across sources."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from briefindex.model.figure import FigureId, Period

Relation = Literal["single", "series", "conflict", "similar", "related"]


@dataclass(frozen=True, slots=True)
class Derived:
    """A value that Satchel worked out.

    `formula` is readable ("45 % × $70 bn"), `sources` are the figures that it was worked out from.
    """

    value: Decimal
    unit: str
    period: Period
    formula: str
    sources: tuple[FigureId, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """Values of one indicator and period that cannot both be right.

    `figures` are the stated ones, `derived` indexes into the row's `derived`; `by` is one plain
    sentence part ("31.5 is 31 % above 24").
    """

    period: str
    figures: tuple[FigureId, ...]
    derived: tuple[int, ...]
    by: str


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """Everything that the open packs state about one indicator.

    `members` stand by period: undated first, targets without a year last.
    """

    key: str
    label: str
    parties: tuple[str, ...]
    unit: str
    relation: Relation
    members: tuple[FigureId, ...]
    derived: tuple[Derived, ...] = ()
    differs: tuple[Difference, ...] = ()
    note: str | None = None
