"""Furniture of web pages and wires in a text: photo credits, share buttons, notices.

The patterns are data, in `resources/lexicon/boilerplate.txt`.
"""

import re
from functools import cache

from briefindex.model.span import Span
from briefindex.text.lexicon import sections

_LONGEST = 240
_MOST_CUTS = 6
_RUNNING_WORDS = 8
_FINAL = '.!?…”»"’)'
_BREAK = re.compile(r"(?<=[.!?…”»\"’)\]])\s*(?=[^\W_]|[©(#*-])")


@cache
def _pattern(section: str) -> re.Pattern[str]:
    """All entries of the section as one pattern."""
    entries = sections("boilerplate.txt")[section]
    return re.compile("|".join(f"(?:{entry})" for entry in entries), re.IGNORECASE)


def is_furniture(line: str) -> bool:
    """Whether the whole line is furniture and no part of the article."""
    line = " ".join(line.split()) if len(line) <= _LONGEST else ""
    return bool(line) and _pattern("line").fullmatch(line) is not None


def without_furniture(text: str, span: Span) -> tuple[list[Span], list[Span]]:
    """A paragraph as its own part and its furniture: what stands alone or is glued to its ends.

    The first list has at most one span; both are sorted.
    """
    start, end = span.start, span.end
    tails: list[Span] = []
    for _ in range(_MOST_CUTS):
        tail = _tail(text, start, end)
        if not tail:
            break
        tails.append(tail)
        end = start + len(text[start : tail.start].rstrip())
    furniture: list[Span] = []
    for _ in range(_MOST_CUTS):
        lead = _lead(text, start, end)
        if not lead or not _is_running(text[lead.end : end]):
            break
        furniture.append(lead)
        start = _after_space(text, lead.end, end)
    if is_furniture(text[start:end]):
        return [], [span]
    return [Span(start, end)], furniture + tails[::-1]


def _is_running(rest: str) -> bool:
    """Whether what follows a credit is a paragraph of its own and no caption."""
    return len(rest.split()) >= _RUNNING_WORDS and rest.rstrip()[-1] in _FINAL


def _lead(text: str, start: int, end: int) -> Span | None:
    head = text[start : min(end, start + _LONGEST)]
    match = _pattern("lead").match(head)
    return Span(start, start + match.end()) if match else None


def _after_space(text: str, start: int, end: int) -> int:
    return end - len(text[start:end].lstrip())


def _tail(text: str, start: int, end: int) -> Span | None:
    """The last piece of furniture after the end of a sentence, with or without a space between."""
    window = max(start + 1, end - _LONGEST)
    for match in reversed(list(_BREAK.finditer(text, window, end))):
        if match.end() < end and is_furniture(text[match.end() : end]):
            return Span(match.end(), end)
    return None
