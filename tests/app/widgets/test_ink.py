"""The grounds of rows: hover, selection, a selection whose pane is not active, the focus."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QListWidget, QStyle, QStyleOptionViewItem

from satchel.theme.tokens import tokens
from satchel.widgets.ink import is_selected, paint_ground

State = QStyle.StateFlag
LIGHT = tokens("light")


def painted(state: State, widget: QListWidget | None) -> tuple[QColor, QColor, QColor]:
    """The colours of a row at its left bar, at its upper edge and in its middle."""
    image = QImage(100, 40, QImage.Format.Format_RGB32)
    image.fill(LIGHT.surface)
    option = QStyleOptionViewItem()
    option.rect = QRect(0, 0, 100, 40)
    option.state = state
    option.widget = widget
    painter = QPainter(image)
    paint_ground(painter, option, LIGHT)
    painter.end()
    return image.pixelColor(1, 20), image.pixelColor(50, 0), image.pixelColor(50, 20)


def test_what_is_selected_in_the_active_pane_has_the_accent_bar(qtbot) -> None:
    view = QListWidget()
    qtbot.addWidget(view)
    with qtbot.waitActive(view):
        view.show()
        view.activateWindow()
        view.setFocus()
    bar, _edge, middle = painted(State.State_Selected, view)
    assert (bar, middle) == (LIGHT.accent, LIGHT.selection)


def test_a_selection_whose_pane_is_not_active_steps_back(qtbot) -> None:
    view = QListWidget()
    qtbot.addWidget(view)
    bar, _edge, middle = painted(State.State_Selected, view)
    assert (bar, middle) == (LIGHT.line_strong, LIGHT.hover)
    option = QStyleOptionViewItem()
    option.state, option.widget = State.State_Selected, view
    assert not is_selected(option)


def test_the_keyboards_focus_is_a_line_around_the_row() -> None:
    focus = State.State_HasFocus | State.State_KeyboardFocusChange
    _bar, edge, middle = painted(focus, None)
    assert (edge, middle) == (LIGHT.accent, LIGHT.surface)
    assert painted(State.State_HasFocus, None)[1] == LIGHT.surface
