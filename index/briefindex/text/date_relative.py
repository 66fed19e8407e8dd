"""Dates that lean on the article's own date: "last year", "Tuesday", "two years ago".

Resolves against a day; that there is one, and what to say where there is none, is the business of
`dates`.
"""

import re
from datetime import date, timedelta

from briefindex.text import date_counted, date_in_month
from briefindex.text.date_found import Found, month_end, part_of_year, whole_year
from briefindex.text.date_shift import Grain, RelativeForm, add_months, moved, shift, unit_of
from briefindex.text.date_signs import MONTH_SIGN, SHORT_WEEKDAY_WORDS, WEEKDAY_WORDS, needs
from briefindex.text.date_words import (
    COUNT,
    MONTH,
    ORDINALS,
    SEASONS,
    UNIT,
    WEEKDAY,
    WEEKDAY_SHORT,
    count_number,
    month_number,
    weekday_number,
)

__all__ = ["FORMS", "VAGUE", "Grain", "RelativeForm"]


_STEPS: dict[str, int] = {"last": -1, "past": -1, "next": 1, "coming": 1, "upcoming": 1}


def _named(match: re.Match[str], anchor: date, _ahead: bool) -> Found | None:
    """For "last year", "this month", "this coming weekend", "next decade"."""
    step, unit = _step(match["which"]), match["unit"].lower()
    if _FISCAL.search(match.group()):
        return None  # where it begins is not stated
    if unit == "weekend":
        saturday = anchor + timedelta(days=5 - anchor.weekday(), weeks=step)
        return Found(saturday, saturday + timedelta(days=1))
    if unit in SEASONS:
        return _season(unit, anchor, step)
    if unit == "decade":
        first = anchor.year // 10 * 10 + 10 * step
        return Found(date(first, 1, 1), date(first + 9, 12, 31))
    return shift(anchor, step, unit)


def _step(which: str | None) -> int:
    """One back for "last", one on for "next" and "this coming", none for "this"."""
    words = (which or "").lower().split()
    return _STEPS.get(words[-1], 0) if words else 0


def _season(season: str, anchor: date, step: int) -> Found:
    first, last = SEASONS[season]
    ahead = step > 0 and (last > first or anchor.month >= first)
    year = anchor.year + ahead
    start = date(year, first, 1)
    if step < 0 and start >= anchor.replace(day=1):
        year -= 1
    end_year = year + 1 if last < first else year
    return Found(date(year, first, 1), month_end(end_year, last))


def _ago(match: re.Match[str], anchor: date, _ahead: bool) -> Found | None:
    """For "two years ago", "a month from now"."""
    sign = -1 if match["where"].lower() == "ago" else 1
    return shift(anchor, sign * count_number(match["count"]), unit_of(match["unit"]))


def _stretch(match: re.Match[str], anchor: date, _ahead: bool) -> Found | None:
    """For "over the past five years", "in the past 24 hours", "in the next decade", "next 3 days".

    The past ones end with the article's day, the next ones begin with the day after it.
    """
    sign = _step(match["which"] or match["which2"] or match["which3"])
    parts = amounts_of_time(match["parts"] or match["unit"])
    if any(unit == "minute" for _, unit in parts):
        return None
    if any(unit == "quarter" for _, unit in parts):
        near, far = shift(anchor, sign, "quarter"), shift(anchor, sign * parts[0][0], "quarter")
        if near is None or far is None:
            return None
        return Found(far.start, near.end) if sign < 0 else Found(near.start, far.end)
    other = anchor
    for count, unit in parts:
        other = moved(other, sign * count, unit)
    return Found(other, anchor) if sign < 0 else Found(anchor + _A_DAY, other)


def _within(match: re.Match[str], anchor: date, _ahead: bool) -> Found | None:
    """For "within five years", "within 5 years and 1 month": from now to then."""
    last = anchor
    for count, unit in amounts_of_time(match["parts"] or match["unit"]):
        last = moved(last, count, unit)
    return Found(anchor, last)


def amounts_of_time(text: str) -> list[tuple[int, str]]:
    """The counts and units of "3 months and 2 weeks"; a unit alone is one."""
    found = [(count_number(one["count"]), unit_of(one["unit"])) for one in _ONE.finditer(text)]
    return found or [(1, unit_of(text.rsplit(maxsplit=1)[-1]))]


