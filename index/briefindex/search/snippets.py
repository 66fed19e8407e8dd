"""Cuts the sentences out of an article that show best why it was found."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from briefindex.model.search import Snippet
from briefindex.model.span import Span
from briefindex.search.matching import Mark, merged
from briefindex.search.pages import Page

MOST = 3
LONGEST = 200
_MARGIN = 40
_SPACE = re.compile(r"\s")


def snippets(page: Page, found: Sequence[Mark]) -> tuple[Snippet, ...]:
    """At most three snippets of at most 200 characters, best first; without hits the opening.

    A snippet is one sentence, cut at words where it is too long. White space in it is spaces, one
    for one, so `text[i]` stands at `start + i` in the article.
    """
    windows = page.windows
    if not windows:
        return ()
    scored: dict[int, set[int]] = {}
    starts = [start for start, _ in windows]
    for mark in found:
        at = bisect_left(starts, mark.start + 1) - 1
        if at >= 0 and mark.start < windows[at][1]:
            scored.setdefault(at, set()).add(mark.leaf)
    best = sorted(scored, key=lambda at: (-len(scored[at]), at))
    chosen: list[int] = []
    seen: set[int] = set()
    for at in best:
        if len(chosen) < MOST and (not chosen or scored[at] - seen):
            chosen.append(at)
            seen |= scored[at]
    return tuple(_snippet(page.text, Span(*windows[at]), found) for at in chosen or [page.opening])


def _snippet(text: str, window: Span, found: Sequence[Mark]) -> Snippet:
    inside = [mark for mark in found if window.start <= mark.start and mark.end <= window.end]
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
