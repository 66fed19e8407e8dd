"""Opens `pack.sqlite`: for one writer, for any number of readers, on a read-only disk too.

The only place that knows SQLite's modes. The database is in WAL mode; a commit is on the disk
before it returns (synchronous=FULL).
"""

import errno
import os
import sqlite3
from collections.abc import Generator, Iterable
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from briefindex.errors import PackDamagedError, PackError, PackNotFoundError
from briefindex.packs import changes, copies, stated, windows
from briefindex.text.folding import fold

FILE = "pack.sqlite"
LOCK_FILE = "writer.lock"
SENT = ".satchel"
"""What the name of a pack ends in that was written as one file, to send."""
APPLICATION_ID = 0x53415443
SCHEMA_VERSION = 7
_PASSING = f"{FILE}.new"
_READ_WAIT = 5.0

_DAMAGED = "its file pack.sqlite is damaged"
_FULL = "the disk is full; make room and try again"
_WORDS = {
    "file is not a database": _DAMAGED,
    "database disk image is malformed": _DAMAGED,
    "unable to open database file": "you may not open its files",
    "attempt to write a readonly database": "it is read-only",
    "database or disk is full": _FULL,
    "disk I/O error": "the disk is full or reports a fault",
    "database is locked": "another program holds it",
}
_DAMAGE = frozenset(word for word, reason in _WORDS.items() if reason == _DAMAGED)

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
    sentences TEXT NOT NULL,
    windows BLOB);
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
_SINCE_2 = """
CREATE TABLE decision(
    subject TEXT NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL,
    PRIMARY KEY(subject, field)) WITHOUT ROWID;
CREATE TABLE dating(article TEXT PRIMARY KEY, inferred TEXT, used TEXT) WITHOUT ROWID;
"""
_SINCE_3 = """
CREATE TABLE IF NOT EXISTS naming(
    seq INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS glossary(
    folded TEXT PRIMARY KEY, alias TEXT NOT NULL, type TEXT NOT NULL, name TEXT NOT NULL)
    WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS alias(
    folded TEXT NOT NULL, entity TEXT NOT NULL, PRIMARY KEY(folded, entity)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS mention_entity ON mention(entity, article);
CREATE INDEX IF NOT EXISTS figure_salience ON figure(salience, article);
"""
_WITH_ALIASES = 3
_FOUND = "SELECT DISTINCT entity, canonical, surface FROM mention WHERE type <> 'date'"
_STEPS = (
    (2, _SINCE_2),
    (3, _SINCE_3),
    (stated.VERSION, stated.SCHEMA),
    (copies.VERSION, copies.SCHEMA),
    (changes.VERSION, changes.SCHEMA),
)


def is_pack(folder: Path) -> bool:
    """Whether a pack's database stands in `folder`."""
    return (folder / FILE).is_file()


def is_free(folder: Path) -> bool:
    """Whether a pack may begin in `folder`: it holds nothing, or what a killed beginning left."""
    return all(map(_is_begun, folder.iterdir()))


def is_begun(folder: Path) -> bool:
    """Whether a pack was begun in `folder` and killed before there was one."""
    return is_free(folder) and any(folder.iterdir())


def _is_begun(path: Path) -> bool:
    return path.name.startswith((LOCK_FILE, _PASSING))


def open_for_writing(folder: Path, name: str) -> sqlite3.Connection:
    """A connection that may write; makes the database, named `name`, where there is none.

    The caller holds the pack's lock.

    Raises:
        PackDamagedError: what stands there cannot be read, or belongs to another program.
        PackError: the folder cannot be written, or a newer Satchel wrote the pack.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if _is_missing(folder / FILE):
            _make(folder, name)
        connection = sqlite3.connect(
            folder / FILE, timeout=30, isolation_level=None, check_same_thread=False
        )
        try:
            harden(connection)
            if not _version(connection, folder):
                raise PackDamagedError(f"{folder / FILE} is not a Satchel pack.")
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=FULL")
            _upgrade(connection)
        except BaseException:
            connection.close()
            raise
    except (OSError, sqlite3.Error) as error:
        raise _fault(f"{folder} cannot be written", error) from error
    return connection


def set_aside(folder: Path) -> None:
    """Move a damaged database out of the way; the caller holds the pack's lock.

    Raises:
        PackError: the folder cannot be written.
    """
    try:
        (folder / FILE).replace(folder / f"{FILE}.damaged")
        _remove_journals(folder / FILE)
    except OSError as error:
        raise _fault(f"{folder} cannot be written", error) from error


def open_for_reading(folder: Path) -> sqlite3.Connection:
    """A connection that cannot write, also on a read-only disk.

    Raises:
        PackNotFoundError: no pack there.
        PackDamagedError: it is damaged, empty, or belongs to another program.
        PackError: it cannot be read, or a newer Satchel wrote it.
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
    raise _fault(f"{folder} cannot be opened as a pack", last or OSError("no reason given"))


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
        harden(connection)
        connection.execute("PRAGMA query_only=ON")
        if not _version(connection, path.parent):
            raise PackDamagedError(
                f"{path.parent} holds an empty pack: import files into it first."
            )
    except BaseException:
        connection.close()
        raise
    return connection


