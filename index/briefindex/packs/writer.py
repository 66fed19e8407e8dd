"""Writes a pack: one writer at a time, every batch whole or not at all."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Final

from briefindex.errors import PackDamagedError, PackError
from briefindex.model.article import Article, KnownDate
from briefindex.model.figure import Figure
from briefindex.model.mention import Mention
from briefindex.model.pack import ImportProblem
from briefindex.model.span import ArticleId
from briefindex.packs import codec, windows
from briefindex.packs.connections import (
    LOCK_FILE,
    open_for_writing,
    set_aside,
    why,
)
from briefindex.packs.copies import FOLDED
from briefindex.packs.entries import Entries
from briefindex.packs.following import Following
from briefindex.packs.originals import Originals
from briefindex.packs.store import FAILED, Store, packed_blocks, packed_spans, windows_in

FILLED: Final = "filled"
"""The property of a pack that holds all that it is made of."""
_REMOVALS: Final = (
    "DELETE FROM print WHERE article IN (SELECT article FROM copy WHERE first = ?)",
    "DELETE FROM print WHERE article = ?",
    "DELETE FROM copy WHERE ? IN (article, first)",
    "DELETE FROM dating WHERE article = ?",
    "DELETE FROM body WHERE article = ?",
    "DELETE FROM article WHERE id = ?",
)


class PackWriter:
    """The one writer of a pack; use as a context manager.

    When a method returns, what it wrote survives kill -9 and power loss.
    """

    def __init__(
        self, folder: Path, name: str | None = None, wait: float = 0.0, *, derived: bool = False
    ) -> None:
        """Take the pack's lock (waiting up to `wait` seconds), open or make the pack.

        Of a `derived` pack all can be had again: where it is damaged it is begun anew.

        Raises:
            PackDamagedError: it is damaged, and not derived.
            PackError: another process writes to it, or it cannot be written.
        """
        self.folder = folder
        self._lock = lock(folder, wait)
        try:
            self._connection = _opened(folder, name or folder.name, derived=derived)
        except BaseException:
            self._lock.close()
            raise
        self.store = Store(folder, self._connection)
        self._entries = Entries(folder, self._connection)
        self._following = Following(self._connection, self.store.figure_view)
        self.originals = Originals(folder)
        self.originals.sweep()

    def __enter__(self) -> "PackWriter":
        """The writer itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the file and let the next writer in."""
        self._connection.close()
        self._lock.close()

    def add(self, articles: Sequence[tuple[Article, str, bytes]]) -> None:
        """Keep new articles, each with digest and bytes as they came, in one transaction."""
        for _, digest, data in articles:
            self.originals.put(digest, data)
        self.originals.settle()
        with self._transaction():
            for article, digest, _ in articles:
                info = article.info
                self._connection.execute(
                    "INSERT INTO article(id, sha256, file, info) VALUES (?, ?, ?, ?)",
                    (info.id, digest, info.file, codec.dumps(info)),
                )
                self._put_body(article)
                self._connection.execute("DELETE FROM refused WHERE file = ?", (info.file,))

    def remove(self, articles: Sequence[ArticleId]) -> None:
        """Take articles out, with their originals; what was decided about them stays, for later."""
        digests = {self.store.digest(article) for article in articles}
        with self._transaction():
            for article in articles:
                self._entries.forget(article)
                for sql in _REMOVALS:
                    self._connection.execute(sql, (article,))
            self._entries.count("edits")
            self._entries.undate()
        kept = {digest for (digest,) in self._connection.execute("SELECT sha256 FROM article")}
        self.originals.remove(digests - kept)

    def replace(self, article: Article) -> None:
        """Put a new reading of an article, not analysed yet, in the old one's place."""
        with self._transaction():
            self._connection.execute(
                "UPDATE article SET info = ?, file = ?, version = NULL WHERE id = ?",
                (codec.dumps(article.info), article.info.file, article.info.id),
            )
            self._put_body(article)
            self._connection.execute("DELETE FROM print WHERE article = ?", (article.info.id,))
            self._entries.forget(article.info.id)
            self._entries.follow(article.info.id, article.text)
            self._entries.count("edits")
            self._entries.undate()

    def analysed(
        self,
        article: ArticleId,
        mentions: Iterable[Mention],
        figures: Iterable[Figure],
        version: str,
        used: KnownDate,
    ) -> None:
        """Keep what the extraction, in that version and with that date, found in an article.

        Mentions and figures are gone through twice.
        """
        with self._transaction():
            self._entries.undate()
            self._entries.keep(article, mentions, figures, used)
            self._following.meet(article)
            self._connection.execute(
                "UPDATE article SET version = ? WHERE id = ?", (version, article)
            )

    def not_analysed(self, article: ArticleId, version: str) -> None:
        """Keep that the extraction, in that version, failed in an article; drop what it found."""
        with self._transaction():
            self._entries.undate()
            self._entries.forget(article)
            self._connection.execute(
                "UPDATE article SET version = ? WHERE id = ?", (FAILED + version, article)
            )

    def sample(self, samples: Mapping[ArticleId, Sequence[int]]) -> None:
        """Keep the samples of texts by which copies are found."""
        with self._transaction():
            self._connection.executemany(
                "INSERT OR REPLACE INTO print VALUES (?, ?)",
                [(article, " ".join(map(str, sample))) for article, sample in samples.items()],
            )

    def fold(self, first: Mapping[ArticleId, ArticleId]) -> None:
        """Keep, in the place of what was kept, which articles are copies of which."""
        with self._transaction():
            self._connection.execute("DELETE FROM copy")
            self._connection.executemany("INSERT INTO copy VALUES (?, ?)", first.items())
            self._connection.execute(
                "INSERT OR REPLACE INTO property SELECT ?, count(*) FROM print", (FOLDED,)
            )

    def date_across(self, dates: Mapping[ArticleId, KnownDate | None]) -> None:
        """Keep the dates that follow from other articles; None where none follows any more."""
        with self._transaction():
            self._connection.executemany(
                "INSERT INTO dating(article, inferred) VALUES (?, ?) "
                "ON CONFLICT(article) DO UPDATE SET inferred = excluded.inferred",
                [(article, known and codec.dumps(known)) for article, known in dates.items()],
            )

    def redated(
        self,
        article: ArticleId,
        mentions: Sequence[Mention],
        figures: Sequence[Figure],
        used: KnownDate,
    ) -> None:
        """Keep what an article holds now that it has another date."""
        with self._transaction():
            self._entries.keep(article, mentions, figures, used)
            self._following.meet(article)

    def refuse(self, problems: Sequence[ImportProblem]) -> None:
        """Keep which files were refused, and why."""
        with self._transaction():
            self._connection.executemany(
                "INSERT OR REPLACE INTO refused VALUES (?, ?)",
                [(problem.file, problem.reason) for problem in problems],
            )

    def accept(self, files: Sequence[str]) -> None:
        """Keep no more that these files were refused."""
        if files:
            with self._transaction():
                self._connection.executemany(
                    "DELETE FROM refused WHERE file = ?", [(file,) for file in files]
                )

    def set_property(self, name: str, value: str) -> None:
        """Keep a small fact about the pack."""
        with self._transaction():
            self._connection.execute("INSERT OR REPLACE INTO property VALUES (?, ?)", (name, value))

    def drop_property(self, name: str) -> None:
        """Keep that fact no more."""
        with self._transaction():
            self._connection.execute("DELETE FROM property WHERE name = ?", (name,))

    def touch(self) -> None:
        """Tell the readers that something outside the database, the index, is new."""
        with self._transaction():
            pass

    def _put_body(self, article: Article) -> None:
        self._connection.execute(
            "INSERT OR REPLACE INTO body VALUES (?, ?, ?, ?, ?)",
            (
                article.info.id,
                article.text,
                packed_blocks(article.blocks),
                packed_spans(article.sentences),
                windows.packed(windows_in(article)),
            ),
        )

    def _transaction(self) -> AbstractContextManager[None]:
        return self._entries.transaction()


def _opened(folder: Path, name: str, *, derived: bool) -> sqlite3.Connection:
    try:
        return open_for_writing(folder, name)
    except PackDamagedError:
        if not derived:
            raise
    set_aside(folder)
    return open_for_writing(folder, name)


def lock(folder: Path, wait: float = 0.0) -> sqlite3.Connection:
    """Holds the pack's lock until closed; the system lets go of it when the process dies.

    An exclusive transaction on an empty database: the same on every system, never left behind.

    Raises:
        PackError: another process holds it, or the folder cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        held = sqlite3.connect(
            folder / LOCK_FILE, timeout=wait, isolation_level=None, check_same_thread=False
        )
        try:
            held.execute("PRAGMA locking_mode=EXCLUSIVE")
            held.execute("BEGIN EXCLUSIVE")
        except BaseException:
            held.close()
            raise
    except (OSError, sqlite3.Error) as error:
        if "locked" in str(error):
            raise PackError(
                f"Another Satchel is writing to {folder}: wait until it is done, then try again."
            ) from error
        raise PackError(f"{folder} cannot be written: {why(error)}.") from error
    return held
