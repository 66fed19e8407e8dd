"""The Library as a user drives it: real packs, the real worker, drops, dialogs and keys."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QPushButton, QWidget

from briefindex import desk
from packing import own_key  # noqa: F401 - a fixture
from satchel.application import Program, build_window
from satchel.library.dialogs import GatherDialog
from satchel.shell.window import READ
from satchel.widgets.rows import ROW

# The offscreen platform says so of every window that it cannot place.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

CTRL = Qt.KeyboardModifier.ControlModifier
GRAIN = (
    "Grain exports\n\n3 May 2024. Exports of grain rose by 4 percent in 2023, the office said.\n"
)
STEEL = "Steel output\n\n9 June 2024\n\nMills made 12 million tonnes of steel in 2023, it said.\n"


@pytest.fixture
def start(
    qtbot, styled, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[str], Program]]:
    """Opens windows that all have the same settings and the same home for packs."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    opened: list[Program] = []

    def make(target: str) -> Program:
        program = build_window(target, settings_file=tmp_path / "satchel.ini")
        opened.append(program)
        program.window.resize(1440, 900)
        with qtbot.waitActive(program.window):
            program.window.show()
            program.window.activateWindow()
        qtbot.waitUntil(lambda: hasattr(program, "library"))
        return program

    yield make
    for program in opened:
        program.window.close()
        program.window.deleteLater()
    styled.setStyleSheet("")


@pytest.fixture
def press(tmp_path: Path) -> Path:
    """A folder with an article, its copy, and a file that cannot be read."""
    folder = tmp_path / "press"
    folder.mkdir()
    (folder / "grain.txt").write_text(GRAIN, encoding="utf-8")
    (folder / "grain (1).txt").write_text(GRAIN, encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    return folder


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A pack folder with one article."""
    folder = tmp_path / "given"
    folder.mkdir()
    (folder / "steel.txt").write_text(STEEL, encoding="utf-8")
    desk.build(tmp_path / "visit", [folder / "steel.txt"])
    return tmp_path / "visit"


def enter(qtbot, program: Program) -> None:
    qtbot.keyClick(program.window, Qt.Key.Key_1, CTRL)
    qtbot.waitUntil(lambda: program.window.place == "library")


def idle(qtbot, program: Program) -> None:
    qtbot.waitUntil(lambda: not program.opener.busy, timeout=60_000)


def drop(window: QWidget, *paths: Path) -> None:
    """What Qt does when files of another program are dropped on the window."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    rest = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0))
    come = QDragEnterEvent(QPoint(300, 300), *rest)
    QApplication.sendEvent(window, come)
    assert come.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPointF(300, 300), *rest))


def active(qtbot, kind: type) -> QWidget:
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), kind))
    found = QApplication.activeModalWidget()
    assert found is not None
    return found


def press_button(qtbot, box: QWidget, name: str) -> None:
    button = box.findChild(QPushButton, name)
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def files(program: Program) -> list[str]:
    return sorted(info.file for info in program.session.contents.infos)


def rows(program: Program) -> list[str]:
    return [row.words for row in program.library.page.panel.list.rows.listed]


def recent_names(program: Program) -> list[str]:
    return [row.accessibleName() for row in program.library.page.recent.rows]


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
    assert program.opener.pack == tmp_path / "data" / "satchel" / "packs" / "Ministerial visit"
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
    assert panel.again.text() == "Try the 1 file again"
    (press / "empty.txt").write_text(STEEL.replace("Steel", "Iron"), encoding="utf-8")
    qtbot.mouseClick(panel.again, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "empty.txt" in files(program), timeout=60_000)
    idle(qtbot, program)
    assert "empty.txt" not in rows(program)
    assert not panel.again.isVisible()


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
        if step is not None and not program.opener.filling.is_paused:
            qtbot.mouseClick(panel.pause, Qt.MouseButton.LeftButton)

    program.opener.progressed.connect(hold)
    program.opener.add([folder])
    qtbot.waitUntil(lambda: program.opener.filling.is_paused, timeout=60_000)
    program.opener.progressed.disconnect(hold)
    assert panel.pause.accessibleName() == "Go on"
    assert "paused" in panel.words.text()
    qtbot.mouseClick(panel.pause, Qt.MouseButton.LeftButton)
    assert panel.pause.accessibleName() == "Pause"
    qtbot.mouseClick(panel.cancel, Qt.MouseButton.LeftButton)
    idle(qtbot, program)
    qtbot.waitUntil(lambda: panel.words.text().startswith("Stopped: "))
    assert panel.again.text() == "Go on reading"
    qtbot.mouseClick(panel.again, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(files(program)) == 61, timeout=60_000)
    program.opener.cancel()
    idle(qtbot, program)


def test_an_import_that_was_killed_goes_on_when_the_pack_is_opened_again(
    qtbot, start, own: Path, press: Path
) -> None:
    first = start(str(own))
    idle(qtbot, first)
    first.opener.add([press / "grain.txt"])
    first.opener.filling.stop()  # the program is gone amid the import
    assert first.opener.notes.of(str(own)).adding
    first.window.close()
    program = start(str(own))
    qtbot.waitUntil(lambda: files(program) == ["grain.txt", "steel.txt"], timeout=60_000)
    idle(qtbot, program)
    assert not program.opener.notes.of(str(own)).adding


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


@pytest.mark.usefixtures("own_key")
def test_several_packs_open_at_once_answer_one_query_and_are_named(
    qtbot, start, own: Path, press: Path
) -> None:
    program = start(str(own))
    idle(qtbot, program)
    qtbot.waitUntil(lambda: program.opener.notes.of(str(own)).articles == 1)
    program.window.actions_.by_name["also_open"].trigger()
    chooser = active(qtbot, QFileDialog)
    assert isinstance(chooser, QFileDialog)
    chooser.fileSelected.emit(str(press))
    chooser.reject()
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
