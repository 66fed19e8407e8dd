"""Paints the chart of an indicator: dots on stems, never a line between values.

One painter for window, page, PDF and picture. Lengths are pixels.
"""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterStateGuard, QPen

from briefindex.model.briefing import Chart
from satchel.painting.chart_plan import (
    LANES,
    PAGE,
    SCREEN,
    Look,
    Mark,
    formula_of,
    marks,
    places,
    slot_words,
)
from satchel.painting.inks import Inks, paper_inks
from satchel.painting.signs import sign
from satchel.painting.typeset import Style, Text, plain

__all__ = ["PAGE", "SCREEN", "ChartPicture"]

_BELOW: Final = 8
_ROW_GAP: Final = 11
_SIGN_GAP: Final = 18
_DIFFER: Final = Style("ui", 11.5, 15, colour="conflict")
_SIGNS: Final = frozenset({"actual", "target", "expected", "derived", "conflict"})


class ChartPicture:
    """A chart laid out for a width; `marks` tells where its values stand, `foot` where it ends.

    The signs are explained under its foot.
    """

    def __init__(
        self, chart: Chart, width: float, plot: float, look: Look, inks: Inks | None = None
    ) -> None:
        """Lay `chart` out; `plot` is the height from the lowest axis label to the highest."""
        self._plot = plot
        self._chart = chart
        self._width = width
        self._look = look
        self._ink = inks or paper_inks()
        self._axis = [
            (value, plain(words, look.axis, inks=self._ink)) for value, words in chart.axis
        ]
        self._left = max([22.0, *(text.width for _, text in self._axis)]) + 8
        self._places = places(chart, self._left, width)
        self._words = list(slot_words(chart, self._places, look, self._ink))
        heights = [self._y(point.value) for point in chart.points]
        self.marks: tuple[Mark, ...] = marks(chart, self._places, heights, look, self._ink)
        below = max((sum(text.height for text in words) for words in self._words), default=0)
        self.foot = look.top + plot + _BELOW + below
        self._sign_rows = list(_rows(chart.signs, width, look.signs, self._ink))
        self.height = self.foot + len(self._sign_rows) * (look.signs.line + _ROW_GAP)

    def mark_at(self, where: QPointF) -> int | None:
        """The number of the value that a pointer at `where` means; None where it means none."""
        found = [mark for mark in self.marks if mark.is_meant(where)]
        nearest = min(found, key=lambda mark: (mark.centre - where).manhattanLength(), default=None)
        return nearest.number if nearest is not None else None

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Paint it with its upper left corner at x, y."""
        with QPainterStateGuard(painter):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate(x, y)
            self._draw_grid(painter)
            self._draw_slots(painter)
            for mark in self.marks:
                self._draw_stem(painter, mark)
            for slot in range(len(self._chart.slots)):
                self._draw_values(painter, [mark for mark in self.marks if mark.point.slot == slot])
            self._draw_signs(painter)

    def _y(self, value: float) -> float:
        low, high = self._chart.axis[0][0], self._chart.axis[-1][0]
        return self._look.top + self._plot * (1 - (value - low) / ((high - low) or 1))

    def _draw_grid(self, painter: QPainter) -> None:
        for value, label in self._axis:
            y = round(self._y(value)) + 0.5
            painter.setPen(QPen(self._ink("axis" if value == 0 else "grid"), 1))
            painter.drawLine(QLineF(self._left, y, self._width, y))
            label.draw(painter, self._left - 8 - label.width, y - label.height / 2 - 0.5)

    def _draw_slots(self, painter: QPainter) -> None:
        slots = list(zip(self._chart.slots, self._places, self._words, strict=True))
        for index, (slot, place, words) in enumerate(slots):
            y = self._look.top + self._plot + _BELOW
            for text in words:
                text.draw(painter, place.middle - place.width / 2 + 2, y)
                y += text.height
            before = slots[index - 1][0].kind if index else slot.kind
            if before != slot.kind and {before, slot.kind} & LANES:
                self._draw_divider(painter, place.middle - place.width / 2)

    def _draw_divider(self, painter: QPainter, x: float) -> None:
        painter.setPen(_dotted(self._ink("axis"), 1))
        painter.drawLine(QLineF(x, self._look.top - 8, x, self.foot))

    def _draw_values(self, painter: QPainter, here: Sequence[Mark]) -> None:
        for mark in here:
            point = mark.point
            sign(painter, point.ahead or point.status, mark.centre, self._look.mark, self._ink)
            if point.bound:
                self._draw_arrow(painter, mark)
            self._draw_label(painter, mark)
        self._draw_bracket(painter, here)

    def _draw_stem(self, painter: QPainter, mark: Mark) -> None:
        point, x, y = mark.point, mark.centre.x(), mark.centre.y()
        colour = self._ink.status(point.ahead or point.status)
        pen = QPen(colour, 1.5)
        if point.stem != "solid":
            pen = _dotted(colour, 1.5)
            pen.setDashPattern([1, 2.2] if point.stem == "dotted" else [3, 2])
        painter.setPen(pen)
        base = self._y(0)
        if abs(base - y) > 6:
            painter.drawLine(QLineF(x, base, x, y + (6 if base > y else -6)))
        if point.low is not None and point.high is not None:
            painter.setPen(QPen(colour, 3))
            painter.drawLine(QLineF(x, self._y(point.low), x, self._y(point.high)))

    def _draw_arrow(self, painter: QPainter, mark: Mark) -> None:
        painter.setPen(QPen(self._ink.status(mark.point.status), 1.5))
        way = -1 if mark.point.bound == "up" else 1
        x, y = mark.centre.x(), mark.centre.y()
        tip = y + way * self._look.arrow
        painter.drawLine(QLineF(x, y + way * 6, x, tip))
        painter.drawLine(QLineF(x, tip, x - 4, tip - way * 5))
        painter.drawLine(QLineF(x, tip, x + 4, tip - way * 5))

    def _draw_label(self, painter: QPainter, mark: Mark) -> None:
        at = mark.at
        if at is None:
            return
        text = mark.label
        ground = QRectF(at.x() - 1, at.y() + 1, text.width + 2, text.height - 2)
        painter.fillRect(ground, self._ink("paper"))
        text.draw(painter, at.x(), at.y())
        formula = formula_of(mark, self._ink)
        if formula is not None and at.x() + formula.width <= self._width + 12:
            formula.draw(painter, at.x(), at.y() + text.height - 1)

    def _draw_bracket(self, painter: QPainter, here: Sequence[Mark]) -> None:
        """Joins the values that contradict each other, at the right of the last of them."""
        disputed = [mark for mark in here if mark.point.differs]
        if len(disputed) < 2:
            return
        heights = [mark.centre.y() for mark in disputed]
        top, foot = min(heights), max(heights)
        foot = max(foot, top + 12)
        x = disputed[-1].centre.x() + 11
        painter.setPen(QPen(self._ink("conflict"), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(
            [QPointF(x, top), QPointF(x + 6, top), QPointF(x + 6, foot), QPointF(x, foot)]
        )
        words = plain("≠ sources differ", _DIFFER, inks=self._ink)
        at = disputed[-1].at or QPointF(x + 13, disputed[-1].centre.y() - 16)
        words.draw(painter, x + 13, at.y() + disputed[-1].label.height - 1)

    def _draw_signs(self, painter: QPainter) -> None:
        line = self._look.signs.line
        y = self.foot + _ROW_GAP
        for row in self._sign_rows:
            for x, name, text in row:
                self._draw_sign(painter, name, x, y + line / 2)
                text.draw(painter, x + 15, y)
            y += line + _ROW_GAP

    def _draw_sign(self, painter: QPainter, name: str, x: float, y: float) -> None:
        if name in _SIGNS:
            size = 0.8 if name == "conflict" else 1.0
            sign(painter, name, QPointF(x + 5, y + 0.5), size, self._ink)
        elif name == "dotted":
            pen = _dotted(self._ink("text"), 1.5)
            painter.setPen(pen)
            painter.drawLine(QLineF(x + 5, y - 6, x + 5, y + 7))
        else:
            way = -1 if name == "up" else 1
            tip = y + way * 5
            painter.setPen(QPen(self._ink("text"), 1.5))
            painter.drawLine(QLineF(x + 5, y - way * 6, x + 5, tip))
            painter.drawLine(QLineF(x + 5, tip, x + 1.5, tip - way * 4))
            painter.drawLine(QLineF(x + 5, tip, x + 8.5, tip - way * 4))


def _rows(
    signs: Sequence[tuple[str, str]], width: float, style: Style, inks: Inks
) -> list[list[tuple[float, str, Text]]]:
    """The signs and their words, in as many rows as the width asks for."""
    rows: list[list[tuple[float, str, Text]]] = [[]]
    x = 0.0
    for name, meaning in signs:
        text = plain(meaning, style, inks=inks)
        if rows[-1] and x + 15 + text.width > width:
            rows.append([])
            x = 0.0
        rows[-1].append((x, name, text))
        x += 15 + text.width + _SIGN_GAP
    return rows if rows[0] else []


def _dotted(colour: QColor, width: float) -> QPen:
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setDashPattern([1, 2.5])
    return pen
