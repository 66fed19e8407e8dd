"""Asks the desk in another thread: of each kind of question only the newest is answered."""

import logging
import threading
from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QObject, Signal

from briefindex.desk import Desk

Job = Callable[[Desk], Any]
OpenDesk = Callable[[], Desk]
Tell = Callable[[str, int, Any, str], None]
"""Kind, ticket, answer, and what went wrong, "" where nothing did."""

_END_SECONDS: Final = 0.3
_KEEP_SECONDS: Final = 10.0
_log = logging.getLogger(__name__)


class DeskThread(QObject):
    """A thread with its own desk.

    A question that comes while an older one of its kind waits takes that one's place; an answer
    whose question was overtaken meanwhile is dropped. Nobody waits for a question of an old desk:
    its thread is left to itself, and a new one answers.

    Signals:
        answered: kind of the question, the answer.
        failed: kind, one plain sentence.
    """

    answered = Signal(str, object)
    failed = Signal(str, str)
    _done = Signal(str, int, object, str)

    def __init__(self, parent: QObject | None = None) -> None:
        """Make no thread; it starts with the first question."""
        super().__init__(parent)
        self.setObjectName("desk_thread")
        self._newest: dict[str, int] = {}
        self._tickets = 0
        self._open: OpenDesk | None = None
        self._worker: _Worker | None = None
        self._left: list[_Worker] = []
        self._done.connect(self._on_done)  # leads from the other thread into this one

    @property
    def busy(self) -> bool:
        """Whether a thread still works, be it at a question that nobody waits for any more."""
        workers = [*self._left, *([self._worker] if self._worker else [])]
        return any(worker.thread.is_alive() for worker in workers)

    def use(self, open_desk: OpenDesk) -> None:
        """Answer from another desk from now on; what was asked of the old one is forgotten."""
        self._leave()
        self._open = open_desk

    def ask(self, kind: str, job: Job, *, keep: bool = False) -> None:
        """Ask a question; `answered` or `failed` follows unless it is overtaken.

        One to `keep` goes before the others and is worked on even if another desk is used, or the
        program ends, before its turn.
        """
        self._tickets += 1
        self._newest[kind] = self._tickets
        if self._worker is None and self._open is not None:
            self._worker = _Worker(self._open, self._done.emit)
        if self._worker is not None:
            self._worker.put(kind, self._tickets, job, keep=keep)

    def end(self) -> None:
        """Stop; a question that is not answered soon is left to itself unless it is to be kept."""
        self._leave()
        for worker in self._left:
            worker.thread.join(_KEEP_SECONDS if worker.keeps else _END_SECONDS)

    def _leave(self) -> None:
        """Forget the thread and what it was asked; it ends by itself and tells nothing."""
        self._newest.clear()
        worker, self._worker = self._worker, None
        if worker is not None:
            worker.retire()
            alive = [left for left in self._left if left.thread.is_alive()]
            self._left = [*alive, worker]

    def _on_done(self, kind: str, ticket: int, answer: object, trouble: str) -> None:
        if self._newest.get(kind) != ticket:
            return
        if trouble:
            self.failed.emit(kind, trouble)
        else:
            self.answered.emit(kind, answer)


class _Worker:
    """One thread with one desk, from its first question until it is retired."""

    def __init__(self, open_desk: OpenDesk, tell: Tell) -> None:
        self._open = open_desk
        self._tell = tell
        self._wake = threading.Condition()
        self._waiting: dict[str, tuple[int, Job]] = {}
        self._kept: set[str] = set()
        self._retired = False
        # A daemon: the program may end while it works. It only reads, and what is kept is
        # written in one transaction.
        self.thread = threading.Thread(target=self._run, name="desk_thread", daemon=True)
        self.thread.start()

    @property
    def keeps(self) -> bool:
        """Whether something that is to be kept waits or is worked on."""
        return bool(self._kept)

    def put(self, kind: str, ticket: int, job: Job, *, keep: bool) -> None:
        """Let a question wait for its turn."""
        with self._wake:
            self._waiting.pop(kind, None)
            self._waiting[kind] = (ticket, job)
            if keep:
                self._kept.add(kind)
            self._wake.notify()

    def retire(self) -> None:
        """Work only on what is to be kept, tell nothing more, then end."""
        with self._wake:
            self._retired = True
            self._waiting = {k: asked for k, asked in self._waiting.items() if k in self._kept}
            self._wake.notify()

    def _run(self) -> None:
        desk: Desk | None = None
        while (taken := self._take()) is not None:
            desk = self._answer(desk, *taken)
        if desk is not None:
            desk.close()

    def _take(self) -> tuple[str, int, Job] | None:
        with self._wake:
            while not self._waiting and not self._retired:
                self._wake.wait()
            if not self._waiting:
                return None
            kind = next((k for k in self._waiting if k in self._kept), next(iter(self._waiting)))
            return kind, *self._waiting.pop(kind)

    def _answer(self, desk: Desk | None, kind: str, ticket: int, job: Job) -> Desk | None:
        answer, trouble = None, ""
        try:
            desk = desk or self._open()
            answer = job(desk)
        except Exception as error:  # noqa: BLE001 - the job runner: whatever a job does, the window lives
            _log.info("A question of kind %s could not be answered.", kind, exc_info=True)
            trouble = str(error) or type(error).__name__
        with self._wake:  # who retires this thread then knows that nothing comes any more
            self._kept.discard(kind)
            if not self._retired:
                self._tell(kind, ticket, answer, trouble)
        return desk
