"""The note in the list that decisions wait for mentions that are not there."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from briefindex.model.entity_page import Waiting
from satchel.widgets.plain_label import plain_label
from satchel.widgets.words import counted

_TOLD: Final = 5


class WaitingNote(QWidget):
    """One line that says how many decisions wait; it opens to tell which, and why.

    Signals:
        dropped: all of them are to be taken back.
    """

    dropped = Signal()

    def __init__(self, parent: QWidget) -> None:
        """Nothing waits."""
        super().__init__(parent)
        self.setObjectName("names_waiting")
        self.setAccessibleName(self.tr("Decisions that wait"))
        self.head = QPushButton(self)
        self.head.setObjectName("link")
        self.head.setCheckable(True)
        self.head.setCursor(Qt.CursorShape.PointingHandCursor)
        self.words = plain_label("names_waiting_words", self)
        self.drop = QPushButton(self.tr("&Take them back"), self)
        self.drop.setObjectName("drop_waiting")
        self.drop.setAccessibleName(self.tr("Take back the decisions that wait"))
        self.drop.clicked.connect(self.dropped)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 6, 16, 8)
        layout.addLayout(_left(self.head))
        layout.addWidget(self.words)
        layout.addLayout(_left(self.drop))
        self.head.toggled.connect(self._open)
        self._open(False)
        self.hide()

    def show_waiting(self, waiting: Sequence[Waiting]) -> None:
        """Tell of decisions, the first of them in words once it is opened."""
        one, many = self.tr("of your decisions waits"), self.tr("of your decisions wait")
        self.head.setText(counted(len(waiting), one, many))
        self.head.setAccessibleName(self.head.text())
        lines = [each.sentence for each in waiting[:_TOLD]]
        more = len(waiting) - _TOLD
        if more > 0:
            lines.append(self.tr("and {number} more.").format(number=f"{more:,}"))
        self.words.setText("\n".join(lines))
        self.setVisible(bool(waiting))

    def _open(self, opened: bool) -> None:
        self.words.setVisible(opened)
        self.drop.setVisible(opened)


def _left(button: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(button)
    row.addStretch(1)
    return row
