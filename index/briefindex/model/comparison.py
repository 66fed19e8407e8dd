"""One indicator across sources."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from briefindex.model.figure import FigureId, Kind, Period, Status

Relation = Literal["single", "series", "conflict", "similar", "related"]
OutcomeState = Literal["reached", "missed", "overtaken", "not yet", "overdue"]


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
class Outcome:
    """What became of a target or an expectation, as far as the open packs tell.

    `due` is the day by which it was meant, None where no year is given. `figure` is what it is held
    against: the later actual, or the later target that took its place; None where none is there.
    `derived` is the place in the row's `derived` of what a multiple ("double") comes to. `percent`
    is how much of a level `figure` is, unrounded. `by` is one plain sentence part ("$95 bn in 2024
    is 95 % of it, six years before its date").
    """

    plan: FigureId
    state: OutcomeState
    due: date | None = None
    figure: FigureId | None = None
    derived: int | None = None
    percent: Decimal | None = None
    by: str = ""

    def state_on(self, day: date) -> OutcomeState:
        """The state as of a day: what no later value answers is overdue once its date passed."""
        is_open = self.state == "not yet"
        return "overdue" if is_open and self.due is not None and self.due < day else self.state


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """Everything that the open packs state about one indicator; `members` by period, undated first.

    A row of relation "similar" or "related" names members of several indicators, each of which has
    its own row too. `scopes` then tells what each member measures ("railroad traffic"), in the
    order of `members`, and `note` how they differ. Other rows have no scopes. `outcomes` has the
    targets and expectations among the members, in their order.
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
    outcomes: tuple[Outcome, ...] = ()
