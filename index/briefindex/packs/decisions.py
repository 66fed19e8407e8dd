"""Writes what the user decides: at once, beside the one writer if need be.

A decision is a field of an article or a figure (the subject, by its id) with the user's value. It
is kept apart from what was read and extracted, so it outlives every new reading; taking it back
restores what was found.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from briefindex.errors import PackNotFoundError
from briefindex.model.article import KnownDate
from briefindex.model.figure import Figure
from briefindex.model.mention import Mention
from briefindex.model.span import ArticleId
from briefindex.packs.connections import is_pack, open_for_writing
from briefindex.packs.entries import DECISIONS, Entries
from briefindex.packs.following import Following, Join
from briefindex.packs.store import Store


class Decisions:
    """The user's pen; use as a context manager.

    It needs no lock: its transactions are short, and what a worker writes meanwhile from before a
    decision is found by the date it was worked out with (see `Overlays.used`).
    """

    def __init__(self, folder: Path) -> None:
        """Open the pack in `folder`.

        Raises:
            PackNotFoundError: there is none.
            PackError: it cannot be written.
        """
        if not is_pack(folder):
            raise PackNotFoundError(f"There is no pack at {folder}: check the path.")
        self._connection = open_for_writing(folder, folder.name)
        self._entries = Entries(folder, self._connection)
        self.store = Store(folder, self._connection)
        self._following = Following(self._connection, self.store.figure_view)

    def __enter__(self) -> "Decisions":
        """The pen itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Put it down."""
        self._connection.close()

    def decide(self, subject: str, name: str, value: str | None, *, found: bool = False) -> None:
        """Keep the value of a field of an article or figure; None takes the decision back.

        With `found` True the field is one that searches look in: the index is made anew.
        """
        with self._entries.transaction():
            self._put(subject, {name: value})
            self._entries.count(DECISIONS)
            if found:
                self._entries.count("edits")

    def adopt(self, subjects: Mapping[str, Mapping[str, str]]) -> None:
        """Keep what was decided elsewhere about articles and figures, by subject and field."""
        with self._entries.transaction():
            for subject, values in subjects.items():
                self._put(subject, values)
            self._entries.count(DECISIONS)
            self._entries.count("edits")

    def put(self, subject: str, values: Mapping[str, str | None]) -> None:
        """Keep fields of a subject that no date leans on, all at once; None takes one back."""
        with self._entries.transaction():
            self._put(subject, values)

    def join(self, joins: Mapping[str, Join | None]) -> None:
        """Remember by key which joins later figures follow; None takes one back."""
        with self._entries.transaction():
            for key, join in joins.items():
                self._following.keep(key, join)

    def _put(self, subject: str, values: Mapping[str, str | None]) -> None:
        for name, value in values.items():
            if value is None:
                sql = "DELETE FROM decision WHERE subject = ? AND field = ?"
                self._connection.execute(sql, (subject, name))
            else:
                sql = "INSERT OR REPLACE INTO decision VALUES (?, ?, ?)"
                self._connection.execute(sql, (subject, name, value))

    def redated(
        self,
        article: ArticleId,
        mentions: Sequence[Mention],
        figures: Sequence[Figure],
        used: KnownDate,
    ) -> None:
        """Keep what an article holds now that it has another date."""
        with self._entries.transaction():
            self._entries.keep(article, mentions, figures, used)
            self._following.meet(article)
