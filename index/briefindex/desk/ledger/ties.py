"""What the groups of a kept ledger have to do with each other: as `compare.derive.ties_of` says.

A value derived for one group is made of figures of others. So where figures came or went, or are
of another group now, other groups are compared again; and to compare a group some figures of
others are read, of those times alone that count.
"""

import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from briefindex.desk.ledger.keys import Place
from briefindex.desk.ledger.names import Names, rows_among

_OF: Final = "g, at, of_whole, of_part, time"
_SHARES_OF: Final = f"SELECT {_OF} FROM figure WHERE of_whole IN (?)"  # noqa: S608 - our own columns
_SHARES_AS: Final = f"SELECT {_OF} FROM figure WHERE of_part IN (?)"  # noqa: S608 - as above
_PARTS: Final = "SELECT n, g, of_part, at, of_whole, time FROM figure WHERE of_part IN (?)"
_GROWTHS: Final = "SELECT n, g, of_base, at FROM figure WHERE of_base IN (?)"
_OWN: Final = "SELECT DISTINCT of_part, of_whole FROM figure WHERE g = ? AND of_part IS NOT NULL"
_TIMES: Final = "SELECT n, g, time FROM figure WHERE time IS NOT NULL AND g IN (?)"
_THERE: Final = "SELECT DISTINCT g FROM figure WHERE g IN (?)"
_NEVER: Final[frozenset[str | None]] = frozenset()
_FIRST: Final = "SELECT place, start FROM figure WHERE g = ? ORDER BY place, start LIMIT 1"


@dataclass(frozen=True, slots=True)
class Around:
    """What groups are compared with: numbers of figures by group, empty where it only is there."""

    figures: Mapping[int, Collection[int]]
    first: Mapping[int, tuple[int, int]]


class Ties:
    """Reads the ties of groups, amid the transaction of an update."""

    def __init__(self, connection: sqlite3.Connection, names: Names) -> None:
        """Read nothing yet."""
        self._connection = connection
        self._names = names
        self._meanings: dict[tuple[int, int], tuple[int, ...]] = {}

    def touched_by(self, changed: Sequence[Place], flipped: Collection[int]) -> set[int]:
        """The groups that figures which changed have to do with, beside their own.

        `changed` has each as it stood and as it stands. Where groups are gone or new (`flipped`)
        others may be meant by the key of what is tied to them, whatever its time.
        """
        self._meanings = {}
        found: set[int] = set()
        times: dict[int, set[str | None]] = {}
        for place in changed:
            for key in (place.of_part, place.of_base):
                found.update(self._meant(key, place.at) if key is not None else ())
            if place.group is not None and (place.time is not None or place.group in flipped):
                every = None if place.group in flipped else place.time
                times.setdefault(place.group, set()).add(every)
        keys = {place.key for place in changed if place.group in times}
        rows = rows_among(self._connection, _SHARES_OF, keys)
        for _, at, whole, part, time in rows:
            if any(times.get(g, _NEVER) & {None, str(time)} for g in self._meant(whole, at)):
                found.update(self._meant(part, at))
        rows += rows_among(self._connection, _SHARES_AS, keys)
        other = self._times({key for row in rows for key in row[2:4]} - times.keys())
        for g, _, whole, part, _ in rows:
            for mine, beside in ((whole, part), (part, whole)):
                told = times.get(mine, _NEVER)
                if None in told or beside in times or not told.isdisjoint(other.get(beside, ())):
                    found.update([g] if told else ())
        return found

    def around(self, groups: Mapping[int, int]) -> Around:
        """What these groups (with the keys that they are of) are to be compared with."""
        self._meanings = {}
        found: dict[int, set[int]] = {}
        wanted: dict[int, set[str]] = {}
        keys = {*groups.values()}
        for n, g, key, at, whole, time in rows_among(self._connection, _PARTS, keys):
            if groups.keys().isdisjoint(self._meant(key, at)):
                continue
            found.setdefault(g, set()).add(n)
            for each in self._meant(whole, at):
                found.setdefault(each, set())
                wanted.setdefault(each, set()).add(str(time))
        for n, g, key, at in rows_among(self._connection, _GROWTHS, keys):
            if not groups.keys().isdisjoint(self._meant(key, at)):
                found.setdefault(g, set()).add(n)
        self._add_own(groups, wanted)
        for g, by_time in self._times(wanted).items():
            for time in wanted[g] & by_time.keys():
                found.setdefault(g, set()).update(by_time[time])
        # A group that is only there may take the place of another that is called nearly so.
        found |= {key: set() for key in keys - found.keys()}
        there = {g for (g,) in rows_among(self._connection, _THERE, found)}
        first = {g: self._connection.execute(_FIRST, (g,)).fetchone() for g in there}
        return Around({g: found[g] for g in there}, first)

    def _add_own(self, groups: Iterable[int], wanted: dict[int, set[str]]) -> None:
        """Add the times that the parts and wholes of the groups' own shares have in common."""
        pairs = [pair for g in groups for pair in self._connection.execute(_OWN, (g,))]
        times = self._times({key for pair in pairs for key in pair})
        for part, whole in pairs:
            both = times.get(part, {}).keys() & times.get(whole, {}).keys()
            for key in (part, whole) if both else ():
                wanted.setdefault(key, set()).update(both)

    def _times(self, groups: Collection[int]) -> dict[int, dict[str, list[int]]]:
        """The figures of these groups by time."""
        found: dict[int, dict[str, list[int]]] = {}
        for n, g, time in rows_among(self._connection, _TIMES, groups):
            found.setdefault(g, {}).setdefault(str(time), []).append(n)
        return found

    def _meant(self, key: int, at: int) -> tuple[int, ...]:
        """The groups that a figure at home in an article may mean by a key."""
        if (key, at) not in self._meanings:
            texts = self._names.texts([key, at])
            own = self._names.known(f"{texts[key]}@{texts[at][1:]}")
            self._meanings[key, at] = (key,) if own is None else (key, own)
        return self._meanings[key, at]
