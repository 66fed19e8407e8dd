"""Paints everything that lies under the letters of a page: grounds, tints, lines, numbers."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QTextBlock, QTextDocument, QTextLine

from satchel.reader.marks import FIGURE, INFERRED, Piece
from satchel.reader.strokes import paint_figure, paint_hit, paint_mark
from satchel.theme.fonts import font, metrics
from satchel.theme.tokens import Tokens
from satchel.widgets.runs import paint_dots


@dataclass(frozen=True, slots=True)
class Numbered:
    """A figure's number in the margin: it stands beside the line of `position`."""

    position: int
    number: int
    figure: str


@dataclass(frozen=True, slots=True)
class Layer:
    """What is to be painted, all in positions of the page; sorted by `start`.

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
    top: float
    baseline: float
    ascent: float
    height: float


@dataclass(slots=True, weakref_slot=True)
class MarkPainter:
    """Paints a layer under a page. Where marks stand is worked out once a block and layout."""

    page: QTextDocument
    layer: Layer = field(default_factory=Layer)
    _cache: dict[int, list[tuple[str, _Segment]]] = field(default_factory=dict)
    _number_places: list[tuple[QRectF, str]] = field(default_factory=list)

    def change(self, **parts: object) -> None:
        """Paint something else from now on."""
        self.layer = replace(self.layer, **parts)  # type: ignore[arg-type] # fields of Layer
        if "pieces" in parts:
            self._cache.clear()

    def forget_layout(self) -> None:
        """Work out again where marks stand: the page was laid out anew."""
        self._cache.clear()

    def number_at(self, point: QPointF) -> str | None:
        """The figure whose margin number stands at a point of the page."""
        return next((figure for box, figure in self._number_places if box.contains(point)), None)

    def paint(self, painter: QPainter, clip: QRectF, column: QRectF, tokens: Tokens) -> None:
        """Paint what is inside `clip`, in the page's own pixels; `column` is where words stand."""
        for block in self._blocks(clip):
            self._paint_flash(painter, block, column, tokens)
            self._paint_pointed(painter, block, tokens)
            self._paint_figures(painter, block, tokens)
            self._paint_hits(painter, block, tokens)
            self._paint_marks(painter, block, tokens)
        self._paint_numbers(painter, clip, column, tokens)

    def _blocks(self, clip: QRectF) -> Iterator[QTextBlock]:
        layout = self.page.documentLayout()
        top = layout.hitTest(QPointF(clip.left(), clip.top()), Qt.HitTestAccuracy.FuzzyHit)
        block = self.page.findBlock(max(0, top))
        if block.previous().isValid():
            block = block.previous()
        while block.isValid() and layout.blockBoundingRect(block).top() < clip.bottom():
            yield block
            block = block.next()

    def _paint_flash(
        self, painter: QPainter, block: QTextBlock, column: QRectF, tokens: Tokens
    ) -> None:
        flash = self.layer.flash
        if flash is None or not _overlap(block, *flash):
            return
        if self.layer.flash_strength > 0:
            ground = QColor(tokens.figure_tint if not tokens.high_contrast else tokens.flash)
            ground.setAlphaF(self.layer.flash_strength)
            for box in _segments(block, *flash):
                painter.fillRect(_box(box).adjusted(-2, 0, 2, 0), ground)
        rect = _block_rect(block)
        bar = QRectF(column.left() - 18, rect.top() + 2, 3, rect.height() - 4)
        painter.fillRect(bar, tokens.accent)

    def _paint_pointed(self, painter: QPainter, block: QTextBlock, tokens: Tokens) -> None:
        pointed = self.layer.pointed
        if pointed is None or tokens.high_contrast or pointed[2] not in tokens.entity:
            return
        for box in _segments(block, pointed[0], pointed[1]):
            painter.fillRect(_box(box), tokens.entity[pointed[2]].tint)

    def _marks(self, block: QTextBlock) -> list[tuple[str, _Segment]]:
        number = block.blockNumber()
        if number not in self._cache:
            starts = [piece.start for piece in self.layer.pieces]
            first = max(0, bisect_left(starts, block.position()) - 1)
            found: list[tuple[str, _Segment]] = []
            for piece in self.layer.pieces[first:]:
                if piece.start >= block.position() + block.length():
                    break
                found += [(piece.kind, box) for box in _segments(block, piece.start, piece.end)]
            self._cache[number] = found
        return self._cache[number]

    def _paint_figures(self, painter: QPainter, block: QTextBlock, tokens: Tokens) -> None:
        for kind, box in self._marks(block):
            if kind == FIGURE:
                ascent = box.ascent + 1
                paint_figure(painter, box.left, box.right, box.baseline, ascent, tokens)

    def _paint_marks(self, painter: QPainter, block: QTextBlock, tokens: Tokens) -> None:
        for kind, box in self._marks(block):
            if kind == INFERRED:
                paint_dots(painter, box.left, box.right, round(box.baseline) + 4, tokens.muted)
            elif kind != FIGURE:
                paint_mark(painter, kind, box.left, box.right, box.baseline, tokens)

    def _paint_hits(self, painter: QPainter, block: QTextBlock, tokens: Tokens) -> None:
        first, last = block.position(), block.position() + block.length()
        for number, (start, end) in enumerate(self.layer.hits):
            if start < last and end > first:
                current = number == self.layer.current_hit
                for box in _segments(block, start, end):
                    paint_hit(painter, _box(box), tokens, current=current)

    def _paint_numbers(
        self, painter: QPainter, clip: QRectF, column: QRectF, tokens: Tokens
    ) -> None:
        self._number_places = []
        painter.setFont(font("ui", 12, strong=True))
        painter.setPen(tokens.accent)
        beside: dict[float, int] = {}
        for numbered in self.layer.numbers:
            block = self.page.findBlock(numbered.position)
            boxes = _segments(block, numbered.position, numbered.position + 1)
            if not boxes or not clip.top() - 40 < boxes[0].baseline < clip.bottom() + 40:
                continue
            place = beside.get(boxes[0].baseline, 0)
            beside[boxes[0].baseline] = place + 1
            x = column.right() + 18 + 15 * place
            text = str(numbered.number)
            shift = (14 - metrics("ui", 12, strong=True).horizontalAdvance(text)) / 2
            painter.drawText(QPointF(x + shift, boxes[0].baseline - 1), text)
            target = QRectF(x - 1, boxes[0].baseline - 18, 16, 26)
            self._number_places.append((target, numbered.figure))


