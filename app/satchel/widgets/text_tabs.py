"""Tabs made of words: the active one is strong and has an accent line on the hairline."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QTabBar, QWidget

from satchel.theme.fonts import font, metrics
from satchel.theme.theme import Theme


class TextTabs(QTabBar):
    """A row of words with counts.

    Signals:
        chosen: the reader went to the tab of this number.
    """

    chosen = Signal(int)

    def __init__(self, theme: Theme, words: Sequence[str], parent: QWidget | None = None) -> None:
        """Make one tab a word."""
        super().__init__(parent)
        self._theme = theme
        self._counts = [""] * len(words)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for word in words:
            self.addTab(word)
        self.setFixedHeight(32)
        self.currentChanged.connect(self.chosen)

    def set_count(self, tab: int, count: str) -> None:
        """Write a count beside a word; it is part of the tab's accessible name."""
        self._counts[tab] = count
        self.setAccessibleTabName(tab, f"{self.tabText(tab)}, {count}" if count else "")
        self.updateGeometry()
        self.resize(self.sizeHint())
        self.update()

    def tabSizeHint(self, index: int) -> QSize:
        """As wide as the word in its strong form and the count."""
        word = metrics("ui", 13, strong=True).horizontalAdvance(self.tabText(index))
        count = metrics("ui", 13).horizontalAdvance(self._counts[index]) + 5
        return QSize(round(word + (count if self._counts[index] else 0)) + 16, 32)

    def minimumTabSizeHint(self, index: int) -> QSize:
        """Tabs are never squeezed."""
        return self.tabSizeHint(index)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint words, counts, the hairline and the accent line."""
        del event
        with QPainter(self) as painter:
            tokens = self._theme.tokens
            painter.fillRect(QRect(0, self.height() - 1, self.width(), 1), tokens.line)
            for index in range(self.count()):
                self._paint_tab(painter, index)

    def _paint_tab(self, painter: QPainter, index: int) -> None:
        tokens = self._theme.tokens
        box = self.tabRect(index)
        active = index == self.currentIndex()
        face = font("ui", 13, strong=active)
        painter.setFont(face)
        painter.setPen(tokens.text if active else tokens.muted)
        x = box.x() + 8.0
        painter.drawText(QPointF(x, 20.5), self.tabText(index))
        x += metrics("ui", 13, strong=active).horizontalAdvance(self.tabText(index)) + 5
        painter.setFont(font("ui", 13))
        painter.setPen(tokens.faint)
        painter.drawText(QPointF(x, 20.5), self._counts[index])
        if active:
            painter.fillRect(QRect(box.x() + 8, 30, box.width() - 16, 2), tokens.accent)
            if self.hasFocus():
                painter.setPen(QPen(tokens.accent, 2))
                painter.drawRect(box.adjusted(2, 2, -2, -4))
