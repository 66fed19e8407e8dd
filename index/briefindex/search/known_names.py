"""What is known beforehand of names: other names of routes, organisations, places and events.

The tables are read when the first query asks, not before; what is made of them, which takes far
longer, only where they hold the very name.
"""

from functools import cache, lru_cache

from briefindex.bundle import bundled
from briefindex.extract.gazetteer import FOLDER, Entry, gazetteer
from briefindex.text.folding import fold
from briefindex.text.lexicon import words

_SHORTEST = 3
_NO_NAMES = frozenset({
    "titles.tsv", "heads.tsv", "namesakes.tsv", "given.tsv", "given_roman.tsv", "given_world.tsv",
    "towns_geonames.tsv",
})  # fmt: skip
"""Tables of words that are no name of a known thing by themselves."""
_BETWEEN = "\t\n=?"
_UNHEARD = ".,"


@lru_cache(maxsize=1 << 10)
def known_as(name: str) -> Entry | None:
    """The thing that is called `name`; who types writes an acronym in small letters, too."""
    if not _is_listed(name):
        return None
    found = gazetteer().find(name)
    if found is None and name.islower() and is_telling(name):
        found = gazetteer().find(name.upper())
    return found


@lru_cache(maxsize=1 << 8)
def other_names(entry: Entry) -> tuple[str, ...]:
    """What else a known thing is called, as far as a text alone can tell that it is meant."""
    return tuple(name for name in gazetteer().names(entry) if is_telling(name.lower()))


def is_telling(name: str) -> bool:
    """Whether a name in small letters can be told from a little word ("who", "us").

    Two letters tell a name where each is a word ("西安").
    """
    shortest = _SHORTEST if name.isascii() else _SHORTEST - 1
    return len(name) >= shortest and name not in words("sentence_openers.txt", "words")


def _is_listed(name: str) -> bool:
    """Whether a name stands in the tables, as far as can be told without reading them."""
    key = " ".join(_without(fold(name), _UNHEARD, "").split())
    return key in _listed() or key.removeprefix("the ") in _listed()


@cache
def _listed() -> frozenset[str]:
    """All names of the tables, folded."""
    tables = sorted(p for p in bundled(FOLDER).glob("*.tsv") if p.name not in _NO_NAMES)
    text = "\n".join(path.read_text(encoding="utf-8") for path in tables)
    folded = fold(_without(text, _BETWEEN, "|"))
    return frozenset(_without(folded, _UNHEARD, "").split("|"))


def _without(text: str, signs: str, instead: str) -> str:
    """One sign after the other: over a long text far quicker than a pattern or a table."""
    for sign in signs:
        text = text.replace(sign, instead)
    return text
