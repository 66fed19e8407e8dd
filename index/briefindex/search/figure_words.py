"""Which words a figure says, and whether it says those that are asked for.

Of a figure itself, and of the folded words that stand in its row of the pack (`packs.stated`).
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final

from briefindex.model.figure import Figure
from briefindex.packs.stated import BETWEEN_PARTS, BETWEEN_TEXTS
from briefindex.search.query import ToldField
from briefindex.search.stems import stem
from briefindex.search.tokens import CJK, words_of

_LABEL, _PARTIES, _SPEAKER, _REST = range(4)
"""The parts of the words of a row, in their order."""
ALL_PARTS: Final = (_LABEL, _PARTIES, _SPEAKER, _REST)
NAME_PARTS: Final = (_LABEL, _PARTIES, _SPEAKER)
PARTS: Final[Mapping[ToldField, Sequence[int]]] = {
    "figure": (_LABEL, _PARTIES),
    "party": (_PARTIES,),
    "speaker": (_SPEAKER,),
}
_BEGINNING: Final = 4
"""Letters of a word that its forms share, whatever their endings."""
_HAS_CJK: Final = re.compile(f"[{CJK}]")


def all_words(figure: Figure) -> Iterable[str]:
    """The texts of a figure that a bare word is looked for in."""
    return (
        figure.indicator.label,
        *figure.indicator.parties,
        figure.surface,
        figure.unit,
        figure.speaker or "",
        figure.period.text or "",
        figure.kind,
    )


def says(texts: Iterable[str], wanted: Sequence[str], *, growing: bool) -> bool:
    """Whether `wanted` (folded) stand side by side in one of `texts`, by their stems.

    The last of them is a beginning where it is `growing`.
    """
    return any(_stands(words_of(text), wanted, growing=growing) for text in texts if text)


def _stands(words: Sequence[str], wanted: Sequence[str], *, growing: bool) -> bool:
    size = len(wanted)
    for at in range(len(words) - size + 1):
        here = words[at : at + size]
        last = size - 1
        if all(
            _is(word, asked, growing=growing and place == last)
            for place, (word, asked) in enumerate(zip(here, wanted, strict=True))
        ):
            return True
    return False


def _is(word: str, asked: str, *, growing: bool) -> bool:
    return word == asked or stem(word) == stem(asked) or (growing and word.startswith(asked))


def beginning_of(word: str) -> str:
    """The letters that all forms of a word share, after a space: " rat" of "rate" and "rating".

    A Chinese or Japanese letter is a word and stands beside others without a space.
    """
    letters = stem(word)[:_BEGINNING].rstrip("ie")
    return letters if _HAS_CJK.search(word) else f" {letters}"


class Said:
    """Whether `wanted` (folded) stand side by side in one text of these parts of a row's words."""

    def __init__(self, wanted: Sequence[str], parts: Sequence[int], *, growing: bool) -> None:
        """Take the words; the last of them is a beginning where it is `growing`."""
        self._wanted = wanted
        self._growing = growing
        self._parts = frozenset(parts)
        self._all = self._parts == frozenset(ALL_PARTS)
        self._first = re.compile(rf"{re.escape(beginning_of(wanted[0]))}[^ ]*")
        self._plain = not any(map(_HAS_CJK.search, wanted))

    def __call__(self, words: str) -> bool:
        """Whether it is so of the words of a row."""
        return any(map(self._stands, self._texts(words)))

    def _texts(self, words: str) -> Iterator[str]:
        if self._all:
            yield from (words,) if len(self._wanted) == 1 else _texts_of(words)
            return
        for part, texts in enumerate(words.split(BETWEEN_PARTS)):
            if part in self._parts:
                yield from texts.split(BETWEEN_TEXTS)

    def _stands(self, text: str) -> bool:
        wanted, growing = self._wanted, self._growing
        if not self._plain:
            return _stands(words_of(text), wanted, growing=growing)
        size = len(wanted)
        for match in self._first.finditer(text):
            if size == 1:
                if _is(match.group()[1:], wanted[0], growing=growing):
                    return True
            elif _stands(text[match.start() :].split()[:size], wanted, growing=growing):
                return True
        return False


class Like:
    """Whether a word that begins so passes a test; each word is tried once."""

    def __init__(self, beginning: str, test: Callable[[str], bool]) -> None:
        """Take the letters that the words begin with."""
        space = "" if _HAS_CJK.search(beginning) else "(?<= )"
        self._first = re.compile(rf"{space}{re.escape(beginning)}[^ ]*")
        self._test = test
        self._tried: dict[str, bool] = {}

    def __call__(self, words: str) -> bool:
        """Whether there is one among the words of a row."""
        return any(map(self._passes, self._first.findall(words)))

    def _passes(self, found: str) -> bool:
        if found not in self._tried:
            self._tried[found] = any(map(self._test, words_of(found)))
        return self._tried[found]


def _texts_of(words: str) -> Iterator[str]:
    for part in words.split(BETWEEN_PARTS):
        yield from part.split(BETWEEN_TEXTS)
