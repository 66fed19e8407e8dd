"""Brings a kept ledger up to date: only what a change touches is compared again.

A change is of articles: of those that were analysed, corrected, dated, copied, renamed or taken out
since. Their figures are listed anew; the keys that these had and have, and the keys tied to them,
are compared again. All happens in one transaction, so that a reader never sees half of it.
"""

import os
import sqlite3
from collections import Counter, OrderedDict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final

from briefindex.compare.comparable import homes_of
from briefindex.compare.copied import twins
from briefindex.desk.homes import Homes
from briefindex.desk.ledger_articles import (
    NoRoomError,
    Placed,
    among,
    in_parts,
    place_articles,
    placed,
)
from briefindex.desk.ledger_groups import Groups
from briefindex.desk.ledger_state import (
    change_since,
    keep_states,
    read_states,
    stamp_of,
    states_of,
)
from briefindex.model.figure import Figure, FigureId
from briefindex.model.span import ArticleId
from briefindex.packs import codec
from briefindex.packs.ledger_file import (
    begin,
    finish,
    first_number,
    number_of,
    parted,
)
from briefindex.progress import CancelToken
from briefindex.text.folding import fold

_AT_ONCE: Final = 300
_IN_MEMORY: Final = 40_000
_FEW_KEYS: Final = 400
_CHUNK: Final = 6_000
"""So many figures at least are compared at one go."""


_INSERT: Final = (
    "INSERT OR REPLACE INTO figure(n, k, k_of, k_part, home, twin, place, start, label, own) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_AT_HOME: Final = "SELECT DISTINCT k FROM figure WHERE home IN (?) AND k IS NOT NULL"
_READ: Final = "SELECT n, own, pack, id FROM figure JOIN article ON a = n >> 40 WHERE n IN (?)"
_TIES: Final = (
    "SELECT DISTINCT k, k_of FROM figure WHERE k_of IS NOT NULL AND k IS NOT NULL",
    "SELECT DISTINCT k, k_part FROM figure WHERE k_part IS NOT NULL AND k IS NOT NULL",
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
        self._keys: dict[str, int] = {}
        self._groups = Groups(connection, self.load)

    def run(self, most: int | None = None) -> int:
        """Bring the ledger up to date; gives how many indicators were compared again.

        Raises:
            TooMuchError: more than `most` articles changed.
            Cancelled: asked to stop.
        """
        stamp, now = stamp_of(self._homes.stores), states_of(self._homes)
        before = read_states(self._connection)
        change = change_since(before, now, self._homes)
        known = len(self._homes.articles())
        if most is not None and (known if change.everything else len(change.articles)) > most:
            raise TooMuchError
        if change.everything:
            done = self._anew()
        else:
            try:
                done = self._some(change.articles, placing=change.placing, most=most)
            except NoRoomError:
                done = self._anew()
        if done or change.everything or change.articles or change.placing:
            self._sum_up()
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
        self._keys = {}
        place_articles(self._connection, self._homes)
        self._list([info.id for info in self._homes.articles()])
        finish(self._connection)
        keys = [k for (k,) in self._connection.execute("SELECT DISTINCT k FROM figure")]
        for chunk in self._chunks([k for k in keys if k is not None]):
            self._cancel.check()
            self._groups.renew(chunk)
        self._groups.renew_families()
        return len(keys)

    def _some(self, changed: Collection[ArticleId], *, placing: bool, most: int | None) -> int:
        gone: list[int] = []
        if placing:
            moved, gone = place_articles(self._connection, self._homes)
            changed = {*changed, *moved}
        changed = {*changed, *self._copies_of(changed)}
        if most is not None and len(changed) > most:
            raise TooMuchError
        self._keys = {}
        there = placed(self._connection, changed)
        numbers = {*gone, *(each.number for each in there.values())}
        touched = self._keys_in(numbers, changed)
        affected = self._groups.neighbours(touched)
        self._connection.executemany(
            "DELETE FROM figure WHERE n >= ? AND n < ?",
            [(first_number(a), first_number(a + 1)) for a in numbers],
        )
        for n in [n for n in self._figures if parted(n)[0] in numbers]:
            del self._figures[n]
        self._list([article for article in changed if article in there])
        touched |= self._keys_in(numbers, changed)
        affected |= self._groups.neighbours(touched)
        for chunk in self._chunks(sorted(affected)):
            self._cancel.check()
            self._groups.renew(chunk)
        self._groups.renew_families()
        return len(affected)

    def _copies_of(self, articles: Collection[ArticleId]) -> set[ArticleId]:
        found: set[ArticleId] = set()
        for part in in_parts(sorted(articles)):
            sql = among("SELECT id FROM article WHERE story <> id AND story IN (?)", part)
            found.update(ArticleId(a) for (a,) in self._connection.execute(sql, part))
        return found

    def _keys_in(self, numbers: Iterable[int], articles: Collection[ArticleId]) -> set[int]:
        """The keys under which figures of these articles, or at home in them, are compared."""
        found: set[int] = set()
        for number in numbers:
            sql = "SELECT DISTINCT k FROM figure WHERE n >= ? AND n < ? AND k IS NOT NULL"
            ends = first_number(number), first_number(number + 1)
            found.update(k for (k,) in self._connection.execute(sql, ends))
        for part in in_parts(sorted(articles)):
            sql = among(_AT_HOME, part)
            found.update(k for (k,) in self._connection.execute(sql, part))
        return found

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
            keys = self._keys_of(figure) if compared else (None, None, None)
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

    def _keys_of(self, figure: Figure) -> tuple[int, int | None, int | None]:
        indicator = figure.indicator
        of, part = (self._key(name) if name else None for name in (indicator.of, indicator.part))
        return self._key(indicator.key), of, part

    def _key(self, name: str) -> int:
        known = self._keys.get(name)
        if known is None:
            row = self._connection.execute("SELECT k FROM key WHERE name = ?", (name,)).fetchone()
            if row is None:
                sql = "INSERT INTO key(name) VALUES (?)"
                known = int(self._connection.execute(sql, (name,)).lastrowid or 0)
            else:
                known = int(row[0])
            self._keys[name] = known
        return known

    def _remember(self, figures: Iterable[tuple[int, Figure]]) -> None:
        self._figures.update(figures)
        while len(self._figures) > _IN_MEMORY:
            self._figures.popitem(last=False)

    def _chunks(self, keys: Sequence[int]) -> Iterator[list[int]]:
        """The keys in parts of enough figures; keys that are tied stand together."""
        if len(keys) <= _FEW_KEYS:
            yield from ([list(keys)] if keys else [])
            return
        sizes = dict(self._connection.execute("SELECT k, count(*) FROM figure GROUP BY k"))
        roots = _components(self._connection)
        chunk: list[int] = []
        size = 0
        for key in sorted(keys, key=lambda k: (roots.get(k, k), k)):
            chunk.append(key)
            size += int(sizes.get(key, 0))
            if size >= _CHUNK:
                yield chunk
                chunk, size = [], 0
        if chunk:
            yield chunk

    def _sum_up(self) -> None:
        """Note how much there is, and that it is another edition."""
        sql = (
            "SELECT (SELECT ifnull(sum(telling), 0) FROM article), "
            "(SELECT count(DISTINCT story) FROM article WHERE figures > 0), "
            "(SELECT count(*) FROM grp WHERE side = 0), "
            "(SELECT count(*) FROM grp WHERE side = 0 AND calm = 0), "
            "(SELECT count(*) FROM grp WHERE rank = 4)"
        )
        counts = self._connection.execute(sql).fetchone()
        value = " ".join(map(str, counts))
        edition = os.urandom(8).hex()
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
