"""Rows of a table on a page: cells below each other are one column, where one is lacking too."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefindex.importers.formats.extract import BAR
from briefindex.importers.formats.pdf_lines import HYPHEN, Line


def rows_of(table: Sequence[Sequence[Line]]) -> Iterator[Line]:
    """Rows that follow each other as lines with bars; what a row lacks is an empty cell."""
    columns = _columns(table)
    for cells in table:
        first, last = cells[0], cells[-1]
        placed = _placed(cells, columns)
        text = BAR.join(cell.replace("|", "/").strip(HYPHEN) for cell in placed)
        yield replace(first, text=text, right=last.right, bottom=last.bottom, is_row=True)


def _columns(table: Sequence[Sequence[Line]]) -> list[tuple[float, float]]:
    """From where to where the cells of each column reach, told by the rows that have them all."""
    most = max(map(len, table), default=0)
    whole = [cells for cells in table if len(cells) == most]
    return [
        (min(cell.left for cell in column), max(cell.right for cell in column))
        for column in zip(*whole, strict=True)
    ]


def _placed(cells: Sequence[Line], columns: Sequence[tuple[float, float]]) -> list[str]:
    """The words of a row by column; as they come where one of them fits no column alone."""
    texts = [cell.text for cell in cells]
    if len(cells) >= len(columns):
        return texts
    placed = [""] * len(columns)
    last = -1
    for cell in cells:
        shared = [min(cell.right, right) - max(cell.left, left) for left, right in columns]
        best = max(range(len(columns)), key=shared.__getitem__)
        if best <= last or shared[best] <= 0 or sum(share > 0 for share in shared) > 1:
            return texts
        placed[best] = cell.text
        last = best
    return placed