def _overlap(block: QTextBlock, start: int, end: int) -> bool:
    return start < block.position() + block.length() and end > block.position()


def _block_rect(block: QTextBlock) -> QRectF:
    layout = block.layout()
    return layout.boundingRect().translated(layout.position())


def _box(segment: _Segment) -> QRectF:
    """The ground of words: from a little above the letters to a little below."""
    top = round(segment.baseline - segment.ascent)
    return QRectF(segment.left, top, segment.right - segment.left, round(segment.height))


def _segments(block: QTextBlock, start: int, end: int) -> list[_Segment]:
    """Where a stretch stands, line by line, without the spaces at the ends of lines."""
    if not _overlap(block, start, end):
        return []
    layout = block.layout()
    origin = layout.position()
    text = block.text()
    found: list[_Segment] = []
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        first = max(start - block.position(), line.textStart())
        last = min(end - block.position(), line.textStart() + line.textLength())
        while last > first and ord(text[last - 1 : last] or "x") == ord(" "):
            last -= 1
        if first < last:
            found.append(_segment(line, first, last, origin, text))
    return found


def _segment(line: QTextLine, first: int, last: int, origin: QPointF, text: str) -> _Segment:
    del text
    left, right = _x(line, first), _x(line, last)
    baseline = origin.y() + line.y() + line.ascent()
    letters = line.ascent() + line.descent()
    return _Segment(
        left=origin.x() + min(left, right),
        right=origin.x() + max(left, right),
        top=origin.y() + line.y(),
        baseline=baseline,
        ascent=min(line.ascent(), letters * 0.78),
        height=letters,
    )


def _x(line: QTextLine, position: int) -> float:
    value: object = line.cursorToX(position)
    return float(value[0]) if isinstance(value, tuple) else float(value)  # type: ignore[arg-type] # PySide6 gives a float or a pair
