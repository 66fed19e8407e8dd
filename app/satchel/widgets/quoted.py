"""A sentence in one line around the value that it states, cut between words."""

from typing import Final

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter

from satchel.theme.fonts import font, metrics
from satchel.theme.tokens import Tokens
from satchel.widgets.cutting import cut_words
from satchel.widgets.ink import Ink
from satchel.widgets.strokes import paint_figure

_ENOUGH: Final = 400
"""Of a long sentence so many letters on each side of the value are looked at."""
_BEFORE: Final = 0.55
"""How much of the room beside the value stands before it, where both sides are too long."""


def paint_quoted(
    painter: QPainter,
    quoted: tuple[str, str, str],
    size: int,
    at: QPointF,
    look: tuple[Tokens, Ink],
) -> None:
    """Paint what `around` left, the value on its tint, along a baseline."""
    before, mark, behind = quoted
    measure, (tokens, colours) = metrics("read", size), look
    left = at.x() + measure.horizontalAdvance(before)
    if not tokens.high_contrast:
        right = left + measure.horizontalAdvance(mark)
        paint_figure(painter, left, right, at.y(), measure.ascent(), tokens)
    painter.setFont(font("read", size))
    painter.setPen(colours.text)
    painter.drawText(at, f"{before}{mark}{behind}")


def around(
    sentence: str, start: int, end: int, room: float, size: int = 15
) -> tuple[str, str, str]:
    """What of a sentence stands before its value, the value, and what stands behind it.

    Ellipses tell what was cut; words are not cut in two where there is room for a word.
    """
    head, rest = sentence[:start], sentence[end:]
    before = f"“{' '.join(head.split())}{' ' if head[-1:].isspace() else ''}"
    middle = " ".join(sentence[start:end].split())
    behind = f"{' ' if rest[:1].isspace() else ''}{' '.join(rest.split())}”"
    before, behind = before[-_ENOUGH:], behind[:_ENOUGH]
    measure = metrics("read", size)
    shown = cut_words(middle, measure, room - measure.horizontalAdvance("“……”"))
    if shown != middle:  # nothing beside it has room
        return "“…" if head.strip() else "“", shown, "”"
    room -= measure.horizontalAdvance(middle)
    wide, tail = measure.horizontalAdvance(before), measure.horizontalAdvance(behind)
    if wide + tail <= room:
        return before, middle, behind
    front = min(wide, max(room * _BEFORE, room - tail))
    before = _last_words(before, front, size)
    return before, middle, _first_words(behind, room - measure.horizontalAdvance(before), size)


def _last_words(text: str, room: float, size: int) -> str:
    measure = metrics("read", size)
    if measure.horizontalAdvance(text) <= room:
        return text
    words = text.split(" ")
    while len(words) > 1 and measure.horizontalAdvance(f"“…{' '.join(words)}") > room:
        words.pop(0)
    return f"“…{' '.join(words)}"


def _first_words(text: str, room: float, size: int) -> str:
    measure = metrics("read", size)
    if measure.horizontalAdvance(text) <= room:
        return text
    words = text.split(" ")
    while len(words) > 1 and measure.horizontalAdvance(f"{' '.join(words)}…”") > room:
        words.pop()
    while len(words) > 1 and any(letter.isdigit() for letter in words[-1]):
        words.pop()  # its unit or its thousands may stand in what was cut
    return f"{' '.join(words).rstrip(',;:')}…”"
