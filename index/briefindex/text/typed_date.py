"""Reads a date that a person types for an article: a day, a month or a year."""

import re
from dataclasses import replace

from briefindex.model.article import KnownDate
from briefindex.model.span import Span
from briefindex.text.date_words import MONTHS
from briefindex.text.dates import find_dates

_LONGEST = 40
_WHOLE_YEAR = 366
_MONTH = re.compile(r"(?P<year>\d{4})[-/.](?P<month>0?[1-9]|1[0-2])")


def typed_date(words: str) -> KnownDate | None:
    """What "26 May 2023", "2023-05-26", "May 2023", "2023-05" or "2023" says; None for all else.

    A month or a year gives both bounds. The basis is the user's.
    """
    text = " ".join(w.capitalize() if w[:1].isalpha() else w.lower() for w in words.split())
    numbered = _MONTH.fullmatch(text)
    if numbered:
        names = [name for name, number in MONTHS.items() if number == int(numbered["month"])]
        text = f"{names[0].title()} {numbered['year']}"
    if len(text) > _LONGEST:
        return None
    found = find_dates(text, Span(0, len(text)), KnownDate())
    if len(found) != 1 or found[0].surface != text or found[0].basis != "stated":
        return None
    start, end = found[0].start, found[0].end
    if start is None or end is None or (end - start).days >= _WHOLE_YEAR:
        return None
    known = KnownDate(basis="user", reason="You set this date.")
    if start == end:
        return replace(known, day=start)
    return replace(known, earliest=start, latest=end)
