"""The list widget of both tabs: Enter shows the sentence, the pointer asks for reasons."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QWidget

from satchel.widgets.ground import give_viewport


class FigureList(QListView):
    """A list of figures.

    Signals:
        pressed_row: a row was clicked at this point of the viewport, or entered by key (no point).
        pointed_at: the pointer stands over this row (or none) at this point of the viewport.
    """

    pressed_row = Signal(QModelIndex, object)
    pointed_at = Signal(QModelIndex, QPoint)

    def __init__(self, name: str, accessible: str, parent: QWidget) -> None:
        """Make an empty list."""
        super().__init__(parent)
        give_viewport(self)
        self.setObjectName(name)
        self.setAccessibleName(accessible)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.verticalScrollBar().setSingleStep(24)

    def offer(self, actions: Sequence[QAction]) -> None:
        """Offer actions in the menu of a row."""
        self.addActions(list(actions))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show the current figure's sentence; single letters go on to the window."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.pressed_row.emit(self.currentIndex(), None)
            return
        if event.text() and not event.modifiers():
            event.ignore()
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click chooses a row."""
        super().mouseReleaseEvent(event)
        point = event.position().toPoint()
        index = self.indexAt(point)
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            self.pressed_row.emit(index, point)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say what is under the pointer."""
        super().mouseMoveEvent(event)
        point = event.position().toPoint()
        self.pointed_at.emit(self.indexAt(point), point)

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the pointer."""
        super().leaveEvent(event)
        self.pointed_at.emit(QModelIndex(), QPoint())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows get other heights with another width."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()
