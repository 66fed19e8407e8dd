"""The legend under the page: each word wears its own mark and switches it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from math import ceil
from typing import Final

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

from satchel.theme.fonts import font, metrics
from satchel.theme.theme import Theme
from satchel.widgets.kinds import FIGURE, KINDS
from satchel.widgets.strokes import paint_figure, paint_mark


@dataclass(frozen=True, slots=True)
class Room:
    """How much room each word takes: pixels left and right of it, and whether its count shows."""

    side: int
    counts: bool


_ROOMS: Final = (Room(8, counts=True), Room(4, counts=True), Room(4, counts=False))
_EDGE: Final = 8


class LegendEntry(QAbstractButton):
    """One word of the legend; checked while its type is marked."""

    def __init__(self, kind: str, word: str, theme: Theme, parent: QWidget) -> None:
        """Start unchecked, with no count."""
        super().__init__(parent)
        self.setObjectName(f"legend_{kind}")
        self.setText(word)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._kind = kind
        self._theme = theme
        self._count: int | None = None
        self._room = _ROOMS[0]
        self._name()
        self.toggled.connect(self._name)

    def set_count(self, count: int | None) -> None:
        """Say how many there are in the article; None where nobody knows."""
        self._count = count
        self._name()
        self.updateGeometry()
        self.update()

    def set_room(self, room: Room) -> None:
        """Take more or less room."""
        if room != self._room:
            self._room = room
            self.updateGeometry()
            self.update()

    def width_in(self, room: Room) -> int:
        """How wide the word would be, with its count where that shows."""
        width = metrics("ui", 13).horizontalAdvance(self.text()) + 2 * room.side
        if room.counts and self._count is not None:
            width += 5 + metrics("ui", 12).horizontalAdvance(self._count_words)
        return ceil(width)

    def _name(self) -> None:
        shown = self.tr("marked") if self.isChecked() else self.tr("not marked")
        parts = (self.text(), self._count_words, shown)
        self.setAccessibleName(", ".join(part for part in parts if part))

    @property
    def _count_words(self) -> str:
        return "" if self._count is None else str(self._count)

    def sizeHint(self) -> QSize:
        """The word, its count, and room to hit."""
        return QSize(self.width_in(self._room), 31)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the mark, the word over it, and the count."""
        del event
        with QPainter(self) as painter:
            tokens = self._theme.tokens
            if self.underMouse():
                painter.fillRect(self.rect().adjusted(2, 2, -2, -2), tokens.hover)
            left, baseline = float(self._room.side), 20.0
            right = left + metrics("ui", 13).horizontalAdvance(self.text())
            shown = self.isChecked() and bool(self._count)
            if shown and self._kind == FIGURE:
                paint_figure(painter, left, right, baseline - 1, 12, tokens)
            elif shown:
                paint_mark(painter, self._kind, left, right, baseline - 1, tokens)
            painter.setFont(font("ui", 13))
            painter.setPen(tokens.text if shown else tokens.faint)
            painter.drawText(QPointF(left, baseline), self.text())
            if self.isChecked() and self._room.counts:
                painter.setFont(font("ui", 12))
                painter.setPen(tokens.faint)
                painter.drawText(QPointF(right + 4, baseline), self._count_words)
            if self.hasFocus():
                painter.setPen(QPen(tokens.accent, 2))
                painter.drawRect(self.rect().adjusted(2, 2, -2, -2))


class Legend(QWidget):
    """All types that can be marked.

    Signals:
        switched: the types that are to be marked from now on.
    """

    switched = Signal(object)

    def __init__(self, theme: Theme, shown: Collection[str], parent: QWidget | None = None) -> None:
        """Start with some types marked."""
        super().__init__(parent)
        self.setObjectName("legend")
        self.setAccessibleName(self.tr("Marks in the text"))
        self.setFixedHeight(32)
        self._theme = theme
        self.entries: dict[str, LegendEntry] = {}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(_EDGE, 1, _EDGE, 0)
        layout.setSpacing(0)
        layout.addStretch(1)
        for kind, word in KINDS:
            entry = LegendEntry(kind, self.tr(word), theme, self)
            entry.setChecked(kind in shown)
            entry.toggled.connect(self._on_toggled)
            self.entries[kind] = entry
            layout.addWidget(entry)
        layout.addStretch(1)

    def shown(self) -> frozenset[str]:
        """The types that are marked."""
        return frozenset(kind for kind, entry in self.entries.items() if entry.isChecked())

    def set_counts(self, counts: Mapping[str, int] | None) -> None:
        """Say how many of each type the article has; None where nobody knows."""
        for kind, entry in self.entries.items():
            entry.set_count(None if counts is None else counts.get(kind, 0))
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow the gaps shrink, then the counts go, so that no word is cut."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        entries = self.entries.values()
        wide = self.width() - 2 * _EDGE
        fitting = (r for r in _ROOMS if sum(entry.width_in(r) for entry in entries) <= wide)
        room = next(fitting, _ROOMS[-1])
        for entry in entries:
            entry.set_room(room)

    def _on_toggled(self) -> None:
        self.switched.emit(self.shown())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the hairline above."""
        del event
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), self._theme.tokens.surface)
            painter.fillRect(QRect(0, 0, self.width(), 1), self._theme.tokens.line)
