"""The dialogs that ask for files and folders."""

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget

from satchel.widgets.choosing import ask_file, ask_files, ask_folder, ask_new_file

# The offscreen platform says so of every window that it cannot place.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_a_file_to_write_gets_the_suffix_of_the_kind_that_is_chosen(qtbot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    kinds = "Tables (*.csv);;Text (*.txt)"
    dialog = ask_new_file(parent, "list_dialog", "Save the list", print, kinds, "list.csv")
    assert dialog.acceptMode() == QFileDialog.AcceptMode.AcceptSave
    assert dialog.defaultSuffix() == "csv"
    dialog.filterSelected.emit("Text (*.txt)")
    assert dialog.defaultSuffix() == "txt"
    assert dialog.selectedFiles()[0].endswith("list.txt")


def test_each_dialog_has_a_name_and_hands_on_what_was_chosen(qtbot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    taken: list[object] = []
    folder = ask_folder(parent, "folder_dialog", "A folder", taken.append)
    file = ask_file(parent, "file_dialog", "A file", taken.append, "Packs (*.satchel)")
    files = ask_files(parent, "files_dialog", "Files", taken.append)
    assert [each.accessibleName() for each in (folder, file, files)] == [
        "A folder",
        "A file",
        "Files",
    ]
    folder.fileSelected.emit("/a")
    file.fileSelected.emit("/b.satchel")
    files.filesSelected.emit(["/c", "/d"])
    assert taken == ["/a", "/b.satchel", ["/c", "/d"]]
