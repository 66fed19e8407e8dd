"""What a set states and a tool finds, in one form."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Quantity:
    """One number at a place; `start` and `end` are code points of the row's text.

    `unit` is a symbol of `units.tsv`, "" without one; `kind` its dimension. `also` are other
    symbols that are right where a set leaves it open.
    """

    start: int
    end: int
    value: float
    unit: str = ""
    kind: str = "bare"
    also: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Dated:
    """One date at a place; `days` are the pairs (first, last) that are right, None where open."""

    start: int
    end: int
    days: tuple[tuple[str | None, str | None], ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One text with what is stated in it.

    Where something of `optional` stands it makes no difference what a tool finds. `reference` is
    the day that relative dates start from. `ported` is False where Recognizers' Python is marked
    not to read the row.
    """

    text: str
    stated: tuple[Quantity, ...] | tuple[Dated, ...]
    optional: tuple[tuple[int, int], ...] = ()
    reference: str | None = None
    ported: bool = True


@dataclass(frozen=True, slots=True)
class TestSet:
    """Rows with one convention.

    `task` says what the tools are asked for, `kinds` which of their answers are about the set
    (None: all). `years` tells whether a bare year counts as a quantity. A `plain` set states one
    end of a range ("eight to [10 feet]") and no rates ("[$ 1.40] a share").
    """

    name: str
    task: str
    rows: tuple[Row, ...]
    kinds: frozenset[str] | None = None
    years: bool = False
    plain: bool = False


@dataclass(slots=True)
class Score:
    """Counts of one tool on one set."""

    stated: int = 0
    found: int = 0
    value: int = 0
    unit: int = 0
    words: int = 0
    seconds: float = 0.0
    misses: list[tuple[str, str]] = field(default_factory=list)
