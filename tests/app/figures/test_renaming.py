"""A corrected indicator: of the one figure, or of all that stand under it."""

import pytest
from PySide6.QtCore import Qt
from tests.app.figures.correcting import cards, form

from briefindex import desk
from briefindex.desk import building
from satchel.application import Program

# The offscreen platform says so of every window that it cannot place.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

TEXT = """Cocoa and the ports

Exports of cocoa from Ghana were $2 billion in 2019.

Exports of cocoa from Ghana were $3 billion in 2020.

Exports of cocoa from Ghana reached $4 billion in 2021.

The port of Tema handled 17 million tonnes in 2021.
"""


@pytest.fixture
def program(window_on):
    return window_on(TEXT)


def rename(qtbot, program: Program, words: str, *, every: bool) -> None:
    """Type another indicator into the form of the first card, by keys alone."""
    dialog = form(qtbot, program)
    qtbot.waitUntil(dialog.isActiveWindow)
    line = dialog.rows["indicator"].entry.lineEdit()
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, words)
    if every:
        qtbot.keyClick(dialog.rows["indicator"].entry, Qt.Key.Key_Tab)
        assert dialog.focusWidget() is dialog.reach.one
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Down)
        assert dialog.reach.every.isChecked()
    with qtbot.waitSignal(program.session.decided):
        qtbot.keyClick(dialog, Qt.Key.Key_Return)


def labels(program: Program) -> list[str]:
    return sorted(card.figure.indicator.label for card in cards(program).rows.listed)


def compared(program: Program) -> list[str]:
    figures = program.session.desk.figures()
    return [each.indicator.label for each in program.session.labelled(figures)]


def test_the_form_says_that_other_figures_have_the_indicator_once_it_is_changed(qtbot, program):
    dialog = form(qtbot, program)
    assert not dialog.reach.isVisible()
    dialog.rows["indicator"].entry.setEditText("Cocoa shipped")
    assert dialog.reach.isVisible()
    assert dialog.reach.told.text() == "2 other figures have this indicator."
    assert dialog.reach.every.accessibleName() == "All 3 figures of this indicator"
    assert dialog.reach.one.isChecked()
    dialog.rows["indicator"].restore()
    assert not dialog.reach.isVisible()


def test_only_the_one_figure_is_renamed_unless_all_are_chosen(qtbot, program):
    before = labels(program)
    rename(qtbot, program, "Cocoa shipped", every=False)
    assert labels(program).count("Cocoa shipped") == 1
    program.window.actions_.by_name["undo"].trigger()
    qtbot.waitUntil(lambda: labels(program) == before)


def test_all_figures_of_an_indicator_are_renamed_marked_and_taken_back_at_once(qtbot, program):
    before = labels(program)
    rename(qtbot, program, "Cocoa shipped", every=True)
    assert labels(program).count("Cocoa shipped") == 3
    figures = [card.figure for card in cards(program).rows.listed]
    named = [each for each in figures if each.indicator.label == "Cocoa shipped"]
    assert len({each.indicator.key for each in named}) == 1
    assert all(desk.corrected_fields(each) == {"indicator"} for each in named)
    assert "the indicator of 3 figures" in program.window.actions_.by_name["undo"].text()
    program.window.actions_.by_name["undo"].trigger()
    qtbot.waitUntil(lambda: labels(program) == before)
    program.window.actions_.by_name["redo"].trigger()
    qtbot.waitUntil(lambda: labels(program).count("Cocoa shipped") == 3)


def test_the_new_indicator_of_all_outlives_a_new_reading_and_is_reset_for_all(
    qtbot, program, tmp_path, monkeypatch
):
    before = labels(program)
    rename(qtbot, program, "Cocoa shipped", every=True)
    monkeypatch.setattr(building, "analysis_version", lambda: "another")
    desk.build(tmp_path / "pack", [])
    program.session.refresh()
    assert labels(program).count("Cocoa shipped") == 3
    qtbot.waitUntil(lambda: compared(program).count("Cocoa shipped") == 3)
    dialog = form(qtbot, program)
    dialog.rows["indicator"].restore()
    assert dialog.reach.isVisible()
    dialog.reach.every.setChecked(True)
    with qtbot.waitSignal(program.session.decided):
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert labels(program) == before
