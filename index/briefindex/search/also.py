"""The other names of what a query names: who looks for BRI finds "One Belt, One Road", too."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefindex.model.mention import EntityId
from briefindex.model.span import Span
from briefindex.search.known_names import is_telling, known_as, other_names
from briefindex.search.name_finder import Things, called
from briefindex.search.names import KINDS, Names, folded
from briefindex.search.query import (
    Also,
    Either,
    Every,
    Leaf,
    NameLeaf,
    Node,
    Otherwise,
    Query,
    is_never_read,
)
from briefindex.search.stems import stem
from briefindex.search.tokens import words_of

_MOST_THINGS = 3
_QUOTES = '"“”«»„'


@dataclass(frozen=True, slots=True)
class Called:
    """What a name of a query stands for in each pack, and what else it is called.

    `others` are the other names that articles use; `known` those of the phrases to look for in
    articles whose names are not read yet, in their order.
    """

    things: Things
    others: tuple[str, ...] = ()
    known: tuple[str, ...] = ()


def with_other_names(
    query: Query, packs: Sequence[Names], *, unread: bool
) -> tuple[Query, dict[NameLeaf, Called]]:
    """`query` with the other names of what it names as a whole, or of its quoted phrases.

    With `unread` there are articles whose names are not read yet: what is known beforehand is
    then looked for in their words.
    """
    finder = _Finder(query.text, packs, unread=unread)
    whole = _whole(query)
    also = finder.also(whole) if whole else None
    if also is not None:
        items = tuple(
            _finished(i) if isinstance(i, Leaf) and i in whole else i for i in query.items
        )
        return replace(query, items=items, also=also), finder.found
    items = tuple(finder.node(item) for item in query.items)
    return (replace(query, items=items) if finder.found else query), finder.found


def _whole(query: Query) -> tuple[Leaf, ...]:
    """All words of the query, where they stand together and fields are all there is beside them."""
    leaves = tuple(i for i in query.items if isinstance(i, Leaf) and i.field is None)
    if not leaves or any(isinstance(item, Every | Either) for item in query.items):
        return ()
    between = query.text[leaves[0].span.start : leaves[-1].span.end]
    plain = all(leaf.mode in ("word", "phrase") for leaf in leaves)
    words = [word for leaf in leaves for word in leaf.words]
    return leaves if plain and words_of(between) == words else ()


def _finished(leaf: Leaf) -> Leaf:
    """A word that is no longer in the typing: as part of a name it is whole."""
    return replace(leaf, last=False)


class _Finder:
    """Looks for the other names of parts of one query."""

    def __init__(self, text: str, packs: Sequence[Names], *, unread: bool) -> None:
        self._text = text
        self._packs = packs
        self._unread = unread
        self.found: dict[NameLeaf, Called] = {}

    def node(self, node: Node) -> Node:
        """`node` with the other names of its quoted phrases."""
        if isinstance(node, Every | Either):
            return replace(node, items=tuple(map(self.node, node.items)))
        if isinstance(node, Leaf) and node.field is None and node.mode in ("word", "phrase"):
            quoted = self._text[node.span.start : node.span.start + 1] in _QUOTES
            also = self.also((node,)) if quoted else None
            return Otherwise(also) if also else node
        return node

    def also(self, leaves: tuple[Leaf, ...]) -> Also | None:
        """The other names of what `leaves` together name, or None where there are none."""
        span = Span(leaves[0].span.start, leaves[-1].span.end)
        name = "".join(c for c in self._text[span.start : span.end] if c not in _QUOTES).strip()
        if name.islower() and not is_telling(name):
            return None
        things = called(name, KINDS[None], self._packs)
        if max(map(len, things), default=0) > _MOST_THINGS:
            return None
        known = self._known(name, leaves)
        others = self._others(things, leaves)
        if not others and not known:
            return None
        named = NameLeaf(name, "phrase", None, span)
        self.found[named] = Called(things, others, known)
        phrases = (Leaf(tuple(words_of(other)), "phrase", None, span) for other in known)
        return Also(tuple(map(_finished, leaves)), named, tuple(phrases))

    def _others(self, things: Things, leaves: Sequence[Leaf]) -> tuple[str, ...]:
        """The names in the articles that `leaves` do not find, most frequent first."""
        names: dict[str, str] = {}
        for pack, found in zip(self._packs, things, strict=True):
            for surface in _by_turns(pack, sorted(found)):
                if not _finds(leaves, words_of(surface)):
                    names.setdefault(folded(surface), surface)
        return tuple(names.values())

    def _known(self, name: str, leaves: Sequence[Leaf]) -> tuple[str, ...]:
        entry = known_as(name)
        names = other_names(entry) if entry else ()
        return tuple(
            other
            for other in names
            if (self._unread or is_never_read(folded(other)))
            and not _finds(leaves, words_of(other))
        )


def _by_turns(pack: Names, entities: Sequence[EntityId]) -> list[str]:
    """The names of several things: the most frequent of each, then the next of each."""
    names = [list(pack.surfaces(entity)) for entity in entities]
    longest = max(map(len, names), default=0)
    return [several[place] for place in range(longest) for several in names if place < len(several)]


def _finds(leaves: Sequence[Leaf], words: Sequence[str]) -> bool:
    """Whether `leaves` find a text of these words."""
    stems = {stem(word) for word in words}
    spaced = f" {' '.join(words)} "
    return all(
        f" {' '.join(leaf.words)} " in spaced
        if leaf.mode == "phrase"
        else stem(leaf.words[0]) in stems
        for leaf in leaves
    )
