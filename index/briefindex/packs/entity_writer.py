"""Writes what the analyst decides about names, and the glossary: at once, beside the one writer."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from briefindex.errors import PackNotFoundError
from briefindex.model.naming import GlossaryEntry, NameDecision
from briefindex.packs import codec
from briefindex.packs.connections import is_pack, open_for_writing, readable
from briefindex.packs.entity_overlay import GLOSSARY, NAMED
from briefindex.packs.entries import Entries
from briefindex.packs.store import Store
from briefindex.text.folding import fold

Changes = Mapping[str, NameDecision | None]
"""By key (`entity_links.key_of`), the decision that is to stand there; None for no decision."""


class EntityPen:
    """The analyst's pen for names; use as a context manager.

    Like `Decisions` it needs no lock: its transactions are short and touch nothing that a worker
    writes.
    """

    def __init__(self, folder: Path) -> None:
        """Open the pack in `folder`.

        Raises:
            PackNotFoundError: there is none.
            PackError: it cannot be written.
        """
        if not is_pack(folder):
            raise PackNotFoundError(f"There is no pack at {folder}: check the path.")
        self._folder = folder
        self._connection = open_for_writing(folder, folder.name)
        self._entries = Entries(folder, self._connection)
        self.store = Store(folder, self._connection)

    def __enter__(self) -> "EntityPen":
        """The pen itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Put it down."""
        self._connection.close()

    def change(self, changes: Changes) -> Changes:
        """Keep all of these, or none; gives the changes that take them back."""
        before: dict[str, NameDecision | None] = {}
        with self._entries.transaction():
            for key, decision in changes.items():
                before[key] = self._standing(key)
                self._connection.execute("DELETE FROM naming WHERE key = ?", (key,))
                if decision is not None:
                    self._connection.execute(
                        "INSERT INTO naming(key, value) VALUES (?, ?)",
                        (key, codec.dumps(decision)),
                    )
            self._tell()
        return before

    def set_glossary(self, entries: Iterable[GlossaryEntry]) -> None:
        """Put these entries in the place of the glossary; of two for one name the first counts."""
        rows: dict[str, tuple[str, str, str, str]] = {}
        for entry in entries:
            for alias in (entry.named.name, *entry.aliases):
                row = (fold(alias), alias, entry.named.type, entry.named.name)
                rows.setdefault(row[0], row)
        with self._entries.transaction():
            self._connection.execute("DELETE FROM glossary")
            self._connection.executemany("INSERT INTO glossary VALUES (?, ?, ?, ?)", rows.values())
            self._entries.count(GLOSSARY)
            self._tell()

    def note(self, name: str, value: str) -> None:
        """Keep a small fact about the pack."""
        with self._entries.transaction():
            sql = "INSERT OR REPLACE INTO property VALUES (?, ?)"
            self._connection.execute(sql, (name, value))

    def _standing(self, key: str) -> NameDecision | None:
        rows = self._connection.execute("SELECT value FROM naming WHERE key = ?", (key,))
        with readable(self._folder):
            return next((codec.loads(NameDecision, text) for (text,) in rows), None)

    def _tell(self) -> None:
        """Readers follow the decisions anew; searches look in other names."""
        self._entries.count(NAMED)
