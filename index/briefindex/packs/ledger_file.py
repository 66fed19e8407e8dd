"""The tables in which the ledger of one or several packs is kept: derived, in the user's cache.

A file for each set of packs: what several packs state is compared across them, so it is in none of
them; and a ledger that came with a stranger's pack is never read. It holds no figure a second
time, but for those that are not as they were extracted: what it lists is read from the packs.

`article` has each article's place among all (with gaps, so that one can come between two), `figure`
one row a figure: the key that it is compared under, the part of it where a key is no single
indicator, its group, and what its indicator is tied to. `grp` is one row an indicator with its
comparison as JSON, under the number of its name; a group that is called as its key has its number.
`kin` has the families of indicators, and `beside` the figures of rows that stand side by side.
"""

import hashlib
import os
import sqlite3
import time
from collections.abc import Generator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

import platformdirs

from briefindex.packs.connections import harden
from briefindex.packs.store import Store

_OFFSETS: Final = 40
"""So many bits of a figure's number are its offset; those above are the article's."""
_MOST_FILES: Final = 30
_SELDOM: Final = 14 * 86_400
_WAIT: Final = 10.0

TABLES: Final = """
CREATE TABLE meta(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE article(a INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, pack INTEGER NOT NULL,
    place INTEGER NOT NULL, rank BLOB UNIQUE, story TEXT NOT NULL, home TEXT, day TEXT,
    figures INTEGER NOT NULL DEFAULT 0, telling INTEGER NOT NULL DEFAULT 0);
CREATE TABLE name(i INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE, mode INTEGER);
CREATE TABLE figure(n INTEGER PRIMARY KEY, k INTEGER, at INTEGER, part INTEGER, g INTEGER,
    of_whole INTEGER, of_part INTEGER, of_base INTEGER, time TEXT, home TEXT, differs INTEGER NOT
    NULL DEFAULT 0, worked TEXT, twin INTEGER, place INTEGER NOT NULL, start INTEGER NOT NULL,
    label TEXT NOT NULL, own TEXT);
CREATE TABLE grp(g INTEGER PRIMARY KEY, name TEXT NOT NULL, family TEXT, side INTEGER NOT NULL,
    calm INTEGER NOT NULL, relation TEXT NOT NULL, rank INTEGER NOT NULL, stories INTEGER NOT NULL,
    members INTEGER NOT NULL, lines INTEGER NOT NULL, newest TEXT NOT NULL, label TEXT NOT NULL,
    shown TEXT NOT NULL, words TEXT NOT NULL, first BLOB NOT NULL, base BLOB NOT NULL, line TEXT
    NOT NULL, row TEXT NOT NULL);
CREATE TABLE kin(g INTEGER NOT NULL, relation TEXT NOT NULL, name TEXT NOT NULL, one TEXT,
    other TEXT);
CREATE TABLE beside(n INTEGER NOT NULL, g INTEGER NOT NULL, PRIMARY KEY(n, g)) WITHOUT ROWID
"""
INDEXES: Final = (
    "CREATE INDEX article_story ON article(story) WHERE story <> id",
    "CREATE INDEX figure_k ON figure(k, place, start)",
    "CREATE INDEX figure_part ON figure(k, part)",
    "CREATE INDEX figure_g ON figure(g, place, start)",
    "CREATE INDEX figure_of_whole ON figure(of_whole, time) WHERE of_whole IS NOT NULL",
    "CREATE INDEX figure_of_part ON figure(of_part) WHERE of_part IS NOT NULL",
    "CREATE INDEX figure_of_base ON figure(of_base) WHERE of_base IS NOT NULL",
    "CREATE INDEX figure_home ON figure(home) WHERE home IS NOT NULL",
    "CREATE INDEX figure_twin ON figure(twin) WHERE twin IS NOT NULL",
    "CREATE INDEX figure_label ON figure(label)",
    "CREATE INDEX grp_family ON grp(family) WHERE family IS NOT NULL",
    "CREATE INDEX by_base ON grp(base)",
    "CREATE INDEX by_difference ON grp(side, calm, base)",
    "CREATE INDEX by_newest ON grp(side, newest DESC, base)",
    "CREATE INDEX by_label ON grp(side, label, base)",
    "CREATE INDEX by_outline ON grp(rank, members DESC, base, lines)",
    "CREATE INDEX kin_g ON kin(g)",
    "CREATE INDEX kin_name ON kin(relation, name)",
    "CREATE INDEX kin_one ON kin(one)",
    "CREATE INDEX kin_other ON kin(other)",
    "CREATE INDEX beside_g ON beside(g)",
)
_BEFORE_GROUPS: Final = INDEXES[:8]
"""Those that the making of groups needs; `finish` makes the others."""


