"""What a date in a text is, as `dates` finds it."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from briefindex.model.figure import PeriodBasis
from briefindex.model.span import Span

DateKind = Literal["absolute", "relative", "vague"]
Relation = Literal["in", "by", "since", "until", "before", "after"]
_NOWHERE = Span(0, 0)


@dataclass(frozen=True, slots=True)
class DateExpression:
    """A date in the text.

    `span` is the date without its preposition ("2030" of "by 2030"), `lead` with it. `start` and
    `end` are what the date itself covers, both inclusive, both None where nothing fixes it; what
    "by" or "since" makes of them is in `relation`. `reason` says in plain words where an inferred
    date comes from. `step` is set where the date is counted from another one that its sentence does
    not name: "a year earlier" is (-1, "year").
    """

    span: Span
    surface: str
    start: date | None
    end: date | None
    basis: PeriodBasis
    reason: str
    kind: DateKind
    relation: Relation = "in"
    lead: Span = _NOWHERE
    step: tuple[int, str] | None = None


def over(
    text: str, span: Span, start: date | None, end: date | None, *, basis: PeriodBasis
) -> DateExpression:
    """The date that a wider stretch of the text names; its reason is the caller's."""
    surface = text[span.start : span.end]
    kind: DateKind = "absolute" if basis == "stated" else "relative"
    return DateExpression(span, surface, start, end, basis, "", kind, "in", span)
