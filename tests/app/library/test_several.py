"""Several packs together, and articles that leave their own."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QListWidget, QMessageBox

from briefindex import desk
from driving import STEEL, active, drop, files, idle, press_button
from packing import own_key  # noqa: F401 - a fixture
from satchel.library.dialogs import GatherDialog
from satchel.library.packs_dialog import PacksDialog
from satchel.widgets.rows import ROW

# The offscreen platform says so of every window that it cannot place.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.mark.usefixtures("own_key")
def test_an_article_is_removed_from_a_pack_folder_once_that_is_confirmed(
    qtbot, start, own: Path, press: Path
) -> None:
    desk.build(own, [press / "grain.txt"])
    program = start(str(own))
    idle(qtbot, program)
    qtbot.waitUntil(lambda: program.session.shown is not None)
    steel = next(info for info in program.session.contents.infos if info.file == "steel.txt")
    program.session.article_wanted.emit(steel.id, False)
    action = program.window.actions_.by_name["remove_article"]
    assert action.isEnabled()
    action.trigger()
    box = active(qtbot, QMessageBox)
    assert isinstance(box, QMessageBox)
    assert box.text().startswith("Remove “Steel output” from the pack “visit”? The file steel.txt")
    press_button(qtbot, box, "remove_article_box_yes")
    qtbot.waitUntil(lambda: files(program) == ["grain.txt"], timeout=10_000)
    idle(qtbot, program)
    assert (own.parent / "given" / "steel.txt").exists()
    assert desk.ready(desk.resolve(own))


def test_no_article_is_removed_from_a_pack_that_follows_a_folder(qtbot, start, press: Path) -> None:
    program = start(str(press))
    idle(qtbot, program)
    assert not program.window.actions_.by_name["remove_article"].isEnabled()


@pytest.mark.usefixtures("own_key")
def test_several_packs_open_at_once_answer_one_query_and_are_named(
    qtbot, start, own: Path, press: Path
) -> None:
    program = start(str(own))
    idle(qtbot, program)
    qtbot.waitUntil(lambda: program.opener.notes.of(str(own)).articles == 1)
    program.window.actions_.by_name["also_open"].trigger()
    dialog = active(qtbot, PacksDialog)
    assert isinstance(dialog, PacksDialog)
    assert dialog.ticked == [str(own)]
    press_button(qtbot, dialog, "packs_folder")
    chooser = active(qtbot, QFileDialog)
    assert isinstance(chooser, QFileDialog)
    chooser.fileSelected.emit(str(press))
    chooser.reject()
    assert dialog.ticked == [str(own), str(press)]
    press_button(qtbot, dialog, "packs_ok")
    qtbot.waitUntil(lambda: len(files(program)) == 2, timeout=60_000)
    idle(qtbot, program)
    window = program.window
    assert window.windowTitle() == "visit + press – Satchel"
    assert window.strip.pack.accessibleName() == "Pack: visit + press"
    assert window.status.words.endswith("2 packs")
    program.window.strip.search.setText("said")
    qtbot.waitUntil(lambda: program.session.answer is not None, timeout=10_000)
    qtbot.waitUntil(lambda: window.finder.model.rowCount() == 2)
    rows_found = [window.finder.model.index(n, 0).data(ROW) for n in range(2)]
    assert {row.info.file: row.pack for row in rows_found} == {
        "steel.txt": "visit",
        "grain (1).txt": "press",
    }
    spoken = window.finder.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert ", visit, " in spoken or ", press, " in spoken
    assert program.opener.notes.of(str(own)).articles == 1
    program.opener.refresh()
    idle(qtbot, program)
    assert len(files(program)) == 2
    program.control.open(str(press))
    idle(qtbot, program)
    assert files(program) == ["grain (1).txt"]
    assert program.session.contents.pack_names == {}


@pytest.fixture
def second(tmp_path: Path) -> Path:
    """A second pack folder with another article."""
    folder = tmp_path / "given2"
    folder.mkdir()
    (folder / "rail.txt").write_text(STEEL.replace("Steel", "Rail"), encoding="utf-8")
    desk.build(tmp_path / "corridors", [folder / "rail.txt"])
    return tmp_path / "corridors"


def test_the_packs_that_were_open_together_are_open_at_the_next_start(
    qtbot, start, own: Path, second: Path, press: Path
) -> None:
    first = start(str(own))
    assert first.opener.also(str(second))
    assert first.opener.also(str(press))
    idle(qtbot, first)
    first.window.close()
    program = start(None)
    assert [pack.name for pack in program.opener.packs] == ["visit", "corridors", "press"]
    idle(qtbot, program)
    assert files(program) == ["grain (1).txt", "rail.txt", "steel.txt"]
    program.opener.open(str(own))
    idle(qtbot, program)
    program.window.close()
    assert [pack.name for pack in start(None).opener.packs] == ["visit"]


def test_packs_are_shown_as_soon_as_each_is_made(
    qtbot, start, own: Path, press: Path, tmp_path: Path
) -> None:
    program = start(str(own))
    idle(qtbot, program)
    more = tmp_path / "more"
    more.mkdir()
    (more / "iron.txt").write_text(STEEL.replace("Steel", "Iron"), encoding="utf-8")
    seen: list[list[str]] = []
    program.session.contents_changed.connect(lambda: seen.append(files(program)))
    assert program.opener.open_all([str(press), str(own), str(more)])
    assert files(program) == ["steel.txt"]
    program.opener.fill()
    everything = ["grain (1).txt", "iron.txt", "steel.txt"]
    qtbot.waitUntil(lambda: files(program) == everything, timeout=60_000)
    idle(qtbot, program)
    assert ["grain (1).txt", "steel.txt"] in seen
    assert len(program.session.contents.pack_names) == 3
    program.window.strip.search.setText("said")
    qtbot.waitUntil(lambda: program.window.finder.model.rowCount() == 3, timeout=10_000)


def test_what_a_pack_holds_is_known_though_it_was_never_open_alone(
    qtbot, start, own: Path, second: Path
) -> None:
    program = start(str(own))
    idle(qtbot, program)
    qtbot.waitUntil(lambda: program.opener.notes.of(str(own)).articles == 1)
    assert program.opener.open_all([str(own), str(second)])
    qtbot.waitUntil(lambda: program.opener.notes.of(str(second)).articles == 1)
    note = program.opener.notes.of(str(second))
    assert (note.name, note.first, note.together) == ("corridors", "June 2024", 1)
    program.opener.open(str(second))
    qtbot.waitUntil(lambda: program.opener.notes.of(str(second)).together == 0)


def test_a_damaged_pack_does_not_hide_those_beside_it(
    qtbot, start, own: Path, second: Path
) -> None:
    (second / "pack.sqlite").write_bytes(b"This is no database." * 400)
    program = start(str(own))
    idle(qtbot, program)
    assert program.opener.open_all([str(second), str(own)])
    assert files(program) == ["steel.txt"]
    program.opener.open(str(own))
    idle(qtbot, program)


def test_a_pack_that_is_gone_does_not_keep_the_others_from_opening(
    qtbot, start, own: Path, second: Path
) -> None:
    first = start(str(own))
    assert first.opener.also(str(second))
    idle(qtbot, first)
    first.window.close()
    second.rename(second.with_name("elsewhere"))
    program = start(None)
    assert [pack.name for pack in program.opener.packs] == ["visit"]
    idle(qtbot, program)


def test_packs_are_closed_by_taking_their_ticks_away(qtbot, start, own: Path, second: Path) -> None:
    program = start(str(own))
    assert program.opener.also(str(second))
    idle(qtbot, program)
    program.window.actions_.by_name["also_open"].trigger()
    dialog = active(qtbot, PacksDialog)
    assert isinstance(dialog, PacksDialog)
    assert dialog.ticked == [str(own), str(second)]
    dialog.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    press_button(qtbot, dialog, "packs_ok")
    qtbot.waitUntil(lambda: files(program) == ["rail.txt"])
    idle(qtbot, program)


@pytest.mark.usefixtures("own_key")
def test_files_go_to_the_pack_that_is_chosen(
    qtbot, start, own: Path, second: Path, press: Path
) -> None:
    program = start(str(own))
    assert program.opener.also(str(second))
    idle(qtbot, program)
    drop(program.window, press / "grain.txt", press / "empty.txt")
    dialog = active(qtbot, GatherDialog)
    assert isinstance(dialog, GatherDialog)
    named = [dialog.where.itemText(n) for n in range(dialog.where.count())]
    assert named == ["visit", "corridors", "A new pack"]
    assert not dialog.name.isVisible()
    dialog.where.setCurrentIndex(1)
    press_button(qtbot, dialog, "gather_ok")
    qtbot.waitUntil(lambda: "grain.txt" in files(program), timeout=60_000)
    idle(qtbot, program)
    reading = program.session.desk
    assert reading is not None
    grain = next(info for info in program.session.contents.infos if info.file == "grain.txt")
    assert reading.home(grain.id) == second
    assert [problem.file for problem in reading.problems(second)] == ["empty.txt"]
    assert reading.problems(own) == ()


def test_an_article_leaves_its_own_pack_and_no_other(
    qtbot, start, own: Path, second: Path, press: Path
) -> None:
    program = start(str(own))
    assert program.opener.also(str(second))
    assert program.opener.also(str(press))
    program.opener.fill()
    idle(qtbot, program)
    by_file = {info.file: info.id for info in program.session.contents.infos}
    action = program.window.actions_.by_name["remove_article"]
    program.session.article_wanted.emit(by_file["grain (1).txt"], False)
    assert not action.isEnabled()
    program.session.article_wanted.emit(by_file["rail.txt"], False)
    assert action.isEnabled()
    action.trigger()
    box = active(qtbot, QMessageBox)
    assert isinstance(box, QMessageBox)
    assert "from the pack “corridors”?" in box.text()
    press_button(qtbot, box, "remove_article_box_yes")
    qtbot.waitUntil(lambda: "rail.txt" not in files(program), timeout=10_000)
    idle(qtbot, program)
    assert desk.resolve(second).pack == second
    assert files(program) == ["grain (1).txt", "steel.txt"]


def test_which_pack_is_sent_is_asked(qtbot, start, own: Path, second: Path, tmp_path: Path) -> None:
    program = start(str(own))
    assert program.opener.also(str(second))
    idle(qtbot, program)
    program.control.files.send()
    which = active(qtbot, QDialog)
    names = which.findChild(QListWidget)
    assert [names.item(n).text() for n in range(names.count())] == ["visit", "corridors"]
    names.setCurrentRow(1)
    qtbot.keyClick(names, Qt.Key.Key_Return)
    chooser = active(qtbot, QFileDialog)
    assert isinstance(chooser, QFileDialog)
    assert chooser.windowTitle() == "Send “corridors” as one file"
    file = tmp_path / "corridors.satchel"
    chooser.fileSelected.emit(str(file))
    chooser.reject()
    qtbot.waitUntil(file.exists, timeout=10_000)
    assert desk.check(file).unchanged == 1
