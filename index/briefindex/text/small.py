"""A text in small letters and the words in it: the cheap questions before a pattern is tried.

A pattern that ignores case is several times slower than the same one on small letters, and most
patterns need a word that the text does not have.
"""

import re
from functools import lru_cache

_WORD = re.compile(r"[a-z]+")
_STEM = 4


@lru_cache(maxsize=64)
def small(text: str) -> str:
    """The text in small letters, one code point for one, so that places in it stay the same."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else text.replace("İ", "i").lower()


@lru_cache(maxsize=64)
def words_in(text: str) -> frozenset[str]:
    """The runs of Latin letters in a text, in small letters: "year-to-date" has three."""
    return frozenset(_WORD.findall(small(text)))


@lru_cache(maxsize=64)
def stems_in(text: str) -> frozenset[str]:
    """The beginnings of the words in a text, as `stems` makes them."""
    return frozenset([word[:_STEM] for word in words_in(text)])


def word_set(words: str) -> frozenset[str]:
    """The words that are given with blanks between them, for asking whether a text has one."""
    return frozenset(words.split())


def stems(words: str) -> frozenset[str]:
    """The beginnings of words that are given with blanks between them.

    Where a text has none of them it has none of the words, whatever their endings.
    """
    return frozenset([word[:_STEM] for word in words.split()])
