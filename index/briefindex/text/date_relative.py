"""Dates that lean on the article's own date: "last year", "Tuesday", "two years ago".

Resolves against a day; that there is one, and what to say where there is none, is the business of
`dates`.
"""

import re
from datetime import date, timedelta

from briefindex.text import date_counted, date_in_month
from briefindex.text.date_found import Found, month_end, part_of_year
from briefindex.text.date_shift import Grain, RelativeForm, add_months, shift
from briefindex.text.date_signs import MONTH_SIGN, WEEKDAY_WORDS, needs
from briefindex.text.date_words import (
    COUNT,
    MONTH,
    ORDINALS,
    SEASONS,
    UNIT,
    WEEKDAY,
    WEEKDAYS,
    count_number,
    month_number,
)

__all__ = ["FORMS", "VAGUE", "Grain", "RelativeForm"]


def _named(match: re.Match[str], anchor: date, _ahead: bool) -> Found | None:
    """For "last year", "this month", "the previous quarter", "next decade"."""
    word = match["which"].lower()
    step = -1 if word in ("last", "past", "previous", "prior", "preceding") else 0
    step = 1 if word in ("next", "coming", "following", "upcoming") else step
    unit = match["unit"].lower()
    if unit == "weekend":
        saturday = anchor + timedelta(days=5 - anchor.weekday(), weeks=step)
        return Found(saturday, saturday + timedelta(days=1))
    if unit in SEASONS:
        return _season(unit, anchor, step)
    if unit == "decade":
        first = anchor.year // 10 * 10 + 10 * step
        return Found(date(first, 1, 1), date(first + 9, 12, 31))
    return shift(anchor, step, unit)


def _season(season: str, anchor: date, step: int) -> Found:
    first, last = SEASONS[season]
    year = anchor.year + (1 if step > 0 else 0)
    start = date(year, first, 1)
    if step < 0 and start >= anchor.replace(day=1):
        year -= 1
    end_year = year + 1 if last < first else year
    return Found(date(year, first, 1), month_end(end_year, last))


_CLAUSE_END = re.compile(r"[.,;:!?)”\"]|$| (?:and|but)\b")


def _ago(match: re.Match[str], anchor: date, _ahead: bool) -> Found | None:
    """For "two years ago", "a year earlier", "three months later"."""
    count = count_number(match["count"])
    unit = match["unit"].lower().rstrip("s")
    if match["where"].lower() in ("before", "after") and not _CLAUSE_END.match(
        match.string, match.end()
    ):
        return None  # "three weeks after Easter": not counted from the article
    sign = 1 if match["where"].lower() in ("later", "from now", "after", "on") else -1
    return shift(anchor, sign * count, unit)


def _stretch(match: re.Match[str], anchor: date, _ahead: bool) -> Found | None:
    """For "over the past five years", "in the next decade", "next 3 days"."""
    count = count_number(match["count"]) if match["count"] else 1
    unit = match["unit"].lower().rstrip("s")
    months = {"year": 12, "decade": 120, "month": 1, "century": 1200}.get(unit)
    which = (match["which"] or match["which3"]).lower()
    back = which in ("last", "past", "previous", "preceding", "prior")
    sign = -1 if back else 1
    if unit == "quarter":
        near, far = shift(anchor, sign, unit), shift(anchor, sign * count, unit)
        if near is None or far is None:
            return None
        return Found(far.start, near.end) if back else Found(near.start, far.end)
    if months is not None:
        other = add_months(anchor, sign * count * months)
    else:
        days = count * (7 if unit == "week" else 1)
        other = anchor + timedelta(days=sign * days)
    return Found(min(anchor, other), max(anchor, other))


def _in_count(match: re.Match[str], anchor: date, _ahead: bool) -> Found | None:
    """For "within five years": from now to then."""
    return _stretch_to(anchor, count_number(match["count"]), match["unit"].lower().rstrip("s"))


def _stretch_to(anchor: date, count: int, unit: str) -> Found:
    months = {"year": 12, "decade": 120, "month": 1, "quarter": 3}.get(unit, 0)
    days = {"week": 7, "day": 1}.get(unit, 0)
    return Found(anchor, add_months(anchor, months * count) + timedelta(days=days * count))


