"""Dates that the sets read by a convention of their own, told by their printed words alone.

What a person asks an assistant ("the 27", "in 3 weeks", "next Friday") and what news prints are
read differently: the sets always give a day, Satchel says what is open. The line "mapped" of a set
leaves such expressions open for every tool; that of the whole set keeps them as misses.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from extraction.model import Dated, Row, TestSet
from extraction.quantity_conventions import LeftOpen

_COUNT = (
    r"(?:an?|\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|a few|few|several|couple)"
)
_UNITS = r"(?:day|week|fortnight|month|year|decade)s?"
_DAYS = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_ORDINAL = (
    r"(?:first|second|third|fourth|fifth|(?:twenty|thirty)(?:[- ](?:first|second|third|fourth|fifth"
    r"|sixth|seventh|eighth|ninth))?|\d{1,2}(?:st|nd|rd|th)?)"
)
_OPENS = re.compile(r"^(?:(?:on|in|by|for|at|since|before|after|from|the) )+")
_CONVENTIONS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("weeks, months or years ago, or from now, to the day",
     re.compile(rf"{_COUNT} {_UNITS} (?:ago|from now|later|hence|back|in the future)")),
    ("a while from now (“in 3 weeks”), in news as often how long it takes",
     re.compile(rf"{_COUNT} {_UNITS}(?:['’]s? time)?")),
    ("parts of a year, month or week (“early”, “later”, “the end of”)",
     re.compile(r".*\b(?:early|late|mid|middle|earlier|later(?! than)|beginning|start|end)\b.*")),
    ("decades of the calendar (“the next two decades”), and centuries that begin with 00",
     re.compile(r".*\b(?:last|past|next|previous) (?:\w+ )?decades?\b.*|.*\bcentury\b.*")),
    ("a day of no month (“the second”, “third Tuesday”)",
     re.compile(rf"{_ORDINAL}(?: {_DAYS})?")),
    ("the next, last or coming of a weekday: by weeks in the sets, the nearest in news",
     re.compile(rf"(?:this |next |last |previous |following |coming )+{_DAYS}")),
    ("a time of the story (“the next day”, “the same week”) or of the speaker (“my week”)",
     re.compile(r"(?:same|that|next|last|past|previous|following|this|my)? ?day|my \w+"
                r"|(?:same|that) \w+|(?:\d+ )?(?:previous|following) .*"
                r"|(?:day|week|month|year|weekend)|day (?:before|after)")),
    ("weeks by number of no year", re.compile(r"week \d+")),
    ("feasts that move, or that one country or church has",
     re.compile(r".*\b(?:easter|thanksgiving|independence|eid"
                r"|labou?r day|juneteenth|jubilee|freedom day|workers|patrick|earth day"
                r"|black friday)\b.*")),
    ("signs and comparisons (“>= 2019”, “more than 2 weeks before”)",
     re.compile(r"[<>=].*|.*\b(?:more|less|greater|later) than\b.*|.*\band greater\b.*")),
    ("“a few” as three, “a couple” as two", re.compile(r".*\b(?:few|couple)\b.*")),
    ("working days", re.compile(r".*\b(?:business days?|work(?:ing )?week)\b.*")),
)  # fmt: skip


_FIGURES = "figures that may be no date, or day and month either way round"
_NUMBERS = re.compile(r"\d+")
_NO_FIGURES = re.compile(r"[^\d\s./,-]")
_TO = re.compile(r" (?:to|and|until|till) ")
_MONTHS = 12


def convention(printed: str) -> str | None:
    """Which convention of the sets an expression is read by, or None."""
    words = " ".join(printed.lower().split())
    plain = _OPENS.sub("", words)
    if all(_are_open_figures(part) for part in _TO.split(plain)):
        return _FIGURES
    for name, pattern in _CONVENTIONS:
        if pattern.fullmatch(words) or pattern.fullmatch(plain):
            return name
    return None


def _are_open_figures(words: str) -> bool:
    """For "the 27", "4.22", "9-18-15", "3/7/2017"; not "21/04/2016", nor "2016-11"."""
    numbers = _NUMBERS.findall(words)
    if not numbers or _NO_FIGURES.search(words) or len(numbers[0]) > 2:
        return False
    if len(numbers) < 3:
        return len(numbers[-1]) <= 2
    either = max(int(numbers[0]), int(numbers[1])) <= _MONTHS and numbers[0] != numbers[1]
    return len(numbers) == 3 and (either or (len(numbers[2]) == 2 and "/" not in words))


def mapped_dates(test: TestSet, told: LeftOpen) -> Iterator[TestSet]:
    """The set without what it reads by a convention of its own; nothing where it has no dates.

    Args:
        test: The set as it is.
        told: Gets the number of dates by set and convention.
    """
    if test.task == "dates":
        rows = tuple(_row(row, test.name, told) for row in test.rows)
        yield replace(test, name=f"{test.name}, mapped", rows=rows)


def _row(row: Row, test: str, told: LeftOpen) -> Row:
    """The row with what a convention explains left open."""
    kept: list[Dated] = []
    left: list[tuple[int, int]] = []
    for one in row.stated:
        name = convention(row.text[one.start : one.end]) if isinstance(one, Dated) else None
        if name is not None:
            told[test, name] += 1
            left.append((one.start, one.end))
        elif isinstance(one, Dated):
            kept.append(one)
    return replace(row, stated=tuple(kept), optional=(*row.optional, *left))
