"""Files to articles: short plain texts here, everything else in the parsing process.

Use as a context manager: it ends the processes that it started.
"""

from collections.abc import Callable, Generator, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from briefindex.errors import ImportRefusedError
from briefindex.importers.child import Child, LostError
from briefindex.importers.doors.budget import FULL
from briefindex.importers.doors.paths import LARGEST_ARCHIVE, read_bytes, read_head, shown_name
from briefindex.importers.formats.carried import unpacked
from briefindex.importers.plain import plain_article
from briefindex.importers.pulse import Tell
from briefindex.importers.registry import HOLDS_OTHERS, Kind, kind_of, limit_of, may_hold_others
from briefindex.importers.wire import Head
from briefindex.model.article import Article
from briefindex.model.pack import ImportProblem
from briefindex.progress import CancelToken

_ARCHIVES = ("zip", "tar")
_DEEPEST = 4
_GLANCE = 0.5
"""Seconds after which one who waits for a file is told how far it is."""
_SHORT = 200_000
"""Bytes up to which a plain text is not worth the way to the parsing process."""
_NESTED = "This is an archive in an archive; unpack it and add what is in it."
_TOO_DEEP = "It is nested too deeply in mails and archives; save it by itself and add that."
_BROKE_OFF = "From here on it could not be read: "


Awaited = Callable[[Tell], Article]
"""Waits for an article; tells how many pages of it are read meanwhile, where they are many."""


@dataclass(frozen=True, slots=True)
class Given:
    """The bytes of one article-to-be and the name to show for it."""

    name: str
    data: bytes


class Reader:
    """Reads files, however many; starts a parsing process with the first that needs one."""

    def __init__(self, cancel: CancelToken | None = None) -> None:
        """Start nothing."""
        self._cancel = cancel or CancelToken()
        self._parser = Child(self._cancel)
        self._parsing: ThreadPoolExecutor | None = None
        self._is_closing = False
        self._openers: dict[int, Child] = {}

    def __enter__(self) -> "Reader":
        """The reader itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the processes."""
        self.close()

    def close(self) -> None:
        """End the processes, whatever they are asked just now."""
        if self._parsing is not None:
            self._is_closing = True
            self._parsing.shutdown(wait=False, cancel_futures=True)
            self._parser.abandon()
            self._parsing.shutdown()
        self._parser.close()
        for opener in self._openers.values():
            opener.close()

    def given(self, path: Path, name: str) -> Iterator[Given | ImportProblem]:
        """What a file holds: itself, or the members of an archive, a mailbox, a mail.

        Raises:
            ImportRefusedError: the file cannot be had, or is of a kind that is not read.
        """
        kind = kind_of(read_head(path), name)
        if kind in HOLDS_OTHERS:
            most = LARGEST_ARCHIVE if kind in _ARCHIVES else 2 * LARGEST_ARCHIVE
            members = self._members(kind, name, path, b"", 0, in_archive=False)
            yield from _within(members, name, most)
        else:
            yield Given(name, read_bytes(path, limit_of(kind)))

    def article(self, data: bytes, name: str) -> Article:
        """The article that these bytes are.

        Raises:
            ImportRefusedError: they hold no text that can be read.
        """
        return self.begin(data, name)(_untold)

    def begin(self, data: bytes, name: str) -> Awaited:
        """Let the parsing process read these bytes; gives what waits until it has.

        Raises:
            ImportRefusedError: as `article` does, here or of what is given.
        """
        kind = kind_of(data, name)
        if kind == "text" and len(data) <= _SHORT:
            return lambda _: plain_article(data, name)
        if self._parsing is None:
            self._parsing = ThreadPoolExecutor(1, "parsing")
        answer = self._parsing.submit(self._asked, _parse(kind, name), data)

        def article(tell: Tell) -> Article:
            told = (0, 0)
            while not answer.done():
                wait((answer,), _GLANCE)
                if not answer.done() and self._parser.so_far not in (told, (0, 0)):
                    told = self._parser.so_far
                    tell(*told)
            try:
                return unpacked(*answer.result())
            except (LostError, ValueError) as error:
                raise ImportRefusedError(str(error)) from error

        return article

    def _asked(self, question: Mapping[str, object], data: bytes) -> tuple[Head, bytes]:
        """Ask the parser; once more where it crashed, for it may have been an earlier file."""
        try:
            return self._parser.ask(question, data)
        except LostError as error:
            if error.slow or self._is_closing:
                raise
            return self._parser.ask(question, data)

    def _members(
        self, kind: Kind, name: str, path: Path | None, data: bytes, depth: int, *, in_archive: bool
    ) -> Generator[Given | ImportProblem]:
        """Members of one container; each depth has a process of its own."""
        opener = self._openers.setdefault(depth, Child(self._cancel))
        asked = {"do": "open", "kind": kind, "nested": in_archive, "path": path and str(path)}
        opened = False
        try:
            opener.ask(asked, data)
            while True:
                said, body = opener.ask({"do": "next"})
                if said.get("end"):
                    return
                inner = shown_name(name, str(said.get("name", "")))
                if said.get("refused"):
                    yield ImportProblem(inner, str(said["refused"]))
                elif said.get("whole"):
                    yield Given(name, data if path is None else read_bytes(path))
                else:
                    archive = in_archive or kind in _ARCHIVES
                    yield from self._member(inner, body, depth + 1, in_archive=archive)
                opened = True
        except (ImportRefusedError, LostError) as error:
            yield ImportProblem(name, (_BROKE_OFF if opened else "") + str(error))

    def _member(
        self, name: str, data: bytes, depth: int, *, in_archive: bool
    ) -> Iterator[Given | ImportProblem]:
        try:
            kind = kind_of(data, name)
        except ImportRefusedError as error:
            yield ImportProblem(name, str(error))
            return
        if not may_hold_others(kind, data):
            yield Given(name, data)
        elif depth > _DEEPEST:
            yield ImportProblem(name, _TOO_DEEP)
        elif kind == "tar" and in_archive:
            yield ImportProblem(name, _NESTED)
        else:
            yield from self._members(kind, name, None, data, depth, in_archive=in_archive)


def _within(
    members: Generator[Given | ImportProblem], name: str, most: int
) -> Iterator[Given | ImportProblem]:
    """What comes of one file, archives in mails in it and all, up to so many bytes."""
    with closing(members):
        for found in members:
            most -= len(found.data) if isinstance(found, Given) else 0
            if most < 0:
                yield ImportProblem(name, _BROKE_OFF + FULL)
                return
            yield found


def _parse(kind: Kind, name: str) -> Mapping[str, object]:
    return {"do": "parse", "kind": kind, "name": name}


def _untold(done: int, total: int) -> None:
    """Take no notice of how far a file is read."""
    del done, total
