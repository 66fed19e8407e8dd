"""What stands in the database of one article, and the transactions in which it changes."""

import sqlite3
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from pathlib import Path

from briefindex.model.article import KnownDate
from briefindex.model.figure import Figure
from briefindex.model.mention import Mention
from briefindex.model.span import ArticleId
from briefindex.packs import changes, codec, stated
from briefindex.packs.connections import explain, keep_aliases, readable
from briefindex.packs.corrections import KEPT, Kept, moved
from briefindex.packs.following import FOLLOWER_MOVED

DATED, DECISIONS, UNDATED = "dated", "decisions", "undated"
"""The properties that say with what the dates across the pack were last worked out, how often
the user decided anything, and how often the dates had to be looked at again."""


class Entries:
    """Statements that every writer shares; each method but `transaction` runs inside one."""

    def __init__(self, folder: Path, connection: sqlite3.Connection) -> None:
        """Write through a connection of `connections.open_for_writing`."""
        self._folder = folder
        self._connection = connection

    @contextmanager
    def transaction(self) -> Generator[None]:
        """All or nothing; what was written is on the disk when it ends, and readers are told.

        Raises:
            PackError: it cannot be written.
        """
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.count("revision")
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise
        except sqlite3.Error as error:
            raise explain(self._folder, error) from error

    def keep(
        self,
        article: ArticleId,
        mentions: Iterable[Mention],
        figures: Iterable[Figure],
        used: KnownDate,
    ) -> None:
        """Put mentions and figures, worked out with that date, in the place of the old ones.

        Both are gone through twice.
        """
        self.forget(article)
        self._connection.executemany(
            "INSERT INTO mention VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                (article, m.span.start, m.span.end, m.surface, m.type, m.entity, m.canonical)
                for m in mentions
            ),
        )
        keep_aliases(
            self._connection,
            ((m.entity, m.canonical, m.surface) for m in mentions if m.type != "date"),
        )
        self._connection.executemany(
            "INSERT OR REPLACE INTO figure VALUES (?, ?, ?, ?, ?, ?)",
            (
                (f.id, article, f.span.start, f.salience, f.indicator.key, codec.dumps(f))
                for f in figures
            ),
        )
        self._connection.executemany(stated.INSERT, map(stated.row_of, figures))
        self._connection.execute(
            "INSERT INTO dating(article, used) VALUES (?, ?) "
            "ON CONFLICT(article) DO UPDATE SET used = excluded.used",
            (article, codec.dumps(used)),
        )

    def follow(self, article: ArticleId, text: str) -> None:
        """Move the corrections of an article's figures with their sentences, in a new text."""
        sql = "SELECT subject, value FROM decision WHERE field = ? AND subject GLOB ? || '-*'"
        for subject, value in self._connection.execute(sql, (KEPT, article)).fetchall():
            with readable(self._folder):
                kept = codec.loads(Kept, value)
            now = moved(kept, text)
            if now is not None and now != kept:
                sql = "UPDATE OR IGNORE decision SET subject = ? WHERE subject = ?"
                self._connection.execute(sql, (now.figure.id, subject))
                sql = "UPDATE decision SET value = ? WHERE subject = ? AND field = ?"
                self._connection.execute(sql, (codec.dumps(now), now.figure.id, KEPT))
                self._connection.execute(FOLLOWER_MOVED, (now.figure.id, subject))

    def forget(self, article: ArticleId) -> None:
        """Take out the mentions and figures of an article."""
        self._connection.execute(changes.NOTE, (article,))
        self._connection.execute("DELETE FROM mention WHERE article = ?", (article,))
        self._connection.execute("DELETE FROM figure WHERE article = ?", (article,))
        self._connection.execute(stated.DELETE, (article,))

    def undate(self) -> None:
        """Note that the dates across the pack are to be looked at again."""
        if self._connection.execute("DELETE FROM property WHERE name = ?", (DATED,)).rowcount:
            self.count(UNDATED)  # dated again, the pack is not as it was when it was dated before

    def count(self, name: str) -> None:
        """Add one to a counter of the pack."""
        self._connection.execute(
            "INSERT INTO property VALUES (?, '1') ON CONFLICT(name) DO "
            "UPDATE SET value = CAST(value AS INTEGER) + 1",
            (name,),
        )
