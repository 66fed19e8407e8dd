"""A glossary as CSV, in and out: name, type, aliases; a spreadsheet opens and saves it.

A cell that a spreadsheet would run as a formula is made harmless by an apostrophe, which is taken
off again when the file is read. Aliases stand in one cell, with semicolons between them.

Source: RFC 4180; OWASP on CSV injection.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from briefindex.errors import SatchelError
from briefindex.model.mention import EntityType
from briefindex.model.naming import LONGEST_NAME, GlossaryEntry, Named
from briefindex.progress import CancelToken
from briefindex.text.folding import fold

_DANGEROUS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_COLUMNS: Final = ("name", "type", "aliases")
_TYPES: Final[dict[str, EntityType]] = {
    "person": "person",
    "people": "person",
    "organisation": "organisation",
    "organization": "organisation",
    "place": "place",
    "route": "route_or_project",
    "project": "route_or_project",
    "route or project": "route_or_project",
    "route_or_project": "route_or_project",
    "event": "event",
    "facility": "facility",
    "product": "product",
}
_TOLD: Final = 20
_CHECK_EVERY: Final = 500


@dataclass(frozen=True, slots=True)
class GlossaryReading:
    """The entries of a file, and one sentence for each row that was not taken as it stands."""

    entries: tuple[GlossaryEntry, ...]
    problems: tuple[str, ...] = ()


def glossary_csv(entries: Iterable[GlossaryEntry]) -> bytes:
    """The glossary as a file, with a byte order mark."""
    rows = ((e.named.name, e.named.type, "; ".join(e.aliases)) for e in entries)
    return _table(_COLUMNS, rows)


def read_glossary(data: bytes, file: str, cancel: CancelToken | None = None) -> GlossaryReading:
    """The glossary that a file holds; what cannot be taken is left out and told, row by row.

    Raises:
        SatchelError: it is no table, or lacks a column.
        Cancelled: asked to stop.
    """
    rows = _rows(data, file)
    taking = _Taking(file)
    for number, row in enumerate(rows, start=2):
        if cancel is not None and number % _CHECK_EVERY == 0:
            cancel.check()
        taking.take(number, row)
    return taking.reading()


def checked_glossary(entries: Iterable[GlossaryEntry], table: str) -> GlossaryReading:
    """What a table of that name says, of two rows that contradict each other the first."""
    taking = _Taking(table)
    for number, entry in enumerate(entries, start=1):
        named = entry.named
        row = {"name": named.name, "type": named.type, "aliases": ";".join(entry.aliases)}
        taking.take(number, row)
    return taking.reading()


def joined_glossaries(
    old: Sequence[GlossaryEntry], new: Sequence[GlossaryEntry]
) -> tuple[tuple[GlossaryEntry, ...], int]:
    """Both, where a new entry takes the place of an old one of its name; how many took one."""
    fresh = {fold(entry.named.name): entry for entry in new}
    kept = [(fold(entry.named.name), entry) for entry in old]
    placed = {name for name, _ in kept if name in fresh}
    both = [fresh.get(name, entry) for name, entry in kept]
    more = [entry for name, entry in fresh.items() if name not in placed]
    return (*both, *more), len(placed)


class _Taking:
    """Takes rows one after the other; of two that say different things the first counts."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._entries: list[tuple[Named, dict[str, str]]] = []
        self._owner: dict[str, int] = {}
        self._names: dict[str, int] = {}
        self._problems: list[str] = []

    def take(self, number: int, row: dict[str, str]) -> None:
        """Take one row of the file."""
        name, kind = row["name"], _TYPES.get(row["type"].casefold())
        if not name and not row["type"] and not row["aliases"]:
            return
        if not name or len(name) > LONGEST_NAME:
            why = "its name is too long" if name else "it has no name"
            self._tell(number, f"{why} and was left out")
            return
        if kind is None:
            self._tell(number, f"“{row['type'] or 'nothing'}” is no type, “{name}” was left out")
            return
        entry = self._entry(number, Named(kind, name))
        if entry is not None:
            for alias in filter(None, (part.strip() for part in row["aliases"].split(";"))):
                self._add(number, entry, alias)

    def reading(self) -> GlossaryReading:
        """What was taken."""
        more = len(self._problems) - _TOLD
        told = self._problems[:_TOLD]
        if more > 0:
            told.append(f"{self._file}: {more} more rows were not taken as they stand.")
        entries = tuple(
            GlossaryEntry(named, tuple(aliases.values())) for named, aliases in self._entries
        )
        return GlossaryReading(entries, tuple(told))

    def _entry(self, number: int, named: Named) -> int | None:
        """The entry that the row is about: a new one, or that which has the name already."""
        folded = fold(named.name)
        known = self._owner.get(folded)
        if known is None:
            self._entries.append((named, {}))
            self._owner[folded] = self._names[folded] = len(self._entries) - 1
            return len(self._entries) - 1
        other = self._entries[known][0]
        if other.type != named.type:
            self._tell(number, f"“{named.name}” is {_word(other.type)} already and was left out")
            return None
        if folded not in self._names:
            self._tell(
                number, f"“{named.name}” is an alias of “{other.name}” already and was joined to it"
            )
        else:
            self._tell(number, f"“{named.name}” stands there twice, the rows were joined")
        return known

    def _add(self, number: int, entry: int, alias: str) -> None:
        folded = fold(alias)
        owner = self._owner.setdefault(folded, entry)
        named = self._entries[entry][0]
        if owner == entry:
            if folded != fold(named.name):
                self._entries[entry][1].setdefault(folded, alias)
            return
        other = self._entries[owner][0].name
        self._tell(
            number, f"“{alias}” means “{other}” already and was not taken for “{named.name}”"
        )

    def _tell(self, number: int, what: str) -> None:
        self._problems.append(f"{self._file}: row {number}: {what}.")


