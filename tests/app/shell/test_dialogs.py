"""Dialogs that tell: a table that reads as one."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QTreeWidget, QWidget

from briefindex.model.pack import ImportProblem
from satchel.shell.dialogs import show_refused
from satchel.theme.theme import Theme

# The offscreen platform says so of every window that it cannot place.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

LONG = "Protected by a password. Save a copy without it and add that. " * 4


@pytest.fixture
def table(qtbot, styled: QApplication) -> Iterator[QTreeWidget]:
    Theme("light").apply()
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = show_refused(
        parent,
        [ImportProblem("a.txt", "It is empty."), ImportProblem("annex-2.docx", LONG)],
        (),
        lambda: None,
    )
    yield dialog.findChild(QTreeWidget, "refused_table")
    dialog.close()
    styled.setStyleSheet("")


def ink_left(table: QTreeWidget, widget: QWidget, column: int, y: int) -> int:
    """Where the first letter of a column begins on the line through `y`."""
    left = table.header().sectionPosition(column) + 2
    image = widget.grab().toImage()
    ground = image.pixelColor(left, y - 8)
    for x in range(left, left + 60):
        if any(image.pixelColor(x, y + dy) != ground for dy in range(-4, 5)):
            return x
    raise AssertionError("nothing is written there")


def test_a_row_is_32_high_and_higher_only_where_the_words_need_it(qtbot, table) -> None:
    qtbot.waitUntil(lambda: table.visualItemRect(table.topLevelItem(1)).height() > 40)
    assert table.visualItemRect(table.topLevelItem(0)).height() == 32


def test_the_words_stand_under_their_heads(table: QTreeWidget) -> None:
    heads, rows = table.header().viewport(), table.viewport()
    middle = heads.rect().center().y()
    row = table.visualItemRect(table.topLevelItem(0)).center()
    for column in (0, 1):
        head = ink_left(table, heads, column, middle)
        assert abs(head - ink_left(table, rows, column, row.y())) <= 2


def test_a_correction_without_its_sentence_is_told_and_no_file_is_called_refused(qtbot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = show_refused(
        parent, (), [ImportProblem("a.txt", "You corrected “5 trains”.")], lambda: None
    )
    (words, *_) = (label.text() for label in dialog.findChildren(QLabel))
    assert words.startswith("No file of this pack was refused. Some corrections")
    table = dialog.findChild(QTreeWidget, "refused_table")
    assert table.topLevelItem(0).text(0) == "a.txt"
    dialog.close()
