"""Cuts the sentences out of an article that show best why it was found."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from briefindex.model.search import Snippet
from briefindex.model.span import Span
from briefindex.search.matching import Mark, merged
from briefindex.search.pages import Page, Stretch

MOST = 3
LONGEST = 200
_MARGIN = 40
_SPACE = re.compile(r"\s")


def snippets(page: Page, found: Iterable[Mark], leaves: int = 0) -> tuple[Snippet, ...]:
    """At most three snippets of at most 200 characters, best first; without hits the opening.

    A snippet is one sentence, cut at words where it is too long. White space in it is spaces, one
    for one, so `text[i]` stands at `start + i` in the article. Whoever shows an article shows its
    title: that is the best only for words that the body has not. `leaves`: how many of a query's
    leaves the hits may be for; of one alone, the body's first sentence with it is the best, and no
    more is read.
    """
    windows = page.windows
    if not windows:
        return ()
    title_end = page.title_end
    inside = _by_window(windows, found, title_end if leaves == 1 else None)
    has = {at: {mark.leaf for mark in marks} for at, marks in inside.items()}
    chosen: list[int] = []
    seen: set[int] = set()
    for at in sorted(has, key=lambda at: (windows[at][0] < title_end, -len(has[at]), at)):
        if len(chosen) < MOST and (not chosen or has[at] - seen):
            chosen.append(at)
            seen |= has[at]
    return tuple(
        _snippet(page.text, windows[at], inside.get(at, [])) for at in chosen or [page.opening]
    )


def _by_window(
    windows: Sequence[Stretch], found: Iterable[Mark], after: int | None
) -> dict[int, list[Mark]]:
    """The hits in each window, by its number; none behind the first window after `after`."""
    inside: dict[int, list[Mark]] = {}
    starts = [start for start, _ in windows]
    last = 0
    for mark in found:
        if after is not None and last > after and mark.start >= last:
            break
        at = bisect_right(starts, mark.start) - 1
        if at >= 0 and mark.start < windows[at][1]:
            last = windows[at][1]
            inside.setdefault(at, []).append(mark)
    return inside


def _snippet(text: str, stretch: Stretch, found: Sequence[Mark]) -> Snippet:
    window = Span(*stretch)
    inside = [mark for mark in found if mark.end <= window.end]
    shown = _cut(text, window, inside)
    spans = merged([m for m in inside if shown.start <= m.start and m.end <= shown.end])
    return Snippet(
        _SPACE.sub(" ", text[shown.start : shown.end]),
        tuple(Span(span.start - shown.start, span.end - shown.start) for span in spans),
        shown.start,
    )


def _cut(text: str, window: Span, inside: Sequence[Mark]) -> Span:
    """The part of `window` with the most different hits; all of it where it is short."""
    if window.end - window.start <= LONGEST:
        return window
    start, most = window.start, 0
    for mark in inside:
        begin = max(window.start, mark.start - _MARGIN)
        within = {m.leaf for m in inside if begin <= m.start and m.end <= begin + LONGEST}
        if len(within) > most:
            start, most = begin, len(within)
    if (
        inside
        and inside[0].end - window.start <= LONGEST
        and most <= _leaves_from(window.start, inside)
    ):
        start = window.start
    start = max(window.start, min(start, window.end - LONGEST))
    end = min(window.end, start + LONGEST)
    return Span(_word_start(text, start, window.start), _word_end(text, end, start, window.end))


def _leaves_from(start: int, inside: Sequence[Mark]) -> int:
    return len({m.leaf for m in inside if m.end <= start + LONGEST})


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
