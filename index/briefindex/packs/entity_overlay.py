"""What lies over the names that were found in one pack: the analyst's decisions and glossary.

Reads only. The mentions are kept as they were found; what is here is put on whenever they are
read, so that a new reading never loses a decision.
"""

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from briefindex.model.figure import Figure
from briefindex.model.mention import EntityId, Mention
from briefindex.model.naming import GlossaryEntry, Named, NameDecision
from briefindex.packs import codec
from briefindex.packs.connections import readable
from briefindex.packs.entity_links import EntityLinks, id_of
from briefindex.packs.entity_parties import with_parties
from briefindex.packs.entity_split import SplitParties
from briefindex.packs.mention_rows import named_of
from briefindex.text.folding import fold

NAMED: Final = "named"
"""The property that counts how often the decisions about names or the glossary changed."""
GLOSSARY: Final = "glossary"
"""The property that counts how often the glossary changed."""
VERSION: Final = 3
_MANY = 400
_MOST_ASKED = 4000


class EntityOverlay:
    """Reads what lies over the names of one pack.

    A pack of an older version that cannot be written has none of it.
    """

    def __init__(self, folder: Path, rows: Callable[..., Iterable[Any]]) -> None:
        """Read through `rows`, which runs one statement of SQL with its values.

        Every method raises PackDamagedError where it cannot understand what it reads.
        """
        self._folder = folder
        self._rows = rows
        self._state: dict[str, str] | None = None
        self._links = EntityLinks()
        self._glossary_names: dict[EntityId, list[str]] | None = None
        self.has_glossary = False

    def is_there(self) -> bool:
        """Whether the pack has the tables of names."""
        ((version,),) = self._rows("PRAGMA user_version")
        return int(version) >= VERSION

    def decisions(self) -> tuple[NameDecision, ...]:
        """What was decided about names, in the order in which it was."""
        if not self.is_there():
            return ()
        rows = self._rows("SELECT value FROM naming ORDER BY seq")
        with readable(self._folder):
            return tuple(codec.loads(NameDecision, text) for (text,) in rows)

    @property
    def links(self) -> EntityLinks:
        """The decisions, ready to be followed."""
        self._read()
        return self._links

    @property
    def is_bare(self) -> bool:
        """Whether names are read just as they were found."""
        self._read()
        return self._links.empty and not self.has_glossary

    def glossary(self) -> tuple[GlossaryEntry, ...]:
        """The glossary, by name; each entry with its aliases in the order of the alphabet."""
        if not self.is_there():
            return ()
        found: dict[Named, list[str]] = {}
        sql = "SELECT type, name, alias FROM glossary ORDER BY name, type, alias"
        with readable(self._folder):
            for kind, name, alias in self._rows(sql):
                aliases = found.setdefault(named_of(kind, name), [])
                if alias != name:
                    aliases.append(alias)
        return tuple(GlossaryEntry(named, tuple(aliases)) for named, aliases in found.items())

    def known(self, names: Iterable[str] | None = None) -> Mapping[str, Named]:
        """By folded name, what the glossary knows: of `names`, or (None) all."""
        self._read()
        if not self.has_glossary:
            return {}
        sql = "SELECT folded, type, name FROM glossary"
        if names is None:
            return self._by_name(self._rows(sql))
        found: dict[str, Named] = {}
        for part in _in_parts(sorted({fold(name) for name in names})):
            marks = ",".join("?" * len(part))
            found |= self._by_name(self._rows(f"{sql} WHERE folded IN ({marks})", *part))
        return found

    def glossary_names(self, entity: EntityId) -> Sequence[str]:
        """The folded names by which the glossary knows an entity."""
        self._read()
        if self._glossary_names is None:
            found: dict[Named, list[str]] = {}
            for folded, named in self.known().items():
                found.setdefault(named, []).append(folded)
            self._glossary_names = {id_of(named): names for named, names in found.items()}
        return self._glossary_names.get(entity, ())

    def on(self, mentions: Sequence[Mention], *, hidden: bool = False) -> tuple[Mention, ...]:
        """The mentions as the analyst wants them; those of hidden entities only if so asked."""
        if self.is_bare:
            return tuple(mentions)
        names = {name for m in mentions for name in (m.surface, m.canonical)}
        known = self.known(names if len(names) <= _MOST_ASKED else None)
        links = self._links
        on = (links.on(mention, known, hidden=hidden) for mention in mentions)
        return tuple(mention for mention in on if mention is not None)

    def on_figures(self, figures: Sequence[Figure]) -> tuple[Figure, ...]:
        """The figures with their parties and speakers called as the analyst calls them."""
        if self.is_bare:
            return tuple(figures)
        names = {name for f in figures for name in (*f.indicator.parties, f.speaker) if name}
        changed = self._called(names)
        if not any(self._links.is_parted(name) for name in names):
            return tuple(_renamed(f, changed) for f in figures) if changed else tuple(figures)
        split = SplitParties(self._rows, self._links, lambda m: self.on(m, hidden=True))
        return tuple(_renamed(figure, {**changed, **split.names(figure)}) for figure in figures)

    def otherwise_called(self, names: Collection[str]) -> frozenset[str]:
        """Those names of parties and speakers that some figure, or all, do not keep."""
        if self.is_bare:
            return frozenset()
        return frozenset((*self._called(names), *filter(self._links.is_parted, names)))

    def calls(self, names: Collection[str]) -> tuple[str, ...]:
        """The same as JSON, each with what it is called; of a parted name what was decided."""
        if self.is_bare:
            return ()
        told = [json.dumps(pair) for pair in self._called(names).items()]
        parted = [name for name in names if self._links.is_parted(name)]
        said = [codec.dumps(decision) for decision in self.decisions()] if parted else []
        return (*sorted(told), *(json.dumps([name, *said]) for name in sorted(parted)))

    def _called(self, names: Collection[str]) -> dict[str, str]:
        """What parties and speakers are called, of those that are called otherwise now."""
        known = self.known(names if len(names) <= _MOST_ASKED else None)
        called = {name: self._links.party(name, known) for name in names}
        return {name: new for name, new in called.items() if name != new}

    def _by_name(self, rows: Iterable[tuple[str, str, str]]) -> dict[str, Named]:
        with readable(self._folder):
            return {folded: named_of(kind, name) for folded, kind, name in rows}

    def _read(self) -> None:
        """Read the decisions again where they changed since."""
        sql = "SELECT name, value FROM property WHERE name IN (?, ?)"
        now = {str(name): str(value) for name, value in self._rows(sql, NAMED, GLOSSARY)}
        if now == self._state:
            return
        self._links = EntityLinks(self.decisions())
        if self._state is None or now.get(GLOSSARY) != self._state.get(GLOSSARY):
            there = self.is_there() and any(self._rows("SELECT 1 FROM glossary LIMIT 1"))
            self.has_glossary, self._glossary_names = there, None
        self._state = now


def _renamed(figure: Figure, changed: Mapping[str, str]) -> Figure:
    speaker = changed.get(figure.speaker or "", figure.speaker)
    indicator = with_parties(figure.indicator, changed)
    if speaker == figure.speaker and indicator is figure.indicator:
        return figure
    return replace(figure, indicator=indicator, speaker=speaker)


def _in_parts(names: Sequence[str]) -> Iterator[Sequence[str]]:
    for at in range(0, len(names), _MANY):
        yield names[at : at + _MANY]
