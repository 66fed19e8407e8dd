"""Takes files that are dropped anywhere on the window, and says so where it cannot."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget


class Dropping(QObject):
    """Accepts files and folders of this machine; of addresses and words says what to do instead.

    Signals:
        dropped: the paths.
        refused: one plain sentence: why nothing was taken.
        hovered: whether something that may be dropped is over the window.
    """

    dropped = Signal(object)
    refused = Signal(str)
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
        paths, why = paths_of(event.mimeData()), self._why_not(event)
        if not paths and not why:
            return False
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if isinstance(event, QDragEnterEvent):
            self.hovered.emit(bool(paths))
        elif event.type() == QEvent.Type.Drop:
            self.hovered.emit(False)
            if paths:
                self.dropped.emit(paths)
            else:
                self.refused.emit(why)
        return True

    def _why_not(self, event: QDropEvent) -> str:
        """What to say of a drag of another program that holds no file; "" for any other."""
        data = event.mimeData()
        if event.source() is not None:  # words of our own window, on their way to the search box
            return ""
        if data.hasUrls():
            return self.tr(
                "An address was dropped, and Satchel fetches nothing: save the page as a file and "
                "drop that."
            )
        if data.hasText():
            return self.tr(
                "Words cannot be added to a pack: save them as a text file and drop that."
            )
        return ""


def paths_of(data: QMimeData) -> list[Path]:
    """The files and folders of this machine among what is dragged."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
