"""Which things a name in a query stands for, in each of the open packs."""

import re
from collections.abc import Callable, Collection, Iterable, Sequence

from briefindex.model.mention import EntityId, EntityType
from briefindex.search.known_names import known_as
from briefindex.search.names import KINDS, Names, folded, has_words
from briefindex.search.query import NameLeaf
from briefindex.search.vocabulary import TooBroadError, edits, glob

Things = tuple[frozenset[EntityId], ...]
"""The entities of each pack, in the order of the packs."""

MOST_NAMES = 400
"""Names that one name of a query may stand for: bounds the time of any query."""
_SHORTEST_PREFIX = 2
_LONG_WORD = 6
_LITERAL = re.compile(r"[^*?]*")


def things(asked: NameLeaf, packs: Sequence[Names]) -> Things:
    """What `asked` stands for; of a whole name only what is called just so, if anything is.

    Raises:
        TooBroadError: it stands for too many names.
    """
    kinds = KINDS[asked.field]
    name = folded(asked.name)
    if asked.mode == "prefix":
        return _beginning(name, kinds, packs)
    if asked.mode == "wild":
        return _like(name, kinds, packs)
    if asked.mode == "fuzzy":
        return _where(name[:1], _near(name, asked.distance), kinds, packs)
    found = called(asked.name, kinds, packs)
    if not any(found):
        found = _where(name, lambda other: has_words(other, name), kinds, packs)
    if not any(found) and asked.last and not any(called(asked.name, KINDS[None], packs)):
        found = _beginning_quietly(name, kinds, packs)
    return found


def called(name: str, kinds: Collection[EntityType], packs: Sequence[Names]) -> Things:
    """What is called `name` by the articles of any pack or, where it is not, by what is known.

    A thing has one id in all packs: who is called so in one is looked for in the others.
    """
    found = _together(pack.called(name, kinds) for pack in packs)
    known = None if found else known_as(name)
    if known is not None and known.type in kinds:
        found = _together(pack.called(known.canonical, {known.type}) for pack in packs)
    return tuple(found for _ in packs)


def _together(several: Iterable[frozenset[EntityId]]) -> frozenset[EntityId]:
    return frozenset[EntityId]().union(*several)


def nearest(asked: NameLeaf, packs: Sequence[Names]) -> str | None:
    """The name, as articles write it, that `asked` may be a slip for."""
    name, kinds = folded(asked.name), KINDS[asked.field]
    if len(name) < _SHORTEST_PREFIX + 2:
        return None
    ranked: list[tuple[int, int, str]] = []
    for pack in packs:
        for other in pack.beginning(name[:1]):
            slips = _slips(name.split(), other.split(), 2)
            if slips is not None:
                ranked.append((slips, len(other.split()), other))
    for _, _, other in sorted(set(ranked))[:8]:
        for pack, found in zip(packs, called(other, kinds, packs), strict=True):
            written = [pack.surfaces(entity) for entity in sorted(found)]
            if any(written):
                return _written(other, next(filter(None, written)))
    return None


def _written(name: str, surfaces: Sequence[str]) -> str:
    """How articles write a folded name; the most frequent name where they do not."""
    return next((surface for surface in surfaces if folded(surface) == name), surfaces[0])


def _beginning(name: str, kinds: Collection[EntityType], packs: Sequence[Names]) -> Things:
    if len(name) < _SHORTEST_PREFIX and name.isascii():
        raise TooBroadError
    return _where(name, lambda _: True, kinds, packs)


def _beginning_quietly(name: str, kinds: Collection[EntityType], packs: Sequence[Names]) -> Things:
    """What may be in the typing: too many of them is no fault of the reader's.

    A name may be as short as two letters ("Xi"), and is then no beginning of another.
    """
    nothing = tuple(frozenset[EntityId]() for _ in packs)
    try:
        return _beginning(name, kinds, packs) if len(name) > _SHORTEST_PREFIX else nothing
    except TooBroadError:
        return nothing


def _like(pattern: str, kinds: Collection[EntityType], packs: Sequence[Names]) -> Things:
    match = _LITERAL.match(pattern)
    prefix = match.group() if match else ""
    if len(prefix) < _SHORTEST_PREFIX:
        raise TooBroadError
    return _where(
        prefix, lambda other: any(glob(pattern, word) for word in other.split()), kinds, packs
    )


def _where(
    prefix: str,
    test: Callable[[str], bool],
    kinds: Collection[EntityType],
    packs: Sequence[Names],
) -> Things:
    """What has a name that passes `test`, among those with a word that begins with `prefix`."""
    found: list[frozenset[EntityId]] = []
    for pack in packs:
        names = [name for name in pack.beginning(prefix) if test(name)]
        if len(names) > MOST_NAMES:
            raise TooBroadError
        found.append(frozenset[EntityId]().union(*(pack.called(name, kinds) for name in names)))
    return tuple(found)


def _near(name: str, distance: int) -> Callable[[str], bool]:
    words = name.split()
    return lambda other: _slips(words, other.split(), distance) is not None


def _slips(words: Sequence[str], others: Sequence[str], most: int) -> int | None:
    """How many letters differ between `words` and as many side by side in `others`, if few do."""
    best: int | None = None
    for at in range(len(others) - len(words) + 1):
        total = 0
        for word, other in zip(words, others[at:], strict=False):
            allowed = min(most, 1) if len(word) < _LONG_WORD else most
            if word[:1] != other[:1] or abs(len(word) - len(other)) > allowed:
                break
            slips = edits(word, other, allowed)
            if slips > allowed:
                break
            total += slips
        else:
            best = total if best is None else min(best, total)
    return best
