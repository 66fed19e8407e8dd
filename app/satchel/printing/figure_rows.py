"""The table of key figures on paper: columns as wide as their words, groups never split."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from briefindex.model.briefing import FigureGroup, FigureRow, FigureTable, Run
from satchel.painting.signs import sign
from satchel.painting.typeset import Style, Text, plain
from satchel.printing.flow import Block
from satchel.printing.sheet import ink

HEAD: Final = Style("ui", 11, 14, strong=True, colour="muted")
CELL: Final = Style("ui", 12.5, 17)
FOUND: Final = Style("ui", 11, 14)
VALUE: Final = Style("read", 14, 17)
_GUTTER: Final = 16
_STATUS: Final = 66
_VALUE_MAX: Final = 136
_PERIOD_MAX: Final = 122
_SOURCE_MAX: Final = 116
_LABEL_LINES: Final = 4


@dataclass(frozen=True, slots=True)
class _Columns:
    """Left edges of the columns; the value's right edge; widths of what wraps."""

    value_width: float
    value_right: float
    period: float
    period_width: float
    status: float
    source: float
    source_width: float
    pad: float


@dataclass(frozen=True, slots=True)
class _Row:
    value: Text
    period: Text
    status: str
    word: Text
    source: Text
    pad: float
    found: Text | None

    @property
    def line(self) -> float:
        """The height of value, period and source; what had been found stands below."""
        return max(self.value.height, self.period.height, self.source.height)

    @property
    def height(self) -> float:
        return self.line + (self.found.height if self.found else 0) + 2 * self.pad


def table_blocks(table: FigureTable, width: float, pad: float) -> list[Block]:
    """One block a group, which can repeat the head on a new page; `pad` is white within a row."""
    columns = _columns(table, width, pad)
    head = _head(table.columns, columns, width)
    groups = [
        _group(group, columns, head, opens=index == 0) for index, group in enumerate(table.groups)
    ]
    return [*groups, Block(1, lambda *_: None, rule="rule")]


def _columns(table: FigureTable, width: float, pad: float) -> _Columns:
    """Fits value, period and source to their words, within bounds; the rest is the label's."""
    rows = [row for group in table.groups for row in group.rows]
    value = _widest([_value(row, 10_000) for row in rows], 56, _VALUE_MAX)
    period = _widest([_period(row, 10_000) for row in rows], 60, _PERIOD_MAX)
    source = _widest([_source(row, _SOURCE_MAX) for row in rows], 70, _SOURCE_MAX)
    source_left = width - source
    status = source_left - _STATUS - 8
    period_left = status - _GUTTER - period
    value_right = period_left - _GUTTER
    return _Columns(value, value_right, period_left, period, status, source_left, source, pad)


def _widest(texts: Sequence[Text], least: float, most: float) -> float:
    return min(most, max([least, *(text.width + 1 for text in texts)]))


def _value(row: FigureRow, width: float) -> Text:
    return Text((Run(row.value, row.voice),), VALUE, width)


def _period(row: FigureRow, width: float) -> Text:
    own = "analyst" if "period" in row.analyst else "plain"
    line = [Run(row.period, "inferred" if row.is_period_inferred else own)]
    if row.differs:
        line += [Run("\u00a0"), Run("≠", "conflict")]
    return Text(tuple(line), CELL, width)


def _source(row: FigureRow, width: float) -> Text:
    """Letters and speaker; where the whole name is too wide, its last word."""
    letters = ", ".join(row.letters)
    names = [f", {row.speaker}", f", {row.speaker.split()[-1]}"] if row.speaker else [""]
    texts = [Text((Run(letters + name, notes=row.notes),), CELL) for name in names]
    fitting = next((text for text in texts if text.width <= width), None)
    return fitting or Text((Run(letters + names[-1], notes=row.notes),), CELL, width)


def _head(names: Sequence[str], columns: _Columns, width: float) -> Block:
    texts = [plain(name, HEAD) for name in names]
    lefts = (
        0.0,
        columns.value_right - texts[1].width,
        columns.period,
        columns.status,
        columns.source,
    )

    def draw(painter: QPainter, x: float, y: float) -> None:
        for text, left in zip(texts, lefts, strict=True):
            text.draw(painter, x + left, y + 4)
        line(painter, x, y + 22, width, "rule")

    return Block(23, draw)


def _group(group: FigureGroup, columns: _Columns, head: Block, *, opens: bool) -> Block:
    """One indicator; its name takes the room that its own values leave."""
    rows = [_row(row, columns) for row in group.rows]
    room = columns.value_right - max(row.value.width for row in rows) - _GUTTER
    label = plain(group.label, CELL, room, max_lines=_LABEL_LINES)
    height = max(label.height + 2 * columns.pad, sum(row.height for row in rows))

    def draw(painter: QPainter, x: float, y: float) -> None:
        label.draw(painter, x, y + columns.pad)
        for row in rows:
            _draw_row(painter, row, columns, x, y + columns.pad)
            y += row.height

    return Block(height, draw, head=head, opens=opens, rule="line")


def _row(row: FigureRow, columns: _Columns) -> _Row:
    found = None
    if row.found:
        room = columns.source + columns.source_width - columns.period
        found = Text((Run(row.found, "analyst"),), FOUND, room)
    return _Row(
        value=_value(row, columns.value_width),
        period=_period(row, columns.period_width),
        status=row.status,
        word=plain(row.status, _status_style(row.status)),
        source=_source(row, columns.source_width),
        pad=columns.pad,
        found=found,
    )


def _status_style(status: str) -> Style:
    return Style("ui", 12, 17, colour=f"status.{status}")


def _draw_row(painter: QPainter, row: _Row, columns: _Columns, x: float, y: float) -> None:
    row.value.draw(painter, x + columns.value_right - row.value.width, y)
    row.period.draw(painter, x + columns.period, y)
    sign(painter, row.status, QPointF(x + columns.status + 5, y + 9))
    row.word.draw(painter, x + columns.status + 15, y)
    row.source.draw(painter, x + columns.source, y)
    if row.found:
        row.found.draw(painter, x + columns.period, y + row.line)


def line(painter: QPainter, x: float, y: float, width: float, name: str, thick: float = 1) -> None:
    """A horizontal rule of an ink of print; y is its upper edge.

    It is as thick everywhere: on a screen it fills whole pixels, whatever the zoom.
    """
    to_device = painter.transform()
    scale, zero = to_device.m22(), to_device.dy()
    top = (round(zero + y * scale) - zero) / scale
    high = max(1, round(thick * scale)) / scale
    painter.fillRect(QRectF(x, top, width, high), ink(name))
