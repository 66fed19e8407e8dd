"""Reads a pack: articles, mentions, figures and refused files. Never writes."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple, cast, get_args

from briefindex.errors import NotInPackError, PackDamagedError
from briefindex.model.article import Article, ArticleInfo, Block, Role
from briefindex.model.figure import Figure
from briefindex.model.mention import Mention
from briefindex.model.pack import ImportProblem
from briefindex.model.span import ArticleId, Span
from briefindex.packs import codec
from briefindex.packs.changes import Changes
from briefindex.packs.connections import explain, open_for_reading, readable
from briefindex.packs.copies import CopyRows
from briefindex.packs.entity_lookup import EntityLookup
from briefindex.packs.entity_overlay import EntityOverlay
from briefindex.packs.figure_filter import Test
from briefindex.packs.figure_view import FigureView
from briefindex.packs.infos import Infos
from briefindex.packs.mention_rows import SELECT, mention_of
from briefindex.packs.overlay import Overlay, Overlays
from briefindex.packs.stated import StatedRows
from briefindex.packs.windows import VERSION, Windows, unpacked, windows_of

FAILED = "!"
"""Stands before the version of an extraction that failed in an article."""
NOT_ANALYSED = (
    "Its names and figures could not be told; its text can be read and searched. "
    "Leave it so, or save it anew as plain text and add that."
)

_ROLES = frozenset(get_args(Role))
_BATCH = 200
_ARTICLES = (
    "SELECT id, info, text, blocks, sentences FROM article JOIN body ON article = id "
    "WHERE id IN (?)"
)


_LAYOUTS = "SELECT article, text, blocks, sentences FROM body WHERE article IN (?)"
_WINDOWS = "SELECT article, text, windows FROM body WHERE article IN (?)"


class Layout(NamedTuple):
    """The text of an article, and where its parts stand in it.

    `blocks` has the start, end and role of each block; `edges` the start and end of one sentence
    after the other.
    """

    article: ArticleId
    text: str
    blocks: Sequence[tuple[int, int, str]]
    edges: Sequence[int]


class Store:
    """One reader's view of one pack; sees what was committed when each method is called."""

    def __init__(self, folder: Path, connection: sqlite3.Connection | None = None) -> None:
        """Open the pack in `folder`, or read through the writer's own `connection`.

        Raises:
            PackError: see `connections.open_for_reading`.
        """
        self.folder = folder
        self._has_windows = False
        self._connection = connection or open_for_reading(folder)
        self.overlays = Overlays(self._rows)
        self.copies = CopyRows(self._rows)
        self.changes = Changes(self._rows)
        self.listed = Infos(folder, self._rows, self.overlays, shared=connection is None)
        self.naming = EntityOverlay(folder, self._rows)
        self.entities = EntityLookup(folder, self._rows, self.naming)
        rows = StatedRows(self._rows, self._add_test)
        self.figure_view = FigureView(folder, self._rows, self.naming, rows)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    @property
    def name(self) -> str:
        """What the pack is called."""
        return self.fact("name") or self.folder.name

    @property
    def revision(self) -> int:
        """A number that grows with every commit of the worker."""
        return int(self.fact("revision") or 0)

    @property
    def last(self) -> int:
        """The running number of the newest article; 0 where there is none."""
        return next(int(seq or 0) for (seq,) in self._rows("SELECT max(seq) FROM article"))

    @property
    def count(self) -> int:
        """How many articles there are."""
        return next(int(count) for (count,) in self._rows("SELECT count(*) FROM article"))

    def counts(self, versions: Sequence[str]) -> tuple[int, int]:
        """Articles in all, and those analysed, or found not to be, in one of `versions`."""
        sql = (
            "SELECT count(*), count(CASE WHEN version IN (SELECT value FROM json_each(?)) "
            "THEN 1 END) FROM article"
        )
        return next(self._rows(sql, _marked(versions)))

    def infos(self, *, inferred: bool = True) -> tuple[ArticleInfo, ...]:
        """Every article's info, in the order of import.

        With `inferred` False: without the dates that follow from other articles.
        """
        return self.listed.all() if inferred else self.listed.read(inferred=False)

    def info(self, article: ArticleId) -> ArticleInfo | None:
        """One article's info, or None where it is not in this pack."""
        with readable(self.folder):
            for (text,) in self._rows("SELECT info FROM article WHERE id = ?", article):
                return self.overlays.overlay(article).on(codec.loads(ArticleInfo, text))
        return None

    def article(self, article: ArticleId) -> Article:
        """One whole article.

        Raises:
            NotInPackError: not in this pack.
        """
        for found in self.articles([article]):
            return found
        raise NotInPackError(f"No article {article} is in {self.name}.")

    def articles(
        self, wanted: Sequence[ArticleId], *, own_dates: bool = False
    ) -> Iterator[Article]:
        """The whole articles of `wanted` that are here, in that order, few in memory at once.

        With `own_dates` each has the date of its own reading.
        """
        for at in range(0, len(wanted), _BATCH):
            part = wanted[at : at + _BATCH]
            marks = ",".join("?" * len(part))
            sql = _ARTICLES.replace("?", marks)
            with readable(self.folder):
                overlay = self.overlays.overlay(part[0] if len(part) == 1 else None)
                overlay = overlay.without_dates() if own_dates else overlay
                found = {row[0]: _article(row[1:], overlay) for row in self._rows(sql, *part)}
            yield from (found[article] for article in part if article in found)

    def reading(self, article: ArticleId) -> Article:
        """One whole article as it was read, without what was decided or inferred.

        Raises:
            NotInPackError: not in this pack.
        """
        with readable(self.folder):
            for row in self._rows(_ARTICLES, article):
                return _article(row[1:], Overlay())
        raise NotInPackError(f"No article {article} is in {self.name}.")

    def layouts(self, wanted: Sequence[ArticleId]) -> Iterator[Layout]:
        """The texts of `wanted` that are here, as they were read, in no order.

        Sooner to be had than whole articles.
        """
        for at in range(0, len(wanted), _BATCH):
            with readable(self.folder):
                found = _layouts([*self._of(wanted[at : at + _BATCH], _LAYOUTS)])
            yield from found

    def windows(self, wanted: Sequence[ArticleId]) -> Iterator[Windows]:
        """The texts of `wanted` that are here, and what a list of results shows of them."""
        if not self._has_windows:
            ((version,),) = self._rows("PRAGMA user_version")
            self._has_windows = int(version) >= VERSION
        if not self._has_windows:
            with readable(self.folder):
                told = [windows_of(*layout) for layout in self.layouts(wanted)]
            yield from told
            return
        for at in range(0, len(wanted), _BATCH):
            with readable(self.folder):
                found = [unpacked(*row) for row in self._of(wanted[at : at + _BATCH], _WINDOWS)]
            yield from found

    def _of(self, wanted: Sequence[ArticleId], sql: str) -> Iterator[Any]:
        """The rows of some articles."""
        return self._rows(sql.replace("?", ",".join("?" * len(wanted))), *wanted)

    def after(self, seq: int) -> tuple[tuple[int, ArticleId], ...]:
        """Running number and id of every article with a number above `seq`, rising."""
        rows = self._rows("SELECT seq, id FROM article WHERE seq > ? ORDER BY seq", seq)
        return tuple((int(number), ArticleId(article)) for number, article in rows)

    def unanalysed(self, versions: Sequence[str] | None) -> tuple[ArticleId, ...]:
        """Articles that none of these versions of the extraction (None: no version) has seen.

        In the order of import.
        """
        sql = (
            "SELECT id FROM article WHERE version IS NULL OR ? IS NOT NULL "
            "AND version NOT IN (SELECT value FROM json_each(?)) ORDER BY seq"
        )
        known = None if versions is None else _marked(versions)
        return tuple(ArticleId(article) for (article,) in self._rows(sql, known, known))

    def unreadable(self) -> tuple[ImportProblem, ...]:
        """Articles in which the extraction failed, by name."""
        sql = "SELECT file FROM article WHERE substr(version, 1, 1) = ? ORDER BY file"
        return tuple(ImportProblem(file, NOT_ANALYSED) for (file,) in self._rows(sql, FAILED))

    def ids(self) -> dict[ArticleId, str]:
        """Each article's id with the name it was imported under, in the order of import."""
        rows = self._rows("SELECT id, file FROM article ORDER BY seq")
        return {ArticleId(article): file for article, file in rows}

    def digest(self, article: ArticleId) -> str:
        """The SHA-256 of the article's original, in hex; empty where it is not in this pack."""
        rows = self._rows("SELECT sha256 FROM article WHERE id = ?", article)
        return next((str(digest) for (digest,) in rows), "")

    def mentions(
        self, article: ArticleId | None = None, *, as_found: bool = False
    ) -> tuple[Mention, ...]:
        """Mentions of one article or of all, by article in order of import, then by offset.

        With what the analyst decided about names put on them, unless `as_found`.
        """
        where, wanted = ("", ()) if article is None else ("WHERE m.article = ?", (article,))
        sql = (
            f"{SELECT} JOIN article a ON a.id = m.article {where} "
            "ORDER BY a.seq, m.start, m.end DESC, m.rowid"
        )
        with readable(self.folder):
            found = tuple(mention_of(row) for row in self._rows(sql, *wanted))
            return found if as_found else self.naming.on(found)

    def figures(self, article: ArticleId | None = None) -> tuple[Figure, ...]:
        """Figures of one article or of all, by article in order of import, then by offset.

        As the analyst left them: named, corrected, without what is no figure.
        """
        return self.figure_view.figures(article)

    def refused(self) -> tuple[ImportProblem, ...]:
        """Files that were refused the last time they were given, by name."""
        rows = self._rows("SELECT file, reason FROM refused ORDER BY file")
        return tuple(ImportProblem(file, reason) for file, reason in rows)

    def is_sound(self) -> bool:
        """Whether the database is whole; looks at all of it."""
        try:
            return [row[0] for row in self._rows("PRAGMA integrity_check(1)")] == ["ok"]
        except PackDamagedError:
            return False

    def fact(self, name: str) -> str | None:
        """A small fact about the pack, or None."""
        for (value,) in self._rows("SELECT value FROM property WHERE name = ?", name):
            return str(value)
        return None

    def _add_test(self, test: Test) -> None:
        self._connection.create_function("passes", 2, test, deterministic=True)

    def _rows(self, sql: str, *values: object) -> Iterator[Any]:
        try:
            rows: Iterable[Any] = self._connection.execute(sql, values).fetchall()
        except (sqlite3.Error, sqlite3.Warning) as error:
            raise explain(self.folder, error) from error
        return iter(rows)


