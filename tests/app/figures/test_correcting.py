"""Corrections of figures from the window: by keys and by mouse, marked, undone, outliving all."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QMessageBox
from tests.app.figures.correcting import cards, choose, correct, figure, form, press, value

from briefindex import desk
from briefindex.desk import building
from satchel.application import Program
from satchel.figures.card_delegate import CORRECTED, RESET
from satchel.widgets.rows import ROW

# The offscreen platform says so of every window that it cannot place.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

TEXT = """Trade with the neighbours is growing

Trade between Brazil and Japan reached more than $8 billion in 2021, said minister Ana Prado.

Exports of soybeans from Paraguay were $3 billion in 2020.
"""


@pytest.fixture
def program(window_on):
    return window_on(TEXT)


def test_f2_on_a_card_opens_the_form_with_the_sentence_and_what_the_figure_has(qtbot, program):
    dialog = form(qtbot, program)
    assert "Brazil and Japan reached <b>more than $8 billion</b> in 2021" in dialog.sentence.text()
    held = {name: row.text for name, row in dialog.rows.items()}
    assert (held["value"], held["unit"], held["qualifier"]) == ("8 bn", "USD", "more than")
    assert (held["period"], held["status"]) == ("2021", "actual")
    assert not any(row.reset.isVisible() for row in dialog.rows.values())


def test_a_corrected_value_is_shown_marked_and_said(qtbot, program):
    correct(qtbot, program, value="8.4 bn")
    assert value(program) == "> $8.4 bn"
    assert desk.corrected_fields(figure(program)) == {"value"}
    index = program.window.figures.cards.rows.index(0, 0)
    assert "corrected, found Value: 8 bn" in index.data(Qt.ItemDataRole.AccessibleTextRole)


def test_the_form_says_how_the_value_will_read(qtbot, program):
    dialog = form(qtbot, program)
    assert dialog.meant.text() == "It will read: >\u00a0$8\u00a0bn"
    qtbot.keyClicks(dialog.rows["value"].entry, "9")
    assert dialog.meant.text() == "It will read: >\u00a0$9"
    qtbot.keyClicks(dialog.rows["value"].entry, " b")
    assert dialog.meant.text() == "It will read: >\u00a0$9\u00a0bn"
    qtbot.keyClicks(dialog.rows["value"].entry, "ook")
    assert dialog.meant.text() == ""


def test_tab_goes_from_a_changed_field_to_the_next_field_not_to_its_reset(qtbot, program):
    dialog = form(qtbot, program)
    qtbot.keyClicks(dialog.rows["value"].entry, "9 bn")
    assert dialog.rows["value"].reset.isVisible()
    passed = []
    for _ in range(len(dialog.rows) + 1):
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        passed.append(dialog.focusWidget().objectName())
    assert passed[0] == "correct_unit"
    assert passed[-2:] == ["correct_hidden", "reset_value"]


def test_a_minus_of_what_decreases_is_refused(qtbot, program):
    correct(qtbot, program, direction="decrease")
    dialog = form(qtbot, program)
    dialog.rows["value"].entry.setText("-8 bn")
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert "choose the direction" in dialog.trouble.text()
    assert dialog.focusWidget() is dialog.rows["value"].entry


def test_status_is_chosen_with_the_keyboard(qtbot, program):
    correct(qtbot, program, status="target", speaker="the article")
    assert (figure(program).status, figure(program).speaker) == ("target", None)


def test_what_cannot_be_kept_is_said_and_the_form_stays(qtbot, program):
    dialog = form(qtbot, program)
    dialog.rows["period"].entry.selectAll()
    qtbot.keyClicks(dialog.rows["period"].entry, "soon")
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert "for example 2025" in dialog.trouble.text()
    assert dialog.focusWidget() is dialog.rows["period"].entry
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert value(program) == "> $8 bn"
    assert not program.editing.edits.stack.canUndo()


def test_undo_and_redo_have_a_name_and_work_after_the_panel_was_filled_anew(qtbot, program):
    correct(qtbot, program, value="8.4 bn")
    correct(qtbot, program, period="first half of 2024")
    program.session.refresh()
    by_name = program.window.actions_.by_name
    assert by_name["undo"].text() == "&Undo: a figure's period"
    for said, period in (("> $8.4 bn", "2021"), ("> $8 bn", "2021")):
        with qtbot.waitSignal(program.session.decided):
            press(qtbot, program, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        now = figure(program)
        assert (value(program), desk.period_text(now.period, now.status)) == (said, period)
    assert not figure(program).corrected
    with qtbot.waitSignal(program.session.decided):
        by_name["redo"].trigger()
    assert value(program) == "> $8.4 bn"


def test_a_correction_outlives_a_new_reading_and_reset_restores_what_was_found(
    qtbot, program, tmp_path, monkeypatch
):
    before = figure(program)
    correct(qtbot, program, value="8.4 bn", period="by 2030")
    monkeypatch.setattr(building, "analysis_version", lambda: "another")
    desk.build(tmp_path / "pack", [])
    program.session.refresh()
    assert value(program) == "> $8.4 bn"
    assert desk.corrected_fields(figure(program)) == {"value", "period"}
    choose(qtbot, program)
    with qtbot.waitSignal(program.session.decided):
        press(qtbot, program, Qt.Key.Key_F2, Qt.KeyboardModifier.ShiftModifier)
    assert figure(program) == before


def test_one_field_is_reset_in_the_form(qtbot, program):
    correct(qtbot, program, value="8.4 bn", speaker="Rui Costa")
    dialog = form(qtbot, program)
    row = dialog.rows["value"]
    assert row.note.text() == "found: 8 bn"
    qtbot.mouseClick(row.reset, Qt.MouseButton.LeftButton)
    assert row.text == "8 bn"
    with qtbot.waitSignal(program.session.decided):
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert desk.corrected_fields(figure(program)) == {"speaker"}


def test_reset_all_in_the_form_takes_every_correction_back(qtbot, program):
    before = figure(program)
    correct(qtbot, program, value="8.4 bn", indicator="Port fees")
    assert figure(program).indicator.key == "own-port-fees"
    dialog = form(qtbot, program)
    dialog.reset_all.click()
    with qtbot.waitSignal(program.session.decided):
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert figure(program) == before


def test_an_indicator_of_the_packs_can_be_picked(qtbot, program):
    program.session.compare()
    qtbot.waitUntil(lambda: bool(program.session.comparison.rows))
    other = figure(program, 1)
    correct(qtbot, program, indicator=other.indicator.label)
    assert figure(program).indicator.key == other.indicator.key


def test_what_is_no_figure_leaves_the_cards_and_can_be_shown_and_taken_in_again(qtbot, program):
    before = figure(program)
    choose(qtbot, program)
    with qtbot.waitSignal(program.session.decided):
        press(qtbot, program, Qt.Key.Key_F2, Qt.KeyboardModifier.ControlModifier)
    pane = program.window.figures
    assert before.id not in {card.figure.id for card in pane.cards.rows.listed}
    assert pane.note.taken_out.isVisible()
    assert cards(program).currentIndex().row() == 0
    pane.note.taken_out.trigger()
    assert desk.is_taken_out(pane.current_figure())
    (row,) = (n for n, card in enumerate(pane.cards.rows.listed) if not card.number)
    assert "not a figure" in pane.cards.rows.index(row, 0).data()
    choose(qtbot, program, row)
    with qtbot.waitSignal(program.session.decided):
        press(qtbot, program, Qt.Key.Key_F2, Qt.KeyboardModifier.ControlModifier)
    assert figure(program) == before


def test_without_a_chosen_figure_the_keys_say_what_to_do(qtbot, program):
    with qtbot.waitSignal(program.session.trouble) as told:
        press(qtbot, program, Qt.Key.Key_F2)
    assert "No figure is chosen" in told.args[0]
    program.window.findChildren(QMessageBox)[-1].reject()
    choose(qtbot, program)
    with qtbot.waitSignal(program.session.trouble) as told:
        press(qtbot, program, Qt.Key.Key_F2, Qt.KeyboardModifier.ShiftModifier)
    assert told.args == ["This figure is as it was found."]


def link(program: Program, name: str) -> QPoint:
    pane = program.window.figures
    cards(program).viewport().repaint()
    boxes = pane.cards.delegate._links[figure(program).id]
    return next(box for found, box in boxes if found == name).center().toPoint()


def test_pencils_tell_what_was_found_and_reset_is_a_click(qtbot, program):
    before = figure(program)
    correct(qtbot, program, value="8.4 bn")
    pane, viewport = program.window.figures, cards(program).viewport()
    qtbot.mouseMove(viewport, link(program, CORRECTED) - QPoint(3, 3))
    qtbot.mouseMove(viewport, link(program, CORRECTED))
    qtbot.waitUntil(lambda: pane.hints.tooltip.words[0] == "You corrected this figure.")
    assert "Value, found: 8 bn" in pane.hints.tooltip.words[1]
    assert "more than $8 billion" in pane.hints.tooltip.words[1]
    with qtbot.waitSignal(program.session.decided):
        qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=link(program, RESET))
    assert figure(program) == before


def test_a_corrected_importance_has_its_pencil_by_the_number(qtbot, program):
    correct(qtbot, program, salience="secondary")
    assert desk.corrected_fields(program.window.figures.current_figure()) == {"salience"}
    pane = program.window.figures
    cards(program).viewport().repaint()
    links = pane.cards.delegate._links[pane.current_figure().id]
    (pencil,) = (box for found, box in links if found == CORRECTED)
    assert pencil.right() < min(box.left() for found, box in links if found == RESET)


def test_every_way_is_in_the_menu_of_a_card_and_in_the_edit_menu(program):
    names = {"correct_figure", "reset_figure", "not_a_figure"}
    offered = {action.objectName() for action in cards(program).actions()}
    edit = {action.objectName() for action in program.window.actions_.menus["Edit"].actions()}
    assert names <= offered
    assert names <= edit
    assert all(program.window.actions_.by_name[name].shortcuts() for name in names)


def test_everything_in_the_form_has_a_name_for_a_screen_reader(qtbot, program):
    dialog = form(qtbot, program)
    for row in dialog.rows.values():
        assert row.entry.accessibleName()
        assert row.reset.accessibleName().startswith("Reset: ")
    assert isinstance(dialog.rows["indicator"].entry, QComboBox)
    assert dialog.focusWidget() is dialog.rows["value"].entry
    assert program.window.figures.cards.currentIndex().data(ROW) is not None


def test_a_corrected_figure_is_copied_as_the_analysts(qtbot, program):
    correct(qtbot, program, value="8.4 bn")
    choose(qtbot, program)
    program.window.figures.copy()
    lines = QApplication.clipboard().text().split("\n")
    assert "$8.4" in lines[0]
    assert lines[1] == "Corrected by the analyst. Value, found: 8 bn"
    assert lines[2].startswith("Trade between Brazil and Japan reached more than $8 billion")
