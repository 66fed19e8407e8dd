"""Joins of indicators that are remembered, so that figures which come later follow them.

A join is a row of the table of decisions: its subject has the key that figures are found with, its
value what they get. Beside it stands each figure that followed by itself, so that it comes back
when the join is taken back, and follows again when that is undone. What a figure gets is a
correction like any other; a figure that the analyst ever decided about does not follow.
"""

import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any, Final

from briefindex.model.figure import Figure, FigureId, Indicator
from briefindex.model.span import ArticleId
from briefindex.packs import codec
from briefindex.packs.corrections import KEPT, Kept
from briefindex.packs.figure_view import FigureView

JOINED: Final = "joined-"
"""What the subject of a join begins with; the key follows."""
RULE: Final = "indicator"
"""The field that has the join itself; the other fields are figures that followed."""
_FIELD: Final = "indicator"
"""The field of a figure that follows."""
_FOLLOWS: Final = "true"
_WAITS: Final = "false"
"""What is kept of a figure that followed, while it does and while its join is taken back."""

_JOINS: Final = (
    "SELECT subject, value FROM decision "
    "WHERE subject >= 'joined-' AND subject < 'joined.' AND field = 'indicator'"
)
FOLLOWER_MOVED: Final = (
    "UPDATE OR IGNORE decision SET field = ? "
    "WHERE subject >= 'joined-' AND subject < 'joined.' AND field = ?"
)
"""Gives a figure that followed a join its new id."""
_OF_KEY: Final = "SELECT DISTINCT article FROM figure WHERE indicator = ?"
_PUT: Final = "INSERT OR REPLACE INTO decision VALUES (?, ?, ?)"


@dataclass(frozen=True, slots=True)
class Join:
    """What figures found with a key get, if they are in one of these units."""

    indicator: Indicator
    units: tuple[str, ...]

    def given(self, figure: Figure) -> str | None:
        """What a figure that was found with the key is to keep; None in another unit."""
        if figure.unit not in self.units:
            return None
        home = self.indicator.home
        own = home == figure.sentence.article
        return codec.dumps(replace(self.indicator, home=None if own else home))


def joins(rows: Callable[..., Iterable[Any]]) -> dict[str, Join]:
    """By key the joins that a pack keeps, read through `rows`."""
    return {
        str(subject).removeprefix(JOINED): codec.loads(Join, value)
        for subject, value in rows(_JOINS)
    }


class Following:
    """Lets figures follow joins, amid the transactions of a writer."""

    def __init__(self, connection: sqlite3.Connection, view: FigureView) -> None:
        """Write through the writer's connection; `view` reads through the same."""
        self._connection = connection
        self._view = view

    def meet(self, article: ArticleId) -> None:
        """Let the figures that were just found in an article follow."""
        known = joins(self._rows)
        for figure in self._view.extracted(article) if known else ():
            key = figure.indicator.key
            if key in known:
                self._follow(figure, key, known[key])

    def keep(self, key: str, join: Join | None) -> None:
        """Remember the join of a key from now on; None takes it back, and what followed it."""
        subject, before = JOINED + key, joins(self._rows).get(key)
        for figure, mark in self._followers(subject):
            self._lead(FigureId(figure), subject, mark, (before, join))
        if join is None:
            sql = "DELETE FROM decision WHERE subject = ? AND field = ?"
            self._connection.execute(sql, (subject, RULE))
            return
        self._connection.execute(_PUT, (subject, RULE, codec.dumps(join)))
        for (article,) in self._rows(_OF_KEY, key):
            self.meet(ArticleId(article))

    def _followers(self, subject: str) -> list[tuple[str, str]]:
        sql = "SELECT field, value FROM decision WHERE subject = ? AND field <> ?"
        return self._rows(sql, subject, RULE)

    def _lead(
        self, figure: FigureId, subject: str, mark: str, change: tuple[Join | None, Join | None]
    ) -> None:
        """Give a figure that followed what its join says now, if it has what that said before."""
        rows = self._view.decisions(figure)
        if KEPT not in rows:
            return
        found = codec.loads(Kept, rows[KEPT]).figure
        before, now = (each and each.given(found) for each in change)
        if rows.get(_FIELD) != before or (before is None and mark != _WAITS):
            return
        if now is None:
            sql = "DELETE FROM decision WHERE subject = ? AND field = ?"
            self._connection.execute(sql, (figure, _FIELD))
        else:
            self._connection.execute(_PUT, (figure, _FIELD, now))
        self._connection.execute(_PUT, (subject, figure, _WAITS if now is None else _FOLLOWS))

    def _follow(self, figure: Figure, key: str, join: Join) -> None:
        given = join.given(figure)
        if given is None or self._view.decisions(figure.id):
            return
        kept = Kept(figure, self._view.sentence(figure.sentence) or "")
        self._connection.executemany(
            _PUT,
            (
                (figure.id, KEPT, codec.dumps(kept)),
                (figure.id, _FIELD, given),
                (JOINED + key, figure.id, _FOLLOWS),
            ),
        )

    def _rows(self, sql: str, *values: object) -> list[Any]:
        return self._connection.execute(sql, values).fetchall()
