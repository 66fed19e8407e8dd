"""Which articles of a pack hold other figures since when: what is derived from them follows.

Beside each article that was ever analysed, read anew or taken out stands the revision of the pack
that did so last.
"""

from collections.abc import Callable, Iterable
from typing import Any, Final

from briefindex.model.span import ArticleId

VERSION: Final = 6
"""The version of the pack from which on it tells changes."""
SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS changed(article TEXT PRIMARY KEY, revision INTEGER NOT NULL)
    WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS changed_revision ON changed(revision);
"""
NOTE: Final = (
    "INSERT OR REPLACE INTO changed SELECT ?, 1 + ifnull("
    "(SELECT CAST(value AS INTEGER) FROM property WHERE name = 'revision'), 0)"
)
"""Notes an article in a transaction at whose end the revision is counted."""


class Changes:
    """Reads the changes of one pack."""

    def __init__(self, rows: Callable[..., Iterable[Any]]) -> None:
        """Read through `rows`, which runs one statement of SQL with its values."""
        self._rows = rows

    def since(self, revision: int) -> frozenset[ArticleId] | None:
        """The articles that changed after that revision; None where the pack does not tell."""
        ((version,),) = self._rows("PRAGMA user_version")
        if int(version) < VERSION:
            return None
        found = self._rows("SELECT article FROM changed WHERE revision > ?", revision)
        return frozenset(ArticleId(article) for (article,) in found)