def number_of(article: int, figure: str) -> int:
    """The number of a figure, by its id and the number of its article."""
    return article << _OFFSETS | int(figure.rpartition("-")[2])


def first_number(article: int) -> int:
    """The least number that a figure of an article may have."""
    return article << _OFFSETS


def parted(number: int) -> tuple[int, int]:
    """The number of the article and the offset in it that a figure's number is made of."""
    return number >> _OFFSETS, number & ((1 << _OFFSETS) - 1)


def path_for(stores: Sequence[Store]) -> Path:
    """Where the ledger of these packs, in this order, is kept: by its tables, too.

    One that an older Satchel kept has other columns: it is no ledger to this one.
    """
    total = hashlib.sha256("".join((TABLES, *INDEXES)).encode())
    for store in stores:
        total.update(os.fsencode(store.folder.resolve()) + b"\0")
        total.update((store.fact("token") or "").encode() + b"\0")
    folder = Path(platformdirs.user_cache_dir("satchel", appauthor=False)) / "ledgers"
    return folder / f"{total.hexdigest()[:32]}.sqlite"


def open_to_read(path: Path) -> sqlite3.Connection | None:
    """A connection that cannot write; None where there is no ledger that can be read."""
    if not path.is_file():
        return None
    try:
        connection = sqlite3.connect(
            f"{path.resolve().as_uri()}?mode=rw", uri=True, timeout=_WAIT, check_same_thread=False
        )
        harden(connection)
        connection.execute("PRAGMA query_only=ON")
        connection.execute("PRAGMA cache_size=-16000")
        connection.execute("SELECT value FROM meta WHERE name = 'state'").fetchone()
    except sqlite3.Error:
        return None
    return connection


@contextmanager
def writing(path: Path) -> Generator[sqlite3.Connection]:
    """A connection amid a transaction: all that is written is there when it ends, or nothing.

    A file that is no ledger is begun anew.

    Raises:
        sqlite3.Error: another process writes to it, or it cannot be written.
        OSError: its folder cannot be made.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        connection = _opened(path)
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.OperationalError):
            raise
        for ending in ("", "-wal", "-shm"):
            path.with_name(path.name + ending).unlink(missing_ok=True)
        connection = _opened(path)
    try:
        connection.execute("BEGIN IMMEDIATE")
        yield connection
        connection.execute("COMMIT")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    finally:
        connection.close()
    _sweep(path)


def begin(connection: sqlite3.Connection) -> None:
    """Make empty tables in the place of those that are there."""
    names = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
    for (name,) in names:
        connection.execute(f'DROP TABLE "{name}"')
    for sql in TABLES.split(";"):
        connection.execute(sql)


def ready_for_groups(connection: sqlite3.Connection) -> None:
    """Give new tables the indexes that their groups are made with: when all figures are listed."""
    for sql in _BEFORE_GROUPS:
        connection.execute(sql)


def finish(connection: sqlite3.Connection) -> None:
    """Give new tables the indexes that reading needs: sooner made when they are full."""
    for sql in INDEXES:
        connection.execute(sql.replace("CREATE INDEX", "CREATE INDEX IF NOT EXISTS"))


def _opened(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=_WAIT, isolation_level=None, check_same_thread=False)
    try:
        harden(connection)
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=NORMAL")
        connection.execute("PRAGMA cache_size=-64000")
        connection.execute("PRAGMA temp_store=MEMORY")
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def _sweep(path: Path) -> None:
    """Let no more than a number of ledgers stand there: those of packs seldom opened go."""
    with suppress(OSError):
        found = sorted(path.parent.glob("*.sqlite"), key=lambda each: -each.stat().st_mtime)
        for old in found[_MOST_FILES:]:
            if time.time() - old.stat().st_mtime > _SELDOM:
                old.unlink()
