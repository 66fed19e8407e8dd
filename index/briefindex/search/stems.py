"""What a word is a form of: English by Porter's rules, Cyrillic by the Russian ones."""

from collections.abc import Callable
from functools import cache, lru_cache

_SHORTEST = 3
_CHANGING = (
    "s", "ed", "ing", "y", "i", "e", "al", "ul", "ll", "er", "or", "ic", "ant", "ent", "ism", "ion",
    "ou",
)  # fmt: skip
"""How every English word ends that a rule of Porter's changes."""


@lru_cache(maxsize=1 << 17)
def stem(word: str) -> str:
    """The stem of a folded word; numbers and short words are their own."""
    if len(word) < _SHORTEST or not word.isalpha():
        return word
    if word.isascii():
        return _english()(word) if word.endswith(_CHANGING) else word
    if "\u0400" <= word[0] <= "\u04ff":
        return _russian(word)
    return word


@cache
def _english() -> Callable[[str], str]:
    from whoosh.lang.porter import stem as english  # whoosh comes with the first query

    return english


def _russian(word: str) -> str:
    from whoosh.lang.snowball.russian import RussianStemmer  # rare: only for Cyrillic words

    return str(RussianStemmer().stem(word))
