"""Reads a kept ledger: what is asked for comes from its file and the packs, a page at a time."""

import sqlite3
from array import array
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, Final

from briefindex.compare.gaps import indicator_gaps
from briefindex.compare.lines import grounds
from briefindex.desk.homes import Homes
from briefindex.desk.labelling import labelled
from briefindex.desk.ledger.articles import placed
from briefindex.desk.ledger.lines import read_line
from briefindex.desk.ledger.names import rows_among
from briefindex.desk.ledger.update import read_figures
from briefindex.errors import NotInPackError
from briefindex.model.article import ArticleInfo
from briefindex.model.comparison import IndicatorRow
from briefindex.model.figure import Figure, FigureId
from briefindex.model.ledger import (
    IndicatorLine,
    LedgerSummary,
    LineOrder,
    LinePage,
    Standing,
    WholeIndicator,
)
from briefindex.model.span import ArticleId
from briefindex.packs import codec
from briefindex.packs.ledger_file import number_of, parted
from briefindex.text.folding import fold

_LINES: Final[Mapping[LineOrder, str]] = {
    "sources": "base",
    "differing": "side, calm, base",
    "newest": "side, newest DESC, base",
    "label": "side, label, base",
}
_MOST_CALLED: Final = 50
_STANDING: Final = (
    "SELECT f.n, f.differs, f.worked, g.name, g.shown, g.stories, k.text FROM figure f "
    "JOIN grp g ON g.g = f.g JOIN name k ON k.i = f.k WHERE f.n IN (?)"
)
_SIMILAR: Final = (
    "SELECT b.n, g.name, g.members FROM beside b JOIN grp g ON g.g = b.g "
    "WHERE g.relation = 'similar' AND b.n IN (?)"
)


