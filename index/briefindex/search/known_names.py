"""What is known beforehand of names: other names of routes, organisations, places and events.

The tables are read when the first query asks, not before, and only their lines with the very name
are made anything of: a gazetteer of all takes twenty times as long.
"""

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from pathlib import Path

from briefindex.bundle import bundled
from briefindex.extract.gazetteer import FOLDER, Entry, Gazetteer
from briefindex.text.folding import fold
from briefindex.text.lexicon import rows_of, words

_SHORTEST = 3
_NO_NAMES = frozenset({
    "titles.tsv", "heads.tsv", "namesakes.tsv", "given.tsv", "given_roman.tsv", "given_world.tsv",
    "towns_geonames.tsv",
})  # fmt: skip
"""Tables of words that are no name of a known thing by themselves."""
_WITHOUT_KINDS = "countries.tsv"
_BETWEEN = "\t=?"
_UNHEARD = ".,"


@lru_cache(maxsize=1 << 10)
def known_as(name: str) -> Entry | None:
    """The thing that is called `name`; who types writes an acronym in small letters, too."""
    key = _key(name)
    near = _tables().around((key, key.removeprefix("the ")))
    if near is None:
        return None
    found = near.find(name)
    if found is None and name.islower() and is_telling(name):
        found = near.find(name.upper())
    return found


@lru_cache(maxsize=1 << 8)
def other_names(entry: Entry) -> tuple[str, ...]:
    """What else a known thing is called, as far as a text alone can tell that it is meant."""
    own = _tables().around((_key(entry.canonical),))
    names = own.names(entry) if own else ()
    near = _tables().around((_key(entry.canonical), *map(_key, names)))
    names = near.names(entry) if near else ()
    return tuple(name for name in names if is_telling(name.lower()))


def is_telling(name: str) -> bool:
    """Whether a name in small letters can be told from a little word ("who", "us").

    Two letters tell a name where each is a word ("西安").
    """
    shortest = _SHORTEST if name.isascii() else _SHORTEST - 1
    return len(name) >= shortest and name not in words("sentence_openers.txt", "words")


class _Tables:
    """The lines of all tables, and the same folded, each name between bars."""

    def __init__(self) -> None:
        tables = sorted(p for p in bundled(FOLDER).glob("*.tsv") if p.name not in _NO_NAMES)
        self._lines: list[tuple[str, str]] = []
        folded: list[str] = []
        for path in tables:
            for line in path.read_text(encoding="utf-8").splitlines():
                self._lines.append((path.name, line))
                names = line if path.name == _WITHOUT_KINDS else _without_kind(line)
                plain = names.isascii() and "'" not in names and "`" not in names
                folded.append(names.lower() if plain else fold(names.replace("\t", "|")))
        text = _without("\n".join(folded), _BETWEEN, "|")
        self._text = f"|{_without(_without(text, _UNHEARD, ''), '-', ' ')}|".replace("\n", "|\n|")

    def around(self, keys: Iterable[str]) -> Gazetteer | None:
        """The names of the lines that hold one of `keys`; None where none does.

        Of names that several things have the first in the tables has them, here as there.
        """
        text = self._text
        numbers: set[int] = set()
        for key in dict.fromkeys(keys):
            at = text.find(f"|{key}|") if key else -1
            while at >= 0:
                numbers.add(text.count("\n", 0, at))
                at = text.find(f"|{key}|", at + 1)
        if not numbers:
            return None
        lines = [self._lines[number] for number in sorted(numbers)]

        def rows(path: Path, columns: int) -> Iterator[tuple[str, ...]]:
            return rows_of((line for name, line in lines if name == path.name), columns)

        return Gazetteer(bundled(FOLDER), rows)


@cache
def _tables() -> _Tables:
    return _Tables()


def _key(name: str) -> str:
    """A name as it stands in the folded tables."""
    return " ".join(_without(fold(name), _UNHEARD, "").split())


def _without_kind(line: str) -> str:
    """A row without its second cell: "company" is what many are, and the name of none."""
    name, _, rest = line.partition("\t")
    _, _, others = rest.partition("\t")
    return f"{name}\t{others}"


def _without(text: str, signs: str, instead: str) -> str:
    """One sign after the other: over a long text far quicker than a pattern or a table."""
    for sign in signs:
        text = text.replace(sign, instead)
    return text
