"""Finds the tables of an article: lines that follow each other with bars between their cells.

Owns where rows, cells, heads and captions are; what they mean is for `grid_heads` and `grid_cells`.
Offsets are into the article's text.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from statistics import fmean

from briefindex.model.article import Article
from briefindex.model.span import Span

_LINE = re.compile(r"[^\n]+")
_LEAD = re.compile(r"(?:[-–—•·*] )?\s*")
_RULE = re.compile(r"[\s|:=+-]+")
_FRAMED = re.compile(r"\|.*\|")
_YEARS = re.compile(r"(?:19|20)\d\d\*{0,3}")
_VALUE = re.compile(r"[ <>≤≥~≈≃±+(\-−–$€£¥₹₽₸]{0,8}\d")
_DATE = re.compile(
    r"(?:19|20)\d\d\D{0,12}|\d{1,2} [A-Za-z]{3,9}\.?(?: \d{4})?|\d{1,2}[./]\d{1,2}[./]\d{2,4}"
    r"|(?:19|20)\d\d[/–-]\d{2,4}\D{0,3}|\d{1,2}M ?\d{4}|\dQ ?\d{2,4}"
)
_BLANKS = " \u00a0\u202f\t*"
_STOPS = frozenset(".!?…:;")
_LONGEST_CELL = 60
_LONGEST_CAPTION = 200
_MOST_HEADS = 4
_MOST_ROWS = 2_000
_MOST_LINES = 50_000
_CAPTION = re.compile(r"(?:table|exhibit|figure|chart|annex)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands between two bars, without the blanks around it; `start` is its first letter."""

    start: int
    text: str

    @property
    def is_value(self) -> bool:
        """Whether it begins as a number does, and is no year alone."""
        return bool(_VALUE.match(self.text)) and not _YEARS.fullmatch(self.text)


