"""Brings a kept ledger up to date: only what a change touches is compared again.

A change is of articles: of those that were analysed, corrected, dated, copied, renamed or taken out
since. Their figures are listed anew; the groups that these stood and stand in, and the groups that
those have to do with, are compared again. All happens in one transaction, so that a reader never
sees half of it.
"""

import os
import sqlite3
from collections import Counter, OrderedDict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final

from briefindex.compare.comparable import homes_of, part_of, stated_in
from briefindex.compare.copied import twins
from briefindex.compare.derive import ties_of
from briefindex.desk.homes import Homes
from briefindex.desk.ledger.articles import (
    NoRoomError,
    Placed,
    among,
    in_parts,
    place_all,
    place_some,
    placed,
)
from briefindex.desk.ledger.groups import Groups
from briefindex.desk.ledger.keys import Keys
from briefindex.desk.ledger.names import Names, rows_among
from briefindex.desk.ledger.state import (
    change_since,
    keep_states,
    read_states,
    stamp_of,
    states_of,
)
from briefindex.desk.ledger.ties import Ties
from briefindex.model.figure import Figure, FigureId
from briefindex.model.span import ArticleId
from briefindex.packs import codec
from briefindex.packs.ledger_file import (
    begin,
    finish,
    first_number,
    number_of,
    parted,
    ready_for_groups,
)
from briefindex.progress import CancelToken
from briefindex.text.folding import fold

_AT_ONCE: Final = 300
_IN_MEMORY: Final = 40_000
_FEW_GROUPS: Final = 400
_CHUNK: Final = 6_000
"""So many figures at least are compared at one go."""


