"""Tells which figures of one key are one group, as `compare.comparable` does, part by part.

Most keys of a large collection ("profit") have a part for each article or country: where only some
parts have other figures now, the others are not looked at.
"""

import sqlite3
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from briefindex.compare.comparable import alike_in, is_whole
from briefindex.desk.ledger.names import Names, rows_among
from briefindex.model.figure import Figure, FigureId

Load = Callable[[Sequence[int]], Mapping[int, Figure]]
"""Gives figures by their numbers."""

_ONE, _WHOLE, _PARTED = 1, 2, 3
"""A key of one article; one whose figures belong together across articles; one that has parts."""
_COLUMNS: Final = "n, k, at, part, g, of_whole, of_part, of_base, time"
_OF_NUMBERS: Final = f"SELECT {_COLUMNS} FROM figure WHERE k IS NOT NULL AND n >= ? AND n < ?"  # noqa: S608 - our own columns
_OF_KEY: Final = f"SELECT {_COLUMNS} FROM figure WHERE k = ? ORDER BY place, start"  # noqa: S608 - as above
_OF_PART: Final = f"SELECT {_COLUMNS} FROM figure WHERE k = ? AND part = ? ORDER BY place, start"  # noqa: S608 - as above


@dataclass(frozen=True, slots=True)
class Place:
    """A figure in its group (None where that is not told yet), and what ties it to others."""

    number: int
    key: int
    at: int
    part: int
    group: int | None
    of_whole: int | None
    of_part: int | None
    of_base: int | None
    time: str | None


class Keys:
    """Writes the groups of figures, amid the transaction of an update."""

    def __init__(self, connection: sqlite3.Connection, names: Names, load: Load) -> None:
        """Read figures by `load`, where several articles state a key."""
        self._connection = connection
        self._names = names
        self._load = load

    def places(self, spans: Iterable[tuple[int, int]]) -> list[Place]:
        """The figures with numbers in these spans, as they stand."""
        found = (self._connection.execute(_OF_NUMBERS, span) for span in spans)
        return [Place(*row) for rows in found for row in rows]

    def settle(self, parts: Mapping[int, Collection[int]]) -> list[Place]:
        """Group keys anew of which figures came or went, by the parts that these are in.

        Gives each figure that has another group now, as it stood (where it had one) and stands.
        """
        sql = "SELECT i, mode FROM name WHERE i IN (?)"
        modes: dict[int, int | None] = dict(rows_among(self._connection, sql, parts))
        found: list[Place] = []
        for key in sorted(parts):
            mode = self._mode(key)
            if mode is None:
                continue
            if mode != modes.get(key):
                self._connection.execute("UPDATE name SET mode = ? WHERE i = ?", (mode, key))
            if mode == _PARTED == modes.get(key):
                for part in sorted(parts[key]):
                    rows = self._connection.execute(_OF_PART, (key, part))
                    found += self._group(mode, [Place(*row) for row in rows])
            else:
                rows = self._connection.execute(_OF_KEY, (key,))
                found += self._group(mode, [Place(*row) for row in rows])
        return found

    def _mode(self, key: int) -> int | None:
        sql = "SELECT n, at FROM figure WHERE k = ? ORDER BY place, start LIMIT 1"
        first = self._connection.execute(sql, (key,)).fetchone()
        if first is None:
            return None
        sql = "SELECT EXISTS (SELECT 1 FROM figure WHERE k = ? AND at <> ?)"
        ((several,),) = self._connection.execute(sql, (key, first[1]))
        if not several:
            return _ONE
        read = self._load([first[0]])
        return _WHOLE if any(map(is_whole, read.values())) else _PARTED

    def _group(self, mode: int, places: Sequence[Place]) -> list[Place]:
        """Write the groups of all figures of a key, or of a part of it."""
        key = places[0].key if places else 0
        together: dict[int, list[Place]] = {}
        for place in places:
            together.setdefault(place.part if mode == _PARTED else 0, []).append(place)
        groups: dict[int, int] = {}
        for part, members in together.items():
            groups |= self._groups_in(key, part, members)
        found: list[Place] = []
        for place in places:
            group = groups[place.number]
            if group != place.group:
                found += [place] if place.group is not None else []
                found.append(_moved(place, group))
        self._connection.executemany(
            "UPDATE figure SET g = ? WHERE n = ?",
            [(groups[p.number], p.number) for p in places if groups[p.number] != p.group],
        )
        return found

    def _groups_in(self, key: int, part: int, members: Sequence[Place]) -> dict[int, int]:
        """By figure of one part (0: of a key that has none), its group."""
        texts = self._names.texts([key, part])
        name = f"{texts[key]}@{texts[part][1:]}" if part else texts[key]
        if len(members) == 1:
            return {members[0].number: self._names.number(name)}
        read = self._load([place.number for place in members])
        there = [place.number for place in members if place.number in read]
        numbers: dict[FigureId, int] = {read[n].id: n for n in there}
        found = dict.fromkeys((place.number for place in members), self._names.number(name))
        for each, figures in alike_in(name, [read[n] for n in there]).items():
            group = self._names.number(each)
            found |= {numbers[figure.id]: group for figure in figures}
        return found


def _moved(place: Place, group: int) -> Place:
    tied = (place.of_whole, place.of_part, place.of_base, place.time)
    return Place(place.number, place.key, place.at, place.part, group, *tied)
