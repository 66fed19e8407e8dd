"""Lines of words in several fonts and colours, painted without rich text."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterStateGuard,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from satchel.widgets.cutting import cut_words, kept_words
from satchel.widgets.words import utf16


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one font and colour; `dotted` marks what was inferred."""

    text: str
    font: QFont
    colour: QColor
    dotted: bool = False


def paint_runs(
    painter: QPainter, runs: Sequence[Run], start: QPointF, width: float
) -> list[QRectF]:
    """Paint runs along a baseline from `start`, the one that does not fit cut between words.

    Returns:
        The rectangle of each run that was painted, for hit tests.
    """
    places: list[QRectF] = []
    x = start.x()
    end = x + width
    for run in runs:
        measure = QFontMetricsF(run.font)
        text = run.text
        advance = measure.horizontalAdvance(text)
        if x + advance > end:
            text = cut_words(text, measure, end - x)
            advance = measure.horizontalAdvance(text)
        painter.setFont(run.font)
        painter.setPen(run.colour)
        painter.drawText(QPointF(x, start.y()), text)
        if run.dotted:
            paint_dots(painter, x, x + advance, round(start.y()) + 3, run.colour)
        places.append(QRectF(x, start.y() - measure.ascent(), advance, measure.height()))
        x += advance
        if text != run.text:
            break
    return places


def paint_dots(painter: QPainter, left: float, right: float, y: float, colour: QColor) -> None:
    """The dotted line under what was inferred."""
    pen = QPen(colour, 1)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setDashPattern([1, 2])
    with QPainterStateGuard(painter):
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setPen(pen)
        painter.drawLine(QPointF(round(left), y + 0.5), QPointF(round(right), y + 0.5))


@dataclass(frozen=True, slots=True)
class Highlight:
    """A stretch of a wrapped text, in Qt's characters, that is painted on a ground."""

    start: int
    end: int


class Wrapped:
    """A text wrapped to at most some lines, its last line elided; laid out once, painted often."""

    __slots__ = ("_layout", "_line_height", "highlights", "lines")

    def __init__(
        self,
        text: str,
        face: QFont,
        width: float,
        line_height: float,
        most: int,
        highlights: Sequence[Highlight] = (),
    ) -> None:
        """Lay the text out for a width."""
        self._line_height = line_height
        layout, lines = _laid_out(text, face, width, line_height)
        if lines > most:
            start = layout.lineAt(most - 1).textStart()
            rest = text_from(text, start)
            kept = kept_words(rest, QFontMetricsF(face), width)
            shown = text_to(text, start) + kept
            layout, lines = _laid_out(f"{shown}…", face, width + 4, line_height)
            highlights = _until(highlights, utf16(shown, len(shown)))
        self._layout = layout
        self.lines = min(lines, most)
        self.highlights = tuple(highlights)

    @property
    def height(self) -> float:
        """Pixels from the top of the first line to the bottom of the last."""
        return self.lines * self._line_height

    @property
    def end(self) -> QPointF:
        """Where the last line ends, from the corner that is painted at: on its middle."""
        line = self._layout.lineAt(self.lines - 1)
        return QPointF(line.naturalTextWidth(), (self.lines - 0.5) * self._line_height)

    def paint(
        self,
        painter: QPainter,
        origin: QPointF,
        colour: QColor,
        ground: QColor | None = None,
        ground_text: QColor | None = None,
    ) -> None:
        """Paint at a corner; highlights stand on `ground` in `ground_text`."""
        formats: list[QTextLayout.FormatRange] = []
        if ground is not None:
            self._paint_highlights(painter, origin, ground)
            formats = [_format(mark, ground_text or colour) for mark in self.highlights]
        painter.setPen(colour)
        self._layout.draw(painter, origin, formats)

    def _paint_highlights(self, painter: QPainter, origin: QPointF, ground: QColor) -> None:
        with QPainterStateGuard(painter):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            for mark in self.highlights:
                for number in range(self.lines):
                    line = self._layout.lineAt(number)
                    first = max(mark.start, line.textStart())
                    last = min(mark.end, line.textStart() + line.textLength())
                    if first < last:
                        left, right = _x(line, first), _x(line, last)
                        top = origin.y() + line.y()
                        box = QRectF(
                            origin.x() + left - 1, top, right - left + 2, self._line_height - 1
                        )
                        painter.drawRoundedRect(box, 2, 2)


def _until(marks: Sequence[Highlight], end: int) -> Sequence[Highlight]:
    """Highlights of what was kept: none stands on the ellipsis."""
    return [Highlight(mark.start, min(mark.end, end)) for mark in marks if mark.start < end]


def _x(line: object, position: int) -> float:
    value = line.cursorToX(position)  # type: ignore[attr-defined] # QTextLine has no typed overload
    return float(value[0] if isinstance(value, tuple) else value)


def _format(mark: Highlight, colour: QColor) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start = mark.start  # type: ignore[attr-defined] # missing in the stubs of PySide6 6.11
    made.length = mark.end - mark.start  # type: ignore[attr-defined] # as above
    face = QTextCharFormat()
    face.setForeground(colour)
    made.format = face  # type: ignore[attr-defined] # as above
    return made


def _laid_out(text: str, face: QFont, width: float, step: float) -> tuple[QTextLayout, int]:
    layout = QTextLayout(text, face)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    layout.beginLayout()
    number = 0
    lift = (step - QFontMetricsF(face).height()) / 2
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(8.0, width))
        line.setPosition(QPointF(0, number * step + lift))
        number += 1
    layout.endLayout()
    return layout, number


def text_from(text: str, position: int) -> str:
    """What follows a position counted in Qt's characters."""
    return text.encode("utf-16-le", "surrogatepass")[position * 2 :].decode("utf-16-le", "replace")


def text_to(text: str, position: int) -> str:
    """What stands before a position counted in Qt's characters."""
    return text.encode("utf-16-le", "surrogatepass")[: position * 2].decode("utf-16-le", "replace")
