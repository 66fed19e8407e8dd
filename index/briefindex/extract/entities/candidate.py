"""A possible mention, before it is decided which of those that overlap are kept."""

from dataclasses import dataclass
from typing import Literal

from briefindex.extract.gazetteer import Entry
from briefindex.model.mention import EntityType
from briefindex.model.span import Span

Source = Literal["model", "gazetteer", "rule", "title", "repeat"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A span that may be a name; `entry` where the gazetteer knows it under exactly this span.

    `name` is the fuller form that the article itself gives for it, where one is known.
    """

    span: Span
    type: EntityType
    source: Source
    entry: Entry | None = None
    name: str | None = None


def contains(outer: Span, inner: Span) -> bool:
    """Whether `inner` lies in `outer`, equality included."""
    return outer.start <= inner.start and inner.end <= outer.end


def overlaps(a: Span, b: Span) -> bool:
    """Whether two spans share a code point."""
    return a.start < b.end and b.start < a.end


def length(span: Span) -> int:
    """Code points of a span."""
    return span.end - span.start
