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
    """Whether the row is painted as selected."""
    return bool(option.state & QStyle.StateFlag.State_Selected)


def paint_ground(painter: QPainter, option: QStyleOptionViewItem, tokens: Tokens) -> None:
    """The ground of a row: hover, selection with its bar, the line of the keyboard's focus."""
    rect = option.rect
    state = option.state
    if is_selected(option):
        painter.fillRect(rect, tokens.selection)
        painter.fillRect(QRect(rect.x(), rect.y(), BAR, rect.height()), tokens.accent)
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(rect, tokens.hover)
    if (
        state & QStyle.StateFlag.State_KeyboardFocusChange
        and state & QStyle.StateFlag.State_HasFocus
    ):
        painter.setPen(QPen(tokens.accent, 2))
        painter.drawRect(rect.adjusted(1, 1, -1, -2))


def paint_hairline(painter: QPainter, option: QStyleOptionViewItem, tokens: Tokens) -> None:
    """The line below a row."""
    rect = option.rect
    painter.fillRect(QRect(rect.x(), rect.bottom(), rect.width(), 1), tokens.line)
