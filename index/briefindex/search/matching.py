"""Where a resolved query hits in a text: the same rules as the engine's, on one article."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import TypeAlias

from briefindex.model.span import Span
from briefindex.search.folded_text import FoldedText, Sought, folded_text
from briefindex.search.little_words import is_little, maybe_little
from briefindex.search.query import Leaf, wanted_leaves
from briefindex.search.resolving import Forms, Resolved

Mark: TypeAlias = tuple[int, int, int]
"""One hit: where it starts and ends, and which of the query's leaves (by number) it is for.

Twenty articles have hundreds, too many for objects of their own.
"""
_BETWEEN = "\n"
_Sought: TypeAlias = "list[tuple[int, Leaf, tuple[Sought, ...]]]"


class Marker:
    """Finds the hits of one query in one article after the other.

    Those of little words ("the", "of") only where there is no other.
    """

    def __init__(self, resolved: Resolved) -> None:
        """Prepare for a query."""
        self._forms = resolved.forms
        self._leaves = [
            (number, leaf)
            for number, leaf in enumerate(wanted_leaves(resolved.query.items))
            if leaf.field in (None, "title") and _is_known(self._forms, leaf)
        ]
        forms = [words for _, leaf in self._leaves for words in self._forms[leaf]]
        self._little = frozenset(maybe_little(resolved.query))
        self.asks_language = bool(self._little) or any(words.apart for words in forms)
        """Whether words have other forms, or say less, in articles of other languages."""
        self._by_language: dict[str, _Sought] = {}
        self._of_words = all(len(self._forms[leaf]) == 1 for _, leaf in self._leaves)
        self._has_near = any(leaf.mode == "near" for _, leaf in self._leaves)
        self._of_title = {number for number, leaf in self._leaves if leaf.field == "title"}
        self._phrases: dict[tuple[Leaf, ...], list[tuple[Sought, ...]]] = {}

    def marks(
        self, text: FoldedText, title_end: int, language: str = "", *, beside: bool = False
    ) -> list[Mark]:
        """All hits in an article of a language, sorted by where they start.

        Words asked for in the title only count there. `beside`: whether the article has hits that
        are not of words.
        """
        found = self._of_titles(self._found(text, self._in(language)), title_end)
        if found or beside or not self._little:
            return found
        return self._of_titles(self._found(text, self._looked_up(language)), title_end)

    def marks_in_all(
        self, texts: Sequence[str], title_ends: Sequence[int], languages: Sequence[str]
    ) -> list[list[Mark]]:
        """The hits in several articles, each as `marks` finds them; looked for in all at once."""
        apart = self.asks_language and len({*languages}) > 1
        if apart or self._has_near:
            each = zip(map(folded_text, texts), title_ends, languages, strict=True)
            return [self.marks(text, end, language) for text, end, language in each]
        together = folded_text(_BETWEEN.join(texts))
        language = languages[0] if languages else ""
        several = _shared_out(self._found(together, self._in(language)), texts)
        found = [self._of_titles(*each) for each in zip(several, title_ends, strict=True)]
        if self._little:
            each = zip(found, texts, title_ends, strict=True)
            found = [own or self.marks(folded_text(t), end, language) for own, t, end in each]
        return found

    def _found(self, text: FoldedText, several: _Sought) -> list[Mark]:
        """All hits of some leaves in a text, sorted by where they start."""
        found = [
            (start, end, number)
            for number, leaf, sought in several
            for start, end in _places(leaf, sought, text)
        ]
        if self._of_words:  # each ends where its word ends: by start, then by leaf
            found.sort()
            return text.own_marks(found)
        return in_order(text.own_marks(found))

    def _of_titles(self, found: list[Mark], end: int) -> list[Mark]:
        """The hits without those of words that are asked for in the title, but are not there."""
        titles = self._of_title
        return [m for m in found if m[2] not in titles or m[0] < end] if titles else found

    @property
    def leaves(self) -> int:
        """How many leaves of the query it looks for."""
        return len(self._leaves)

    def in_turn(self, text: FoldedText, title_end: int, language: str = "") -> Iterable[Mark]:
        """The same as `marks`; of one word found only as far as one reads on."""
        several = self._in(language)
        if len(several) != 1:
            return self.marks(text, title_end, language)
        ((number, leaf, sought),) = several
        if len(sought) != 1 or leaf.field == "title":
            return self.marks(text, title_end, language)
        places = text.own_of(text.in_turn(sought[0]))
        return ((start, end, number) for start, end in places)

    def phrase_marks(self, phrases: tuple[Leaf, ...], text: FoldedText, number: int) -> list[Mark]:
        """Where `phrases` stand in a text, as hits of the leaf of that number."""
        if phrases not in self._phrases:
            all_sought = (_sought(self._forms, phrase, "") for phrase in phrases)
            self._phrases[phrases] = [sought for sought in all_sought if sought]
        return [
            (start, end, number)
            for sought in self._phrases[phrases]
            for start, end in text.own_of(text.find_phrase(sought))
        ]

    def _in(self, language: str) -> _Sought:
        """What to look for in articles of a language, for each leaf; no little words."""
        key = language if self.asks_language else ""
        if key not in self._by_language:
            self._by_language[key] = [
                found
                for found in self._looked_up(key)
                if found[1] not in self._little or not is_little(found[1], key)
            ]
        return self._by_language[key]

    def _looked_up(self, language: str) -> _Sought:
        """What to look for in articles of a language, for each leaf."""
        each = ((n, leaf, _sought(self._forms, leaf, language)) for n, leaf in self._leaves)
        return [found for found in each if found[2]]


def in_order(found: Iterable[Mark]) -> list[Mark]:
    """Hits by where they start, the longer first; of the same hit the first leaf's."""
    return sorted(found, key=lambda mark: (mark[0], -mark[1], mark[2]))


