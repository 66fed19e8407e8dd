"""Dates that name a day, month, quarter or year, with or without the year.

A form is the signs of which it needs one, a pattern, and a function from its match to a `Found`;
forms without a year say so and are resolved by `dates` against the article's own date.
"""

import re
from datetime import date

from briefindex.text import date_numeric
from briefindex.text.date_found import (
    STAND_IN,
    Found,
    month_end,
    part_in,
    part_of_year,
    whole_year,
)
from briefindex.text.date_numeric import Resolve, day_of
from briefindex.text.date_signs import (
    DECADE_DIGITS,
    MONTH_OR_VERB,
    MONTH_SIGN,
    WEEKDAY_WORDS,
    YEAR_SIGN,
    Signs,
    needs,
)
from briefindex.text.date_words import (
    DAY,
    DAY_WORD,
    MONTH,
    ORDINALS,
    TO,
    WEEK_COUNTS,
    WEEKDAY,
    YEAR,
    day_number,
    month_number,
)
from briefindex.text.small import small


def _days(match: re.Match[str]) -> Found | None:
    """For "June 17", "17 June 2025", "May 18th and 19th", "28 May to 2 June 2024"."""
    groups = match.groupdict()
    months = [month_number(groups[key]) for key in ("m1", "m2") if groups.get(key)]
    days = [day_number(groups[key]) for key in ("d1", "d2") if groups.get(key)]
    year = int(groups["y"]) if groups.get("y") else STAND_IN
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
    year = int(groups["y"]) if groups.get("y") else STAND_IN
    start = date(year - 1 if last < first else year, first, 1)
    return Found(start, month_end(year, last), needs_year=not groups.get("y"))


PART_MONTHS: dict[str, int] = {
    "quarter": 3, "half": 6, "trimester": 4, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
}  # fmt: skip


def _quarter(match: re.Match[str]) -> Found | None:
    """For "first quarter of 2024", "Q1 2024", "H1 2024", "first nine months of 2023"."""
    groups = match.groupdict()
    year = int(groups["y"]) if groups.get("y") else STAND_IN
    if year < 100:
        year += 2000
    if groups.get("part"):
        if groups["which"].lower() == "last" and not groups.get("y"):
            return None  # "sales of the last quarter": the one before the article's
        which = ORDINALS[groups["which"].lower()]
        part = groups["part"].lower().split(" ")[0].split("-")[0]
        months = int(part) if part.isdigit() else PART_MONTHS[part]
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


def _fiscal(match: re.Match[str]) -> Found:
    """For "FY2024/25", "fiscal 2025", "FY24"."""
    first = int(match["y"]) if len(match["y"]) == 4 else 2000 + int(match["y"])
    if not match["z"]:
        doubt = "Where the fiscal year begins is not stated: the calendar year is shown."
        return Found(date(first, 1, 1), date(first, 12, 31), doubt=doubt)
    doubt = "Where the fiscal year begins is not stated: both calendar years are shown."
    return Found(date(first, 1, 1), date(first + 1, 12, 31), doubt=doubt)


def _years(match: re.Match[str]) -> Found | None:
    """For "2020–2024", "between 2020 and 2024", "2024/25"; "in 2007 and 2009" are two years."""
    first, printed = int(match["y1"]), match["y2"]
    last = int(printed) if len(printed) == 4 else int(str(first)[:2] + printed)
    if last <= first or last - first > 300:
        return None
    if last - first > 1 and " and " in match.group() and match.start() == match.start("y1"):
        return None
    return Found(date(first, 1, 1), date(last, 12, 31))


def _part_in_named(match: re.Match[str]) -> Found | None:
    """For "the first Tuesday in November 2024", "the last week of 2019"."""
    year, month = int(match["y"]), match["m1"]
    first = date(year, month_number(month) if month else 1, 1)
    return part_in(match["counted"], first, month_end(year, first.month if month else 12))


def _decade(match: re.Match[str]) -> Found:
    """For "the 1990s", "the early 2000s", "the '90s"."""
    printed = match["y"]
    year = int(printed) if len(printed) == 4 else 1900 + int(printed)
    span = 100 if year % 100 == 0 and year < 2000 else 10
    return Found(date(year, 1, 1), date(year + span - 1, 12, 31))


_TENS = ("thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")
_DEGREES_OR_AGE = re.compile(
    r"\b(?:temperatures?|degrees|highs?|lows?|mercury|heat|scor(?:ed?|es|ing)|aged?)\b|°"
)


