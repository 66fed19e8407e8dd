"""Paints the lines of *All sources*: heads, values with their signs, the red bracket."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPainterStateGuard, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from briefindex import desk
from satchel.figures.sources import Line
from satchel.theme.fonts import font, metrics
from satchel.theme.theme import Theme
from satchel.widgets.cutting import fitting_size
from satchel.widgets.guarded import NO_SIZE, guarded
from satchel.widgets.ink import Ink, ink, is_selected, paint_ground
from satchel.widgets.rows import ROW, Index
from satchel.widgets.runs import Run, Wrapped, paint_runs
from satchel.widgets.signs import paint_pencil, paint_sign

_SIDE = 16
_HEAD, _ROW, _NOTE = 33, 24, 18
_PERIOD, _VALUE, _SIGN, _GAP = 92, 98, 14, 8


class SourcesDelegate(QStyledItemDelegate):
    """Paints lines of a `SourcesModel`."""

    def __init__(self, theme: Theme, parent: object) -> None:
        """Paint in a theme."""
        super().__init__(parent)  # type: ignore[arg-type] # a QObject
        self._theme = theme

    @guarded(NO_SIZE)
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """24 a value; heads and notes as their words need."""
        line: Line = index.data(ROW)
        height = {"head": _HEAD, "value": _ROW}.get(line.kind, 0)
        if line.kind == "note":
            widget = option.widget
            width = widget.viewport().width() if widget is not None else option.rect.width()  # type: ignore[attr-defined] # a QListView
            height = round(self._note(line, width).height) + 4
        return QSize(100, height + (11 if line.last else 0))

    @guarded(None)
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one line."""
        line: Line = index.data(ROW)
        tokens = self._theme.tokens
        with QPainterStateGuard(painter):
            if line.kind == "value" and line.figure is not None:
                row = QStyleOptionViewItem(option)
                row.rect = QRect(option.rect.x(), option.rect.y(), option.rect.width(), _ROW)  # type: ignore[attr-defined] # missing in the stubs
                paint_ground(painter, row, tokens)
            colours = ink(tokens, selected=is_selected(option))
            box = QRectF(option.rect.adjusted(_SIDE, 0, -_SIDE, 0))
            if line.kind == "head":
                self._paint_head(painter, line, box, colours)
            elif line.kind == "note":
                colour = colours.conflict if line.conflict else colours.muted
                self._note(line, option.rect.width()).paint(painter, box.topLeft(), colour)
            else:
                self._paint_value(painter, line, box, colours)
            if line.last:
                bottom = option.rect.bottom()
                painter.fillRect(
                    QRect(option.rect.x(), bottom, option.rect.width(), 1), tokens.line
                )

    def _note(self, line: Line, width: int) -> Wrapped:
        words = f"≠ {line.words}" if line.conflict else line.words
        return Wrapped(words, font("ui", 13), width - 2 * _SIDE, _NOTE, 3)

    def _paint_head(self, painter: QPainter, line: Line, box: QRectF, colours: Ink) -> None:
        baseline = box.y() + 25
        side = metrics("ui", 13).horizontalAdvance(line.side)
        painter.setFont(font("ui", 13))
        painter.setPen(colours.muted)
        painter.drawText(QPointF(box.right() - side, baseline), line.side)
        run = Run(line.words, font("ui", 14, strong=True), colours.text)
        paint_runs(painter, [run], QPointF(box.x(), baseline), box.width() - side - 12)

    def _paint_value(self, painter: QPainter, line: Line, box: QRectF, colours: Ink) -> None:
        if line.bracket:
            self._paint_bracket(painter, line.bracket, box, colours)
        baseline = box.y() + 16.5
        taken = self._paint_period(painter, line, QPointF(box.x(), baseline), colours)
        derived = line.derived is not None
        value = line.words
        room = _PERIOD + _VALUE - taken - _GAP
        size = fitting_size(value, room, 15)
        face = font("read", size, strong=True, italic=derived)
        wide = metrics("read", size, strong=True, italic=derived).horizontalAdvance(value)
        painter.setFont(face)
        painter.setPen(colours.derived if derived else colours.text)
        right = box.x() + _PERIOD + _VALUE + max(0.0, wide - room)
        painter.drawText(QPointF(right - wide, baseline), value)
        sign = line.figure.status if line.figure and not derived else "derived"
        colour = colours.derived if derived else colours.status(sign)
        paint_sign(painter, sign, QPointF(right + _GAP + 5, baseline - 4.5), colour)
        x = right + _GAP + _SIGN + _GAP
        if line.own:
            paint_pencil(painter, QPointF(x + 2, baseline - 4.5), colours.accent)
            x += _SIGN
        run = Run(line.side, font("ui", 13), colours.muted)
        paint_runs(painter, [run], QPointF(x, baseline), box.right() - x)

    def _paint_period(self, painter: QPainter, line: Line, start: QPointF, colours: Ink) -> float:
        """Paint the period; gives how wide it is."""
        known = line.derived or line.figure
        if known is None:
            return 0.0
        period, status = known.period, known.status
        guess = desk.is_inferred(period)
        face = font("ui", 13, italic=guess)
        run = Run(desk.period_text(period, status), face, colours.muted, dotted=guess)
        (place,) = paint_runs(painter, [run], start, _PERIOD)
        return place.width()

    def _paint_bracket(self, painter: QPainter, part: str, box: QRectF, colours: Ink) -> None:
        painter.setPen(QPen(colours.conflict, 1.5))
        x, top, bottom = box.x() - 8, box.y(), box.y() + _ROW
        if part == "start":
            top = box.y() + 12
            painter.drawLine(QPointF(x, top), QPointF(x + 5, top))
        elif part == "end":
            bottom = box.y() + 12
            painter.drawLine(QPointF(x, bottom), QPointF(x + 5, bottom))
        painter.drawLine(QPointF(x, top), QPointF(x, bottom))
