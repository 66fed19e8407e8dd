"""The alphabet of signs: what is actual, aimed at, expected, derived, or in dispute.

One painter for cards, tables and lists. Shapes are painted, never typed.
"""

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterStateGuard, QPen

_RADIUS = 4.0


def paint_sign(painter: QPainter, sign: str, centre: QPointF, colour: QColor) -> None:
    """Paint the sign of a status ("actual", "target", "expected", "derived", "conflict")."""
    with QPainterStateGuard(painter):
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour, 1.5))
        if sign == "actual":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawEllipse(centre, _RADIUS, _RADIUS)
        elif sign == "target":
            painter.drawEllipse(centre, _RADIUS - 0.6, _RADIUS - 0.6)
        elif sign == "expected":
            _half_disc(painter, centre, colour)
        elif sign == "derived":
            _diamond(painter, centre, colour)
        else:
            _not_equal(painter, centre, colour)


def paint_pencil(painter: QPainter, centre: QPointF, colour: QColor) -> None:
    """Paint the small pencil that stands by what the analyst corrected; 10 pixels each way."""
    with QPainterStateGuard(painter):
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(centre)
        painter.rotate(45)
        painter.setPen(QPen(colour, 1.2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        shaft = [QPointF(-1.7, -5.2), QPointF(1.7, -5.2), QPointF(1.7, 2.6), QPointF(0, 5.8)]
        painter.drawPolygon([*shaft, QPointF(-1.7, 2.6)])
        painter.drawLine(QPointF(-1.7, -2.9), QPointF(1.7, -2.9))


def paint_star(painter: QPainter, centre: QPointF, colour: QColor) -> None:
    """Paint the star of a starred article; 11 pixels each way."""
    with QPainterStateGuard(painter):
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        turns = [math.pi * (n / 5 - 0.5) for n in range(10)]
        radii = [5.6 if n % 2 == 0 else 2.4 for n in range(10)]
        points = [
            centre + QPointF(radius * math.cos(turn), radius * math.sin(turn))
            for turn, radius in zip(turns, radii, strict=True)
        ]
        painter.drawPolygon(points)


def paint_check(painter: QPainter, centre: QPointF, colour: QColor) -> None:
    """Paint the check of what is chosen or read; 11 pixels wide."""
    with QPainterStateGuard(painter):
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour, 1.75))
        x, y = centre.x(), centre.y()
        points = [QPointF(x - 5.5, y + 0.5), QPointF(x - 1.5, y + 4.5), QPointF(x + 5.5, y - 4.5)]
        painter.drawPolyline(points)


def _half_disc(painter: QPainter, centre: QPointF, colour: QColor) -> None:
    painter.setPen(QPen(colour, 1.3))
    painter.drawEllipse(centre, _RADIUS - 0.4, _RADIUS - 0.4)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    box = QRectF(centre.x() - _RADIUS, centre.y() - _RADIUS, 2 * _RADIUS, 2 * _RADIUS)
    painter.drawPie(box, 90 * 16, 180 * 16)


def _diamond(painter: QPainter, centre: QPointF, colour: QColor) -> None:
    pen = QPen(colour, 1.4)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)  # square ends would close the gaps
    pen.setDashPattern([1.6, 1.1])
    painter.setPen(pen)
    r = _RADIUS + 0.6
    x, y = centre.x(), centre.y()
    corners = [QPointF(x, y - r), QPointF(x + r, y), QPointF(x, y + r), QPointF(x - r, y)]
    painter.drawPolygon(corners)


def _not_equal(painter: QPainter, centre: QPointF, colour: QColor) -> None:
    painter.setPen(QPen(colour, 1.3))
    x, y = centre.x(), centre.y()
    painter.drawLine(QPointF(x - 4, y - 1.6), QPointF(x + 4, y - 1.6))
    painter.drawLine(QPointF(x - 4, y + 1.6), QPointF(x + 4, y + 1.6))
    painter.drawLine(QPointF(x + 2, y - 4.2), QPointF(x - 2, y + 4.2))
