"""Paints the cells of the figures table: value, sign of its status, sentence with its figure."""

from PySide6.QtCore import QObject, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPainterStateGuard, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from briefindex import desk
from satchel.table.columns import COLUMNS, Line
from satchel.theme.fonts import font, metrics
from satchel.theme.theme import Theme
from satchel.theme.tokens import Tokens
from satchel.widgets.cutting import cut_words, fitting_size
from satchel.widgets.guarded import NO_SIZE, guarded
from satchel.widgets.ink import BAR, Ink, ink, is_selected, paint_hairline
from satchel.widgets.quoted import around, paint_quoted
from satchel.widgets.rows import ROW, Index
from satchel.widgets.runs import Run, paint_runs
from satchel.widgets.signs import paint_pencil, paint_sign

ROW_HEIGHT = 32
_SIDE = 8
_LEFT = 16
_SIGN = 14


class FigureCellDelegate(QStyledItemDelegate):
    """Paints one cell; the row's bar stands in the first of them."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        """Paint in a theme."""
        super().__init__(parent)
        self._theme = theme
        self.first = 0

    @guarded(NO_SIZE)
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One height for all rows."""
        del option
        return QSize(COLUMNS[index.column()].width, ROW_HEIGHT)

    @guarded(None)
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell; nothing but its ground where its row is not read yet."""
        tokens = self._theme.tokens
        with QPainterStateGuard(painter):
            painter.setClipRect(option.rect)
            self._paint_ground(painter, option, index, tokens)
            paint_hairline(painter, option, tokens)
            line = index.data(ROW)
            if isinstance(line, Line):
                colours = ink(tokens, selected=is_selected(option))
                left = _LEFT if index.column() == self.first else _SIDE
                box = option.rect.adjusted(left, 0, -_SIDE, 0)
                self._paint_cell(painter, line, index, box, colours)

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, tokens: Tokens
    ) -> None:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        active = is_selected(option)
        if active:
            painter.fillRect(option.rect, tokens.selection)
        elif chosen:
            painter.fillRect(option.rect, tokens.hover)
        if chosen and index.column() == self.first:
            bar = QRect(option.rect.x(), option.rect.y(), BAR, option.rect.height())
            painter.fillRect(bar, tokens.accent if active else tokens.line_strong)
        if option.state & QStyle.StateFlag.State_HasFocus and active:
            painter.setPen(QPen(tokens.accent, 1))
            painter.drawRect(option.rect.adjusted(1, 1, -2, -3))

    def _paint_cell(
        self, painter: QPainter, line: Line, index: Index, box: QRect, colours: Ink
    ) -> None:
        name = COLUMNS[index.column()].name
        words = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        base = QPointF(box.x(), box.y() + 20.5)
        if name == "value":
            self._paint_value(painter, line, words, box, colours)
        elif name == "status":
            colour = colours.status(line.figure.status)
            paint_sign(painter, line.figure.status, base + QPointF(4.5, -4.5), colour)
            run = Run(words, font("ui", 13), colour)
            paint_runs(painter, [run], base + QPointF(_SIGN, 0), box.width() - _SIGN)
        elif name == "sentence":
            self._paint_sentence(painter, line, box, colours)
        elif name in {"period", "date"}:
            guess = _is_guess(line, name)
            run = Run(words, font("ui", 14, italic=guess), colours.text, dotted=guess)
            paint_runs(painter, [run], base, box.width())
        else:
            strong = colours.text if name == "indicator" else colours.muted
            paint_runs(painter, [Run(words, font("ui", 14), strong)], base, box.width())

    def _paint_value(
        self, painter: QPainter, line: Line, words: str, box: QRect, colours: Ink
    ) -> None:
        """The value at the right edge, a pencil at the left where a field is the analyst's."""
        room = float(box.width())
        if line.figure.corrected:
            paint_pencil(painter, QPointF(box.x() + 5, box.y() + 16), colours.accent)
            room -= 16
        size = fitting_size(words, room)
        shown = cut_words(words, metrics("read", size, strong=True), room)
        painter.setFont(font("read", size, strong=True))
        painter.setPen(colours.text)
        x = box.right() + 1 - metrics("read", size, strong=True).horizontalAdvance(shown)
        painter.drawText(QPointF(x, box.y() + 21.0), shown)

    def _paint_sentence(self, painter: QPainter, line: Line, box: QRect, colours: Ink) -> None:
        """As much as there is room for, the figure in it on its tint."""
        figure, first = line.figure, line.figure.sentence.span.start
        start = max(0, figure.span.start - first)
        end = max(start, figure.span.end - first)
        quoted = around(line.row.sentence, start, end, float(box.width()), 14)
        at = QPointF(float(box.x()), box.y() + 20.5)
        paint_quoted(painter, quoted, 14, at, (self._theme.tokens, colours))


def _is_guess(line: Line, name: str) -> bool:
    if name == "period":
        return desk.is_inferred(line.figure.period)
    return line.row.info.date.basis == "inferred"
