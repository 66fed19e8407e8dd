"""Decides which words of a vocabulary each part of a query stands for."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from briefindex.search.language_names import called, unknown_hint
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
Stands = Callable[[Leaf, tuple[Words, ...]], bool]
"""Tells whether any article has a leaf whose words stand for that."""

_WIDENING = frozenset({"wild", "fuzzy"})
_SIGNS = '"“”«»„*'


@dataclass(frozen=True, slots=True)
class Resolved:
    """A query with the words that its leaves stand for here; too broad leaves are gone."""

    query: Query
    forms: Forms


def resolve(query: Query, vocabularies: "Vocabularies") -> Resolved:
    """`query` against these vocabularies: the last word becomes a prefix where it fits nothing."""
    resolver = _Resolver(vocabularies, query.text)
    items = tuple(
        item for item in (resolver.node(node) for node in query.items) if item is not None
    )
    if query.also:
        resolver.also(query.also)
    hints = tuple(dict.fromkeys((*query.hints, *resolver.hints)))
    return Resolved(replace(query, items=items, hints=hints), resolver.forms)


class Vocabularies:
    """The words of each field, over all open packs."""

    def __init__(self, by_field: "dict[str, Joined]", stands: Stands | None = None) -> None:
        """Take each field's vocabulary; a field that is not there has no words.

        `stands` tells what a vocabulary cannot: whether a leaf with such forms is in any article.
        """
        self._by_field = by_field
        self._stands = stands

    def of(self, field: str | None) -> Joined:
        """The vocabulary that a leaf of that field looks into."""
        name = "body" if field in (None, "title") else field
        return self._by_field.get(name, Joined((), is_wide=True))

    def stands(self, leaf: Leaf, forms: tuple[Words, ...]) -> bool:
        """Whether a leaf is found anywhere, for all that is known.

        Words that are known may stand nowhere side by side; forms of a language count in its
        articles alone.
        """
        if self._stands is None or not all(forms):
            return all(forms)
        is_asked = leaf.mode == "phrase" or any(words.apart for words in forms)
        return not is_asked or self._stands(leaf, forms)


class _Resolver:
    def __init__(self, vocabularies: Vocabularies, text: str) -> None:
        self._vocabularies = vocabularies
        self._text = text
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
        if leaf.field == "lang" and leaf.mode in ("word", "phrase", "prefix"):
            return self._language(leaf, known)
        try:
            forms = tuple(_stands_for(leaf, word, known) for word in leaf.words)
            forms = self._grown(leaf, forms, known) if leaf.last else forms
            if leaf.mode in _WIDENING:
                self._left -= sum(len(words.exact) for words in forms)
            if self._left < 0:
                raise TooBroadError
        except TooBroadError:
            self.hints.append(Hint(f"“{_shown(leaf)}” is too broad: add letters.", leaf.span))
            return None
        self.forms[leaf] = forms
        return leaf

    def _language(self, leaf: Leaf, known: Joined) -> Leaf:
        """A leaf for the languages here that have that code or that name, whole or begun."""
        here = frozenset(known.words)
        word = " ".join(leaf.words)
        codes = {word} & here if leaf.mode != "prefix" else set[str]()
        codes = codes or called(leaf.words) & here
        if not codes and (leaf.last or leaf.mode == "prefix"):
            codes = called(leaf.words, growing=True) & here
            codes |= {code for code in here if code.startswith(word)}
        if not codes:
            typed = self._text[leaf.span.start : leaf.span.end].strip(_SIGNS)
            self.hints.append(Hint(unknown_hint(typed, here), leaf.span))
        found = Leaf((word,), "word", "lang", leaf.span)
        self.forms[found] = (Words(frozenset(codes)),)
        return found

    def _grown(self, leaf: Leaf, forms: tuple[Words, ...], known: Joined) -> tuple[Words, ...]:
        """What the words stand for; the last of them, where it is none yet, is a beginning."""
        *others, last = forms
        if self._vocabularies.stands(leaf, forms):
            return forms
        try:
            return (*others, last.beside(_beginning(leaf.words[-1], known)))
        except TooBroadError:  # too much of what is in the typing is no reader's fault
            return forms


def _stands_for(leaf: Leaf, word: str, known: Joined) -> Words:
    if leaf.mode == "prefix":
        return _beginning(word, known)
    is_name = leaf.mode == "word" and leaf.field == "file"
    if is_name or leaf.mode in _WIDENING:
        return Words(_together(_just(leaf, word, part) for part in known.parts))
    if leaf.mode == "phrase":
        found = _together(_just(leaf, word, part) for part in known.parts)
        return _by_language(
            found,
            known,
            lambda part, language: _just(leaf, word, part) | part.attached(word, language),
        )
    found = _together(part.forms(word) for part in known.parts)
    return _by_language(found, known, lambda part, language: part.forms_in(word, language))


def _beginning(prefix: str, known: Joined) -> Words:
    """The words that begin so: as many as there are, unless a plain index is to be asked."""
    if known.is_wide:
        begun = any(part.begins(prefix) for part in known.parts)
        found = Words(prefixes=(prefix,) if begun else ())
    else:
        found = Words(_together(part.beginning(prefix) for part in known.parts))
    return _by_language(
        found.exact,
        known,
        lambda part, language: found.exact | part.attached_beginning(prefix, language),
    ).beside(found)


def _by_language(
    own: frozenset[str], known: Joined, of: Callable[[Vocabulary, str], frozenset[str]]
) -> Words:
    """`own` and, for articles of a language with rules of its own, what they make of it."""
    each = {
        language: _together(of(part, language) for part in known.parts)
        for language in known.languages
    }
    apart = [(language, words) for language, words in each.items() if words != own]
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
