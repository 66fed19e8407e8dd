"""Decides which words of a vocabulary each part of a query stands for."""

from dataclasses import dataclass, replace

from briefindex.search.query import (
    Also,
    Either,
    Every,
    Leaf,
    Node,
    Otherwise,
    Query,
    Without,
)
from briefindex.search.vocabulary import MOST_FORMS, TooBroadError, Vocabulary

Forms = dict[Leaf, tuple[frozenset[str], ...]]
"""For each leaf, one set of words for each of its words; empty where nothing fits."""


_WIDENING = frozenset({"prefix", "wild", "fuzzy"})


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

    def __init__(self, by_field: "dict[str, list[Vocabulary]]") -> None:
        """Take each field's vocabularies; a field that is not there has no words."""
        self._by_field = by_field

    def of(self, field: str | None) -> "list[Vocabulary]":
        """The vocabularies that a leaf of that field looks into."""
        return self._by_field.get("body" if field in (None, "title") else field, [])


class _Resolver:
    def __init__(self, vocabularies: Vocabularies) -> None:
        self._vocabularies = vocabularies
        self.forms: Forms = {}
        self.hints: list[str] = []
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
            forms = tuple(_union(leaf, word, known) for word in leaf.words)
            self._left -= sum(map(len, forms)) if leaf.mode in _WIDENING else 0
            if self._left < 0:
                raise TooBroadError
        except TooBroadError:
            self.hints.append(f"“{_shown(leaf)}” is too broad: add letters.")
            return None
        self.forms[leaf] = forms
        return leaf


def _union(leaf: Leaf, word: str, known: "list[Vocabulary]") -> frozenset[str]:
    found = [_forms(leaf, word, vocabulary) for vocabulary in known]
    if leaf.last and not any(found):
        found = [_beginning_quietly(vocabulary, word) for vocabulary in known]
    return frozenset[str]().union(*found)


def _forms(leaf: Leaf, word: str, vocabulary: Vocabulary) -> frozenset[str]:
    if leaf.mode == "phrase" or (leaf.mode == "word" and leaf.field in ("file", "lang")):
        return frozenset({word}) if word in vocabulary else frozenset()
    if leaf.mode == "prefix":
        return vocabulary.beginning(word)
    if leaf.mode == "wild":
        return vocabulary.like(word)
    if leaf.mode == "fuzzy":
        return vocabulary.near(word, leaf.distance)
    return vocabulary.forms(word)


def _beginning_quietly(vocabulary: Vocabulary, word: str) -> frozenset[str]:
    """The words that may be in the typing: too many of them is no fault of the reader's."""
    try:
        return vocabulary.beginning(word)
    except TooBroadError:
        return frozenset()


def _shown(leaf: Leaf) -> str:
    return leaf.words[0] + ("*" if leaf.mode == "prefix" else "")
