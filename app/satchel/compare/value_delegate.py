"""Paints the cells of the table: value and signs as everywhere, the sentence around its value."""

from typing import Final

from PySide6.QtCore import QObject, QPointF, QRect
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from briefindex import desk
from briefindex.model.indicator_page import IndicatorValue
from satchel.compare.words import period_words, source_words, status_words
from satchel.theme.fonts import font, metrics
from satchel.theme.theme import Theme
from satchel.widgets.ink import Ink, ink, is_selected, paint_ground, paint_hairline
from satchel.widgets.rows import ROW, Index
from satchel.widgets.runs import Run, paint_runs
from satchel.widgets.signs import paint_pencil, paint_sign
from satchel.widgets.strokes import paint_figure
from satchel.widgets.words import spaced

ROW_HEIGHT: Final = 34
_BASE: Final = 22
_GAP: Final = 8
_PERIOD, _VALUE, _STATUS, _SCOPE, _SOURCE = range(5)
_ENOUGH: Final = 400
"""Of a long sentence so many letters on each side of the value are looked at."""


class ValueDelegate(QStyledItemDelegate):
    """Paints cells of a `ValueModel`."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        """Paint in a theme."""
        super().__init__(parent)
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        value: IndicatorValue = index.data(ROW)
        tokens = self._theme.tokens
        colours = ink(tokens, selected=is_selected(option))
        rect: QRect = option.rect
        painter.save()
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
        painter.restore()

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
        before, mark, behind = around(value, rect.width() - 2 * _GAP)
        measure = metrics("read", 15)
        left = rect.x() + _GAP + measure.horizontalAdvance(before)
        if not self._theme.tokens.high_contrast:
            right = left + measure.horizontalAdvance(mark)
            paint_figure(painter, left, right, baseline, measure.ascent(), self._theme.tokens)
        painter.setFont(font("read", 15))
        painter.setPen(colours.text)
        painter.drawText(QPointF(rect.x() + _GAP, baseline), f"{before}{mark}{behind}")


def around(value: IndicatorValue, room: float) -> tuple[str, str, str]:
    """What of the sentence stands before the value, the value, and what stands behind it.

    Ellipses tell what was cut; words are not cut in two where there is room for a word.
    """
    text, mark = value.sentence, value.mark
    before = f"“{' '.join(text[: mark.start].split())}"
    before += " " if text[: mark.start][-1:].isspace() else ""
    middle = " ".join(text[mark.start : mark.end].split())
    rest = text[mark.end :]
    behind = f"{' ' if rest[:1].isspace() else ''}{' '.join(rest.split())}”"
    before, behind = before[-_ENOUGH:], behind[:_ENOUGH]
    measure = metrics("read", 15)
    room -= measure.horizontalAdvance(middle)
    wide, tail = measure.horizontalAdvance(before), measure.horizontalAdvance(behind)
    if wide + tail <= room:
        return before, middle, behind
    front = max(room - tail, room * 0.55) if tail < room * 0.45 else room * 0.55
    front = min(wide, front)
    before = _last_words(before, front)
    behind = _first_words(behind, room - measure.horizontalAdvance(before))
    return before, middle, behind


def _last_words(text: str, room: float) -> str:
    measure = metrics("read", 15)
    if measure.horizontalAdvance(text) <= room:
        return text
    words = text.split(" ")
    while len(words) > 1 and measure.horizontalAdvance(f"“…{' '.join(words)}") > room:
        words.pop(0)
    return f"“…{' '.join(words)}"


def _first_words(text: str, room: float) -> str:
    measure = metrics("read", 15)
    if measure.horizontalAdvance(text) <= room:
        return text
    words = text.split(" ")
    while len(words) > 1 and measure.horizontalAdvance(f"{' '.join(words)}…”") > room:
        words.pop()
    return f"{' '.join(words).rstrip(',;:')}…”"


def _without_bar(option: QStyleOptionViewItem, index: Index) -> QStyleOptionViewItem:
    """The ground of a cell: the bar of a chosen row stands at its left end alone."""
    cell = QStyleOptionViewItem(option)
    if index.column():
        rect: QRect = option.rect
        cell.rect = rect.adjusted(-4, 0, 0, 0)  # type: ignore[attr-defined] # missing in the stubs
    return cell