def merged(found: Iterable[Mark]) -> tuple[Span, ...]:
    """The hits as spans that do not overlap."""
    return tuple(Span(start, end) for start, end in stretches(found))


def stretches(found: Iterable[Mark]) -> list[tuple[int, int]]:
    """Where the hits start and end, those that overlap as one."""
    several: list[tuple[int, int]] = []
    last = -1
    for start, end, _ in found:
        if start < last:
            several[-1] = (several[-1][0], max(last, end))
        else:
            several.append((start, end))
        last = several[-1][1]
    return several


def _shared_out(found: Sequence[Mark], texts: Sequence[str]) -> list[list[Mark]]:
    """To each of several texts its own of the hits in all of them, which are in order.

    None that begins in one text and ends in the next is a hit.
    """
    marks: list[list[Mark]] = []
    at = first = 0
    for text in texts:
        here, end = at, first + len(text)
        at = bisect_left(found, (end,), here)
        own = ((start, stop, leaf) for start, stop, leaf in found[here:at] if stop <= end)
        marks.append([(start - first, stop - first, leaf) for start, stop, leaf in own])
        first = end + len(_BETWEEN)
    return marks


def _is_known(forms: Forms, leaf: Leaf) -> bool:
    known = forms.get(leaf, ())
    return bool(known) and all(known)


def _sought(forms: Forms, leaf: Leaf, language: str) -> tuple[Sought, ...]:
    """What to look for; nothing where one of the words fits no word of such articles."""
    known = [words.inside(language) for words in forms.get(leaf, ())]
    return tuple(map(Sought, known)) if known and all(known) else ()


def _places(leaf: Leaf, sought: tuple[Sought, ...], text: FoldedText) -> Sequence[tuple[int, int]]:
    if len(sought) == 1:
        return text.find(sought[0])
    if leaf.mode == "near":
        return text.find_near(sought, leaf.distance)
    return text.find_phrase(sought)
