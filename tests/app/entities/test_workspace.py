"""The Entities workspace as a user drives it: with keys, on a pack of named texts."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget

from briefindex.desk import Desk
from briefindex.desk.name_file import decisions_file, read_decisions
from briefindex.model.naming import Named, NameDecision
from briefindex.packs.entity_links import id_of
from named_packs import BOARD, GREEN, NAMES, ORO, VELT, VERDANT, named_pack
from satchel.application import Program, build_window
from satchel.entities.asking import back
from satchel.entities.dialogs import ChooseDialog, RenameDialog, SplitDialog
from satchel.entities.glossary_dialog import GlossaryDialog
from satchel.widgets.rows import ROW

# The offscreen platform says so of every window that it cannot place.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    named_pack(tmp_path / "pack")
    return tmp_path / "pack"


@pytest.fixture
def program(qtbot, styled, tmp_path: Path, pack: Path):
    made = build_window(str(pack), settings_file=tmp_path / "satchel.ini", fill=False)
    made.window.resize(1440, 900)
    with qtbot.waitActive(made.window):
        made.window.show()
        made.window.activateWindow()
    qtbot.waitUntil(lambda: bool(made.session.contents.infos) and made.session.shown is not None)
    yield made
    made.window.close()
    qtbot.waitUntil(lambda: not made.entities.asking.busy)
    made.window.deleteLater()
    styled.setStyleSheet("")


@pytest.fixture
def entities(qtbot, program: Program) -> Program:
    """The window with the workspace shown."""
    qtbot.keyClick(program.window, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: program.entities.asking.page is not None)
    return program


def listed(program: Program) -> list[str]:
    model = program.entities.workspace.list_pane.model
    rows = (model.index(n, 0).data(ROW) for n in range(model.rowCount()))
    return [row.named.name for row in rows]


def show(qtbot, program: Program, named: Named) -> None:
    program.entities.show_entity(id_of(named))
    wait_page(qtbot, program, named)


def wait_page(qtbot, program: Program, named: Named, mentions: int | None = None) -> None:
    def shown() -> bool:
        page = program.entities.asking.page
        same = page is not None and page.named == named
        return same and (mentions is None or page.mentions == mentions)

    qtbot.waitUntil(shown)


def dialog(qtbot, kind: type) -> QWidget:
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), kind))
    found = QApplication.activeModalWidget()
    assert found is not None
    return found


def key(qtbot, widget: QWidget, keys: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    together = Qt.KeyboardModifier.NoModifier
    for modifier in modifiers:
        together |= modifier
    qtbot.keyClick(widget, keys, together)


def key_in_window(qtbot, program: Program, keys: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    """A shortcut, once the window is active: no manager makes it so after a dialog here."""
    program.window.activateWindow()
    qtbot.waitUntil(program.window.isActiveWindow)
    key(qtbot, program.window, keys, *modifiers)


CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def test_the_workspace_is_made_when_it_is_first_gone_to(qtbot, program):
    assert program.window.findChild(QWidget, "entities_workspace") is None
    key_in_window(qtbot, program, Qt.Key.Key_4, CTRL)
    qtbot.waitUntil(lambda: program.entities.asking.page is not None)
    assert program.window.workspace.isVisible()
    assert not program.window.reader.isVisible()
    assert program.window.strip.places["entities"].isChecked()
    key_in_window(qtbot, program, Qt.Key.Key_2, CTRL)
    assert program.window.reader.isVisible()
    assert program.window.strip.search.isVisible()


def test_the_status_bar_counts_what_is_named_while_the_workspace_is_shown(qtbot, entities):
    status = entities.window.status
    qtbot.waitUntil(lambda: status.words == "3 articles · 5 entities · 1 pack")
    key_in_window(qtbot, entities, Qt.Key.Key_2, CTRL)
    assert status.words == "3 articles · 0 key figures · 1 pack"


def test_tab_goes_through_everything_in_reading_order_and_out_of_the_workspace(qtbot, entities):
    pane = entities.entities.workspace.list_pane
    key_in_window(qtbot, entities, Qt.Key.Key_F, CTRL)
    show(qtbot, entities, VELT)
    entities.window.activateWindow()
    pane.kinds.words["all"].setFocus()
    met: list[str] = []
    for _ in range(40):
        focus = QApplication.focusWidget()
        assert focus is not None
        met.append(focus.objectName().partition("_")[0])
        key(qtbot, focus, Qt.Key.Key_Tab)
    # Of buttons of which one is chosen Tab meets one; then it goes around.
    wanted = ["kind", "sort", "entity", "alias", "place"]
    assert list(dict.fromkeys(met)) == [*wanted, "pack"]


def test_the_list_shows_counts_by_type_and_the_first_page(entities):
    pane = entities.entities.workspace.list_pane
    assert listed(entities)[:1] == [entities.entities.asking.page.named.name]
    words = {kind: button.accessibleName() for kind, button in pane.kinds.words.items()}
    assert words["all"] == "All, 5"
    assert words["place"] == "Places, 2"
    pane.kinds.words["place"].click()
    assert listed(entities) == ["Port Oro", "Green Line"]
    pane.head.heads["name"].click()
    assert listed(entities) == ["Green Line", "Port Oro"]


def test_typing_finds_an_entity_by_any_of_its_names(qtbot, entities):
    key_in_window(qtbot, entities, Qt.Key.Key_F, CTRL)
    box = entities.window.strip.box
    assert box.objectName() == "entity_box"
    assert box.hasFocus()
    qtbot.keyClicks(box, "vel")
    assert listed(entities) == ["Mara Velt"]
    key(qtbot, box, Qt.Key.Key_Down)
    wait_page(qtbot, entities, VELT)
    box.setText("nobody")
    empty = entities.window.findChild(QWidget, "entities_empty")
    assert empty.text() == "No entity has a name like “nobody”."


def test_a_merge_by_keys_is_undone_and_made_again(qtbot, entities):
    show(qtbot, entities, GREEN)
    key_in_window(qtbot, entities, Qt.Key.Key_M, CTRL)
    asked = dialog(qtbot, ChooseDialog)
    qtbot.keyClicks(asked.entry, "verd")
    key(qtbot, asked.entry, Qt.Key.Key_Return)
    wait_page(qtbot, entities, VERDANT, mentions=3)
    qtbot.waitUntil(lambda: "Green Line" not in listed(entities))
    assert [d.kind for d in entities.entities.asking.page.decisions] == ["merge"]
    key_in_window(qtbot, entities, Qt.Key.Key_Z, CTRL)
    wait_page(qtbot, entities, GREEN, mentions=1)
    qtbot.waitUntil(lambda: "Green Line" in listed(entities))
    key_in_window(qtbot, entities, Qt.Key.Key_Z, CTRL, SHIFT)
    wait_page(qtbot, entities, VERDANT, mentions=3)


def test_a_rename_shows_in_the_article_too(qtbot, entities):
    show(qtbot, entities, VELT)
    key_in_window(qtbot, entities, Qt.Key.Key_R, CTRL, SHIFT)
    asked = dialog(qtbot, RenameDialog)
    assert not asked.ok.isEnabled()
    asked.entry.selectAll()
    qtbot.keyClicks(asked.entry, "M. Velt")
    key(qtbot, asked.entry, Qt.Key.Key_Return)
    wait_page(qtbot, entities, Named("person", "M. Velt"))
    session = entities.session
    qtbot.waitUntil(
        lambda: (
            "M. Velt" in {m.canonical for m in session.read(session.shown)[1]}
            or all(m.type != "person" for m in session.read(session.shown)[1])
        )
    )


def test_another_type_is_chosen_from_the_menu(qtbot, entities):
    show(qtbot, entities, GREEN)
    types = entities.entities.workspace.types
    assert [a.data() for a in types.actions() if a.isChecked()] == ["place"]
    next(a for a in types.actions() if a.data() == "route_or_project").trigger()
    wait_page(qtbot, entities, Named("route_or_project", "Green Line"))


def test_what_is_hidden_can_be_shown_again(qtbot, entities):
    show(qtbot, entities, ORO)
    key_in_window(qtbot, entities, Qt.Key.Key_H, CTRL, SHIFT)
    qtbot.waitUntil(lambda: "Port Oro" not in listed(entities))
    pane = entities.entities.workspace.list_pane
    pane.kinds.words["hidden"].click()
    assert listed(entities) == ["Port Oro"]
    qtbot.waitUntil(lambda: entities.entities.asking.page.hidden)
    key_in_window(qtbot, entities, Qt.Key.Key_H, CTRL, SHIFT)
    qtbot.waitUntil(lambda: not entities.entities.asking.page.hidden)
    pane.kinds.words["all"].click()
    qtbot.waitUntil(lambda: "Port Oro" in listed(entities))


def test_a_chip_splits_its_spelling_off(qtbot, entities):
    show(qtbot, entities, BOARD)
    chips = entities.entities.workspace.page.chips.findChildren(QWidget, "alias_chip")
    next(chip for chip in chips if chip.alias.surface == "Board").click()
    asked = dialog(qtbot, SplitDialog)
    assert asked.name.text() == "Board"
    assert asked.focusWidget() is asked.list
    lines = [asked.model.item(n).text() for n in range(asked.model.rowCount())]
    assert "Mara Velt met the [Board] in Port Oro." in lines
    key(qtbot, asked.name, Qt.Key.Key_Return)
    wait_page(qtbot, entities, BOARD, mentions=2)
    qtbot.waitUntil(lambda: "Board" in listed(entities))


def test_two_that_are_never_linked_cannot_be_merged(qtbot, entities):
    told: list[str] = []
    show(qtbot, entities, GREEN)
    key_in_window(qtbot, entities, Qt.Key.Key_N, CTRL, SHIFT)
    asked = dialog(qtbot, ChooseDialog)
    qtbot.keyClicks(asked.entry, "verd")
    key(qtbot, asked.entry, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(entities.entities.asking.page.decisions))
    entities.session.trouble.disconnect()
    entities.session.trouble.connect(told.append)
    key_in_window(qtbot, entities, Qt.Key.Key_M, CTRL)
    asked = dialog(qtbot, ChooseDialog)
    qtbot.keyClicks(asked.entry, "verd")
    key(qtbot, asked.entry, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(told))
    assert told[0].startswith("You said never to link “Green Line” and “Verdant Line”")
    assert entities.editing.edits.stack.count() == 1


def test_enter_on_a_sentence_shows_it_in_its_article(qtbot, entities):
    show(qtbot, entities, VERDANT)
    view = entities.entities.workspace.page.view
    key(qtbot, view, Qt.Key.Key_E)
    row = view.currentIndex().data(Qt.ItemDataRole.UserRole)
    key(qtbot, view, Qt.Key.Key_Return)
    assert entities.session.shown == row.article
    assert entities.window.reader.isVisible()
    at = entities.window.reader.view.cursor_offset()
    assert at == row.sentence.span.start + row.sentence.marks[0].start


def test_a_name_beside_leads_to_its_page(qtbot, entities):
    show(qtbot, entities, VELT)
    aside = entities.entities.workspace.aside
    rows = [aside.entries.index(n, 0) for n in range(aside.entries.rowCount())]
    there = next(i for i in rows if i.data(ROW).words == "Port Oro")
    aside.setFocus()
    aside.setCurrentIndex(there)
    key(qtbot, aside, Qt.Key.Key_Return)
    wait_page(qtbot, entities, ORO)


def test_a_decision_beside_the_page_is_taken_back_and_that_is_undone(qtbot, entities):
    show(qtbot, entities, GREEN)
    entities.entities.workspace.deciding.retype("facility")
    retyped = Named("facility", "Green Line")
    wait_page(qtbot, entities, retyped)
    aside = entities.entities.workspace.aside
    rows = [aside.entries.index(n, 0) for n in range(aside.entries.rowCount())]
    aside.setCurrentIndex(next(i for i in rows if i.data(ROW).decision))
    key(qtbot, aside, Qt.Key.Key_Return)
    qtbot.waitUntil(
        lambda: "Green Line" in listed(entities) and entities.editing.edits.stack.count() == 2
    )
    qtbot.waitUntil(lambda: GREEN in {row.named for row in entities.entities.asking.rows})
    key_in_window(qtbot, entities, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: retyped in {row.named for row in entities.entities.asking.rows})


def test_the_list_is_saved_as_it_stands(qtbot, entities, tmp_path):
    entities.entities.workspace.list_pane.kinds.words["place"].click()
    entities.entities.workspace.export(str(tmp_path / "e.csv"))
    qtbot.waitUntil((tmp_path / "e.csv").exists)
    lines = (tmp_path / "e.csv").read_text(encoding="utf-8-sig").splitlines()
    assert lines[0] == "name,type,mentions,articles,id"
    assert [line.split(",")[0] for line in lines[1:]] == ["Port Oro", "Green Line"]


def test_a_glossary_is_read_edited_saved_and_undone(qtbot, entities, tmp_path):
    table = tmp_path / "terms.csv"
    table.write_text("name,type,aliases\nOro Railway,route,Green Line; Verdant Line\nX,moon,\n")
    key_in_window(qtbot, entities, Qt.Key.Key_G, CTRL)
    editor = dialog(qtbot, GlossaryDialog)
    editor.file_chosen.emit(str(tmp_path / "gone.csv"))
    qtbot.waitUntil(lambda: "gone.csv cannot be read" in editor.told.toPlainText())
    editor.file_chosen.emit(str(table))
    qtbot.waitUntil(lambda: editor.model.rowCount() == 1)
    assert "“moon” is no type" in editor.told.toPlainText()
    editor.export_wanted.emit(str(tmp_path / "no folder" / "out.csv"))
    qtbot.waitUntil(lambda: "out.csv" in editor.told.toPlainText() and not editor.waits)
    editor.export_wanted.emit(str(tmp_path / "out.csv"))
    qtbot.waitUntil(lambda: not editor.waits)
    assert "Oro Railway,route_or_project" in (tmp_path / "out.csv").read_text("utf-8-sig")
    editor.save_wanted.emit()
    qtbot.waitUntil(lambda: "Oro Railway" in listed(entities))
    assert "Green Line" not in listed(entities)
    key_in_window(qtbot, entities, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: "Green Line" in listed(entities))


def test_a_file_read_again_takes_the_place_of_its_names_and_a_contradiction_is_told(
    qtbot, entities, tmp_path
):
    table = tmp_path / "terms.csv"
    table.write_text("name,type,aliases\nOro Railway,route,Green Line\n")
    key_in_window(qtbot, entities, Qt.Key.Key_G, CTRL)
    editor = dialog(qtbot, GlossaryDialog)
    editor.file_chosen.emit(str(table))
    qtbot.waitUntil(lambda: editor.model.rowCount() == 1)
    table.write_text("name,type,aliases\nORO RAILWAY,organisation,Verdant Line\n")
    editor.file_chosen.emit(str(table))
    qtbot.waitUntil(lambda: "1 row of the file took the place" in editor.told.toPlainText())
    assert editor.model.rows() == [("ORO RAILWAY", "organisation", "Verdant Line")]
    editor.model.add()
    for column, words in enumerate(("Verdant Line", "place", "")):
        editor.model.setData(editor.model.index(1, column), words)
    editor.save_wanted.emit()
    qtbot.waitUntil(lambda: "row 2: “Verdant Line” is an organisation" in editor.told.toPlainText())
    assert editor.isVisible()
    editor.save_wanted.emit()
    qtbot.waitUntil(lambda: "ORO RAILWAY" in listed(entities))


def test_cancel_stops_the_reading_of_a_file_and_keeps_the_table(qtbot, entities, tmp_path):
    key_in_window(qtbot, entities, Qt.Key.Key_G, CTRL)
    editor = dialog(qtbot, GlossaryDialog)
    table = tmp_path / "terms.csv"
    table.write_text("name,type,aliases\n" + "".join(f"N{n},place,\n" for n in range(3000)))
    editor.file_chosen.emit(str(table))
    assert editor.waits
    assert not any(button.isEnabled() for button in editor.buttons)
    key(qtbot, editor, Qt.Key.Key_Escape)
    assert editor.isVisible()
    assert editor.told.isHidden()
    editor.model.add()
    qtbot.waitUntil(lambda: not entities.entities.asking.busy or editor.model.rowCount() == 1)
    assert editor.model.rowCount() == 1
    key(qtbot, editor, Qt.Key.Key_Escape)
    assert not editor.isVisible()


def test_decisions_are_saved_applied_and_undone_as_one(qtbot, entities, tmp_path):
    told: list[str] = []
    entities.session.trouble.disconnect()
    entities.session.trouble.connect(told.append)
    merged = NameDecision("merge", GREEN, VERDANT)
    gone = NameDecision("split", ORO, VELT, "Port Oro", "f" * 16, 3)
    (tmp_path / "d.json").write_bytes(decisions_file([merged, gone]))
    files = entities.entities.workspace.decisions
    files.apply(str(tmp_path / "d.json"))
    qtbot.waitUntil(lambda: "Green Line" not in listed(entities) and bool(told))
    assert "its article ffffffffffffffff is not in pack" in told[0]
    files.export(str(tmp_path / "out.json"))
    qtbot.waitUntil((tmp_path / "out.json").exists)
    assert read_decisions((tmp_path / "out.json").read_bytes(), "").decisions == (merged, gone)
    key_in_window(qtbot, entities, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: "Green Line" in listed(entities))
    (tmp_path / "d.json").write_text("[]")
    files.apply(str(tmp_path / "d.json"))
    qtbot.waitUntil(lambda: len(told) > 1)
    assert told[-1].startswith("d.json holds no decisions about names")


def test_a_decision_about_a_gone_article_is_told_beside_list_and_page_and_taken_back(
    qtbot, entities
):
    gone = NameDecision("split", ORO, VELT, "Port Oro", "f" * 16, 3)
    workspace = entities.entities.workspace
    note = workspace.list_pane.waiting
    assert not note.isVisible()
    show(qtbot, entities, ORO)
    workspace.asking.decide("a split", None, lambda desk: back(desk.naming.decide([gone])))
    qtbot.waitUntil(note.isVisible)
    assert note.head.text() == "1 of your decisions waits"
    assert not note.drop.isVisible()
    note.head.click()
    assert "its article ffffffffffffffff is not in pack." in note.words.text()
    qtbot.waitUntil(lambda: bool(workspace.asking.page and workspace.asking.page.waiting))
    assert [row.words for row in workspace.aside.entries.listed if row.decision] == [
        "“Port Oro” was split off to “Mara Velt”. "
        "It waits: its article ffffffffffffffff is not in pack."
    ]
    note.drop.click()
    qtbot.waitUntil(lambda: not note.isVisible())
    key_in_window(qtbot, entities, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(note.isVisible)


def test_decisions_of_another_pack_are_offered_and_applied(qtbot, program, tmp_path):
    named_pack(tmp_path / "other", {"x.txt": "Rails\n\nThe Green Line is late.\n"}, NAMES)
    other = Desk([tmp_path / "other"])
    other.naming.rename(id_of(GREEN), "Line G")
    other.close()
    key_in_window(qtbot, program, Qt.Key.Key_4, CTRL)
    offer = program.entities.workspace.list_pane.offer
    qtbot.waitUntil(offer.isVisible)
    assert offer.words.text().splitlines() == [
        "1 decision from another pack fits names here:",
        "“Green Line” is called “Line G”.",
    ]
    offer.findChild(QWidget, "apply_offer").click()
    qtbot.waitUntil(lambda: "Line G" in listed(program) and not offer.isVisible())
    key_in_window(qtbot, program, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: "Green Line" in listed(program) and offer.isVisible())


def test_a_name_clicked_in_an_article_shows_its_card_and_leads_to_its_page(qtbot, program):
    mention = next(m for m in program.session.read(program.session.shown)[1] if m.type != "date")
    view = program.window.reader.view
    cursor = view.textCursor()
    cursor.setPosition(view.positions(mention.span)[0] + 1)
    middle = view.cursorRect(cursor).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    card = QApplication.activePopupWidget()
    assert card.accessibleName().startswith(mention.canonical)
    qtbot.waitUntil(lambda: "mention" in card.counts.text())
    key(qtbot, card.buttons[0], Qt.Key.Key_Space)
    wait_page(qtbot, program, Named(mention.type, mention.canonical))


def test_the_workspace_shows_its_list_also_where_a_card_was_shown_before(qtbot, program):
    mention = next(m for m in program.session.read(program.session.shown)[1] if m.type != "date")
    program.window.reader.view.name_clicked.emit(mention, QPoint(400, 300))
    qtbot.waitUntil(lambda: len(program.entities.asking.rows) == 5)
    program.entities.enter()
    assert len(listed(program)) == 5
    qtbot.waitUntil(lambda: program.entities.asking.page is not None)


def test_the_entity_at_the_cursor_is_shown_by_a_key(qtbot, program):
    mention = next(m for m in program.session.read(program.session.shown)[1] if m.type != "date")
    program.window.reader.view.set_cursor(mention.span)
    key(qtbot, program.window.reader.view, Qt.Key.Key_I, CTRL)
    wait_page(qtbot, program, Named(mention.type, mention.canonical))


def test_the_keys_that_walk_an_article_leave_the_workspace_alone(qtbot, entities):
    for one in (Qt.Key.Key_N, Qt.Key.Key_P, Qt.Key.Key_F3):
        key_in_window(qtbot, entities, one)
    assert entities.window.workspace.isVisible()


def test_listing_the_articles_of_an_entity_searches_for_it(qtbot, entities):
    show(qtbot, entities, VELT)
    key_in_window(qtbot, entities, Qt.Key.Key_A, CTRL, SHIFT)
    assert entities.window.strip.search.text() == 'person:"Mara Velt"'
    assert entities.window.reader.isVisible()


def test_every_part_of_the_workspace_has_a_name_that_can_be_read_out(entities):
    workspace = entities.entities.workspace
    parts = [
        w for w in workspace.findChildren(QWidget) if w.focusPolicy() != Qt.FocusPolicy.NoFocus
    ]
    silent = [w.objectName() for w in parts if not w.accessibleName()]
    assert [name for name in silent if not name.startswith("qt_")] == []


def test_in_a_narrow_window_the_name_keeps_its_room(qtbot, entities: Program) -> None:
    workspace = entities.entities.workspace
    entities.window.resize(1024, 700)
    qtbot.waitUntil(workspace.aside.isHidden)
    page = workspace.page
    qtbot.waitUntil(lambda: page.title.width() > 200)
    assert page.title.geometry().bottom() < page.meta.geometry().top()
    assert all(button.width() >= button.sizeHint().width() for button in page.buttons)
    key_in_window(qtbot, entities, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(workspace.aside.isVisible)
    qtbot.waitUntil(lambda: page.title.width() > 200)
    entities.window.resize(1440, 900)
    qtbot.waitUntil(lambda: page.width() > 620)
    assert workspace.aside.isVisible()
