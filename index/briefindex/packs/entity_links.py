"""What the analyst's decisions make of a name that was found. Knows no database.

Every decision but "hide" and "never" says that one thing is another: a rename leads to the same
thing under another name, a merge to another thing, a split leads away what has one alias. Ids are
made of type and name, so to follow the decisions is to walk from id to id until none leads on.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from briefindex.model.mention import EntityId, EntityType, Mention
from briefindex.model.naming import Named, NameDecision
from briefindex.text.folding import fold
from briefindex.text.identity import entity_id

_Place = tuple[str, int]
_PARTY_TYPES: Final[tuple[EntityType, ...]] = (
    "place",
    "organisation",
    "person",
    "route_or_project",
    "event",
    "facility",
    "product",
)
NO_GLOSSARY: Final[Mapping[str, Named]] = {}


def id_of(named: Named) -> EntityId:
    """The id of what is called so."""
    return entity_id(named.type, named.name)


def ids_of_party(name: str) -> tuple[EntityId, ...]:
    """The ids that a party of a figure, which is a name without a type, may have."""
    return tuple(entity_id(kind, name) for kind in _PARTY_TYPES)


def key_of(decision: NameDecision) -> str:
    """What a decision is kept under: a later one under the same key takes its place."""
    subject, target = id_of(decision.subject), decision.target
    if decision.kind == "hide":
        return f"hide {subject}"
    if decision.kind == "never" and target is not None:
        return "never " + " ".join(sorted((subject, id_of(target))))
    if decision.article is not None:
        return f"mention {decision.article} {decision.start}"
    if decision.kind == "split":
        return f"alias {subject} {fold(decision.surface or '')}"
    return f"entity {subject}"


class EntityLinks:
    """The decisions of one pack, ready to be followed."""

    def __init__(self, decisions: Iterable[NameDecision] = ()) -> None:
        """Take the decisions in the order in which they were made."""
        self.hidden: set[EntityId] = set()
        self.shown: dict[EntityId, Named] = {}
        self.steps: dict[EntityId, Named] = {}
        self.aliases: dict[tuple[EntityId, str], Named] = {}
        self.places: dict[_Place, Named] = {}
        self._places_of: dict[_Place, str] = {}
        self._apart: set[frozenset[EntityId]] = set()
        self._parted: set[EntityId] = set()
        for decision in decisions:
            self._take(decision)

    @property
    def empty(self) -> bool:
        """Whether nothing was decided."""
        return not (self.hidden or self.shown or self._apart or self.places or self.aliases)

    def subjects(self) -> set[EntityId]:
        """Ids of entities as they were found of which some mention may lead elsewhere."""
        return {*self.steps, *(subject for subject, _ in self.aliases)}

    def apart(self, one: EntityId, other: EntityId) -> bool:
        """Whether the analyst said never to link these two."""
        return frozenset((one, other)) in self._apart

    def follow(self, named: Named, surface: str = "") -> Named:
        """What `named` is by all decisions, where a mention of it reads `surface`."""
        here, folded = id_of(named), fold(surface) if surface else ""
        seen = {here}
        while True:
            step = self._step(here, folded, seen)
            if step is None:
                return self.shown.get(here, named)
            named, here = step, id_of(step)
            seen.add(here)

    def on(
        self,
        mention: Mention,
        glossary: Mapping[str, Named] = NO_GLOSSARY,
        *,
        hidden: bool = False,
    ) -> Mention | None:
        """The mention as the analyst wants it; None where its entity is hidden, unless so asked.

        `glossary` has folded names.
        """
        if mention.type == "date":
            return mention
        found = Named(mention.type, mention.canonical)
        moved = self._moved(mention)
        if moved is not None:
            final = self.follow(moved)
        else:
            final = self.follow(self.known(found, mention.surface, glossary), mention.surface)
        identifier = id_of(final)
        if identifier in self.hidden and not hidden:
            return None
        if final == found:
            return mention
        return replace(mention, type=final.type, entity=identifier, canonical=final.name)

    def known(self, found: Named, surface: str, glossary: Mapping[str, Named]) -> Named:
        """What the glossary calls a name that was found, unless a decision says otherwise."""
        if not glossary:
            return found
        known = glossary.get(fold(surface)) or glossary.get(fold(found.name))
        identifier = id_of(found)
        if known is None or identifier in self.steps or self.apart(identifier, id_of(known)):
            return found
        return known

    def party(self, name: str, glossary: Mapping[str, Named] = NO_GLOSSARY) -> str:
        """What a party of a figure, which is a name without a type, is called by all decisions."""
        for kind in _PARTY_TYPES:
            named = Named(kind, name)
            identifier = id_of(named)
            if identifier in self.steps or identifier in self.shown:
                return self.follow(named).name
        known = glossary.get(fold(name))
        return self.follow(known).name if known else name

    def is_parted(self, name: str) -> bool:
        """Whether something was split off what a party of a figure is, on its way or at its end."""
        met = set(ids_of_party(name)) if self._parted else set[EntityId]()
        waiting = list(met)
        while waiting:
            step = self.steps.get(waiting.pop())
            if step is not None and id_of(step) not in met:
                met.add(id_of(step))
                waiting.append(id_of(step))
        return not met.isdisjoint(self._parted)

    def _step(self, here: EntityId, folded: str, seen: set[EntityId]) -> Named | None:
        taken_out = self.aliases.get((here, folded))
        if taken_out is not None and id_of(taken_out) not in seen:
            return taken_out
        step = self.steps.get(here)
        if step is None:
            return None
        there = id_of(step)
        linked = there not in seen and not any(self.apart(one, there) for one in seen)
        return step if linked else None

    def _moved(self, mention: Mention) -> Named | None:
        place = (mention.article, mention.span.start)
        return self.places[place] if self._places_of.get(place) == mention.surface else None

    def _take(self, decision: NameDecision) -> None:
        subject, target = id_of(decision.subject), decision.target
        if decision.kind == "split":
            self._parted.add(subject)
        if target is None:
            self.hidden.add(subject)
        elif decision.kind == "never":
            self._keep_apart(decision.subject, target)
        elif decision.article is not None and decision.start is not None:
            place = (decision.article, decision.start)
            self.places[place], self._places_of[place] = target, decision.surface or ""
            self.shown[id_of(target)] = target
        elif decision.kind == "split":
            self.aliases[subject, fold(decision.surface or "")] = target
            self.shown[id_of(target)] = target
        else:
            if id_of(target) != subject:
                self.steps[subject] = target
            self.shown[id_of(target)] = target

    def _keep_apart(self, one: Named, other: Named) -> None:
        """Also where a later reading takes the name of one for an alias of the other."""
        self._apart.add(frozenset((id_of(one), id_of(other))))
        self.aliases.setdefault((id_of(one), fold(other.name)), other)
        self.aliases.setdefault((id_of(other), fold(one.name)), one)
