"""The signs of status in any size, in the inks of page or theme."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPainterStateGuard

from satchel.painting.inks import Inks, paper_inks
from satchel.widgets.signs import paint_sign


def sign(
    painter: QPainter, status: str, centre: QPointF, size: float = 1.0, inks: Inks | None = None
) -> None:
    """The sign of a status, in the inks of print where no others are given; 1 is 8 pixels."""
    with QPainterStateGuard(painter):
        painter.translate(centre)
        painter.scale(size, size)
        paint_sign(painter, status, QPointF(0, 0), (inks or paper_inks()).status(status))
