"""Lines of PDF pages to paragraphs: without running heads, with broken words made whole."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice, pairwise
from statistics import median

from briefindex.importers.formats.extract import Piece
from briefindex.importers.formats.pdf_lines import HYPHEN, Line
from briefindex.importers.printed_dates import whole_date
from briefindex.model.article import Role

_EDGE_LINES = 2
_LONGEST_DATE = 40
_FEWEST_PAGES = 3
_HEAD_SHARE = 0.3
_DIGITS = re.compile(r"\d+")
_FOLIO = re.compile(
    r"[-–—|\s]{0,4}(?:page|p\.|стр\.|с\.|seite|página)?\s{0,2}\d{1,4}"
    r"(?:\s{0,2}(?:/|of|из|von|de)\s{0,2}\d{1,4})?[-–—|\s]{0,4}",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[.!?…:;][”»\"’')\]]{0,2}\Z")
_ITEM = re.compile(r"(?:[•·‣▪◦●■–—]|\d{1,2}[.)]|[a-z]\))\s")
_BROKEN = re.compile(
    rf"(?<![^\W\d_])([^\W\d_]{{1,40}})(?:{HYPHEN}\n?|[-\u00ad\u2010]\n)([^\W\d_]{{1,40}})"
)
_LEFT_HYPHEN = re.compile(rf"{HYPHEN}\n?|(?<=\S)[-\u2010]\n")
_WORD = re.compile(r"(?<![^\W\d_])[^\W\d_]{1,40}(?:-[^\W\d_]{1,40}){1,4}")
_NOTE = re.compile(r"(?:\[\d{1,3}\]|\d{1,3}[.)]?\s|[*†‡§¹²³⁴⁵⁶⁷⁸⁹])\s?\S")
_SMALL = 0.93
_SHORT = 0.12
_STEP_OF_TITLES = 1.7
_LONGEST_HEADING = 160


@dataclass(frozen=True, slots=True)
class _Measures:
    """What is usual in a document: the size of its text and the step from line to line."""

    size: float
    step: float


def pieces_of(pages: Sequence[Sequence[Line]]) -> tuple[Piece, ...]:
    """The paragraphs of all pages; one goes on over the end of a column or a page."""
    bare = [list(page) for page in without_running_heads(pages)]
    every = [line for page in bare for line in page]
    if not every:
        return ()
    usual = _usual(bare)
    edges = {id(line): edge for page in bare for line, edge in _right_edges(page)}
    hyphened = frozenset(
        word.lower() for line in every for word in _WORD.findall(line.text.replace(HYPHEN, ""))
    )
    title = _title(bare[0], usual)
    of_line = {id(line): number for number, page in enumerate(bare) for line in page}
    page = -1
    found: list[Piece] = []
    for group in _grouped(every, usual, edges, frozenset(_apart(bare, usual))):
        text = group[0].text
        if not group[0].is_row:
            text = _whole("\n".join(line.text for line in group), hyphened)
        if any(map(str.isalnum, text)):
            begun = tuple(_pages_begun(group, text, of_line, page))
            page = begun[-1][1] if begun else page
            role = _role(group, usual, title)
            found.append(Piece(text, role, group[0].is_row, pages=begun))
    return tuple(found)


def _pages_begun(
    group: Sequence[Line], text: str, of_line: dict[int, int], page: int
) -> Iterator[tuple[int, int]]:
    """Where pages after `page` begin in the text of a paragraph.

    Its letters and digits are those of its lines in their order, whatever became of the hyphens.
    """
    signs = (index for index, sign in enumerate(text) if sign.isalnum())
    start: int | None = None
    ahead = 0
    for line in group:
        here = of_line[id(line)]
        if here > page:
            if ahead >= 0:
                start = next(islice(signs, ahead, None), None)
                ahead = -1  # the sign at the start is taken
            if start is None:
                return
            yield start, here
            page = here
        ahead += sum(map(str.isalnum, line.text))


def without_running_heads(pages: Sequence[Sequence[Line]]) -> Iterator[list[Line]]:
    """Pages without the lines that stand at the edge of many of them, and without their numbers."""
    seen = Counter(key for page in pages for key in {_placed(line) for line in _edges(page)})
    placed = Counter(key for page in pages for key in {_placed(line) for line in _ends(page)})
    least = max(_FEWEST_PAGES, round(_HEAD_SHARE * len(pages)))
    for page in pages:
        running = {
            id(line)
            for line in _edges(page)
            if _times(line, seen) >= least or (len(pages) > 1 and _FOLIO.fullmatch(line.text))
        }
        fewer = min(least, max(2, len(pages) // 3))
        running |= {id(line) for line in _ends(page) if placed[_placed(line)] >= fewer}
        yield [line for line in page if id(line) not in running]


def _edges(page: Sequence[Line]) -> list[Line]:
    """The highest and the lowest lines of a page."""
    ordered = sorted(page, key=lambda line: -line.top)
    return [*ordered[:_EDGE_LINES], *ordered[_EDGE_LINES:][-_EDGE_LINES:]]


def _ends(page: Sequence[Line]) -> list[Line]:
    """The highest and the lowest line of a page."""
    ordered = sorted(page, key=lambda line: -line.top)
    return [*ordered[:1], *ordered[1:][-1:]]


def _key(line: Line) -> str:
    return _DIGITS.sub("#", line.text.lower())


def _times(line: Line, seen: Counter[tuple[str, int]]) -> int:
    """On how many pages these words stand about there: the same words elsewhere are text."""
    words, height = _placed(line)
    return sum(seen[words, near] for near in (height - 1, height, height + 1))


def _placed(line: Line) -> tuple[str, int]:
    """The words of a line and how high it stands: heads of left and of right pages differ."""
    return _key(line), round(line.top / 4)


def _usual(pages: Iterable[Sequence[Line]]) -> _Measures:
    weights: Counter[float] = Counter()
    steps: list[float] = []
    for page in pages:
        for line in page:
            weights[round(line.size, 1)] += len(line.text)
        steps += [
            step
            for before, line in pairwise(page)
            if 0 < (step := before.bottom - line.top) < 3 * line.size
        ]
    size = weights.most_common(1)[0][0]
    return _Measures(size, median(steps) if steps else size)


def _right_edges(page: Sequence[Line]) -> Iterator[tuple[Line, float]]:
    """Each line with where the longest line that begins near it ends."""
    longest: dict[int, float] = {}
    for line in page:
        column = round(line.left / 40)
        for near in (column - 1, column, column + 1):
            longest[near] = max(longest.get(near, 0.0), line.right)
    for line in page:
        yield line, longest[round(line.left / 40)]


def _grouped(
    lines: Sequence[Line], usual: _Measures, edges: dict[int, float], apart: frozenset[int]
) -> Iterator[list[Line]]:
    """Lines by paragraph; those of `apart` after the paragraph that goes on behind them."""
    group: list[Line] = []
    waiting: list[Line] = []
    for line in lines:
        if id(line) in apart:
            waiting.append(line)
            continue
        if group and _begins(line, group, usual, edges):
            yield group
            yield from _paragraphs(waiting, usual, edges)
            group, waiting = [], []
        group.append(line)
    if group:
        yield group
    yield from _paragraphs(waiting, usual, edges)


def _paragraphs(
    lines: Sequence[Line], usual: _Measures, edges: dict[int, float]
) -> Iterator[list[Line]]:
    """Notes and other lines apart, by paragraph."""
    group: list[Line] = []
    for line in lines:
        other = group and (line.column != group[-1].column or _NOTE.match(line.text))
        if group and (other or _begins(line, group, usual, edges)):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _apart(pages: Iterable[Sequence[Line]], usual: _Measures) -> Iterator[int]:
    """Lines that no paragraph goes on in: notes at the foot of a column, and turned ones."""
    for page in pages:
        yield from (id(line) for line in page if line.is_aside)
        for _, column in groupby(page, key=lambda line: line.column):
            small: list[Line] = []
            for line in reversed(list(column)):
                if line.is_aside or line.is_row or line.size > _SMALL * usual.size:
                    break
                small.append(line)
            while small and not _NOTE.match(small[-1].text):
                small.pop()
            yield from map(id, small)


def _begins(line: Line, group: Sequence[Line], usual: _Measures, edges: dict[int, float]) -> bool:
    """Whether a line is the first of a new paragraph."""
    before = group[-1]
    if line.is_row or before.is_row or _ITEM.match(line.text):
        return True
    if _is_date(line) or _is_date(before):
        return True
    if abs(line.size - before.size) > 0.08 * max(line.size, before.size):
        return True
    ended = _ENDS.search(before.text) is not None
    step = before.bottom - line.top
    if step <= 0 or step > 4 * line.size:  # the next column or page, or far below
        return ended or _is_large(before, usual)
    large = _is_large(line, usual) and not ended
    if step > (_STEP_OF_TITLES if large else 1.35) * max(usual.step, 1.05 * line.size):
        return True
    if line.left - before.left > 0.7 * line.size and not _ITEM.match(group[0].text):
        return ended or len(group) > 1
    room = edges[id(before)] - before.right
    return ended and room > _SHORT * max(1.0, edges[id(before)] - before.left)


def _is_date(line: Line) -> bool:
    """Whether a line is a date and nothing else, as stands below a title."""
    return len(line.text) < _LONGEST_DATE and whole_date(line.text) is not None


def _is_large(line: Line, usual: _Measures) -> bool:
    return line.size > 1.12 * usual.size


def _title(first: Sequence[Line], usual: _Measures) -> float | None:
    """The size of the title: the largest on the first page, much larger than the text."""
    largest = max((line.size for line in first), default=0.0)
    return largest if largest > 1.3 * usual.size else None


def _role(group: Sequence[Line], usual: _Measures, title: float | None) -> Role | None:
    line = group[0]
    if line.is_aside:
        return "boilerplate"
    if line.is_row:
        return "body"
    size = sum(len(one.text) for one in group)
    if not _is_large(line, usual) or size > _LONGEST_HEADING:
        return None
    return "title" if title is not None and line.size > 0.97 * title else "heading"


def _whole(text: str, hyphened: frozenset[str]) -> str:
    """A paragraph on one line; words that were broken at a line's end are whole again."""

    def joined(match: re.Match[str]) -> str:
        first, second = match[1], match[2]
        compound = f"{first}-{second}"
        if second[:1].isupper() or compound.lower() in hyphened:
            return compound
        return first + second

    for _ in range(2):  # a word that is broken twice
        text = _BROKEN.sub(joined, text)
    return " ".join(_LEFT_HYPHEN.sub("-", text).split())