_NO_CELL = Cell(0, "")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of data: its line, its cells, and the heading within the table that it stands under."""

    span: Span
    cells: tuple[Cell, ...]
    section: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table. `heads` has for each column the heads above it, outermost first.

    `span` reaches from its first row to its last; `caption` is what is said above it, or "".
    """

    span: Span
    caption: str
    heads: tuple[tuple[str, ...], ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    span: Span
    text: str
    follows: bool

    @property
    def has_bars(self) -> bool:
        return "|" in self.text


def grids_of(article: Article) -> tuple[Grid, ...]:
    """The tables of an article, sorted; those of long cells are text side by side and are none."""
    if article.text.count("|") < 2:
        return ()
    lines = list(islice(_lines(article), _MOST_LINES))
    gaps = article.info.file.lower().endswith(".pdf")
    found: list[Grid] = []
    for first, last in _runs(lines):
        grid = _grid(lines[first:last], _caption(lines, first), gaps=gaps)
        if grid is not None:
            found.append(grid)
    return tuple(found)


def _lines(article: Article) -> Iterator[_Line]:
    end = 0
    for block in article.blocks:
        if block.role in ("metadata", "boilerplate"):
            continue
        for match in _LINE.finditer(article.text, block.span.start, block.span.end):
            lead = _LEAD.match(match[0])
            start = match.start() + (lead.end() if lead else 0)
            span = Span(start, match.start() + len(match[0].rstrip()))
            follows = article.text[end : span.start].strip(" ") == "\n"
            yield _Line(span, article.text[span.start : span.end], follows)
            end = span.end


def _runs(lines: Sequence[_Line]) -> Iterator[tuple[int, int]]:
    """Ranges of lines that belong together and begin and end with bars, two rows at least."""
    first = last = -1
    for place, line in enumerate(lines):
        if not line.has_bars:
            continue
        if first < 0 or not _go_on(lines[last + 1 : place + 1]):
            if last > first:
                yield first, last + 1
            first = place
        last = place
    if last > first:
        yield first, last + 1


def _go_on(lines: Sequence[_Line]) -> bool:
    """Whether a table goes on over these lines: a heading within it stands alone."""
    heading = all(len(one.text) < _LONGEST_CAPTION and one.text[-1:] not in _STOPS for one in lines)
    return len(lines) <= 2 and heading and all(line.follows for line in lines)


def _caption(lines: Sequence[_Line], first: int) -> str:
    """The short line above a table, with the one above that where it only has the unit."""
    said: list[str] = []
    for line in reversed(lines[max(0, first - 2) : first]):
        told = line.text.strip()
        ends = told[-1:] in _STOPS and not _CAPTION.match(told)
        if line.has_bars or len(told) > _LONGEST_CAPTION or (ends and not told.endswith(":")):
            break
        said.insert(0, told.rstrip(":"))
        if not (told.startswith("(") or told[:1].islower() or len(told.split()) < 3):
            break
    return " ".join(said)


def _grid(lines: Sequence[_Line], caption: str, *, gaps: bool) -> Grid | None:
    """A table of these lines; with `gaps`, as in a PDF, empty cells left no bar.

    There a row that lacks a cell is not read, for nobody knows which; of the heads it is the first.
    """
    framed = all(_FRAMED.fullmatch(line.text) for line in lines if line.has_bars)
    shown = [line for line in lines if not _RULE.fullmatch(line.text)]
    cut = [(line, _cells(line, framed=framed)) for line in shown]
    cells = [cell.text for line, row in cut if line.has_bars for cell in row if cell.text]
    if not cells or fmean(map(len, cells)) > _LONGEST_CELL or len(cut) < 2:
        return None
    first = next((n for n, (_, row) in enumerate(cut) if _is_data(row)), len(cut))
    top = [row for line, row in cut[:first] if line.has_bars]
    span = Span(lines[0].span.start, lines[-1].span.end)
    if first == len(cut) or len(top) > _MOST_HEADS:
        return Grid(span, caption, (), ())
    width = max(len(row) for _, row in cut)
    if gaps:
        top = [(_NO_CELL, *row) if len(row) == width - 1 else row for row in top]
        cut = [(line, row) for line, row in cut if len(row) in (1, width) or not _is_data(row)]
    heads = tuple(zip(*_spread(top, width), strict=True)) if top else ((),) * width
    under = next((n for n in range(first, 0, -1) if cut[n - 1][0].has_bars), 0)
    return Grid(span, caption, heads, tuple(_rows(cut[under:])))


def _cells(line: _Line, *, framed: bool) -> tuple[Cell, ...]:
    """The cells of a line; where all lines are framed the bars at its ends part none."""
    start, text = line.span.start, line.text
    if framed and line.has_bars:
        start, text = start + 1, text[1:-1]
    found: list[Cell] = []
    for part in text.split("|"):
        told = part.strip(_BLANKS)
        found.append(Cell(start + (part.index(told) if told else 0), told))
        start += len(part) + 1
    return tuple(found)


def _is_data(row: Sequence[Cell]) -> bool:
    """Whether a row has values; heads have words, years and dates."""
    return any(cell.is_value and not _DATE.fullmatch(cell.text) for cell in row[1:])


def _spread(top: Sequence[Sequence[Cell]], width: int) -> list[list[str]]:
    """Rows of heads, each as wide as the table; one that spans columns stands over each of them."""
    found: list[list[str]] = []
    for depth, row in enumerate(top):
        texts = [cell.text for cell in row] + [""] * (width - len(row))
        spans = depth < len(top) - 1
        for place in range(2, width) if spans else ():
            texts[place] = texts[place] or texts[place - 1]
        found.append(texts)
    return found


def _rows(cut: Sequence[tuple[_Line, tuple[Cell, ...]]]) -> Iterator[Row]:
    """The rows of data, each with the heading that it stands under."""
    section = ""
    for line, cells in cut[:_MOST_ROWS]:
        told = [cell.text for cell in cells if cell.text]
        if len(set(told)) == 1 and not any(cell.is_value for cell in cells):
            section = told[0]
        elif any(cell.is_value for cell in cells[1:]):
            yield Row(line.span, cells, section)
