"""What an amount is: a number with its sign, scale and unit, as one thing at one place.

`reading` makes them one number at a time; ranges and changes of two are made by `ranges`, multiples
and ranks by `special`. Offsets are into the sentence.
"""

from dataclasses import dataclass
from fractions import Fraction

from briefindex.extract.figures.nouns import Noun
from briefindex.model.figure import Direction, Kind, LinkRole, Period, Qualifier
from briefindex.model.span import Span

BARE = ""
"""The unit of a number that nothing says a unit of."""


@dataclass(slots=True, eq=False)
class Amount:
    """A number as it stands in a sentence; filled in by the steps of the grammar.

    `start` and `end` mark it with qualifier and unit words; `core` and `tail` without the
    qualifier. `dimension` is "money", "percent", "mass", …, "count", "multiple", "rank", or "bare"
    where no unit is known. `base` is the number before its scale. `partner` is the amount that it
    changes from or to; `by` marks how much something changed, beside the level it came to.
    `unit_after` marks money whose currency stands after the number. `dated` is the period that was
    read here when the article had another date: which words were its date is known from then.
    """

    start: int
    end: int
    core: int
    tail: int
    value: Fraction | None
    unit: str
    dimension: str
    kind: Kind
    base: Fraction = Fraction(0)
    scale: int = 1
    low: Fraction | None = None
    high: Fraction | None = None
    exact: str | None = None
    noun: Noun | None = None
    qualifier: Qualifier | None = None
    direction: Direction | None = None
    note: str | None = None
    number: Span | None = None
    form: str = "digits"
    per: str | None = None
    partner: "Amount | None" = None
    partner_role: LinkRole | None = None
    age: bool = False
    assumed: str | None = None
    by: bool = False
    unit_after: bool = False
    dated: Period | None = None


def divide(amount: Amount, per: tuple[str, int] | None) -> None:
    """Makes the unit a compound: "USD/bbl", "t/year"."""
    if per is None:
        return
    symbol, end = per
    amount.unit = f"{amount.unit}/{symbol}"
    amount.per = symbol
    amount.tail = amount.end = end
