"""Figures that the query finds, as a short list under the articles."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import (
    QObject,
    QPointF,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter, QPainterStateGuard
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from briefindex import desk
from briefindex.model.article import ArticleInfo
from briefindex.model.figure import Figure
from briefindex.model.span import ArticleId
from satchel.theme.fonts import font, metrics
from satchel.theme.theme import Theme
from satchel.widgets.cutting import fitting_size
from satchel.widgets.guarded import NO_SIZE, guarded
from satchel.widgets.ink import ink, is_selected, paint_ground, paint_hairline
from satchel.widgets.rows import ROW, Index, RowModel
from satchel.widgets.runs import Run, paint_runs
from satchel.widgets.signs import paint_pencil, paint_sign
from satchel.widgets.words import spaced

SOURCE: Final = ROW + 1
ROW_HEIGHT: Final = 49
_LEAST_VALUE, _MOST_VALUE = 66.0, 116.0


def short_source(info: ArticleInfo | None) -> str:
    """What a table calls an article: its publisher, else its title."""
    if info is None:
        return ""
    return info.source.value or desk.title_text(info)[0]


class FoundFigureModel(RowModel[Figure]):
    """Figures with the article that states them."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.infos: Mapping[ArticleId, ArticleInfo] = {}

    def show(self, figures: Sequence[Figure], infos: Mapping[ArticleId, ArticleInfo]) -> None:
        """List other figures."""
        self.infos = infos
        self.set_rows(figures)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Besides what every row has: who states the figure."""
        if role == SOURCE and index.isValid():
            return self._source(self.listed[index.row()])
        return super().data(index, role)

    def words(self, row: Figure) -> str:
        """The figure and its source as a full sentence."""
        said = f"{desk.figure_sentence(row)}, {self._source(row)}"
        return f"{said}, {self.tr('corrected')}" if row.corrected else said

    def _source(self, figure: Figure) -> str:
        return short_source(self.infos.get(figure.sentence.article))


class FoundFigureDelegate(QStyledItemDelegate):
    """Paints a found figure: value at the right of its column, indicator, what it rests on."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        """Paint in a theme."""
        super().__init__(parent)
        self._theme = theme

    @guarded(NO_SIZE)
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One height for all rows."""
        del option, index
        return QSize(100, ROW_HEIGHT)

    @guarded(None)
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        figure: Figure = index.data(ROW)
        tokens = self._theme.tokens
        with QPainterStateGuard(painter):
            paint_ground(painter, option, tokens)
            paint_hairline(painter, option, tokens)
            colours = ink(tokens, selected=is_selected(option))
            left, top = option.rect.x() + 16, option.rect.y() + 6
            value = spaced(desk.value_text(figure))
            column = _value_column(index)
            size = fitting_size(value, column)
            wide = metrics("read", size, strong=True).horizontalAdvance(value)
            painter.setFont(font("read", size, strong=True))
            painter.setPen(colours.text)
            painter.drawText(QPointF(left + max(0.0, column - wide), top + 15), value)
            x = left + max(column, wide) + 10
            room = option.rect.right() - 16 - x
            label = Run(figure.indicator.label, font("ui", 13.5), colours.text)
            paint_runs(painter, [label], QPointF(x, top + 14.5), room)
            paint_sign(
                painter, figure.status, QPointF(x + 4.5, top + 27), colours.status(figure.status)
            )
            guess = desk.is_inferred(figure.period)
            small = font("ui", 12)
            period = desk.period_text(figure.period, figure.status)
            runs = [
                Run(f"{desk.status_text(figure.status)} · ", small, colours.muted),
                Run(period, font("ui", 12, italic=guess), colours.muted, dotted=guess),
                Run(f" · {index.data(SOURCE)}", small, colours.muted),
            ]
            if figure.corrected:
                room -= 18
                paint_pencil(painter, QPointF(x + room + 9, top + 27), colours.accent)
            paint_runs(painter, runs, QPointF(x + 13, top + 31), room - 13)


def _value_column(index: Index) -> float:
    """How wide the values of the list are, so that what is beside them stands in one line."""
    model, face = index.model(), metrics("read", 16, strong=True)
    if not isinstance(model, FoundFigureModel):
        return _LEAST_VALUE
    values = (spaced(desk.value_text(figure)) for figure in model.listed)
    widest = max(map(face.horizontalAdvance, values), default=0.0)
    return min(max(_LEAST_VALUE, widest), _MOST_VALUE)
