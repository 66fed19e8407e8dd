"""Dialogs of the library: what a new pack is made of, where files go, whether to remove."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from satchel.library.words import files_words, paths_words
from satchel.widgets.choice_box import ChoiceBox
from satchel.widgets.choosing import ask_files, ask_folder
from satchel.widgets.words import translator

_tr: Final = translator("LibraryDialogs")


def ask(
    parent: QWidget, name: str, question: str, yes: str, act: Callable[[], object]
) -> QMessageBox:
    """Ask before something is taken away; Cancel is what Enter means."""
    box = QMessageBox(parent)
    box.setObjectName(name)
    box.setAccessibleName(question)
    box.setWindowTitle("Satchel")
    box.setIcon(QMessageBox.Icon.Question)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(question)
    button = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    button.setObjectName(f"{name}_yes")
    box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    button.clicked.connect(lambda _=False: act())
    box.open()
    return box


class GatherDialog(QDialog):
    """Asks what is to be added; to a new pack, whose name it asks too, or to one that is there.

    Signals:
        gathered: the place of the pack that was chosen, or their number for a new one; the name
            that was typed; the paths.
    """

    gathered = Signal(int, str, object)

    def __init__(
        self,
        parent: QWidget,
        paths: Sequence[Path] = (),
        *,
        packs: Sequence[str] = (),
        or_new: bool = False,
        why: str = "",
    ) -> None:
        """Start with paths; `packs` are the names of those that are there; `why` is said first.

        With `or_new` a new pack can be made instead.
        """
        super().__init__(parent)
        several = len(packs) > 1 or or_new
        title = _tr("Add files") if several else _tr("New pack")
        title = _tr("Add to “{pack}”").format(pack=packs[0]) if packs and not several else title
        self.setObjectName("gather_dialog")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(480)
        self._packs = len(packs)
        self.paths = list(dict.fromkeys(paths))
        self.why = self._label("gather_why", why)
        self.name = QLineEdit(_named_after(paths), self)
        self.name.setObjectName("pack_name")
        self.name.setAccessibleName(_tr("Name of the pack"))
        self.name.textChanged.connect(self._show)
        self.where = ChoiceBox(self)
        self.where.setObjectName("gather_where")
        self.where.setAccessibleName(_tr("Pack"))
        self.where.addItems([*packs, *([_tr("A new pack")] if or_new or not packs else [])])
        self.where.setVisible(several)
        self.where.currentIndexChanged.connect(self._show)
        self.name_label = self._label("pack_name_label", _tr("&Name of the pack"))
        self.name_label.setBuddy(self.name)
        self.what = self._label("gather_what", "")
        self.buttons = QDialogButtonBox(self)
        self.ok = self.buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self.ok.setObjectName("gather_ok")
        self.ok.setDefault(True)
        self.buttons.addButton(QDialogButtonBox.StandardButton.Cancel).setAutoDefault(False)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.accepted.connect(self._on_accepted)
        self._arrange()
        self._show()

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addWidget(self.why)
        self.why.setVisible(bool(self.why.text()))
        for part in (self.where, self.name_label, self.name, self.what):
            column.addWidget(part)
        if self._is_new:
            self.name.selectAll()
            self.name.setFocus()
        row = QHBoxLayout()
        row.addWidget(self._chooser("gather_files", _tr("Choose &files…"), self._ask_files))
        row.addWidget(self._chooser("gather_folder", _tr("Choose a f&older…"), self._ask_folder))
        row.addStretch(1)
        column.addLayout(row)
        column.addSpacing(8)
        column.addWidget(self.buttons)

    def _label(self, name: str, words: str) -> QLabel:
        label = QLabel(words, self)
        label.setObjectName(name)
        label.setWordWrap(name != "pack_name_label")
        if name != "pack_name_label":
            label.setTextFormat(Qt.TextFormat.PlainText)
        return label

    def _chooser(self, name: str, words: str, choose: Callable[[], object]) -> QPushButton:
        button = QPushButton(words, self)
        button.setObjectName(name)
        button.setAccessibleName(words.replace("&", ""))
        button.setAutoDefault(False)
        button.clicked.connect(lambda _=False: choose())
        return button

    def _ask_files(self) -> None:
        ask_files(self, "gather_files_dialog", _tr("Files to add"), self.add)

    def _ask_folder(self) -> None:
        title = _tr("A folder to add")
        ask_folder(self, "gather_folder_dialog", title, lambda found: self.add([found]))

    def add(self, chosen: Sequence[str]) -> None:
        """Add what was chosen."""
        self.paths = list(dict.fromkeys([*self.paths, *map(Path, chosen)]))
        if not self.name.text().strip():
            self.name.setText(_named_after(self.paths))
            self.name.selectAll()
        self._show()

    def _show(self) -> None:
        said = _tr("Nothing is chosen yet. The files themselves stay where they are.")
        if self.paths:
            said = _tr("{paths} will be read. The files themselves stay where they are.")
            said = said.format(paths=paths_words(self.paths))
            if any(path.is_dir() for path in self.paths):
                said += " " + _tr("To follow a folder as it changes, open the folder itself.")
        self.what.setText(said)
        self.what.setAccessibleName(said)
        for part in (self.name_label, self.name):
            part.setVisible(self._is_new)
        self.ok.setText(_tr("&Make the pack") if self._is_new else _tr("&Add"))
        named = bool(self.name.text().strip()) or not self._is_new
        self.ok.setEnabled(named and bool(self.paths))

    @property
    def _is_new(self) -> bool:
        """Whether a new pack is to be made."""
        return self.where.currentIndex() == self._packs

    def _on_accepted(self) -> None:
        self.gathered.emit(self.where.currentIndex(), self.name.text().strip(), self.paths)


def ask_where(
    parent: QWidget,
    paths: Sequence[Path],
    pack: str,
    add: Callable[[], object],
    make: Callable[[], object],
) -> QMessageBox:
    """Ask whether dropped files go to the open pack or to a new one."""
    box = QMessageBox(parent)
    box.setObjectName("where_box")
    box.setWindowTitle("Satchel")
    box.setIcon(QMessageBox.Icon.Question)
    box.setTextFormat(Qt.TextFormat.PlainText)
    said = _tr("Add {what} to “{pack}”, or make a new pack?")
    few = paths_words(paths) if len(paths) <= 2 else files_words(len(paths))
    question = said.format(what=few, pack=pack)
    box.setText(question)
    box.setAccessibleName(question)
    to_pack = box.addButton(_tr("&Add to the pack"), QMessageBox.ButtonRole.AcceptRole)
    to_pack.setObjectName("where_add")
    to_new = box.addButton(_tr("&New pack…"), QMessageBox.ButtonRole.ActionRole)
    to_new.setObjectName("where_new")
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(to_pack)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    to_pack.clicked.connect(lambda _=False: add())
    to_new.clicked.connect(lambda _=False: make())
    box.open()
    return box


def _named_after(paths: Sequence[Path]) -> str:
    """A name to start with: that of the only folder, or of the folder that all files are in."""
    if len(paths) == 1:
        return paths[0].name if paths[0].is_dir() else paths[0].stem
    parents = {path.parent for path in paths}
    return next(iter(parents)).name if len(parents) == 1 else ""
