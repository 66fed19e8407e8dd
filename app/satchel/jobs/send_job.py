"""Writes a pack as one file in another thread, with progress and a way to stop."""

import threading
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from briefindex import desk
from briefindex.errors import SatchelError
from briefindex.progress import Cancelled, CancelToken, Step

_MOST_STEPS = 200


class SendJob(QObject):
    """One file at a time.

    Signals:
        stepped: a `Step`.
        sent: the path of the file, which is whole.
        failed: one plain sentence; "" where it was stopped. There is no file.
    """

    stepped = Signal(object)
    sent = Signal(str)
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        """Start nothing."""
        super().__init__(parent)
        self._cancel = CancelToken()
        self._thread: threading.Thread | None = None

    @property
    def running(self) -> bool:
        """Whether a file is being written."""
        return self._thread is not None and self._thread.is_alive()

    def start(self, pack: Path, target: Path, today: date) -> None:
        """Write the pack in folder `pack` to `target`; one that is being written is stopped."""
        self.end()
        self._cancel = CancelToken()
        self._thread = threading.Thread(
            target=self._run, args=(pack, target, today, self._cancel), name="send_job"
        )
        self._thread.start()

    def cancel(self) -> None:
        """Stop at the next article; nothing is left of the file."""
        self._cancel.cancel()

    def end(self) -> None:
        """Stop, and wait until it is."""
        self._cancel.cancel()
        if self._thread is not None:
            self._thread.join()

    def _run(self, pack: Path, target: Path, today: date, cancel: CancelToken) -> None:
        def report(step: Step) -> None:
            if step.done % max(1, step.total // _MOST_STEPS) == 0:
                self.stepped.emit(step)

        try:
            desk.send(pack, target, today, report, cancel)
        except Cancelled:
            self.failed.emit("")
        except SatchelError as error:
            self.failed.emit(str(error))
        else:
            self.sent.emit(str(target))
