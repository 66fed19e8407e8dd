"""What a row is painted with: its ground, and the colours of its words in each state."""

from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from satchel.theme.tokens import ThemeName, Tokens
from satchel.theme.tokens import tokens as tokens_of

BAR = 3
"""Width of the accent bar at the left of what is selected."""


@dataclass(frozen=True, slots=True)
class Ink:
    """The colours of words and signs on one row."""

    text: QColor
    muted: QColor
    faint: QColor
    accent: QColor
    conflict: QColor
    derived: QColor
    target: QColor
    expected: QColor

    def status(self, status: str) -> QColor:
        """The colour of the sign and word of a status."""
        return {"target": self.target, "expected": self.expected}.get(status, self.text)


@cache
def _ink(name: ThemeName, *, one_colour: bool) -> Ink:
    of = tokens_of(name)
    if one_colour:
        return Ink(*([of.selection_text] * 8))
    return Ink(
        text=of.text,
        muted=of.muted,
        faint=of.faint,
        accent=of.accent,
        conflict=of.status["conflict"],
        derived=of.status["derived"],
        target=of.status["target"],
        expected=of.status["expected"],
    )


def ink(tokens: Tokens, *, selected: bool) -> Ink:
    """The colours for a row; on the high-contrast selection everything takes one colour."""
    return _ink(tokens.name, one_colour=selected and tokens.high_contrast)


def is_selected(option: QStyleOptionViewItem) -> bool:
    """Whether the row is painted as selected: in a pane that is active."""
    return bool(option.state & QStyle.StateFlag.State_Selected) and _pane_is_active(option)


def _pane_is_active(option: QStyleOptionViewItem) -> bool:
    return option.widget is None or option.widget.hasFocus()


def paint_ground(painter: QPainter, option: QStyleOptionViewItem, tokens: Tokens) -> None:
    """The ground of a row: hover, selection with its bar, the line of the keyboard's focus."""
    rect = option.rect
    state = option.state
    chosen = bool(state & QStyle.StateFlag.State_Selected)
    active = is_selected(option)
    if active:
        painter.fillRect(rect, tokens.selection)
    elif chosen or state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(rect, tokens.hover)
    if chosen:
        bar = QRect(rect.x(), rect.y(), BAR, rect.height())
        painter.fillRect(bar, tokens.accent if active else tokens.line_strong)
    if (
        state & QStyle.StateFlag.State_KeyboardFocusChange
        and state & QStyle.StateFlag.State_HasFocus
    ):
        _paint_focus(painter, rect, tokens, width=1 if active else 2)


def _paint_focus(painter: QPainter, rect: QRect, tokens: Tokens, *, width: int) -> None:
    """The line inside a row; thinner where the ground and the bar tell of the focus already."""
    painter.setPen(QPen(tokens.accent, width))
    painter.drawRect(rect.adjusted(width // 2, width // 2, -1, -2))


def paint_hairline(painter: QPainter, option: QStyleOptionViewItem, tokens: Tokens) -> None:
    """The line below a row."""
    rect = option.rect
    painter.fillRect(QRect(rect.x(), rect.bottom(), rect.width(), 1), tokens.line)
