"""What the analyst decides about names: checked, kept in the packs, and taken back.

Each decision gives an `Undo`; taking that back gives the `Undo` of the taking back.
"""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from briefindex.desk.name_file import KeptNames
from briefindex.errors import NotInPackError, SatchelError
from briefindex.model.mention import EntityId, EntityType
from briefindex.model.naming import LONGEST_NAME, GlossaryEntry, Named, NameDecision
from briefindex.model.span import ArticleId
from briefindex.packs.entity_links import id_of, key_of
from briefindex.packs.entity_writer import Changes, EntityPen
from briefindex.packs.store import Store

Undo = tuple[tuple[Path, Changes], ...]
"""By pack folder, the changes that take a decision back."""
_DECLINED = "names_declined"


class Naming:
    """Decides about the names of the open packs; belongs to the thread of their stores."""

    def __init__(self, stores: Sequence[Store], kept: KeptNames | None = None) -> None:
        """Write to the packs of `stores`; `kept` is where other packs find the decisions."""
        self._stores = stores
        self._kept = kept or KeptNames()

    def rename(self, entity: EntityId, name: str) -> Undo:
        """Call an entity otherwise; one that is called so already becomes the same.

        Raises:
            SatchelError: the name is empty or the one it has.
        """
        subject = self._named(entity)
        target = Named(subject.type, _name(name))
        if target == subject:
            raise SatchelError(f"It is called “{subject.name}” already: type another name.")
        decision = NameDecision("rename", subject, target)
        return self.decide([decision, *_hidden_still(self._stores, decision)])

    def retype(self, entity: EntityId, type: EntityType) -> Undo:  # noqa: A002 - the word of the model
        """Say that an entity is of another type.

        Raises:
            SatchelError: it is of that type already.
        """
        subject = self._named(entity)
        if type == subject.type:
            raise SatchelError(f"“{subject.name}” is of that type already.")
        decision = NameDecision("retype", subject, Named(type, subject.name))
        return self.decide([decision, *_hidden_still(self._stores, decision)])

    def merge(self, entities: Iterable[EntityId], into: EntityId) -> Undo:
        """Say that entities are the same as another one, which gives its name and type.

        Raises:
            SatchelError: one is merged into itself, or never to be linked to it.
        """
        target = self._named(into)
        decisions: list[NameDecision] = []
        for entity in dict.fromkeys(entities):
            subject = self._named(entity)
            if entity == into:
                raise SatchelError(
                    f"“{subject.name}” cannot be merged into itself: choose another."
                )
            if any(store.naming.links.apart(entity, into) for store in self._stores):
                raise SatchelError(
                    f"You said never to link “{subject.name}” and “{target.name}”: "
                    "take that back first."
                )
            decisions.append(NameDecision("merge", subject, target))
        return self.decide(decisions)

    def split(
        self,
        entity: EntityId,
        surfaces: Iterable[str],
        places: Iterable[tuple[ArticleId, int]],
        target: Named,
    ) -> Undo:
        """Take out of an entity what is written so, and the mentions at those places.

        A place is an article and an offset into its text; `target` is what is taken out now.

        Raises:
            SatchelError: nothing is taken out, or it would be the same entity again.
        """
        subject = self._named(entity)
        target = Named(target.type, _name(target.name))
        if id_of(target) == entity:
            raise SatchelError(
                f"What is split off needs another name or type than “{subject.name}”."
            )
        decisions = [NameDecision("split", subject, target, surface) for surface in surfaces]
        wanted = set(places)
        decisions += [
            NameDecision("split", subject, target, m.surface, m.article, m.span.start)
            for store in (self._stores if wanted else ())
            for m in store.entities.mentions(entity)
            if (m.article, m.span.start) in wanted
        ]
        if not decisions:
            raise SatchelError("Nothing was chosen to split off: choose an alias or a mention.")
        return self.decide(decisions)

    def hide(self, entity: EntityId) -> Undo:
        """Leave an entity out of lists, marks and briefs."""
        return self.decide([NameDecision("hide", self._named(entity))])

    def show(self, entity: EntityId) -> Undo:
        """Take back that an entity is hidden."""
        return self._change({key_of(NameDecision("hide", self._named(entity))): None})

    def never(self, one: EntityId, other: EntityId) -> Undo:
        """Never link these two, whatever a glossary or a later reading says.

        Raises:
            SatchelError: they are one.
        """
        subject, target = self._named(one), self._named(other)
        if one == other:
            raise SatchelError(f"“{subject.name}” is one entity: split it first.")
        return self.decide([NameDecision("never", subject, target)])

    def decide(self, decisions: Sequence[NameDecision]) -> Undo:
        """Keep decisions, all or none in each pack."""
        return self._change(_changes(self._stores, decisions))

    def drop(self, *decisions: NameDecision) -> Undo:
        """Take back single decisions, whatever came after them."""
        return self._change({key_of(decision): None for decision in decisions})

    def take_back(self, undo: Undo, *, forget: bool = True) -> Undo:
        """Make every pack what it was before.

        With `forget` False what was decided is still offered: it stands in another pack.
        """
        done: list[tuple[Path, Changes]] = []
        for folder, changes in undo:
            with EntityPen(folder) as pen:
                done.append((folder, pen.change(changes)))
            self._remember({k: d for k, d in changes.items() if forget or d is not None})
        return tuple(done)

    def set_glossaries(
        self, glossaries: Mapping[Path, Sequence[GlossaryEntry]]
    ) -> dict[Path, tuple[GlossaryEntry, ...]]:
        """Put these entries in the place of the glossaries of these packs.

        Gives what takes that back: what stood there before.
        """
        before: dict[Path, tuple[GlossaryEntry, ...]] = {}
        for folder, entries in glossaries.items():
            with EntityPen(folder) as pen:
                before[folder] = pen.store.naming.glossary()
                pen.set_glossary(entries)
        return before

    def offered(self) -> tuple[NameDecision, ...]:
        """Decisions from other packs about names that the open packs have too.

        Without those that stand here already, contradict what was decided here, or were declined.
        """
        kept = self._kept.read()
        wanted = {d for store in self._stores for d in self._open_to(store, kept)}
        return tuple(decision for decision in kept if decision in wanted)

    def accept(self, decisions: Sequence[NameDecision]) -> Undo:
        """Keep decisions that were offered, each in the packs that it is offered to."""
        done: list[tuple[Path, Changes]] = []
        for store in self._stores:
            changes = _changes([store], self._open_to(store, decisions))
            if changes:
                with EntityPen(store.folder) as pen:
                    done.append((store.folder, pen.change(changes)))
        return tuple(done)

    def decline(self, decisions: Sequence[NameDecision]) -> None:
        """Do not offer these again to the open packs."""
        for store in self._stores:
            kept = (store.fact(_DECLINED) or "").split("\n")
            keys = dict.fromkeys([*kept, *map(key_of, decisions)])
            with EntityPen(store.folder) as pen:
                pen.note(_DECLINED, "\n".join(key for key in keys if key))

    def _open_to(self, store: Store, kept: Sequence[NameDecision]) -> list[NameDecision]:
        """Those decisions that a pack has not, did not decline, and that change something."""
        closed = {key_of(decision) for decision in store.naming.decisions()}
        closed.update((store.fact(_DECLINED) or "").split("\n"))
        return [d for d in kept if key_of(d) not in closed and self._fits(store, d)]

    def _fits(self, store: Store, decision: NameDecision) -> bool:
        """Whether a decision would change something in a pack."""
        names, subject = store.entities, id_of(decision.subject)
        if decision.kind == "never" and decision.target is not None:
            ends = (subject, id_of(decision.target))
            both = all(any(s.entities.named(end) for s in self._stores) for end in ends)
            return both and any(names.named(end) for end in ends)
        if names.named(subject) is None or decision.target is None:
            return names.named(subject) is not None
        if store.naming.links.apart(subject, id_of(decision.target)):
            return False
        return decision.kind != "split" or decision.surface in names.aliases(subject)

    def _change(self, changes: Changes) -> Undo:
        done: list[tuple[Path, Changes]] = []
        for store in self._stores:
            with EntityPen(store.folder) as pen:
                done.append((store.folder, pen.change(changes)))
        # What stood nowhere here was another pack's: it is not forgotten.
        gone = {key for _, before in done for key, decision in before.items() if decision}
        self._remember({k: d for k, d in changes.items() if d is not None or k in gone})
        return tuple(done)

    def _remember(self, changes: Changes) -> None:
        made = [decision for decision in changes.values() if decision is not None]
        self._kept.change(made, [key for key, decision in changes.items() if decision is None])

    def _named(self, entity: EntityId) -> Named:
        for store in self._stores:
            named = store.entities.named(entity)
            if named is not None:
                return named
        raise NotInPackError("No article of the open packs names this any more.")


