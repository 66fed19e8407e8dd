"""The signs by which a stretch of text shows that a form of a date may stand in it at all.

A form says which signs it needs, and one of them must be there; asking so is ten times cheaper
than trying its pattern. Never wrongly says that there is none.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from briefindex.text.date_words import DAY_WORDS, MONTH, MONTHS, SHORT_WEEKDAYS, WEEKDAYS
from briefindex.text.small import words_in
from briefindex.text.year_words import YEAR_WORD_SIGNS

Signs = frozenset[str]
"""Words in small letters, and the signs below."""

FOUR_DIGITS = "0000"
YEAR_DIGITS = "1999"
DECADE_DIGITS = "0s"
SLASHED_DIGITS = "1/1"
ORDINAL_DIGITS = "1st"
MONTH_NAME = "June"
MONTH_OR_VERB = "May"
MONTH_SIGN: Signs = frozenset({MONTH_NAME})
YEAR_SIGN: Signs = frozenset({YEAR_DIGITS})
WEEKDAY_WORDS: Signs = frozenset(WEEKDAYS) | {f"{name}s" for name in WEEKDAYS}
SHORT_WEEKDAY_WORDS: Signs = frozenset(SHORT_WEEKDAYS.split())

_NONE: Signs = frozenset()
_STEM = 3
_CALENDAR = frozenset(word[:_STEM] for word in (*MONTHS, *WEEKDAYS))
_TIMES = (
    "year", "month", "week", "day", "decade", "quarter", "century", "half", "summer", "spring",
    "autumn", "fall", "winter", "today", "yesterday", "tomorrow", "tmrw", "tonight", "morning",
    "afternoon", "evening", "overnight", "term", "future", "fiscal", "ago", "hour", "fy",
    "fortnight", "period", "thirties", "forties", "fifties", "sixties", "seventies", "eighties",
    "nineties", "noughties", "christmas", "halloween", "cy",
)  # fmt: skip
_NUMBER_WORDS = frozenset(
    [*YEAR_WORD_SIGNS.split(), *(word for word, number in DAY_WORDS.items() if number > 9)]
)
"""In digits or words a year or the day of a month may stand where no word for time does."""
_TIME_STEMS = frozenset(word[:_STEM] for word in _TIMES)
_DIGIT = re.compile(r"\d")
_FOUR_DIGITS = re.compile(r"\d{4}")
_YEAR_DIGITS = re.compile(r"(?:1[5-9]|20)\d\d|2100")
_DECADE_DIGITS = re.compile(r"\d0['’]?s")
_SLASHED_DIGITS = re.compile(r"\d/\d")
_ORDINAL_DIGITS = re.compile(r"\d(?:st|nd|rd|th)\b")
_MONTH = re.compile(MONTH)
_DATE_DIGITS = re.compile(
    r"\b(?:1[5-9]|20)\d\d|\d\d?[./]\d|\d0['’]?s\b|\d(?:st|nd|rd|th)\b|\b[QH][1-4]\b|\b[1-4][QH]\b",
    re.IGNORECASE,
)


def needs(words: str) -> Signs:
    """The signs that are given with blanks between them."""
    return frozenset(words.split())


class BySign:
    """Forms by the signs that they need, for asking once which of them a stretch may hold."""

    def __init__(self, needed: Iterable[Signs]) -> None:
        """The needs of the forms, in the order of the forms."""
        self._places: dict[str, list[int]] = {}
        for place, signs in enumerate(needed):
            for sign in signs:
                self._places.setdefault(sign, []).append(place)

    def having(self, signs: Signs) -> list[int]:
        """The places of the forms of which a sign is there, in their order."""
        found = {place for sign in signs & self._places.keys() for place in self._places[sign]}
        return sorted(found)


@lru_cache(maxsize=16)
def signs_of(text: str) -> Signs:
    """The signs in a stretch of text; none where there is no date in it."""
    words = words_in(text)
    digit = _DIGIT.search(text)
    if not _names_time(words) and not (digit and _DATE_DIGITS.search(text)):
        return words if not words.isdisjoint(_NUMBER_WORDS) else _NONE
    found: set[str] = set()
    if not words.isdisjoint(MONTHS) and _MONTH.search(text):
        found.add(MONTH_NAME)
        if "May" in text or "March" in text:
            found.add(MONTH_OR_VERB)
    if digit and _FOUR_DIGITS.search(text, digit.start()):
        found.add(FOUR_DIGITS)
        if _YEAR_DIGITS.search(text, digit.start()):
            found.add(YEAR_DIGITS)
    if digit and _DECADE_DIGITS.search(text, digit.start()):
        found.add(DECADE_DIGITS)
    if digit and _SLASHED_DIGITS.search(text, digit.start()):
        found.add(SLASHED_DIGITS)
    if digit and _ORDINAL_DIGITS.search(text, digit.start()):
        found.add(ORDINAL_DIGITS)
    return words | found


def _names_time(words: frozenset[str]) -> bool:
    """Whether a word begins as a month, a weekday or a word for time does."""
    stems = {word[:_STEM] for word in words}
    if not stems.isdisjoint(_CALENDAR):
        return True
    return not stems.isdisjoint(_TIME_STEMS) and any(word.startswith(_TIMES) for word in words)
