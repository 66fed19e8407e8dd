"""The names and the quotations of an article by place, looked up without reading them all."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence

from briefindex.extract.figures.reporting import QUOTED, STRAIGHT
from briefindex.model.article import Article
from briefindex.model.mention import Mention

Quote = tuple[int, int]
Name = tuple[int, int, str]
_DEEPEST = 16
"""No place is inside more quotations or names than this."""
_REMEMBERED = 2_000
"""How many names back "the ministry" is looked for."""
_CLOSE = 200
_RECENT = 12


class Names:
    """The persons and organisations of an article: start, end and canonical name of each."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        """Sort the mentions by place; dates are no names."""
        self._all = sorted((one for one in mentions if one.type != "date"), key=_place)
        self._names = [
            (one.span.start, one.span.end, one.canonical)
            for one in self._all
            if one.type in ("person", "organisation")
        ]
        self._persons = [one for one in self._all if one.type == "person"]
        self._bodies = [one for one in self._all if one.type == "organisation"]
        self._person_starts = frozenset(one.span.start for one in self._persons)

    def inside(self, start: int, end: int, *, around: bool = False) -> list[Name]:
        """The names that begin in a stretch; with `around` also one that its start is in."""
        first = bisect_left(self._names, start, key=_start)
        found = self._names[first : bisect_left(self._names, end, key=_start)]
        before = self._names[max(0, first - _DEEPEST) : first] if around else []
        return [*(one for one in before if start < one[1]), *found]

    def is_person(self, start: int) -> bool:
        """Whether the name that begins at a place is a person's."""
        return start in self._person_starts

    def person_called(self, said: str) -> str | None:
        """The person whose name ends like the words that are given."""
        last = said.rpartition(" ")[2]
        names = {one.canonical for one in self._persons}
        return next((one for one in sorted(names) if one.rpartition(" ")[2] == last), None)

    def is_known(self, start: int, end: int) -> bool:
        """Whether any mention but a date touches a stretch."""
        first = bisect_left(self._all, end, key=_place)
        return any(start < one.span.end for one in self._all[max(0, first - _DEEPEST) : first])

    def persons_before(self, place: int) -> list[Mention]:
        """The last persons before a place, in the order of the text."""
        before = bisect_left(self._persons, place, key=_place)
        return self._persons[max(0, before - _RECENT) : before]

    def body_before(self, head: str, place: int) -> str | None:
        """The organisation named last before a place with a word in its name ("ministry")."""
        before = bisect_left(self._names, place, key=_start)
        for start, _, name in reversed(self._names[max(0, before - _REMEMBERED) : before]):
            if head in name.lower().split() and not self.is_person(start):
                return name
        return None

    def body_speaking(self, place: int, speaks: Callable[[Mention], bool]) -> str | None:
        """The organisation that spoke last before a place."""
        before = bisect_left(self._bodies, place, key=_place)
        near = self._bodies[max(0, before - _RECENT) : before]
        return next((one.canonical for one in reversed(near) if speaks(one)), None)


class Quotations:
    """The quotations of an article."""

    def __init__(self, article: Article) -> None:
        """Find them all."""
        self._quotes = _quotations(article)

    def at(self, place: int) -> Quote | None:
        """The outermost quotation that a place is in."""
        begun = bisect_right(self._quotes, place, key=_start)
        near = self._quotes[max(0, begun - _DEEPEST) : begun]
        return next((one for one in near if place < one[1]), None)

    def ending_before(self, place: int) -> Quote | None:
        """The quotation that ends shortly before a place."""
        begun = bisect_left(self._quotes, place, key=_start)
        near = self._quotes[max(0, begun - _DEEPEST) : begun]
        ended = [one for one in near if one[1] <= place]
        return ended[-1] if ended and place - ended[-1][1] < _CLOSE else None

    def beginning_at(self, place: int) -> Quote | None:
        """The quotation that begins at a place."""
        at = bisect_left(self._quotes, place, key=_start)
        return next((one for one in self._quotes[at : at + 1] if one[0] == place), None)


def _start(one: Quote | Name) -> int:
    return one[0]


def _place(one: Mention) -> int:
    return one.span.start


def _quotations(article: Article) -> list[tuple[int, int]]:
    """Where quotations of more than two words stand, sorted."""
    found: list[tuple[int, int]] = []
    for block in article.blocks:
        if block.role in ("metadata", "boilerplate"):
            continue
        piece = article.text[block.span.start : block.span.end]
        first = block.span.start
        if "“" in piece or "«" in piece or "„" in piece:
            found += [(first + one.start(), first + one.end()) for one in QUOTED.finditer(piece)]
        marks = [match.start() for match in STRAIGHT.finditer(piece)]
        if len(marks) % 2:
            marks.append(len(piece) - 1)
        for opening, closing in zip(marks[::2], marks[1::2], strict=True):
            found.append((block.span.start + opening, block.span.start + closing + 1))
    found.sort()
    return [one for one in found if article.text[one[0] : one[1]].count(" ") > 2]
