"""Where a resolved query hits in a text: the same rules as the engine's, on one article."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import TypeAlias

from briefindex.model.span import Span
from briefindex.search.folded_text import FoldedText, Sought, find_in_all
from briefindex.search.query import Leaf, wanted_leaves
from briefindex.search.resolving import Forms, Resolved

Mark: TypeAlias = tuple[int, int, int]
"""One hit: where it starts and ends, and which of the query's leaves (by number) it is for.

Twenty articles have hundreds, too many for objects of their own.
"""


_Sought: TypeAlias = "list[tuple[int, Leaf, tuple[Sought, ...]]]"


class Marker:
    """Finds the hits of one query in one article after the other."""

    def __init__(self, resolved: Resolved) -> None:
        """Prepare for a query."""
        self._forms = resolved.forms
        self._leaves = [
            (number, leaf)
            for number, leaf in enumerate(wanted_leaves(resolved.query.items))
            if leaf.field in (None, "title") and _is_known(self._forms, leaf)
        ]
        forms = [words for _, leaf in self._leaves for words in self._forms[leaf]]
        self.asks_language = any(words.apart for words in forms)
        """Whether words have other forms in articles of other languages."""
        self._by_language: dict[str, _Sought] = {}
        self._of_words = all(len(self._forms[leaf]) == 1 for _, leaf in self._leaves)
        self._phrases: dict[tuple[Leaf, ...], list[tuple[Sought, ...]]] = {}

    def marks(self, text: FoldedText, title_end: int, language: str = "") -> list[Mark]:
        """All hits in an article of a language, sorted by where they start.

        Words asked for in the title only count there.
        """
        found: list[Mark] = []
        for number, leaf, sought in self._in(language):
            places = text.own_of(_places(leaf, sought, text))
            if leaf.field == "title":
                places = (place for place in places if place[0] < title_end)
            found += [(start, end, number) for start, end in places]
        if self._of_words:  # each ends where its word ends: by start, then by leaf
            found.sort()
            return found
        return in_order(found)

    def marks_in_all(
        self, texts: Sequence[FoldedText], title_ends: Sequence[int], languages: Sequence[str]
    ) -> list[list[Mark]]:
        """The hits in several articles, each as `marks` finds them; looked for in all at once."""
        apart = self.asks_language and len({*languages}) > 1
        if apart or not self._of_words or any(text.has_cjk for text in texts):
            each = zip(texts, title_ends, languages, strict=True)
            return [self.marks(text, end, language) for text, end, language in each]
        several = self._in(languages[0] if languages else "")
        found = [
            (start, end, number)
            for number, _, (sought,) in several
            for start, end in find_in_all(texts, sought)
        ]
        found.sort()
        titles = {number for number, leaf, _ in several if leaf.field == "title"}
        marks = _shared_out(found, texts)
        if not titles:
            return marks
        return [
            [mark for mark in own if mark[2] not in titles or mark[0] < end]
            for own, end in zip(marks, title_ends, strict=True)
        ]

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

    def _in(self, language: str) -> "_Sought":
        """What to look for in articles of a language, for each leaf."""
        key = language if self.asks_language else ""
        if key not in self._by_language:
            each = ((n, leaf, _sought(self._forms, leaf, key)) for n, leaf in self._leaves)
            self._by_language[key] = [found for found in each if found[2]]
        return self._by_language[key]


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


def _shared_out(found: Sequence[Mark], texts: Sequence[FoldedText]) -> list[list[Mark]]:
    """To each of several texts its own of the hits in all of them, which are in order."""
    marks: list[list[Mark]] = []
    at = first = 0
    for text in texts:
        here, end = at, first + len(text.text)
        at = bisect_left(found, (end,), here)
        own = [(start - first, stop - first, leaf) for start, stop, leaf in found[here:at]]
        marks.append(text.own_marks(own))
        first = end + 1
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