_INSERT: Final = (
    "INSERT OR REPLACE INTO figure(n, k, at, part, of_whole, of_part, of_base, time, home, twin, "
    "place, start, label, own) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_READ: Final = "SELECT n, own, pack, id FROM figure JOIN article ON a = n >> 40 WHERE n IN (?)"
_AT_HOME: Final = (
    "SELECT DISTINCT id FROM figure JOIN article ON a = n >> 40 WHERE figure.home IN (?)"
)
_GUESTS: Final = (
    "SELECT figure.n, host.home FROM figure JOIN article host ON host.id = figure.home "
    "WHERE figure.home IS NOT NULL AND k IS NOT NULL AND host.home IS NOT NULL AND n >= ? AND n < ?"
)
_KEPT: Final = "SELECT g FROM grp WHERE g IN (?)"
_THERE: Final = "SELECT DISTINCT g FROM figure WHERE g IN (?)"
# By their numbers: the index of sides (the plus keeps it out) has all of them.
_INDICATORS: Final = (
    "SELECT count(*), count(CASE WHEN calm = 0 THEN 1 END), count(CASE WHEN rank = 4 THEN 1 END) "
    "FROM grp WHERE +side = 0 AND g IN (?)"
)
_STATING: Final = (
    "SELECT (SELECT ifnull(sum(telling), 0) FROM article), "
    "(SELECT count(DISTINCT story) FROM article WHERE figures > 0)"
)
_TIES: Final = (
    "SELECT DISTINCT g, of_whole FROM figure WHERE of_whole IS NOT NULL",
    "SELECT DISTINCT g, of_part FROM figure WHERE of_part IS NOT NULL",
    "SELECT DISTINCT g, of_base FROM figure WHERE of_base IS NOT NULL",
)


class TooMuchError(Exception):
    """More changed than was to be worked on."""


class Update:
    """One update of the ledger behind a connection, amid its transaction."""

    def __init__(
        self, connection: sqlite3.Connection, homes: Homes, cancel: CancelToken | None = None
    ) -> None:
        """Read the packs through `homes`; stop where `cancel` says so."""
        self._connection = connection
        self._homes = homes
        self._cancel = cancel or CancelToken()
        self._figures: OrderedDict[int, Figure] = OrderedDict()
        self._names = Names(connection)
        self._keys = Keys(connection, self._names, self.load)
        self._groups = Groups(connection, self._names, self.load)

    def run(self, most: int | None = None) -> int:
        """Bring the ledger up to date; gives how many indicators were compared again.

        Raises:
            TooMuchError: more than `most` articles changed.
            Cancelled: asked to stop.
        """
        stamp, now = stamp_of(self._homes.stores), states_of(self._homes)
        before = read_states(self._connection)
        change = change_since(before, now, self._homes)
        known = self._homes.count()
        if most is not None and (known if change.everything else len(change.articles)) > most:
            raise TooMuchError
        if change.everything:
            done = self._anew()
        else:
            try:
                done = self._some(change.articles, change.placing, most)
            except NoRoomError:
                done = self._anew()
        keep_states(self._connection, now, stamp)
        return done

    def load(self, numbers: Sequence[int]) -> dict[int, Figure]:
        """Figures by their numbers, from memory, the ledger or the packs."""
        found = {n: self._figures[n] for n in numbers if n in self._figures}
        missing = [n for n in numbers if n not in found]
        found |= read_figures(self._connection, self._homes, missing)
        self._remember((n, found[n]) for n in missing if n in found)
        return found

    def _anew(self) -> int:
        begin(self._connection)
        self._names.forget()
        self._figures.clear()
        place_all(self._connection, self._homes)
        self._list([info.id for info in self._homes.articles()])
        ready_for_groups(self._connection)
        spans = [(first_number(0), first_number(1 << 22))]
        self._settle_guests(spans)
        sql = "SELECT DISTINCT k FROM figure WHERE k IS NOT NULL ORDER BY k"
        keys = [k for (k,) in self._connection.execute(sql)]
        for at in range(0, len(keys), _FEW_GROUPS):
            self._cancel.check()
            self._keys.settle(dict.fromkeys(keys[at : at + _FEW_GROUPS], ()))
        finish(self._connection)
        sql = "SELECT DISTINCT g FROM figure WHERE g IS NOT NULL"
        done = self._compare([g for (g,) in self._connection.execute(sql)])
        self._sum_up()
        return done

    def _some(
        self, changed: Collection[ArticleId], placing: Collection[ArticleId], most: int | None
    ) -> int:
        moved, gone = place_some(self._connection, self._homes, placing)
        changed = {*changed, *moved}
        changed |= self._copies_of(changed) | self._guests_of(changed)
        if most is not None and len(changed) > most:
            raise TooMuchError
        if not changed and not gone:
            return 0
        there = placed(self._connection, changed)
        numbers = {*gone, *(each.number for each in there.values())}
        spans = [(first_number(a), first_number(a + 1)) for a in sorted(numbers)]
        before = self._keys.places(spans)
        self._connection.executemany("DELETE FROM figure WHERE n >= ? AND n < ?", spans)
        for n in [n for n in self._figures if parted(n)[0] in numbers]:
            del self._figures[n]
        self._list([article for article in changed if article in there])
        self._settle_guests(spans)
        parts: dict[int, set[int]] = {}
        for place in (*before, *self._keys.places(spans)):
            parts.setdefault(place.key, set()).add(place.part)
        touched = [*before, *self._keys.settle(parts)]
        groups = {place.group for place in touched if place.group is not None}
        kept = {g for (g,) in rows_among(self._connection, _KEPT, groups)}
        now = {g for (g,) in rows_among(self._connection, _THERE, groups)}
        groups |= Ties(self._connection, self._names).touched_by(touched, kept ^ now)
        had = self._indicators(groups)
        self._groups.forget(groups)
        done = self._compare(sorted(groups))
        self._sum_up([has - had for has, had in zip(self._indicators(groups), had, strict=True)])
        return done

    def _compare(self, groups: Sequence[int]) -> int:
        for chunk in self._chunks(groups):
            self._cancel.check()
            self._groups.renew(chunk)
        self._groups.renew_families()
        return len(groups)

    def _copies_of(self, articles: Collection[ArticleId]) -> set[ArticleId]:
        found: set[ArticleId] = set()
        for part in in_parts(sorted(articles)):
            sql = among("SELECT id FROM article WHERE story <> id AND story IN (?)", part)
            found.update(ArticleId(a) for (a,) in self._connection.execute(sql, part))
        return found

    def _guests_of(self, articles: Collection[ArticleId]) -> set[ArticleId]:
        """The articles with figures that the analyst said belong to some of these."""
        found: set[ArticleId] = set()
        for part in in_parts(sorted(articles)):
            rows = self._connection.execute(among(_AT_HOME, part), part)
            found.update(ArticleId(a) for (a,) in rows)
        return found

    def _settle_guests(self, spans: Iterable[tuple[int, int]]) -> None:
        """Tell the country of figures by the article that they belong to, when that is listed."""
        for span in spans:
            for n, land in self._connection.execute(_GUESTS, span).fetchall():
                for figure in self.load([n]).values():
                    part = self._names.number("@" + part_of(figure, {stated_in(figure): land}))
                    self._connection.execute("UPDATE figure SET part = ? WHERE n = ?", (part, n))

    def _list(self, articles: Sequence[ArticleId]) -> None:
        """Write the rows of the figures of these articles."""
        for part in in_parts(articles, _AT_ONCE):
            self._cancel.check()
            self._list_some([ArticleId(article) for article in part])

    def _list_some(self, articles: Sequence[ArticleId]) -> None:
        here = placed(self._connection, articles)
        heads = placed(self._connection, {p.story for p in here.values()} - here.keys())
        figures, own = self._read({**here, **heads})
        first = {a: p.story for a, p in here.items() if p.story != a}
        order = sorted(figures, key=lambda f: f.span.start)
        copied = twins(order, first)
        telling = [f for f in figures if f.salience != "trivial" and f.id not in copied]
        homes = homes_of(telling)
        both = {**here, **heads}
        rows: list[tuple[object, ...]] = []
        told = Counter(figure.sentence.article for figure in figures)
        telling_counts = Counter(f.sentence.article for f in figures if f.salience != "trivial")
        for figure in figures:
            article = figure.sentence.article
            if article not in here:
                continue
            twin = copied.get(figure.id)
            twin_number = number_of(both[first[article]].number, twin) if twin else None
            compared = figure.salience != "trivial" and twin is None
            number = number_of(here[article].number, figure.id)
            keys = self._keys_of(figure, homes) if compared else (None,) * 7
            text = codec.dumps(figure) if figure.id in own else None
            place, label = here[article].place, fold(figure.indicator.label)
            row = (figure.indicator.home, twin_number, place, figure.span.start, label, text)
            rows.append((number, *keys, *row))
            self._remember([(number, figure)])
        self._connection.executemany(_INSERT, rows)
        self._connection.executemany(
            "UPDATE article SET home = ?, figures = ?, telling = ? WHERE id = ?",
            [(homes.get(a), told[a], telling_counts[a], a) for a in here],
        )

    def _read(self, articles: Mapping[ArticleId, Placed]) -> tuple[list[Figure], set[str]]:
        figures: list[Figure] = []
        own: set[str] = set()
        for number, store in enumerate(self._homes.stores):
            mine = [article for article, each in articles.items() if each.pack == number]
            found, changed = store.figure_view.of_articles(mine)
            figures += found
            own |= changed
        return figures, own

    def _keys_of(self, figure: Figure, homes: Mapping[ArticleId, str]) -> tuple[object, ...]:
        """What a figure is compared under: its key, its article, its part, its ties."""
        ties, number = ties_of(figure), self._names.number
        at, part = (number(f"@{each}") for each in (stated_in(figure), part_of(figure, homes)))
        tied = (number(key) if key else None for key in (ties.whole, ties.part, ties.base))
        return number(figure.indicator.key), at, part, *tied, ties.time or None

    def _remember(self, figures: Iterable[tuple[int, Figure]]) -> None:
        self._figures.update(figures)
        while len(self._figures) > _IN_MEMORY:
            self._figures.popitem(last=False)

    def _chunks(self, groups: Sequence[int]) -> Iterator[list[int]]:
        """The groups in parts of enough figures; those that are tied stand together."""
        if len(groups) <= _FEW_GROUPS:
            yield from ([list(groups)] if groups else [])
            return
        sizes = dict(self._connection.execute("SELECT g, count(*) FROM figure GROUP BY g"))
        roots = _components(self._connection)
        chunk: list[int] = []
        size = 0
        for group in sorted(groups, key=lambda g: (roots.get(g, g), g)):
            chunk.append(group)
            size += int(sizes.get(group, 0))
            if size >= _CHUNK:
                yield chunk
                chunk, size = [], 0
        if chunk:
            yield chunk

    def _indicators(self, groups: Collection[int]) -> tuple[int, ...]:
        """How many indicators there are among these groups, differing ones, and single ones."""
        rows = rows_among(self._connection, _INDICATORS, groups)
        return tuple(map(sum, zip(*rows, strict=True))) if rows else (0, 0, 0)

    def _sum_up(self, more: Sequence[int] | None = None) -> None:
        """Note how much there is, and that it is another edition; `more` indicators than before."""
        sql = "SELECT value FROM meta WHERE name = 'summary'"
        before = self._connection.execute(sql).fetchone() if more is not None else None
        if more is not None and before is not None:
            indicators = [n + int(m) for n, m in zip(more, before[0].split()[2:], strict=True)]
        else:
            (indicators,) = self._connection.execute(_INDICATORS.partition(" AND g IN")[0])
        counts = *self._connection.execute(_STATING).fetchone(), *indicators
        value, edition = " ".join(map(str, counts)), os.urandom(8).hex()
        facts = {"summary": value, "edition": edition}.items()
        self._connection.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", facts)


def read_figures(
    connection: sqlite3.Connection, homes: Homes, numbers: Sequence[int]
) -> dict[int, Figure]:
    """Figures by their numbers; those that are no longer there are left out."""
    found: dict[int, Figure] = {}
    wanted: dict[int, dict[FigureId, int]] = {}
    for part in in_parts([str(n) for n in numbers]):
        values = list(map(int, part))
        for n, own, pack, article in connection.execute(among(_READ, part), values):
            if own is not None:
                found[n] = codec.loads(Figure, own)
            else:
                wanted.setdefault(pack, {})[FigureId(f"{article}-{parted(n)[1]}")] = n
    for pack, ids in wanted.items():
        read = homes.stores[pack].figure_view.of([*ids])
        found |= {ids[figure.id]: figure for figure in read}
    return found


def _components(connection: sqlite3.Connection) -> dict[int, int]:
    """By key that is tied to others, one of those that it hangs together with."""
    roots: dict[int, int] = {}

    def root(key: int) -> int:
        while roots.setdefault(key, key) != key:
            roots[key] = roots[roots[key]]
            key = roots[key]
        return key

    for sql in _TIES:
        for one, other in connection.execute(sql):
            roots[root(one)] = root(other)
    return {key: root(key) for key in list(roots)}
