"""What a word is a form of by the rules of another language than English or Russian.

The index holds words as they are written, and `stems` tells their stems by their letters alone.
In articles in French or Arabic a word stands for the forms that it has there, and for those with
a little word before them that is written as one with it: "l'économie".
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache
from typing import Final

from briefindex.search.light_stems import ARTICLES, PARTICLES, arabic, turkish

_SHORTEST = 3
_OWN: Final = frozenset({"en", "ru"})
"""Languages whose rules are those of `stems`."""
_LEAST: Final = 3
"""Letters that all forms of a word are taken to begin with; of a longer stem all but two."""
_AFTER_LATIN: Final = "\u0250"
_ARABIC: Final = ("\u0600", "\u06ff")
_VOWELS: Final = tuple("aeiouyh")
_ELIDED: Final[Mapping[str, tuple[str, ...]]] = {
    "fr": ("l", "d", "qu"),
    "it": ("l", "d", "un", "all", "dall", "dell", "nell", "sull", "quest", "quell"),
}
"""What loses its vowel before another: "l'économie", "dell'economia"."""
_ELIDED_BEFORE_VERBS: Final[Mapping[str, tuple[str, ...]]] = {
    "fr": ("s", "n", "j", "m", "t", "c"),
    "it": ("s", "c", "m", "t", "v"),
}
_LONG: Final = 6
"""Letters of a word before which a single letter is hardly the beginning of another word."""


def with_rules(languages: Iterable[str]) -> tuple[str, ...]:
    """Those of the languages (ISO 639-1) that have rules of their own here."""
    others = sorted({language for language in languages if language} - _OWN)
    return tuple(language for language in others if language in _stemmers()) if others else ()


@lru_cache(maxsize=1 << 16)
def stem_in(word: str, language: str) -> str:
    """The stem of a folded word in a language `with_rules`; other letters are their own."""
    return _stemmers()[language](word) if has_stem(word, language) else word


def has_stem(word: str, language: str) -> bool:
    """Whether the rules of a language say anything of a word: it is one of its letters."""
    if len(word) < _SHORTEST or not word.isalpha():
        return False
    if language == "ar":
        return _ARABIC[0] <= word[0] <= _ARABIC[1]
    return word[0] < _AFTER_LATIN


def begun(stem: str) -> str:
    """What the forms with that stem begin with."""
    return stem[: max(_LEAST, len(stem) - 2)]


def before(word: str, language: str) -> tuple[str, ...]:
    """The little words, folded, that may stand before a word and are written as one with it."""
    if language == "ar":
        return (*ARTICLES, *PARTICLES)
    if language not in _ELIDED or len(word) < _SHORTEST - 1 or not word.startswith(_VOWELS):
        return ()
    return (*_ELIDED[language], *(_ELIDED_BEFORE_VERBS[language] if len(word) >= _LONG else ()))


@cache
def _stemmers() -> Mapping[str, Callable[[str], str]]:
    from whoosh.lang.snowball import classes  # whoosh comes with the first query

    rules = {language: made().stem for language, made in classes.items()}
    return {**rules, "ar": arabic, "tr": turkish}
