"""Lays pages out between the turns of the window: nobody waits for a long briefing."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer, Signal

from briefindex.model.briefing import Briefing
from satchel.printing.pages import Pages
from satchel.printing.sheet import PageSize


class Laying(QObject):
    """Lays one briefing out at a time; another one, or another paper, takes its place.

    Signals:
        done: the `Pages`, once they are laid out.
    """

    done = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        """Lay nothing out yet."""
        super().__init__(parent)
        self._pages: Pages | None = None
        self._steps: Iterator[None] | None = None
        self._turn = QTimer(self)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._step)

    @property
    def is_at_work(self) -> bool:
        """Whether something is still being laid out."""
        return self._turn.isActive()

    def begin(self, briefing: Briefing, size: PageSize) -> None:
        """Lay a briefing out for a paper; `done` follows."""
        self._pages = Pages(briefing, size, now=False)
        self._steps = self._pages.lay_out()
        self._turn.start()

    def _step(self) -> None:
        if self._steps is None or self._pages is None:
            return
        try:
            next(self._steps)
        except StopIteration:
            self._turn.stop()
            self._steps = None
            self.done.emit(self._pages)
