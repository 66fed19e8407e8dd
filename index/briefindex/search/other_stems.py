"""What a word is a form of by the rules of another language than English or Russian.

The index holds words as they are written, and `stems` tells their stems by their letters alone.
In articles in French or Spanish a word stands for the forms that it has there.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache
from typing import Final

_SHORTEST = 3
_OWN: Final = frozenset({"en", "ru"})
"""Languages whose rules are those of `stems`."""
_LEAST: Final = 3
"""Letters that all forms of a word are taken to begin with; of a longer stem all but two."""


_AFTER_LATIN: Final = "\u0250"


def with_rules(languages: Iterable[str]) -> tuple[str, ...]:
    """Those of the languages (ISO 639-1) that have rules of their own here."""
    others = sorted({language for language in languages if language} - _OWN)
    return tuple(language for language in others if language in _stemmers()) if others else ()


@lru_cache(maxsize=1 << 16)
def stem_in(word: str, language: str) -> str:
    """The stem of a folded word in a language `with_rules`; other letters are their own."""
    return _stemmers()[language](word) if has_stem(word) else word


def has_stem(word: str) -> bool:
    """Whether the rules of a language say anything of a word: it is one of Latin letters."""
    return len(word) >= _SHORTEST and word.isalpha() and word[0] < _AFTER_LATIN


def begun(stem: str) -> str:
    """What the forms with that stem begin with."""
    return stem[: max(_LEAST, len(stem) - 2)]


@cache
def _stemmers() -> Mapping[str, Callable[[str], str]]:
    from whoosh.lang.snowball import classes  # whoosh comes with the first query

    return {language: made().stem for language, made in classes.items()}
