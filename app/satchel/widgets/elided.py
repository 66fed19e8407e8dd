"""A line of words that is cut in its middle where there is no room for it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget


class ElidedLabel(QLabel):
    """Takes what room there is, and never asks for more: names of files can be long."""

    def __init__(self, parent: QWidget) -> None:
        """Say nothing yet."""
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        """As high as a line, even without words: what is below does not jump."""
        return QSize(super().sizeHint().width(), self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:
        """No width at all."""
        return QSize(0, self.fontMetrics().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words, cut in their middle."""
        del event
        with QPainter(self) as painter:
            painter.setPen(self.palette().windowText().color())
            cut = self.fontMetrics().elidedText(
                self.text(), Qt.TextElideMode.ElideMiddle, self.width()
            )
            painter.drawText(
                self.rect(), int(self.alignment() | Qt.AlignmentFlag.AlignVCenter), cut
            )
