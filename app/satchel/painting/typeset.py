"""Sets lines of a briefing: runs become laid-out text with note numbers, grounds and rules.

Text is laid out twenty times as large and painted as much smaller: fonts here have whole pixel
sizes, and a size in points would be scaled once more on a printer (seen in Qt 6.11). A link on a
note number and its target are character formats; Qt makes them links in a PDF.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPainter,
    QPainterStateGuard,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from briefindex.model.briefing import Line, Run, RunKind
from satchel.painting.inks import Inks, paper_inks
from satchel.theme.fonts import Role, font, metrics

SCALE: Final = 20
_NOTE: Final = 13.5
"""Qt sets a raised character at two thirds of its font: 9 pixels."""

_RAISED: Final = 33
"""Per cent of the letters' height; Qt's own 50 strikes the line above."""

_Range = QTextLayout.FormatRange


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is set: font by role, size and line height in pixels, ink by name."""

    role: Role
    size: float
    line: float
    strong: bool = False
    italic: bool = False
    colour: str = "text"


class Text:
    """One laid-out paragraph; measured when made, painted wherever and as often as needed."""

    def __init__(
        self,
        line: Line,
        style: Style,
        width: float = 10_000,
        *,
        target: str | None = None,
        max_lines: int | None = None,
        centred: bool = False,
        inks: Inks | None = None,
    ) -> None:
        """Set `line` into lines of at most `width` pixels.

        Args:
            line: What to set.
            style: How.
            width: Pixels; without one, a single line.
            target: A name that links can lead to, given to the first character.
            max_lines: What does not fit into so many lines is cut, with an ellipsis.
            centred: Lines stand in the middle of `width`.
            inks: The colours; those of print where none are given.
        """
        self._ink = inks or paper_inks()
        self._style = style
        self._centred = centred
        self._compose(line, target, width)
        if max_lines and self.lines > max_lines:
            self._compose(self._cut(max_lines), target, width)

    @property
    def height(self) -> float:
        """Pixels from the top of the first line to the foot of the last."""
        return self.lines * self._style.line

    @property
    def lines(self) -> int:
        """How many lines it has."""
        return self._layout.lineCount()

    @property
    def width(self) -> float:
        """The width of its longest line."""
        lines = (self._layout.lineAt(index) for index in range(self.lines))
        return max((line.naturalTextWidth() for line in lines), default=0.0) / SCALE

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Paint it with its upper left corner at x, y."""
        with QPainterStateGuard(painter):
            painter.translate(x, y)
            painter.scale(1 / SCALE, 1 / SCALE)
            for start, end, kind in self._marks:
                if kind == "derived":
                    self._paint_ground(painter, start, end, self._ink("tint_derived"))
                elif kind == "analyst":
                    self._paint_ground(painter, start, end, self._ink("tint_analyst"))
                    if not start:  # inside a line it would strike the word before
                        self._paint_rule(painter, start, end)
            painter.setPen(self._ink(self._style.colour))
            self._layout.draw(painter, QPointF(0, 0))
            for start, end, kind in self._marks:
                if kind == "inferred":
                    self._paint_dots(painter, start, end)

    def _compose(self, line: Line, target: str | None, width: float) -> None:
        self._marks: list[tuple[int, int, RunKind]] = []
        formats: list[_Range] = []
        text, length = "", 0
        if target and line:
            formats.append(_range(0, 1, _target(target)))
        for run in line:
            words = _one_paragraph(run.text)
            start, length = length, length + _units(words)
            text += words
            form = _format(run.kind, self._style, self._ink)
            if form:
                formats.append(_range(start, length, form))
            self._marks.append((start, length, run.kind))
            for place, number in enumerate(run.notes):
                raised = f",\u202f{number}" if place else f"\u2060{number}"
                formats.append(_range(length, length + len(raised), _note_link(number, self._ink)))
                text, length = text + raised, length + len(raised)
        self._layout = QTextLayout(text, _font(self._style))
        self._layout.setTextOption(_wrapping(centred=self._centred))
        self._layout.setFormats(formats)
        self._layout.setCacheEnabled(True)
        self._break_lines(width)

    def _break_lines(self, width: float) -> None:
        base = _baseline(self._style)
        self._layout.beginLayout()
        index = 0
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(width * SCALE)
            baseline = (index * self._style.line + base) * SCALE
            line.setPosition(QPointF(0, baseline - line.ascent()))
            index += 1
        self._layout.endLayout()

    def _cut(self, max_lines: int) -> Line:
        """The words of the first lines, less the few that an ellipsis takes."""
        last = self._layout.lineAt(max_lines - 1)
        kept = max(1, last.textStart() + last.textLength() - 4)
        words = self._layout.text().encode("utf-16-le")[: 2 * kept].decode("utf-16-le", "ignore")
        return (Run(words.rstrip() + "…"),)

    def _paint_ground(self, painter: QPainter, start: int, end: int, colour: QColor) -> None:
        for box in self._boxes(start, end):
            painter.fillRect(box.adjusted(-2 * SCALE, 1.5 * SCALE, 2 * SCALE, -1.5 * SCALE), colour)

    def _paint_rule(self, painter: QPainter, start: int, end: int) -> None:
        """The analyst's rule, left of the first words."""
        for box in list(self._boxes(start, end))[:1]:
            left, top = box.left() - 4 * SCALE, box.top() + 1.5 * SCALE
            painter.fillRect(
                QRectF(left, top, 2 * SCALE, box.height() - 3 * SCALE), self._ink("muted")
            )

    def _paint_dots(self, painter: QPainter, start: int, end: int) -> None:
        pen = QPen(self._ink("muted"), SCALE)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([1, 1])
        painter.setPen(pen)
        for box in self._boxes(start, end):
            y = box.top() + (_baseline(self._style) + 3) * SCALE
            painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))

    def _boxes(self, start: int, end: int) -> Iterator[QRectF]:
        """The rectangles that a range of characters takes, one a line, at the layout's scale."""
        high = self._style.line * SCALE
        for index in range(self.lines):
            line = self._layout.lineAt(index)
            first = max(start, line.textStart())
            last = min(end, line.textStart() + line.textLength())
            if first < last:
                left, right = _x(line.cursorToX(first)), _x(line.cursorToX(last))
                yield QRectF(left, index * high, right - left, high)


