"""The line of the library that says how much is kept for packs that can be made again."""

from typing import Final

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from satchel.library.recent import INSET
from satchel.library.words import tr
from satchel.widgets.plain_label import plain_label
from satchel.widgets.words import counted

_LEAST: Final = 1_000_000
"""Bytes that nobody asks after."""


class CopiesLine(QWidget):
    """How many working copies there are and how large they are; they can be cleared.

    Signals:
        clear_wanted: ask whether they are to be removed.
    """

    clear_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        """Show nothing before something is known."""
        super().__init__(parent)
        self.setObjectName("copies_line")
        self.setAccessibleName(tr("Working copies"))
        self.words = plain_label("copies_words", self)
        self.link = QPushButton(tr("Clear…"), self)
        self.link.setObjectName("link")
        self.link.setAccessibleName(tr("Clear the working copies"))
        self.link.setCursor(Qt.CursorShape.PointingHandCursor)
        self.link.setAutoDefault(False)
        self.link.clicked.connect(self.clear_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(INSET, 0, INSET, 0)
        row.setSpacing(14)
        row.addWidget(self.words, 1)
        row.addWidget(self.link, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def show_kept(self, packs: int, size: int) -> None:
        """Say how much is kept; where it is hardly anything, nothing."""
        said = tr("{copies} of folders and pack files, {size}. Unused ones go after 90 days.")
        copies = counted(packs, tr("working copy"), tr("working copies"))
        self.words.setText(said.format(copies=copies, size=size_words(size)))
        self.setVisible(size >= _LEAST)


def size_words(size: int) -> str:
    """So many bytes as one would say it: "28 MB"."""
    locale = QLocale()
    digits = 0 if size < 1000 * _LEAST else 1
    return locale.formattedDataSize(size, digits, QLocale.DataSizeFormat.DataSizeSIFormat)
