"""Paints the seven forms of underline, the figure's tint and line, and grounds under words."""

from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from satchel.theme.tokens import Tokens, mark_geometry


def paint_mark(
    painter: QPainter, kind: str, left: float, right: float, baseline: float, tokens: Tokens
) -> None:
    """Paint the underline of a type of entity between two x, under a baseline."""
    mark = tokens.entity[kind]
    form = mark_geometry(mark.style)
    y = round(baseline + form.y[0]) + 0.5
    if mark.style == "wave":
        _wave(painter, left, right, y, mark.underline)
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.setPen(_pen(mark.underline.name(), form.width, form.dash))
    if mark.style == "bracket":
        painter.drawLine(QPointF(left, y - 3), QPointF(left, y))
        painter.drawLine(QPointF(right - 1, y - 3), QPointF(right - 1, y))
    for below in form.y:
        y = round(baseline + below) + 0.5
        painter.drawLine(QPointF(left, y), QPointF(right - 1, y))


def paint_figure(
    painter: QPainter, left: float, right: float, baseline: float, ascent: float, tokens: Tokens
) -> None:
    """Paint a figure's tint and its line."""
    form = mark_geometry("figure")
    bottom = round(baseline + form.y[0])
    top = round(baseline - ascent)
    box = QRectF(left - 2, top, right - left + 4, bottom - top)
    painter.fillRect(box, tokens.figure_tint)
    painter.fillRect(QRectF(left - 2, bottom, right - left + 4, form.width), tokens.figure_line)


def paint_hit(painter: QPainter, box: QRectF, tokens: Tokens, *, current: bool) -> None:
    """Paint the ground of a hit; the current one is stronger and has a line around it."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if current:
        painter.setPen(QPen(tokens.line_strong, 1))
        painter.setBrush(tokens.hit_current)
        painter.drawRoundedRect(box.adjusted(-1.5, -0.5, 1.5, 0.5), 2.5, 2.5)
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tokens.hit)
    painter.drawRoundedRect(box.adjusted(-1, 0, 1, 0), 2, 2)


@cache
def _pen(colour: str, width: float, dash: tuple[float, ...]) -> QPen:
    pen = QPen(QColor(colour), width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if dash:
        pen.setDashPattern([part / width for part in dash])
    return pen


def _wave(painter: QPainter, left: float, right: float, y: float, colour: QColor) -> None:
    """A wave of period 6, in phase along the line, so that pieces of one name join."""
    path = QPainterPath(QPointF(left, y))
    step = 1.5
    x = left
    turns = (0.0, -1.1, 0.0, 1.1)
    while x < right:
        x = min(right, x + step)
        path.lineTo(QPointF(x, y + turns[int((x - left) / step) % 4]))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, 1.1))
    painter.drawPath(path)