def _deictic(match: re.Match[str], anchor: date, _ahead: bool) -> Found:
    """For "today", "yesterday", "this morning", "overnight", "the day after tomorrow"."""
    word = match["word"].lower()
    if word == "overnight":
        return Found(anchor - _A_DAY, anchor)
    step = {"yesterday": -1, "tomorrow": 1, "tmrw": 1}.get(word.rsplit(" ", maxsplit=1)[-1], 0)
    day = anchor + timedelta(days=2 * step if word.startswith("day ") else step)
    return Found(day, day)


def _weekday(match: re.Match[str], anchor: date, ahead: bool) -> Found:
    """For "on Tuesday" is the last one in news, the next one where the sentence looks ahead.

    "This Tuesday" is that of the article's week.
    """
    number = weekday_number(match["day"] or match["day2"])
    back = (anchor.weekday() - number) % 7
    which = (match["which"] or match["which2"] or "").lower()
    step = _step(which)
    if which == "this":
        back = anchor.weekday() - number
    elif step < 0:
        back = back or 7
    elif step > 0 or (ahead and back):
        back -= 7
    day = anchor - timedelta(days=back)
    return Found(day, day)


def _weekdays_on(match: re.Match[str], anchor: date, _ahead: bool) -> Found | None:
    """For "two Sundays from now", "three Fridays ago": counted from the first after the day."""
    number, count = weekday_number(match["day"]), count_number(match["count"])
    if match["where"].lower() == "ago":
        day = anchor - timedelta(days=(anchor.weekday() - number) % 7 or 7, weeks=count - 1)
    else:
        day = anchor + timedelta(days=(number - anchor.weekday()) % 7 or 7, weeks=count - 1)
    return Found(day, day)


def _so_far(_match: re.Match[str], anchor: date, _ahead: bool) -> Found:
    """For "so far this year": from 1 January to the article's date."""
    return Found(date(anchor.year, 1, 1), anchor)


