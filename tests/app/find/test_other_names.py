"""The line on other names: what it says, and the click and the key that do without them."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from briefindex.model.search import SearchResult
from fake_desk import FakeDesk
from satchel.find.other_names import OtherNames
from satchel.theme.theme import Theme

CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
WITHOUT_SIGN = FakeDesk.search


def search(desk: FakeDesk, query: str, *others):
    """The corridor is called a lane, too, unless one asks literally."""
    found = WITHOUT_SIGN(desk, query.removeprefix("="), *others)
    if query == "corridor":
        return replace(found, also_finds=("lane",), literally="=corridor")
    return replace(found, query=query, with_names="corridor" if query == "=corridor" else None)


@pytest.fixture
def program(monkeypatch, open_window):
    monkeypatch.setattr(FakeDesk, "search", search)
    return open_window()


def ask(qtbot, program, words):
    program.window.strip.search.setText(words)
    qtbot.waitUntil(lambda: program.session.answer is not None)
    qtbot.waitUntil(lambda: program.session.answer.query == words)


def click(qtbot, program, link):
    """Click on a link once it stands where it is drawn."""
    window = program.window
    qtbot.waitUntil(lambda: window.childAt(link.mapTo(window, link.rect().center())) is link)
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)


def test_a_click_searches_literally_and_another_finds_other_names_again(qtbot, program) -> None:
    line = program.window.finder.notes.other_names
    ask(qtbot, program, "corridor")
    assert line.isVisible()
    assert line.words == "Also finds “lane”"
    link = line.findChild(QPushButton)
    assert link.accessibleName() == "Search literally"
    click(qtbot, program, link)
    qtbot.waitUntil(lambda: line.words == "Only these words.")
    assert program.window.strip.search.text() == "=corridor"
    assert link.accessibleName() == "Find other names too"
    click(qtbot, program, link)
    qtbot.waitUntil(lambda: line.words == "Also finds “lane”")
    assert program.window.strip.search.text() == "corridor"


def test_a_key_does_what_the_link_does(qtbot, program) -> None:
    ask(qtbot, program, "corridor")
    qtbot.keyClick(program.window, Qt.Key.Key_L, CONTROL_SHIFT)
    qtbot.waitUntil(lambda: program.window.finder.notes.other_names.words == "Only these words.")
    assert program.session.finding.query == "=corridor"


def test_the_line_goes_where_there_are_no_other_names(qtbot, program) -> None:
    ask(qtbot, program, "corridor")
    ask(qtbot, program, "turnover")
    assert program.window.finder.notes.other_names.isHidden()
    qtbot.keyClick(program.window, Qt.Key.Key_L, CONTROL_SHIFT)
    assert program.session.finding.query == "turnover"


@pytest.mark.usefixtures("styled")
@pytest.mark.parametrize(
    ("names", "said"),
    [
        (("A", "B", "C"), "Also finds “A”, “B”, “C”"),
        (("A", "B", "C", "D"), "Also finds “A”, “B”, “C” and 1 more"),
        (("A", "B", "C", "D", "E"), "Also finds “A”, “B”, “C” and 2 more"),
    ],
)
def test_of_many_names_three_are_said(qtbot, names, said) -> None:
    place = QWidget()
    qtbot.addWidget(place)
    line = OtherNames(Theme("light", place), place)
    line.show_result(SearchResult("x", 1, 1.0, (), also_finds=names, literally="=x"))
    assert line.words == said
