"""Paints everything that lies under the letters of a page: grounds, tints, lines, numbers."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QTextBlock, QTextDocument, QTextLine

from satchel.reader.marks import INFERRED, Piece
from satchel.theme.fonts import font, metrics
from satchel.theme.tokens import Tokens
from satchel.widgets.kinds import FIGURE
from satchel.widgets.runs import paint_dots
from satchel.widgets.strokes import paint_figure, paint_hit, paint_mark

_AROUND: Final = 64.0
_FAR_RIGHT: Final = 1e6


@dataclass(frozen=True, slots=True)
class Numbered:
    """A figure's number in the margin: it stands beside the line of `position`."""

    position: int
    number: int
    figure: str


@dataclass(frozen=True, slots=True)
class Layer:
    """What is to be painted, all in positions of the page; sorted by where it starts.

    `flash_strength` goes from 1 to 0; the bar stays while `flash` is set.
    """

    pieces: Sequence[Piece] = ()
    hits: Sequence[tuple[int, int]] = ()
    current_hit: int = -1
    numbers: Sequence[Numbered] = ()
    flash: tuple[int, int] | None = None
    flash_strength: float = 0.0
    pointed: tuple[int, int, str] | None = None


@dataclass(frozen=True, slots=True)
class _Segment:
    left: float
    right: float
    baseline: float
    ascent: float
    height: float


@dataclass(slots=True, weakref_slot=True)
class MarkPainter:
    """Paints what is in sight of a layer, and remembers where it stands until the next layout.

    A page may be one paragraph of a million letters: work is done by what is in sight, never by
    the block or by the page.
    """

    page: QTextDocument
    layer: Layer = field(default_factory=Layer)
    _starts: list[int] = field(default_factory=list)
    _places: dict[int, list[_Segment]] = field(default_factory=dict)
    _number_places: dict[str, QRectF] = field(default_factory=dict)

    def change(self, **parts: object) -> None:
        """Paint something else from now on."""
        self.layer = replace(self.layer, **parts)  # type: ignore[arg-type] # fields of Layer
        if "pieces" in parts:
            self._starts = [piece.start for piece in self.layer.pieces]
            self.forget_layout()

    def forget_layout(self) -> None:
        """Work out again where marks stand: the page was laid out anew."""
        self._places.clear()
        self._number_places.clear()

    def number_at(self, point: QPointF) -> str | None:
        """The figure whose margin number stands at a point of the page."""
        places = self._number_places.items()
        return next((figure for figure, box in places if box.contains(point)), None)

    def paint(self, painter: QPainter, clip: QRectF, column: QRectF, tokens: Tokens) -> None:
        """Paint what is inside `clip`, in the page's own pixels; `column` is where words stand."""
        first, last = self._in_sight(clip)
        marks = self._marks(first, last)
        self._paint_flash(painter, first, last, column, tokens)
        self._paint_pointed(painter, first, last, tokens)
        _paint_figures(painter, marks, tokens)
        self._paint_hits(painter, first, last, tokens)
        _paint_names(painter, marks, tokens)
        self._paint_numbers(painter, first, last, column, tokens)

    def hits_between(self, clip: QRectF) -> list[tuple[int, int]]:
        """The hits whose words stand inside `clip`, or just beside it."""
        return [self.layer.hits[number] for number in self._hits(*self._in_sight(clip))]

    def _in_sight(self, clip: QRectF) -> tuple[int, int]:
        """The positions between which everything inside `clip` stands, lines cut through too."""
        layout = self.page.documentLayout()
        fuzzy = Qt.HitTestAccuracy.FuzzyHit
        above = QPointF(0, max(0.0, clip.top() - _AROUND))
        below = QPointF(_FAR_RIGHT, clip.bottom() + _AROUND)
        return max(0, layout.hitTest(above, fuzzy)), layout.hitTest(below, fuzzy) + 1

    def _paint_flash(
        self, painter: QPainter, first: int, last: int, column: QRectF, tokens: Tokens
    ) -> None:
        flash = self.layer.flash
        if flash is None or flash[0] >= last or flash[1] <= first:
            return
        if self.layer.flash_strength > 0:
            ground = QColor(tokens.figure_tint if not tokens.high_contrast else tokens.flash)
            ground.setAlphaF(self.layer.flash_strength)
            for box in self._segments(max(first, flash[0]), min(last, flash[1])):
                painter.fillRect(_box(box).adjusted(-2, 0, 2, 0), ground)
        block = self.page.findBlock(flash[0])
        while block.isValid() and block.position() < flash[1]:
            rect = _block_rect(block)
            bar = QRectF(column.left() - 18, rect.top() + 2, 3, rect.height() - 4)
            painter.fillRect(bar, tokens.accent)
            block = block.next()

    def _paint_pointed(self, painter: QPainter, first: int, last: int, tokens: Tokens) -> None:
        pointed = self.layer.pointed
        if pointed is None or tokens.high_contrast or pointed[2] not in tokens.entity:
            return
        for box in self._segments(max(first, pointed[0]), min(last, pointed[1])):
            painter.fillRect(_box(box), tokens.entity[pointed[2]].tint)

    def _marks(self, first: int, last: int) -> list[tuple[str, _Segment]]:
        pieces = self.layer.pieces
        found: list[tuple[str, _Segment]] = []
        begin = max(0, bisect_right(self._starts, first) - 1)
        for number in range(begin, bisect_left(self._starts, last)):
            piece = pieces[number]
            if number not in self._places:
                self._places[number] = self._segments(piece.start, piece.end)
            found += [(piece.kind, box) for box in self._places[number]]
        return found

    def _paint_hits(self, painter: QPainter, first: int, last: int, tokens: Tokens) -> None:
        hits = self.layer.hits
        for number in self._hits(first, last):
            current = number == self.layer.current_hit
            for box in self._segments(*hits[number]):
                paint_hit(painter, _box(box), tokens, current=current)

    def _hits(self, first: int, last: int) -> range:
        hits = self.layer.hits
        return range(max(0, bisect_left(hits, (first, 0)) - 1), bisect_left(hits, (last, 0)))

    def _paint_numbers(
        self, painter: QPainter, first: int, last: int, column: QRectF, tokens: Tokens
    ) -> None:
        painter.setFont(font("ui", 12, strong=True))
        painter.setPen(tokens.accent)
        beside: dict[float, int] = {}
        numbers = self.layer.numbers
        begin = bisect_left(numbers, first, key=lambda numbered: numbered.position)
        end = bisect_left(numbers, last, key=lambda numbered: numbered.position)
        for numbered in numbers[begin:end]:
            for box in self._segments(numbered.position, numbered.position + 1):
                place = beside.get(box.baseline, 0)
                beside[box.baseline] = place + 1
                x = column.right() + 18 + 15 * place
                text = str(numbered.number)
                shift = (14 - metrics("ui", 12, strong=True).horizontalAdvance(text)) / 2
                painter.drawText(QPointF(x + shift, box.baseline - 1), text)
                self._number_places[numbered.figure] = QRectF(x - 1, box.baseline - 18, 16, 26)

    def _segments(self, start: int, end: int) -> list[_Segment]:
        """Where a stretch stands, block by block."""
        found: list[_Segment] = []
        block = self.page.findBlock(start)
        while block.isValid() and block.position() < end:
            found += _segments(block, start, end)
            block = block.next()
        return found


