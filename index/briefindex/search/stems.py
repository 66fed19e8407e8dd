"""What a word is a form of: English by Porter's rules, Cyrillic by the Russian ones."""

from functools import lru_cache

_SHORTEST = 3


@lru_cache(maxsize=1 << 17)
def stem(word: str) -> str:
    """The stem of a folded word; numbers and short words are their own."""
    if len(word) < _SHORTEST or not word.isalpha():
        return word
    if word.isascii():
        from whoosh.lang.porter import stem as english  # whoosh comes with the first query

        return english(word)
    if "\u0400" <= word[0] <= "\u04ff":
        return _russian(word)
    return word


def _russian(word: str) -> str:
    from whoosh.lang.snowball.russian import RussianStemmer  # rare: only for Cyrillic words

    return str(RussianStemmer().stem(word))