def plain(
    text: str,
    style: Style,
    width: float = 10_000,
    *,
    max_lines: int | None = None,
    inks: Inks | None = None,
) -> Text:
    """A text without runs of its own."""
    return Text((Run(text),), style, width, max_lines=max_lines, inks=inks)


def target_name(number: int) -> str:
    """What the links to a note's sentence lead to."""
    return f"note-{number}"


def _one_paragraph(text: str) -> str:
    """Line ends of the source read as spaces; the thin no-break space is set as a plain one.

    The shipped fonts have a thin space of two pixels, in which "$95 bn" closes up, and whoever
    searches a PDF types a space.
    """
    return text.translate(_SPACES)


_SPACES: Final = {ord(char): " " for char in "\n\r\t\u2028\u2029\u0085\x0b\x0c"} | {
    ord("\u202f"): "\u00a0"
}


def _range(start: int, end: int, form: QTextCharFormat) -> _Range:
    made = _Range()
    made.start, made.length, made.format = start, end - start, form
    return made


def _format(kind: RunKind, style: Style, ink: Inks) -> QTextCharFormat | None:
    if kind == "plain":
        return None
    return _voice(kind, style, ink)


@cache
def _voice(kind: RunKind, style: Style, ink: Inks) -> QTextCharFormat:
    """The three voices, an inferred period and a contradiction, told apart in grey too."""
    size = style.size
    form = QTextCharFormat()
    if kind == "stated":
        form.setFont(_set("read", size, strong=True))
    elif kind == "derived":
        form.setFont(_set("read", size, italic=True))
        form.setForeground(ink("derived"))
    elif kind == "inferred":
        form.setFont(_set(style.role, size, italic=True))
    elif kind == "conflict":
        form.setFont(_set(style.role, size, strong=True))
        form.setForeground(ink("conflict"))
    else:
        form.setFont(_set("ui" if kind == "analyst" else style.role, size, strong=kind == "strong"))
    return form


def _note_link(number: int, ink: Inks) -> QTextCharFormat:
    form = QTextCharFormat()
    form.setFont(_set("ui", _NOTE, strong=True))
    form.setForeground(ink("accent"))
    form.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
    form.setSuperScriptBaseline(_RAISED)
    form.setAnchor(True)
    form.setAnchorHref(f"#{target_name(number)}")
    return form


def _target(name: str) -> QTextCharFormat:
    form = QTextCharFormat()
    form.setAnchor(True)
    form.setAnchorNames([name])
    return form


def _font(style: Style) -> QFont:
    return _set(style.role, style.size, strong=style.strong, italic=style.italic)


@cache
def _set(role: Role, size: float, *, strong: bool = False, italic: bool = False) -> QFont:
    """A font of the theme without ligatures: in a PDF by Qt 6.11 "left" reads "le-" with them."""
    made = QFont(font(role, size * SCALE, strong=strong, italic=italic))
    made.setFeature(QFont.Tag("liga"), 0)
    return made


@cache
def _wrapping(*, centred: bool) -> QTextOption:
    side = Qt.AlignmentFlag.AlignHCenter if centred else Qt.AlignmentFlag.AlignLeft
    option = QTextOption(side)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


@cache
def _baseline(style: Style) -> float:
    """From the top of a line to the letters' feet: the same on every line, whatever is on it."""
    measured = metrics(style.role, style.size * SCALE, strong=style.strong, italic=style.italic)
    ascent, descent = measured.ascent() / SCALE, measured.descent() / SCALE
    return (style.line - ascent - descent) / 2 + ascent


def _units(text: str) -> int:
    """Length in UTF-16 units, in which Qt counts."""
    return len(text) + sum(char > "\uffff" for char in text)


def _x(position: object) -> float:
    """`QTextLine.cursorToX` gives the place alone, or the place and the character (PySide 6.11)."""
    if isinstance(position, Iterable):
        return float(next(iter(position)))
    return float(position)  # type: ignore[arg-type]  # a number, by the library's own description
