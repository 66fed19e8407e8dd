"""Asks the desk in another thread: of each kind of question only the newest is answered."""

import logging
import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QThread, Signal

from briefindex.desk import Desk

Job = Callable[[Desk], Any]
OpenDesk = Callable[[], Desk]

_log = logging.getLogger(__name__)


class DeskThread(QThread):
    """A thread with its own desk.

    A question that comes while an older one of its kind waits takes that one's place; an answer
    whose question was overtaken while it was worked on is dropped.

    Signals:
        answered: kind of the question, its ticket, the answer.
        failed: kind, ticket, one plain sentence.
    """

    answered = Signal(str, int, object)
    failed = Signal(str, int, str)

    def __init__(self, parent: QObject | None = None) -> None:
        """Make the thread; it starts with the first question."""
        super().__init__(parent)
        self.setObjectName("desk_thread")
        self._wake = threading.Condition()
        self._waiting: dict[str, tuple[int, Job]] = {}
        self._newest: dict[str, int] = {}
        self._tickets = 0
        self._open: OpenDesk | None = None
        self._reopen = False
        self._ending = False

    def use(self, open_desk: OpenDesk) -> None:
        """Answer from another desk from now on; what was asked of the old one is forgotten."""
        with self._wake:
            self._open = open_desk
            self._reopen = True
            self._waiting.clear()
            self._newest.clear()

    def ask(self, kind: str, job: Job) -> int:
        """Ask a question; gives the ticket that its answer will carry."""
        with self._wake:
            self._tickets += 1
            self._waiting.pop(kind, None)
            self._waiting[kind] = (self._tickets, job)
            self._newest[kind] = self._tickets
            ticket = self._tickets
            self._wake.notify()
        if not self.isRunning():
            self.start()
        return ticket

    def is_newest(self, kind: str, ticket: int) -> bool:
        """Whether no question of that kind came after this one."""
        return self._newest.get(kind) == ticket

    def end(self) -> None:
        """Let the question that is being worked on finish, then stop."""
        with self._wake:
            self._ending = True
            self._waiting.clear()
            self._wake.notify()
        self.wait()

    def run(self) -> None:
        """Answer questions until `end`."""
        desk: Desk | None = None
        while (taken := self._take()) is not None:
            kind, ticket, job, reopen = taken
            if reopen and desk is not None:
                desk.close()
                desk = None
            desk = self._answer(desk, kind, ticket, job)
        if desk is not None:
            desk.close()

    def _take(self) -> tuple[str, int, Job, bool] | None:
        with self._wake:
            while not self._waiting and not self._ending:
                self._wake.wait()
            if self._ending:
                return None
            kind = next(iter(self._waiting))
            ticket, job = self._waiting.pop(kind)
            reopen, self._reopen = self._reopen, False
            return kind, ticket, job, reopen

    def _answer(self, desk: Desk | None, kind: str, ticket: int, job: Job) -> Desk | None:
        try:
            if desk is None and self._open is not None:
                desk = self._open()
            if desk is not None:
                answer = job(desk)
                if self.is_newest(kind, ticket):
                    self.answered.emit(kind, ticket, answer)
        except Exception as error:  # noqa: BLE001 - the job runner: whatever a job does, the window lives
            _log.info("A question of kind %s could not be answered.", kind, exc_info=True)
            self.failed.emit(kind, ticket, str(error))
        return desk
