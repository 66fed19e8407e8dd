"""The Entities workspace while two packs are open, and what it says when one cannot be read."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from briefindex.desk import Desk
from briefindex.errors import PackError
from briefindex.model.naming import GlossaryEntry, Named
from briefindex.packs.entity_links import id_of
from named_packs import GREEN, NAMES, ORO, named_pack
from satchel.application import Program, build_window
from satchel.entities.glossary_dialog import GlossaryDialog

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

_QUAY = {"quay.txt": "At the quay\n\nThe Harbour Board met Velt in Port Oro.\n"}
_DOCKS = Named("facility", "Oro Docks")


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    named_pack(tmp_path / "first")
    named_pack(tmp_path / "second", _QUAY, NAMES)
    return tmp_path / "first", tmp_path / "second"


@pytest.fixture
def both(qtbot, styled, tmp_path: Path, folders: tuple[Path, Path]):
    made = build_window(str(folders[0]), settings_file=tmp_path / "satchel.ini", fill=False)
    made.window.resize(1440, 900)
    with qtbot.waitActive(made.window):
        made.window.show()
        made.window.activateWindow()
    qtbot.waitUntil(lambda: made.session.shown is not None)
    made.session.open(folders)
    made.entities.enter()
    qtbot.waitUntil(lambda: made.entities.asking.page is not None)
    yield made
    made.window.close()
    qtbot.waitUntil(lambda: not made.entities.asking.busy)
    made.window.deleteLater()
    styled.setStyleSheet("")


def mentions(program: Program) -> dict[str, int]:
    rows = program.entities.asking.rows
    return {row.named.name: row.mentions for row in rows if not row.hidden}


def glossaries(folders: tuple[Path, Path]) -> list[tuple[GlossaryEntry, ...]]:
    desk = Desk(folders)
    found = [each.entries for each in desk.names.glossaries()]
    desk.close()
    return found


def editor_of(qtbot, program: Program) -> GlossaryDialog:
    program.entities.workspace.glossary.open()
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), GlossaryDialog))
    found = QApplication.activeModalWidget()
    assert isinstance(found, GlossaryDialog)
    return found


def write(editor: GlossaryDialog, *cells: str) -> None:
    editor.model.add()
    last = editor.model.rowCount() - 1
    for column, words in enumerate(cells):
        editor.model.setData(editor.model.index(last, column), words)


def test_one_list_counts_the_mentions_of_both_packs(both):
    assert mentions(both)["Port Oro"] == 4


def test_each_glossary_is_edited_by_itself_and_all_are_undone_at_once(qtbot, both, folders):
    first, second = folders
    editor = editor_of(qtbot, both)
    assert [editor.packs.itemText(n) for n in range(2)] == [
        "Glossary of first",
        "Glossary of second",
    ]
    write(editor, "Oro Railway", "route_or_project", "Green Line")
    editor.show_pack(second)
    assert editor.model.rowCount() == 0
    write(editor, "Oro Docks", "facility", "Port Oro")
    editor.show_pack(first)
    assert [row[0] for row in editor.model.rows()] == ["Oro Railway"]
    editor.save_wanted.emit()
    qtbot.waitUntil(lambda: {"Oro Railway", "Oro Docks"} <= set(mentions(both)))
    assert (mentions(both)["Oro Docks"], mentions(both)["Port Oro"]) == (1, 3)
    assert [len(entries) for entries in glossaries(folders)] == [1, 1]
    both.entities._edits.stack.undo()
    qtbot.waitUntil(lambda: mentions(both).get("Port Oro") == 4)
    assert glossaries(folders) == [(), ()]
    both.entities._edits.stack.redo()
    qtbot.waitUntil(lambda: mentions(both).get("Oro Docks") == 1)


def test_a_contradiction_is_told_beside_the_pack_that_has_it(qtbot, both, folders):
    editor = editor_of(qtbot, both)
    editor.show_pack(folders[1])
    write(editor, "Oro Docks", "facility", "Port Oro")
    write(editor, "Port Oro", "place", "")
    editor.show_pack(folders[0])
    editor.save_wanted.emit()
    qtbot.waitUntil(lambda: "row 2: “Port Oro” is a facility" in editor.told.toPlainText())
    assert editor.pack == folders[1]
    editor.reject()


def test_a_glossary_that_was_not_changed_leaves_nothing_to_undo(qtbot, both):
    editor = editor_of(qtbot, both)
    editor.save_wanted.emit()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    assert not both.entities._edits.stack.canUndo()


def test_a_decision_holds_in_both_packs(qtbot, both, folders):
    both.entities.show_entity(id_of(ORO))
    page = both.entities.asking
    qtbot.waitUntil(lambda: page.page is not None and page.page.named == ORO)
    page_shown = page.page
    assert page_shown is not None
    both.entities.workspace.deciding.hide()
    qtbot.waitUntil(lambda: "Port Oro" not in mentions(both))
    pane = both.entities.workspace.list_pane
    pane.look_for("port oro")
    assert pane.empty.text().endswith("like “port oro”, but 1 hidden one has.")
    for folder in folders:
        desk = Desk([folder])
        assert "Port Oro" in {row.named.name for row in desk.names.rows() if row.hidden}
        desk.close()


def test_a_list_that_cannot_be_read_says_so_and_keeps_what_it_had(qtbot, both, monkeypatch):
    said = "first cannot be read: its disk is gone."

    def fail(*_args: object) -> None:
        raise PackError(said)

    before = both.entities.asking.rows
    monkeypatch.setattr("briefindex.desk.names.Names.rows", fail)
    monkeypatch.setattr("briefindex.desk.names.Names.page", fail)
    both.session.contents_changed.emit()
    pane, page = both.entities.workspace.list_pane, both.entities.workspace.page
    qtbot.waitUntil(lambda: pane.empty.text() == said and page.empty.text() == said)
    assert pane.empty.isVisible()
    assert page.empty.isVisible()
    assert both.entities.asking.rows == before
    monkeypatch.undo()
    both.session.contents_changed.emit()
    qtbot.waitUntil(lambda: both.entities.asking.page is not None)
    qtbot.waitUntil(pane.empty.isHidden)
    assert page.empty.isHidden()


def test_later_sentences_that_cannot_be_read_are_told(qtbot, both, monkeypatch):
    def fail(*_args: object) -> None:
        raise PackError("first cannot be read.")

    both.entities.show_entity(id_of(GREEN))
    asking = both.entities.asking
    qtbot.waitUntil(lambda: asking.page is not None and asking.page.named == GREEN)
    monkeypatch.setattr("briefindex.desk.names.Names.sentences", fail)
    with qtbot.waitSignal(asking.trouble) as told:
        asking.read_sentences(())
    assert told.args == ["first cannot be read."]
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    box = QApplication.activeModalWidget()
    assert box is not None
    box.close()
