"""Dates that name a day, month, quarter or year, with or without the year.

A form is the signs of which it needs one, a pattern, and a function from its match to a `Found`;
forms without a year say so and are resolved by `dates` against the article's own date.
"""

import re
from datetime import date

from briefindex.text import date_numeric, date_years
from briefindex.text.date_found import (
    STAND_IN,
    Found,
    month_end,
    part_in,
    part_of_year,
)
from briefindex.text.date_numeric import Resolve, day_of
from briefindex.text.date_signs import (
    MONTH_OR_VERB,
    MONTH_SIGN,
    WEEKDAY_WORDS,
    YEAR_SIGN,
    Signs,
    needs,
)
from briefindex.text.date_words import (
    DAY,
    DAY_COUNT_WORD,
    DAY_COUNT_WORDS,
    DAY_WORD,
    DAY_WORDS,
    MONTH,
    ORDINALS,
    TO,
    WEEK_COUNTS,
    WEEKDAY,
    YEAR,
    day_number,
    month_number,
)
from briefindex.text.year_words import YEAR_WORDS, year_number


def _days(match: re.Match[str]) -> Found | None:
    """For "June 17", "17 June 2025", "May 18th and 19th", "28 May to 2 June 2024"."""
    groups = match.groupdict()
    months = [month_number(groups[key]) for key in ("m1", "m2") if groups.get(key)]
    days = [day_number(groups[key]) for key in ("d1", "d2") if groups.get(key)]
    year = year_number(groups["y"]) if groups.get("y") else STAND_IN
    start, end = day_of(year, months[0], days[0]), day_of(year, months[-1], days[-1])
    if start is None or end is None:
        return None
    if end < start:
        start = start.replace(year=start.year - 1)
    return Found(start, end, needs_year=not groups.get("y"))


def _months(match: re.Match[str]) -> Found | None:
    """For "March 2024", "January to March 2024", "in April"."""
    groups = match.groupdict()
    first = month_number(groups["m1"])
    last = month_number(groups["m2"]) if groups.get("m2") else first
    year = year_number(groups["y"]) if groups.get("y") else STAND_IN
    start = date(year - 1 if last < first else year, first, 1)
    return Found(start, month_end(year, last), needs_year=not groups.get("y"))


_FEASTS: dict[str, tuple[int, int]] = {
    "christmas eve": (12, 24), "christmas day": (12, 25), "christmas": (12, 25),
    "boxing day": (12, 26), "new year’s eve": (12, 31), "new year’s day": (1, 1),
    "valentine’s day": (2, 14), "halloween": (10, 31),
}  # fmt: skip
"""Feasts that have one day everywhere."""


def _feast(match: re.Match[str]) -> Found | None:
    """For "on Christmas Day 2022", "New Year's Eve"."""
    month, day = _FEASTS[match["feast"].lower().replace("'", "’")]
    year = year_number(match["y"]) if match["y"] else STAND_IN
    found = date(year, month, day)
    return Found(found, found, needs_year=not match["y"])


PART_MONTHS: dict[str, int] = {
    "quarter": 3, "half": 6, "trimester": 4, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
}  # fmt: skip


def _quarter(match: re.Match[str]) -> Found | None:
    """For "first quarter of 2024", "Q1 2024", "H1 2024", "first nine months of 2023"."""
    groups = match.groupdict()
    year = year_number(groups["y"]) if groups.get("y") else STAND_IN
    if any(groups.get(name) for name in ("fiscal", "fiscal2", "fiscal3")):
        return Found(None, None, doubt=date_years.FISCAL)
    if groups.get("part"):
        if (groups["which"] or "").lower() == "last" and not groups.get("y"):
            return None  # "sales of the last quarter": the one before the article's
        which = ORDINALS[(groups["which"] or "first").lower()]
        part = groups["part"].lower()
        months = 3 if part.endswith("quarters") else 1
        part = part.split(" ")[0].split("-")[0]
        months *= int(part) if part.isdigit() else PART_MONTHS[part]
        if not 1 <= months <= 11:
            return None
    else:
        letter = groups["letter"] or groups["letter2"]
        which = int(groups["number"] or groups["number2"])
        months = 3 if letter.upper() == "Q" else 6
    if which > 12 // months:
        return None
    found = part_of_year(which, months, year)
    return Found(found.start, found.end, needs_year=not groups.get("y"))


