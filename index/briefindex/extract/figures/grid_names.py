"""What the cells of a table measure, made of the heads of their column and row and its caption."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from briefindex.extract.figures.grid_heads import Head
from briefindex.extract.figures.naming import (
    Measure,
    Named,
    growth_of,
    lower_first,
    measure,
    possessive,
    with_aspect,
)
from briefindex.extract.figures.parties import places
from briefindex.extract.figures.words import rows
from briefindex.model.mention import Mention
from briefindex.text.folding import fold
from briefindex.text.lexicon import words as lexicon_words

_BY = re.compile(
    r",? by (?:countr|region|partner|product|commodit|sector|type|year|month|quarter|state)\w*\b.*",
    re.IGNORECASE,
)
_OWNERS = frozenset({"place", "organisation", "person", "facility", "route_or_project"})
_LEAST_NAME = 0.7
_GROWTH_OF = ("growth of ", "growth in ", "change in ")
_GROWTH = (" growth rate", " growth")


@dataclass(frozen=True, slots=True)
class Above:
    """The heads that tell what a cell measures: from the nearest to it to the caption.

    `beside` are those of the columns before it, the nearest first: shares and growth are of these.
    """

    columns: tuple[Head, ...]
    row: Head
    section: Head
    caption: Head
    beside: tuple[Head, ...] = ()


class Owners:
    """Whose a row or column is: the countries and the names found in the article."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        """Know the names by how they are written."""
        self._names = {one.surface: one.canonical for one in mentions if one.type in _OWNERS}

    def of(self, words: str) -> str | None:
        """The one whose name the words are, or None."""
        if words in self._names:
            return self._names[words]
        found = places(words)
        if len(found) == 1 and not found[0].adjective:
            covered = found[0].end - found[0].start
            return found[0].name if covered >= _LEAST_NAME * len(words) else None
        return None


def name_of(above: Above, owners: Owners) -> Named | None:
    """The indicator of a cell, or None where no head says what is measured."""
    near = (*above.columns, above.row)
    parties = _parties(near, owners) or _parties((above.section,), owners)
    things = list(dict.fromkeys(_things((*near, above.section), owners)))
    said = _BY.sub("", above.caption.thing)
    if not _is_known(things) and _is_known([said]):
        things, said = [said, *things], ""
    if not things and any(one.is_growth or one.is_share for one in near):
        things = list(_things(above.beside, owners))[:1]
    if not things and said:
        things, said = [said], ""
    if not things:
        return None
    level = _of_caption(_level(things, parties), said)
    if any(one.is_growth for one in near):
        grown = _with_owner(level)
        return growth_of(grown) if _in_percent(above) else _change(grown)
    if any(one.is_share for one in near):
        label = f"share in {lower_first(level.label)}"
        return Named(_with_owner(with_aspect(level, "share", label)))
    level = _with_owner(level)
    grown = _grown(things[0])
    if grown and len(things) == 1 and _in_percent(above):
        return growth_of(_with_owner(measure(grown, level.parties)))
    return Named(level)


def _grown(thing: str) -> str:
    """What grew, for "GDP growth" and "Growth in output"; "" for anything else."""
    for opening in _GROWTH_OF:
        if thing.lower().startswith(opening):
            return thing[len(opening) :]
    ending = next((one for one in _GROWTH if thing.endswith(one)), "")
    return thing.removesuffix(ending) if ending else ""


def _parties(heads: Sequence[Head], owners: Owners) -> tuple[str, ...]:
    named = (owners.of(one.thing) for one in heads if not one.tells_aspect)
    return tuple(dict.fromkeys(filter(None, named)))


def _things(heads: Sequence[Head], owners: Owners) -> Iterator[str]:
    """What heads say is measured, but whose it is and how it grew."""
    for one in heads:
        if one.thing and not one.tells_aspect and owners.of(one.thing) is None:
            yield one.thing


def _level(things: list[str], parties: tuple[str, ...]) -> Measure:
    """The measure of the first known thing, told apart by the words of the others."""
    first = next((one for one in things if _is_known([one])), things[0])
    made = measure(first, parties)
    others = [one for one in things if one != first]
    if not others:
        return made
    words = {word for one in others for word in (measure(one).topic, *measure(one).words)}
    label = ", ".join((made.label, *(lower_first(one) for one in others)))
    return replace(made, label=label, words=tuple(sorted({*made.words, *words})), pair=False)


def _with_owner(made: Measure) -> Measure:
    """The measure with its owner in the label: "Uzbekistan’s wheat exports"."""
    if len(made.parties) != 1 or made.parties[0] in made.label:
        return made
    return replace(made, label=f"{possessive(made.parties[0])} {lower_first(made.label)}")


def _of_caption(made: Measure, said: str) -> Measure:
    """The measure told apart by what the caption adds: "Trade with China" is no other's."""
    if not said:
        return made
    named = tuple(dict.fromkeys(place.name for place in places(said)))
    if not made.parties and len(named) == 1:
        return replace(made, parties=named)
    told = measure(said)
    more = {told.topic, *told.words} - lexicon_words("tables.txt", "empty_captions")
    more |= {f"of-{fold(name).replace(' ', '-')}" for name in named if name not in made.parties}
    if not more or more <= {made.topic, *made.words}:
        return made
    label = f"{made.label}, {lower_first(said)}"
    return replace(made, label=label, words=tuple(sorted({*made.words, *more})))


def _change(level: Measure) -> Named:
    return Named(with_aspect(level, "change", f"change in {lower_first(level.label)}"), level)


def _in_percent(above: Above) -> bool:
    units = (one.unit for one in (*above.columns, above.row, above.section, above.caption))
    first = next((unit for unit in units if unit is not None), None)
    return first is None or first.is_percent


def _is_known(things: Sequence[str]) -> bool:
    """Whether one of these is a measure that news know: exports, GDP, inflation."""
    return any(measure(one).topic in _topics() for one in things)


@cache
def _topics() -> frozenset[str]:
    return frozenset(row[0] for row in rows("figures_measures.tsv", 4))
