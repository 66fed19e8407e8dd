"""Corrects the fields of one figure, its sentence before the eyes."""

from collections.abc import Sequence
from html import escape
from itertools import count, pairwise
from typing import Final, Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from briefindex import desk
from briefindex.desk import Rows
from briefindex.errors import MistypedError
from briefindex.model.figure import Figure, FigureField
from satchel.figures.correct_row import CorrectRow
from satchel.figures.field_names import EDITED, field_name
from satchel.figures.reach_choice import ReachChoice
from satchel.widgets.plain_label import plain_label
from satchel.widgets.words import spaced

_WIDTH = 680
_AMOUNT: Final[tuple[FigureField, ...]] = ("value", "unit", "qualifier", "direction")
"""The fields that are printed as one: "> $24 bn"."""


class Others(Protocol):
    """Knows what indicators there are; the ledger does."""

    def labels(self) -> Sequence[str]:
        """What they are called."""
        ...

    def called(self, label: str) -> Sequence[Figure]:
        """Figures whose indicator is called so."""
        ...

    def fellows(self, figure: Figure) -> Sequence[Figure]:
        """The figures that have the indicator of a figure."""
        ...


class CorrectDialog(QDialog):
    """The form of a figure.

    Signals:
        corrected: the `Rows` to keep.
        renamed: the same, and what the indicator is called that all figures of it are to get.
    """

    corrected = Signal(object)
    renamed = Signal(object, str)

    def __init__(
        self,
        figure: Figure,
        found: Figure,
        sentence: str,
        others: Others,
        parent: QWidget,
    ) -> None:
        """Show a figure as it is, and beside what is corrected what had been found.

        `others` knows the figures whose indicators can be picked.
        """
        super().__init__(parent)
        self.setObjectName("correct_dialog")
        self.setWindowTitle(self.tr("Correct a figure"))
        self.setAccessibleName(self.windowTitle())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(_WIDTH)
        self._figure, self._found = figure, found
        self._others = others
        self.sentence = self._sentence(sentence)
        self.meant = plain_label("correct_meant", self)
        self.trouble = plain_label("correct_trouble", self)
        self.trouble.setAccessibleName(self.tr("What cannot be kept"))
        self.reach = ReachChoice(
            figure, desk.of_same_indicator(figure, others.fellows(figure)), self
        )
        self.rows: dict[FigureField, CorrectRow] = {name: self._row(name) for name in EDITED}
        self.hidden_box = QCheckBox(self.tr("This is &not a figure: leave it out"), self)
        self.hidden_box.setObjectName("correct_hidden")
        self.hidden_box.setAccessibleName(self.tr("This is not a figure: leave it out"))
        self.hidden_box.setChecked(desk.is_taken_out(figure))
        self.buttons = self._make_buttons()
        self._arrange()
        self._order_tabs()
        self._on_changed()
        self.rows["value"].entry.setFocus()

    def _sentence(self, words: str) -> QLabel:
        label = plain_label("correct_sentence", self, _with_amount(words, self._figure))
        label.setTextFormat(Qt.TextFormat.RichText)
        label.setAccessibleName(" ".join(words.split()))
        label.setStyleSheet('font-family: "Source Serif 4"; font-size: 16px;')
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def _row(self, name: FigureField) -> CorrectRow:
        choices = desk.CHOICES.get(name, ())
        if name == "indicator":
            choices = sorted(self._others.labels(), key=str.casefold)
        now, found = desk.field_text(self._figure, name), desk.field_text(self._found, name)
        row = CorrectRow(name, now, found, choices, self)
        row.changed.connect(self._on_changed)
        return row

    def _make_buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox(self)
        keep = box.addButton(self.tr("&Keep corrections"), QDialogButtonBox.ButtonRole.AcceptRole)
        keep.setDefault(True)
        box.addButton(QDialogButtonBox.StandardButton.Cancel)
        self.reset_all = box.addButton(self.tr("&Reset all"), QDialogButtonBox.ButtonRole.ResetRole)
        self.reset_all.setObjectName("reset_all")
        box.accepted.connect(self._on_accepted)
        box.rejected.connect(self.reject)
        self.reset_all.clicked.connect(self._on_reset_all)
        return box

    def _arrange(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for place, (name, row) in zip(count(step=2), self.rows.items(), strict=False):
            label = QLabel(field_name(name), self)
            label.setBuddy(row.entry)
            grid.addWidget(label, place, 0)
            grid.addWidget(row.entry, place, 1)
            grid.addWidget(row.note, place, 2)
            grid.addWidget(row.reset, place, 3)
            if name == "indicator":
                grid.addWidget(self.reach, place + 1, 1, 1, 3)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(self.sentence)
        layout.addLayout(grid)
        layout.addWidget(self.hidden_box)
        layout.addWidget(self.meant)
        layout.addWidget(self.trouble)
        layout.addWidget(self.buttons)
        self.hidden_box.toggled.connect(self._on_changed)

    def _order_tabs(self) -> None:
        """Tab goes from field to field; the ways back come behind them."""
        rows = self.rows.values()
        entries: list[QWidget] = [row.entry for row in rows]
        after = entries.index(self.rows["indicator"].entry) + 1
        entries[after:after] = [self.reach.one, self.reach.every]
        order = (*entries, self.hidden_box, *(row.reset for row in rows))
        for one, other in pairwise((*order, *self.buttons.buttons())):
            QWidget.setTabOrder(one, other)

    def _meant(self) -> Figure:
        """The figure with the value and unit that the form holds.

        Raises:
            MistypedError: one of its fields cannot hold what was typed.
        """
        words: dict[FigureField, str] = {}
        for name in _AMOUNT:
            if self.rows[name].is_touched:
                words[name] = self.rows[name].text
        return desk.as_typed(self._found, self._figure, words)

    def _on_changed(self) -> None:
        self.trouble.setText("")
        self.reach.ask(wanted=self.rows["indicator"].is_touched)
        try:
            value = spaced(desk.value_text(self._meant()))
            self.meant.setText(self.tr("It will read: {value}").format(value=value))
        except MistypedError:
            self.meant.setText("")  # said on Enter: what is half typed is no slip
        differs = any(row.differs for row in self.rows.values())
        self.reset_all.setEnabled(differs or self.hidden_box.isChecked())

    def _on_reset_all(self) -> None:
        for row in self.rows.values():
            row.restore()
        self.hidden_box.setChecked(False)

    def _on_accepted(self) -> None:
        rows: dict[FigureField, str | None] = {}
        typed: dict[FigureField, str] = {}
        for name, row in self.rows.items():
            if row.is_touched and row.differs:
                typed[name] = row.text
            elif row.is_touched:
                rows[name] = None
        if self.hidden_box.isChecked() != desk.is_taken_out(self._figure):
            rows["hidden"] = desk.TAKEN_OUT if self.hidden_box.isChecked() else None
        try:
            self._meant()
            called = self._others.called(typed["indicator"]) if "indicator" in typed else ()
            kept: Rows = desk.typed_corrections(self._found, self._figure, typed, called)
        except MistypedError as error:
            self._refuse(error)
            return
        if self.reach.is_every:
            self.renamed.emit({**rows, **kept}, self.rows["indicator"].text)
        elif rows or kept:
            self.corrected.emit({**rows, **kept})
        self.accept()

    def _refuse(self, error: MistypedError) -> None:
        """Say what cannot be kept, and go where it stands."""
        self.trouble.setText(str(error))
        for name, row in self.rows.items():
            if name == error.field:
                row.entry.setFocus(Qt.FocusReason.OtherFocusReason)
                line = row.entry.lineEdit() if isinstance(row.entry, QComboBox) else row.entry
                if line is not None:
                    line.selectAll()


def _with_amount(sentence: str, figure: Figure) -> str:
    """The sentence as rich text, the amount in it strong."""
    start = figure.span.start - figure.sentence.span.start
    end = figure.span.end - figure.sentence.span.start
    before, amount, after = map(escape, (sentence[:start], sentence[start:end], sentence[end:]))
    return f"{before}<b>{amount}</b>{after}"