def _months_of(match: re.Match[str]) -> Found | None:
    """For "in eight months of 2025", as agencies print what others call the first eight."""
    count = match["part"].split()[0].split("-")[0]
    known = count.isdigit() or count in PART_MONTHS
    return _quarter(match) if known else None


_FISCAL = "Where the fiscal year begins is not stated."


def _part_in_named(match: re.Match[str]) -> Found | None:
    """For "the first Tuesday in November 2024", "the last week of 2019"."""
    year, month = year_number(match["y"]), match["m1"]
    first = date(year, month_number(month) if month else 1, 1)
    return part_in(match["counted"], first, month_end(year, first.month if month else 12))


def _bare_month(match: re.Match[str]) -> Found:
    """For "in May", "last March": two months that are words too."""
    month = month_number(match["m1"] or match["m3"])
    return Found(date(STAND_IN, month, 1), month_end(STAND_IN, month), needs_year=True)


_DAY_WORDS_SIGN = needs(" ".join(DAY_WORDS).replace("-", " "))
_DAY_COUNTS = needs(" ".join(DAY_COUNT_WORDS).replace("-", " ")) - needs("one two three four five")
_WHICH = "first|second|third|fourth|final|last|1st|2nd|3rd|4th"
_PEOPLE = (
    "people|soldiers|troops|men|women|children|workers|protesters|demonstrators|migrants|refugees"
    "|residents|civilians|prisoners|hostages|families|homes|houses|tonnes|tons|barrels|of the"
)
_A_YEAR = (
    rf"(?P<y>{YEAR}(?! (?:{_PEOPLE})\b)|(?i:{YEAR_WORDS})|1[0-4]\d\d(?=[.;:!?)]|, [a-z]|$)"
    r"|['’]\d\d(?!\d)|(?:3[2-9]|[4-9]\d)(?=[.;:!?)]|$))"
)
"""The year beside a day or month: "1999", "1391" at an end, "’87", "87", "nineteen eighty"."""
_AND_YEAR = rf"(?: ?,? (?:of |in )?{_A_YEAR})?"
_ANY_YEAR = rf"(?P<y>{YEAR}|(?i:{YEAR_WORDS}))"
_ANY_DAY = rf"(?:{DAY}|(?i:{DAY_WORD})\b)"
_SHORT_OF_AMOUNT = r"(?<![\w$€£.,])(?<![$€£] )"
_NOT_AMOUNT = r"(?!\d|[.,:]\d|/\d|-\d| ?%| (?:percent|per cent|million|billion|people|[ap]\.?m\b))"
_PART = (
    r"(?:three|two|four|five|six|seven|eight|nine|ten|eleven|[2-9]|1[01])[ "
    r"-]months?|quarter|half|trimester|(?:two|three) quarters"
)
FORMS: tuple[tuple[Signs, re.Pattern[str], Resolve], ...] = (
    *date_numeric.FORMS,
    (
        MONTH_SIGN,
        re.compile(
            rf"(?<![\w/-])(?P<d1>{DAY})(?:(?P<sign>[-/])|\. )(?P<m1>{MONTH})"
            rf"(?(sign)(?P=sign)| )(?P<y>{YEAR})"
        ),
        _days,
    ),
    (
        MONTH_SIGN,
        re.compile(rf"(?<![\w/-])(?P<y>{YEAR})(?P<sign>[-/])(?P<m1>{MONTH})(?P=sign)(?P<d1>{DAY})"),
        _days,
    ),
    (
        MONTH_SIGN,
        re.compile(
            rf"(?<![\w/-])(?P<y>{YEAR})(?: ?, | )(?P<m1>{MONTH})(?<!May)(?<!March)"
            rf"(?=[.,;:!?)]|$| (?:and|to|until|till|through)\b)"
        ),
        _months,
    ),
    (
        MONTH_SIGN,
        re.compile(
            rf"{_SHORT_OF_AMOUNT}(?P<d1>{DAY}) (?:of )?(?P<m1>{MONTH}){TO}"
            rf"(?P<d2>{DAY}) (?:of )?(?P<m2>{MONTH}){_AND_YEAR}"
        ),
        _days,
    ),
    (
        MONTH_SIGN,
        re.compile(
            rf"{_SHORT_OF_AMOUNT}(?P<d1>{DAY})(?:(?:, {DAY}){{0,4}},?{TO}"
            rf"(?P<d2>{DAY}))?(?: day)? ?(?:of )?[-]?(?P<m1>{MONTH}){_AND_YEAR}"
        ),
        _days,
    ),
    (
        _DAY_WORDS_SIGN,
        re.compile(
            rf"\b(?P<d1>(?i:{DAY_WORD})){TO}(?:the )?(?P<d2>{_ANY_DAY})(?: day)? (?:of )?"
            rf"(?P<m1>{MONTH}){_AND_YEAR}"
        ),
        _days,
    ),
    (
        _DAY_COUNTS,
        re.compile(rf"\b(?P<d1>(?i:{DAY_COUNT_WORD})) (?:of )?(?P<m1>{MONTH}),? {_ANY_YEAR}"),
        _days,
    ),
    (
        _DAY_COUNTS,
        re.compile(rf"\b(?P<m1>{MONTH}) (?P<d1>(?i:{DAY_COUNT_WORD})),? {_ANY_YEAR}"),
        _days,
    ),
    (
        _DAY_WORDS_SIGN,
        re.compile(rf"\b(?P<d1>(?i:{DAY_WORD}))(?: day)? of (?P<m1>{MONTH}){_AND_YEAR}"),
        _days,
    ),
    (
        WEEKDAY_WORDS | {"week"},
        re.compile(
            rf"\b(?P<counted>(?i:{WEEK_COUNTS}) (?:week|{WEEKDAY})) (?:of|in) "
            rf"(?P<m1>{MONTH}),? (?:of )?{_ANY_YEAR}"
        ),
        _part_in_named,
    ),
    (
        WEEKDAY_WORDS | {"week"},
        re.compile(
            rf"\b(?P<counted>(?i:{WEEK_COUNTS}) (?:week|{WEEKDAY})) (?:of|in) (?P<m1>){_ANY_YEAR}"
        ),
        _part_in_named,
    ),
    (
        MONTH_SIGN,
        re.compile(
            rf"(?:\b(?:from|between) )?\b(?P<m1>{MONTH})(?:{TO}|/)(?P<m2>{MONTH})(?:,? "
            rf"(?:of |in )?{_ANY_YEAR})?"
        ),
        _months,
    ),
    (
        needs(MONTH_OR_VERB),
        re.compile(
            r"(?:(?<=\band )|(?<=\bto )|(?<=\bfrom )|(?<=\bbetween )|(?<=\buntil ))"
            rf"(?P<y>{YEAR}) (?P<m1>May|March)(?=[.,;:!?)]|$| (?:and|to|until) \d)"
        ),
        _months,
    ),
    (
        needs(MONTH_OR_VERB),
        re.compile(
            r"(?<=\b[A-Za-z][a-z] )(?<!to )(?P<m1>May|March)(?![-\w])|(?:(?<=since )|"
            r"(?<=year to )|(?<=quarter to )|(?<=months to )|(?<=end-)|"
            r"(?<=until )|(?<=last )|(?<=mid-)|(?<=next )|(?<=this )"
            r"|(?<=early )|(?<=late )|(?<=from )|(?<=during )|(?<=through ))"
            r"(?P<m3>May|March)(?![-\w])"
        ),
        _bare_month,
    ),
    (
        needs("quarter quarters half trimester month months"),
        re.compile(
            rf"\b(?P<fiscal>(?:fiscal|financial)(?:[ -]year)?[ -])?(?P<which>{_WHICH})[ -]"
            rf"(?P<part>{_PART})(?:(?: of| in|,)? (?:the )?(?P<fiscal2>(?:fiscal|financial|FY) )?"
            rf"(?:year )?{_ANY_YEAR}|(?P<fiscal3> of (?:the|its|their|this|last|next) (?:current )?"
            r"(?:fiscal|financial|marketing|crop) year))?(?![-\w])",
            re.IGNORECASE,
        ),
        _quarter,
    ),
    (
        needs("months"),  # "in eight months of 2025": the first eight
        re.compile(
            r"\b(?:(?<=[Ii]n )|(?<=[Oo]ver )|(?<=than )|(?<=with )|(?<=\())(?P<which>)"
            rf"(?P<part>(?:[a-z]{{3,6}}|\d{{1,2}})[ -]months?) of (?P<y>{YEAR})(?![-–/\w])"
        ),
        _months_of,
    ),
    (
        needs("quarter quarters half trimester month months"),
        re.compile(
            rf"\b(?P<y>{YEAR})(?:['’]s)?,? (?:the )?(?P<fiscal>fiscal )?(?P<which>{_WHICH})[ -]"
            rf"(?P<part>{_PART})\b",
            re.IGNORECASE,
        ),
        _quarter,
    ),
    (
        YEAR_SIGN,
        re.compile(rf"\b(?P<y>{YEAR})[ -]?(?P<letter>[QHqh])(?P<number>[1-4])\b"),
        _quarter,
    ),
    (
        needs("q h"),
        re.compile(
            rf"\b(?:(?P<letter>[QH]|[qh](?=[1-4][ -](?:of )?\d))(?P<number>[1-4])"
            rf"|(?P<number2>[1-4])(?P<letter2>[QH]))(?:(?: of| in)?[ -]?(?P<fiscal>FY ?)?"
            rf"['’]?(?P<y>{YEAR}|[12]\d(?!\d)))?\b"
        ),
        _quarter,
    ),
    (
        needs("christmas boxing eve year valentine halloween"),
        re.compile(
            r"(?<!Orthodox )(?<!Coptic )\b(?P<feast>Christmas (?:Eve|Day)|Boxing Day|Halloween"
            r"|New Year['’]s (?:Eve|Day)|Valentine['’]s Day"
            r"|(?:(?<=\bon )|(?<=\bby )|(?<=\bsince )|(?<=\bafter )|(?<=\bbefore ))Christmas"
            rf"(?! [a-z]+ing\b))(?:,? (?P<y>{YEAR}))?(?! [Ww]eek)"
        ),
        _feast,
    ),
    *date_years.FORMS,
)
"""Longer and surer forms first; where two overlap the earlier and longer one wins."""
AT_MONTH: tuple[tuple[re.Pattern[str], Resolve], ...] = (
    (
        re.compile(
            rf"(?P<m1>{MONTH})(?P<sign>[-/])(?:(?P<d1>{DAY})(?P=sign)(?P<y>{YEAR})"
            r"|(?P<d2>0?[1-9])(?![\w/-]|[.,]\d))"
        ),
        _days,
    ),
    (
        re.compile(
            rf"(?P<m1>{MONTH}) (?:the )?(?P<d1>{DAY_WORD})\b"
            rf"(?:,? {_ANY_YEAR}|(?=[.,;:!?)]|$| (?:at|in|and|to|until)\b))"
        ),
        _days,
    ),
    (
        re.compile(
            rf"(?P<m1>{MONTH}) (?:the )?(?P<d1>{_ANY_DAY})(?:, {DAY}){{0,4}},?{TO}"
            rf"(?:the )?(?:(?P<m2>{MONTH}) )?(?P<d2>{_ANY_DAY}){_NOT_AMOUNT}{_AND_YEAR}"
        ),
        _days,
    ),
    (
        re.compile(rf"(?P<m1>{MONTH}) (?:the )?(?P<d1>{DAY}){_NOT_AMOUNT}{_AND_YEAR}"),
        _days,
    ),
    (
        re.compile(rf"(?P<m1>{MONTH})(?: ?,? (?:of |in )?|[-/]){_A_YEAR}"),
        _months,
    ),
    (
        re.compile(rf"(?P<m1>{MONTH})(?! \d|[-\w])(?<!May)(?<!March)"),
        _months,
    ),
)
"""Forms that begin with a month: to be matched where one stands, with `A_MONTH`."""
A_MONTH = re.compile(rf"(?<![$#@])\b{MONTH}")