def _deictic(match: re.Match[str], anchor: date, _ahead: bool) -> Found:
    """For "today", "yesterday", "tomorrow", "this morning", "the day after tomorrow"."""
    word = match["word"].lower()
    step = {"yesterday": -1, "tomorrow": 1}.get(word.rsplit(" ", maxsplit=1)[-1], 0)
    day = anchor + timedelta(days=2 * step if word.startswith("day ") else step)
    return Found(day, day)


def _weekday(match: re.Match[str], anchor: date, ahead: bool) -> Found:
    """For "on Tuesday" is the last one in news, the next one where the sentence looks ahead.

    "This Tuesday" is that of the article's week.
    """
    back = (anchor.weekday() - WEEKDAYS[match["day"].lower()]) % 7
    which = (match["which"] or "").lower()
    if which == "this":
        back = anchor.weekday() - WEEKDAYS[match["day"].lower()]
        ahead = False
    if which == "last":
        back = back or 7
    if which == "next" or (ahead and which != "last" and back):
        back -= 7
    day = anchor - timedelta(days=back)
    return Found(day, day)


def _so_far(_match: re.Match[str], anchor: date, _ahead: bool) -> Found:
    """For "so far this year": from 1 January to the article's date."""
    return Found(date(anchor.year, 1, 1), anchor)


