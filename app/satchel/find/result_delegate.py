"""Paints a result row: title, date and source, snippet with its hits."""

from typing import TypeVar

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
)
from PySide6.QtGui import QPainter, QPainterStateGuard
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from briefindex import desk
from briefindex.model.search import Snippet
from satchel.find.results import ResultModel, ResultRow
from satchel.theme.fonts import font, metrics
from satchel.theme.theme import Theme
from satchel.widgets.guarded import NO_SIZE, guarded
from satchel.widgets.ink import Ink, ink, is_selected, paint_ground, paint_hairline
from satchel.widgets.rows import ROW
from satchel.widgets.runs import Highlight, Run, Wrapped, paint_runs
from satchel.widgets.signs import paint_check, paint_star
from satchel.widgets.words import utf16

_SIDE = 16
_INDENT = 20
_TITLE, _META, _SNIPPET = 20, 18, 18
_WITH_SNIPPET = 9 + 2 * _TITLE + 2 + _META + 4 + 2 * _SNIPPET + 10 + 1
_WITHOUT = 9 + 2 * _TITLE + 2 + _META + 2 + _META + 10 + 1
_MARK = 18
_MOST_CACHED = 400
_LATEST_HIT = 60
_BEFORE_HIT = 20
_Key = TypeVar("_Key")


class ResultDelegate(QStyledItemDelegate):
    """Paints rows of a `ResultModel`; words are laid out once a width."""

    def __init__(self, theme: Theme, model: ResultModel, parent: QObject) -> None:
        """Paint for a model."""
        super().__init__(parent)
        self._theme = theme
        self._model = model
        self._titles: dict[tuple[str, bool, int], Wrapped] = {}
        self._snippets: dict[tuple[str, int], Wrapped] = {}
        self._links: dict[str, QRectF] = {}
        model.modelReset.connect(self._snippets.clear)
        model.modelReset.connect(self._links.clear)

    @guarded(NO_SIZE)
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """One height for all rows."""
        del option, index
        return QSize(100, _WITH_SNIPPET if self._model.with_snippets else _WITHOUT)

    @guarded(None)
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one row."""
        row: ResultRow = index.data(ROW)
        tokens = self._theme.tokens
        with QPainterStateGuard(painter):
            paint_ground(painter, option, tokens)
            paint_hairline(painter, option, tokens)
            colours = ink(tokens, selected=is_selected(option))
            rect: QRect = option.rect.adjusted(_SIDE, 9, -_SIDE, 0)
            if row.under:
                painter.fillRect(
                    rect.x() + 4, option.rect.y(), 1, option.rect.height(), colours.faint
                )
                rect.adjust(_INDENT, 0, 0, 0)
            title = self._title(row, rect.width())
            title.paint(painter, QPointF(rect.x(), rect.y()), colours.text)
            y = rect.y() + max(title.height, _TITLE * 2 if row.snippet else title.height) + 2
            link = self._paint_meta(
                painter, row, QPointF(rect.x(), y + 13.5), rect.width(), colours
            )
            if row.copies:
                self._links[row.info.id] = link.translated(-option.rect.x(), -option.rect.y())
            if row.snippet is not None:
                place = QPointF(rect.x(), y + _META + 4)
                snippet = self._snippet(row, rect.width())
                snippet.paint(painter, place, colours.text, tokens.hit, tokens.hit_text)
            else:
                words = self._model.figures_words(row.key_figures)
                run = Run(words, font("ui", 13), colours.muted)
                paint_runs(painter, [run], QPointF(rect.x(), y + _META + 2 + 13.5), rect.width())

    def is_on_copies(self, index: QModelIndex, point: QPointF) -> bool:
        """Whether a point, from the row's own corner, is on the words of its copies."""
        row: ResultRow = index.data(ROW)
        return bool(row.copies) and self._links.get(row.info.id, QRectF()).contains(point)

    def _paint_meta(
        self, painter: QPainter, row: ResultRow, start: QPointF, width: float, colours: Ink
    ) -> QRectF:
        """Pack, date, source and copies; gives the place of the copies."""
        guess = row.info.date.basis == "inferred"
        date = font("ui", 13, italic=guess)
        runs = [
            Run(desk.date_text(row.info.date), date, colours.muted, dotted=guess),
            Run(f" · {desk.source_text(row.info)}", font("ui", 13), colours.muted),
        ]
        if row.pack:
            runs.insert(0, Run(f"{row.pack} · ", font("ui", 13), colours.muted))
        room = width - _MARK * (row.read + row.starred)
        copies = self._copies_run(row, colours)
        wide = metrics("ui", 13).horizontalAdvance(copies.text) if row.copies else 0
        places = paint_runs(painter, runs, start, room - wide)
        end = QPointF(places[-1].right(), start.y())
        link = paint_runs(painter, [copies], end, wide + 1)[0]
        right = QPointF(start.x() + width - _MARK / 2, start.y() - 4.5)
        if row.starred:
            paint_star(painter, right, colours.accent)
            right -= QPointF(_MARK, 0)
        if row.read:
            paint_check(painter, right, colours.faint)
        return link.adjusted(0, -4, 4, 4)

    def _copies_run(self, row: ResultRow, colours: Ink) -> Run:
        words = self._model.copies_words(row)
        sign = "\u2212" if self._model.is_unfolded(row) else "+"
        return Run(f"  {sign} {words}" if words else "", font("ui", 13), colours.accent)

    def _title(self, row: ResultRow, width: int) -> Wrapped:
        words, headline = desk.title_text(row.info)
        key = (words, headline, width)
        if key not in self._titles:
            _keep_small(self._titles)
            face = font("read", 16, strong=True, italic=not headline)
            self._titles[key] = Wrapped(words, face, width, _TITLE, 2)
        return self._titles[key]

    def _snippet(self, row: ResultRow, width: int) -> Wrapped:
        key = (row.info.id, width)
        if key not in self._snippets and row.snippet is not None:
            _keep_small(self._snippets)
            text, marks = _from_first_hit(row.snippet)
            self._snippets[key] = Wrapped(text, font("ui", 13.5), width, _SNIPPET, 2, marks)
        return self._snippets[key]


def _from_first_hit(snippet: Snippet) -> tuple[str, list[Highlight]]:
    """The words of a snippet, begun late enough for its first hit to stand on the first line."""
    text = snippet.text.replace("\n", " ")
    first = snippet.marks[0].start if snippet.marks else 0
    cut = text.rfind(" ", 0, first - _BEFORE_HIT) + 1 if first > _LATEST_HIT else 0
    lead = "…" if cut or snippet.start > 0 else ""
    shift = utf16(text, cut) - len(lead)
    marks = [
        Highlight(utf16(text, mark.start) - shift, utf16(text, mark.end) - shift)
        for mark in snippet.marks
    ]
    return lead + text[cut:], marks


def _keep_small(cache: dict[_Key, Wrapped]) -> None:
    if len(cache) > _MOST_CACHED:
        cache.clear()
