"""Dates that lean on another date of the story: "a year earlier", "the same period last year".

They are counted from a date that stands before them in the sentence, never from the article's own:
"from 4 million the previous year" is the year before the one that the sentence is about. Where the
sentence names none, they stay open.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from briefindex.text.date_found import Found, month_end, part_of_year
from briefindex.text.date_shift import DAYS_IN, MONTHS_IN, add_months, moved, shift, unit_of
from briefindex.text.date_signs import Signs, needs
from briefindex.text.date_words import COUNT, ORDINALS, UNIT, YEAR, count_number

Stretch = tuple[date, date]
Step = tuple[int, str]
"""How many of which unit on: (-1, "year")."""

_I = re.IGNORECASE
_BACK = frozenset({"previous", "prior", "preceding", "before", "earlier", "previously"})
_PART_MONTHS = {"quarter": 3, "half": 6, "month": 1}
_DAYS = {"day": 1, "date": 1, "week": 7}


@dataclass(frozen=True, slots=True)
class LeaningForm:
    """The signs of which it needs one, a pattern, its meaning beside an earlier date, its step."""

    needs: Signs
    pattern: re.Pattern[str]
    resolve: Callable[[re.Match[str], Stretch], Found | None]
    step: Callable[[re.Match[str]], Step | None]


_YEAR = 364


def stepped(earlier: Stretch, step: Step) -> Found | None:
    """What lies so many units from a stretch: the March before is a March, not a year."""
    count, unit = step
    first, last = earlier
    if unit in _BY_WHOLE:
        return _BY_WHOLE[unit](earlier, count)
    months = MONTHS_IN.get(unit, 0) * count
    whole = whole_months(earlier)
    if whole and months and abs(months) >= whole:
        return Found(add_months(first, months), _month_end_of(add_months(last, months)))
    if first == last and (count, unit) == (-1, "year"):
        return _year_before(first)
    if unit == "week" and (last - first).days == timedelta(6).days:
        return Found(first + timedelta(weeks=count), last + timedelta(weeks=count))
    if first == last:
        return shift(last, count, unit)
    if unit != "year" or whole:
        return None
    if (last - first).days < _YEAR:
        return Found(add_months(first, 12 * count), add_months(last, 12 * count))
    return shift(first, count, unit)


def _end_of(unit: str) -> Callable[[Stretch, int], Found | None]:
    """For "at the end of the quarter", where the report before is of a quarter."""

    def end(earlier: Stretch, _count: int) -> Found | None:
        fits = whole_months(earlier) == _PART_MONTHS.get(unit, 12)
        return Found(earlier[1], earlier[1]) if fits else None

    return end


def _this(unit: str) -> Callable[[Stretch, int], Found | None]:
    """For "3 billion in the quarter", where the report is of a quarter."""

    def whole(earlier: Stretch, _count: int) -> Found | None:
        months = whole_months(earlier)
        fits = months == _PART_MONTHS[unit] if unit in _PART_MONTHS else months
        return Found(*earlier) if fits else None

    return whole


def _of_year(earlier: Stretch, year: int) -> Found | None:
    """For "the same quarter of 2022"."""
    count = year - earlier[1].year
    if count == 0:
        return Found(*earlier)
    return stepped(earlier, (count, "year")) if whole_months(earlier) else None


def _full_year(earlier: Stretch, _count: int) -> Found | None:
    """For "for the full year", told beside its last quarter or half."""
    ends = (earlier[1].month, earlier[1].day) == (12, 31)
    return part_of_year(1, 12, earlier[1].year) if ends and whole_months(earlier) else None


def _nth_part(earlier: Stretch, count: int) -> Found | None:
    """For "and 30 in the third", told beside a quarter; below zero it is one before that."""
    months = whole_months(earlier)
    if months not in (_PART_MONTHS["quarter"], _PART_MONTHS["half"]):
        return None
    found = part_of_year(abs(count), months, earlier[0].year)
    if count < 0 and found.start is not None and found.start >= earlier[0]:
        return part_of_year(-count, months, earlier[0].year - 1)
    return found if found.start else None


_BY_WHOLE: dict[str, Callable[[Stretch, int], Found | None]] = {
    **{f"end of {unit}": _end_of(unit) for unit in ("month", "quarter", "half", "year")},
    **{f"this {unit}": _this(unit) for unit in ("quarter", "half", "period")},
    "year number": _of_year,
    "full year": _full_year,
    "nth part": _nth_part,
}
"""Steps that are counted from a whole month, quarter, half or year."""


def _year_before(day: date) -> Found:
    """For "on 5 May … a year earlier" is that month, for "on 31 March" that very day."""
    last = _month_end_of(add_months(day, -12))
    return Found(last, last) if day == _month_end_of(day) else Found(last.replace(day=1), last)


def whole_months(stretch: Stretch) -> int:
    """How many months it is from the first day of one to the last of one; 0 where it is none."""
    first, last = stretch
    if first.day != 1 or last != _month_end_of(last):
        return 0
    return (last.year - first.year) * 12 + last.month - first.month + 1


def _month_end_of(day: date) -> date:
    return month_end(day.year, day.month)


def _earlier_step(match: re.Match[str]) -> Step:
    """For "a year earlier", "three months later"."""
    sign = -1 if match["where"].lower() in _BACK else 1
    return sign * count_number(match["count"]), unit_of(match["unit"])


def _earlier(match: re.Match[str], earlier: Stretch) -> Found | None:
    if match["where"].lower() in ("before", "after") and not _ENDS.match(match.string, match.end()):
        return None  # "three weeks after Easter": not counted from a date of the sentence
    return stepped(earlier, _earlier_step(match))


def _named_step(match: re.Match[str]) -> Step:
    """For "the previous year", "the following month", "the year before"."""
    word = (match["which"] or match["where"]).lower()
    return (-1 if word in _BACK else 1), unit_of(match["unit"] or match["unit2"])


def _named_alone(match: re.Match[str]) -> Step | None:
    """The step, but for a part of the year: "the first half of the previous year"."""
    return None if match["nth"] else _named_step(match)


def _named(match: re.Match[str], earlier: Stretch) -> Found | None:
    """The unit just before the first day, or just after the last."""
    sign, unit = _named_step(match)
    first, last = earlier
    whole = whole_months(earlier)
    if unit not in ("day", "week") and whole > MONTHS_IN[unit]:
        return None
    if unit == "week" and not match["nth"]:
        found = stepped(earlier, (sign, unit))
        if found is not None:
            return found
    found = shift(first if sign < 0 else last, sign, unit)
    if found and found.start and match["nth"]:
        months = _PART_MONTHS[match["npart"].lower()]
        return part_of_year(ORDINALS[match["nth"].lower()], months, found.start.year)
    return found


def _stretch(match: re.Match[str], earlier: Stretch) -> Found | None:
    """For "in the previous three years", "the following two quarters": up to it, or from it on."""
    count, unit = count_number(match["count"]), unit_of(match["unit"])
    back = match["which"].lower() in _BACK
    if unit not in MONTHS_IN and unit not in DAYS_IN:
        return None
    day = timedelta(days=1)
    if back:
        return Found(moved(earlier[0], -count, unit), earlier[0] - day)
    start = earlier[1] + day
    return Found(start, moved(start, count, unit) - day)


def _same_step(match: re.Match[str]) -> Step:
    """For "the same period last year", "the year-ago quarter", "the same quarter of 2022".

    "The same 1986 period" too.
    """
    if match["y"] or match["w"]:
        return int(match["y"] or match["w"]), "year number"
    before = match["said"] or match["lead"] not in ("same", "corresponding", "equivalent")
    return (-1 if before else 0), "year"


def _same(match: re.Match[str], earlier: Stretch) -> Found | None:
    """The part of the other year that the date before it is of its own."""
    part = match["part"].lower()
    months, days = whole_months(earlier), (earlier[1] - earlier[0]).days + 1
    if (part in _PART_MONTHS and months != _PART_MONTHS[part]) or days != _DAYS.get(part, days):
        return None
    year = match["y"] or match["w"]
    count = int(year) - earlier[1].year if year else _same_step(match)[0]
    if count == 0:
        return Found(*earlier)
    if days == _DAYS["week"]:
        weeks = timedelta(weeks=52 * count)
        return Found(earlier[0] + weeks, earlier[1] + weeks)
    if months:
        return stepped(earlier, (count, "year"))
    try:
        first, last = (day.replace(year=day.year + count) for day in earlier)
    except ValueError:  # the 29th of February has no other year
        return None
    return Found(first, last)


def _this_step(match: re.Match[str]) -> Step:
    return 0, f"this {match['unit'].lower()}"


def _this_of(match: re.Match[str], earlier: Stretch) -> Found | None:
    return stepped(earlier, _this_step(match))


def _nth_step(match: re.Match[str]) -> Step:
    """For "in the third": its number, below zero where an old value is told."""
    before = match.string[max(0, match.start() - _REACH) : match.start()]
    count = ORDINALS[match["nth"].lower()]
    return (-count if _OLD_VALUE.search(before) else count), "nth part"


def _nth(match: re.Match[str], earlier: Stretch) -> Found | None:
    return stepped(earlier, _nth_step(match))


def _this_one(match: re.Match[str], earlier: Stretch) -> Found | None:
    """For "in the previous one", "the current one" after a quarter that is over."""
    return stepped(earlier, _this_one_step(match, whole_months(earlier)))


def _this_one_step(match: re.Match[str], months: int) -> Step:
    sign = -1 if match["which"].lower() in _BACK else 1
    return sign * months, "month"


def _full_year_step(_match: re.Match[str]) -> Step:
    return 0, "full year"


def _full_year_of(_match: re.Match[str], earlier: Stretch) -> Found | None:
    return _full_year(earlier, 0)


def _no_step(_match: re.Match[str]) -> None:
    """A stretch has no single step."""


_BEFORE = "previous|prior|preceding"
_REACH = 60
_OLD_VALUE = re.compile(r"\b(?:from|than|against|with|versus|after|below|above)\b[^.;]*$")
_END = r"(?:[.,;:!?)”\"—–]|$| (?:and|but|as|when|while|in|on|at|for|with|to|after|before)\b)"
_ENDS = re.compile(_END)
FORMS: tuple[LeaningForm, ...] = (
    LeaningForm(
        needs("same corresponding equivalent comparable ago earlier prior"),
        re.compile(
            r"\b(?:the |that |its )?(?P<lead>same|corresponding|equivalent|comparable"
            rf"|year[- ](?:ago|earlier)|prior[- ]year) (?:(?P<w>{YEAR}) )?"
            rf"(?:(?:three|six|nine)[- ]month |{COUNT} (?=months))?"
            r"(?P<part>period|quarter|half|months?|week|day|stretch|time|date)\b"
            rf"(?:(?: of| in| for)?(?: the)? (?:(?P<said>(?:last|previous|prior|preceding) year"
            r"|(?:a )?year (?:earlier|ago|before|previously))\b"
            rf"|(?P<y>{YEAR})(?![/–-]\d))|(?<!time)(?<!date)(?! (?:as|that|when|in|of|a|the)\b))",
            _I,
        ),
        _same,
        _same_step,
    ),
    LeaningForm(
        needs("earlier before later previously after"),
        re.compile(
            rf"\b(?P<count>{COUNT})[ -](?P<unit>{UNIT}) (?P<where>earlier|previously|later"
            r"|(?:before|after)(?! (?:the|a|he|she|they|it|his|her)\b))\b",
            _I,
        ),
        _earlier,
        _earlier_step,
    ),
    LeaningForm(
        needs(f"{_BEFORE} following before after".replace("|", " ")),
        re.compile(
            r"\b(?:(?P<nth>first|second|third|fourth|last) (?P<npart>quarter|half) of )?"
            rf"(?:(?:(?<= of )the )?(?P<which>{_BEFORE}|following) "
            r"(?:calendar |fiscal |financial )?(?P<unit>year|decade|quarter|month|week|day)\b"
            rf"|the (?P<unit2>year|quarter|month|week|day) (?P<where>before|after)(?={_END}))",
            _I,
        ),
        _named,
        _named_alone,
    ),
    LeaningForm(
        needs(f"{_BEFORE} following".replace("|", " ")),
        re.compile(
            rf"\b(?:over |during |in |for |within )?the (?P<which>{_BEFORE}|following) "
            rf"(?P<count>{COUNT}) (?P<unit>{UNIT})\b(?! of\b)",
            _I,
        ),
        _stretch,
        _no_step,
    ),
    LeaningForm(
        needs("first second third fourth"),
        re.compile(rf"\b(?<=in )the (?P<nth>first|second|third|fourth)(?={_END})", _I),
        _nth,
        _nth_step,
    ),
    LeaningForm(
        needs("quarter half period"),
        re.compile(
            rf"\b(?:(?<=[Ii]n )|(?<=for )|(?<=over )|(?<=during ))the (?P<unit>quarter|half"
            rf"|period)(?={_END})",
            _I,
        ),
        _this_of,
        _this_step,
    ),
    LeaningForm(
        needs("one"),
        re.compile(rf"\b(?<=in )the (?P<which>{_BEFORE}|current|following|next) one(?={_END})", _I),
        _this_one,
        _no_step,
    ),
    LeaningForm(
        needs("full whole entire"),
        re.compile(
            r"\b(?:(?<=[Ff]or )|(?<=[Ii]n )|(?<=[Oo]ver )|(?<=of ))(?:the|its) "
            r"(?:full|whole|entire) year\b"
            r"(?! (?:to|through|ended|ending|of|in|before|earlier|after)\b|-| \d)",
            _I,
        ),
        _full_year_of,
        _full_year_step,
    ),
)
"""Longer forms first; they begin where forms of `date_relative` do, and come before them."""
