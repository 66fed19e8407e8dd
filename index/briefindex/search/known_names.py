"""What is known beforehand of names: other names of routes, organisations, places and events.

The tables are read when the first query asks, not before.
"""

from functools import lru_cache

from briefindex.extract.gazetteer import Entry, gazetteer
from briefindex.text.lexicon import words

_SHORTEST = 3


@lru_cache(maxsize=1 << 10)
def known_as(name: str) -> Entry | None:
    """The thing that is called `name`; who types writes an acronym in small letters, too."""
    found = gazetteer().find(name)
    if found is None and name.islower() and is_telling(name):
        found = gazetteer().find(name.upper())
    return found


@lru_cache(maxsize=1 << 8)
def other_names(entry: Entry) -> tuple[str, ...]:
    """What else a known thing is called, as far as a text alone can tell that it is meant."""
    return tuple(name for name in gazetteer().names(entry) if is_telling(name.lower()))


def is_telling(name: str) -> bool:
    """Whether a name in small letters can be told from a little word ("who", "us")."""
    return len(name) >= _SHORTEST and name not in words("sentence_openers.txt", "words")