def _last_centurys_decade(match: re.Match[str]) -> Found | None:
    """For "in the 70s", "since the late seventies", "the noughties"."""
    before = match.string[max(0, match.start() - 80) : match.start()]
    if _DEGREES_OR_AGE.search(small(before)):
        return None
    word = match["word"]
    tens = int(match["y"]) // 10 if match["y"] else _TENS.index(word) + 3 if word in _TENS else 10
    year = 1900 + 10 * tens
    return Found(date(year, 1, 1), date(year + 9, 12, 31))


def _century(match: re.Match[str]) -> Found | None:
    number = int(match["n"])
    if not 1 <= number <= 22:
        return None
    return Found(date(max(1, (number - 1) * 100 + 1), 1, 1), date(number * 100, 12, 31))


def _part_of_named_year(match: re.Match[str]) -> Found:
    """For "early 2024", "the end of 2023", "mid-2024", "2024"."""
    year, part = int(match["y"]), (match["part"] or "").lower()
    if "end of" in part:
        return Found(date(year, 12, 31), date(year, 12, 31))
    if "beginning" in part or "start of" in part:
        return Found(date(year, 1, 1), date(year, 1, 1))
    return whole_year(year)


def _bare_month(match: re.Match[str]) -> Found:
    """For "in May", "last March": two months that are words too."""
    month = month_number(match["m1"] or match["m3"])
    return Found(date(STAND_IN, month, 1), month_end(STAND_IN, month), needs_year=True)


