"""Which words of a query say so little that they are no hit beside others: "the", "of", "in".

They are looked for and ranked by like any word; who reads is led to the others. The words are
data, in `resources/search/little_words.tsv`.
"""

from collections.abc import Mapping
from functools import cache
from typing import Final

from briefindex.bundle import bundled
from briefindex.search.query import Leaf, Query, bare_words
from briefindex.text.folding import fold
from briefindex.text.lexicon import table_rows

_TABLE: Final = "resources/search/little_words.tsv"
_UNKNOWN: Final = ("en", "ru")
"""By the words of these an article goes whose language is not known, each in its own letters."""


def maybe_little(query: Query) -> tuple[Leaf, ...]:
    """The words that are little in articles of some language, where others stand beside them.

    Words that stand side by side: one that is in a phrase, in a field, joined by AND or OR, or in
    a literal query is meant as it stands. So is one in capitals in a query that is not: "IT".
    """
    if query.literal:
        return ()
    bare = bare_words(query.items)
    found = tuple(leaf for leaf in bare if _may_be(leaf, query.text))
    return found if len(found) < len(query.items) else ()


def is_little(leaf: Leaf, language: str) -> bool:
    """Whether a word that may be little is so in articles of a language; "": of none known."""
    known = _words()
    word = leaf.words[0]
    if not language:
        return any(word in known[each] for each in _UNKNOWN)
    return word in known.get(language, ())


def _may_be(leaf: Leaf, text: str) -> bool:
    typed = text[leaf.span.start : leaf.span.end]
    is_name = len(typed) > 1 and typed.isupper() and not text.isupper()
    return leaf.mode == "word" and not is_name and leaf.words[0] in _of_any()


@cache
def _words() -> Mapping[str, frozenset[str]]:
    rows = table_rows(bundled(_TABLE), 2)
    return {language: frozenset(fold(words).split()) for language, words in rows}


@cache
def _of_any() -> frozenset[str]:
    return frozenset[str]().union(*_words().values())
