"""Lets only those matches through that pass the filters, and counts what there is to choose."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from briefindex.model.mention import EntityId
from briefindex.model.search import FacetCount, Facets, Filters, Reading
from briefindex.model.span import ArticleId
from briefindex.search.facets import Counting, FacetColumns, Masks, facets
from briefindex.search.matches import Matches
from briefindex.search.shelf import Shelf

_MORE_ASKED: Final = 2
"""So many times more names are looked at than shown: some are one to the analyst, some hidden."""


@dataclass(slots=True)
class _Kept:
    """The columns of one pack, and which documents pass the filters asked for last."""

    documents: object
    columns: FacetColumns
    asked: tuple[Filters, Reading] | None = None
    masks: Masks | None = None


class Narrowing:
    """Filters the matches of one desk's packs."""

    def __init__(self, shelves: Sequence[Shelf]) -> None:
        """Make columns when they are asked for."""
        self._shelves = shelves
        self._kept: dict[int, _Kept] = {}

    def narrowed(
        self, found: Sequence[Matches], filters: Filters, reading: Reading
    ) -> tuple[list[Matches], Callable[[], Facets]]:
        """The matches of each pack that pass, and what counts all when that is asked."""
        counted = self._countings(found, filters, reading)
        kept = [
            each.matches.among(each.masks.passing) if each.masks.each else each.matches
            for each in counted
        ]
        return kept, lambda: facets(counted, reading)

    def passing(self, filters: Filters, reading: Reading) -> frozenset[ArticleId]:
        """All articles that pass."""
        found: set[ArticleId] = set()
        for place in range(len(self._shelves)):
            masks = self._masks(place, filters, reading)
            documents = masks.columns.documents
            found.update(documents.ids_of(masks.narrowed(np.flatnonzero(documents.alive))))
        return frozenset(found)

    def entities(
        self, found: Sequence[Matches], filters: Filters, reading: Reading, most: int
    ) -> tuple[FacetCount, ...]:
        """What most of the articles name that pass all filters but that for names."""
        counts: Counter[EntityId] = Counter()
        names: dict[EntityId, str] = {}
        for place, each in enumerate(self._countings(found, filters, reading)):
            numbers = each.masks.narrowed(each.matches.numbers, "entities")
            articles = set(each.masks.columns.documents.ids_of(numbers))
            entities = self._shelves[place].store.entities
            for entity, name in entities.most_named(articles, most * _MORE_ASKED).items():
                counts[entity] += len(articles.intersection(entities.counts(entity)))
                names[entity] = name
        ranked = sorted(counts.items(), key=lambda each: (-each[1], names[each[0]]))[:most]
        return tuple(FacetCount(entity, count, names[entity]) for entity, count in ranked if count)

    def _countings(
        self, found: Sequence[Matches], filters: Filters, reading: Reading
    ) -> list[Counting]:
        return [
            Counting(self._masks(place, filters, reading), matches)
            for place, matches in enumerate(found)
        ]

    def _masks(self, place: int, filters: Filters, reading: Reading) -> Masks:
        shelf = self._shelves[place]
        documents = shelf.known.documents
        kept = self._kept.get(place)
        if kept is None or kept.documents is not documents:
            sources = shelf.store.overlays.overlay(inferred=False).sources
            kept = self._kept[place] = _Kept(documents, FacetColumns(documents, sources))
        if kept.masks is None or kept.asked != (filters, reading):
            kept.asked = filters, reading
            kept.masks = kept.columns.masks(filters, reading, _naming(shelf, filters))
        return kept.masks


def _naming(shelf: Shelf, filters: Filters) -> Iterable[ArticleId]:
    lookup = shelf.names.lookup
    return {article for entity in filters.entities for article in lookup.counts(entity)}
