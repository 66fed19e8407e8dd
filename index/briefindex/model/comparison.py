"""One indicator across sources."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from briefindex.model.figure import FigureId, Kind, Period, Status

Relation = Literal["single", "series", "conflict", "similar", "related"]


@dataclass(frozen=True, slots=True)
class Derived:
    """A value that Satchel worked out from the figures in `sources`, never from a derived value.

    `formula` is readable ("45 % × $70 bn"), `reason` one sentence for the reader. `value` is
    unrounded (28 digits where it has no end); it is shown to three. `low` and `high` are what the
    rounding and the qualifiers of its sources allow, None where that is not known.
    """

    value: Decimal
    unit: str
    period: Period
    formula: str
    sources: tuple[FigureId, ...]
    kind: Kind | None = None
    status: Status = "actual"
    reason: str = ""
    low: Decimal | None = None
    high: Decimal | None = None


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
    """Everything that the open packs state about one indicator; `members` by period, undated first.

    A row of relation "similar" or "related" names members of several indicators, each of which has
    its own row too. `scopes` then tells what each member measures ("railroad traffic"), in the
    order of `members`, and `note` how they differ. Other rows have no scopes.
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
    scopes: tuple[str, ...] = ()
