"""A box to choose one of several words from."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QComboBox, QWidget

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


class _Chevron(QWidget):
    """The chevron over the end of a box that is Qt's own."""

    def __init__(self, box: QComboBox) -> None:
        """Stay at the end of `box`; what is clicked is the box."""
        super().__init__(box)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFixedSize(_ARROW, _ARROW)
        self._box = box
        box.installEventFilter(self)
        self._stand()
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the end of the box."""
        if event.type() == QEvent.Type.Resize:
            self._stand()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        del event
        with QPainter(self) as painter:
            colour = self.palette().color(QPalette.ColorRole.PlaceholderText)
            paint_icon(painter, "chevron-down", colour, QRectF(self.rect()))

    def _stand(self) -> None:
        right = self._box.width() - _ARROW - _RIGHT
        left = _RIGHT if self._box.isRightToLeft() else right
        self.move(left, (self._box.height() - _ARROW) // 2)


def give_chevrons(dialog: QWidget) -> None:
    """Let the boxes of a dialog of Qt's own be seen for what they are: ones to choose from."""
    for box in dialog.findChildren(QComboBox):
        if not isinstance(box, ChoiceBox):
            _Chevron(box)
