"""The names of one pack as a search asks for them: by their beginning, with counts. Reads only."""

import json
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import Final

from briefindex.model.mention import EntityId, EntityType
from briefindex.model.span import ArticleId
from briefindex.packs.connections import readable
from briefindex.packs.entity_view import EntityView
from briefindex.packs.mention_rows import SELECT, mention_of
from briefindex.text.folding import fold

_BEGINNING: Final = "SELECT DISTINCT folded FROM alias WHERE instr(' ' || folded, ?) LIMIT 20000"
_OF_MOST: Final = (
    " JOIN (SELECT min(rowid) AS first, count(DISTINCT article) AS articles FROM mention "
    "WHERE article IN (SELECT value FROM json_each(?)) AND type <> 'date' GROUP BY entity "
    "ORDER BY articles DESC, first LIMIT ?) g ON m.rowid = g.first ORDER BY g.articles DESC"
)


class EntityLookup(EntityView):
    """Who and what is named in one pack, for a search; belongs to the thread of its store."""

    def called(self, name: str, kinds: Collection[EntityType]) -> frozenset[EntityId]:
        """What is called just so, by its canonical name or as articles write it.

        Only what some article names and nothing hidden; `name` is compared folded.
        """
        folded = " ".join(fold(name).split())
        hidden = self._overlay.links.hidden
        return frozenset(
            identifier
            for identifier, named in self._called(folded, whole=True).items()
            if named.type in kinds and identifier not in hidden and self._count(identifier)
        )

    def beginning(self, prefix: str) -> Sequence[str]:
        """The folded names with a word that begins with the folded `prefix`, in no order.

        At most 20,000. With the analyst's own names, which no article may have.
        """
        own = [fold(named.name) for named in self._overlay.links.shown.values()]
        own += self._overlay.known() if self._overlay.has_glossary else ()
        found = {name for name in own if f" {prefix}" in f" {name}"}
        if self._overlay.is_there():
            rows = self._rows(_BEGINNING, f" {prefix}")
            return [*found, *(str(name) for (name,) in rows if name not in found)]
        sql = "SELECT DISTINCT canonical, surface FROM mention WHERE type <> 'date'"
        found.update(
            name for row in self._rows(sql) for name in map(fold, row) if f" {prefix}" in f" {name}"
        )
        return list(found)

    def surfaces(self, entity: EntityId) -> Sequence[str]:
        """How the articles write it, most frequent first."""
        if not self._is_plain(entity):
            return self.aliases(entity)
        sql = "SELECT surface, count(*) FROM mention WHERE entity = ? GROUP BY surface"
        rows = self._rows(sql, entity)
        return [str(surface) for surface, _ in sorted(rows, key=lambda row: (-row[1], row[0]))]

    def counts(self, entity: EntityId) -> Mapping[ArticleId, int]:
        """How often each article names it; only articles that do."""
        if self._is_plain(entity):
            sql = "SELECT article, count(*) FROM mention WHERE entity = ? GROUP BY article"
            return {ArticleId(article): int(count) for article, count in self._rows(sql, entity)}
        return Counter(mention.article for mention in self._mentions(entity))

    def most_named(self, articles: Collection[ArticleId], most: int) -> Mapping[EntityId, str]:
        """Who and what most of these articles name, as the analyst calls it, most named first."""
        with readable(self._folder):
            rows = self._rows(SELECT + _OF_MOST, json.dumps(sorted(articles)), most)
            found = self._overlay.on([mention_of(row) for row in rows])
        return {mention.entity: mention.canonical for mention in found}
