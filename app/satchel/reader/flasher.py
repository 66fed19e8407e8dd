"""Shows where a sentence is: its ground for a moment, the bar beside it until the next click."""

from PySide6.QtCore import QObject, QTimer, QVariantAnimation, Signal

from briefindex.model.span import Span
from satchel.reader.view import ArticleView

HOLD_MS = 900
FADE_MS = 400


class Flasher(QObject):
    """Flashes a stretch of the article.

    Signals:
        flashed: this stretch was brought into sight and shown.
    """

    flashed = Signal(object)

    def __init__(self, view: ArticleView) -> None:
        """Flash on a view."""
        super().__init__(view)
        self._view = view
        self._hold = QTimer(self)
        self._hold.setSingleShot(True)
        self._hold.setInterval(HOLD_MS)
        self._fade = QVariantAnimation(self)
        self._fade.setDuration(FADE_MS)
        self._fade.setStartValue(1.0)
        self._fade.setEndValue(0.0)
        self._fade.valueChanged.connect(self._on_faded)
        self._hold.timeout.connect(self._fade.start)

    def flash(self, span: Span) -> None:
        """Bring a stretch into sight and show it."""
        self._fade.stop()
        self._view.bring(span)
        self._view.set_cursor(span)
        self._view.marks.change(flash=self._view.positions(span), flash_strength=1.0)
        self._view.viewport().update()
        self._hold.start()
        self.flashed.emit(span)

    def stop(self) -> None:
        """Show nothing more: another article comes."""
        self._hold.stop()
        self._fade.stop()

    def _on_faded(self, strength: float) -> None:
        self._view.marks.change(flash_strength=strength)
        self._view.viewport().update()
