"""Years alone: one, a span of them, a decade, a century, a season, a fiscal year.

The same kind of forms as in `date_absolute`; "2000 soldiers" is told apart by `dates`.
"""

import re
from datetime import date

from briefindex.text.date_found import Found, month_end, whole_year
from briefindex.text.date_numeric import Resolve
from briefindex.text.date_signs import DECADE_DIGITS, YEAR_SIGN, Signs, needs
from briefindex.text.date_words import SEASONS, YEAR
from briefindex.text.small import small
from briefindex.text.year_words import LONG_YEAR_WORDS, YEAR_WORD_SIGNS, year_number

FISCAL = "Where the fiscal year begins is not stated."
_WHICH_WINTER = "It does not say which of its two winters: the calendar year is shown."
_NORTHERN = "The season is taken as that of the northern half of the earth."


def _fiscal(match: re.Match[str]) -> Found:
    """For "FY2024/25", "fiscal 2025", "FY24", "CY18"."""
    first = year_number(match["y"])
    if match["calendar"]:
        return whole_year(first)
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


def _season(match: re.Match[str]) -> Found | None:
    """For "the summer of 2023", "the winter of 2022-23", "spring 1999"."""
    first, last = SEASONS[match["season"].lower()]
    year, printed = int(match["y"]), match["z"]
    if printed and int(printed[-2:]) != (year + 1) % 100:
        return None
    over = last < first
    if over and not printed:
        return whole_year(year, _WHICH_WINTER)
    end = month_end(year + 1 if over or printed else year, last)
    return Found(date(year, first, 1), end, doubt=_NORTHERN)


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
    if part.endswith(("end-", "end ")) or "end of" in part:
        return Found(date(year, 12, 31), date(year, 12, 31))
    if "beginning" in part or "start of" in part:
        return Found(date(year, 1, 1), date(year, 1, 1))
    return whole_year(year)


def _worded(match: re.Match[str]) -> Found:
    """For "in nineteen ninety-six", "since two thousand and fifteen"."""
    return whole_year(year_number(match["y"]))


BARE_YEAR = re.compile(
    rf"(?<![\w$€£¥.,:/#-])(?P<part>(?i:(?:the )?(?:end of|beginning of"
    rf"|start of|early|late|mid)[ -](?:in )?|end-)|(?<=\bby )end |(?<=\bat )end )?(?P<y>{YEAR})"
    r"(?![\w%/])(?!,\d|\.\d|[-–]\d)"
)
FORMS: tuple[tuple[Signs, re.Pattern[str], Resolve], ...] = (
    (
        frozenset(SEASONS),
        re.compile(
            rf"\b(?:the )?(?:(?:early|late|mid)[ -])?(?P<season>{'|'.join(SEASONS)})(?: of|,|'s)? "
            r"(?P<y>(?:19|20)\d\d)(?:[-/–](?P<z>\d\d(?:\d\d)?))?(?![\w-])",
            re.IGNORECASE,
        ),
        _season,
    ),
    (
        needs("fy cy fiscal financial"),
        re.compile(
            r"\b(?:FY ?|(?P<calendar>CY) ?|fiscal(?: year)? |financial year )['’]?"
            rf"(?P<y>{YEAR}|\d\d)(?:[-/–](?P<z>\d\d(?:\d\d)?))?(?!\d)",
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
            r"|(?<=\bby ))(?:the (?:(?:early|mid|late)[ -])?(?:nineteen )?|(?=[3-9]0['’]s))"
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
        needs(YEAR_WORD_SIGNS),
        re.compile(
            r"(?:(?<=\b[Ii]n )|(?<=\b[Bb]y )|(?<=\b[Ss]ince )|(?<=\bof )|(?<=\bfrom )|(?<=\bto )"
            rf"|(?<=\byear )|(?<=\buntil )|^)(?P<y>(?i:{LONG_YEAR_WORDS}))"
            r"(?=[.,;:!?)]|$| (?:and|to|until|till|through|when|where|the|was|is|were|after)\b)"
        ),
        _worded,
    ),
    (YEAR_SIGN, BARE_YEAR, _part_of_named_year),
)
"""Longer and surer forms first; the year alone is the last."""
