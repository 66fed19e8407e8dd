"""A briefing laid out on sheets of paper: what the preview shows and what is printed."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter

from briefindex.model.briefing import Briefing, Run
from satchel.printing.chart import ChartBlock
from satchel.printing.figure_rows import line, table_blocks
from satchel.printing.flow import Block, Flow
from satchel.printing.sections import (
    body_lines,
    dashed_lines,
    foot_line,
    heading_block,
    labelled,
    note_columns,
    remark_block,
    source_lines,
    title_block,
)
from satchel.printing.sheet import BODY_TOP, FOOT_RULE, HEAD_TOP, SIDE, PageSize, paper
from satchel.printing.typeset import Style, plain

_RUNNING: Final = Style("ui", 11, 14, colour="muted")
_SPACE: Final = "\u2002"


class Pages:
    """All pages of a briefing on one size of paper; made once, painted as often as needed."""

    def __init__(self, briefing: Briefing, size: PageSize) -> None:
        """Lay the briefing out."""
        self.paper = paper(size)
        self.title = briefing.title
        self._briefing = briefing
        self._flow = Flow(SIDE, BODY_TOP, self.paper.body_bottom)
        self._fill()

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._flow.pages)

    def paint(self, painter: QPainter, index: int) -> None:
        """Paint one page, its upper left corner at the origin, a unit for each pixel."""
        self._paint_head(painter, index)
        self._flow.pages[index].draw(painter, self._draw_rule)
        self._paint_foot(painter, index)

    def _fill(self) -> None:
        briefing, width = self._briefing, self.paper.measure
        flow = self._flow
        flow.add(title_block(briefing, width))
        table = briefing.table
        if table.groups:
            flow.add([heading_block(table.heading, width), *table_blocks(table, width)])
            flow.add(remark_block(table.remark, width))
        elif table.remark:
            flow.add([heading_block(table.heading, width), *remark_block(table.remark, width)])
        flow.add(self._comparison(width))
        flow.add(labelled(briefing.gaps.heading, dashed_lines(briefing.gaps.lines, width)))
        sources = source_lines(briefing.sources.entries, width)
        flow.add(labelled(briefing.sources.heading, sources))
        flow.add(remark_block(briefing.sources.remark, width))
        if briefing.notes.notes:
            heading = heading_block(briefing.notes.heading, width)
            flow.add_columns([heading], note_columns(briefing.notes.notes, width))

    def _comparison(self, width: float) -> Sequence[Block]:
        comparison = self._briefing.comparison
        lines = body_lines(comparison.lines, width)
        if comparison.chart is None:
            return labelled(comparison.heading, lines)
        chart = ChartBlock(comparison.chart, width).block
        heading = heading_block(comparison.heading, width)
        return [heading, chart, *labelled("Who states what", lines)]

    def _draw_rule(self, painter: QPainter, y: float, name: str) -> None:
        line(painter, SIDE, y, self.paper.measure, name)

    def _paint_head(self, painter: QPainter, index: int) -> None:
        briefing, width = self._briefing, self.paper.measure
        left = briefing.title
        if index == 0:
            left = f"Briefing{_SPACE}·{_SPACE}{briefing.template}"
        date = plain(briefing.made_text, _RUNNING)
        words = plain(left, _RUNNING, width - date.width - 24, max_lines=1)
        words.draw(painter, SIDE, HEAD_TOP)
        date.draw(painter, SIDE + width - date.width, HEAD_TOP)
        line(painter, SIDE, HEAD_TOP + 21, width, "rule", 2)

    def _paint_foot(self, painter: QPainter, index: int) -> None:
        width = self.paper.measure
        y = self.paper.height - FOOT_RULE
        line(painter, SIDE, y, width, "line")
        number = plain(f"{index + 1} / {self.count}", _RUNNING)
        number.draw(painter, SIDE + width - number.width, y + 8)
        room = width - number.width - 24
        if index == 0:
            self._paint_legend(painter, QPointF(SIDE, y + 8), room)
        else:
            foot_line(self._briefing.caution, room).draw(painter, SIDE, y + 8)

    def _paint_legend(self, painter: QPainter, at: QPointF, room: float) -> None:
        """The voices that occur, each with its sample, as many as the foot holds."""
        x = at.x()
        for entry in self._briefing.legend:
            text = foot_line((entry.sample, Run(f" {entry.meaning}")), room)
            if x + text.width > at.x() + room:
                return
            text.draw(painter, x, at.y())
            x += text.width + 18
