"""Opens `pack.sqlite`: for one writer, for any number of readers, on a read-only disk too.

The only place that knows SQLite's modes. The database is in WAL mode; a commit is on the disk
before it returns (synchronous=FULL).
"""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from briefindex.errors import PackError, PackNotFoundError

FILE = "pack.sqlite"
APPLICATION_ID = 0x53415443
SCHEMA_VERSION = 1
_READ_WAIT = 5.0

_SCHEMA = """
CREATE TABLE property(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE article(
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    sha256 TEXT NOT NULL,
    file TEXT NOT NULL,
    info TEXT NOT NULL,
    version TEXT);
CREATE TABLE body(
    article TEXT PRIMARY KEY,
    text TEXT NOT NULL,
    blocks TEXT NOT NULL,
    sentences TEXT NOT NULL);
CREATE TABLE mention(
    article TEXT NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL, surface TEXT NOT NULL,
    type TEXT NOT NULL, entity TEXT NOT NULL, canonical TEXT NOT NULL);
CREATE INDEX mention_article ON mention(article, start);
CREATE TABLE figure(
    id TEXT PRIMARY KEY, article TEXT NOT NULL, start INTEGER NOT NULL,
    salience TEXT NOT NULL, indicator TEXT NOT NULL, value TEXT NOT NULL);
CREATE INDEX figure_article ON figure(article, start);
CREATE TABLE refused(file TEXT PRIMARY KEY, reason TEXT NOT NULL) WITHOUT ROWID;
"""


def is_pack(folder: Path) -> bool:
    """Whether a pack's database stands in `folder`."""
    return (folder / FILE).is_file()


def open_for_writing(folder: Path, name: str) -> sqlite3.Connection:
    """A connection that may write; makes the database, named `name`, where there is none.

    Raises:
        PackError: the folder cannot be written, or what stands there is no pack of this version.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(
            folder / FILE, timeout=30, isolation_level=None, check_same_thread=False
        )
    except (OSError, sqlite3.Error) as error:
        raise PackError(f"{folder} cannot be written: {_why(error)}.") from error
    try:
        _harden(connection)
        version = _version(connection, folder)
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        if not version:
            _create(connection, name)
    except sqlite3.Error as error:
        connection.close()
        raise PackError(f"{folder} cannot be written: {_why(error)}.") from error
    except PackError:
        connection.close()
        raise
    return connection


def open_for_reading(folder: Path) -> sqlite3.Connection:
    """A connection that cannot write, also on a read-only disk.

    Raises:
        PackNotFoundError: no pack there.
        PackError: it cannot be read, is damaged, or a newer Satchel wrote it.
    """
    path = folder / FILE
    if not path.is_file():
        raise PackNotFoundError(f"There is no pack at {folder}: check the path.")
    last: sqlite3.Error | None = None
    for mode in ("mode=rw", "mode=ro", "mode=ro&immutable=1"):
        try:
            return _reader(path, mode)
        except sqlite3.Error as error:
            last = error
    reason = _why(last) if last else "no reason given"
    raise PackError(f"{folder} cannot be opened as a pack: {reason}.")


def _reader(path: Path, mode: str) -> sqlite3.Connection:
    journal = path.with_name(path.name + "-wal")
    if "immutable" in mode and journal.is_file() and journal.stat().st_size:
        return _reader_of_copy(path, journal)
    uri = f"{path.resolve().as_uri()}?{mode}"
    connection = sqlite3.connect(uri, uri=True, timeout=_READ_WAIT, check_same_thread=False)
    return _checked_reader(connection, path)


def _reader_of_copy(path: Path, journal: Path) -> sqlite3.Connection:
    """Reads a pack on a read-only disk whose last commits are still in the journal.

    SQLite cannot replay a journal where it may not write, so a private copy is read into memory.
    """
    import shutil  # slow to load, rarely needed
    import tempfile

    with tempfile.TemporaryDirectory(prefix="satchel-") as folder:
        copy = Path(folder) / path.name
        shutil.copyfile(path, copy)
        shutil.copyfile(journal, copy.with_name(journal.name))
        connection = sqlite3.connect(":memory:", check_same_thread=False)
        with closing(sqlite3.connect(copy)) as source:
            source.backup(connection)
    return _checked_reader(connection, path)


def _checked_reader(connection: sqlite3.Connection, path: Path) -> sqlite3.Connection:
    try:
        _harden(connection)
        connection.execute("PRAGMA query_only=ON")
        if not _version(connection, path.parent):
            raise PackError(f"{path.parent} holds an empty pack: import files into it first.")
    except BaseException:
        connection.close()
        raise
    return connection


def _harden(connection: sqlite3.Connection) -> None:
    """Nothing that a stranger put into the schema may run."""
    connection.execute("PRAGMA trusted_schema=OFF")
    connection.execute("PRAGMA cell_size_check=ON")


def _version(connection: sqlite3.Connection, folder: Path) -> int:
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    application = int(connection.execute("PRAGMA application_id").fetchone()[0])
    tables = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    if (tables or version) and application != APPLICATION_ID:
        raise PackError(f"{folder / FILE} is not a Satchel pack.")
    if version > SCHEMA_VERSION:
        raise PackError(f"{folder} was written by a newer Satchel: update Satchel to open it.")
    return version


def _create(connection: sqlite3.Connection, name: str) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        for statement in _SCHEMA.split(";"):
            connection.execute(statement)
        connection.executemany(
            "INSERT INTO property VALUES (?, ?)",
            [("name", name), ("token", os.urandom(16).hex())],
        )
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version={SCHEMA_VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def _why(error: Exception) -> str:
    """The error's own words, in the reader's language where it has one."""
    if isinstance(error, OSError) and error.strerror:
        return error.strerror.lower()
    return {
        "file is not a database": "its file pack.sqlite is damaged",
        "unable to open database file": "it may not be opened by you",
        "attempt to write a readonly database": "it is read-only",
        "database or disk is full": "the disk is full",
        "database disk image is malformed": "its file pack.sqlite is damaged",
        "disk I/O error": "the disk reports a fault",
        "database is locked": "another program holds it",
    }.get(str(error), str(error))


def explain(folder: Path, error: Exception) -> PackError:
    """A store's fault as the sentence that the reader gets."""
    return PackError(f"{folder}: {_why(error)}.")
