"""Numbers for the names of a kept ledger: keys, parts of keys and groups."""

import sqlite3
from collections.abc import Collection, Sequence
from typing import Any

from briefindex.desk.ledger.articles import among, in_parts


class Names:
    """Numbers names; a group that is called as its key has the number of the key."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Know none yet."""
        self._connection = connection
        self._numbers: dict[str, int] = {}

    def forget(self) -> None:
        """Know none any more: the tables are other ones."""
        self._numbers = {}

    def number(self, name: str) -> int:
        """The number of a name, a new one where it has none."""
        known = self.known(name)
        if known is None:
            sql = "INSERT INTO name(text) VALUES (?)"
            known = int(self._connection.execute(sql, (name,)).lastrowid or 0)
            self._numbers[name] = known
        return known

    def known(self, name: str) -> int | None:
        """The number of a name, or None where it has none."""
        if name not in self._numbers:
            sql = "SELECT i FROM name WHERE text = ?"
            row = self._connection.execute(sql, (name,)).fetchone()
            if row is None:
                return None
            self._numbers[name] = int(row[0])
        return self._numbers[name]

    def texts(self, numbers: Collection[int]) -> dict[int, str]:
        """The names that have these numbers."""
        found: dict[int, str] = {}
        for some in in_parts([str(number) for number in numbers]):
            sql = among("SELECT i, text FROM name WHERE i IN (?)", some)
            found.update(self._connection.execute(sql, list(map(int, some))))
        return found


def rows_among(connection: sqlite3.Connection, sql: str, numbers: Collection[int]) -> list[Any]:
    """What a statement with `IN (?)` gives for all of the numbers."""
    found: list[Any] = []
    for some in in_parts([str(number) for number in numbers]):
        values: Sequence[int] = list(map(int, some))
        found += connection.execute(among(sql, some), values)
    return found
