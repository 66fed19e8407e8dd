"""The place of the library that says what can be dropped, and is pressed to choose it."""

from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from satchel.theme.fonts import font
from satchel.theme.icons import paint_icon
from satchel.theme.theme import Theme

_SIDE, _ABOVE, _ICON, _GAP = 24, 26, 26, 20
_WRAP: Final = int(Qt.TextFlag.TextWordWrap)


class DropZone(QAbstractButton):
    """A dashed box; whoever has no mouse presses it and chooses files instead."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Say what can be dropped."""
        super().__init__(parent)
        self.setObjectName("drop_zone")
        self._head = self.tr("Drop files or a folder here to make a pack")
        self._words = self.tr(
            "txt, md, html, pdf, docx, epub, eml; folders and zip archives; a .satchel pack from "
            "a colleague"
        )
        self.setAccessibleName(self.tr("Choose files for a new pack"))
        self.setAccessibleDescription(f"{self._head}: {self._words}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._theme = theme
        self._aimed = False
        theme.changed.connect(self.update)

    def aim(self, *, aimed: bool) -> None:
        """Show that what is dragged may be dropped."""
        self._aimed = aimed
        self.update()

    def hasHeightForWidth(self) -> bool:
        """The words are wrapped."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as the wrapped words need."""
        return 2 * _ABOVE + 20 + self._wrapped(width).height()

    def sizeHint(self) -> QSize:
        """As in the design."""
        return QSize(560, self.heightForWidth(560))

    def _wrapped(self, width: int) -> QRect:
        room = QRect(0, 0, max(1, width - 2 * _SIDE - _ICON - _GAP), 10_000)
        return QFontMetrics(font("ui", 14)).boundingRect(room, _WRAP, self._words)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box, its icon and its words."""
        del event
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            tokens = self._theme.tokens
            strong = self._aimed or self.hasFocus()
            pen = QPen(tokens.accent if strong else tokens.line_strong, 2 if strong else 1)
            if not self.hasFocus():
                pen.setDashPattern([3, 2])
            painter.setPen(pen)
            painter.setBrush(tokens.hover if self._aimed or self.underMouse() else tokens.surface)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), 4, 4)
            paint_icon(painter, "file-down", tokens.muted, QRectF(_SIDE, _ABOVE, _ICON, _ICON))
            left = _SIDE + _ICON + _GAP
            room = self.rect().adjusted(left, _ABOVE, -_SIDE, -_ABOVE)
            painter.setFont(font("ui", 14, strong=True))
            painter.setPen(tokens.text)
            head = painter.fontMetrics().elidedText(
                self._head, Qt.TextElideMode.ElideRight, room.width()
            )
            painter.drawText(room.left(), room.top() + 15, head)
            painter.setFont(font("ui", 14))
            painter.setPen(tokens.muted)
            painter.drawText(room.adjusted(0, 20, 0, 0), _WRAP, self._words)
