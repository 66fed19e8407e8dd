"""What the reader says of copies: what this is a copy of, or which copies there are."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from fake_desk import FIRST, SECOND, THIRD, FakeDesk
from satchel.application import Program

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def program(monkeypatch: pytest.MonkeyPatch, open_window: Callable[[], Program]) -> Program:
    """A window on three articles, of which the third is a copy of the first."""
    monkeypatch.setattr(FakeDesk, "copies", lambda _: {THIRD: FIRST})
    return open_window()


def follow(qtbot, program: Program) -> None:
    qtbot.mouseClick(program.window.reader.copies.link, Qt.MouseButton.LeftButton)


def test_a_copy_says_what_it_is_a_copy_of_and_leads_there(qtbot, program: Program) -> None:
    program.session.article_wanted.emit(THIRD, False)
    line = program.window.reader.copies
    assert (line.words, line.link.text()) == ("Copy of", "Trade grows again, The Daily")
    assert line.link.toolTip() == "Trade grows again, The Daily"
    follow(qtbot, program)
    assert program.session.shown == FIRST


def test_the_first_names_its_copies_and_a_menu_leads_to_each(qtbot, program: Program) -> None:
    program.session.article_wanted.emit(FIRST, False)
    line = program.window.reader.copies
    assert (line.words, line.link.text()) == ("1 copy in this pack:", "The Weekly")
    assert line.link.toolTip() == "A quiet note, The Weekly"
    follow(qtbot, program)
    menu = line.findChild(QMenu, "copies_menu")
    assert [action.text() for action in menu.actions()] == ["A quiet note, The Weekly"]
    menu.actions()[0].trigger()
    menu.close()
    assert program.session.shown == THIRD


def test_an_article_without_copies_says_nothing_of_them(program: Program) -> None:
    program.session.article_wanted.emit(SECOND, False)
    assert program.window.reader.copies.isHidden()