def _paint_figures(
    painter: QPainter, marks: Sequence[tuple[str, _Segment]], tokens: Tokens
) -> None:
    for kind, box in marks:
        if kind == FIGURE:
            paint_figure(painter, box.left, box.right, box.baseline, box.ascent + 1, tokens)


def _paint_names(painter: QPainter, marks: Sequence[tuple[str, _Segment]], tokens: Tokens) -> None:
    for kind, box in marks:
        if kind == INFERRED:
            paint_dots(painter, box.left, box.right, round(box.baseline) + 4, tokens.muted)
        elif kind != FIGURE:
            paint_mark(painter, kind, box.left, box.right, box.baseline, tokens)


def _block_rect(block: QTextBlock) -> QRectF:
    layout = block.layout()
    return layout.boundingRect().translated(layout.position())


def _box(segment: _Segment) -> QRectF:
    """The ground of words: from a little above the letters to a little below."""
    top = round(segment.baseline - segment.ascent)
    return QRectF(segment.left, top, segment.right - segment.left, round(segment.height))


def _segments(block: QTextBlock, start: int, end: int) -> list[_Segment]:
    """Where a stretch stands, line by line, without the spaces at the ends of lines."""
    layout = block.layout()
    origin = layout.position()
    page = block.document()
    found: list[_Segment] = []
    line = layout.lineForTextPosition(max(0, start - block.position()))
    while line.isValid() and line.textStart() < end - block.position():
        first = max(start - block.position(), line.textStart())
        last = min(end - block.position(), line.textStart() + line.textLength())
        while last > first and page.characterAt(block.position() + last - 1) == " ":
            last -= 1
        if first < last:
            found.append(_segment(line, first, last, origin))
        number = line.lineNumber() + 1
        if number >= layout.lineCount():
            break
        line = layout.lineAt(number)
    return found


def _segment(line: QTextLine, first: int, last: int, origin: QPointF) -> _Segment:
    left, right = _x(line, first), _x(line, last)
    letters = line.ascent() + line.descent()
    return _Segment(
        left=origin.x() + min(left, right),
        right=origin.x() + max(left, right),
        baseline=origin.y() + line.y() + line.ascent(),
        ascent=min(line.ascent(), letters * 0.78),
        height=letters,
    )


def _x(line: QTextLine, position: int) -> float:
    value: object = line.cursorToX(position)
    return float(value[0]) if isinstance(value, tuple) else float(value)  # type: ignore[arg-type] # PySide6 gives a float or a pair
