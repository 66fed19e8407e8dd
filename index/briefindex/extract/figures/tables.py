"""Tables and lists in flattened text: numbers of which no word says what they are."""

import re

_SPACED = r"\d{1,3}(?:[ \u00a0\u202f]\d{3}){1,6}(?!\d)"  # 1 500 000 is one number
_CELL = (
    rf"(?:{_SPACED}|(?!{_SPACED})[-+–−(]?[$€£¥]?\d[\d.,]{{0,24}}(?:bn|mn|m|k)?)[%)]{{0,2}}(?!\w)"
)
_ROW = re.compile(rf"(?<![\w.,$€£¥]){_CELL}(?:[ \u00a0|]{{1,9}}{_CELL}){{2,400}}")
_SIDE_BY_SIDE = re.compile(r"[ \u00a0|](?<=[\d.,nmk%)][ \u00a0|])[ \u00a0|]{0,8}[-+–−(]?[$€£¥]?\d")
"""Two cells, without which there is no row."""
_MONTH_BEFORE = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.? $", re.IGNORECASE
)
_MONTH = 12
_NUMBER = re.compile(r"\d[\d.,]*")
_FEWEST = 3
_LETTER = re.compile(r"[^\W\d_]")
MOST_AMOUNTS = 40
"""What holds more numbers than this is a table or a list, no sentence: nothing is read in it."""

_MOST_NUMBERS = 4 * MOST_AMOUNTS
"""Dates, scores and the like among them are no amounts; so many of them are in no sentence."""


def rows(text: str) -> list[tuple[int, int]]:
    """Where three or more numbers stand side by side: "Exports 1,234 1,310 1,402".

    "May 5 2020 3,400 people" is no row.
    """
    if len(_NUMBER.findall(text)) < _FEWEST or not _SIDE_BY_SIDE.search(text):
        return []
    return [
        match.span()
        for match in _ROW.finditer(text)
        if not _MONTH_BEFORE.search(text[max(0, match.start() - _MONTH) : match.start()])
    ]


def is_crowded(text: str) -> bool:
    """Whether a text holds so many numbers that it cannot be a sentence."""
    return len(_NUMBER.findall(text)) > _MOST_NUMBERS


def is_worded(text: str) -> bool:
    """Whether there is any letter beside the numbers."""
    return _LETTER.search(text) is not None
