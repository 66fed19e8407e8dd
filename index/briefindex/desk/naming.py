"""What the analyst decides about names: checked, kept in the packs, and taken back.

Each decision gives an `Undo`; taking that back gives the `Undo` of the taking back.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

from briefindex.desk.name_file import KeptNames
from briefindex.errors import NotInPackError, SatchelError
from briefindex.model.mention import EntityId, EntityType
from briefindex.model.naming import GlossaryEntry, Named, NameDecision
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
        changes: dict[str, NameDecision | None] = {}
        for decision in decisions:
            if decision.target is not None and decision.kind != "never":
                # What it leads to is to be the end of the way, not the beginning of one back.
                back = NameDecision("merge", decision.target, decision.subject)
                changes.setdefault(key_of(back), None)
                changes.update(dict.fromkeys(_split_off(self._stores, decision), None))
            changes[key_of(decision)] = decision
        return self._change(changes)

    def drop(self, decision: NameDecision) -> Undo:
        """Take back one decision, whatever came after it."""
        return self._change({key_of(decision): None})

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

    def set_glossary(self, entries: Sequence[GlossaryEntry]) -> None:
        """Put these entries in the place of the glossary of each open pack."""
        for store in self._stores:
            with EntityPen(store.folder) as pen:
                pen.set_glossary(entries)

    def offered(self) -> tuple[NameDecision, ...]:
        """Decisions from other packs about names that the open packs have too.

        Without those that stand here already, contradict what was decided here, or were declined.
        """
        standing = {key_of(d): d for store in self._stores for d in store.naming.decisions()}
        declined = {
            line for store in self._stores for line in (store.fact(_DECLINED) or "").split("\n")
        }
        return tuple(
            decision
            for decision in self._kept.read()
            if key_of(decision) not in standing
            and key_of(decision) not in declined
            and self._fits(decision)
        )

    def decline(self, decisions: Sequence[NameDecision]) -> None:
        """Do not offer these again to the open packs."""
        for store in self._stores:
            kept = (store.fact(_DECLINED) or "").split("\n")
            keys = dict.fromkeys([*kept, *map(key_of, decisions)])
            with EntityPen(store.folder) as pen:
                pen.note(_DECLINED, "\n".join(key for key in keys if key))

    def _fits(self, decision: NameDecision) -> bool:
        """Whether it would change something here."""
        links = [store.naming.links for store in self._stores]
        subject = id_of(decision.subject)
        if not self._has(subject):
            return False
        if decision.target is None:
            return True
        target = id_of(decision.target)
        if decision.kind == "never":
            return self._has(target)
        if any(each.apart(subject, target) for each in links):
            return False
        if decision.kind != "split":
            return True
        surfaces = {a for store in self._stores for a in store.entities.aliases(subject)}
        return decision.surface in surfaces

    def _has(self, entity: EntityId) -> bool:
        return any(store.entities.named(entity) is not None for store in self._stores)

    def _change(self, changes: Changes) -> Undo:
        done: list[tuple[Path, Changes]] = []
        for store in self._stores:
            with EntityPen(store.folder) as pen:
                done.append((store.folder, pen.change(changes)))
        self._remember(changes)
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
    return name
