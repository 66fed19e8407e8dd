"""Asks for files and folders of this machine: the one place that sets such dialogs up."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFileDialog, QHeaderView, QTreeView, QWidget

from satchel.widgets.choice_box import give_chevrons
from satchel.widgets.words import translator

Take = Callable[[str], object]
_tr = translator("Choosing")
_ROOM = QSize(820, 520)


def ask_folder(parent: QWidget, name: str, title: str, take: Take) -> QFileDialog:
    """Ask for a folder; `take` is given its path."""
    dialog = _made(parent, name, title)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    return _opened(dialog, take)


def ask_file(parent: QWidget, name: str, title: str, take: Take, kinds: str = "") -> QFileDialog:
    """Ask for a file that is there, of these kinds ("Tables (*.csv)"); `take` is given its path."""
    dialog = _made(parent, name, title, kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _opened(dialog, take)


def ask_files(
    parent: QWidget, name: str, title: str, take: Callable[[list[str]], object], kinds: str = ""
) -> QFileDialog:
    """Ask for files that are there; `take` is given the list of their paths."""
    dialog = _made(parent, name, title, kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.filesSelected.connect(take)
    dialog.open()
    return dialog


def ask_new_file(
    parent: QWidget, name: str, title: str, take: Take, kinds: str, proposed: str = ""
) -> QFileDialog:
    """Ask where to write a file.

    Its name gets the suffix of the kind that is chosen, in the place of that of another kind;
    `proposed` is the name to start with.
    """
    dialog = _made(parent, name, title, kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(_suffix(dialog.nameFilters()[0]))
    dialog.filterSelected.connect(lambda kind: _rename(dialog, _suffix(kind)))
    if proposed:
        dialog.selectFile(proposed)
    return _opened(dialog, take)


def ask_table(parent: QWidget, name: str, title: str, take: Take, proposed: str) -> QFileDialog:
    """Ask where to write a table, as CSV or as a workbook; `proposed` has no suffix."""
    kinds = ";;".join((_tr("Tables as CSV (*.csv)"), _tr("Excel workbooks (*.xlsx)")))
    return ask_new_file(parent, name, title, take, kinds, f"{proposed}.csv")


def _made(parent: QWidget, name: str, title: str, kinds: str = "") -> QFileDialog:
    dialog = QFileDialog(parent, title)
    dialog.setObjectName(name)
    dialog.setAccessibleName(title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if kinds:
        dialog.setNameFilter(kinds)
    table = dialog.findChild(QTreeView, "treeView")
    if table is not None:  # Qt's own dialog, where the desktop has none: no size is cut short
        table.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        dialog.resize(_ROOM)
    give_chevrons(dialog)
    return dialog


def _opened(dialog: QFileDialog, take: Take) -> QFileDialog:
    dialog.fileSelected.connect(take)
    dialog.open()
    return dialog


def _rename(dialog: QFileDialog, suffix: str) -> None:
    """Let the name that is proposed, or was typed, end as the files of a kind do."""
    before = f".{dialog.defaultSuffix()}"
    dialog.setDefaultSuffix(suffix)
    for path in dialog.selectedFiles()[:1]:
        if path.endswith(before):
            dialog.selectFile(f"{path.removesuffix(before)}.{suffix}")


def _suffix(kind: str) -> str:
    """The suffix in the words for a kind: "csv" of "Tables (*.csv)"."""
    return kind.rpartition("*.")[2].rstrip(")")
