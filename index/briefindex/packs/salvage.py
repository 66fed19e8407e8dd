"""What can still be read of a damaged `pack.sqlite`: row by row, as far as the disk gives them."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefindex.packs.connections import FILE, harden


@dataclass(frozen=True, slots=True)
class Salvaged:
    """Names of originals by SHA-256, and what was decided, as far as both could be read.

    `decisions` are rows of subject, field and value; `namings` values of the decisions about
    names, oldest first; `glossary` rows of type, name and alias.
    """

    name: str | None
    files: dict[str, str]
    decisions: tuple[tuple[str, str, str], ...]
    namings: tuple[str, ...]
    glossary: tuple[tuple[str, str, str], ...]


def salvaged(folder: Path) -> Salvaged:
    """What can be read of the pack in a folder; nothing where nothing can."""
    uri = f"{(folder / FILE).resolve().as_uri()}?mode=ro&immutable=1"
    with suppress(sqlite3.Error), closing(sqlite3.connect(uri, uri=True)) as connection:
        connection.text_factory = _text
        harden(connection)
        names = [value for (value,) in _rows(connection, _NAME)]
        return Salvaged(
            names[0] if names else None,
            dict(_rows(connection, _FILES)),
            tuple(_rows(connection, _DECISIONS)),
            tuple(value for (value,) in _rows(connection, _NAMINGS)),
            tuple(_rows(connection, _GLOSSARY)),
        )
    return Salvaged(None, {}, (), (), ())


_NAME = "SELECT value FROM property WHERE name = 'name'"
_FILES = "SELECT sha256, file FROM article"
_DECISIONS = "SELECT subject, field, value FROM decision"
_NAMINGS = "SELECT value FROM naming ORDER BY seq"
_GLOSSARY = "SELECT type, name, alias FROM glossary"


def _rows(connection: sqlite3.Connection, sql: str) -> Iterator[tuple[Any, ...]]:
    """Rows up to the first that cannot be read; only those that are text throughout."""
    with suppress(sqlite3.Error):
        for row in connection.execute(sql):
            if all(isinstance(value, str) for value in row):
                yield row


def _text(data: bytes) -> str:
    return data.decode("utf-8", errors="replace")
