"""A query as understood: values only. `parser` makes them, `engine` and `matching` use them."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from briefindex.model.span import Span

Mode = Literal["word", "prefix", "wild", "fuzzy", "phrase", "near"]
FieldName = Literal["title", "source", "author", "lang", "file"]


@dataclass(frozen=True, slots=True)
class Leaf:
    """Words to look for.

    `words` are folded: one for all modes but "phrase" and "near"; a "wild" word keeps its `*` and
    `?`. `distance` is the letters that may differ ("fuzzy") or the words that may stand between
    ("near"). `span` is its place in the query as typed. `last` marks the word that may still be
    in the typing.
    """

    words: tuple[str, ...]
    mode: Mode
    field: FieldName | None
    span: Span
    distance: int = 0
    last: bool = False


@dataclass(frozen=True, slots=True)
class Dated:
    """Articles whose date may lie in the range; both ends inclusive, None is open."""

    earliest: date | None
    latest: date | None


@dataclass(frozen=True, slots=True)
class Without:
    """Articles that do not match `item`."""

    item: "Node"


@dataclass(frozen=True, slots=True)
class Every:
    """Articles that match all of `items`."""

    items: "tuple[Node, ...]"


@dataclass(frozen=True, slots=True)
class Either:
    """Articles that match at least one of `items`."""

    items: "tuple[Node, ...]"


Node = Leaf | Dated | Without | Every | Either


@dataclass(frozen=True, slots=True)
class Query:
    """What was typed, and what was understood of it.

    `items` are preferred together: those that are required (see `is_required`) must match, of the
    bare words as many as can be had. `hints` are plain sentences on what was not understood.
    """

    text: str
    items: tuple[Node, ...]
    hints: tuple[str, ...] = field(default=())


def is_required(item: Node) -> bool:
    """Whether an article must match `item`: all but the bare words that stand side by side."""
    return not isinstance(item, Leaf) or item.field is not None or item.mode in ("phrase", "near")


def wanted_leaves(items: tuple[Node, ...]) -> tuple[Leaf, ...]:
    """The words that a match may be marked for, in order; not those asked to be absent."""
    leaves: list[Leaf] = []
    for item in items:
        if isinstance(item, Leaf):
            leaves.append(item)
        elif isinstance(item, Every | Either):
            leaves.extend(wanted_leaves(item.items))
    return tuple(leaves)
