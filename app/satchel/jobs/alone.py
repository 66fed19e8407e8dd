"""What is left to say where no article has all the words: how many have each. Knows no Qt."""

import re
from typing import Final

from briefindex.desk import Desk

_FEWEST: Final = 2
_MOST: Final = 6
_WORD: Final = re.compile(r"(?<![\w:/-])(?!(?:AND|OR|NOT|near)\b)\w[\w’'-]*(?![\w:/*?~])")
"""A word to look for: no operator, field, date, pattern, or word that is to be absent."""


def words_alone(desk: Desk, query: str) -> tuple[tuple[str, int], ...]:
    """How many articles have each word of a query that finds nothing; only words that some have.

    Nothing for one word, and only the first few of many.
    """
    words = list(dict.fromkeys(_WORD.findall(query)))
    if len(words) < _FEWEST:
        return ()
    found = [(word, desk.search(word, limit=0).total) for word in words[:_MOST]]
    return tuple((word, number) for word, number in found if number)
