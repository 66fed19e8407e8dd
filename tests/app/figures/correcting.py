"""What a user does with the form of a figure, for the tests of this folder."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from briefindex import desk
from satchel.application import Program
from satchel.figures.correct_dialog import CorrectDialog


def cards(program: Program):
    return program.window.figures.cards


def figure(program: Program, row: int = 0):
    return program.window.figures.cards.rows.listed[row].figure


def value(program: Program, row: int = 0) -> str:
    return desk.value_text(figure(program, row)).replace("\u202f", " ")


def choose(qtbot, program: Program, row: int = 0) -> None:
    program.window.activateWindow()
    qtbot.waitUntil(program.window.isActiveWindow)
    cards(program).setFocus()
    cards(program).setCurrentIndex(program.window.figures.cards.rows.index(row, 0))


def press(qtbot, program: Program, key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    program.window.activateWindow()
    qtbot.waitUntil(program.window.isActiveWindow)
    qtbot.keyClick(cards(program), key, modifier)


def form(qtbot, program: Program, row: int = 0) -> CorrectDialog:
    choose(qtbot, program, row)
    press(qtbot, program, Qt.Key.Key_F2)
    dialog = program.window.findChildren(CorrectDialog)[-1]
    qtbot.waitUntil(dialog.isVisible)
    return dialog


def correct(qtbot, program: Program, row: int = 0, **words: str) -> None:
    """Type into fields of the form and press Enter, as a user does."""
    dialog = form(qtbot, program, row)
    for name, text in words.items():
        entry = dialog.rows[name].entry
        entry.setFocus()
        if isinstance(entry, QComboBox) and not entry.isEditable():
            qtbot.keyClicks(entry, text)
            continue
        line = entry.lineEdit() if isinstance(entry, QComboBox) else entry
        line.selectAll()
        qtbot.keyClicks(line, text)
    with qtbot.waitSignal(program.session.decided):
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