def _changes(stores: Sequence[Store], decisions: Iterable[NameDecision]) -> Changes:
    """What decisions change in packs."""
    changes: dict[str, NameDecision | None] = {}
    for decision in decisions:
        if decision.target is not None and decision.kind != "never":
            # What it leads to may lead on, but not back.
            if any(_leads(store, decision.target, decision.subject) for store in stores):
                back = NameDecision("merge", decision.target, decision.subject)
                changes.setdefault(key_of(back), None)
            changes.update(dict.fromkeys(_split_off(stores, decision), None))
        changes[key_of(decision)] = decision
    return changes


def _leads(store: Store, one: Named, other: Named) -> bool:
    """Whether the decisions of a pack lead from one thing, step by step, to another."""
    steps, here, end = store.naming.links.steps, id_of(one), id_of(other)
    seen = set[EntityId]()
    while here != end and here in steps and here not in seen:
        seen.add(here)
        here = id_of(steps[here])
    return here == end and bool(seen)


def _split_off(stores: Sequence[Store], decision: NameDecision) -> set[str]:
    """Under which keys spellings were taken out that a decision puts back where they were."""
    if decision.kind == "split" or decision.target is None:
        return set()
    subject, target = id_of(decision.subject), id_of(decision.target)
    return {
        key_of(one)
        for store in stores
        for one in store.naming.decisions()
        if one.kind == "split" and one.article is None and one.target is not None
        if id_of(store.naming.links.follow(one.target)) == subject
        if id_of(store.naming.links.follow(one.subject)) == target
    }


def _hidden_still(stores: Sequence[Store], decision: NameDecision) -> list[NameDecision]:
    """What keeps an entity hidden under the name or type that a decision gives it."""
    target = decision.target
    hidden = any(id_of(decision.subject) in store.naming.links.hidden for store in stores)
    return [NameDecision("hide", target)] if hidden and target is not None else []


def _name(words: str) -> str:
    name = " ".join(words.split())
    if not name:
        raise SatchelError("A name needs at least one letter: type one.")
    if len(name) > LONGEST_NAME:
        raise SatchelError(f"A name has at most {LONGEST_NAME} letters: shorten it.")
    return name
