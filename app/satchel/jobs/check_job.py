"""Checks packs that were sent as one file, in another thread: nothing of them waits for that."""

import threading
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from briefindex import desk
from briefindex.errors import SatchelError
from briefindex.model.pack import Checked, Fault
from briefindex.progress import Cancelled, CancelToken, ignore


class CheckJob(QObject):
    """Some files at a time; those that were asked for before are forgotten.

    Signals:
        checked: the path of a file, and its `Checked`.
    """

    checked = Signal(str, object)

    def __init__(self, parent: QObject | None = None) -> None:
        """Check nothing yet."""
        super().__init__(parent)
        self._cancel = CancelToken()
        self._thread: threading.Thread | None = None

    def start(self, files: Sequence[Path]) -> None:
        """Check these."""
        self.end()
        self._cancel = CancelToken()
        self._thread = threading.Thread(
            target=self._run, args=(tuple(files), self._cancel), name="check_job", daemon=True
        )
        self._thread.start()

    def end(self) -> None:
        """Stop, and wait until it is."""
        self._cancel.cancel()
        thread, self._thread = self._thread, None
        if thread is not None:
            thread.join()

    def _run(self, files: tuple[Path, ...], cancel: CancelToken) -> None:
        for file in files:
            try:
                checked = desk.check(file, report=ignore, cancel=cancel)
            except Cancelled:
                return
            except SatchelError as error:
                checked = Checked(0, 0, (Fault(str(error), file.name),))
            if not cancel.cancelled:
                self.checked.emit(str(file), checked)
