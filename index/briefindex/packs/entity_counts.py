"""How often each entity of a pack is named, with the decisions put on. Reads only.

What no decision touches is counted by SQLite alone, from its index of entities; only what a
decision or the glossary may lead elsewhere is read mention by mention.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from briefindex.model.entity_page import EntityRow
from briefindex.model.mention import EntityId, Mention
from briefindex.model.naming import Named
from briefindex.packs.entity_overlay import EntityOverlay
from briefindex.packs.mention_rows import SELECT, mention_of, named_of
from briefindex.text.folding import fold

_COUNTS = (
    "SELECT g.entity, m.type, m.canonical, g.mentions, g.articles FROM (SELECT entity, "
    "count(*) AS mentions, count(DISTINCT article) AS articles, min(rowid) AS first "
    "FROM mention GROUP BY entity) g JOIN mention m ON m.rowid = g.first WHERE m.type <> 'date'"
)
_MATCHED = "SELECT DISTINCT a.entity FROM glossary g JOIN alias a ON a.folded = g.folded"
_WITH = " WHERE m.entity = ? AND m.type <> 'date'"
_AT = " WHERE m.article = ? AND m.start = ? AND m.type <> 'date'"


@dataclass(slots=True)
class _Tally:
    """The mentions of one entity."""

    named: Named
    mentions: int = 0
    articles: set[str] = field(default_factory=set[str])
    names: set[str] = field(default_factory=set[str])


def entity_rows(rows: Callable[..., Iterable[Any]], overlay: EntityOverlay) -> list[EntityRow]:
    """Every entity of a pack, hidden ones too, in no order.

    Raises:
        ValueError: the pack holds what Satchel does not write.
    """
    counted = {
        EntityId(entity): (named_of(kind, name), mentions, articles)
        for entity, kind, name, mentions, articles in rows(_COUNTS)
    }
    names = _names(rows, overlay)
    tallies = {} if overlay.is_bare else _tallies(rows, overlay, set(counted))
    found = [
        EntityRow(entity, named, mentions, articles, _words(named, names.get(entity, [])))
        for entity, (named, mentions, articles) in counted.items()
        if entity not in tallies
    ]
    hidden = overlay.links.hidden
    for entity, tally in tallies.items():
        if tally.mentions:
            words = _words(tally.named, sorted(tally.names))
            row = (entity, tally.named, tally.mentions, len(tally.articles), words)
            found.append(EntityRow(*row, hidden=entity in hidden))
    return found


def _tallies(
    rows: Callable[..., Iterable[Any]], overlay: EntityOverlay, known: set[EntityId]
) -> dict[EntityId, _Tally]:
    """By id, the counts of all that a decision or the glossary touches."""
    links = overlay.links
    touched = links.subjects() | links.hidden | set(links.shown)
    if overlay.has_glossary:
        touched |= {EntityId(entity) for (entity,) in rows(_MATCHED)}
    touched &= known
    moved = [m for place in links.places for m in map(mention_of, rows(SELECT + _AT, *place))]
    touched |= {mention.entity for mention in moved}
    tallies = {entity: _Tally(Named("place", "")) for entity in touched}
    waiting = touched
    while waiting:
        met: set[EntityId] = set()
        for entity in waiting:
            read = [mention_of(row) for row in rows(SELECT + _WITH, entity)]
            for mention in overlay.on(read, hidden=True):
                met.add(mention.entity)
                _count(tallies, mention)
        # What was led to may have mentions of its own that nothing leads anywhere.
        waiting = (met & known) - touched
        touched |= waiting
    return tallies


def _count(tallies: dict[EntityId, _Tally], mention: Mention) -> None:
    named = Named(mention.type, mention.canonical)
    tally = tallies.setdefault(mention.entity, _Tally(named))
    tally.named = named
    tally.mentions += 1
    tally.articles.add(mention.article)
    tally.names.add(fold(mention.surface))


def _names(rows: Callable[..., Iterable[Any]], overlay: EntityOverlay) -> dict[EntityId, list[str]]:
    """By id as it was found, the folded names that the articles use."""
    found: dict[EntityId, list[str]] = {}
    if overlay.is_there():
        for folded, entity in rows("SELECT folded, entity FROM alias"):
            found.setdefault(EntityId(entity), []).append(folded)
    return found


def _words(named: Named, names: list[str]) -> str:
    return f" {'  '.join(dict.fromkeys([fold(named.name), *names]))} "
