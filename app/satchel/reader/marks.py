"""Decides which stretch of the text wears which mark. Knows offsets, no pixels."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from briefindex.model.figure import Figure
from briefindex.model.mention import Mention
from satchel.widgets.kinds import FIGURE

INFERRED = "inferred"
_GROUP = 800


@dataclass(frozen=True, slots=True)
class Piece:
    """Code points or positions `start` to `end` wear the mark of `kind`."""

    start: int
    end: int
    kind: str


def groups(
    mentions: Iterable[Mention], figures: Iterable[Figure]
) -> Iterator[list[Mention | Figure]]:
    """What can be marked, in groups in the order of the text that share no letter.

    The marks of one group are worked out in no time; a long text has many groups.
    """
    group: list[Mention | Figure] = []
    reach = 0
    for thing in sorted([*mentions, *figures], key=lambda thing: thing.span.start):
        if len(group) >= _GROUP and thing.span.start >= reach:
            yield group
            group = []
        group.append(thing)
        reach = max(reach, thing.span.end)
    yield group


def pieces(
    mentions: Iterable[Mention], figures: Iterable[Figure], shown: Collection[str]
) -> list[Piece]:
    """The marks of a text, sorted and apart from each other.

    Inside a longer name the inner one keeps its own mark and the outer one marks the rest; a
    place inside a longer name is not marked. A figure's mark stands alone.
    """
    amounts = [Piece(f.span.start, f.span.end, FIGURE) for f in figures] if FIGURE in shown else []
    amounts.sort(key=lambda piece: piece.start)
    names = sorted(
        (m for m in mentions if m.type in shown), key=lambda m: (m.span.start, -m.span.end)
    )
    apart = _without(_innermost(_without_inner_places(names)), amounts)
    return sorted([*apart, *amounts], key=lambda piece: piece.start)


def _without_inner_places(names: Sequence[Mention]) -> list[Piece]:
    kept: list[Piece] = []
    reach = 0
    for mention in names:
        inner = mention.span.end <= reach
        if not (inner and mention.type == "place"):
            kept.append(Piece(mention.span.start, mention.span.end, mention.type))
        reach = max(reach, mention.span.end)
    return kept


def _innermost(names: Sequence[Piece]) -> list[Piece]:
    """Each stretch with the shortest name around it; names nest and come outer first."""
    found: list[Piece] = []
    around: list[Piece] = []
    at = 0

    def close(upto: int) -> None:
        nonlocal at
        while around and around[-1].end <= upto:
            top = around.pop()
            if at < top.end:
                found.append(Piece(at, top.end, top.kind))
                at = top.end

    for name in names:
        close(name.start)
        if around and at < name.start:
            found.append(Piece(at, name.start, around[-1].kind))
        at = max(at, name.start)
        around.append(name)
    close(max((name.end for name in names), default=0))
    return found


def _without(names: Sequence[Piece], amounts: Sequence[Piece]) -> list[Piece]:
    """The names less the stretches that belong to figures; both are sorted and apart."""
    left: list[Piece] = []
    passed = 0
    for name in names:
        while passed < len(amounts) and amounts[passed].end <= name.start:
            passed += 1
        start = name.start
        for number in range(passed, len(amounts)):
            amount = amounts[number]
            if amount.start >= name.end:
                break
            if start < amount.start:
                left.append(Piece(start, amount.start, name.kind))
            start = max(start, amount.end)
        if start < name.end:
            left.append(Piece(start, name.end, name.kind))
    return left
