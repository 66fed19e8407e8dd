"""Files that are added to a pack: dialogs, drops, progress, what was refused."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from driving import CTRL, GRAIN, STEEL, active, drop, enter, files, idle, press_button, rows
from packing import own_key  # noqa: F401 - a fixture
from satchel.jobs.deciding import Removal
from satchel.library.dialogs import GatherDialog
from satchel.shell.refusals import as_table, as_text

# The offscreen platform says so of every window that it cannot place.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_files_that_are_dropped_make_a_new_pack_after_its_name_is_asked(
    qtbot, start, press: Path, tmp_path: Path
) -> None:
    program = start(str(press))
    idle(qtbot, program)
    drop(program.window, press / "grain.txt", press / "empty.txt")
    dialog = active(qtbot, GatherDialog)
    assert isinstance(dialog, GatherDialog)
    assert dialog.name.text() == "press"
    dialog.name.clear()
    assert not dialog.ok.isEnabled()
    QTest.keyClicks(dialog.name, "Ministerial visit")
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: program.opener.name == "Ministerial visit")
    assert program.window.place == "library"
    assert program.library.page.panel.title.text() == "Adding to “Ministerial visit”"
    idle(qtbot, program)
    assert files(program) == ["grain.txt"]
    assert (
        program.opener.packs[0].folder
        == tmp_path / "data" / "satchel" / "packs" / "Ministerial visit"
    )
    assert rows(program) == ["Not added", "empty.txt"]
    assert (press / "empty.txt").exists()


def test_what_was_refused_can_be_copied_and_tried_again(qtbot, start, own: Path, press: Path):
    program = start(str(own))
    idle(qtbot, program)
    enter(qtbot, program)
    drop(program.window, press / "grain.txt", press / "grain (1).txt", press / "empty.txt")
    press_button(qtbot, active(qtbot, QMessageBox), "where_add")
    qtbot.waitUntil(lambda: program.opener.busy)
    idle(qtbot, program)
    panel = program.library.page.panel
    assert files(program) == ["grain.txt", "steel.txt"]
    assert rows(program) == ["Not added", "empty.txt", "Folded", "grain (1).txt"]
    qtbot.mouseClick(panel.copy, Qt.MouseButton.LeftButton)
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("Not added (1 file)\nempty.txt\tThe file is empty")
    qtbot.mouseClick(panel.save, Qt.MouseButton.LeftButton)
    saved = active(qtbot, QFileDialog)
    assert isinstance(saved, QFileDialog)
    saved.fileSelected.emit(str(own.parent / "list.csv"))
    saved.reject()
    lines = (own.parent / "list.csv").read_text(encoding="utf-8-sig").splitlines()
    assert lines[0] == 'what,file,"why, and what to do"'
    assert lines[1].startswith("not added,empty.txt,")
    assert lines[2].startswith("folded,grain (1).txt,The same file as grain.txt")
    assert panel.again.text() == "Try the 1 file again"
    (press / "empty.txt").write_text(STEEL.replace("Steel", "Iron"), encoding="utf-8")
    qtbot.mouseClick(panel.again, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "empty.txt" in files(program), timeout=20_000)
    idle(qtbot, program)
    assert "empty.txt" not in rows(program)
    assert not panel.again.isVisible()


def test_a_pack_that_follows_a_folder_takes_no_other_files(qtbot, start, press: Path) -> None:
    program = start(str(press))
    idle(qtbot, program)
    program.window.actions_.by_name["add_files"].trigger()
    dialog = active(qtbot, GatherDialog)
    assert isinstance(dialog, GatherDialog)
    assert "“press” holds what is in its folder or file and nothing else" in dialog.why.text()
    assert dialog.windowTitle() == "New pack"
    assert not dialog.ok.isEnabled()
    dialog.reject()


def test_files_are_added_to_a_pack_folder_by_its_dialog(
    qtbot, start, own: Path, press: Path
) -> None:
    program = start(str(own))
    idle(qtbot, program)
    qtbot.keyClick(program.window, Qt.Key.Key_A, CTRL | Qt.KeyboardModifier.AltModifier)
    dialog = active(qtbot, GatherDialog)
    press_button(qtbot, dialog, "gather_files")
    chooser = active(qtbot, QFileDialog)
    assert isinstance(chooser, QFileDialog)
    chooser.filesSelected.emit([str(press / "grain.txt")])
    chooser.reject()
    press_button(qtbot, dialog, "gather_ok")
    qtbot.waitUntil(lambda: files(program) == ["grain.txt", "steel.txt"], timeout=60_000)
    idle(qtbot, program)


def test_an_import_waits_goes_on_and_stops_with_what_it_has_read(
    qtbot, start, own: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(60):
        text = GRAIN.replace("4 percent", f"{number} percent") * 20
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    program = start(str(own))
    idle(qtbot, program)
    enter(qtbot, program)
    panel = program.library.page.panel

    def hold(step: object) -> None:
        if step is not None and not program.opener.work.filling.is_paused:
            qtbot.mouseClick(panel.pause, Qt.MouseButton.LeftButton)

    program.opener.progressed.connect(hold)
    program.opener.work.add(program.opener.packs[0], [folder])
    qtbot.waitUntil(lambda: program.opener.work.filling.is_paused, timeout=60_000)
    program.opener.progressed.disconnect(hold)
    assert panel.pause.accessibleName() == "Go on"
    assert "paused" in panel.words.text()
    qtbot.mouseClick(panel.pause, Qt.MouseButton.LeftButton)
    assert panel.pause.accessibleName() == "Pause"
    qtbot.mouseClick(panel.cancel, Qt.MouseButton.LeftButton)
    idle(qtbot, program)
    qtbot.waitUntil(lambda: panel.words.text().startswith("Stopped. In the pack: "))
    assert panel.again.text() == "Go on with the rest"
    qtbot.mouseClick(panel.again, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(files(program)) == 61, timeout=60_000)
    program.opener.work.cancel()
    idle(qtbot, program)


def test_an_import_that_was_killed_goes_on_when_the_pack_is_opened_again(
    qtbot, start, own: Path, press: Path
) -> None:
    first = start(str(own))
    idle(qtbot, first)
    first.opener.work.add(first.opener.packs[0], [press / "grain.txt"])
    first.opener.work.filling.stop()  # the program is gone amid the import
    assert first.opener.notes.of(str(own)).adding
    first.window.close()
    program = start(str(own))
    qtbot.waitUntil(lambda: files(program) == ["grain.txt", "steel.txt"], timeout=60_000)
    idle(qtbot, program)
    assert not program.opener.notes.of(str(own)).adding


def test_refused_files_are_tried_again_after_a_restart_or_it_is_said_why_not(
    qtbot, start, own: Path, press: Path
) -> None:
    first = start(str(own))
    idle(qtbot, first)
    first.opener.work.add(first.opener.packs[0], [press / "empty.txt"])
    idle(qtbot, first)
    first.window.close()
    (first.settings.folder / "satchel.ini").unlink()
    program = start(str(own))
    idle(qtbot, program)
    enter(qtbot, program)
    panel = program.library.page.panel
    assert panel.again.text() == "Try the 1 file again"
    moved = press.rename(press.with_name("elsewhere"))
    qtbot.waitUntil(lambda: panel.again.isVisible() and not program.opener.busy)
    qtbot.mouseClick(panel.again, Qt.MouseButton.LeftButton)
    box = active(qtbot, QMessageBox)
    assert isinstance(box, QMessageBox)
    assert box.text().startswith("empty.txt: not where it was read from any more")
    box.accept()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    moved.rename(press)
    (press / "empty.txt").write_text(STEEL.replace("Steel", "Iron"), encoding="utf-8")
    qtbot.waitUntil(lambda: panel.again.isVisible() and not program.opener.busy)
    qtbot.mouseClick(panel.again, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "empty.txt" in files(program), timeout=20_000)
    idle(qtbot, program)


def test_adding_a_file_brings_nothing_back_that_was_taken_out_of_the_pack(
    qtbot, start, own: Path, press: Path
) -> None:
    program = start(str(own))
    idle(qtbot, program)
    work = program.opener.work
    work.add(program.opener.packs[0], [press])
    idle(qtbot, program)
    assert files(program) == ["grain (1).txt", "steel.txt"]
    gone = next(info.id for info in program.session.contents.infos if info.file != "steel.txt")
    program.session.decide(Removal(gone))
    qtbot.waitUntil(lambda: files(program) == ["steel.txt"])
    idle(qtbot, program)
    later = press.parent / "later.txt"
    later.write_text(GRAIN.replace("4 percent", "9 percent"), encoding="utf-8")
    work.add(program.opener.packs[0], [later])
    qtbot.waitUntil(lambda: "later.txt" in files(program), timeout=60_000)
    idle(qtbot, program)
    assert files(program) == ["later.txt", "steel.txt"]


def test_a_pack_that_is_just_being_made_is_not_missing(qtbot, start, own: Path, press: Path):
    program = start(str(own))
    idle(qtbot, program)
    enter(qtbot, program)
    program.opener.create("Visit", [press])
    program.library.enter()
    showing = program.library.showing
    showing._on_missed({program.opener.target: "not found: /there"})
    assert not program.library.page.recent.rows[0].pack.missing
    idle(qtbot, program)
    qtbot.waitUntil(lambda: showing._missing == {})
    assert not program.library.page.recent.rows[0].pack.missing


def test_what_was_refused_is_told_of_whenever_the_pack_is_opened(
    qtbot, start, own: Path, press: Path
) -> None:
    program = start(str(press))
    qtbot.waitUntil(lambda: bool(files(program)), timeout=60_000)
    idle(qtbot, program)
    assert program.window.status.refused == "1 file not added"
    program.control.open(str(own))
    idle(qtbot, program)
    assert program.window.status.refused == ""
    program.control.open(str(press))
    assert program.window.status.refused == "1 file not added"


@pytest.mark.usefixtures("own_key")
def test_whoever_looks_again_hears_that_nothing_has_changed(
    qtbot, start, own: Path, press: Path
) -> None:
    program = start(str(press))
    refresh = program.window.actions_.by_name["refresh"]
    qtbot.waitUntil(lambda: bool(files(program)), timeout=60_000)
    idle(qtbot, program)
    refresh.trigger()
    assert program.window.status.words == "Nothing has changed in press"
    program.control.open(str(own))
    idle(qtbot, program)
    refresh.trigger()
    said = "visit holds what was added to it and follows no folder"
    assert program.window.status.words == said


def test_the_list_of_what_was_not_added_can_be_saved_as_text_too() -> None:
    rows = [("not added", "=a.txt", "The file is empty.")]
    assert as_text(rows) == b"=a.txt (not added)\n    The file is empty.\n"
    assert as_table(("what", "file", "why"), rows).endswith(
        b"not added,'=a.txt,The file is empty.\r\n"
    )
