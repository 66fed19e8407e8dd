"""Dialogs about several packs: which are to be open together, and which of them is meant."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from briefindex import desk
from satchel.widgets.choosing import ask_files, ask_folder
from satchel.widgets.words import translator

_tr: Final = translator("PacksDialog")
_TARGET: Final = Qt.ItemDataRole.UserRole
_SIZE: Final = (520, 420)
_SIZE_WHICH: Final = (460, 300)


class PacksDialog(QDialog):
    """Ticks which packs are open together; folders and files can be put to the list.

    Signals:
        chosen: the list of what is ticked, in the order of the list.
    """

    chosen = Signal(object)

    def __init__(
        self, known: Sequence[tuple[str, str]], opened: Sequence[str], parent: QWidget
    ) -> None:
        """List packs, each what to open and its name; those that are open are ticked."""
        super().__init__(parent)
        self.setObjectName("packs_dialog")
        self.setWindowTitle(_tr("Open packs together"))
        self.setAccessibleName(self.windowTitle())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(*_SIZE)
        self._said = _label(self, _tr("One search looks through all packs that are ticked."))
        self.list = QListWidget(self)
        self.list.setObjectName("packs_list")
        self.list.setAccessibleName(_tr("Packs that can be open together"))
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.itemChanged.connect(self._show)
        self.buttons = QDialogButtonBox(self)
        self.ok = self.buttons.addButton(
            _tr("&Open what is ticked"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.ok.setObjectName("packs_ok")
        self.ok.setDefault(True)
        self.buttons.addButton(QDialogButtonBox.StandardButton.Cancel).setAutoDefault(False)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.accepted.connect(lambda: self.chosen.emit(self.ticked))
        for target, name in known:
            self._put(target, name, ticked=target in opened)
        self.list.setCurrentRow(0)
        self._arrange()
        self._show()

    @property
    def ticked(self) -> list[str]:
        """What is ticked."""
        items = map(self.list.item, range(self.list.count()))
        return [item.data(_TARGET) for item in items if item.checkState() == Qt.CheckState.Checked]

    def put(self, targets: Sequence[str]) -> None:
        """Put folders and files to the list, ticked; what is in it is ticked in its place."""
        items = {item.data(_TARGET): item for item in map(self.list.item, range(self.list.count()))}
        for target in dict.fromkeys(targets):
            if target in items:
                items[target].setCheckState(Qt.CheckState.Checked)
                self.list.setCurrentItem(items[target])
            else:
                self._put(target, Path(target).name.removesuffix(desk.SENT), ticked=True)
                self.list.setCurrentRow(self.list.count() - 1)

    def _put(self, target: str, name: str, *, ticked: bool) -> None:
        said = target if Path(target).is_absolute() else _tr("comes with Satchel")
        item = QListWidgetItem(f"{name}\n{said}")
        item.setData(_TARGET, target)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{name}, {said}")
        item.setToolTip(target)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self.list.addItem(item)

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.addWidget(_button(self, "packs_folder", _tr("Put a &folder here…"), self._ask_folder))
        row.addWidget(_button(self, "packs_files", _tr("Put &pack files here…"), self._ask_files))
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addWidget(self._said)
        column.addWidget(self.list, 1)
        column.addLayout(row)
        column.addSpacing(8)
        column.addWidget(self.buttons)

    def _ask_folder(self) -> None:
        title = _tr("A pack folder or a folder of articles")
        ask_folder(self, "packs_folder_dialog", title, lambda found: self.put([found]))

    def _ask_files(self) -> None:
        kinds = _tr("Satchel packs (*.satchel)")
        ask_files(self, "packs_files_dialog", _tr("Packs that were sent"), self.put, kinds)

    def _show(self) -> None:
        self.ok.setEnabled(bool(self.ticked))


def ask_which(
    parent: QWidget,
    name: str,
    question: str,
    packs: Sequence[str],
    take: Callable[[int], object],
    *,
    verb: str,
) -> QDialog:
    """Ask which of several packs is meant; `take` is given its place among them.

    `verb` says on the button what is done with it.
    """
    dialog = QDialog(parent)
    dialog.setObjectName(name)
    dialog.setWindowTitle("Satchel")
    dialog.setAccessibleName(question)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    names = QListWidget(dialog)
    names.setObjectName(f"{name}_list")
    names.setAccessibleName(question)
    names.addItems(list(packs))
    names.setSpacing(3)
    names.setTextElideMode(Qt.TextElideMode.ElideMiddle)
    names.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    names.setCurrentRow(0)
    names.itemActivated.connect(lambda _item: dialog.accept())
    buttons = QDialogButtonBox(
        QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, dialog
    )
    buttons.button(QDialogButtonBox.StandardButton.Ok).setText(verb)
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    dialog.accepted.connect(lambda: take(names.currentRow()))
    column = QVBoxLayout(dialog)
    for part in (_label(dialog, question), names, buttons):
        column.addWidget(part)
    dialog.resize(*_SIZE_WHICH)
    names.setFocus()
    dialog.open()
    return dialog


def _label(parent: QWidget, words: str) -> QLabel:
    label = QLabel(words, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


def _button(parent: QWidget, name: str, words: str, does: Callable[[], object]) -> QPushButton:
    button = QPushButton(words, parent)
    button.setObjectName(name)
    button.setAccessibleName(words.replace("&", "").rstrip("…"))
    button.setAutoDefault(False)
    button.clicked.connect(lambda _=False: does())
    return button
