"""Reads the word lists in `resources/lexicon/`, and the tables there and beside it.

A list is UTF-8 text: `#` opens a comment line, `[name]` opens a section, every other line that is
not blank is an entry. A table has a row a line, its cells apart by tabs, parts of a cell by `|`.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from briefindex.bundle import bundled


@cache
def sections(name: str) -> Mapping[str, tuple[str, ...]]:
    """Entries of `resources/lexicon/<name>` by section, in the order of the file.

    Raises:
        FileNotFoundError: the program was installed without it.
    """
    found: dict[str, list[str]] = {}
    entries: list[str] = []
    text = bundled(f"resources/lexicon/{name}").read_text(encoding="utf-8")
    for line in map(str.strip, text.splitlines()):
        if line.startswith("[") and line.endswith("]"):
            entries = found.setdefault(line[1:-1], [])
        elif line and not line.startswith("#"):
            entries.append(line)
    return MappingProxyType({key: tuple(lines) for key, lines in found.items()})


@cache
def words(name: str, section: str) -> frozenset[str]:
    """All words of one section, which may stand many to a line."""
    return frozenset(word for line in sections(name)[section] for word in line.split())


def table_rows(path: Path, columns: int) -> Iterator[tuple[str, ...]]:
    """The rows of a table, each of so many cells; what a row lacks is empty.

    Raises:
        FileNotFoundError: the program was installed without it.
    """
    return rows_of(path.read_text(encoding="utf-8").splitlines(), columns)


def rows_of(lines: Iterable[str], columns: int) -> Iterator[tuple[str, ...]]:
    """The rows of a table whose lines are at hand."""
    for line in lines:
        if line and not line.startswith("#"):
            cells = [cell.strip() for cell in line.split("\t")]
            yield tuple(cells + [""] * (columns - len(cells)))[:columns]


def cell_parts(cell: str) -> tuple[str, ...]:
    """The parts of a cell."""
    return tuple(part for part in cell.split("|") if part)