def harden(connection: sqlite3.Connection) -> None:
    """Nothing that a stranger put into the schema may run."""
    connection.execute("PRAGMA trusted_schema=OFF")
    connection.execute("PRAGMA cell_size_check=ON")


def _version(connection: sqlite3.Connection, folder: Path) -> int:
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    application = int(connection.execute("PRAGMA application_id").fetchone()[0])
    tables = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    if (tables or version) and application != APPLICATION_ID:
        raise PackDamagedError(f"{folder / FILE} is not a Satchel pack.")
    if version > SCHEMA_VERSION:
        raise PackError(f"{folder} was written by a newer Satchel: update Satchel to open it.")
    return version


def _is_missing(path: Path) -> bool:
    """Whether there is no database yet, or a file of no bytes, which is as good as none."""
    return not path.exists() or (path.is_file() and not path.stat().st_size)


def _make(folder: Path, name: str) -> None:
    """Make the database beside its place and move it there whole.

    So no reader ever meets half a pack, and a full disk or kill -9 leaves none behind.
    """
    passing = folder / _PASSING
    passing.unlink(missing_ok=True)
    _remove_journals(passing)
    try:
        with closing(sqlite3.connect(passing, isolation_level=None)) as connection:
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=FULL")
            _create(connection, name)
        _remove_journals(folder / FILE)
        passing.replace(folder / FILE)
    except BaseException:
        passing.unlink(missing_ok=True)
        _remove_journals(passing)
        raise


def _create(connection: sqlite3.Connection, name: str) -> None:
    connection.execute("BEGIN IMMEDIATE")
    for script in (_SCHEMA, *(script for _, script in _STEPS)):
        for statement in script.split(";"):
            connection.execute(statement)
    connection.executemany(
        "INSERT INTO property VALUES (?, ?)",
        [("name", name), ("token", os.urandom(16).hex())],
    )
    connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version={SCHEMA_VERSION}")
    connection.execute("COMMIT")


def _upgrade(connection: sqlite3.Connection) -> None:
    """Give a pack of an older version the tables that it lacks, all or none."""
    if connection.execute("PRAGMA user_version").fetchone()[0] >= SCHEMA_VERSION:
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        for since, script in _STEPS:
            if version < since:
                for statement in script.split(";"):
                    connection.execute(statement)
        if version < _WITH_ALIASES:
            keep_aliases(connection, connection.execute(_FOUND))
        if version < stated.VERSION:
            _state(connection)
        if version < windows.VERSION:
            windows.add_column(connection)
        connection.execute(f"PRAGMA user_version={SCHEMA_VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def _state(connection: sqlite3.Connection) -> None:
    """Note in columns what the figures state; those that cannot be understood are left out."""
    from briefindex.model.figure import Figure  # only for a pack of an older Satchel
    from briefindex.packs import codec

    for (text,) in connection.execute("SELECT value FROM figure ORDER BY rowid"):
        with suppress(ValueError):
            connection.execute(stated.INSERT, stated.row_of(codec.loads(Figure, text)))


def keep_aliases(connection: sqlite3.Connection, found: Iterable[tuple[str, str, str]]) -> None:
    """Note, by folded name, the entities that are called so: rows of entity, canonical, surface."""
    names = {(fold(name), row[0]) for row in found for name in row[1:]}
    connection.executemany("INSERT OR IGNORE INTO alias VALUES (?, ?)", names)


def _remove_journals(path: Path) -> None:
    """SQLite would replay the journal of an older database into the one that takes its name."""
    for ending in ("-wal", "-shm", "-journal"):
        path.with_name(path.name + ending).unlink(missing_ok=True)


def why(error: Exception) -> str:
    """The error's own words, in the reader's language where it has one."""
    if isinstance(error, OSError) and error.strerror:
        return _FULL if error.errno == errno.ENOSPC else error.strerror.lower()
    return _WORDS.get(str(error), str(error))


def explain(folder: Path, error: Exception) -> PackError:
    """A store's fault as the sentence that the reader gets."""
    return _fault(str(folder), error)


@contextmanager
def readable(folder: Path) -> Generator[None]:
    """What cannot be understood is a damaged pack.

    Raises:
        PackDamagedError: what is read inside is not what Satchel writes.
    """
    try:
        yield
    except (ValueError, TypeError, RecursionError) as error:
        damaged = sqlite3.DatabaseError("database disk image is malformed")
        raise explain(folder, damaged) from error


def _fault(what: str, error: Exception) -> PackError:
    kind = PackDamagedError if str(error) in _DAMAGE else PackError
    return kind(f"{what}: {why(error)}.")
