"""The small picture of an indicator in a list: baseline, stems, signs; no axis, no line."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterStateGuard, QPen

from briefindex.model.ledger import Mark
from satchel.painting.inks import Inks
from satchel.painting.signs import sign

WIDTH: Final = 116
HEIGHT: Final = 26
_LANE: Final = 6.0
_FIRST, _LAST = 40.0, 82.0
_BESIDE: Final = 9.0
_SIGN: Final = 0.8
_STATED_SIGNS: Final = 40
"""Of more values only the stems are painted: signs would lie on one another."""


def paint_sparkline(painter: QPainter, marks: Sequence[Mark], box: QRectF, inks: Inks) -> None:
    """Paint values by time: those without a year at the left, aims without one at the right."""
    with QPainterStateGuard(painter):
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        low = min([0.0, *(mark.value for mark in marks)])
        span = max([0.0, *(mark.value for mark in marks)]) - low or 1.0
        room = box.height() - 9
        below = 4 - low / span * room if low else 0.0
        base = round(box.bottom() - below) - 0.5
        painter.setPen(QPen(inks("axis"), 1))
        painter.drawLine(QLineF(box.left(), base, box.right(), base))
        signed = len(marks) <= _STATED_SIGNS
        for mark, x in zip(marks, _places(marks, box), strict=True):
            high = mark.value / span * room + (4 if mark.value >= 0 else 0)
            _paint(painter, mark, QPointF(x, base - high), base, inks, signed=signed)


def _places(marks: Sequence[Mark], box: QRectF) -> list[float]:
    days = [mark.day for mark in marks if mark.day is not None]
    first, last = min(days, default=date.min), max(days, default=date.min)
    span = (last - first).days
    taken: set[float] = set()
    found: list[float] = []
    for mark in marks:
        if mark.day is None:
            x = box.left() + _LANE if mark.status == "actual" else box.right() - _LANE
        else:
            share = (mark.day - first).days / span if span else 0.5
            x = box.left() + _FIRST + share * (_LAST - _FIRST)
        while round(x) in taken and x < box.right() - _BESIDE:
            x += _BESIDE
        taken.add(round(x))
        found.append(x)
    return found


def _paint(
    painter: QPainter, mark: Mark, centre: QPointF, base: float, inks: Inks, *, signed: bool
) -> None:
    name = "derived" if mark.derived and mark.status == "actual" else mark.status
    if mark.status == "actual" and not mark.derived and abs(base - centre.y()) > 4:
        pen = QPen(inks("axis"), 1.2)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        near = 2 if centre.y() < base else -2
        painter.drawLine(QLineF(centre.x(), base, centre.x(), centre.y() + near))
    if not signed:
        return
    if mark.bound:
        way = -1 if mark.bound == "up" else 1
        tip = centre.y() + way * 8
        painter.setPen(QPen(inks.status(name), 1.1))
        painter.drawLine(QLineF(centre.x(), centre.y(), centre.x(), tip))
        painter.drawLine(QLineF(centre.x(), tip, centre.x() - 2.2, tip - way * 2.6))
        painter.drawLine(QLineF(centre.x(), tip, centre.x() + 2.2, tip - way * 2.6))
    sign(painter, name, centre, _SIGN, inks)
