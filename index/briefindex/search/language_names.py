"""The languages that a query calls by a name: `lang:French`, `lang:русский`.

Articles know codes (ISO 639-1); the names are data, in `resources/search/language_names.tsv`.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Final

from briefindex.bundle import bundled
from briefindex.search.tokens import words_of
from briefindex.text.lexicon import cell_parts, table_rows

_TABLE: Final = "resources/search/language_names.tsv"
_MOST_TOLD: Final = 8


def called(words: Sequence[str], *, growing: bool = False) -> frozenset[str]:
    """The codes of the languages with that name in folded words; or that begins so."""
    typed = " ".join(words)
    return frozenset(
        code
        for code, names in _names().items()
        if typed in names or (growing and any(name.startswith(typed) for name in names))
    )


def unknown_hint(typed: str, codes: Iterable[str]) -> str:
    """That no article is in a language, and which there are."""
    told = sorted(f"{_shown()[code]} ({code})" if code in _shown() else code for code in codes)
    if not told:
        return "No article says what language it is in."
    more = ["others"] if len(told) > _MOST_TOLD else []
    *first, last = [*told[:_MOST_TOLD], *more]
    listed = f"{', '.join(first)} and {last}" if first else last
    return f"No article here is in “{typed}”: there is {listed}."


@cache
def _rows() -> tuple[tuple[str, tuple[str, ...]], ...]:
    rows = table_rows(bundled(_TABLE), 2)
    return tuple((code, cell_parts(names)) for code, names in rows)


@cache
def _names() -> Mapping[str, frozenset[str]]:
    """By code the names in folded words."""
    return {code: frozenset(" ".join(words_of(n)) for n in names) for code, names in _rows()}


@cache
def _shown() -> Mapping[str, str]:
    """By code the name in English."""
    return {code: names[0] for code, names in _rows()}