def windows_in(article: Article) -> Windows:
    """The windows of an article as it is in hand."""
    blocks = [(block.span.start, block.span.end, block.role) for block in article.blocks]
    edges = [edge for each in article.sentences for edge in (each.start, each.end)]
    return windows_of(article.info.id, article.text, blocks, edges)


def packed_spans(spans: Iterable[Span]) -> str:
    """Spans as one flat JSON list of numbers."""
    return json.dumps(
        [edge for span in spans for edge in (span.start, span.end)], separators=(",", ":")
    )


def _marked(versions: Sequence[str]) -> str:
    """JSON of these versions as kept of articles that were analysed, and of those that failed."""
    return json.dumps([*versions, *(FAILED + version for version in versions)])


def packed_blocks(blocks: Iterable[Block]) -> str:
    """Blocks as a JSON list of start, end, role."""
    rows = [[block.span.start, block.span.end, block.role] for block in blocks]
    return json.dumps(rows, separators=(",", ":"))


def _article(row: tuple[str, str, str, str], overlay: Overlay) -> Article:
    info, text, blocks, sentences = row
    edges = _numbers(json.loads(sentences))
    return Article(
        overlay.on(codec.loads(ArticleInfo, info)),
        text,
        tuple(_block(*item) for item in json.loads(blocks)),
        tuple(Span(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True)),
    )


def _layouts(rows: Sequence[tuple[str, str, str, str]]) -> list[Layout]:
    """What stands in these rows; their numbers are read all at once, in half the time.

    Each block is handed on as it was read: a copy costs more than to look at it.
    """
    both = json.loads(f"[{','.join(f'{blocks},{edges}' for _, _, blocks, edges in rows)}]")
    if len(both) != 2 * len(rows):
        raise ValueError("one list for each expected")
    blocks, edges = both[::2], both[1::2]
    for start, end, _ in chain.from_iterable(blocks):
        if type(start) is not int or type(end) is not int:
            raise ValueError("numbers expected")
    _numbers([*chain.from_iterable(edges)])
    return [
        Layout(ArticleId(article), text, parts, [*sentences])
        for (article, text, _, _), parts, sentences in zip(rows, blocks, edges, strict=True)
    ]


def _block(start: int, end: int, role: str) -> Block:
    _numbers([start, end])
    if role not in _ROLES:
        raise ValueError(role)
    return Block(Span(start, end), cast("Role", role))


def _numbers(values: object) -> list[int]:
    if not isinstance(values, list) or {*map(type, cast("list[object]", values))} - {int}:
        raise ValueError("numbers expected")
    return cast("list[int]", values)
