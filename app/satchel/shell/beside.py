"""Opens a pack beside those that are open: one search then looks through all of them."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog

from satchel.shell.opener import Opener
from satchel.shell.window import MainWindow


class Beside(QObject):
    """Asks which, and opens it."""

    def __init__(self, window: MainWindow, opener: Opener) -> None:
        """Wait for the wish."""
        super().__init__(window)
        self._window = window
        self._opener = opener
        window.actions_.connect({"also_open": lambda _=False: self.ask()})

    def ask(self) -> None:
        """Ask for a folder."""
        dialog = QFileDialog(self._window, self.tr("A folder or pack to open beside this one"))
        dialog.setObjectName("also_dialog")
        dialog.setAccessibleName(self.tr("Also open"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.open)
        dialog.open()

    def open(self, target: str) -> None:
        """Open it beside the others, and let the worker read what is missing."""
        self._window.strip.search.clear()
        if self._opener.also(target):
            self._opener.show_first()
            self._opener.fill()
