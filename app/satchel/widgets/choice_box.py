"""A box to choose one of several words from."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QComboBox

from satchel.theme.icons import paint_icon

_ARROW = 14
_RIGHT = 5
_WIDEST_LIST = 560
_BESIDE_WORDS = 28


class ChoiceBox(QComboBox):
    """Has the chevron of the menus, and a list as wide as its words.

    Fusion's own arrow cannot be had in a box with a line of ours: Qt 6.11 draws a dark corner
    beside it.
    """

    def showPopup(self) -> None:
        """Show the list, no name in it cut in two."""
        view = self.view()
        wide = min(view.sizeHintForColumn(0) + _BESIDE_WORDS, _WIDEST_LIST)
        view.setMinimumWidth(wide)
        view.setTextElideMode(Qt.TextElideMode.ElideRight)
        super().showPopup()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box, and the chevron at its end."""
        super().paintEvent(event)
        with QPainter(self) as painter:
            left = _RIGHT if self.isRightToLeft() else self.width() - _ARROW - _RIGHT
            place = QRectF(left, (self.height() - _ARROW) / 2, _ARROW, _ARROW)
            colour = self.palette().color(QPalette.ColorRole.PlaceholderText)
            paint_icon(painter, "chevron-down", colour, place)
