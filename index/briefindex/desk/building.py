"""Fills a pack: read, index (from here on its text can be searched), analyse.

Runs in the worker process, or in the command line's own. May be killed at any moment: what was
reported with an article's id is in the pack, and the next build goes on from there.
"""

import logging
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from briefindex.desk.copies import fold_copies
from briefindex.desk.dating import date_across, is_dated
from briefindex.desk.sources import Source, is_derived, name_of
from briefindex.errors import (
    ImportRefusedError,
    PackDamagedError,
    PackError,
    PackNotFoundError,
)
from briefindex.extract.version import analysis_version, as_good_as
from briefindex.model.article import Article, ArticleInfo
from briefindex.model.pack import Duplicate, ImportProblem, ImportResult
from briefindex.model.span import ArticleId
from briefindex.packs.originals import digest_of
from briefindex.packs.store import Store
from briefindex.packs.succession import note, succeed
from briefindex.packs.writer import FILLED, PackWriter
from briefindex.progress import Cancelled, CancelToken, Phase, Report, Step, ignore

if TYPE_CHECKING:
    from briefindex.extract.analyse import Analyser
    from briefindex.importers import Given, Reader

_log = logging.getLogger(__name__)
_AHEAD = 8
_BATCH = 32
_BATCH_SECONDS = 0.25
_BATCH_BYTES = 64_000_000
_WAIT_FOR_FILLING = 60.0
_WAIT_FOR_PACK = 2.0


def ready(source: Source, *, analysis: bool = True) -> bool:
    """Whether nothing is left to do: `build` on this source would change nothing.

    With `analysis` False: whether all its text can be read and searched.

    Raises:
        PackError: it cannot be opened, and `build` would not mend that.
    """
    try:
        store = Store(source.pack)
    except PackNotFoundError:
        return False
    except PackDamagedError:
        if is_derived(source.pack, source.inputs):
            return False
        raise
    try:
        from briefindex.search.columns_files import has_columns  # only when a pack is there
        from briefindex.search.generations import is_current

        filled = not source.inputs or store.fact(FILLED) is not None
        if not filled or (analysis and not _is_analysed(store)):
            return False
        return is_current(store) and has_columns(store)
    finally:
        store.close()


def _is_analysed(store: Store) -> bool:
    return not store.unanalysed(as_good_as(analysis_version())) and is_dated(store)


def prepare(
    source: Source,
    report: Report = ignore,
    cancel: CancelToken | None = None,
    *,
    analysis: bool = True,
) -> None:
    """Fill the pack of `source` as far as is needed and possible; without analysis if so asked.

    Waits for another process that is filling it. A pack that cannot be written stays as it is
    where it can answer so, if from an older reading or without an index.

    Raises:
        PackError: it is not there yet, or not analysed, and that cannot be changed.
        Cancelled: asked to stop.
    """
    if ready(source, analysis=analysis):
        return
    wait = _WAIT_FOR_PACK if _can_answer(source, analysis=analysis) else _WAIT_FOR_FILLING
    try:
        build(source.pack, source.inputs, report, cancel, analysis=analysis, wait=wait)
    except PackError:
        if not _can_answer(source, analysis=analysis):
            raise


def _can_answer(source: Source, *, analysis: bool) -> bool:
    """Whether the pack holds all that belongs in it, analysed by whatever version if so asked."""
    try:
        with closing(Store(source.pack)) as store:
            filled = not source.inputs or store.fact(FILLED) is not None
            return filled and not (analysis and store.unanalysed(None))
    except PackError:
        return False


def build(
    pack: Path,
    inputs: Sequence[Path],
    report: Report = ignore,
    cancel: CancelToken | None = None,
    *,
    analysis: bool = True,
    wait: float = 0.0,
) -> ImportResult:
    """Read `inputs` into the pack (made where there is none), index and analyse what is not yet.

    With `analysis` False the last step is left to a later build.

    Raises:
        PackError: another process writes to the pack (after `wait` seconds), or it cannot be
            written.
        Cancelled: asked to stop; what was finished is kept.
    """
    token = cancel or CancelToken()
    derived = is_derived(pack, inputs)
    if derived:
        succeed(pack, inputs[0])
    with PackWriter(pack, name_of(pack, inputs), wait, derived=derived) as writer:
        build = _Build(writer, report, token, follows=derived)
        with closing(build):
            result = build.read(inputs)
            build.index()
            if analysis:
                build.analyse()
        known = {info.id: info for info in writer.store.infos()} if result.imported else {}
        imported = tuple(known[info.id] for info in result.imported)
        given = {info.file for info in imported}
        failed = tuple(p for p in writer.store.unreadable() if p.file in given)
        return replace(result, imported=imported, unread=failed)


