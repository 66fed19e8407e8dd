"""The legend under the page: each word wears its own mark and switches it."""

from collections.abc import Collection, Mapping
from typing import Final

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

from satchel.reader.marks import FIGURE
from satchel.reader.strokes import paint_figure, paint_mark
from satchel.theme.fonts import font, metrics
from satchel.theme.theme import Theme
from satchel.widgets.words import QT_TRANSLATE_NOOP

KINDS: Final = (
    ("person", QT_TRANSLATE_NOOP("Legend", "People")),
    ("organisation", QT_TRANSLATE_NOOP("Legend", "Organisations")),
    ("place", QT_TRANSLATE_NOOP("Legend", "Places")),
    ("route_or_project", QT_TRANSLATE_NOOP("Legend", "Routes")),
    ("event", QT_TRANSLATE_NOOP("Legend", "Events")),
    ("facility", QT_TRANSLATE_NOOP("Legend", "Facilities")),
    ("date", QT_TRANSLATE_NOOP("Legend", "Dates")),
    ("product", QT_TRANSLATE_NOOP("Legend", "Products")),
    (FIGURE, QT_TRANSLATE_NOOP("Legend", "Figures")),
)
"""Types that can be marked, in the order of the legend and of Alt+1 to Alt+9."""

KIND_NAMES: Final = {
    "person": QT_TRANSLATE_NOOP("ReaderPane", "person"),
    "organisation": QT_TRANSLATE_NOOP("ReaderPane", "organisation"),
    "place": QT_TRANSLATE_NOOP("ReaderPane", "place"),
    "route_or_project": QT_TRANSLATE_NOOP("ReaderPane", "route or project"),
    "event": QT_TRANSLATE_NOOP("ReaderPane", "event"),
    "facility": QT_TRANSLATE_NOOP("ReaderPane", "facility"),
    "date": QT_TRANSLATE_NOOP("ReaderPane", "date"),
    "product": QT_TRANSLATE_NOOP("ReaderPane", "product"),
}
"""What one of each type is called."""


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
        self._name()
        self.toggled.connect(self._name)

    def set_count(self, count: int | None) -> None:
        """Say how many there are in the article; None where nobody knows."""
        self._count = count
        self._name()
        self.updateGeometry()
        self.update()

    def _name(self) -> None:
        shown = self.tr("marked") if self.isChecked() else self.tr("not marked")
        parts = (self.text(), self._count_words, shown)
        self.setAccessibleName(", ".join(part for part in parts if part))

    @property
    def _count_words(self) -> str:
        return "" if self._count is None else str(self._count)

    def sizeHint(self) -> QSize:
        """The word, its count, and room to hit."""
        width = metrics("ui", 13).horizontalAdvance(self.text())
        width += 4 + metrics("ui", 12).horizontalAdvance(self._count_words)
        return QSize(round(width) + 17, 31)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the mark, the word over it, and the count."""
        del event
        painter = QPainter(self)
        tokens = self._theme.tokens
        if self.underMouse():
            painter.fillRect(self.rect().adjusted(2, 2, -2, -2), tokens.hover)
        left, baseline = 8.0, 20.0
        right = left + metrics("ui", 13).horizontalAdvance(self.text())
        shown = self.isChecked() and bool(self._count)
        if shown and self._kind == FIGURE:
            paint_figure(painter, left, right, baseline - 1, 12, tokens)
        elif shown:
            paint_mark(painter, self._kind, left, right, baseline - 1, tokens)
        painter.setFont(font("ui", 13))
        painter.setPen(tokens.text if shown else tokens.faint)
        painter.drawText(QPointF(left, baseline), self.text())
        if self.isChecked():
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
        layout.setContentsMargins(8, 1, 8, 0)
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

    def _on_toggled(self) -> None:
        self.switched.emit(self.shown())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the hairline above."""
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.tokens.surface)
        painter.fillRect(QRect(0, 0, self.width(), 1), self._theme.tokens.line)
