"""Decides which words of a vocabulary each part of a query stands for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from briefindex.search.postings import Postings
from briefindex.search.query import (
    Also,
    Either,
    Every,
    Hint,
    Leaf,
    Node,
    Otherwise,
    Query,
    Without,
)
from briefindex.search.vocabulary import MOST_FORMS, Joined, TooBroadError, Vocabulary, Words

Forms = dict[Leaf, tuple[Words, ...]]
"""For each leaf what each of its words stands for; nothing where nothing fits."""


_WIDENING = frozenset({"wild", "fuzzy"})


@dataclass(frozen=True, slots=True)
class Resolved:
    """A query with the words that its leaves stand for here; too broad leaves are gone."""

    query: Query
    forms: Forms


def resolve(query: Query, vocabularies: "Vocabularies") -> Resolved:
    """`query` against these vocabularies: the last word becomes a prefix where it fits nothing."""
    resolver = _Resolver(vocabularies)
    items = tuple(
        item for item in (resolver.node(node) for node in query.items) if item is not None
    )
    if query.also:
        resolver.also(query.also)
    hints = tuple(dict.fromkeys((*query.hints, *resolver.hints)))
    return Resolved(replace(query, items=items, hints=hints), resolver.forms)


class Vocabularies:
    """The words of each field, over all open packs."""

    def __init__(self, by_field: "dict[str, Joined]", packs: Sequence[Postings] = ()) -> None:
        """Take each field's vocabulary; a field that is not there has no words.

        `packs` tell where words stand, of which the vocabularies alone know that they do.
        """
        self._by_field = by_field
        self._packs = packs

    def of(self, field: str | None) -> Joined:
        """The vocabulary that a leaf of that field looks into."""
        name = "body" if field in (None, "title") else field
        return self._by_field.get(name, Joined((), is_wide=True))

    def stand(self, field: str | None, words: Words) -> bool:
        """Whether any of `words` counts in an article; forms of a language do in its own alone."""
        if not words.apart or not self._packs:
            return bool(words)
        fields = ("body", "title") if field is None else (field,)
        return any(pack.having(each, words).any() for pack in self._packs for each in fields)


class _Resolver:
    def __init__(self, vocabularies: Vocabularies) -> None:
        self._vocabularies = vocabularies
        self.forms: Forms = {}
        self.hints: list[Hint] = []
        self._left = MOST_FORMS

    def node(self, node: Node) -> Node | None:
        if isinstance(node, Leaf):
            return self._leaf(node)
        if isinstance(node, Without):
            item = self.node(node.item)
            return Without(item) if item else None
        if isinstance(node, Every | Either):
            found = tuple(item for item in map(self.node, node.items) if item is not None)
            return replace(node, items=found) if found else None
        if isinstance(node, Otherwise):
            self.also(node.also)
        return node

    def also(self, also: Also) -> None:
        """Look up the words of a name and of the other names of the same; none is too broad."""
        for leaf in (*also.leaves, *also.phrases):
            self._leaf(leaf)

    def _leaf(self, leaf: Leaf) -> Leaf | None:
        known = self._vocabularies.of(leaf.field)
        try:
            forms = tuple(self._growing(leaf, word, known) for word in leaf.words)
            if leaf.mode in _WIDENING:
                self._left -= sum(len(words.exact) for words in forms)
            if self._left < 0:
                raise TooBroadError
        except TooBroadError:
            self.hints.append(Hint(f"“{_shown(leaf)}” is too broad: add letters.", leaf.span))
            return None
        self.forms[leaf] = forms
        return leaf

    def _growing(self, leaf: Leaf, word: str, known: Joined) -> Words:
        """What a word stands for; what may be in the typing, and is none yet, is a beginning.

        What has forms by the rules of one language alone may be none yet in the others.
        """
        found = _stands_for(leaf, word, known)
        if not leaf.last or (found.exact and self._vocabularies.stand(leaf.field, found)):
            return found
        try:
            return found.beside(_beginning(word, known))
        except TooBroadError:  # too much of what is in the typing is no reader's fault
            return found


def _stands_for(leaf: Leaf, word: str, known: Joined) -> Words:
    if leaf.mode == "prefix":
        return _beginning(word, known)
    is_name = leaf.mode == "word" and leaf.field in ("file", "lang")
    if is_name or leaf.mode in ("phrase", *_WIDENING):
        return Words(_together(_just(leaf, word, part) for part in known.parts))
    return _forms(word, known)


def _beginning(prefix: str, known: Joined) -> Words:
    """The words that begin so: as many as there are, unless a plain index is to be asked."""
    if known.is_wide:
        return Words(prefixes=(prefix,)) if any(p.begins(prefix) for p in known.parts) else Words()
    return Words(_together(part.beginning(prefix) for part in known.parts))


def _forms(word: str, known: Joined) -> Words:
    """The forms of a word; in articles of a language with rules of its own, those by its rules."""
    own = _together(part.forms(word) for part in known.parts)
    by_language = {
        language: _together(part.forms_in(word, language) for part in known.parts)
        for language in known.languages
    }
    apart = [(language, words) for language, words in by_language.items() if words != own]
    return Words(own, apart=tuple(apart))


def _just(leaf: Leaf, word: str, vocabulary: Vocabulary) -> frozenset[str]:
    """What is looked for without its other forms."""
    if leaf.mode == "wild":
        return vocabulary.like(word)
    if leaf.mode == "fuzzy":
        return vocabulary.near(word, leaf.distance)
    return frozenset({word}) if word in vocabulary else frozenset()


def _together(several: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset[str]().union(*several)


def _shown(leaf: Leaf) -> str:
    return leaf.words[0] + ("*" if leaf.mode == "prefix" else "")
