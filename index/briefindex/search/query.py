"""A query as understood: values only. `parser` makes them, `engine` and `matching` use them.

Every part that was typed has its place in the query (`span`, code points).
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Final, Literal

from briefindex.model.figure import Status
from briefindex.model.span import ArticleId, Span

Mode = Literal["word", "prefix", "wild", "fuzzy", "phrase", "near"]
FieldName = Literal["title", "source", "author", "lang", "file"]
NameField = Literal["person", "place", "org", "route", "event", "product"]
ToldField = Literal["figure", "unit", "party", "speaker"]

_NOWHERE = Span(0, 0)
MOST_WORDS: Final = 32
"""Words of a query that are looked for."""


@dataclass(frozen=True, slots=True)
class Hint:
    """A plain sentence on what was not understood, and the place in the query that it is of."""

    text: str
    span: Span | None = None


def places_of(hints: Iterable[Hint]) -> tuple[Span, ...]:
    """The places in the query that hints are of, each once."""
    return tuple(dict.fromkeys(hint.span for hint in hints if hint.span))


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

    def __hash__(self) -> int:
        """By the words alone: a query has few leaves, and looks them up often."""
        return hash(self.words)


@dataclass(frozen=True, slots=True)
class Dated:
    """Articles whose date may lie in the range; both ends inclusive, None is open."""

    earliest: date | None
    latest: date | None
    span: Span = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Told:
    """Figures of which the words are said, side by side.

    `field` "figure": in what is measured and of whom. `words` are folded; the last is a beginning
    where `growing`.
    """

    words: tuple[str, ...]
    field: ToldField
    span: Span
    growing: bool = False


@dataclass(frozen=True, slots=True)
class Stated:
    """Figures of that status."""

    status: Status
    span: Span = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Years:
    """Figures about a time that shares a day with the range; both ends inclusive, None is open."""

    earliest: date | None
    latest: date | None
    span: Span = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Valued:
    """Figures of that value, `low` to `high` (None is open); `apart`: the ends do not count.

    `unit` is as figures have it ("USD", "%", "t"), None for any.
    """

    low: Decimal | None
    high: Decimal | None
    apart: bool = False
    unit: str | None = None
    span: Span = field(default=_NOWHERE, compare=False)


FigureTest = Told | Stated | Years | Valued


@dataclass(frozen=True, slots=True)
class Figured:
    """Articles that state one figure of which all of `item` is true.

    `item` is a test of figures, or `Every`, `Either` and `Without` of such tests alone. Before a
    query is matched, the articles stand in its place (see `Among`).
    """

    item: "Node"
    span: Span = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Among:
    """These articles: what words cannot answer is asked elsewhere."""

    articles: frozenset[ArticleId]


@dataclass(frozen=True, slots=True)
class NameLeaf:
    """Articles that name a person, a place or whatever `field` says (None: any of them).

    `name` is as typed, without quotation marks and signs; in a "wild" one `*` and `?` stay.
    `distance`, `span` and `last` are as in `Leaf`.
    """

    name: str
    mode: Mode
    field: NameField | None
    span: Span
    distance: int = 0
    last: bool = False


@dataclass(frozen=True, slots=True)
class Also:
    """The other names of what `leaves` together name.

    In articles whose names were read it is `named`; in the others `phrases` are looked for, and
    in all those of them that no reading of names knows (see `is_never_read`).
    """

    leaves: tuple[Leaf, ...]
    named: NameLeaf
    phrases: tuple[Leaf, ...] = ()

    @property
    def everywhere(self) -> "tuple[Leaf, ...]":
        """The phrases that are looked for in all articles."""
        return tuple(phrase for phrase in self.phrases if is_never_read(" ".join(phrase.words)))


def is_never_read(name: str) -> bool:
    """Whether a folded name is in other letters than names are read in: "西安"."""
    return not name.isascii()


@dataclass(frozen=True, slots=True)
class Otherwise:
    """Articles that match the one leaf of `also`, and those with another name of the same."""

    also: Also


@dataclass(frozen=True, slots=True)
class Without:
    """Articles that do not match `item`."""

    item: "Node"
    span: Span = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Every:
    """Articles that match all of `items`."""

    items: "tuple[Node, ...]"
    span: Span = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Either:
    """Articles that match at least one of `items`."""

    items: "tuple[Node, ...]"
    span: Span = field(default=_NOWHERE, compare=False)


Node = Leaf | Dated | NameLeaf | Otherwise | Without | Every | Either | Figured | FigureTest | Among


@dataclass(frozen=True, slots=True)
class Query:
    """What was typed, and what was understood of it.

    `items` are preferred together: those that are required (see `is_required`) must match, of the
    bare words as many as can be had. `hints` are plain sentences on what was not understood.
    `literal`: other names of what is asked for are not wanted; `also` are those of all its words
    together, where they are a name.
    """

    text: str
    items: tuple[Node, ...]
    hints: tuple[Hint, ...] = field(default=())
    literal: bool = False
    also: Also | None = None


def is_required(item: Node) -> bool:
    """Whether an article must match `item`: all but the bare words that stand side by side."""
    if isinstance(item, Otherwise):
        return is_required(item.also.leaves[0])
    return not isinstance(item, Leaf) or item.field is not None or item.mode in ("phrase", "near")


def bare_words(items: tuple[Node, ...]) -> tuple[Leaf, ...]:
    """The words that an article need not have, in order."""
    bare = [item for item in items if not is_required(item)]
    leaves = (item.also.leaves[0] if isinstance(item, Otherwise) else item for item in bare)
    return tuple(leaf for leaf in leaves if isinstance(leaf, Leaf))


def wanted_leaves(items: tuple[Node, ...]) -> tuple[Leaf, ...]:
    """The words that a match may be marked for, in order; not those asked to be absent."""
    leaves: list[Leaf] = []
    for item in items:
        if isinstance(item, Leaf):
            leaves.append(item)
        elif isinstance(item, Otherwise):
            leaves.extend(item.also.leaves)
        elif isinstance(item, Every | Either):
            leaves.extend(wanted_leaves(item.items))
    return tuple(leaves)


def wanted_names(query: Query) -> tuple[NameLeaf | Also, ...]:
    """The names that a match may be marked for, in order; not those asked to be absent."""
    also = (query.also,) if query.also else ()
    return (*_names(query.items, absent=False), *also)


def has_figures(items: tuple[Node, ...]) -> bool:
    """Whether anything is asked of figures."""
    return _has(Figured, items)


def has_dates(items: tuple[Node, ...]) -> bool:
    """Whether anything is asked of the date of articles."""
    return _has(Dated, items)


def _has(kind: type[Node], items: tuple[Node, ...]) -> bool:
    return any(
        isinstance(item, kind)
        or (isinstance(item, Every | Either) and _has(kind, item.items))
        or (isinstance(item, Without) and _has(kind, (item.item,)))
        for item in items
    )


def all_names(items: tuple[Node, ...]) -> tuple[NameLeaf, ...]:
    """The names that were asked for in a field of their own, those to be absent too."""
    return tuple(name for name in _names(items, absent=True) if isinstance(name, NameLeaf))


def _names(items: tuple[Node, ...], *, absent: bool) -> tuple[NameLeaf | Also, ...]:
    found: list[NameLeaf | Also] = []
    for item in items:
        if isinstance(item, NameLeaf):
            found.append(item)
        elif isinstance(item, Otherwise):
            found.append(item.also)
        elif isinstance(item, Every | Either):
            found.extend(_names(item.items, absent=absent))
        elif isinstance(item, Without) and absent:
            found.extend(_names((item.item,), absent=absent))
    return tuple(found)
