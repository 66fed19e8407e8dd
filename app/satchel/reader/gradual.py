"""Writes a long page slice by slice between events, and goes to places once they are there.

Qt lays a page out slice by slice too, but all at once up to any place that it is asked for.
"""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QTextEdit

from satchel.reader.document import Rendered

AT_ONCE: Final = 40_000
"""So many characters are written before anything is shown, and laid out when asked for."""

SLICE: Final = 20_000
_WAITING_MS: Final = 20


class Gradual(QObject):
    """Completes the page of a view, and does other long work on it bit by bit."""

    def __init__(self, view: QTextEdit) -> None:
        """Complete the pages of this view."""
        super().__init__(view)
        self._view = view
        self._rendered: Rendered | None = None
        self._work: Callable[[], bool] | None = None
        self._wishes: dict[str, tuple[int, Callable[[], None]]] = {}
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_turn)

    @property
    def is_busy(self) -> bool:
        """Whether something is yet to be written or gone to."""
        return self._timer.isActive()

    def show(self, rendered: Rendered | None) -> None:
        """Complete this page from now on; nothing is wished for on it yet."""
        self._rendered = rendered
        self._work = None
        self._wishes.clear()
        self._go_on()

    def work_on(self, work: Callable[[], bool]) -> None:
        """Call `work` between events for as long as it says that there is more."""
        self._work = work
        self._go_on()

    def when_there(self, what: str, position: int, go: Callable[[], None]) -> None:
        """Call `go` at once or when the page has come to a position; of one kind the newest."""
        self.forget(what)
        if self._is_there(position):
            go()
        else:
            self._wishes[what] = (position, go)
            self._go_on()

    def forget(self, what: str) -> None:
        """Do not go there any more."""
        self._wishes.pop(what, None)

    def _is_there(self, position: int) -> bool:
        page = self._view.document()
        if position >= page.characterCount():
            return False
        if position <= AT_ONCE:
            return True
        layout = page.findBlock(position).layout()
        bar = self._view.verticalScrollBar()
        height = bar.maximum() + self._view.viewport().height()
        return layout.lineCount() > 0 and layout.position().y() < height

    def _go_on(self) -> None:
        is_left = self._work is not None or (
            self._rendered is not None and self._rendered.rest.is_left
        )
        if is_left or self._wishes:
            self._timer.start(0 if is_left else _WAITING_MS)
        else:
            self._timer.stop()

    def _on_turn(self) -> None:
        if self._rendered is not None and self._rendered.rest.is_left:
            self._rendered.rest.write(SLICE)
        elif self._work is not None and not self._work():
            self._work = None
        for what, (position, go) in list(self._wishes.items()):
            if self._is_there(position):
                del self._wishes[what]
                go()
        self._go_on()
