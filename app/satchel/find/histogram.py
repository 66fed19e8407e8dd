"""How many of the articles found are of each month: small bars, each of which can be chosen."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from briefindex.model.search import NO_FILTERS, Filters
from satchel.find.choices import YEAR, months_words
from satchel.theme.fonts import font, metrics
from satchel.theme.theme import Theme

_SIDE: Final = 12
_BARS: Final = 40
_HEIGHT: Final = 74
_MOST_MONTHS: Final = 60
"""So many months have a bar each; a longer time has a bar a year."""

Bar = tuple[tuple[int, int], int]
"""First and last month, and how many articles."""


def bars_of(months: Sequence[tuple[int, int]]) -> list[Bar]:
    """A bar for each month from the first to the last, or for each year where they are many."""
    if not months:
        return []
    counts = dict(months)
    first, last = months[0][0], months[-1][0]
    if last - first < _MOST_MONTHS:
        return [((month, month), counts.get(month, 0)) for month in range(first, last + 1)]
    bars: list[Bar] = []
    for year in range(first // YEAR, last // YEAR + 1):
        span = (year * YEAR, year * YEAR + YEAR - 1)
        bars.append((span, sum(counts.get(m, 0) for m in range(span[0], span[1] + 1))))
    return bars


class Histogram(QWidget):
    """The bars. Click: that time; Shift and click: up to there; again: any time.

    Signals:
        wanted: the `Filters` as they are to be.
    """

    wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Start without bars."""
        super().__init__(parent)
        self.setObjectName("month_histogram")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFixedHeight(_HEIGHT)
        self.setMouseTracking(True)
        self._theme = theme
        self._filters = NO_FILTERS
        self._at = 0
        self.bars: list[Bar] = []
        theme.changed.connect(self.update)

    def show_months(self, months: Sequence[tuple[int, int]], filters: Filters) -> None:
        """Show other counts under these filters."""
        self.bars, self._filters = bars_of(months), filters
        self._at = min(self._at, max(0, len(self.bars) - 1))
        self.setVisible(len(self.bars) > 1)
        self._tell()
        self.update()

    def choose(self, at: int, *, extend: bool = False) -> None:
        """Choose the time of a bar, or all from what is chosen up to it."""
        if not 0 <= at < len(self.bars):
            return
        self._at = at
        span, now = self.bars[at][0], self._filters.months
        if extend and now is not None:
            span = (min(now[0], span[0]), max(now[1], span[1]))
        months = None if span == now else span
        self.wanted.emit(replace(self._filters, months=months, undated=False))

    def _tell(self) -> None:
        said = self.tr("Articles by month")
        if self.bars:
            span, count = self.bars[self._at]
            said = f"{said}: {months_words(span)}, {count}"
        self.setAccessibleName(said)

    def _place(self, at: int) -> QRectF:
        step = (self.width() - 2 * _SIDE) / len(self.bars)
        most = max(count for _, count in self.bars) or 1
        count = self.bars[at][1]
        tall = max(2.0, count / most * _BARS) if count else 0.0
        wide = max(1.0, step - (1 if step > 3 else 0))
        return QRectF(_SIDE + at * step, 10 + _BARS - tall, wide, tall)

    def _bar_at(self, x: float) -> int:
        step = (self.width() - 2 * _SIDE) / max(1, len(self.bars))
        at = int((x - _SIDE) // step)
        return at if 0 <= at < len(self.bars) else -1

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint bars, base line, and the first and last time below."""
        del event
        if not self.bars:
            return
        with QPainter(self) as painter:
            tokens, now = self._theme.tokens, self._filters.months
            for at, (span, _) in enumerate(self.bars):
                inside = now is None or (now[0] <= span[0] and span[1] <= now[1])
                painter.fillRect(self._place(at), tokens.accent if inside else tokens.line_strong)
            base = 10 + _BARS
            painter.fillRect(QRectF(_SIDE, base, self.width() - 2 * _SIDE, 1), tokens.line_strong)
            if self.hasFocus():
                place = self._place(self._at)
                painter.fillRect(QRectF(place.x(), base + 2, place.width(), 2), tokens.accent)
            painter.setFont(font("ui", 12))
            painter.setPen(tokens.muted)
            painter.drawText(QPointF(_SIDE, base + 17), months_words(self.bars[0][0]))
            last = months_words(self.bars[-1][0])
            wide = metrics("ui", 12).horizontalAdvance(last)
            painter.drawText(QPointF(self.width() - _SIDE - wide, base + 17), last)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the bar that is clicked, however low it is."""
        extend = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self.choose(self._bar_at(event.position().x()), extend=extend)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say what a bar stands for."""
        at = self._bar_at(event.position().x())
        if at >= 0:
            span, count = self.bars[at]
            words = f"{months_words(span)}: {count:,}"
            QToolTip.showText(event.globalPosition().toPoint(), words, self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right go from bar to bar, Space and Enter choose, with Shift up to there."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if step and self.bars:
            self._at = min(max(0, self._at + step), len(self.bars) - 1)
            self._tell()
            self.update()
        elif event.key() in {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            extend = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.choose(self._at, extend=extend)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self.update()
