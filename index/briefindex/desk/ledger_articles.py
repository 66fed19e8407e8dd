"""The articles of a kept ledger: each one's place among all, its pack, and whose story it tells."""

import sqlite3
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from briefindex.compare.rows import written
from briefindex.desk.homes import Homes, order_of
from briefindex.model.span import ArticleId
from briefindex.text.folding import fold
from briefindex.text.wording import source_text

_GAP: Final = 1 << 24


@dataclass(frozen=True, slots=True)
class Placed:
    """An article of the ledger: its number, its pack's, its place and its source, folded."""

    number: int
    pack: int
    place: int
    source: str
    story: ArticleId


class _Row(NamedTuple):
    pack: int
    rank: str
    source: str
    story: ArticleId
    day: str | None


class NoRoomError(Exception):
    """No place is left between two articles: all are to be placed anew."""


def place_articles(
    connection: sqlite3.Connection, homes: Homes
) -> tuple[set[ArticleId], list[int]]:
    """Bring the articles up to date.

    Gives those that are new or other ones now, and the numbers of those that are gone.

    Raises:
        NoRoomError: the ledger is to be made anew.
    """
    before: dict[ArticleId, tuple[_Row, int]] = {
        ArticleId(row[0]): (_Row(*row[1:6]), row[6])
        for row in connection.execute(
            "SELECT id, pack, rank, source, story, day, place FROM article"
        )
    }
    now = _rows(homes)
    gone = before.keys() - now.keys()
    changed = {article for article, row in now.items() if _known(before, article) != row}
    kept = {a: before[a][1] for a in now if a in before and before[a][0].rank == now[a].rank}
    places = _places(list(now), kept)
    numbers = [each.number for each in placed(connection, gone).values()]
    connection.executemany("DELETE FROM article WHERE a = ?", [(number,) for number in numbers])
    connection.executemany(
        "INSERT INTO article(id, pack, place, rank, source, story, day) "
        "VALUES (?, ?, ?, ?, ?, ?, ?) "
        "ON CONFLICT(id) DO UPDATE SET pack = excluded.pack, place = excluded.place, "
        "rank = excluded.rank, source = excluded.source, story = excluded.story, "
        "day = excluded.day",
        [(a, now[a].pack, places[a], *now[a][1:]) for a in now if a in changed],
    )
    stories = {before[a][0].story for a in (changed | gone) & before.keys()}
    return {*changed, *stories, *(now[a].story for a in changed)}, numbers


def placed(
    connection: sqlite3.Connection, articles: Collection[ArticleId]
) -> dict[ArticleId, Placed]:
    """Those of the articles that the ledger has."""
    found: dict[ArticleId, Placed] = {}
    for part in in_parts(sorted(articles)):
        sql = "SELECT id, a, pack, place, source, story FROM article WHERE id IN (?)"
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


def _known(before: Mapping[ArticleId, tuple[_Row, int]], article: ArticleId) -> _Row | None:
    return before[article][0] if article in before else None


def _rows(homes: Homes) -> dict[ArticleId, _Row]:
    """What the ledger holds of every article, in their order."""
    packs: dict[ArticleId, int] = {}
    for number, (store, elsewhere) in enumerate(homes.each()):
        packs |= {article: number for article in store.ids() if article not in elsewhere}
    copies = homes.copies()
    days = written(homes.articles())
    return {
        info.id: _Row(
            packs.get(info.id, 0),
            repr(order_of(info)),
            fold(source_text(info)),
            copies.get(info.id, info.id),
            days[info.id].isoformat() if info.id in days else None,
        )
        for info in homes.articles()
    }


def _places(order: Sequence[ArticleId], kept: Mapping[ArticleId, int]) -> dict[ArticleId, int]:
    """A place for each, rising; what is in `kept` stays where it is."""
    found: dict[ArticleId, int] = {}
    waiting: list[ArticleId] = []
    last: int | None = None
    for article in order:
        if article not in kept:
            waiting.append(article)
            continue
        found |= _between(waiting, last, kept[article])
        waiting, last = [], kept[article]
        found[article] = last
    return found | _between(waiting, last, None)


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