def _end_of(match: re.Match[str], anchor: date, _ahead: bool) -> Found | None:
    """For "the end of the year", "year-end", "the end of this month"."""
    unit = (match["unit"] or "year").lower()
    if unit == "decade":
        last = date(anchor.year // 10 * 10 + 9, 12, 31)
    elif unit == "century":
        last = date(anchor.year // 100 * 100 + 100, 12, 31)
    else:
        step = {"last": -1, "next": 1}.get((match["which"] or "").lower(), 0)
        found = shift(anchor, step, unit)
        if found is None or found.end is None:
            return None
        last = found.end
    return Found(last, last)


def _part_of(match: re.Match[str], anchor: date, _ahead: bool) -> Found | None:
    """For "first quarter of this year", "the second half of last year"."""
    step = {"last": -1, "previous": -1, "next": 1}.get(match["when"].lower(), 0)
    months = {"quarter": 3, "half": 6, "nine months": 9, "six months": 6, "three months": 3}
    return part_of_year(
        ORDINALS[match["which"].lower()], months[match["part"].lower()], anchor.year + step
    )


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
_WHICH = r"last|past|previous|prior|preceding|this|current|next|coming|following|upcoming"
_PARTS = r"quarter|half|nine months|six months|three months"
_NO_WEEKDAY = "".join(
    f"(?<!{name} )"
    for name in (
        "Ash", "Black", "Bloody", "Cyber", "Easter", "Giving", "Good", "Holy", "Maundy", "Palm",
        "Pentecost", "Shrove", "Super", "Whit",
    )
)  # fmt: skip
"""Before a weekday these make the name of a day that moves from year to year."""
FORMS: tuple[RelativeForm, ...] = (
    *date_in_month.FORMS,
    *date_counted.FORMS,
    RelativeForm(
        needs("quarter half months"),
        re.compile(
            rf"\b(?P<which>first|second|third|fourth|last|final) "
            rf"(?P<part>{_PARTS}) of (?P<when>this|last|the|next|the previous)(?: "
            rf"current| fiscal| financial)? year\b",
            _I,
        ),
        "year",
        _part_of,
    ),
    RelativeForm(
        needs("end"),
        re.compile(
            r"\b(?:(?:the )?end of (?P<which>the|this|last|next)(?: current)? "
            r"(?P<unit>year|month|week|quarter|decade|century)|year[- ]end)\b",
            _I,
        ),
        "year",
        _end_of,
    ),
    RelativeForm(
        needs("far date"),
        re.compile(r"\bso far this year\b|\b(?:the )?year[- ]to[- ]date\b", _I),
        "day",
        _so_far,
    ),
    RelativeForm(
        needs("year decade") | frozenset(SEASONS),
        re.compile(
            r"\b(?:earlier |later |late |early )?(?P<which>last|this|next|past"
            r"|previous|current|coming|the following|following|prior|preceding) "
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
            r"\b(?:earlier |later |late |early )?(?P<which>last|this|next|past"
            r"|previous|current|coming|following|upcoming|prior|preceding) (?P<unit>month"
            r"|week|weekend|quarter)\b",
            _I,
        ),
        "day",
        _named,
    ),
    RelativeForm(
        MONTH_SIGN,
        re.compile(rf"\b(?P<which>last|this|next) (?P<month>{MONTH})"),
        "day",
        _month,
    ),
    RelativeForm(
        needs("earlier before later previously after"),
        re.compile(
            rf"\b(?P<count>{COUNT})[ -](?P<unit>{UNIT}) (?P<where>earlier|before"
            rf"|later|previously|after)\b(?! the| a | he| she| they| it| his| her)",
            _I,
        ),
        "year",
        _ago,
        from_sentence=True,
    ),
    RelativeForm(
        needs("ago now"),
        re.compile(rf"\b(?P<count>{COUNT})[ -](?P<unit>{UNIT}) (?P<where>ago|from now)\b", _I),
        "year",
        _ago,
    ),
    RelativeForm(
        frozenset(_WHICH.split("|")),
        re.compile(
            rf"\b(?:over |during |in |for |within )?"
            rf"(?:the (?P<which>{_WHICH})|(?P<which3>last|past|next|previous|coming)) "
            rf"(?P<count>{COUNT}) (?P<unit>{UNIT})\b(?! of\b)|\b(?:over|during|in|within) "
            rf"the (?P<which2>past|last|next|coming) (?P<unit2>year|decade|century"
            rf"|month|week|quarter)\b(?! of\b)",
            _I,
        ),
        "day",
        lambda match, anchor, _ahead: _stretch_any(match, anchor),
    ),
    RelativeForm(
        needs("within"),
        re.compile(rf"\bwithin (?P<count>{COUNT}) (?P<unit>{UNIT})\b", _I),
        "day",
        _in_count,
    ),
    RelativeForm(
        needs("yesterday today tomorrow tonight morning afternoon evening"),
        re.compile(
            r"\b(?:the )?(?P<word>day (?:after tomorrow|before yesterday)|today|yesterday"
            r"|tomorrow|tonight|this (?:morning|afternoon|evening))\b",
            _I,
        ),
        "day",
        _deictic,
    ),
    RelativeForm(
        WEEKDAY_WORDS,
        re.compile(rf"\b{_NO_WEEKDAY}(?:(?P<which>last|next|this) )?(?P<day>{WEEKDAY})\b"),
        "day",
        _weekday,
    ),
)
"""Longer forms first."""


def _stretch_any(match: re.Match[str], anchor: date) -> Found | None:
    """Both spellings of a stretch: "the past five years" and "over the past year"."""
    if match["which"] or match["which3"]:
        return _stretch(match, anchor, _ahead=False)
    back = match["which2"].lower() in ("past", "last")
    unit = match["unit2"].lower()
    found = _stretch_to(anchor, 1, unit) if not back else None
    if found is not None:
        return found
    months = {"year": 12, "decade": 120, "century": 1200, "month": 1, "quarter": 3}.get(unit)
    start = add_months(anchor, -months) if months else anchor - timedelta(days=7)
    return Found(start, anchor)


VAGUE = re.compile(
    r"\b(?:(?:in|over|during|for|within) (?:the )?)(?:(?:recent|coming|past few"
    r"|last few|next few|past several|next several|last several|past couple of|"
    r"next couple of|few|following) (?:years|months|weeks|decades|days|quarters)|"
    r"(?:foreseeable|near|not too distant|not-too-distant) future"
    r"|(?<=the )(?:short|medium|long|longer|near)(?:[- ]to[- ](?:medium|long))?[- ]term(?!-)|"
    r"(?:years|months|decades) (?:to come|ahead))\b"
    r"|\b(?:recent|coming) (?:years|months|weeks|decades|days)\b|\bthe (?:years"
    r"|months|decades) (?:ahead|to come)\b"
    r"|\b(?:a few|several|many|some) (?:years|months|weeks|days|decades) (?:ago|earlier|later)\b",
    _I,
)
"""Words that name a time without fixing it."""
VAGUE_NEEDS = needs("few several couple recent coming following future term come ahead many some")
