"""A word with a small arrow that opens a menu."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from satchel.theme.fonts import font
from satchel.theme.icons import paint_icon
from satchel.theme.theme import Theme

_MARK = 13
_SIDE, _GAP = 4, 3


class MenuButton(QToolButton):
    """Shows its menu when pressed."""

    def __init__(
        self, theme: Theme, name: str, words: str, parent: QWidget, mark: str = "chevron-down"
    ) -> None:
        """Make the button; its menu comes by `fresh_menu`."""
        super().__init__(parent)
        self.setObjectName(name)
        self.setText(words)
        self.setAccessibleName(words)
        self.setFont(font("ui", 13))
        self.setFixedHeight(28)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._theme = theme
        self._mark = mark
        self._active = False
        theme.changed.connect(self.update)

    def fresh_menu(self) -> QMenu:
        """An empty menu in the place of the old one."""
        old = self.menu()
        made = QMenu(self)
        made.setObjectName(f"{self.objectName()}_menu")
        self.setMenu(made)
        if old is not None:
            old.deleteLater()
        return made

    def set_active(self, active: bool) -> None:
        """Stand out while the menu narrows what is shown."""
        self._active = active
        self.update()

    def sizeHint(self) -> QSize:
        """The word, the mark, and room around them."""
        words = QFontMetricsF(self.font()).horizontalAdvance(self._words())
        return QSize(round(words) + 2 * _SIDE + 2 + _MARK + (_GAP if words else 0), 28)

    def _words(self) -> str:
        return self.text().replace("&&", "&")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, the word and the mark close to it."""
        del event
        with QPainter(self) as painter:
            tokens = self._theme.tokens
            if self.underMouse() and self.isEnabled():
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(tokens.hover)
                painter.drawRoundedRect(self.rect(), 4, 4)
            colour = tokens.text if self.underMouse() else tokens.muted
            colour = tokens.accent if self._active else colour
            colour = colour if self.isEnabled() else tokens.faint
            face = QFont(self.font())
            face.setBold(self._active)
            painter.setFont(face)
            painter.setPen(colour)
            room = self.rect().adjusted(_SIDE, 0, -_SIDE - _MARK - _GAP, 0)
            words = painter.fontMetrics().elidedText(
                self._words(), Qt.TextElideMode.ElideRight, room.width() + 2
            )
            painter.drawText(room.adjusted(0, 0, 4, 0), int(Qt.AlignmentFlag.AlignVCenter), words)
            place = QRectF(
                self.width() - _SIDE - _MARK, (self.height() - _MARK) / 2 + 1, _MARK, _MARK
            )
            paint_icon(painter, self._mark, colour, place)
            if self.hasFocus():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(tokens.accent, 2))
                painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
