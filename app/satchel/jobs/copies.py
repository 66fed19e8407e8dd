"""Measures and clears the working copies in the cache, in a thread: they may be many files."""

import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal

from briefindex import desk

_END_SECONDS: Final = 2.0


class Copies(QObject):
    """One thing at a time.

    Signals:
        measured: how many working copies there are, and all their bytes.
        cleared: how many bytes were freed.
    """

    measured = Signal(int, object)
    cleared = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        """Do nothing yet."""
        super().__init__(parent)
        self._thread: threading.Thread | None = None

    @property
    def busy(self) -> bool:
        """Whether something is being done."""
        return self._thread is not None and self._thread.is_alive()

    def measure(self) -> None:
        """Look how much there is; `measured` follows."""
        self._start(self._measure)

    def clear(self, keep: Sequence[Path]) -> None:
        """Remove what can be made again, but not those to `keep`; `cleared`, `measured` follow."""
        packs = tuple(keep)

        def work() -> None:
            self.cleared.emit(desk.clear_copies(packs))
            self._measure()

        self._start(work)

    def end(self) -> None:
        """Wait a moment for what is being done; what is half removed goes another time."""
        if self._thread is not None:
            self._thread.join(_END_SECONDS)

    def _start(self, work: Callable[[], None]) -> None:
        if not self.busy:
            self._thread = threading.Thread(target=work, name="copies", daemon=True)
            self._thread.start()

    def _measure(self) -> None:
        kept = desk.kept_copies()
        self.measured.emit(kept.packs, kept.size)
