"""The text layer of one PDF page as lines in reading order, with where and how large they stand."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice
from statistics import fmean
from typing import TYPE_CHECKING

from briefindex.importers.formats.extract import BAR

if TYPE_CHECKING:
    from pypdfium2 import PdfTextPage

HYPHEN = "\ufffe"
"""What PDFium puts where a word is broken at the end of a line, in place of hyphen and line end."""

_WIDE = 1.3
_FEWEST_ROWS = 3
_LEAST_WORDS = 20
_MOST_SPACES = 400


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line (several where a word is broken over them), in points, y upwards.

    `top` and `bottom` are the base lines of its first and its last character, `size` the height of
    its first.
    """

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float
    is_row: bool = False


def lines_of(page: "PdfTextPage", *, in_haste: bool = False) -> list[Line]:
    """The lines of a page in reading order: columns one after the other, rows with bars.

    In haste, as in a book of thousands of pages, no gaps are looked for within lines.
    """
    text = page.get_text_range(errors="ignore")
    found: list[list[Line]] = []
    place = 0
    for printed in text.split("\r\n"):
        units = len(printed.encode("utf-16-le")) // 2
        if printed.strip():
            rows = [[_line(page, printed, place)]] if in_haste else _rows(page, printed, place)
            found.extend(rows)
        place += units + 2
    return _in_columns(found)


def _rows(page: "PdfTextPage", printed: str, place: int) -> list[list[Line]]:
    """A line cut where it has gaps as between columns; where a broken word leaps, a row ends."""
    size = _size(page, place)
    rows: list[list[Line]] = [[]]
    start = 0
    for index in _may_cut(printed):
        breaks = printed[index] == HYPHEN
        if breaks and _leap(page, place + start, place + index + 1) > 3 * size:
            rows[-1].append(_line(page, printed[start : index + 1], place + start))
            rows.append([])
            start = index + 1
        elif not breaks and _gap(page, place + index) > _WIDE * size:
            rows[-1].append(_line(page, printed[start:index], place + start))
            start = index + 1
    rows[-1].append(_line(page, printed[start:], place + start))
    kept = ([part for part in row if part.text.strip(HYPHEN)] for row in rows)
    return [row for row in kept if row]


def _may_cut(printed: str) -> list[int]:
    """Where a line may be cut; nowhere, if some of its characters count twice for PDFium."""
    if len(printed.encode("utf-16-le")) != 2 * len(printed):
        return []
    found = (index for index, sign in enumerate(printed[:-1]) if sign in (" ", HYPHEN) and index)
    return list(islice(found, _MOST_SPACES))


def _leap(page: "PdfTextPage", start: int, place: int) -> float:
    return abs(_left(page, place) - _left(page, start))


def _left(page: "PdfTextPage", place: int) -> float:
    return page.get_charbox(min(place, page.count_chars() - 1), loose=True)[0]


def _line(page: "PdfTextPage", printed: str, place: int) -> Line:
    first = place + len(printed) - len(printed.lstrip())
    last = place + max(0, len(printed.encode("utf-16-le")) // 2 - 1)
    count = page.count_chars()
    left, top, _, _ = page.get_charbox(min(first, count - 1), loose=True)
    _, bottom, right, _ = page.get_charbox(min(last, count - 1), loose=True)
    return Line(printed.strip(), left, right, top, bottom, _size(page, first))


def _size(page: "PdfTextPage", place: int) -> float:
    _, bottom, _, top = page.get_charbox(min(place, page.count_chars() - 1), loose=True)
    return max(1.0, top - bottom)


def _gap(page: "PdfTextPage", place: int) -> float:
    _, _, before, _ = page.get_charbox(place - 1, loose=True)
    after, _, _, _ = page.get_charbox(place + 1, loose=True)
    return after - before


def _in_columns(lines: Sequence[Sequence[Line]]) -> list[Line]:
    """Lines that stand side by side as columns of text, or as the cells of a row."""
    gutter = _gutter(lines)
    if gutter is None:
        return [_row(parts) for parts in lines]
    split = [index for index, parts in enumerate(lines) if _is_split(parts, gutter)]
    first, last = split[0], split[-1] + 1
    while last < len(lines) and len(lines[last]) == 1 and _beside(lines[last][0], gutter):
        last += 1
    columns: tuple[list[Line], list[Line]] = ([], [])
    for parts in lines[first:last]:
        for side in (0, 1):
            inside = [part for part in parts if (part.left >= gutter - 5) == bool(side)]
            if inside:
                columns[side].append(_row(inside))
    before = [_row(parts) for parts in lines[:first]]
    return [*before, *columns[0], *columns[1], *(_row(parts) for parts in lines[last:])]


def _gutter(lines: Sequence[Sequence[Line]]) -> float | None:
    """Where the right column begins, if lines of two columns were printed across the page."""
    begins = Counter(
        round(parts[1].left / 4) for parts in lines if len(parts) > 1 and _is_prose(parts)
    )
    if not begins:
        return None
    common, times = begins.most_common(1)[0]
    return common * 4.0 if times >= _FEWEST_ROWS else None


def _is_prose(parts: Sequence[Line]) -> bool:
    return fmean(len(part.text) for part in parts) >= _LEAST_WORDS


def _is_split(parts: Sequence[Line], gutter: float) -> bool:
    return len(parts) > 1 and any(abs(part.left - gutter) < 8 for part in parts[1:])


def _beside(line: Line, gutter: float) -> bool:
    return line.right < gutter or line.left >= gutter - 5


def _row(parts: Sequence[Line]) -> Line:
    """The cells of a row as one line with bars; a single part as it is."""
    if len(parts) == 1:
        return parts[0]
    text = BAR.join(part.text.replace("|", "/") for part in parts)
    last = parts[-1]
    return replace(parts[0], text=text, right=last.right, bottom=last.bottom, is_row=True)
