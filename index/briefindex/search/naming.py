"""What the names in a query stand for in the open packs, and what there is to say of them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from briefindex.model.span import ArticleId
from briefindex.search.also import Called, with_other_names
from briefindex.search.engine import NO_NAMES, NamesHere
from briefindex.search.folded_text import FoldedText
from briefindex.search.matching import Mark, Marker
from briefindex.search.name_finder import things
from briefindex.search.name_hints import (
    quoted,
    too_broad,
    unknown,
    unread_figures_hint,
    unread_hint,
)
from briefindex.search.names import Names, PackNames
from briefindex.search.query import (
    Also,
    Hint,
    NameLeaf,
    Query,
    all_names,
    has_figures,
    wanted_leaves,
    wanted_names,
)
from briefindex.search.resolving import Resolved
from briefindex.search.shelf import Shelf
from briefindex.search.vocabulary import TooBroadError

_TOLD = 3
"""Letters from which on a name in the typing that nothing is called is worth a word."""


@dataclass(frozen=True, slots=True)
class Naming:
    """A query with its names understood.

    `called` has all its names, those asked for in a field and those of `also`. `suggestion` is
    the query with a name put right. `others_without` are the other names that a literal query
    does not look for.
    """

    query: Query
    called: dict[NameLeaf, Called] = field(default_factory=dict[NameLeaf, Called])
    hints: tuple[Hint, ...] = ()
    suggestion: str | None = None
    others_without: tuple[str, ...] = ()

    @property
    def others(self) -> tuple[str, ...]:
        """Other names, as articles write them, of what the query names."""
        return tuple(dict.fromkeys(n for called in self.called.values() for n in called.others))


def understood(query: Query, packs: Sequence[PackNames]) -> Naming:
    """What the names of `query` stand for."""
    lookups = [pack.lookup for pack in packs]
    asked = all_names(query.items)
    unread = any(pack.unread for pack in packs)
    widened, called = with_other_names(query, lookups, unread=unread)
    others = Naming(query, called).others
    if query.literal:
        widened, called = query, {}
    hints: list[Hint] = []
    suggestion = None
    for name in asked:
        try:
            called[name] = Called(things(name, lookups))
        except TooBroadError:
            called[name] = Called(tuple(frozenset() for _ in lookups))
            hints.append(Hint(too_broad(name), name.span))
            continue
        if not any(called[name].things) and not unread:
            said, meant = _unknown(name, lookups)
            hints += [Hint(said, name.span)] if said else []
            suggestion = suggestion or (meant and _with(query.text, name, meant))
    of_figures = has_figures(query.items)
    if unread and (asked or of_figures):
        several = {article for pack in packs for article in pack.unread}
        say = unread_hint if asked else unread_figures_hint
        hints.append(Hint(say(len(several))))
    return Naming(widened, called, tuple(hints), suggestion, others if query.literal else ())


def names_here(naming: Naming, place: int, shelf: Shelf) -> NamesHere:
    """What the names stand for in the documents of the pack `shelf`, which is at that place."""
    if not naming.called:
        return NO_NAMES
    numbers = shelf.known.numbers
    counts: dict[NameLeaf, dict[int, float]] = {}
    for name, called in naming.called.items():
        counts[name] = {}
        for entity in called.things[place]:
            for article, count in shelf.names.lookup.counts(entity).items():
                number = numbers.get(article)
                if number is not None:
                    counts[name][number] = counts[name].get(number, 0.0) + count
    return NamesHere(counts, shelf.unread)


def name_marks(
    naming: Naming,
    resolved: Resolved,
    marker: Marker,
    article: ArticleId,
    text: FoldedText,
    packs: Sequence[PackNames],
) -> list[Mark]:
    """Where an article has what the names of a query stand for, in no order."""
    found: list[Mark] = []
    first = len(wanted_leaves(resolved.query.items))
    unread = any(article in pack.unread for pack in packs) if naming.called else False
    for number, wanted in enumerate(wanted_names(resolved.query), first):
        name = wanted.named if isinstance(wanted, Also) else wanted
        if isinstance(wanted, Also):
            phrases = wanted.phrases if unread else wanted.everywhere
            found += marker.phrase_marks(phrases, text, number)
        for pack, entities in zip(packs, naming.called[name].things, strict=True):
            if entities:
                spans = pack.spans(article, entities)
                found += ((span.start, span.end, number) for span in spans)
    return found


def _unknown(name: NameLeaf, lookups: Sequence[Names]) -> tuple[str, str | None]:
    """What to say of a name that nothing is called; nothing while its first letters are typed."""
    if name.last and len(name.name) < _TOLD:
        return "", None
    return unknown(name, lookups)


def _with(text: str, name: NameLeaf, meant: str) -> str:
    """The query with another name in the place of `name`."""
    return text[: name.span.start] + quoted(meant) + text[name.span.end :]
