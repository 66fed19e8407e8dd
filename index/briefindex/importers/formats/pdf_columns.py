"""Fragments of lines to lines in reading order, told by where they stand and not by their order.

A column ends where nothing is printed across it over many lines; what is printed across parts the
page into bands, read from top to bottom, their columns from left to right (of a page in a script
that runs to the left, from right to left).
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import fmean, median

from briefindex.importers.formats.pdf_lines import HYPHEN, Line
from briefindex.importers.formats.pdf_rows import rows_of

_FEWEST_LINES = 4
_FEWEST_WITHIN = 6
_LEAST_LETTERS = 14
_FULL = 0.62
_LEAST_GUTTER = 0.45
_NEARLY_ALL = 0.96
_BEGIN = 0.7
_NEAR = 0.4
_TOUCH = 0.1
_TO_THE_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_HYPHENS = frozenset((HYPHEN, "-", "\u2010", "\u00ad"))
_MANY = 16
_WIDE = 1.3
_EVEN = 0.12
_DEEPEST = 8
_MOST_TRIED = 12
_ABOVE_ALL = 1e6
_LARGE = 1.6
_LEAST_WIDTH = 15
_LEAST_WIDTH_WITHIN = 21


def in_reading_order(fragments: Sequence[Line], known: set[float] | None = None) -> list[Line]:
    """Lines of text, and rows of tables with bars, each with the number of its column.

    `known` is where columns of the document begin, as its pages before this one told; it gets those
    of this one. They tell where a page has too few lines to tell by itself, as the last one may.
    """
    known = set() if known is None else known
    letters: Counter[int] = Counter()
    for one in fragments:
        letters[one.turned] += len(one.text)
    turned = letters.most_common(1)[0][0] if letters else 0
    upright = [one for one in fragments if one.turned == turned]
    found: list[Line] = []
    for number, leaf in enumerate(_leaves(upright, _runs_left(fragments), _DEEPEST, known)):
        found += [replace(line, column=number) for line in _lines(leaf)]
    for other in sorted(letters.keys() - {turned}):
        aside = _lines([one for one in fragments if one.turned == other])
        found += [replace(line, column=-1, is_aside=True, is_row=False) for line in aside]
    return found


def _runs_left(fragments: Sequence[Line]) -> bool:
    """Whether most letters are of a script that is written to the left."""
    if not any(_TO_THE_LEFT.search(one.text) for one in fragments):
        return False
    letters = sum(sign.isalpha() for one in fragments for sign in one.text)
    return 2 * sum(len(_TO_THE_LEFT.findall(one.text)) for one in fragments) > letters


def _leaves(
    fragments: list[Line], left: bool, depth: int, known: set[float], least: int = _FEWEST_LINES
) -> Iterator[list[Line]]:
    """What is read one after the other: columns, and what stands across them.

    `least` is how many lines a column must have to be one.
    """
    cut = _best_cut(fragments, least) if depth else None
    told = None if cut is not None or not depth else _known_cut(fragments, known)
    if told is not None:
        for side in reversed(_sides(fragments, told)) if left else _sides(fragments, told):
            yield from _leaves(side, left, depth - 1, known, _FEWEST_WITHIN)
        return
    if cut is None:
        if fragments:
            yield fragments
        return
    bands = list(_bands(fragments, cut))
    strong = sum(len(band) for band in bands if _is_cut(band, cut, least)) >= _MANY
    within = _FEWEST_WITHIN if strong else least
    if strong:
        known.add(cut)
    waiting: list[Line] = []
    for band in bands:
        sides = _sides(band, cut)
        if _is_cut(band, cut, least) or (strong and _may_be_cut(band, cut)):
            yield from _leaves(waiting, left, depth - 1, known, least)
            waiting = []
            for side in reversed(sides) if left else sides:
                yield from _leaves(side, left, depth - 1, known, within)
        else:
            waiting += band
    yield from _leaves(waiting, left, depth - 1, known, least)


def _known_cut(fragments: Sequence[Line], known: set[float]) -> float | None:
    """Where these few lines part into columns as on the pages before; None where they do not."""
    words = [one for one in fragments if any(map(str.isalpha, one.text))]  # no page's number
    for cut in sorted(known):
        if _may_be_cut(words, cut) and _keeps_to(_sides(words, cut), cut):
            return cut
    return None


def _sides(band: Sequence[Line], cut: float) -> tuple[list[Line], list[Line]]:
    return [one for one in band if one.left < cut], [one for one in band if one.left >= cut]


def _may_be_cut(band: Sequence[Line], cut: float) -> bool:
    """Whether a short band can be columns where the page has columns: words on both sides."""
    if any(_crosses(one, cut) for one in band):
        return False
    sides = _sides(band, cut)
    return all(sides) and all(_letters(side) >= _LEAST_LETTERS for side in sides)


def _crosses(one: Line, cut: float) -> bool:
    return one.left < cut - 1 and one.right > cut + 1


def _best_cut(fragments: Sequence[Line], least: int) -> float | None:
    """Where the right one of two columns begins, the one that most lines keep to."""
    if len(fragments) < 2 * least or not _has_room(fragments, least):
        return None
    begins = Counter(round(one.left / 3) for one in fragments)
    tried = [3.0 * begin for begin, times in begins.most_common(_MOST_TRIED) if times >= 3]
    best, most = None, 0
    for begin in tried:
        near = [one.left for one in fragments if abs(one.left - begin) < 4]
        cut = min(near) - 0.5
        bands = _bands(fragments, cut)
        lines = sum(len(band) for band in bands if _is_cut(band, cut, least))
        if lines > most:
            best, most = cut, lines
    return best


def _has_room(fragments: Sequence[Line], least: int) -> bool:
    """Whether two columns of text have room here; more is asked for within a column."""
    wide = max(one.right for one in fragments) - min(one.left for one in fragments)
    ems = _LEAST_WIDTH if least == _FEWEST_LINES else _LEAST_WIDTH_WITHIN
    return wide > ems * median(one.size for one in fragments)


def _bands(fragments: Sequence[Line], cut: float) -> Iterator[list[Line]]:
    """Runs of what stands across the cut and of what does not, from top to bottom."""
    across = [one for one in fragments if _crosses(one, cut)]
    edges = sorted({one.bottom for one in across})
    bands: dict[float, tuple[list[Line], list[Line]]] = {}
    for one in across:
        bands.setdefault(-one.bottom, ([], []))[0].append(one)
    for one in fragments:
        if _crosses(one, cut):
            continue
        place = bisect_right(edges, one.bottom)
        level = next((e for e in edges[max(0, place - 1) : place + 1] if _is_level(one, e)), None)
        if level is not None:
            bands.setdefault(-level, ([], []))[0].append(one)
            continue
        above = edges[place] if place < len(edges) else _ABOVE_ALL
        bands.setdefault(-above, ([], []))[1].append(one)
    for key in sorted(bands):
        yield from filter(None, bands[key])


def _is_level(one: Line, edge: float) -> bool:
    return abs(one.bottom - edge) < 0.35 * one.size


def _is_cut(band: Sequence[Line], cut: float, least: int) -> bool:
    """Whether a band is two columns of text beside each other, and no table."""
    if any(_crosses(one, cut) for one in band):
        return False
    sides = _sides(band, cut)
    if any(len(side) < least or sum(1 for _ in _level_groups(side)) < least for side in sides):
        return False
    return _keeps_to(sides, cut) and all(map(_is_prose, sides))


def _keeps_to(sides: tuple[list[Line], list[Line]], cut: float) -> bool:
    """Whether there is a gutter before the cut, and most lines behind it begin there."""
    rights = sorted(one.right for one in sides[0])
    right = rights[int(_NEARLY_ALL * (len(rights) - 1))]
    size = median(one.size for side in sides for one in side)
    if cut - right < _LEAST_GUTTER * size or not _overlap(*sides):
        return False
    begun = [min(one.left for one in line) - cut for line in _level_groups(sides[1])]
    return sum(begin < _NEAR * size for begin in begun) >= _BEGIN * len(begun)


def _letters(side: Sequence[Line]) -> float:
    """How many characters a line has in the mean."""
    return fmean(sum(len(one.text) for one in line) for line in _level_groups(side))


def _is_prose(side: Sequence[Line]) -> bool:
    """Whether these are lines of running text: they have words, and most fill their column."""
    lines = list(_level_groups(side))
    edge, right = min(one.left for one in side), max(one.right for one in side)
    full = sum(max(one.right for one in line) - edge > _FULL * (right - edge) for line in lines)
    return _letters(side) >= _LEAST_LETTERS and 2 * full >= len(lines)


def _overlap(first: Sequence[Line], second: Sequence[Line]) -> bool:
    """Whether two columns stand beside each other for some lines."""
    low = max(min(one.bottom for one in side) for side in (first, second))
    high = min(max(one.bottom for one in side) for side in (first, second))
    return high > low


def _lines(leaf: Sequence[Line]) -> list[Line]:
    """The lines of one column from top to bottom."""
    groups = list(_level_groups(_with_capitals(leaf)))
    gaps = [_gaps(group) for group in groups]
    rows: list[list[Line]] = []
    for number, group in enumerate(groups):
        near = [*gaps[max(0, number - 1) : number], *gaps[number + 1 : number + 2]]
        is_row = len(group) > 1 and _is_row(group, gaps[number], near)
        rows.append(_cells(group, gaps[number]) if is_row else [])
    _spread(groups, rows)
    found: list[Line] = []
    table: list[Sequence[Line]] = []
    for group, cells in zip(groups, rows, strict=True):
        if cells:
            table.append(cells)
            continue
        found += rows_of(table)
        table = []
        found.append(_joined(group))
    return [*found, *rows_of(table)]


def _spread(groups: Sequence[Sequence[Line]], rows: list[list[Line]]) -> None:
    """Make rows of the lines above and below rows whose narrow gaps go on in the gaps of those.

    The head of a table stands over its columns, and its longest word nearly fills the first one.
    """
    for places in (range(len(rows)), range(len(rows) - 1, -1, -1)):
        for place in places:
            for other in (place - 1, place + 1):
                if not 0 <= other < len(rows) or len(rows[other]) <= max(2, len(rows[place])):
                    continue
                parts = [part for one in groups[place] for part in one.parts or (one,)]
                if len(parts) == len(rows[other]) and _aligned(parts, rows[other]):
                    rows[place] = parts


def _aligned(cells: Sequence[Line], others: Sequence[Line]) -> bool:
    """Whether each gap of a row lies over the same gap of another."""
    return all(
        one.right < other_2.left and other.right < one_2.left
        for (one, one_2), (other, other_2) in zip(pairwise(cells), pairwise(others), strict=True)
    )


def _with_capitals(leaf: Sequence[Line]) -> list[Line]:
    """The fragments with a large letter over several lines joined to the first of them."""
    large = [one for one in leaf if len(one.text) == 1 and one.text.isupper()]
    usual = median(one.size for one in leaf) if large else 0.0
    kept = list(leaf)
    for letter in large:
        beside = [
            one
            for one in kept
            if one.size * _LARGE < letter.size
            and -usual < one.left - letter.right < usual
            and letter.bottom - 0.3 * letter.size < one.bottom < letter.bottom + letter.size
        ]
        first = max(beside, key=lambda one: one.bottom, default=None)
        if len(beside) > 1 and first is not None and first.text[:1].islower():
            whole = replace(first, text=letter.text + first.text, left=letter.left)
            kept = [whole if one is first else one for one in kept if one is not letter]
    return kept


def _level_groups(leaf: Sequence[Line]) -> Iterator[list[Line]]:
    """Fragments on one line, in the order in which they are read."""
    group: list[Line] = []
    for one in sorted(leaf, key=lambda one: -_middle(one)):
        if group and not _beside(group, one):
            yield _along(group)
            group = []
        group.append(one)
    if group:
        yield _along(group)


def _middle(one: Line) -> float:
    """Where a line stands; of a letter over several lines, where the first of them does."""
    return one.bottom + min(0.3 * one.size, 4.0)


def _beside(group: Sequence[Line], one: Line) -> bool:
    smallest = min(one.size, *(each.size for each in group))
    return _middle(group[0]) - _middle(one) < 0.5 * smallest


def _along(group: list[Line]) -> list[Line]:
    """From left to right; parts of one line that runs to the left stay as they were."""
    if _runs_left(group):
        return sorted(group, key=lambda one: -one.right)
    return sorted(group, key=lambda one: one.left)


def _gaps(group: Sequence[Line]) -> list[tuple[float, float]]:
    """The wide gaps of a line of several cells; none of a line that was only stretched."""
    between = [(one.right, other.left) for one, other in pairwise(group)]
    wide = [end - start for start, end in between]
    if len(wide) > 1 and max(wide) - min(wide) < _EVEN * max(wide):
        one_word = all(" " not in one.text for one in group)
        if not one_word or len(wide) > 5:
            return []
    return [
        (start, end)
        for (start, end), one in zip(between, group[1:], strict=True)
        if end - start > _WIDE * one.size
    ]


def _joined(group: Sequence[Line]) -> Line:
    """A line of one column."""
    first, last = group[0], group[-1]
    if len(group) == 1:
        return first
    return replace(first, text=_together(group), right=last.right, bottom=last.bottom)


def _cells(group: Sequence[Line], gaps: Sequence[tuple[float, float]]) -> list[Line]:
    """The cells of a row."""
    cells = [[group[0]]]
    for one, other in pairwise(group):
        if (one.right, other.left) in gaps:
            cells.append([])
        cells[-1].append(other)
    return [_joined(cell) for cell in cells]


def _is_row(
    group: Sequence[Line],
    gaps: Sequence[tuple[float, float]],
    near: Sequence[Sequence[tuple[float, float]]],
) -> bool:
    """Whether a gap goes on in the line above or below; all of them in a line of many words.

    A line that was stretched to its column's width has wide gaps too, and may end in half a word.
    """
    if group[-1].text[-1:] in _HYPHENS:
        return False
    aligned = [
        any(start < end_2 and start_2 < end for others in near for start_2, end_2 in others)
        for start, end in gaps
    ]
    letters = sum(sign.isalpha() for one in group for sign in one.text)
    prose = letters > _LEAST_LETTERS and letters > 0.8 * sum(len(one.text) for one in group)
    return (all if prose else any)(aligned) and bool(aligned)


def _together(parts: Sequence[Line]) -> str:
    """The words of fragments on one line."""
    text = parts[0].text
    for one, other in pairwise(parts):
        text += ("" if _is_one_word(one, other) else " ") + other.text
    return text


def _is_one_word(one: Line, other: Line) -> bool:
    """Whether two fragments touch, or the first is a large letter at the head of a chapter."""
    if one.left <= other.left and other.left - one.right < _TOUCH * other.size:
        return True
    large = one.size > _LARGE * other.size and len(one.text) == 1 and one.text.isupper()
    return large and other.text[:1].islower()
