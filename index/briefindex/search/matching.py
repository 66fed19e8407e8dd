"""Where a resolved query hits in a text: the same rules as the engine's, on one article."""

from collections.abc import Sequence
from dataclasses import dataclass

from briefindex.model.span import Span
from briefindex.search.query import Leaf, wanted_leaves
from briefindex.search.resolving import Forms, Resolved
from briefindex.search.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Mark:
    """One hit: where, and which of the query's leaves (by number) it is for."""

    span: Span
    leaf: int


def marks(resolved: Resolved, tokens: Tokens, title: Span | None) -> list[Mark]:
    """All hits, sorted by where they start; words asked for in the title only count there."""
    found: list[Mark] = []
    single: dict[str, int] = {}
    for number, leaf in enumerate(wanted_leaves(resolved.query.items)):
        forms = resolved.forms.get(leaf, ())
        if leaf.field not in (None, "title") or not forms or not all(forms):
            continue
        if leaf.field is None and len(leaf.words) == 1:
            for word in _all(forms):
                single.setdefault(word, number)
            continue
        several = len(leaf.words) > 1
        spans = _several(leaf, forms, tokens) if several else _words(_all(forms), tokens)
        if leaf.field == "title":
            spans = [span for span in spans if title and span.start < title.end]
        found.extend(Mark(span, number) for span in spans)
    if single:
        found.extend(
            Mark(Span(tokens.starts[at], tokens.ends[at]), single[word])
            for at, word in enumerate(tokens.words)
            if word in single
        )
    return in_order(found)


def phrase_marks(forms: Forms, phrases: Sequence[Leaf], tokens: Tokens, number: int) -> list[Mark]:
    """Where `phrases` stand in a text, as hits of the leaf of that number."""
    return [
        Mark(span, number)
        for phrase in phrases
        if all(forms.get(phrase, (frozenset[str](),)))
        for span in _phrases(forms[phrase], tokens)
    ]


def in_order(found: Sequence[Mark]) -> list[Mark]:
    """Hits by where they start, the longer first."""
    return sorted(found, key=lambda mark: (mark.span.start, -mark.span.end))


def merged(found: Sequence[Mark]) -> tuple[Span, ...]:
    """The hits as spans that do not overlap."""
    spans: list[Span] = []
    for mark in found:
        if spans and mark.span.start < spans[-1].end:
            spans[-1] = Span(spans[-1].start, max(spans[-1].end, mark.span.end))
        else:
            spans.append(mark.span)
    return tuple(spans)


def _all(forms: tuple[frozenset[str], ...]) -> frozenset[str]:
    return frozenset[str]().union(*forms)


def _words(words: frozenset[str], tokens: Tokens) -> list[Span]:
    return [
        Span(tokens.starts[at], tokens.ends[at])
        for at, word in enumerate(tokens.words)
        if word in words
    ]


def _several(leaf: Leaf, forms: tuple[frozenset[str], ...], tokens: Tokens) -> list[Span]:
    if leaf.mode == "phrase":
        return _phrases(forms, tokens)
    places = [[at for at, word in enumerate(tokens.words) if word in words] for words in forms]
    kept: set[int] = set()
    for place in places[0]:
        close = [[at for at in word if abs(at - place) <= leaf.distance] for word in places[1:]]
        if all(close):
            kept.update([place], *close)
    return [Span(tokens.starts[at], tokens.ends[at]) for at in sorted(kept)]


def _phrases(forms: tuple[frozenset[str], ...], tokens: Tokens) -> list[Span]:
    words, size = tokens.words, len(forms)
    return [
        Span(tokens.starts[at], tokens.ends[at + size - 1])
        for at, word in enumerate(words[: len(words) - size + 1])
        if word in forms[0] and all(words[at + n] in forms[n] for n in range(1, size))
    ]
