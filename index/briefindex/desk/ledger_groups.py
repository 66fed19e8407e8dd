"""Compares the figures of some keys anew, and keeps what comes of it.

A row is a pure function of its neighbourhood (see `compare.rows.rows_by_name`): the figures of its
own key, of keys that these are tied to, of keys tied to it, and of what those are tied to. So the
rows of some keys are made by `compare` from these figures alone.
"""

import sqlite3
import struct
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from briefindex.compare.alike import MOST_MEMBERS, Kin, alike, kin_of
from briefindex.compare.comparable import comparable
from briefindex.compare.lines import grounds, line
from briefindex.compare.rows import by_keys, ranks, rows_by_name
from briefindex.desk.ledger_articles import among, in_parts
from briefindex.desk.ledger_lines import packed_line
from briefindex.desk.ledger_memory import RANKS, figures_apart, worked_out
from briefindex.model.comparison import IndicatorRow
from briefindex.model.figure import Figure, FigureId
from briefindex.model.span import ArticleId
from briefindex.packs import codec
from briefindex.packs.ledger_file import parted
from briefindex.text.folding import fold

_LAST: Final = (1 << 32) - 1
_PLACE: Final = struct.Struct(">QQI")
_BASE: Final = struct.Struct(">BII")
_HALF: Final = 1 << 63
Load = Callable[[Sequence[int]], Mapping[int, Figure]]
"""Gives figures by their numbers."""

_COLUMNS: Final = (
    "k, name, family, side, calm, relation, rank, stories, members, lines, newest, label, shown, "
    "words, first, base, line, row"
)
_INSERT: Final = f"INSERT INTO grp({_COLUMNS}) VALUES ({','.join('?' * 18)})"  # noqa: S608 - our own columns
_DELETE: Final = (
    "DELETE FROM grp WHERE g = ?",
    "DELETE FROM kin WHERE g = ?",
    "DELETE FROM beside WHERE g = ?",
)
_TIES_IN: Final = (
    "SELECT DISTINCT k FROM figure WHERE k_of IN (?) AND k_of IS NOT NULL AND k IS NOT NULL",
    "SELECT DISTINCT k FROM figure WHERE k_part IN (?) AND k_part IS NOT NULL AND k IS NOT NULL",
)
_TIES_OUT: Final = (
    "SELECT DISTINCT k_of FROM figure WHERE k IN (?) AND k_of IS NOT NULL",
    "SELECT DISTINCT k_part FROM figure WHERE k IN (?) AND k_part IS NOT NULL",
)


