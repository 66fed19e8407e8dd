"""The Library as a user drives it: recent packs, what is opened there, what is dropped."""

from pathlib import Path

import pytest
from driving import (
    CTRL,
    active,
    drop,
    enter,
    files,
    idle,
    press_button,
    recent_names,
    rows,
)
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QPushButton

from packing import own_key  # noqa: F401 - a fixture
from satchel.shell.window import READ

# The offscreen platform says so of every window that it cannot place.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_the_library_shows_the_recent_packs_without_opening_them(
    qtbot, start, own: Path, press: Path
) -> None:
    first = start(str(own))
    idle(qtbot, first)
    first.window.close()
    program = start(str(press))
    idle(qtbot, program)
    enter(qtbot, program)
    assert program.window.strip.places["library"].isChecked()
    qtbot.waitUntil(lambda: len(recent_names(program)) == 2)
    names = recent_names(program)
    assert names[0].startswith("press, ")
    assert names[1] == "visit, 1 article, 1 key figure, June 2024"
    row = program.library.page.recent.rows[1]
    row.setFocus()
    qtbot.keyClick(row, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: files(program) == ["steel.txt"])
    qtbot.waitUntil(lambda: program.window.place == READ)
    assert program.session.shown is not None


def test_a_folder_that_is_dropped_is_opened(qtbot, start, own: Path, press: Path) -> None:
    program = start(str(own))
    idle(qtbot, program)
    drop(program.window, press)
    qtbot.waitUntil(lambda: program.opener.name == "press")
    idle(qtbot, program)
    enter(qtbot, program)
    assert "empty.txt" in rows(program)


def test_words_that_are_dropped_are_left_to_others(qtbot, start, own: Path) -> None:
    program = start(str(own))
    data = QMimeData()
    data.setText("grain")
    come = QDragEnterEvent(
        QPoint(9, 9),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    come.ignore()
    QApplication.sendEvent(program.window, come)
    assert not come.isAccepted()
    idle(qtbot, program)


def test_a_pack_that_is_gone_is_greyed_located_and_removed(
    qtbot, start, own: Path, press: Path
) -> None:
    program = start(str(own))
    idle(qtbot, program)
    assert program.opener.open(str(press))
    moved = own.rename(own.with_name("moved"))
    enter(qtbot, program)
    recent = program.library.page.recent
    qtbot.waitUntil(lambda: any(row.pack.missing for row in recent.rows))
    gone = recent.rows[1]
    assert gone.accessibleName() == f"visit, not found: {own}"
    links = gone.findChildren(QPushButton)
    assert [link.accessibleName() for link in links] == [
        "Locate visit",
        "Remove visit from the list",
    ]
    qtbot.mouseClick(links[0], Qt.MouseButton.LeftButton)
    chooser = active(qtbot, QFileDialog)
    assert isinstance(chooser, QFileDialog)
    chooser.fileSelected.emit(str(moved))
    chooser.reject()
    qtbot.waitUntil(lambda: program.opener.target == str(moved))
    idle(qtbot, program)
    enter(qtbot, program)
    assert [row.pack.target for row in recent.rows] == [str(moved), str(press)]
    qtbot.keyClick(recent.rows[1], Qt.Key.Key_Delete)
    box = active(qtbot, QMessageBox)
    assert isinstance(box, QMessageBox)
    assert box.text() == "Remove “press” from the list? The files stay."
    press_button(qtbot, box, "forget_box_yes")
    qtbot.waitUntil(lambda: len(recent.rows) == 1)
    assert press.exists()


def test_whoever_types_in_the_search_box_sees_what_is_found(qtbot, start, own: Path) -> None:
    program = start(str(own))
    idle(qtbot, program)
    enter(qtbot, program)
    qtbot.keyClick(program.window, Qt.Key.Key_F, CTRL)
    QTest.keyClicks(program.window.strip.search, "steel")
    assert program.window.place == READ
    qtbot.waitUntil(lambda: program.session.answer is not None, timeout=10_000)


def test_an_import_does_not_lead_away_from_the_library(qtbot, start, own: Path, press: Path):
    program = start(str(own))
    idle(qtbot, program)
    enter(qtbot, program)
    drop(program.window, press)
    qtbot.waitUntil(lambda: bool(files(program)) and program.opener.name == "press")
    idle(qtbot, program)
    assert program.window.place == "library"
    qtbot.keyClick(program.window, Qt.Key.Key_2, CTRL)
    qtbot.waitUntil(lambda: program.session.shown is not None)
