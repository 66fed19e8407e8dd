"""Paints the chart of an indicator: dots on stems, never a line between values.

One painter for page, preview and printer. Lengths are pixels of the sheet.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from briefindex.model.briefing import Chart, Point, Run, Slot
from satchel.printing.figure_rows import sign
from satchel.printing.flow import Block
from satchel.printing.sheet import ink, status_ink
from satchel.printing.typeset import Style, Text, plain

_AXIS: Final = Style("ui", 11.5, 15, colour="muted")
_SLOT: Final = Style("ui", 12, 16)
_LANE: Final = Style("ui", 12, 16, italic=True, colour="muted")
_DETAIL: Final = Style("ui", 11, 14, colour="muted")
_DETAIL_ITALIC: Final = Style("ui", 11, 14, italic=True, colour="muted")
_SIGNS: Final = Style("ui", 11.5, 15, colour="muted")
_TOP: Final = 28
_LEFT: Final = 30
_SIGN_ROW: Final = 26
_MARK: Final = 1.25
_SPREAD: Final = 40
_ARROW: Final = 26


@dataclass(frozen=True, slots=True)
class _Place:
    """A slot on the sheet: its middle and width, relative to the chart's left edge."""

    middle: float
    width: float


class ChartBlock:
    """A chart laid out for a width; its `block` goes into the flow."""

    def __init__(self, chart: Chart, width: float, plot: float) -> None:
        """Lay `chart` out; `plot` is the height from the lowest axis label to the highest."""
        self._plot = plot
        self._chart = chart
        self._width = width
        self._places = _places(chart, width)
        self._words = [
            _slot_words(slot, place.width - 4)
            for slot, place in zip(chart.slots, self._places, strict=True)
        ]
        below = max((sum(text.height for text in words) for words in self._words), default=0)
        self._foot = _TOP + self._plot + 8 + below
        self._height = self._foot + _SIGN_ROW

    @property
    def block(self) -> Block:
        """The chart as a piece of the page."""
        return Block(self._height, self._draw)

    def _draw(self, painter: QPainter, x: float, y: float) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(x, y)
        self._draw_grid(painter)
        self._draw_slots(painter)
        for slot, place in enumerate(self._places):
            points = [point for point in self._chart.points if point.slot == slot]
            self._draw_points(painter, points, place)
        self._draw_signs(painter)
        painter.restore()

    def _y(self, value: float) -> float:
        low, high = self._chart.axis[0][0], self._chart.axis[-1][0]
        return _TOP + self._plot * (1 - (value - low) / ((high - low) or 1))

    def _draw_grid(self, painter: QPainter) -> None:
        grid, axis = ink("line").lighter(112), ink("muted")
        for value, words in self._chart.axis:
            y = round(self._y(value)) + 0.5
            painter.setPen(QPen(axis if value == 0 else grid, 1))
            painter.drawLine(QLineF(_LEFT, y, self._width, y))
            label = plain(words, _AXIS)
            label.draw(painter, _LEFT - 8 - label.width, y - 8)

    def _draw_slots(self, painter: QPainter) -> None:
        foot = _TOP + self._plot + 8
        slots = list(zip(self._chart.slots, self._places, self._words, strict=True))
        for index, (slot, place, words) in enumerate(slots):
            y = float(foot)
            for text in words:
                text.draw(painter, place.middle - place.width / 2 + 2, y)
                y += text.height
            before = slots[index - 1][0].kind if index else slot.kind
            if before != slot.kind and {before, slot.kind} & {"year unknown", "no year given"}:
                self._draw_divider(painter, place.middle - place.width / 2)

    def _draw_divider(self, painter: QPainter, x: float) -> None:
        painter.setPen(_dotted(ink("muted"), 1))
        painter.drawLine(QLineF(x, _TOP - 8, x, self._foot))

    def _draw_points(self, painter: QPainter, points: Sequence[Point], place: _Place) -> None:
        count = len(points)
        step = min(_SPREAD, place.width / max(count, 1))
        xs = [place.middle + (index - (count - 1) / 2) * step for index in range(count)]
        for index, (point, x) in enumerate(zip(points, xs, strict=True)):
            self._draw_stem(painter, point, x)
            sign(painter, point.status, QPointF(x, self._y(point.value)), _MARK)
            if point.bound:
                self._draw_arrow(painter, point, x)
            side = 0 if count == 1 else -1 if index == 0 else 1 if index == count - 1 else 0
            self._draw_label(painter, point, x, side, bracketed=_is_last_disputed(points, index))
        self._draw_bracket(painter, points, xs)

    def _draw_stem(self, painter: QPainter, point: Point, x: float) -> None:
        colour = status_ink(point.status)
        pen = QPen(colour, 1.5)
        if point.stem != "solid":
            pen = _dotted(colour, 1.5)
            pen.setDashPattern([1, 2.2] if point.stem == "dotted" else [3, 2])
        painter.setPen(pen)
        mark = self._y(point.value)
        base = self._y(0)
        gap = 6 if base > mark else -6
        if abs(base - mark) > 6:
            painter.drawLine(QLineF(x, base, x, mark + gap))
        if point.low is not None and point.high is not None:
            painter.setPen(QPen(colour, 3))
            painter.drawLine(QLineF(x, self._y(point.low), x, self._y(point.high)))

    def _draw_arrow(self, painter: QPainter, point: Point, x: float) -> None:
        painter.setPen(QPen(status_ink(point.status), 1.5))
        way = -1 if point.bound == "up" else 1
        mark = self._y(point.value)
        tip = mark + way * _ARROW
        painter.drawLine(QLineF(x, mark + way * 6, x, tip))
        painter.drawLine(QLineF(x, tip, x - 4, tip - way * 5))
        painter.drawLine(QLineF(x, tip, x + 4, tip - way * 5))

    def _draw_label(
        self, painter: QPainter, point: Point, x: float, side: int, *, bracketed: bool
    ) -> None:
        """The value: above a mark that stands alone, beside it where several stand together."""
        text = _label(point)
        y = self._y(point.value)
        if side == 0 and not point.bound:
            left, top = x - text.width / 2, y - 27
        elif side <= 0:
            left, top = x - 11 - text.width, y - 10
        else:
            left, top = x + (24 if bracketed else 11), y - (16 if bracketed else 10)
        painter.fillRect(QRectF(left - 1, top + 1, text.width + 2, 15), ink("paper"))
        text.draw(painter, left, top)

    def _draw_bracket(
        self, painter: QPainter, points: Sequence[Point], xs: Sequence[float]
    ) -> None:
        """Joins the values that contradict each other, at the right of the last of them."""
        disputed = [(point, x) for point, x in zip(points, xs, strict=True) if point.differs]
        if len(disputed) < 2:
            return
        heights = [self._y(point.value) for point, _ in disputed]
        top, foot = min(heights), max(heights)
        foot = max(foot, top + 12)
        x = disputed[-1][1] + 11
        painter.setPen(QPen(ink("conflict"), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(
            [QPointF(x, top), QPointF(x + 6, top), QPointF(x + 6, foot), QPointF(x, foot)]
        )
        words = plain("≠ sources differ", Style("ui", 11, 14, colour="conflict"))
        words.draw(painter, x + 13, self._y(disputed[-1][0].value) + 4)

    def _draw_signs(self, painter: QPainter) -> None:
        x, y = 0.0, self._height - 17
        for name, meaning in self._chart.signs:
            text = plain(meaning, _SIGNS)
            if name in {"actual", "target", "expected", "derived", "conflict"}:
                sign(painter, name, QPointF(x + 5, y + 8), 0.8 if name == "conflict" else 1.0)
                x += 13
            elif name in {"up", "down"}:
                arrow = plain("↑" if name == "up" else "↓", _SIGNS)
                arrow.draw(painter, x, y)
                x += arrow.width + 4
            text.draw(painter, x, y)
            x += text.width + 18


def _label(point: Point) -> Text:
    strong = point.status != "derived"
    words = point.label if strong else f"= {point.label}"
    style = Style("ui", 13, 17, strong=strong, italic=not strong, colour=f"status.{point.status}")
    return Text((Run(words, notes=point.notes),), style)


def _is_last_disputed(points: Sequence[Point], index: int) -> bool:
    disputed = [place for place, point in enumerate(points) if point.differs]
    return len(disputed) > 1 and disputed[-1] == index


def _places(chart: Chart, width: float) -> list[_Place]:
    """Shares the width out: a slot with several values is wider."""
    weights = [_weight(chart, index) for index in range(len(chart.slots))]
    unit = (width - _LEFT) / (sum(weights) or 1)
    places: list[_Place] = []
    left = float(_LEFT)
    for weight in weights:
        places.append(_Place(left + weight * unit / 2, weight * unit))
        left += weight * unit
    return places


def _weight(chart: Chart, slot: int) -> float:
    here = [point for point in chart.points if point.slot == slot]
    return 1 + 0.4 * max(0, len(here) - 1) + (0.3 if any(point.differs for point in here) else 0)


def _slot_words(slot: Slot, width: float) -> list[Text]:
    is_lane = slot.kind in {"year unknown", "no year given"}
    label = _LANE if is_lane or slot.kind == "no value" else _SLOT
    words = [Text((Run(slot.label),), label, width, max_lines=2, centred=True)]
    if slot.detail:
        style = _DETAIL if is_lane else _DETAIL_ITALIC
        words.append(Text((Run(slot.detail),), style, width, max_lines=2, centred=True))
    return words


def _dotted(colour: QColor, width: float) -> QPen:
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setDashPattern([1, 2.5])
    return pen