def _rows(data: bytes, file: str) -> Iterator[dict[str, str]]:
    """The rows below the head, each with the three columns."""
    text = _text(data, file)
    if "\0" in text:
        raise SatchelError(f"{file} is no table: save it as CSV and choose that.")
    rows = _parsed(text, file)
    columns = [column.strip().casefold() for column in next(rows, list[str]())]
    missing = [column for column in _COLUMNS[:2] if column not in columns]
    if missing:
        lacks = f"column{'s' if len(missing) > 1 else ''} {' and '.join(missing)}"
        raise SatchelError(
            f"{file} lacks the {lacks}: its first row must say name, type and aliases."
        )
    where = {column: columns.index(column) for column in _COLUMNS if column in columns}
    # All are read before one is taken: of a file that cannot be read to its end none is.
    return iter([_cells(row, where) for row in rows])


def _parsed(text: str, file: str) -> Iterator[list[str]]:
    head = text.partition("\n")[0]
    delimiter = max(",;\t", key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    try:
        for row in reader:
            line = reader.line_num + 1
            yield row
    except csv.Error as error:
        raise SatchelError(
            f"{file} cannot be read as CSV: line {line} has a quotation mark that is not closed, "
            "or too much in one cell; mend that line and choose the file again."
        ) from error


def _cells(row: Sequence[str], where: dict[str, int]) -> dict[str, str]:
    return {
        c: _plain(row[where[c]]) if c in where and where[c] < len(row) else "" for c in _COLUMNS
    }


def _plain(cell: str) -> str:
    cell = cell.strip()
    shielded = cell[:1] == "'" and cell[1:].startswith(_DANGEROUS)
    return " ".join(cell[1 if shielded else 0 :].split())


def _text(data: bytes, file: str) -> str:
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise SatchelError(f"{file} is not in UTF-8: save it as CSV UTF-8.") from error


def _table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([f"'{cell}" if cell.startswith(_DANGEROUS) else cell for cell in row])
    return ("\ufeff" + out.getvalue()).encode()


def _word(kind: EntityType) -> str:
    word = kind.replace("_", " ")
    return f"an {word}" if word[0] in "aeiou" else f"a {word}"
