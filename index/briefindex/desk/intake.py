"""Reads files into a pack: each becomes an article, a duplicate, or a refusal with its reason."""

import time
from collections import deque
from collections.abc import Callable, Container, Iterator, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from briefindex.errors import ImportRefusedError
from briefindex.model.article import Article, ArticleInfo
from briefindex.model.pack import Duplicate, ImportProblem, ImportResult
from briefindex.model.span import ArticleId
from briefindex.packs.originals import digest_of
from briefindex.packs.writer import PackWriter
from briefindex.progress import Cancelled, CancelToken, Report, Step

if TYPE_CHECKING:
    from briefindex.importers import Given, Reader
    from briefindex.importers.reading import Awaited

_BATCH: Final = 32
_BATCH_SECONDS: Final = 0.25
_BATCH_BYTES: Final = 64_000_000
_AHEAD: Final = 64
"""How many files the parsing process is given before the first of them is taken over."""


class Intake:
    """Takes articles into one pack; to be closed, for it may have a process that parses files."""

    def __init__(
        self,
        writer: PackWriter,
        report: Report,
        cancel: CancelToken,
        kept: Callable[[int], object],
        *,
        follows: bool,
    ) -> None:
        """Read nothing yet; `kept` is told how many articles were just committed.

        With `follows` the pack is to hold what is read and nothing else.
        """
        self._writer = writer
        self._report = report
        self._cancel = cancel
        self._kept = kept
        self._follows = follows
        self._known = writer.store.ids()
        self._wanted: frozenset[str] | None = None
        self._seen: dict[ArticleId, list[str]] = {}
        self._coming: deque[tuple[Awaited, Given, str]] = deque()
        self._waiting: list[tuple[Article, str, bytes]] = []
        self._problems: list[ImportProblem] = []
        self._untold: list[ImportProblem] = []
        self._duplicates: list[Duplicate] = []
        self._flushed = time.monotonic()
        self._done = 0
        self._total = 0
        self._reader: Reader | None = None
        self.fresh: dict[ArticleId, ArticleInfo] = {}

    def close(self) -> None:
        """End the process that parses files, if there is one."""
        if self._reader is not None:
            self._reader.close()

    def article(self, data: bytes, name: str) -> Article:
        """The article that these bytes are.

        Raises:
            ImportRefusedError: they hold no text that can be read.
        """
        return self._reading().article(data, name)

    def read(self, inputs: Sequence[Path], *, again: bool = False) -> ImportResult:
        """Read every file of `inputs` and keep it, or say why not; `again` those refused before.

        Raises:
            Cancelled: asked to stop; what was read is kept.
        """
        files, problems = _collected(inputs)
        if again:
            self._wanted = frozenset(each.file for each in self._writer.store.refused())
            files, problems = _refused_before(files, problems, self._wanted)
        self._problems += problems
        self._total = len(files)
        try:
            for path, name in files:
                self._cancel.check()
                self._read(path, name)
            self._settle(0)
        except Cancelled:
            self._flush()
            raise
        self._flush()
        self._problems += self._decided([path for path, _ in files])
        if self._follows and not again:
            self._let_go({problem.file for problem in self._problems})
        self._writer.refuse(self._problems)
        self._writer.accept(self._accepted({name for _, name in files}, again=again))
        return ImportResult(
            tuple(self.fresh.values()), tuple(self._duplicates), tuple(self._problems)
        )

    def _read(self, path: Path, name: str) -> None:
        self._total -= 1
        try:
            for found in self._given(path, name):
                if not self._is_wanted(found):
                    continue
                self._total += 1  # what an archive or a mailbox holds counts one by one
                self._take(found)
        except ImportRefusedError as error:
            self._total += 1
            self._refuse(ImportProblem(name, str(error)))

    def _take(self, found: "Given | ImportProblem") -> None:
        """Begin to read one article-to-be; or note what it doubles, or why it is none."""
        self._cancel.check()
        if isinstance(found, ImportProblem):
            self._refuse(found)
            return
        digest = digest_of(found.data)
        self._seen.setdefault(ArticleId(digest[:16]), []).append(found.name)
        if any(digest == begun for _, _, begun in self._coming):
            self._settle(0)  # then it is known whether this doubles it
        of = self._known.get(ArticleId(digest[:16]))
        if of is not None:
            if not (self._follows and of == found.name):
                self._duplicates.append(Duplicate(found.name, of))
            self._step()
            return
        try:
            self._coming.append((self._reading().begin(found.data, found.name), found, digest))
        except ImportRefusedError as error:
            self._refuse(ImportProblem(found.name, str(error)))
        heavy = sum(len(given.data) for _, given, _ in self._coming) > _BATCH_BYTES
        self._settle(0 if heavy else _AHEAD)

    def _is_wanted(self, found: "Given | ImportProblem") -> bool:
        """Whether this is to be read; where all is read again that was refused, nothing else is."""
        name = found.file if isinstance(found, ImportProblem) else found.name
        return self._wanted is None or _is_below(name, self._wanted)

    def _accepted(self, read: set[str], *, again: bool) -> list[str]:
        """Files that were refused once, and not this time; in a folder's pack also those gone."""
        told = {problem.file for problem in self._problems}
        whole = self._follows and not again
        listed = [each.file for each in self._writer.store.refused() if each.file not in told]
        return [file for file in listed if whole or _is_below(file, read)]

    def _settle(self, most: int) -> None:
        """Take over what the parsing process was given, but for so many of the last."""
        while len(self._coming) > most:
            self._cancel.check()
            read, given, digest = self._coming.popleft()
            self._report(Step("read", self._done, self._total, file=given.name))
            self._keep(read, given, digest)

    def _keep(self, read: "Awaited", given: "Given", digest: str) -> None:
        """Put one article with those that wait to be kept, or note why it is none."""
        try:
            article = read(partial(self._tell_pages, given.name))
        except ImportRefusedError as error:
            self._refuse(ImportProblem(given.name, str(error)))
            return
        self._known[article.info.id] = given.name
        self._waiting.append((article, digest, given.data))
        late = time.monotonic() - self._flushed > _BATCH_SECONDS
        if late or len(self._waiting) >= _BATCH or self._is_heavy():
            self._flush()

    def _tell_pages(self, file: str, page: int, pages: int) -> None:
        """Report how far a long file is read."""
        self._report(Step("read", self._done, self._total, file=file, page=page, pages=pages))

    def _is_heavy(self) -> bool:
        return sum(len(data) for _, _, data in self._waiting) > _BATCH_BYTES

    def _refuse(self, problem: ImportProblem) -> None:
        self._problems.append(problem)
        self._untold.append(problem)
        if time.monotonic() - self._flushed > _BATCH_SECONDS:
            self._flush()
        self._step()

    def _flush(self) -> None:
        """Commit what waits, refusals too, then report it."""
        batch, self._waiting = self._waiting, []
        untold, self._untold = self._untold, []
        if batch:
            self._writer.add(batch)
        if untold:
            self._writer.refuse(untold)
        self._flushed = time.monotonic()
        for article, _, _ in batch:
            self.fresh[article.info.id] = article.info
            self._step(article.info.id)
        if batch:
            self._kept(len(batch))

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
                self._writer.replace(self.article(data, name))

    def _given(self, path: Path, name: str) -> "Iterator[Given | ImportProblem]":
        """What a file holds: a pack that was sent its articles, any other what the readers find."""
        from briefindex.desk.unpacking import articles_of, is_sent  # not needed to read a pack

        if is_sent(path):
            return articles_of(path, self._writer.folder)
        return self._reading().given(path, name)

    def _decided(self, files: Sequence[Path]) -> list[ImportProblem]:
        """Take over what was decided in the packs among the files."""
        from briefindex.desk.unpacking import is_sent, take_decisions  # as above

        return [
            problem
            for path in files
            if is_sent(path)
            for problem in take_decisions(path, self._writer)
        ]

    def _reading(self) -> "Reader":
        if self._reader is None:
            from briefindex.importers import Reader  # not needed to read a pack

            self._reader = Reader(self._cancel)
        return self._reader

    def _step(self, article: str | None = None) -> None:
        self._done += 1
        self._report(Step("read", self._done, self._total, article))


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


def _refused_before(
    files: Sequence[tuple[Path, str]], problems: Sequence[ImportProblem], refused: frozenset[str]
) -> tuple[list[tuple[Path, str]], list[ImportProblem]]:
    """Those that were refused, or may hold what was."""
    holding = {way for file in refused for way in _ways(file)}
    found = [(path, name) for path, name in files if name in holding or _is_below(name, refused)]
    return found, [problem for problem in problems if problem.file in refused]


def _is_below(file: str, names: Container[str]) -> bool:
    """Whether a file is one of these, or in an archive or a folder that is."""
    return any(way in names for way in _ways(file))


def _ways(file: str) -> Iterator[str]:
    """A file's name, and those of the folders and archives that it is in."""
    yield file
    while (at := file.rfind("/")) > 0:
        file = file[:at]
        yield file


def _distinct(inputs: Sequence[Path]) -> Iterator[Path]:
    yield from dict.fromkeys(inputs)