class _Build:
    """One run over one pack."""

    def __init__(
        self, writer: PackWriter, report: Report, cancel: CancelToken, *, follows: bool
    ) -> None:
        """Read nothing yet; with `follows` the pack is to hold what is read and nothing else."""
        self._writer = writer
        self._follows = follows
        self._seen: dict[ArticleId, list[str]] = {}
        self._report = report
        self._cancel = cancel
        self._known = writer.store.ids()
        self._fresh: dict[ArticleId, ArticleInfo] = {}
        self._waiting: list[tuple[Article, str, bytes]] = []
        self._flushed = time.monotonic()
        self._done = 0
        self._total = 0
        self._unindexed = 0
        self._reader: Reader | None = None

    def close(self) -> None:
        """End the process that parses files, if there is one."""
        if self._reader is not None:
            self._reader.close()

    def _reading(self) -> "Reader":
        if self._reader is None:
            from briefindex.importers import Reader  # not needed to read a pack

            self._reader = Reader(self._cancel)
        return self._reader

    def read(self, inputs: Sequence[Path]) -> ImportResult:
        """Read every file of `inputs` and keep it, or say why not."""
        if not inputs:
            return ImportResult((), (), ())
        files, problems = _collected(inputs)
        duplicates: list[Duplicate] = []
        self._total = len(files)
        try:
            for path, name in files:
                self._cancel.check()
                self._total -= 1
                try:
                    for found in self._given(path, name):
                        self._total += 1  # what an archive or a mailbox holds counts one by one
                        self._take(found, duplicates, problems)
                except ImportRefusedError as error:
                    self._total += 1
                    self._refuse(ImportProblem(name, str(error)), problems)
        except Cancelled:
            self._flush()
            raise
        self._flush()
        problems += self._decided([path for path, _ in files])
        if self._follows:
            self._let_go({problem.file for problem in problems})
        self._writer.refuse(problems)
        fold_copies(self._writer, self._cancel)
        self._writer.set_property(FILLED, "1")
        if self._follows:
            note(self._writer.folder, inputs[0])
        return ImportResult(tuple(self._fresh.values()), tuple(duplicates), tuple(problems))

    def _let_go(self, refused: set[str]) -> None:
        """Take out what is no longer in the folder; what cannot be read just now is."""
        gone: list[ArticleId] = []
        for article, file in self._writer.store.ids().items():
            names = self._seen.get(article)
            if names is None and not _is_below(file, refused):
                gone.append(article)
            elif names is not None and file not in names:
                self._rename(article, names[0])
        if gone:
            self._writer.remove(gone)

    def _rename(self, article: ArticleId, name: str) -> None:
        """Read an article again, whose file bears another name now."""
        data = self._writer.originals.get(self._writer.store.digest(article))
        if data is not None:
            with suppress(ImportRefusedError):
                self._writer.replace(self._reading().article(data, name))

    def _given(self, path: Path, name: str) -> "Iterator[Given | ImportProblem]":
        """What a file holds: a pack that was sent its articles, any other what the readers find."""
        from briefindex.desk.unpacking import articles_of, is_sent  # not needed to read a pack

        return articles_of(path) if is_sent(path) else self._reading().given(path, name)

    def _decided(self, files: Sequence[Path]) -> list[ImportProblem]:
        """Take over what was decided in the packs among the files."""
        from briefindex.desk.unpacking import is_sent, take_decisions  # as above

        return [
            problem
            for path in files
            if is_sent(path)
            for problem in take_decisions(path, self._writer)
        ]

    def index(self) -> None:
        """Make all text searchable."""
        from briefindex.search.indexing import refresh  # whoosh: only where something is indexed

        refresh(self._writer.store, self._report, self._cancel, self._writer.touch)

    def _index_some(self, added: int) -> None:
        """Make text searchable while more is read, whenever enough of it has come together."""
        from briefindex.search.generations import indexed_count  # as above
        from briefindex.search.indexing import chunk_after, refresh

        self._unindexed += added
        if self._unindexed >= chunk_after(indexed_count(self._writer.store)):
            refresh(self._writer.store, ignore, self._cancel, self._writer.touch)
            self._unindexed = 0

    def analyse(self) -> None:
        """Find mentions and figures in every article that today's extraction has not seen.

        Then date the articles by each other.
        """
        waiting = self._writer.store.unanalysed(as_good_as(analysis_version()))
        if waiting:
            self._analyse(waiting)
        date_across(self._writer, self._cancel)

    def _analyse(self, waiting: Sequence[ArticleId]) -> None:
        version = analysis_version()
        from briefindex.extract.analyse import Analyser  # loads the language model

        analyser = Analyser()
        self._done, self._total = 0, len(waiting)
        edits = self._writer.store.fact("edits")
        articles = self._read_ahead(analyser, waiting)
        for identifier, article in zip(waiting, articles, strict=True):
            self._cancel.check()
            try:
                found = analyser.analyse(article)
            except Exception as error:  # noqa: BLE001 - one article may not cost all the others
                _log.error("Article %s cannot be analysed: %r", identifier, error)
                _log.debug("Where it failed:", exc_info=True)
                self._writer.not_analysed(identifier, version)
                self._step("analyse")
                continue
            used = article.info.date
            self._writer.analysed(identifier, found.mentions, found.figures, version, used)
            self._step("analyse", identifier)
        if self._writer.store.fact("edits") != edits:
            self.index()

    def _read_ahead(self, analyser: "Analyser", waiting: Sequence[ArticleId]) -> Iterator[Article]:
        """The articles one by one, a few of them read by the language model at one go."""
        for first in range(0, len(waiting), _AHEAD):
            self._cancel.check()
            group = [self._latest_reading(one) for one in waiting[first : first + _AHEAD]]
            with suppress(Exception):  # which one fails is found when it is analysed
                analyser.read_ahead(group)
            yield from group

    def _take(
        self,
        found: "Given | ImportProblem",
        duplicates: list[Duplicate],
        problems: list[ImportProblem],
    ) -> None:
        """Put one article-to-be with those that wait to be kept; or note what it doubles."""
        self._cancel.check()
        if isinstance(found, ImportProblem):
            self._refuse(found, problems)
            return
        digest = digest_of(found.data)
        self._seen.setdefault(ArticleId(digest[:16]), []).append(found.name)
        of = self._known.get(ArticleId(digest[:16]))
        if of is not None:
            if not (self._follows and of == found.name):
                duplicates.append(Duplicate(found.name, of))
            self._step("read")
            return
        try:
            article = self._reading().article(found.data, found.name)
        except ImportRefusedError as error:
            self._refuse(ImportProblem(found.name, str(error)), problems)
            return
        self._known[article.info.id] = found.name
        self._waiting.append((article, digest, found.data))
        late = time.monotonic() - self._flushed > _BATCH_SECONDS
        if late or len(self._waiting) >= _BATCH or self._is_heavy():
            self._flush()

    def _is_heavy(self) -> bool:
        return sum(len(data) for _, _, data in self._waiting) > _BATCH_BYTES

    def _refuse(self, problem: ImportProblem, problems: list[ImportProblem]) -> None:
        problems.append(problem)
        self._step("read")

    def _flush(self) -> None:
        """Commit what waits, then report it."""
        batch, self._waiting = self._waiting, []
        if batch:
            self._writer.add(batch)
        self._flushed = time.monotonic()
        for article, _, _ in batch:
            self._fresh[article.info.id] = article.info
            self._step("read", article.info.id)
        if batch:
            self._index_some(len(batch))

    def _latest_reading(self, identifier: ArticleId) -> Article:
        """The article as today's importers read its original; stored anew where that differs."""
        stored = self._writer.store.reading(identifier)
        digest = self._writer.store.digest(identifier)
        data = None if identifier in self._fresh else self._writer.originals.get(digest)
        with suppress(ImportRefusedError):
            article = stored
            if data is not None:
                article = self._reading().article(data, stored.info.file)
            if article != stored:
                self._writer.replace(article)
        return self._writer.store.article(identifier)

    def _step(self, phase: Phase, article: str | None = None) -> None:
        self._done += 1
        self._report(Step(phase, self._done, self._total, article))


def _collected(inputs: Sequence[Path]) -> tuple[list[tuple[Path, str]], list[ImportProblem]]:
    """All files below `inputs`, in order, and the inputs and files that cannot be had."""
    from briefindex.importers import collect  # not needed to read a pack

    files: list[tuple[Path, str]] = []
    problems: list[ImportProblem] = []
    for source in _distinct(inputs):
        collected = collect(source)
        files.extend(collected.files)
        problems.extend(collected.refused)
    return files, problems


def _is_below(file: str, names: set[str]) -> bool:
    """Whether a file is one of these, or in an archive or a folder that is."""
    return file in names or any(file.startswith(f"{name}/") for name in names)


def _distinct(inputs: Sequence[Path]) -> Iterator[Path]:
    yield from dict.fromkeys(inputs)
