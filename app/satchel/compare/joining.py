"""Joins the indicator that is shown with another, or parts a value from it; both can be undone."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from briefindex.desk import Desk, Joined
from briefindex.errors import SatchelError
from briefindex.model.figure import FigureId
from briefindex.model.ledger import IndicatorLine
from satchel.compare.asking import CompareAsking
from satchel.compare.line_list import LineList, LineModel, Row
from satchel.edits import Edits
from satchel.theme.theme import Theme
from satchel.widgets.rows import ROW

_MOST_OFFERED: Final = 200
_BESIDE: Final = frozenset({"similar", "related"})


class JoinDialog(QDialog):
    """Asks for another indicator.

    Signals:
        typed: the words that the indicator is to have.
        chosen: the key of the indicator that was chosen.
    """

    typed = Signal(str)
    chosen = Signal(str)

    def __init__(self, label: str, theme: Theme, parent: QWidget) -> None:
        """Offer nothing yet."""
        super().__init__(parent)
        self.setObjectName("join_dialog")
        self.setWindowTitle(self.tr("Join indicators"))
        self.setAccessibleName(self.windowTitle())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        said = self.tr("Which indicator is the same as “{label}”? Their values become one series.")
        about = QLabel(said.format(label=label), self)
        about.setTextFormat(Qt.TextFormat.PlainText)
        about.setWordWrap(True)
        self.entry = QLineEdit(self)
        self.entry.setObjectName("join_entry")
        self.entry.setAccessibleName(self.tr("Find an indicator"))
        self.entry.setPlaceholderText(self.tr("Find an indicator"))
        self.model = LineModel(self)
        self.list = LineList(self.model, theme, self)
        self.list.setMinimumSize(520, 320)
        kinds = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(kinds.Cancel, self)
        role = QDialogButtonBox.ButtonRole.AcceptRole
        self.ok = buttons.addButton(self.tr("&Join"), role)
        self.ok.setDefault(True)
        # Enter is never to mean Cancel while nothing can be joined.
        buttons.button(kinds.Cancel).setAutoDefault(False)
        column = QVBoxLayout(self)
        for part in (about, self.entry, self.list, buttons):
            column.addWidget(part)
        self.entry.textChanged.connect(self.typed)
        self.list.entered.connect(self.accept)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.accepted.connect(self._tell)
        self.offer(())

    def offer(self, lines: Sequence[IndicatorLine]) -> None:
        """Offer these indicators, the first of them chosen."""
        self.model.set_rows([Row("line", line=line) for line in lines])
        if lines:
            self.list.setCurrentIndex(self.model.index(0, 0))
        self.ok.setEnabled(bool(lines))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down goes from the box into the list."""
        if event.key() == Qt.Key.Key_Down and self.entry.hasFocus():
            self.list.setFocus()
        else:
            super().keyPressEvent(event)

    def _tell(self) -> None:
        row = self.list.currentIndex().data(ROW)
        if isinstance(row, Row) and row.line is not None:
            self.chosen.emit(row.line.key)


class JoiningIndicators(QObject):
    """What the analyst decides about indicators; the desk says what is kept of each figure."""

    def __init__(self, asking: CompareAsking, edits: Edits, theme: Theme, parent: QWidget) -> None:
        """Decide nothing before it is asked for."""
        super().__init__(parent)
        self._asking = asking
        self._edits = edits
        self._theme = theme
        self._window = parent
        self._dialog: JoinDialog | None = None
        asking.answered.connect(self._on_answered)

    def ask(self) -> None:
        """Ask which indicator the one that is shown is to be joined with."""
        page = self._asking.page
        if page is None or page.whole.row.relation in _BESIDE:
            return
        dialog = self._dialog = JoinDialog(page.label, self._theme, self._window)
        key = page.key
        dialog.typed.connect(lambda words: self._offer(key, words))
        dialog.chosen.connect(lambda other: self.join(key, other))
        dialog.finished.connect(self._on_finished)
        self._offer(key, "")
        dialog.open()

    def join(self, key: str, other: str) -> None:
        """Make two indicators one."""
        self._asking.ask("join", lambda desk: desk.joining.join((key, other)))

    def part(self, figure: FigureId) -> None:
        """Take a figure out of its indicator."""
        self._asking.ask("part", lambda desk: desk.joining.part((figure,)))

    def _offer(self, key: str, words: str) -> None:
        def find(desk: Desk) -> list[IndicatorLine]:
            lines = desk.ledger.lines(words, "sources", 0, _MOST_OFFERED).lines
            return [x for x in lines if x.key != key and x.relation not in _BESIDE]

        self._asking.ask("join lines", find)

    def _on_finished(self) -> None:
        self._dialog = None

    def _on_answered(self, kind: str, answer: object) -> None:
        if kind == "join lines" and self._dialog is not None and isinstance(answer, list):
            self._dialog.offer(answer)
        elif kind in {"join", "part"} and isinstance(answer, Joined):
            joined = kind == "join"
            words = self.tr("the joining of indicators") if joined else self.tr("the parting")
            try:
                self._edits.join(answer, words)
            except SatchelError as error:
                self._asking.trouble.emit(str(error))
