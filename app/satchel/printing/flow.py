"""Fills pages with blocks: what belongs together stays together, and nothing is cut in two."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from PySide6.QtGui import QPainter

Draw = Callable[[QPainter, float, float], None]
"""Paints with the upper left corner at x, y."""


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of the page that is never split.

    `before` is white above it, dropped at the top of a page. `keep` holds it on one page with the
    next block. `rule` is the ink of a line along its upper edge, dropped at the top of a page and
    under a head. `head` stands above it where it is the first on its page (a table's head), or
    anywhere if it `opens` what the head is for.
    """

    height: float
    draw: Draw
    before: float = 0.0
    keep: bool = False
    head: "Block | None" = None
    opens: bool = False
    rule: Literal["rule", "line"] | None = None

    @property
    def needs(self) -> float:
        """The room it takes below other blocks."""
        opening = self.head.height if self.head and self.opens else 0.0
        return self.before + opening + self.height


@dataclass(frozen=True, slots=True)
class Columns:
    """Blocks that stand in two columns of equal height, `width` wide and `gap` apart."""

    blocks: tuple[Block, ...]
    width: float
    gap: float


@dataclass(slots=True)
class Page:
    """Where everything stands on one page."""

    placed: list[tuple[Block, float, float]] = field(default_factory=list)
    rules: list[tuple[str, float]] = field(default_factory=list)

    def draw(self, painter: QPainter, draw_rule: Callable[[QPainter, float, str], None]) -> None:
        """Paint all blocks and, by `draw_rule`, the lines between them."""
        for name, y in self.rules:
            draw_rule(painter, y, name)
        for block, x, y in self.placed:
            block.draw(painter, x, y)


class Flow:
    """Puts blocks under one another, opening a page whenever the next does not fit."""

    def __init__(self, left: float, top: float, bottom: float) -> None:
        """Fill from `top` to `bottom`, at `left`."""
        self.pages: list[Page] = [Page()]
        self._left = left
        self._top = top
        self._bottom = bottom
        self._y = top

    def add(self, blocks: Sequence[Block]) -> None:
        """Place blocks in their order."""
        index = 0
        while index < len(blocks):
            end = index + 1
            while end < len(blocks) and blocks[end - 1].keep:
                end += 1
            self._place(blocks[index:end])
            index = end

    def add_columns(self, lead: Sequence[Block], columns: Columns) -> None:
        """Place `lead` and, under it and over the pages, the blocks in two columns."""
        rest = list(columns.blocks)
        needed = sum(block.needs for block in lead)
        if rest and not self._fits(needed + max(each.height for each in rest[:2])):
            self._open_page()
        for block in lead:
            self._put(block)
        while rest:
            count, left = _balance(rest, self._bottom - self._y)
            if count == 0:
                if self._y > self._top:
                    self._open_page()
                    continue
                count = left = 1
            self._put_columns(rest[:left], rest[left:count], columns)
            rest = rest[count:]
            if rest:
                self._open_page()

    def _place(self, chunk: Sequence[Block]) -> None:
        needed = sum(block.needs for block in chunk)
        if not self._fits(needed) and self._y > self._top:
            self._open_page()
        for block in chunk:
            if not self._fits(block.needs) and self._y > self._top:
                self._open_page()
            self._put(block)

    def _put(self, block: Block) -> None:
        is_first = self._y == self._top
        if not is_first:
            self._y += block.before
        if block.head and (is_first or block.opens):
            self._put(block.head)
        elif block.rule and not is_first:
            self.pages[-1].rules.append((block.rule, self._y))
        self.pages[-1].placed.append((block, self._left, self._y))
        self._y += block.height

    def _put_columns(self, left: Sequence[Block], right: Sequence[Block], columns: Columns) -> None:
        start, lowest = self._y, self._y
        for place, column in enumerate((left, right)):
            y = start
            for block in column:
                x = self._left + place * (columns.width + columns.gap)
                self.pages[-1].placed.append((block, x, y))
                y += block.height
            lowest = max(lowest, y)
        self._y = lowest

    def _fits(self, height: float) -> bool:
        return self._y + height <= self._bottom + 0.01

    def _open_page(self) -> None:
        self.pages.append(Page())
        self._y = self._top


def _balance(blocks: Sequence[Block], room: float) -> tuple[int, int]:
    """How many blocks fit into two columns of `room`, and how many of them go to the left one.

    Where all fit, the left column is the shortest that keeps the right one no longer.
    """
    left, used = _fill(blocks, room)
    right, _ = _fill(blocks[left:], room)
    count = left + right
    if count < len(blocks):
        return count, left
    total = sum(block.height for block in blocks)
    taken = 0.0
    for index, block in enumerate(blocks[:left]):
        taken += block.height
        if taken >= total - taken:
            return count, index + 1
    return count, left if used else 0


def _fill(blocks: Sequence[Block], room: float) -> tuple[int, float]:
    used = 0.0
    for index, block in enumerate(blocks):
        if used + block.height > room + 0.01:
            return index, used
        used += block.height
    return len(blocks), used
