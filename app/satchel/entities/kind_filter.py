"""The types above the list: each word wears its own mark, with its count; one is chosen."""

from collections.abc import Mapping

from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from satchel.entities.words import TYPES, tr
from satchel.theme.fonts import font, metrics
from satchel.theme.theme import Theme
from satchel.widgets.strokes import paint_mark

ALL, HIDDEN = "all", "hidden"
_SIDE, _TOP, _STEP, _GAP = 12, 8, 22, 6


class KindWord(QAbstractButton):
    """One type; checked while the list shows it alone."""

    def __init__(self, kind: str, words: str, theme: Theme, parent: QWidget) -> None:
        """Start without a count."""
        super().__init__(parent)
        self.setObjectName(f"kind_{kind}")
        self.setText(words)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._kind = kind
        self._theme = theme
        self._count = ""
        self.set_count(0)
        theme.changed.connect(self.update)

    def set_count(self, count: int) -> None:
        """Say how many there are."""
        self._count = f"{count:,}"
        self.setAccessibleName(f"{self.text()}, {self._count}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The word, its count, and room to hit."""
        word = metrics("ui", 13, strong=True).horizontalAdvance(self.text())
        count = metrics("ui", 12).horizontalAdvance(self._count)
        return QSize(round(word + count) + 13, _STEP)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the mark, the word over it, and the count."""
        del event
        with QPainter(self) as painter:
            tokens = self._theme.tokens
            if self.underMouse():
                painter.fillRect(self.rect(), tokens.hover)
            strong = self.isChecked()
            left, baseline = 4.0, 15.0
            right = left + metrics("ui", 13, strong=strong).horizontalAdvance(self.text())
            if self._kind not in {ALL, HIDDEN}:
                paint_mark(painter, self._kind, left, right, baseline - 1, tokens)
            painter.setFont(font("ui", 13, strong=strong))
            painter.setPen(tokens.text)
            painter.drawText(QPointF(left, baseline), self.text())
            painter.setFont(font("ui", 12))
            painter.setPen(tokens.muted)
            painter.drawText(QPointF(right + 5, baseline), self._count)
            if self.hasFocus():
                painter.setPen(tokens.accent)
                painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


class KindFilter(QWidget):
    """All types, as many lines as they need.

    Signals:
        chosen: the type that is listed from now on, "all", or "hidden".
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Start with all."""
        super().__init__(parent)
        self.setObjectName("kind_filter")
        self.setAccessibleName(self.tr("Types of entities"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        words = [(ALL, self.tr("All")), *((kind, tr(word)) for kind, word in TYPES)]
        words.append((HIDDEN, self.tr("Hidden")))
        self.words = {kind: KindWord(kind, word, theme, self) for kind, word in words}
        for kind, button in self.words.items():
            button.clicked.connect(lambda _=False, kind=kind: self.chosen.emit(kind))
        self.words[ALL].setChecked(True)
        self.set_counts({})

    @property
    def kind(self) -> str:
        """What is chosen."""
        return next(kind for kind, button in self.words.items() if button.isChecked())

    def set_counts(self, counts: Mapping[str, int]) -> None:
        """Say how many there are of each; a type that there is none of is left out."""
        for kind, button in self.words.items():
            button.set_count(counts.get(kind, 0))
            button.setVisible(bool(counts.get(kind)) or button.isChecked() or kind == ALL)
        self._flow()

    def _flow(self) -> None:
        x, y = _SIDE, _TOP
        for button in self.words.values():
            if button.isHidden():
                continue
            size = button.sizeHint()
            if x > _SIDE and x + size.width() > self.width() - _SIDE + 4:
                x, y = _SIDE, y + _STEP
            button.setGeometry(QRect(QPoint(x, y), size))
            x += size.width() + _GAP
        self.setFixedHeight(y + _STEP + 8)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        self._flow()
