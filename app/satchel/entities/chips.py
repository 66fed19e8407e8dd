"""How the articles write an entity: one chip a spelling, with its count."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from briefindex.model.entity_page import Alias
from satchel.theme.fonts import font, metrics
from satchel.theme.theme import Theme

_MOST = 12
_HEIGHT, _GAP, _PAD = 26, 8, 10
_WIDEST = 380


class Chip(QAbstractButton):
    """One spelling."""

    def __init__(self, alias: Alias, theme: Theme, parent: QWidget) -> None:
        """Show a spelling."""
        super().__init__(parent)
        self.setObjectName("alias_chip")
        self.alias = alias
        self._theme = theme
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        measure = metrics("ui", 13)
        self.setText(measure.elidedText(alias.surface, Qt.TextElideMode.ElideRight, _WIDEST))
        words = self.tr("{alias}, {count} times. Split it off")
        self.setAccessibleName(words.format(alias=alias.surface, count=alias.count))

    def sizeHint(self) -> QSize:
        """The spelling, its count, and room around them."""
        words = metrics("ui", 13).horizontalAdvance(self.text())
        count = metrics("ui", 12).horizontalAdvance(str(self.alias.count))
        return QSize(round(words + count) + 2 * _PAD + 6, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the frame, the spelling, and the count in faint."""
        del event
        with QPainter(self) as painter:
            tokens = self._theme.tokens
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            frame = QPen(tokens.accent, 2) if self.hasFocus() else QPen(tokens.line, 1)
            painter.setPen(frame)
            painter.setBrush(tokens.hover if self.underMouse() else tokens.surface)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
            painter.setFont(font("ui", 13))
            painter.setPen(tokens.text)
            painter.drawText(QPointF(_PAD, 17), self.text())
            left = _PAD + metrics("ui", 13).horizontalAdvance(self.text()) + 6
            painter.setFont(font("ui", 12))
            painter.setPen(tokens.faint)
            painter.drawText(QPointF(left, 17), str(self.alias.count))


class Chips(QWidget):
    """All spellings of one entity, the most frequent first.

    Signals:
        chosen: the spelling that was clicked.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Show none."""
        super().__init__(parent)
        self.setObjectName("aliases")
        self.setAccessibleName(self.tr("How the articles write it"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._theme = theme
        self._chips: list[Chip] = []
        self._shown: tuple[Alias, ...] = ()
        self.more = 0

    def show_aliases(self, aliases: Sequence[Alias]) -> None:
        """Show other spellings."""
        if tuple(aliases) == self._shown:
            return
        self._shown = tuple(aliases)
        for chip in self._chips:
            chip.hide()
            chip.deleteLater()
        self._chips = [Chip(alias, self._theme, self) for alias in aliases[:_MOST]]
        self.more = max(0, len(aliases) - _MOST)
        for chip in self._chips:
            chip.clicked.connect(lambda _=False, chip=chip: self.chosen.emit(chip.alias.surface))
            chip.show()
        self._flow()

    def follow(self, before: QWidget) -> None:
        """Let Tab come from a widget to the chips, in their order."""
        for chip in self._chips:
            QWidget.setTabOrder(before, chip)
            before = chip

    def _flow(self) -> None:
        x = y = 0
        for chip in self._chips:
            size = chip.sizeHint()
            if x and x + size.width() > self.width():
                x, y = 0, y + _HEIGHT + 6
            chip.setGeometry(QRect(QPoint(x, y), size))
            x += size.width() + _GAP
        self.setFixedHeight(y + _HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        self._flow()
