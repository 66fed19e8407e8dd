"""Compares the figures of some groups anew, and keeps what comes of it.

A row is a pure function of its group and what that is tied to (see `ties`): it is made by
`compare` from these figures alone.
"""

import sqlite3
import struct
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from briefindex.compare.alike import MOST_MEMBERS, Kin, alike, kin_of
from briefindex.compare.lines import grounds, line
from briefindex.compare.rows import ranks, rows_by_name
from briefindex.desk.ledger.articles import among
from briefindex.desk.ledger.keys import Load
from briefindex.desk.ledger.lines import packed_line
from briefindex.desk.ledger.memory import RANKS, figures_apart, worked_out
from briefindex.desk.ledger.names import Names, rows_among
from briefindex.desk.ledger.ties import Ties
from briefindex.model.comparison import IndicatorRow
from briefindex.model.figure import Figure, FigureId
from briefindex.model.span import ArticleId
from briefindex.packs import codec
from briefindex.packs.ledger_file import parted
from briefindex.text.folding import fold

_LAST: Final = (1 << 32) - 1
_PLACE: Final = struct.Struct(">QQ")
_BASE: Final = struct.Struct(">BII")
_HALF: Final = 1 << 63
_COLUMNS: Final = (
    "g, name, family, side, calm, relation, rank, stories, members, lines, newest, label, shown, "
    "words, first, base, line, row"
)
_INSERT: Final = f"INSERT INTO grp({_COLUMNS}) VALUES ({','.join('?' * 18)})"  # noqa: S608 - our own columns
_DELETE: Final = (
    "DELETE FROM grp WHERE g = ?",
    "DELETE FROM kin WHERE g = ?",
    "DELETE FROM beside WHERE g = ?",
)


class Groups:
    """Writes rows through the connection of a ledger, amid its transaction."""

    def __init__(self, connection: sqlite3.Connection, names: Names, load: Load) -> None:
        """Read figures by `load`."""
        self._connection = connection
        self._names = names
        self._load = load
        self._ties = Ties(connection, names)
        self._similar: set[str] = set()
        self._parties: set[tuple[str, ...]] = set()

    def forget(self, groups: Collection[int]) -> None:
        """Take out the rows of these groups; those of their families wait for `renew_families`."""
        sql = "SELECT relation, name, one, other FROM kin WHERE g IN (?)"
        for relation, name, one, other in rows_among(self._connection, sql, groups):
            self._note(Kin(relation, name, tuple(each for each in (one, other) if each)))
        self._delete(groups)

    def renew(self, groups: Collection[int]) -> None:
        """Make the rows of these groups, which have none now."""
        sql = "SELECT n, g, k, place, start FROM figure WHERE g IN (?)"
        rows = rows_among(self._connection, sql, groups)
        around = self._ties.around({g: k for _, g, k, _, _ in rows})
        members: dict[int, set[int]] = {g: {*numbers} for g, numbers in around.figures.items()}
        first = dict(around.first)
        places: dict[int, tuple[int, int]] = {}
        for n, g, _, place, start in rows:
            members.setdefault(g, set()).add(n)
            places[n] = (place, start)
            first[g] = min(first.get(g, places[n]), places[n])
        found = self._load([n for each in members.values() for n in each])
        outside = [n for each in members.values() for n in each if n not in places]
        sql = "SELECT n, place, start FROM figure WHERE n IN (?)"
        places |= {n: (at, start) for n, at, start in rows_among(self._connection, sql, outside)}
        order = sorted(members, key=lambda g: first[g])
        texts = self._names.texts(order)
        by_name = {
            texts[g]: [found[n] for n in sorted(members[g], key=lambda n: places[n]) if n in found]
            for g in order
        }
        numbers = {figure.id: n for n, figure in found.items()}
        stories, days = self._articles(parted(n)[0] for n in found)
        wanted = {texts[g]: g for g in {g for _, g, *_ in rows} if by_name[texts[g]]}
        for name, row in rows_by_name(by_name, days, wanted).items():
            behind = (found[numbers[each]] for each in grounds(row))
            articles = len({stories[f.sentence.article] for f in behind})
            g = wanted[name]
            self._keep(g, row, by_name[name], articles, _first(first[g]), numbers)

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
            sql = "SELECT n, place, start FROM figure WHERE g = ? ORDER BY place, start"
            rows = self._connection.execute(sql, (g,)).fetchall()
            found = self._load([n for n, _, _ in rows])
            named[name] = [found[n] for n, _, _ in rows if n in found]
            numbers |= {found[n].id: n for n, _, _ in rows if n in found}
            ordered += [((place, start), found[n]) for n, place, start in rows if n in found]
        ordered.sort(key=lambda pair: pair[0])
        for row in alike(named, ranks(figure for _, figure in ordered)):
            figures = [figure for _, figure in ordered if figure.id in set(row.members)]
            stories, _ = self._articles(parted(numbers[each.id])[0] for each in figures)
            articles = len({stories[f.sentence.article] for f in figures})
            g = self._names.number(row.key)
            self._keep(g, row, figures, articles, there[0][2], numbers, family)

    def _keep(
        self,
        g: int,
        row: IndicatorRow,
        figures: Sequence[Figure],
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
            g,
            row.key,
            family,
            int(family is not None),
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
        self._connection.execute(_INSERT, values)
        if family is not None:
            pairs = [(numbers[each], g) for each in row.members]
            self._connection.executemany("INSERT OR REPLACE INTO beside VALUES (?, ?)", pairs)
            return
        apart = figures_apart(row)
        self._connection.executemany(
            "UPDATE figure SET differs = ?, worked = ? WHERE n = ?",
            [(int(m.id in apart), "\n".join(worked_out(row, m)), numbers[m.id]) for m in members],
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

    def _delete(self, groups: Collection[int]) -> None:
        values = [(g,) for g in groups]
        for sql in _DELETE:
            self._connection.executemany(sql, values)

    def _articles(
        self, numbers: Iterable[int]
    ) -> tuple[dict[ArticleId, ArticleId], dict[ArticleId, date]]:
        """Whose story the articles of these numbers tell, and when they were written."""
        sql = "SELECT id, story, day FROM article WHERE a IN (?)"
        rows = rows_among(self._connection, sql, {*numbers})
        stories = {ArticleId(article): ArticleId(story) for article, story, _ in rows}
        days = {ArticleId(article): date.fromisoformat(day) for article, _, day in rows if day}
        return stories, days

    def _column(self, sql: str, *values: object) -> list[int]:
        return [row[0] for row in self._connection.execute(sql, values)]


def _lines(row: IndicatorRow) -> int:
    """How many lines the list of all sources has for a row."""
    notes = len(row.differs) + bool(row.note and row.relation != "similar")
    return 1 + len(row.members) + len(row.derived) + notes


def _first(opening: tuple[int, int]) -> bytes:
    """Sorts groups by their first figure."""
    place, start = opening
    return _PLACE.pack(place + _HALF, start)


def _base(
    row: IndicatorRow, articles: int, members: int, first: bytes, family: str | None
) -> bytes:
    """Sorts rows as `compare.rows` does."""
    if family is None:
        return _BASE.pack(0, _LAST - articles, _LAST - members) + first
    if row.relation == "similar":
        return _BASE.pack(1, 0, 0) + first
    return _BASE.pack(2, 0, 0) + family.replace("+", "\0").encode()