_AND_YEAR = rf"(?: ?,? (?:of |in )?(?P<y>{YEAR}))?"
_NOT_AMOUNT = r"(?!\d|[.,:]\d|/\d|-\d| ?%| (?:percent|per cent|million|billion|people|[ap]\.?m\b))"
_PART = (
    r"(?:three|two|four|five|six|seven|eight|nine|ten|eleven|[2-9]|1[01])[ "
    r"-]months?|quarter|half|trimester"
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
            rf"(?<![\w$€£.,])(?P<d1>{DAY}) (?:of )?(?P<m1>{MONTH}){TO}"
            rf"(?P<d2>{DAY}) (?:of )?(?P<m2>{MONTH}){_AND_YEAR}"
        ),
        _days,
    ),
    (
        MONTH_SIGN,
        re.compile(
            rf"(?<![\w$€£.,])(?P<d1>{DAY})(?:(?:, {DAY}){{0,4}},?{TO}"
            rf"(?P<d2>{DAY}))? ?(?:of )?[-]?(?P<m1>{MONTH}){_AND_YEAR}"
        ),
        _days,
    ),
    (
        needs(DAY_WORD.replace("|", " ").replace("[ -]", " ")),
        re.compile(rf"\b(?P<d1>(?i:{DAY_WORD}))(?: day)? of (?P<m1>{MONTH}){_AND_YEAR}"),
        _days,
    ),
    (
        MONTH_SIGN,
        re.compile(
            rf"\b(?P<m1>{MONTH}) (?:the )?(?P<d1>{DAY_WORD})\b"
            rf"(?:,? (?P<y>{YEAR})|(?=[.,;:!?)]|$| (?:at|in|and|to|until)\b))"
        ),
        _days,
    ),
    (
        WEEKDAY_WORDS | {"week"},
        re.compile(
            rf"\b(?P<counted>(?i:{WEEK_COUNTS}) (?:week|{WEEKDAY})) (?:of|in) "
            rf"(?P<m1>{MONTH}),? (?:of )?(?P<y>{YEAR})"
        ),
        _part_in_named,
    ),
    (
        WEEKDAY_WORDS | {"week"},
        re.compile(
            rf"\b(?P<counted>(?i:{WEEK_COUNTS}) (?:week|{WEEKDAY})) (?:of|in) (?P<m1>)(?P<y>{YEAR})"
        ),
        _part_in_named,
    ),
    (
        MONTH_SIGN,
        re.compile(
            rf"\b(?P<m1>{MONTH}) (?:the )?(?P<d1>{DAY})(?:, {DAY}){{0,4}},?{TO}"
            rf"(?:the )?(?:(?P<m2>{MONTH}) )?(?P<d2>{DAY}){_NOT_AMOUNT}{_AND_YEAR}"
        ),
        _days,
    ),
    (
        MONTH_SIGN,
        re.compile(rf"\b(?P<m1>{MONTH}) (?:the )?(?P<d1>{DAY}){_NOT_AMOUNT}{_AND_YEAR}"),
        _days,
    ),
    (
        MONTH_SIGN,
        re.compile(
            rf"(?:\b(?:from|between) )?\b(?P<m1>{MONTH}){TO}(?P<m2>{MONTH})(?:,? "
            rf"(?:of |in )?(?P<y>{YEAR}))?"
        ),
        _months,
    ),
    (
        MONTH_SIGN,
        re.compile(rf"\b(?P<m1>{MONTH}) ?,? (?:of |in )?(?P<y>{YEAR})"),
        _months,
    ),
    (
        MONTH_SIGN,
        re.compile(rf"\b(?P<m1>{MONTH})(?! \d|[-\w])(?<!May)(?<!March)"),
        _months,
    ),
    (
        needs(MONTH_OR_VERB),
        re.compile(
            r"(?<=\b[A-Za-z][a-z] )(?<!to )(?P<m1>May|March)(?![-\w])|(?:(?<=since )|"
            r"(?<=until )|(?<=last )|(?<=next )|(?<=this )"
            r"|(?<=early )|(?<=late )|(?<=from )|(?<=during )|(?<=through ))"
            r"(?P<m3>May|March)(?![-\w])"
        ),
        _bare_month,
    ),
    (
        needs("quarter half trimester month months"),
        re.compile(
            rf"\b(?P<which>first|second|third|fourth|final|last|1st|2nd|3rd|4th)[ "
            rf"-](?P<part>{_PART})(?:(?: of| in|,)? (?:the )?(?:fiscal |financial "
            rf")?(?:year )?(?P<y>{YEAR}))?(?![-\w])",
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
            rf"\b(?:(?P<letter>[QH])(?P<number>[1-4])|(?P<number2>[1-4])"
            rf"(?P<letter2>[QH]))(?:(?: of| in)?[ -]?(?:FY ?)?['’]?(?P<y>{YEAR}"
            rf"|[12]\d(?!\d)))?\b"
        ),
        _quarter,
    ),
    (
        needs("fy fiscal financial"),
        re.compile(
            rf"\b(?:FY ?|fiscal(?: year)? |financial year )['’]?(?P<y>{YEAR}|\d\d)"
            rf"(?:[-/–](?P<z>\d\d(?:\d\d)?))?(?!\d)",
            re.IGNORECASE,
        ),
        _fiscal,
    ),
    (
        YEAR_SIGN,
        re.compile(
            rf"\b(?:(?:from|between) )?(?P<y1>{YEAR})(?: to | and | until | till | "
            rf"through )(?P<y2>{YEAR})(?! ?%)"
        ),
        _years,
    ),
    (
        YEAR_SIGN,
        re.compile(
            rf"(?<![\w$€£.,])(?:(?:from|between) )?(?P<y1>{YEAR})(?:[-/–]| [-–] )"
            rf"(?P<y2>{YEAR}|\d\d(?!\d))(?![\d/-])"
        ),
        _years,
    ),
    (
        needs(DECADE_DIGITS),
        re.compile(r"\b(?:(?:early|mid|late)[ -])?(?:the )?(?P<y>1[5-9]\d0|20\d0)['’]?s\b"),
        _decade,
    ),
    (
        needs(DECADE_DIGITS),
        re.compile(r"(?<=the )(?<!\w)['’](?P<y>[2-9]0)s\b"),
        _decade,
    ),
    (
        needs(DECADE_DIGITS) | {*_TENS, "noughties"},
        re.compile(
            r"(?:(?<=\b[Ii]n )|(?<=\bof )|(?<=\b[Ss]ince )|(?<=\b[Dd]uring )|(?<=\bfrom )"
            r"|(?<=\bby ))the (?:(?:early|mid|late)[ -])?(?:nineteen )?"
            rf"(?:(?P<y>[3-9]0)['’]?s|(?P<word>{'|'.join(_TENS)}|noughties))\b(?! age\b)"
        ),
        _last_centurys_decade,
    ),
    (
        needs("century"),
        re.compile(r"\b(?P<n>\d{1,2})(?:st|nd|rd|th)[- ]century\b", re.IGNORECASE),
        _century,
    ),
    (
        YEAR_SIGN,
        re.compile(
            rf"(?<![\w$€£¥.,:/#-])(?P<part>(?:the )?(?:end of|beginning of|start of"
            rf"|early|late|mid)[ -](?:in )?)?(?P<y>{YEAR})(?![\w%/])(?!,\d|\.\d"
            rf"|[-–]\d)"
        ),
        _part_of_named_year,
    ),
)
"""Longer and surer forms first; where two overlap the earlier and longer one wins."""
