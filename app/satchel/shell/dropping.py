"""Takes files that are dropped anywhere on the window."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget


class Dropping(QObject):
    """Accepts files and folders of this machine; anything else is left to others.

    Signals:
        dropped: the paths.
        hovered: whether something that may be dropped is over the window.
    """

    dropped = Signal(object)
    hovered = Signal(bool)

    def __init__(self, window: QWidget) -> None:
        """Listen to what is dragged over a window."""
        super().__init__(window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Answer what is dragged and dropped; a modal dialog above keeps it away by itself."""
        if isinstance(event, QDropEvent):  # entering and moving are drops to Qt
            return self._take(event)
        if event.type() == QEvent.Type.DragLeave:
            self.hovered.emit(False)
        return super().eventFilter(watched, event)

    def _take(self, event: QDropEvent) -> bool:
        paths = paths_of(event.mimeData())
        if not paths:
            return False
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if isinstance(event, QDragEnterEvent):
            self.hovered.emit(True)
        elif event.type() == QEvent.Type.Drop:
            self.hovered.emit(False)
            self.dropped.emit(paths)
        return True


def paths_of(data: QMimeData) -> list[Path]:
    """The files and folders of this machine among what is dragged."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
