"""The names of one pack as the analyst wants them: by name, alias and article. Reads only.

For lists, pages and searches: everything is answered from SQLite's indexes, with the decisions
and the glossary put on; a mention is never read that the question is not about.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, Final, get_args

from briefindex.model.entity_page import EntityRow
from briefindex.model.mention import EntityId, EntityType, Mention
from briefindex.model.naming import Named
from briefindex.model.span import ArticleId
from briefindex.packs.connections import readable
from briefindex.packs.entity_counts import entity_rows
from briefindex.packs.entity_links import id_of
from briefindex.packs.entity_overlay import EntityOverlay
from briefindex.packs.mention_rows import SELECT, mention_of
from briefindex.text.folding import fold
from briefindex.text.identity import entity_id

_COLUMNS = "SELECT article, start, end, surface, type, entity, canonical FROM mention"
_NAMED: Final[tuple[EntityType, ...]] = tuple(
    kind for kind in get_args(EntityType) if kind != "date"
)
_MANY = 400
_CALLED = "SELECT entity, folded FROM alias WHERE folded = ?"
_CALLED_WITH = "SELECT entity, folded FROM alias WHERE instr(' ' || folded || ' ', ?) LIMIT 1000"


class EntityView:
    """Who and what is named in one pack; belongs to the thread of its store.

    Dates are no entities here. Hidden entities are found by nothing but their id.
    """

    def __init__(
        self, folder: Path, rows: Callable[..., Iterable[Any]], overlay: EntityOverlay
    ) -> None:
        """Read through `rows`, which runs one statement of SQL with its values."""
        self._folder = folder
        self._rows = rows
        self._overlay = overlay

    def resolve(self, name: str, type: EntityType | None = None) -> tuple[EntityId, ...]:  # noqa: A002 - the word of the contract
        """The entities that are called `name`, most mentioned first; empty where none is.

        A name is the canonical one or an alias, compared folded ("Xian" is "Xi'an"). Where no
        entity is called just so, those are found whose name has all the words of `name` in that
        order ("Jinping"). With `type` only entities of that type.
        """
        folded = " ".join(fold(name).split())
        if not folded:
            return ()
        found = self._called(folded, whole=True) or self._called(folded, whole=False)
        kept = [
            (identifier, named)
            for identifier, named in found.items()
            if (type is None or named.type == type) and identifier not in self._overlay.links.hidden
        ]
        counts = {identifier: self._count(identifier) for identifier, _ in kept}
        kept.sort(key=lambda item: (-counts[item[0]], item[1].name))
        return tuple(identifier for identifier, _ in kept if counts[identifier])

    def named(self, entity: EntityId) -> Named | None:
        """What an entity is and is called; None where nothing in the pack is of that id."""
        return next((Named(m.type, m.canonical) for m in self._mentions(entity)), None)

    def aliases(self, entity: EntityId) -> tuple[str, ...]:
        """How the articles write it: the distinct surfaces, most frequent first."""
        counts = Counter(mention.surface for mention in self._mentions(entity))
        return tuple(surface for surface, _ in counts.most_common())

    def articles(self, entity: EntityId) -> frozenset[ArticleId]:
        """The articles that name it."""
        if self._is_plain(entity):
            rows = self._rows("SELECT DISTINCT article FROM mention WHERE entity = ?", entity)
            return frozenset(ArticleId(article) for (article,) in rows)
        return frozenset(mention.article for mention in self._mentions(entity))

    def mentions(self, entity: EntityId) -> tuple[Mention, ...]:
        """Its mentions, by article in the order of the ids, then by offset."""
        return tuple(sorted(self._mentions(entity), key=lambda m: (m.article, m.span)))

    def rows(self) -> tuple[EntityRow, ...]:
        """Every entity, hidden ones too, in no order, with its counts."""
        with readable(self._folder):
            return tuple(entity_rows(self._rows, self._overlay))

    def sources_of(self, entity: EntityId) -> frozenset[EntityId]:
        """The entities, as they were found, of which some mention may be of this one now."""
        links, found = self._overlay.links, {entity}
        waiting = [entity]
        while waiting:
            target = waiting.pop()
            befores = [one for one, step in links.steps.items() if id_of(step) == target]
            befores += [one for (one, _), step in links.aliases.items() if id_of(step) == target]
            befores += self._from_glossary(target)
            waiting += [one for one in befores if one not in found]
            found.update(befores)
        return frozenset(found)

    def _called(self, folded: str, *, whole: bool) -> dict[EntityId, Named]:
        """By id, what is called so: by the articles, the decisions or the glossary."""
        found: dict[EntityId, Named] = {}
        for identifier, surface in self._sightings(folded, whole=whole):
            for mention in self._read("entity = ? LIMIT 1", identifier):
                natural = Named(mention.type, mention.canonical)
                known = self._overlay.known([surface, natural.name])
                links = self._overlay.links
                final = links.follow(links.known(natural, surface, known), surface)
                found[id_of(final)] = final
        for identifier, named in self._overlay.links.shown.items():
            name = fold(named.name)
            if _matches(folded, name, whole=whole):
                found[identifier] = named
        known = self._overlay.known([folded]).get(folded)
        if known is not None:
            final = self._overlay.links.follow(known)
            found[id_of(final)] = final
        return found

    def _sightings(self, folded: str, *, whole: bool) -> Iterator[tuple[EntityId, str]]:
        """Entities as they were found, each with the folded name by which it was."""
        if self._overlay.is_there():
            value = folded if whole else f" {folded} "
            for entity, name in self._rows(_CALLED if whole else _CALLED_WITH, value):
                yield EntityId(entity), str(name)
            return
        for entity, canonical, surface in self._rows(
            "SELECT DISTINCT entity, canonical, surface FROM mention WHERE type <> 'date'"
        ):
            for name in {fold(canonical), fold(surface)}:
                if _matches(folded, name, whole=whole):
                    yield EntityId(entity), name

    def _from_glossary(self, target: EntityId) -> list[EntityId]:
        """Entities as they were found that the glossary may take for `target`."""
        if not self._overlay.has_glossary:
            return []
        found: list[EntityId] = []
        for folded in self._overlay.glossary_names(target):
            found += (entity_id(kind, folded) for kind in _NAMED)
            rows = self._rows("SELECT entity FROM alias WHERE folded = ?", folded)
            found += (EntityId(entity) for (entity,) in rows)
        return found

    def _is_plain(self, entity: EntityId) -> bool:
        """Whether its mentions are just those that were found of it."""
        links = self._overlay.links
        return self._overlay.is_bare or not (
            self._overlay.has_glossary
            or links.places
            or entity in links.shown
            or entity in links.subjects()
            or len(self.sources_of(entity)) > 1
        )

    def _count(self, entity: EntityId) -> int:
        if self._is_plain(entity):
            ((count,),) = self._rows("SELECT count(*) FROM mention WHERE entity = ?", entity)
            return int(count)
        return sum(1 for _ in self._mentions(entity))

    def _mentions(self, entity: EntityId) -> Iterator[Mention]:
        if self._is_plain(entity):
            yield from self._read("entity = ? AND type <> 'date'", entity)
            return
        overlay = self._overlay
        sources = self.sources_of(entity)
        read = [m for one in sources for m in self._read("entity = ? AND type <> 'date'", one)]
        for place, target in overlay.links.places.items():
            if id_of(overlay.links.follow(target)) == entity:
                moved = self._read("article = ? AND start = ? AND type <> 'date'", *place)
                read += (m for m in moved if m.entity not in sources)
        yield from (m for m in overlay.on(read, hidden=True) if m.entity == entity)

    def _read(self, where: str, *values: object) -> list[Mention]:
        sql = f"{SELECT} WHERE {where}"
        with readable(self._folder):
            return [mention_of(row) for row in self._rows(sql, *values)]


def _matches(wanted: str, name: str, *, whole: bool) -> bool:
    return name == wanted or (not whole and f" {wanted} " in f" {name} ")
