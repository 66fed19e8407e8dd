"""Paints the cells of the table: value and signs as everywhere, the sentence around its value."""

from typing import Final

from PySide6.QtCore import QObject, QPointF, QRect
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterStateGuard
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from briefindex import desk
from briefindex.model.indicator_page import IndicatorValue
from satchel.compare.words import period_words, source_words, status_words
from satchel.theme.fonts import font
from satchel.theme.theme import Theme
from satchel.widgets.guarded import guarded
from satchel.widgets.ink import Ink, ink, is_selected, paint_ground, paint_hairline
from satchel.widgets.quoted import around, paint_quoted
from satchel.widgets.rows import ROW, Index
from satchel.widgets.runs import Run, paint_runs
from satchel.widgets.signs import paint_pencil, paint_sign
from satchel.widgets.words import spaced

ROW_HEIGHT: Final = 34
_BASE: Final = 22
_GAP: Final = 8
_PERIOD, _VALUE, _STATUS, _SCOPE, _SOURCE = range(5)


class ValueDelegate(QStyledItemDelegate):
    """Paints cells of a `ValueModel`."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        """Paint in a theme."""
        super().__init__(parent)
        self._theme = theme

    @guarded(None)
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        value: IndicatorValue = index.data(ROW)
        tokens = self._theme.tokens
        colours = ink(tokens, selected=is_selected(option))
        rect: QRect = option.rect
        with QPainterStateGuard(painter):
            painter.setClipRect(rect)
            paint_ground(painter, _without_bar(option, index), tokens)
            paint_hairline(painter, option, tokens)
            baseline = rect.y() + _BASE
            column = index.column()
            if column == _PERIOD:
                self._paint_period(painter, value, rect, baseline, colours)
            elif column == _VALUE:
                self._paint_value(painter, value, rect, baseline, colours)
            elif column == _STATUS:
                self._paint_status(painter, value, rect, baseline, colours)
            elif column in {_SCOPE, _SOURCE}:
                words = spaced(value.scope) if column == _SCOPE else source_words(value)
                colour = colours.text if column == _SCOPE else colours.muted
                run = Run(words, font("ui", 14), colour)
                paint_runs(painter, [run], QPointF(rect.x() + _GAP, baseline), rect.width() - 20)
            else:
                self._paint_sentence(painter, value, rect, baseline, colours)

    def _paint_period(
        self, painter: QPainter, value: IndicatorValue, rect: QRect, baseline: int, colours: Ink
    ) -> None:
        guess = desk.is_inferred(value.period)
        face = font("ui", 14, italic=guess)
        runs = [Run(period_words(value), face, colours.text, dotted=guess)]
        if value.differs:
            runs.append(Run(" ≠", font("ui", 14), colours.conflict))
        paint_runs(painter, runs, QPointF(rect.x(), baseline), rect.width() - 4)

    def _paint_value(
        self, painter: QPainter, value: IndicatorValue, rect: QRect, baseline: int, colours: Ink
    ) -> None:
        derived = value.derived is not None
        runs = [
            Run(
                spaced(value.text),
                font("read", 16, strong=True, italic=derived),
                colours.derived if derived else colours.text,
            )
        ]
        if value.worked:
            runs.append(
                Run(spaced(f" {value.worked}"), font("read", 16, italic=True), colours.derived)
            )
        wide = sum(QFontMetricsF(run.font).horizontalAdvance(run.text) for run in runs)
        right = rect.right() - _GAP
        left = max(float(rect.x()), right - wide)
        paint_runs(painter, runs, QPointF(left, baseline), right - left + 2)
        if value.own and left - rect.x() > 14:
            paint_pencil(painter, QPointF(left - 10, baseline - 5), colours.accent)

    def _paint_status(
        self, painter: QPainter, value: IndicatorValue, rect: QRect, baseline: int, colours: Ink
    ) -> None:
        derived = value.derived is not None and value.status == "actual"
        name = "derived" if derived else value.status
        colour = colours.derived if value.derived is not None else colours.status(name)
        paint_sign(painter, name, QPointF(rect.x() + _GAP + 5, baseline - 4.5), colour)
        run = Run(status_words(value), font("ui", 13), colour if name != "actual" else colours.text)
        paint_runs(painter, [run], QPointF(rect.x() + _GAP + 16, baseline), rect.width() - 26)

    def _paint_sentence(
        self, painter: QPainter, value: IndicatorValue, rect: QRect, baseline: int, colours: Ink
    ) -> None:
        """One line around the value, cut at the words before and behind it."""
        mark = value.mark
        quoted = around(value.sentence, mark.start, mark.end, rect.width() - 2 * _GAP)
        at = QPointF(rect.x() + _GAP, baseline)
        paint_quoted(painter, quoted, 15, at, (self._theme.tokens, colours))


def _without_bar(option: QStyleOptionViewItem, index: Index) -> QStyleOptionViewItem:
    """The ground of a cell: the bar of a chosen row stands at its left end alone."""
    cell = QStyleOptionViewItem(option)
    if index.column():
        rect: QRect = option.rect
        cell.rect = rect.adjusted(-4, 0, 0, 0)  # type: ignore[attr-defined] # missing in the stubs
    return cell
