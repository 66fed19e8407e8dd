"""Where paragraphs begin and end in plain text, hard-wrapped or one to a line."""

import re
from collections.abc import Sequence
from itertools import pairwise

from briefindex.model.span import Span

_LINE = re.compile(r"[^\n]+")
_FIRST_WORD = re.compile(r"\S{1,60}")
_ITEM = re.compile(r"(?:[-–—•·‣▪◦*]|\d{1,3}[.)]|[a-z][.)])\s")
_FINAL = '.!?…:;"”»’)]'
_WIDEST_WRAP = 120
_WRAPPED_SHARE = 0.5
_STRAY_BREAK_WIDTH = 40


def paragraphs(text: str) -> tuple[Span, ...]:
    """Spans of the paragraphs, sorted, without white space at their ends.

    A blank line always ends a paragraph. A single line end does too, unless the text is broken
    into lines of a fixed width (e-mail, old news wires) or the line plainly stops in mid-sentence.
    """
    lines = [
        _trimmed(text, match.start(), match.end())
        for match in _LINE.finditer(text)
        if not match[0].isspace()
    ]
    width = _wrap_width(text, lines)
    found: list[Span] = []
    for index, line in enumerate(lines):
        if index and _continues(text, lines[index - 1], line, width):
            found[-1] = Span(found[-1].start, line.end)
        else:
            found.append(line)
    return tuple(found)


def _trimmed(text: str, start: int, end: int) -> Span:
    line = text[start:end]
    return Span(start + len(line) - len(line.lstrip()), start + len(line.rstrip()))


def _adjacent(text: str, before: Span, line: Span) -> bool:
    return text.count("\n", before.end, line.start) == 1


def _wrap_width(text: str, lines: Sequence[Span]) -> int | None:
    """Width that the lines were broken at, or None where they were not."""
    if not lines:
        return None
    width = max(line.end - line.start for line in lines)
    pairs = [pair for pair in pairwise(lines) if _adjacent(text, *pair)]
    if width > _WIDEST_WRAP or len(pairs) < 2:
        return None
    broken = sum(
        _full(text, before, line, width) and text[before.end - 1] not in _FINAL
        for before, line in pairs
    )
    return width if broken >= max(2, _WRAPPED_SHARE * len(pairs)) else None


def _full(text: str, line: Span, following: Span, width: int) -> bool:
    """Whether the first word of the following line had no room on this one."""
    word = _FIRST_WORD.match(text, following.start, following.end)
    room = width - (line.end - line.start)
    return word is not None and 1 + len(word[0]) > room


def _continues(text: str, before: Span, line: Span, width: int | None) -> bool:
    """Whether `line` is the same paragraph as the line before it."""
    if not _adjacent(text, before, line) or _ITEM.match(text, line.start, line.end):
        return False
    stray = text[line.start].islower() and text[before.end - 1] not in _FINAL
    if stray and before.end - before.start >= _STRAY_BREAK_WIDTH:
        return True
    if width is None or _indent(text, line) > _indent(text, before) + 1:
        return False
    return _full(text, before, line, width)


def _indent(text: str, line: Span) -> int:
    return line.start - (text.rfind("\n", 0, line.start) + 1)
