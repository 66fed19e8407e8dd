"""Paints a sentence that names an entity: the name on its mark, the article at the left."""

from PySide6.QtCore import QPointF, QRect, QSize
from PySide6.QtGui import QPainter, QPainterStateGuard, QTextLayout, QTextOption
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from briefindex import desk
from satchel.entities.sentences import SentenceModel, SentenceRow, source_words
from satchel.theme.fonts import font, metrics
from satchel.theme.theme import Theme
from satchel.theme.tokens import Tokens
from satchel.widgets.guarded import NO_SIZE, guarded
from satchel.widgets.ink import Ink, ink, is_selected, paint_ground
from satchel.widgets.rows import ROW, Index
from satchel.widgets.runs import Run, Wrapped, paint_runs
from satchel.widgets.strokes import paint_mark
from satchel.widgets.words import utf16

_SIDE, _LABEL, _GAP = 40, 176, 24
_BAR = 8
"""The width of the scroll bar, which is always there."""
_LINE, _SIZE = 23, 16
_ABOVE, _BETWEEN, _BELOW = 12, 8, 14
_LABEL_LINE = 18
_MOST_CACHED = 300
_SPANNED = 4
"""Beside so many sentences, at most, the words about their article stand."""


class SentenceDelegate(QStyledItemDelegate):
    """Rows as high as their words; laid out once a width."""

    def __init__(self, theme: Theme, model: SentenceModel, view: QListView) -> None:
        """Paint the rows of a view."""
        super().__init__(view)
        self._theme = theme
        self._model = model
        self._view = view
        self._laid: dict[tuple[str, int], QTextLayout] = {}
        self._labels: dict[tuple[str, int], Wrapped] = {}

    @guarded(NO_SIZE)
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The sentence; the last of an article ends no higher than the words about that do."""
        del option
        row: SentenceRow = index.data(ROW)
        width = self._view.viewport().width()
        height = self._height(row, width)
        head, above = self._head_of(index.row(), width)
        if row.last and head is not None:
            label = (self._label(head, width).lines + 2) * _LABEL_LINE
            height = max(height, _ABOVE + label + _BELOW - above)
        return QSize(width, height)

    def _height(self, row: SentenceRow, width: int) -> int:
        """How high a row is by its sentence alone."""
        above = _ABOVE if row.head is not None else 0
        below = _BELOW if row.last else _BETWEEN
        return above + self._layout(row, width).lineCount() * _LINE + below

    def _head_of(self, number: int, width: int) -> tuple[SentenceRow | None, int]:
        """The row that a row's article begins with, and how far it begins above this one.

        None where the words about the article have ended above.
        """
        above = 0
        for before in range(number, max(-1, number - _SPANNED), -1):
            row = self._model.listed[before]
            above += self._height(row, width) if before < number else 0
            if row.head is not None:
                return row, above
        return None, 0

    @guarded(None)
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        row: SentenceRow = index.data(ROW)
        tokens = self._theme.tokens
        with QPainterStateGuard(painter):
            paint_ground(painter, option, tokens)
            rect: QRect = option.rect
            if row.head is not None and index.row():
                painter.fillRect(
                    rect.x() + _SIDE, rect.y(), rect.width() - 2 * _SIDE + _BAR, 1, tokens.line
                )
            colours = ink(tokens, selected=is_selected(option))
            top = rect.y() + (_ABOVE if row.head is not None else 0)
            head, above = self._head_of(index.row(), rect.width())
            if head is not None:
                # The words about an article stand beside several of its sentences.
                painter.setClipRect(rect)
                at = QPointF(rect.x() + _SIDE, rect.y() + _ABOVE - above)
                self._paint_label(painter, head, at, rect.width(), colours)
            origin = QPointF(rect.x() + _SIDE + _LABEL + _GAP, top)
            layout = self._layout(row, rect.width())
            self._paint_marks(painter, row, layout, origin, tokens)
            painter.setPen(colours.text)
            layout.draw(painter, origin)

    def _paint_label(
        self, painter: QPainter, row: SentenceRow, at: QPointF, width: int, colours: Ink
    ) -> None:
        head = row.head
        if head is None:
            return
        title = self._label(row, width)
        title.paint(painter, at, colours.text)
        y = at.y() + title.height + 13
        inferred = head.info.date.basis == "inferred"
        face = font("ui", 13, italic=inferred)
        date = Run(desk.date_text(head.info.date), face, colours.muted, dotted=inferred)
        paint_runs(painter, [date], QPointF(at.x(), y), _LABEL)
        painter.setFont(font("ui", 13))
        painter.setPen(colours.muted)
        words = self._model.mentions_words(head.mentions)
        painter.drawText(QPointF(at.x(), y + _LABEL_LINE), words)

    def _paint_marks(
        self,
        painter: QPainter,
        row: SentenceRow,
        layout: QTextLayout,
        origin: QPointF,
        tokens: Tokens,
    ) -> None:
        text = row.sentence.text
        ascent = metrics("read", _SIZE).ascent()
        for mark in row.sentence.marks:
            start, end = utf16(text, mark.start), utf16(text, mark.end)
            for number in range(layout.lineCount()):
                line = layout.lineAt(number)
                first = max(start, line.textStart())
                last = min(end, line.textStart() + line.textLength())
                while last > first and layout.text()[last - 1] == " ":
                    last -= 1
                if first >= last:
                    continue
                left, right = (origin.x() + _x(line, at) for at in (first, last))
                baseline = origin.y() + line.y() + line.ascent()
                tint = tokens.entity[self._model.kind].tint
                box = QRect(
                    round(left) - 1, round(baseline - ascent + 1), round(right - left) + 2, 20
                )
                if not tokens.high_contrast:
                    painter.fillRect(box, tint)
                paint_mark(painter, self._model.kind, left, right, baseline, tokens)

    def _layout(self, row: SentenceRow, width: int) -> QTextLayout:
        room = max(120, width - 2 * _SIDE + _BAR - _LABEL - _GAP)
        key = (f"{row.article} {row.sentence.span.start} {len(row.sentence.text)}", room)
        found = self._laid.get(key)
        if found is None:
            if len(self._laid) > _MOST_CACHED:
                self._laid.clear()
            found = self._laid[key] = _laid_out(row.sentence.text, room)
        return found

    def _label(self, row: SentenceRow, width: int) -> Wrapped:
        info = row.head.info if row.head is not None else None
        words = source_words(info) if info is not None else ""
        key = (words, width)
        found = self._labels.get(key)
        if found is None:
            if len(self._labels) > _MOST_CACHED:
                self._labels.clear()
            face = font("ui", 14, strong=True)
            found = self._labels[key] = Wrapped(words, face, _LABEL, _LABEL_LINE, 2)
        return found


def _laid_out(text: str, width: float) -> QTextLayout:
    layout = QTextLayout(text.replace("\n", " "), font("read", _SIZE))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    layout.beginLayout()
    lift = (_LINE - metrics("read", _SIZE).height()) / 2
    number = 0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, number * _LINE + lift))
        number += 1
    layout.endLayout()
    return layout


def _x(line: object, position: int) -> float:
    value = line.cursorToX(position)  # type: ignore[attr-defined] # QTextLine has no typed overload
    return float(value[0] if isinstance(value, tuple) else value)