class Groups:
    """Writes rows through the connection of a ledger, amid its transaction."""

    def __init__(self, connection: sqlite3.Connection, load: Load) -> None:
        """Read figures by `load`."""
        self._connection = connection
        self._load = load
        self._similar: set[str] = set()
        self._parties: set[tuple[str, ...]] = set()

    def neighbours(self, keys: Collection[int]) -> set[int]:
        """The keys whose rows may be others when the figures of `keys` are, these too."""
        ties_in = self._tied(keys, _TIES_IN)
        ties_out = self._tied({*keys, *ties_in}, _TIES_OUT)
        return {*keys, *ties_in, *ties_out}

    def renew(self, keys: Sequence[int]) -> None:
        """Make the rows of these keys anew; those of their families wait for `renew_families`."""
        self._forget(keys)
        wanted = set(keys)
        rows = self._rows(self.neighbours(wanted))
        found = self._load([number for number, _, _, _ in rows])
        rows = [row for row in rows if row[0] in found]
        numbers = {found[n].id: n for n, _, _, _ in rows}
        places = {n: (place, start) for n, _, place, start in rows}
        key_of = {found[n].id: k for n, k, _, _ in rows}
        homes, stories, days = self._articles(parted(n)[0] for n, _, _, _ in rows)
        groups, _ = by_keys(found[n] for n, _, _, _ in rows)
        by_name = comparable(groups, homes)
        opened = {key: places[numbers[next(iter(group))]] for key, group in groups.items()}
        told = rows_by_name(by_name, days)
        for at, (name, row) in enumerate(told.items()):
            figures = by_name[name]
            key = key_of[figures[0].id]
            if key in wanted:
                first = _first(opened[figures[0].indicator.key], at)
                behind = (found[numbers[each]] for each in grounds(row))
                articles = len({stories[f.sentence.article] for f in behind})
                self._keep(row, figures, key, articles, first, numbers)

    def renew_families(self) -> None:
        """Make the rows anew of what stands side by side, where one of its indicators is new."""
        for name in sorted(self._similar):
            sql = "SELECT g FROM kin WHERE relation = 'similar' AND name = ?"
            self._renew_family(f"similar|{name}", self._column(sql, name))
        for one, other in sorted(self._pairs()):
            sql = (
                "SELECT g FROM kin WHERE relation = 'related' AND one IN (?1, ?2) "
                "AND (other IS NULL OR (one = ?1 AND other = ?2)) AND name = ''"
            )
            self._renew_family(f"related|{one}+{other}", self._column(sql, one, other))
        self._similar, self._parties = set(), set()

    def _renew_family(self, family: str, groups: Sequence[int]) -> None:
        sql = "SELECT g FROM grp WHERE family = ?"
        self._delete(self._column(sql, family))
        there = self._connection.execute(
            among("SELECT name, g, first, members FROM grp WHERE g IN (?) ORDER BY first", groups),
            list(groups),
        ).fetchall()
        if len(there) < 2 or sum(row[3] for row in there) > MOST_MEMBERS:
            return
        named: dict[str, Sequence[Figure]] = {}
        numbers: dict[FigureId, int] = {}
        ordered: list[tuple[tuple[int, int], Figure]] = []
        for name, g, _, _ in there:
            rows = self._connection.execute(
                "SELECT n, place, start FROM figure WHERE g = ? "
                "AND k = (SELECT k FROM grp WHERE g = ?) ORDER BY place, start, n",
                (g, g),
            ).fetchall()
            found = self._load([n for n, _, _ in rows])
            named[name] = [found[n] for n, _, _ in rows if n in found]
            numbers |= {found[n].id: n for n, _, _ in rows if n in found}
            ordered += [((place, start), found[n]) for n, place, start in rows if n in found]
        ordered.sort(key=lambda pair: pair[0])
        for row in alike(named, ranks(figure for _, figure in ordered)):
            figures = [figure for _, figure in ordered if figure.id in set(row.members)]
            _, stories, _ = self._articles(parted(numbers[each.id])[0] for each in figures)
            articles = len({stories[f.sentence.article] for f in figures})
            self._keep(row, figures, None, articles, there[0][2], numbers, family)

    def _keep(
        self,
        row: IndicatorRow,
        figures: Sequence[Figure],
        key: int | None,
        articles: int,
        first: bytes,
        numbers: Mapping[FigureId, int],
        family: str | None = None,
    ) -> None:
        by_id = {figure.id: figure for figure in figures}
        members = [by_id[each] for each in row.members if each in by_id]
        told = packed_line(line(row, members, articles))
        days = (each.period.end or each.period.start for each in members)
        newest = max((day for day in days if day), default=date.min)
        values = (
            key,
            row.key,
            family,
            int(key is None),
            int(row.relation != "conflict"),
            row.relation,
            RANKS[row.relation],
            articles,
            len(members),
            _lines(row),
            newest.isoformat(),
            fold(row.label),
            row.label,
            fold(" ".join((row.label, *row.parties, row.unit))),
            first,
            _base(row, articles, len(members), first, family),
            told,
            codec.dumps(row),
        )
        g = self._connection.execute(_INSERT, values).lastrowid or 0
        if key is None:
            pairs = [(numbers[each], g) for each in row.members]
            self._connection.executemany("INSERT OR REPLACE INTO beside VALUES (?, ?)", pairs)
            return
        apart = figures_apart(row)
        self._connection.executemany(
            "UPDATE figure SET g = ?, differs = ?, worked = ? WHERE n = ?",
            [
                (g, int(m.id in apart), "\n".join(worked_out(row, m)), numbers[m.id])
                for m in members
            ],
        )
        for kin in kin_of(row.key, figures):
            one, other = (*kin.parties, None, None)[:2]
            if len(kin.parties) <= 2:
                self._connection.execute(
                    "INSERT INTO kin VALUES (?, ?, ?, ?, ?)",
                    (g, kin.relation, kin.name, one, other),
                )
            self._note(kin)

    def _note(self, kin: Kin) -> None:
        """A family of which something is new."""
        if kin.relation == "similar":
            self._similar.add(kin.name)
        else:
            self._parties.add(kin.parties)

    def _pairs(self) -> set[tuple[str, str]]:
        """The pairs of parties whose row what is new may belong to."""
        found: set[tuple[str, str]] = set()
        for parties in self._parties:
            if len(parties) == 2:
                found.add((parties[0], parties[1]))
            elif len(parties) == 1:
                sql = (
                    "SELECT DISTINCT one, other FROM kin WHERE relation = 'related' "
                    "AND other IS NOT NULL AND (one = ?1 OR other = ?1)"
                )
                found |= set(self._connection.execute(sql, parties))
        return found

    def _forget(self, keys: Sequence[int]) -> None:
        for part in in_parts([str(key) for key in keys]):
            sql = among("SELECT g FROM grp WHERE k IN (?)", part)
            groups = self._column(sql, *map(int, part))
            for some in in_parts([str(g) for g in groups]):
                numbers = list(map(int, some))
                sql = among("SELECT relation, name, one, other FROM kin WHERE g IN (?)", some)
                for relation, name, one, other in self._connection.execute(sql, numbers):
                    self._note(Kin(relation, name, tuple(each for each in (one, other) if each)))
            self._delete(groups)

    def _delete(self, groups: Sequence[int]) -> None:
        values = [(g,) for g in groups]
        for sql in _DELETE:
            self._connection.executemany(sql, values)

    def _tied(self, keys: Collection[int], ties: Sequence[str]) -> set[int]:
        found: set[int] = set()
        for part in in_parts([str(key) for key in keys]):
            for sql in ties:
                found.update(self._column(among(sql, part), *map(int, part)))
        return found

    def _rows(self, keys: Collection[int]) -> list[tuple[int, int, int, int]]:
        """Number, key, place and offset of the figures of these keys, in their order."""
        found: list[tuple[int, int, int, int]] = []
        for part in in_parts([str(key) for key in keys]):
            sql = among("SELECT n, k, place, start FROM figure WHERE k IN (?)", part)
            found += self._connection.execute(sql, list(map(int, part)))
        found.sort(key=lambda row: (row[2], row[3], row[0]))
        return found

    def _articles(
        self, numbers: Iterable[int]
    ) -> tuple[dict[ArticleId, str], dict[ArticleId, ArticleId], dict[ArticleId, date]]:
        """Of the articles of these numbers, and those at home elsewhere: party, story and day."""
        homes: dict[ArticleId, str] = {}
        stories: dict[ArticleId, ArticleId] = {}
        days: dict[ArticleId, date] = {}
        for part in in_parts([str(number) for number in set(numbers)]):
            values = list(map(int, part))
            sql = among("SELECT id, home, story, day FROM article WHERE a IN (?)", part)
            for article, home, story, day in self._connection.execute(sql, values):
                stories[article] = story
                if day:
                    days[article] = date.fromisoformat(day)
                if home:
                    homes[article] = home
        return {**self._foreign, **homes}, stories, days

    @property
    def _foreign(self) -> dict[ArticleId, str]:
        """The party of each article that the analyst gave figures of other articles to."""
        sql = (
            "SELECT id, home FROM article WHERE home IS NOT NULL AND id IN "
            "(SELECT DISTINCT home FROM figure WHERE home IS NOT NULL)"
        )
        return dict(self._connection.execute(sql).fetchall())

    def _column(self, sql: str, *values: object) -> list[int]:
        return [row[0] for row in self._connection.execute(sql, values)]


def _lines(row: IndicatorRow) -> int:
    """How many lines the list of all sources has for a row."""
    notes = len(row.differs) + bool(row.note and row.relation != "similar")
    return 1 + len(row.members) + len(row.derived) + notes


def _first(opening: tuple[int, int], at: int) -> bytes:
    """Sorts groups by the first figure of their key, then by their place among the key's."""
    place, start = opening
    return _PLACE.pack(place + _HALF, start, at)


def _base(
    row: IndicatorRow, articles: int, members: int, first: bytes, family: str | None
) -> bytes:
    """Sorts rows as `compare.rows` does."""
    if family is None:
        return _BASE.pack(0, _LAST - articles, _LAST - members) + first
    if row.relation == "similar":
        return _BASE.pack(1, 0, 0) + first
    return _BASE.pack(2, 0, 0) + family.replace("+", "\0").encode()
