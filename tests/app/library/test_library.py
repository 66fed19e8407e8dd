"""The Library as a user drives it: recent packs, what is opened there, what is dropped."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QPushButton

from briefindex import desk
from driving import (
    CTRL,
    active,
    change,
    drop,
    drop_data,
    enter,
    files,
    idle,
    press_button,
    recent_names,
    rows,
)
from packing import own_key  # noqa: F401 - a fixture
from satchel.library.recent import RecentPack
from satchel.settings.pack_notes import PackNote
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


@pytest.mark.parametrize(
    ("words", "address", "said"),
    [
        ("grain", "", "save them as a text file"),
        ("", "https://example.org/a.html", "save the page as a file"),
    ],
)
def test_what_is_no_file_is_refused_in_a_sentence(
    qtbot, start, own: Path, words: str, address: str, said: str
) -> None:
    program = start(str(own))
    idle(qtbot, program)
    data = QMimeData()
    if words:
        data.setText(words)
    else:
        data.setUrls([QUrl(address)])
    drop_data(program.window, data)
    box = active(qtbot, QMessageBox)
    assert isinstance(box, QMessageBox)
    assert said in box.text()
    box.reject()
    assert files(program) == ["steel.txt"]


def test_files_can_be_dropped_on_every_page(qtbot, start, own: Path, press: Path) -> None:
    program = start(str(own))
    idle(qtbot, program)
    for name in ("library", "read", "entities"):
        program.window.actions_.by_name[name].trigger()
        drop(program.window, press / "grain.txt")
        box = active(qtbot, QMessageBox)
        assert isinstance(box, QMessageBox)
        assert box.text().startswith("Add grain.txt to “visit”")
        box.reject()


def test_packs_that_were_sent_open_together_where_several_are_dropped(
    qtbot, start, own: Path, press: Path, tmp_path: Path
) -> None:
    desk.build(tmp_path / "grain", [press / "grain.txt"])
    sent = [tmp_path / "a.satchel", tmp_path / "b.satchel"]
    for folder, file in zip((own, tmp_path / "grain"), sent, strict=True):
        desk.send(folder, file, date(2024, 6, 1))
    program = start(str(own))
    idle(qtbot, program)
    drop(program.window, *sent)
    qtbot.waitUntil(lambda: [pack.name for pack in program.opener.packs] == ["a", "b"])
    qtbot.waitUntil(lambda: len(files(program)) == 2, timeout=60_000)
    words = program.library.verifying
    qtbot.waitUntil(lambda: words.words == "2 of 2 files unchanged", timeout=10_000)
    idle(qtbot, program)
    enter(qtbot, program)
    assert program.library.page.panel.words.text().endswith("2 of 2 files unchanged")


def test_a_byte_that_was_changed_on_the_way_is_named_with_its_file(
    qtbot, start, own: Path, press: Path, tmp_path: Path
) -> None:
    desk.build(own, [press / "grain.txt"])
    file = tmp_path / "visit.satchel"
    desk.send(own, file, date(2024, 6, 1))
    change(file, "grain.txt")
    program = start(str(file))
    box = active(qtbot, QMessageBox)
    assert isinstance(box, QMessageBox)
    assert "1 of 2 files are as they were sent" in box.text()
    assert "grain.txt: It is not as it was sent: its bytes were changed." in box.text()
    box.accept()
    assert program.library.verifying.words == "1 of 2 files unchanged"
    qtbot.waitUntil(lambda: files(program) == ["steel.txt"], timeout=60_000)
    idle(qtbot, program)


def test_the_focus_stays_on_its_pack_when_another_one_is_listed(qtbot, start, own: Path) -> None:
    program = start(str(own))
    idle(qtbot, program)
    enter(qtbot, program)
    recent = program.library.page.recent
    first = recent.rows[0]
    qtbot.waitUntil(first.isVisible)
    first.setFocus()
    left: list[object] = []
    QApplication.instance().focusChanged.connect(lambda _old, now: left.append(now))
    recent.show_packs([RecentPack("/other", "other", PackNote()), recent.rows[0].pack])
    assert recent.rows[1].hasFocus()
    assert left == [recent.rows[1]]


def test_a_file_that_is_no_pack_is_refused_in_one_sentence_and_listed(
    qtbot, start, own: Path, tmp_path: Path
) -> None:
    program = start(str(own))
    idle(qtbot, program)
    fake = tmp_path / "notes.satchel"
    fake.write_bytes(b"These are my notes, and no pack.\n" * 9)
    program.control.open(str(fake))
    box = active(qtbot, QMessageBox)
    assert isinstance(box, QMessageBox)
    assert box.text().startswith("notes.satchel: ")
    assert "0 of 0" not in box.text()
    box.accept()
    qtbot.waitUntil(lambda: program.window.place == "library", timeout=20_000)
    assert rows(program) == ["Not added", "notes.satchel"]
    said = program.window.finder.notes.empty.text()
    assert said == "No article could be read. The Library tells why."
    assert program.library.verifying.words == ""


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
