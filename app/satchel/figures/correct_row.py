"""One field of the form: what it holds, what had been found, and the way back."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QWidget

from briefindex.model.figure import FigureField
from satchel.figures.field_names import field_name
from satchel.widgets.choice_box import ChoiceBox
from satchel.widgets.plain_label import plain_label

_NOTE_WIDTH = 210


class CorrectRow(QObject):
    """The widgets of a field.

    Signals:
        changed: the field holds other words.
    """

    changed = Signal()

    def __init__(
        self, name: FigureField, now: str, found: str, choices: Sequence[str], parent: QWidget
    ) -> None:
        """Show what the field holds; indicators can be typed too, other choices only chosen."""
        super().__init__(parent)
        self._now, self._found = now, found
        self.entry = self._entry(choices, parent, typed=name == "indicator" or not choices)
        self.entry.setObjectName(f"correct_{name}")
        self.entry.setAccessibleName(field_name(name))
        self.note = plain_label(f"found_{name}", parent, wraps=False)
        self.note.setFixedWidth(_NOTE_WIDTH)
        self.reset = QPushButton(self.tr("Reset"), parent)
        self.reset.setObjectName(f"reset_{name}")
        said = self.tr("Reset: {field}").format(field=field_name(name))
        self.reset.setAccessibleName(said)
        self.reset.setAutoDefault(False)
        policy = self.reset.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.reset.setSizePolicy(policy)
        self.reset.clicked.connect(self.restore)
        self._put(now)
        entry = self.entry
        told = entry.textChanged if isinstance(entry, QLineEdit) else entry.currentTextChanged
        told.connect(self._on_changed)
        self._on_changed()

    def _entry(
        self, choices: Sequence[str], parent: QWidget, *, typed: bool
    ) -> QComboBox | QLineEdit:
        if not choices and typed:
            return QLineEdit(parent)
        box = ChoiceBox(parent)
        box.setEditable(typed)
        box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        box.setMinimumContentsLength(30)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.addItems(list(choices))
        return box

    @property
    def text(self) -> str:
        """What the field holds."""
        entry = self.entry
        return entry.currentText() if isinstance(entry, QComboBox) else entry.text()

    @property
    def is_touched(self) -> bool:
        """Whether it holds something else than when it was opened."""
        return self.text != self._now

    @property
    def differs(self) -> bool:
        """Whether it holds something else than was found."""
        return self.text != self._found

    def restore(self) -> None:
        """Hold what was found."""
        self._put(self._found)
        self.entry.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put(self, words: str) -> None:
        entry = self.entry
        if isinstance(entry, QLineEdit):
            entry.setText(words)
            entry.setCursorPosition(0)
        elif entry.isEditable():
            entry.setEditText(words)
            line = entry.lineEdit()
            if line is not None:
                line.setCursorPosition(0)  # a long label shows how it begins
        else:
            entry.setCurrentText(words)

    def _on_changed(self) -> None:
        said = self.tr("found: {words}").format(words=self._found) if self.differs else ""
        shown = self.note.fontMetrics().elidedText(
            said, Qt.TextElideMode.ElideRight, _NOTE_WIDTH - 4
        )
        self.note.setText(shown)
        self.note.setToolTip(said if shown != said else "")
        self.note.setAccessibleName(said)
        self.reset.setVisible(self.differs)
        self.changed.emit()