class StoredLedger:
    """Reads through a connection of `ledger_file.open_to_read`; belongs to the thread of its desk.

    What was taken out of a pack since the ledger was written is left out.
    """

    def __init__(self, connection: sqlite3.Connection, homes: Homes) -> None:
        """Read nothing yet."""
        self._connection = connection
        self._homes = homes
        self._known: tuple[object, dict[ArticleId, ArticleInfo]] | None = None

    @property
    def stamp(self) -> str:
        """What the packs were like when this was written."""
        sql = "SELECT value FROM meta WHERE name = 'state'"
        return next((str(value) for (value,) in self._connection.execute(sql)), "")

    @property
    def edition(self) -> str:
        """A text that is another one whenever an indicator may be."""
        sql = "SELECT value FROM meta WHERE name = 'edition'"
        return next((str(value) for (value,) in self._connection.execute(sql)), "")

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def rows(self) -> tuple[IndicatorRow, ...]:
        """All rows, as `compare.rows` has them."""
        found = self._connection.execute("SELECT row FROM grp ORDER BY base").fetchall()
        return tuple(codec.loads(IndicatorRow, text) for (text,) in found)

    def outline(self) -> Sequence[int]:
        """What `wholes` gives each indicator for: those on which sources differ first."""
        sql = "SELECT g FROM grp ORDER BY rank, members DESC, base"
        return array("q", (g for (g,) in self._connection.execute(sql)))

    def wholes(self, places: Sequence[int]) -> tuple[WholeIndicator, ...]:
        """Indicators whole, by what `outline` has of them; what is gone is left out."""
        found: list[WholeIndicator] = []
        for place in places:
            sql = "SELECT row, stories FROM grp WHERE g = ?"
            for text, articles in self._connection.execute(sql, (place,)).fetchall():
                found.append(self._whole(text, articles))
        return tuple(found)

    def place_of(self, key: str) -> int | None:
        """What `outline` has for an indicator."""
        sql = "SELECT g FROM grp JOIN name ON i = g WHERE text = ?"
        rows = self._connection.execute(sql, (key,))
        return next((int(g) for (g,) in rows), None)

    def standings(self, figures: Sequence[FigureId]) -> dict[FigureId, Standing]:
        """Where figures stand among all sources; what is compared nowhere is not in it."""
        compared = self._compared(figures)
        numbers = sorted({*compared.values()})
        similar = {n: (key, members) for n, key, members in self._among(_SIMILAR, numbers)}
        by_number: dict[int, Standing] = {}
        ids = self._ids(numbers)
        for n, differs, worked, key, label, articles, indicator in self._among(_STANDING, numbers):
            beside, members = similar.get(n, ("", 1))
            derived = tuple(worked.split("\n")) if worked else ()
            by_number[n] = Standing(
                ids[n], key, indicator, label, articles, bool(differs), members - 1, beside, derived
            )
        return {each: by_number[n] for each, n in compared.items() if n in by_number}

    def labels(self) -> tuple[str, ...]:
        """What indicators are called, each name once."""
        rows = self._connection.execute("SELECT DISTINCT shown FROM grp WHERE side = 0")
        return tuple(dict.fromkeys(str(label) for (label,) in rows))

    def called(self, label: str) -> tuple[Figure, ...]:
        """Figures whose indicator is called so; of one indicator perhaps only some."""
        sql = (
            "SELECT f.n FROM grp g JOIN figure f ON f.g = g.g "
            "WHERE g.side = 0 AND g.label = ?1 LIMIT ?2"
        )
        numbers = [n for (n,) in self._connection.execute(sql, (fold(label), _MOST_CALLED))]
        sql = "SELECT n FROM figure WHERE label = ?1 LIMIT ?2"
        numbers += [n for (n,) in self._connection.execute(sql, (fold(label), _MOST_CALLED))]
        wanted = fold(label)
        found = self._labelled(dict.fromkeys(numbers))
        return tuple(each for each in found if fold(each.indicator.label) == wanted)

    def fellows(self, figure: Figure) -> tuple[Figure, ...]:
        """The figures with the key of the indicator of a figure."""
        sql = "SELECT n FROM figure JOIN name ON i = k WHERE text = ? ORDER BY place, start"
        numbers = [n for (n,) in self._connection.execute(sql, (figure.indicator.key,))]
        copies = self._column_in("SELECT n FROM figure WHERE twin IN (?)", numbers)
        return self._labelled([*numbers, *copies])

    def summary(self) -> LedgerSummary:
        """How much there is."""
        rows = self._connection.execute("SELECT value FROM meta WHERE name = 'summary'")
        return LedgerSummary(*map(int, next((value.split() for (value,) in rows), [0] * 5)))

    def lines(
        self,
        words: str = "",
        order: LineOrder = "sources",
        offset: int = 0,
        limit: int | None = None,
        *,
        once: bool = True,
    ) -> LinePage:
        """Indicators whose label, parties or unit have every one of `words`.

        Without `once` those that stand alone are left out. What is similar or related comes last.
        """
        asked = fold(words).split()
        tests = ["instr(words, ?)"] * len(asked) + ([] if once else ["rank <> 4"])
        where = f"WHERE {' AND '.join(tests)}" if tests else ""
        ((total,),) = self._connection.execute(f"SELECT count(*) FROM grp {where}", asked)  # noqa: S608 - words are bound, the rest is ours
        sql = f"SELECT line FROM grp {where} ORDER BY {_LINES[order]} LIMIT ? OFFSET ?"  # noqa: S608 - as above
        rows = self._connection.execute(sql, [*asked, -1 if limit is None else limit, offset])
        found: tuple[IndicatorLine, ...] = tuple(read_line(text) for (text,) in rows.fetchall())
        return LinePage(int(total), found)

    def indicator(self, key: str) -> WholeIndicator:
        """One indicator.

        Raises:
            NotInPackError: no open pack states it (any more).
        """
        sql = "SELECT row, stories FROM grp JOIN name ON i = g WHERE text = ?"
        for text, articles in self._connection.execute(sql, (key,)).fetchall():
            return self._whole(text, articles)
        raise NotInPackError("No open pack states this indicator any more.")

    def key_of(self, figure: FigureId) -> str | None:
        """The indicator that a figure is compared under; None where it is not."""
        sql = "SELECT name FROM grp JOIN figure f USING (g) WHERE f.n IN (?)"
        rows = self._among(sql, [*self._numbers([figure]).values()])
        return next((str(name) for (name,) in rows), None)

    def _whole(self, text: str, articles: int) -> WholeIndicator:
        row = codec.loads(IndicatorRow, text)
        ids = grounds(row)
        read = read_figures(self._connection, self._homes, list(self._numbers(ids).values()))
        by_id = {figure.id: figure for figure in read.values()}
        figures = {each: by_id[each] for each in ids if each in by_id}
        stating = {figure.sentence.article for figure in figures.values()}
        here = placed(self._connection, stating)
        copies = {article: each.story for article, each in here.items() if each.story != article}
        members = [figures[each] for each in row.members if each in figures]
        known = self._infos()
        infos = [known[each] for each in stating if each in known]
        gaps = indicator_gaps(row, members, infos, copies)
        return WholeIndicator(row, figures, articles, copies, gaps)

    def _infos(self) -> Mapping[ArticleId, ArticleInfo]:
        now = self._homes.articles()
        if self._known is None or self._known[0] is not now:
            self._known = now, {info.id: info for info in now}
        return self._known[1]

    def _labelled(self, numbers: Iterable[int]) -> tuple[Figure, ...]:
        wanted = list(numbers)
        read = read_figures(self._connection, self._homes, wanted)
        found = [read[n] for n in wanted if n in read]
        standings = self.standings([each.id for each in found])
        return tuple(labelled(each, standings.get(each.id)) for each in found)

    def _compared(self, figures: Iterable[FigureId]) -> dict[FigureId, int]:
        """The numbers of figures, or of those that they repeat where they are copies."""
        numbers = self._numbers(figures)
        sql = "SELECT n, twin FROM figure WHERE twin IS NOT NULL AND n IN (?)"
        twins: dict[int, int] = dict(self._among(sql, [*numbers.values()]))
        return {each: twins.get(n, n) for each, n in numbers.items()}

    def _numbers(self, figures: Iterable[FigureId]) -> dict[FigureId, int]:
        """The numbers of those of the figures whose articles are there."""
        articles = {each: ArticleId(each.rpartition("-")[0]) for each in figures}
        there = placed(self._connection, {*articles.values()})
        return {
            each: number_of(there[article].number, each)
            for each, article in articles.items()
            if article in there
        }

    def _ids(self, numbers: Iterable[int]) -> dict[int, FigureId]:
        by_article: dict[int, list[int]] = {}
        for n in numbers:
            by_article.setdefault(parted(n)[0], []).append(n)
        found: dict[int, FigureId] = {}
        sql = "SELECT a, id FROM article WHERE a IN (?)"
        for a, article in self._among(sql, list(by_article)):
            found |= {n: FigureId(f"{article}-{parted(n)[1]}") for n in by_article[a]}
        return found

    def _among(self, sql: str, numbers: Collection[int]) -> list[Any]:
        return rows_among(self._connection, sql, numbers)

    def _column_in(self, sql: str, numbers: Sequence[int]) -> list[int]:
        return [int(row[0]) for row in self._among(sql, numbers)]
