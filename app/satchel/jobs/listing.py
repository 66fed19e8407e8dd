"""Figures as a table, as work for the thread of the desk; knows no Qt."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefindex.desk import Desk
from briefindex.model.figure import FigureId
from briefindex.model.figure_table import (
    ChoiceKind,
    FigureListing,
    TableAsked,
    TableRow,
)
from briefindex.model.search import FacetCount

if TYPE_CHECKING:
    from briefindex.desk.tables import RowsFile

PAGE = 100
"""Rows that are read at a time."""


@dataclass(frozen=True, slots=True)
class Listed:
    """What is listed, and the rows from `start` on: those that are seen first."""

    listing: FigureListing
    start: int
    rows: Sequence[TableRow]


@dataclass(frozen=True, slots=True)
class Listing:
    """The question what is listed; `keep` is a figure whose row is to be told and read."""

    asked: TableAsked
    keep: FigureId | None = None

    def __call__(self, desk: Desk) -> Listed:
        """Ask the desk."""
        listing = desk.figure_table.listing(self.asked, self.keep)
        start = max(0, (listing.place or 0) // PAGE - 1) * PAGE
        rows = desk.figure_table.page(self.asked, start, 3 * PAGE if start else PAGE)
        return Listed(listing, start, rows)


@dataclass(frozen=True, slots=True)
class PageOfRows:
    """Rows of what is listed, from `start` on."""

    asked: TableAsked
    start: int
    rows: Sequence[TableRow]


@dataclass(frozen=True, slots=True)
class ReadingRows:
    """The question for some rows."""

    asked: TableAsked
    start: int
    most: int

    def __call__(self, desk: Desk) -> PageOfRows:
        """Ask the desk."""
        rows = desk.figure_table.page(self.asked, self.start, self.most)
        return PageOfRows(self.asked, self.start, rows)


@dataclass(frozen=True, slots=True)
class Chosen:
    """The values of a filter with their counts."""

    asked: TableAsked
    kind: ChoiceKind
    counts: Sequence[FacetCount]


@dataclass(frozen=True, slots=True)
class Choosing:
    """The question what there is to choose from."""

    asked: TableAsked
    kind: ChoiceKind

    def __call__(self, desk: Desk) -> Chosen:
        """Ask the desk."""
        return Chosen(self.asked, self.kind, desk.figure_table.choices(self.asked, self.kind))


@dataclass(frozen=True, slots=True)
class Part:
    """A part of what is listed, as a file has it; `end` is the row after its last.

    `file` goes on with the next part.
    """

    asked: TableAsked
    end: int
    data: bytes
    file: "RowsFile"


@dataclass(frozen=True, slots=True)
class WritingRows:
    """The question for some rows as a part of a file of that suffix."""

    asked: TableAsked
    start: int
    most: int
    suffix: str
    total: int
    file: "RowsFile | None" = None

    def __call__(self, desk: Desk) -> Part:
        """Ask the desk."""
        from briefindex.desk.tables import RowsFile  # nothing that a table needs

        file, end = self.file or RowsFile(self.suffix), self.start + self.most
        rows = desk.figure_table.page(self.asked, self.start, self.most)
        return Part(self.asked, end, file.add(rows, last=end >= self.total), file)
