"""Small towns of the world: too many and too like other names to count where nothing tells a place.

Owns the table; what tells a place is the business of `placing`.
"""

from collections.abc import Sequence
from functools import cache

from briefindex.extract.entities.words import Word, rows_of


def is_town(folded: str) -> bool:
    """Whether a town goes by this name, which is folded, with single spaces."""
    return folded in _towns()


def are_town(words: Sequence[Word]) -> bool:
    """Whether a town goes by these words."""
    return is_town(" ".join(word.folded for word in words))


@cache
def _towns() -> frozenset[str]:
    return frozenset(name for row in rows_of("towns_geonames.tsv") for name in row[1].split("|"))