def _edge_of(match: re.Match[str], anchor: date, _ahead: bool) -> Found | None:
    """For "the end of the year", "year-end", "the start of this month": that day."""
    unit = (match["unit"] or match["unit2"] or match["unit3"] or "year").lower()
    if unit == "decade":
        first = date(anchor.year // 10 * 10, 1, 1)
        whole = Found(first, date(first.year + 9, 12, 31))
    elif unit == "century":
        whole = Found(
            date(anchor.year // 100 * 100, 1, 1), date(anchor.year // 100 * 100 + 100, 12, 31)
        )
    else:
        whole = shift(anchor, _step(match["which"] or match["which2"]), unit)
    if whole is None:
        return None
    day = whole.end if (match["edge"] or "end").lower() in ("end", "close") else whole.start
    return Found(day, day)


def _middle_of_century(_match: re.Match[str], anchor: date, _ahead: bool) -> Found:
    """For "by mid-century", "the middle of the century": its fiftieth year."""
    return whole_year(anchor.year // 100 * 100 + 50)


def _in_unit(match: re.Match[str], anchor: date, _ahead: bool) -> Found | None:
    """For "later in the year", "earlier in the week": all of it."""
    return shift(anchor, 0, match["unit"].lower())


def _a_year_ago(match: re.Match[str], anchor: date, _ahead: bool) -> Found | None:
    """For "this time last year": the month of a year before; "this day last year": the day."""
    back = add_months(anchor, -12)
    day = match["what"].lower() in ("day", "date")
    return (
        Found(back, back) if day else shift(back, 0, match["what"].lower().replace("time", "month"))
    )


def _part_of(match: re.Match[str], anchor: date, _ahead: bool) -> Found | None:
    """For "first quarter of this year", "last year's second half"."""
    which, part = match["which"] or match["which2"], match["part"] or match["part2"]
    year = anchor.year + _step(match["when"] or match["when2"])
    return part_of_year(ORDINALS[which.lower()], _MONTHS_OF[part.lower().replace("-", " ")], year)


def _month(match: re.Match[str], anchor: date, _ahead: bool) -> Found:
    """For "last March", "next June", "this May"."""
    month, which = month_number(match["month"]), match["which"].lower()
    year = anchor.year
    if which == "last" and month >= anchor.month:
        year -= 1
    if which == "next" and month <= anchor.month:
        year += 1
    return Found(date(year, month, 1), month_end(year, month))


_I = re.IGNORECASE
_FISCAL = re.compile(r" (?:fiscal|financial|marketing|crop) ", re.IGNORECASE)
_A_DAY = timedelta(days=1)
_WHICH = r"last|past|next|coming|upcoming"
_MONTHS_OF = {"quarter": 3, "half": 6, "nine months": 9, "six months": 6, "three months": 3,
    "three quarters": 9, "two quarters": 6}  # fmt: skip
_PARTS = r"quarter|half|(?:nine|six|three)[- ]months|(?:two|three) quarters"
_NTH = r"first|second|third|fourth|last|final"
_ONE = re.compile(rf"(?P<count>{COUNT})[ -]?(?P<unit>{UNIT})\b", _I)
_PARTS_OF_TIME = rf"{COUNT} ?{UNIT}(?:,? (?:and )?{COUNT} {UNIT}){{0,2}}"
_NO_WEEKDAY = "".join(
    f"(?<!{name} )(?<!{name.lower()} )"
    for name in (
        "Ash", "Black", "Bloody", "Cyber", "Easter", "Giving", "Good", "Holy", "Maundy", "Palm",
        "Pentecost", "Shrove", "Super", "Whit", "First", "Second", "Third", "Fourth", "Fifth",
    )
)  # fmt: skip
"""Before a weekday these make a day that moves from year to year, or one of a month not named."""
FORMS: tuple[RelativeForm, ...] = (
    *date_in_month.FORMS,
    *date_counted.FORMS,
    RelativeForm(
        needs("quarter quarters half months"),
        re.compile(
            rf"\b(?P<which>{_NTH})[ -](?P<part>{_PARTS}) (?:of )?(?P<when>this|last|the|next)"
            r"(?: current)? year\b(?!['’]s)"
            rf"|\b(?P<when2>this|last|next) year['’]s (?P<which2>{_NTH})[ -](?P<part2>{_PARTS})\b",
            _I,
        ),
        "year",
        _part_of,
    ),
    RelativeForm(
        needs("end start beginning close"),
        re.compile(
            r"\b(?:(?:the )?(?P<edge>end|start|beginning|close) of "
            r"(?:(?:the )?(?P<which>current|coming|this|last|next)|the) "
            r"(?P<unit>year|month|week|quarter|decade|century)"
            r"|(?:(?P<which2>last|this|next) )?(?P<unit2>year)[- ]end"
            r"|(?:(?:the|this) )?(?P<unit3>year|month|week|quarter|decade|century)['’]s "
            r"(?P<edge2>end|close))\b",
            _I,
        ),
        "year",
        _edge_of,
    ),
    RelativeForm(
        needs("century"),
        re.compile(r"\b(?:the )?(?:middle of the|mid-?) ?century\b(?! modern\b)", _I),
        "year",
        _middle_of_century,
    ),
    RelativeForm(
        needs("year"),
        re.compile(r"\b(?:at )?(?:about )?this (?P<what>time|day|date|week|month) last year\b", _I),
        "day",
        _a_year_ago,
    ),
    RelativeForm(
        needs("far date"),
        re.compile(r"\bso far this year\b|\b(?:the )?year[- ]to[- ]date\b", _I),
        "day",
        _so_far,
    ),
    RelativeForm(
        needs("earlier later late early"),
        re.compile(r"\b(?:earlier|later|late|early) in the (?P<unit>year|month|week)\b", _I),
        "day",
        _in_unit,
    ),
    RelativeForm(
        needs("year decade") | frozenset(SEASONS),
        re.compile(
            r"\b(?:earlier |later |late |early )?(?P<which>last|this|next|past|current"
            r"|(?:this )?coming) "
            r"(?:calendar |fiscal |financial |marketing |crop )?(?P<unit>year"
            r"|decade|summer|spring|autumn|fall|winter)\b(?!['’]?s?[- ](?:old|end"
            r"|round|long)\b)",
            _I,
        ),
        "year",
        _named,
    ),
    RelativeForm(
        needs("month week weekend quarter"),
        re.compile(
            r"\b(?:earlier |later |late |early )?(?P<which>last|this|next|past|current"
            r"|(?:this )?(?:coming|upcoming)) (?P<unit>month|week|weekend|quarter)\b",
            _I,
        ),
        "day",
        _named,
    ),
    RelativeForm(
        MONTH_SIGN,
        re.compile(rf"\b(?P<which>(?i:last|this|next)) (?P<month>{MONTH})"),
        "day",
        _month,
    ),
    RelativeForm(
        needs("ago now"),
        re.compile(rf"\b(?P<count>{COUNT})[ -](?P<unit>{UNIT}) (?P<where>ago|from now)\b", _I),
        "year",
        _ago,
    ),
    RelativeForm(
        WEEKDAY_WORDS,
        re.compile(
            rf"\b(?P<count>{COUNT}) (?P<day>{WEEKDAY})s? (?P<where>ago|from now|later)\b",
            _I,
        ),
        "day",
        _weekdays_on,
    ),
    RelativeForm(
        needs(_WHICH.replace("|", " ")),
        re.compile(
            rf"\b(?:(?:over |during |in |for )?(?:the (?P<which>{_WHICH})"
            rf"|(?P<which2>last|past|next|coming)) (?P<parts>{_PARTS_OF_TIME})"
            rf"|(?:over|during|in) the (?P<which3>{_WHICH}) "
            r"(?P<unit>year|decade|century|month|week|fortnight|quarter))\b(?! of\b)",
            _I,
        ),
        "day",
        _stretch,
    ),
    RelativeForm(
        needs("within"),
        re.compile(
            rf"\bwithin (?:(?:the )?(?:next |coming |upcoming )?(?P<parts>{_PARTS_OF_TIME})"
            r"|the (?:next|coming) (?P<unit>year|decade|century|month|week|fortnight|quarter))\b",
            _I,
        ),
        "day",
        _within,
    ),
    RelativeForm(
        needs("yesterday today tomorrow tmrw tonight morning afternoon evening overnight"),
        re.compile(
            r"\b(?:the )?(?P<word>day (?:after (?:tomorrow|tmrw)|before yesterday)|today"
            r"|yesterday|tomorrow|tmrw|tonight|this (?:morning|afternoon|evening)"
            r"|(?<!almost )(?<!virtually )(?<!practically )(?<!the )(?<!an )overnight"
            r"(?=[.,;:)]|$| (?:on|in|and|as|after|when|while|across|at|near)\b))\b",
            _I,
        ),
        "day",
        _deictic,
    ),
    RelativeForm(
        WEEKDAY_WORDS | SHORT_WEEKDAY_WORDS,
        re.compile(
            rf"\b{_NO_WEEKDAY}(?:(?P<which>(?i:last|next|this(?: coming| past)?|past|coming"
            rf"|upcoming)) )?(?P<day>{WEEKDAY})\b(?! of (?:the|that) )"
            rf"|\b(?P<which2>(?i:last|next|this)) (?P<day2>{WEEKDAY_SHORT})"
        ),
        "day",
        _weekday,
    ),
)
"""Longer forms first."""

VAGUE = re.compile(
    r"\b(?:(?:in|over|during|for|within) (?:the )?)(?:(?:recent|coming|past few"
    r"|last few|next few|past several|next several|last several|past couple of|"
    r"next couple of|few|following) (?:years|months|weeks|decades|days|quarters)|"
    r"(?:foreseeable|near|not too distant|not-too-distant) future"
    r"|(?<=the )(?:short|medium|long|longer|near)(?:[- ]to[- ](?:medium|long))?[- ]term(?!-)|"
    r"(?:years|months|decades) (?:to come|ahead))\b"
    r"|\b(?:recent|coming) (?:years|months|weeks|decades|days)\b|\bthe (?:years"
    r"|months|decades) (?:ahead|to come)\b"
    r"|\b(?:this|last|next|(?:the )?(?:current|previous|coming)) season\b"
    r"|\b(?<=[Bb]y )the (?:summer|spring|autumn|winter)\b(?! (?:of )?\d)"
    r"|\b(?:a few|several|many|some) (?:years|months|weeks|days|decades) (?:ago|earlier|later)\b",
    _I,
)
"""Words that name a time without fixing it."""
VAGUE_NEEDS = needs(
    "season few several couple recent coming following future term come ahead many some"
)
