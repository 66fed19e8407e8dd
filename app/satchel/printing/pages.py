"""A briefing laid out on sheets of paper: what the preview shows and what is printed."""

from collections import deque
from collections.abc import Generator, Iterator
from typing import Final

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter

from briefindex.model.briefing import Briefing, Run
from satchel.painting.chart import PAGE, ChartPicture
from satchel.painting.typeset import Style, plain
from satchel.printing.figure_rows import line, table_blocks
from satchel.printing.flow import Block, Flow
from satchel.printing.sections import (
    DENSITIES,
    Density,
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

_RUNNING: Final = Style("ui", 11, 14, colour="muted")
_ENOUGH: Final = 2
"""At a glance is two pages."""

_SPACE: Final = "\u2002"


class Pages:
    """All pages of a briefing on one size of paper; made once, painted as often as needed."""

    def __init__(self, briefing: Briefing, size: PageSize, *, now: bool = True) -> None:
        """Lay the briefing out, `now` or later in the steps of `lay_out`."""
        self.paper = paper(size)
        self.title = briefing.title
        self.briefing = briefing
        self._flow = self._empty()
        if now:
            deque(self.lay_out(), maxlen=0)

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._flow.pages)

    def paint(self, painter: QPainter, index: int) -> None:
        """Paint one page, its upper left corner at the origin, a unit for each pixel."""
        self._paint_head(painter, index)
        self._flow.pages[index].draw(painter, self._draw_rule)
        self._paint_foot(painter, index)

    def lay_out(self) -> Iterator[None]:
        """Lay the briefing out in steps of some milliseconds each, for who has else to do too.

        The finest layout is taken that two pages hold, else the one with the fewest pages.
        """
        tried: list[Flow] = []
        for density in DENSITIES:
            flow = yield from self._filled(density)
            if len(flow.pages) <= _ENOUGH:
                self._close(flow)
                self._flow = flow
                return
            tried.append(flow)
        self._flow = min(tried, key=lambda flow: len(flow.pages))

    def _empty(self) -> Flow:
        return Flow(SIDE, BODY_TOP, self.paper.body_bottom)

    def _close(self, flow: Flow) -> None:
        """On a single page the foot has the legend: the caution stands at the end of the text."""
        if len(flow.pages) == 1 and self.briefing.caution:
            text = foot_line(self.briefing.caution, self.paper.measure)
            flow.add([Block(text.height, text.draw, before=12)])

    def _filled(self, density: Density) -> Generator[None, None, Flow]:
        """All sections in their order, laid out with one density, a section a step."""
        briefing, width, gap = self.briefing, self.paper.measure, density.between
        flow = self._empty()
        flow.add(title_block(briefing, width))
        flow.add(self._table(width, density))
        yield
        flow.add(self._comparison(width, density))
        yield
        gaps = dashed_lines(briefing.gaps.lines, width)
        flow.add(labelled(briefing.gaps.heading, gaps, gap))
        sources = source_lines(briefing.sources.entries, width)
        flow.add(labelled(briefing.sources.heading, sources, gap))
        flow.add(remark_block(briefing.sources.remark, width))
        yield
        if briefing.notes.notes:
            heading = heading_block(briefing.notes.heading, width, gap)
            flow.add_columns([heading], note_columns(briefing.notes.notes, width, density))
            yield
        return flow

    def _table(self, width: float, density: Density) -> list[Block]:
        table = self.briefing.table
        if not table.heading:
            return []
        rows = table_blocks(table, width, density.pad) if table.groups else []
        remark = remark_block(table.remark, width)
        return [heading_block(table.heading, width, density.between), *rows, *remark]

    def _comparison(self, width: float, density: Density) -> list[Block]:
        """The chart and who states what, in the order that fits better."""
        comparison, gap = self.briefing.comparison, density.between
        lines = body_lines(comparison.lines, width, density.body)
        if comparison.chart is None:
            return labelled(comparison.heading, lines, gap)
        picture = ChartPicture(comparison.chart, width, density.plot, PAGE)
        chart = Block(picture.height, picture.draw)
        drawn = [heading_block(comparison.heading, width, gap), chart]
        stated = labelled("Who states what", lines, gap)
        return [*stated, *drawn] if density.lines_first else [*drawn, *stated]

    def _draw_rule(self, painter: QPainter, y: float, name: str) -> None:
        line(painter, SIDE, y, self.paper.measure, name)

    def _paint_head(self, painter: QPainter, index: int) -> None:
        briefing, width = self.briefing, self.paper.measure
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
            foot_line(self.briefing.caution, room).draw(painter, SIDE, y + 8)

    def _paint_legend(self, painter: QPainter, at: QPointF, room: float) -> None:
        """The voices that occur, each with its sample, as many as the foot holds."""
        x = at.x()
        for entry in self.briefing.legend:
            text = foot_line((entry.sample, Run(f" {entry.meaning}")), room)
            if x + text.width > at.x() + room:
                return
            text.draw(painter, x, at.y())
            x += text.width + 18
