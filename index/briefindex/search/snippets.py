"""Cuts the sentences out of an article that show best why it was found."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from briefindex.model.search import Snippet
from briefindex.model.span import Span
from briefindex.search.matching import Mark
from briefindex.search.pages import Page

MOST = 3
LONGEST = 200
_MARGIN = 40
_SPACE = re.compile(r"\s")
_span = lru_cache(maxsize=1 << 12)(Span)
"""A mark in a snippet: there are few different ones, and looking one up is sooner done."""


def snippets(page: Page, found: Iterable[Mark], leaves: int = 0) -> tuple[Snippet, ...]:
    """At most three snippets of at most 200 characters, best first; without hits the opening.

    A snippet is one sentence, cut at words where it is too long. White space in it is spaces, one
    for one, so `text[i]` stands at `start + i` in the article. Whoever shows an article shows its
    title: that is the best only for words that the body has not. `leaves`: how many of a query's
    leaves the hits may be for; of one alone, the body's first sentence with it is the best, and no
    more is read.
    """
    starts, ends = page.starts, page.ends
    if not starts:
        return ()
    title_end = page.title_end
    inside = _by_window(starts, ends, found, title_end if leaves == 1 else None)
    chosen = _best(inside, bisect_left(starts, title_end), leaves) if inside else [page.opening]
    text = page.text
    return tuple([_snippet(text, starts[at], ends[at], inside.get(at, ())) for at in chosen])


def _by_window(
    starts: Sequence[int], ends: Sequence[int], found: Iterable[Mark], after: int | None
) -> dict[int, list[Mark]]:
    """The hits in each window, by its number; none behind the first window after `after`."""
    inside: dict[int, list[Mark]] = {}
    own: list[Mark] = []
    last = 0
    for mark in found:
        start = mark[0]
        if start < last:
            own.append(mark)
            continue
        if after is not None and last > after:
            break
        at = bisect_right(starts, start) - 1
        if at >= 0 and start < ends[at]:
            last = ends[at]
            inside[at] = own = [mark]
    return inside


def _best(inside: Mapping[int, Sequence[Mark]], body: int, leaves: int) -> list[int]:
    """The windows to be shown: those with most leaves, of the body, first; each with a new one."""
    if leaves == 1:
        return [min(inside, key=lambda at: (at < body, at))]
    ranked: list[tuple[bool, int, int, int]] = []
    every = 0
    for at, marks in inside.items():
        has = 0
        for _, _, leaf in marks:
            has |= 1 << leaf
        every |= has
        ranked.append((at < body, -has.bit_count(), at, has))
    ranked.sort()
    chosen: list[int] = []
    seen = 0
    for _, _, at, has in ranked:
        if has & ~seen:
            chosen.append(at)
            seen |= has
            if seen == every or len(chosen) == MOST:
                break
    return chosen


def _snippet(text: str, start: int, end: int, found: Sequence[Mark]) -> Snippet:
    if end - start > LONGEST:
        start, end = _cut(text, start, end, [mark for mark in found if mark[1] <= end])
    shown = text[start:end]
    if not shown.isprintable():
        shown = _SPACE.sub(" ", shown)
    marks: list[Span] = []
    first = last = start
    for at, to, _ in found:
        if at < start or to > end:
            continue
        if at >= last:
            if last > first:
                marks.append(_span(first - start, last - start))
            first = at
        last = max(last, to)
    if last > first:
        marks.append(_span(first - start, last - start))
    return Snippet(shown, tuple(marks), start)


def _cut(text: str, first: int, last: int, inside: Sequence[Mark]) -> tuple[int, int]:
    """The part of a long window with the most different hits."""
    start, most = first, 0
    for at, _, _ in inside:
        begin = max(first, at - _MARGIN)
        within = {leaf for at, to, leaf in inside if begin <= at and to <= begin + LONGEST}
        if len(within) > most:
            start, most = begin, len(within)
    if inside and inside[0][1] - first <= LONGEST and most <= _leaves_from(first, inside):
        start = first
    start = max(first, min(start, last - LONGEST))
    end = min(last, start + LONGEST)
    return _word_start(text, start, first), _word_end(text, end, start, last)


def _leaves_from(start: int, inside: Sequence[Mark]) -> int:
    return len({leaf for _, end, leaf in inside if end <= start + LONGEST})


def _word_start(text: str, at: int, first: int) -> int:
    """The start of the word that `at` is in, or of the next."""
    if at == first:
        return at
    space = text.find(" ", at - 1, at + _MARGIN)
    return space + 1 if space >= 0 else at


def _word_end(text: str, at: int, start: int, last: int) -> int:
    if at == last:
        return at
    space = text.rfind(" ", start, at + 1)
    return space if space > start else at
