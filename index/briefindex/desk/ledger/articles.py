"""The articles of a kept ledger: each one's place among all, its pack, and whose story it tells."""

import sqlite3
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from briefindex.compare.rows import written
from briefindex.desk.homes import Homes, order_of
from briefindex.model.article import ArticleInfo
from briefindex.model.span import ArticleId

_GAP: Final = 1 << 40
_DAYS: Final = 4
_INSERT: Final = (
    "INSERT INTO article(id, pack, place, rank, story, day) VALUES (?, ?, ?, ?, ?, ?) "
    "ON CONFLICT(id) DO UPDATE SET pack = excluded.pack, place = excluded.place, "
    "rank = excluded.rank, story = excluded.story, day = excluded.day"
)


@dataclass(frozen=True, slots=True)
class Placed:
    """An article of the ledger: its number, its pack's, its place, and whose story it tells."""

    number: int
    pack: int
    place: int
    story: ArticleId


class _Row(NamedTuple):
    pack: int
    rank: bytes
    story: ArticleId
    day: str | None


class NoRoomError(Exception):
    """No place is left between two articles: all are to be placed anew."""


def place_all(connection: sqlite3.Connection, homes: Homes) -> None:
    """Place every article in empty tables."""
    packs: dict[ArticleId, int] = {}
    for number, (store, elsewhere) in enumerate(homes.each()):
        packs |= {article: number for article in store.ids() if article not in elsewhere}
    copies = homes.copies()
    rows = {
        info.id: _row(info, packs.get(info.id, 0), copies.get(info.id, info.id))
        for info in homes.articles()
    }
    places = _between(list(rows), None, None)
    connection.executemany(_INSERT, [(a, r[0], places[a], *r[1:]) for a, r in rows.items()])


def place_some(
    connection: sqlite3.Connection, homes: Homes, wanted: Collection[ArticleId]
) -> tuple[set[ArticleId], list[int]]:
    """Bring these articles up to date, and those that are copies of other ones now.

    Gives those that are new or other ones now, and the numbers of those that are gone.

    Raises:
        NoRoomError: the ledger is to be made anew.
    """
    copies = homes.copies()
    kept: dict[str, str] = dict(
        connection.execute("SELECT id, story FROM article WHERE story <> id").fetchall()
    )
    both = kept.keys() | copies.keys()
    wanted = {*wanted, *(ArticleId(a) for a in both if kept.get(a) != copies.get(ArticleId(a)))}
    before = _rows(connection, wanted)
    now = _rows_now(homes, wanted, copies)
    changed = {article for article, row in now.items() if before.get(article) != row}
    gone = before.keys() - now.keys()
    numbers = [each.number for each in placed(connection, gone).values()]
    connection.executemany("DELETE FROM article WHERE a = ?", [(number,) for number in numbers])
    places = _places(connection, {a: now[a].rank for a in changed}, before)
    connection.executemany(_INSERT, [(a, now[a][0], places[a], *now[a][1:]) for a in changed])
    stories = {before[a].story for a in (changed | gone) & before.keys()}
    return {*changed, *stories, *(now[a].story for a in changed)}, numbers


def placed(
    connection: sqlite3.Connection, articles: Collection[ArticleId]
) -> dict[ArticleId, Placed]:
    """Those of the articles that the ledger has."""
    found: dict[ArticleId, Placed] = {}
    for part in in_parts(sorted(articles)):
        sql = "SELECT id, a, pack, place, story FROM article WHERE id IN (?)"
        for article, *row in connection.execute(among(sql, part), part):
            found[ArticleId(article)] = Placed(*row)
    return found


def in_parts(values: Sequence[str], size: int = 400) -> Iterator[Sequence[str]]:
    """The values, so many at a time as one statement takes."""
    for at in range(0, len(values), size):
        yield values[at : at + size]


def among(sql: str, values: Sequence[object]) -> str:
    """The statement with as many question marks as there are values, where it has `(?)`."""
    return sql.replace("(?)", f"({','.join('?' * len(values))})")


def _row(info: ArticleInfo, pack: int, story: ArticleId) -> _Row:
    day = written([info]).get(info.id)
    return _Row(pack, _rank(info), story, day.isoformat() if day else None)


def _rank(info: ArticleInfo) -> bytes:
    """Bytes that sort as `order_of` does."""
    undated, days, file, article = order_of(info)
    when = (days + (1 << 31)).to_bytes(_DAYS, "big")
    words = file.encode(errors="surrogatepass") + b"\0" + article.encode()
    return bytes([undated]) + when + words


def _rows(connection: sqlite3.Connection, articles: Collection[ArticleId]) -> dict[ArticleId, _Row]:
    found: dict[ArticleId, _Row] = {}
    for part in in_parts(sorted(articles)):
        sql = "SELECT id, pack, rank, story, day FROM article WHERE id IN (?)"
        for article, *row in connection.execute(among(sql, part), part):
            found[ArticleId(article)] = _Row(*row)
    return found


def _rows_now(
    homes: Homes, articles: set[ArticleId], copies: Mapping[ArticleId, ArticleId]
) -> dict[ArticleId, _Row]:
    """Those of the articles that are in a pack, each from the first that has it."""
    found: dict[ArticleId, _Row] = {}
    for number, store in enumerate(homes.stores):
        for article in sorted(articles - found.keys()):
            info = store.info(article)
            if info is not None:
                found[article] = _row(info, number, copies.get(article, article))
    return found


def _places(
    connection: sqlite3.Connection,
    ranks: Mapping[ArticleId, bytes],
    before: Mapping[ArticleId, _Row],
) -> dict[ArticleId, int]:
    """A place for each, between those that stay; what has the rank that it had stays, too."""
    stay = {a for a, rank in ranks.items() if a in before and before[a].rank == rank}
    found = {a: each.place for a, each in placed(connection, stay).items()}
    moving = sorted(ranks.keys() - stay, key=lambda article: ranks[article])
    connection.executemany("UPDATE article SET rank = NULL WHERE id = ?", [(a,) for a in moving])
    together: dict[tuple[int | None, int | None], list[ArticleId]] = {}
    for article in moving:
        low = "SELECT place FROM article WHERE rank < ? ORDER BY rank DESC LIMIT 1"
        high = "SELECT place FROM article WHERE rank > ? ORDER BY rank LIMIT 1"
        ends = (connection.execute(sql, (ranks[article],)).fetchone() for sql in (low, high))
        before_it, after_it = (row[0] if row else None for row in ends)
        together.setdefault((before_it, after_it), []).append(article)
    for (before_it, after_it), articles in together.items():
        found |= _between(articles, before_it, after_it)
    return found


def _between(
    articles: Sequence[ArticleId], low: int | None, high: int | None
) -> dict[ArticleId, int]:
    if not articles:
        return {}
    step = _GAP
    if low is None:
        low = 0 if high is None else high - _GAP * (len(articles) + 1)
    elif high is not None:
        step = (high - low) // (len(articles) + 1)
    if not step:
        raise NoRoomError
    return {article: low + step * at for at, article in enumerate(articles, start=1)}
