"""Reads a period that a person types for a figure: "2025", "first half of 2024", "by 2030"."""

import re
from typing import Final

from briefindex.errors import MistypedError
from briefindex.model.article import KnownDate
from briefindex.model.figure import Period
from briefindex.model.span import Span
from briefindex.text.dates import DateExpression, find_dates

HOW: Final = "Write a period, for example 2025, first half of 2024, by 2030 or unknown."
_LONGEST: Final = 60
_UNKNOWN: Final = frozenset({"unknown", "year unknown", "no year", "not known"})
_BY: Final = re.compile(r"(?P<word>by|until|till|up to|since|from) ")
_BEFORE: Final = re.compile(r"(?:in |during |over |for )?(?:the )?")
_BETWEEN: Final = re.compile(r" ?(?:–|—|-|\bto\b|\buntil\b) ?")
_SINCE: Final = frozenset({"since", "from"})


def typed_period(words: str) -> Period:
    """What a day, month, quarter, half, year or years say, with or without "by" or "since".

    "unknown" takes any period away. The basis is the user's.

    Raises:
        MistypedError: it says no period, or one that leans on another date ("last year").
    """
    text = " ".join(words.split())
    if text.casefold() in _UNKNOWN:
        return Period()
    if not text or len(text) > _LONGEST:
        raise MistypedError(HOW)
    whole = _whole(text)
    if whole is None:
        lead = _BY.match(text.lower())
        whole = _whole(text[lead.end() :]) if lead else None
        if lead is None or whole is None:
            raise MistypedError(HOW)
        start, end = (whole.start, None) if lead["word"] in _SINCE else (None, whole.end)
        return Period(None, start, end, "user", _REASON)
    return whole


_REASON: Final = "You set this period."


def _whole(text: str) -> Period | None:
    """The period that the words name from the first to the last letter, or None."""
    text = text[_BEFORE.match(text.lower()).end() :]  # type: ignore[union-attr] # matches nothing too
    text = " ".join(word.capitalize() if len(word) > 2 else word for word in text.split())
    for said in dict.fromkeys((text, text.lower(), text.upper())):
        found = find_dates(said, Span(0, len(said)), KnownDate())
        if found and all(one.basis == "stated" and one.start and one.end for one in found):
            if len(found) == 1 and found[0].surface == said:
                return _joined(found[0], found[0])
            if len(found) == 2 and _BETWEEN.fullmatch(_gap(said, found[0], found[1])):
                return _joined(found[0], found[1])
    return None


def _gap(text: str, first: DateExpression, last: DateExpression) -> str:
    """What stands between two dates that fill the whole text, else a text that joins nothing."""
    fills = first.span.start == 0 and last.span.end == len(text)
    return text[first.span.end : last.span.start] if fills else "no"


def _joined(first: DateExpression, last: DateExpression) -> Period | None:
    start, end = first.start, last.end
    if start is None or end is None or end < start:
        return None
    return Period(None, start, end, "user", _REASON)
