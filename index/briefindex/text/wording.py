"""Writes what is known, and what is not, in the words of the design: dates, periods, names.

Pure functions from the model to English. Unknown is written ("no date", "year unknown"), never
left blank. Values are written by `briefindex.text.amounts`; both are reached through this module.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from briefindex.model.article import ArticleInfo, KnownDate
from briefindex.model.figure import Figure, Period, Status
from briefindex.text.amounts import (
    EN_DASH,
    amount_text,
    currency_mark,
    derived_text,
    qualifier_text,
    value_text,
)

__all__ = [
    "EN_DASH",
    "NO_HEADLINE",
    "amount_text",
    "currency_mark",
    "date_text",
    "derived_text",
    "figure_sentence",
    "is_inferred",
    "is_vague",
    "month_text",
    "period_text",
    "qualifier_text",
    "source_text",
    "speaker_text",
    "status_text",
    "title_text",
    "value_text",
    "wants_article_date",
]

NO_HEADLINE: Final = "no headline: opening words shown"
"""What stands beside opening words wherever they take a headline's place."""

CARRIES_NO_DATE: Final = "the article carries no date"
"""What the reason of a period says that waits for the article's date."""

_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_SPOKEN_CURRENCIES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "USD": "dollars", "EUR": "euros", "GBP": "pounds", "JPY": "yen", "CNY": "yuan",
        "KZT": "tenge", "RUB": "roubles",
    }
)  # fmt: skip
_SPOKEN_SCALES: Final = (
    (Decimal(10**12), "trillion"),
    (Decimal(10**9), "billion"),
    (Decimal(10**6), "million"),
)
_SPOKEN_UNITS: Final[Mapping[str, str]] = MappingProxyType(
    {"%": "percent", "pp": "percentage points", "t": "tons", "km": "kilometres", "bbl": "barrels"}
)


def date_text(known: KnownDate) -> str:
    """The publication date: "26 May 2023", "about 17 June 2025", "before 18 May 2023"."""
    if known.day is not None:
        return ("about " if known.basis == "inferred" else "") + _day(known.day)
    if known.earliest is not None and known.latest is not None:
        if known.earliest == known.latest:
            return _day(known.latest)
        whole = _whole(known.earliest, known.latest)
        return whole or f"between {_day(known.earliest)} and {_day(known.latest)}"
    if known.latest is not None:
        return f"before {_day(known.latest + timedelta(days=1))}"
    if known.earliest is not None:
        return f"on or after {_day(known.earliest)}"
    return "no date"


def period_text(period: Period, status: Status) -> str:
    """The time that a value is about: "2022", "by 2030", "May 2023", "17–19 May 2023".

    Where no date follows from the source's words, the words themselves in quotation marks ("in
    the coming years"); where there are none or the year is lost, "year unknown", and "no year"
    for what has not happened yet.
    """
    if period.start is not None and period.end is not None:
        return _between(period.start, period.end)
    if period.end is not None:
        return f"by {_edge(period.end, last=True)}"
    if period.start is not None:
        return f"since {_edge(period.start, last=False)}"
    if is_vague(period, status) and period.text:
        return f"“{' '.join(period.text.split())}”"
    return "year unknown" if status == "actual" else "no year"


def is_inferred(period: Period) -> bool:
    """Whether the period was worked out and is shown as such; `period.reason` says how."""
    has_date = period.start is not None or period.end is not None
    return has_date and period.basis in {"relative", "context"}


def is_vague(period: Period, status: Status) -> bool:
    """Whether only the source's own words tell the time ("in the coming years", "annually")."""
    if period.start is not None or period.end is not None or not period.text:
        return False
    return period.basis != "unknown" or status != "actual"


def wants_article_date(period: Period) -> bool:
    """Whether a period is open only because the article's own date is not known."""
    return period.start is None and period.end is None and CARRIES_NO_DATE in period.reason


def title_text(info: ArticleInfo) -> tuple[str, bool]:
    """What an article goes by, and whether that is a headline; else its opening words with "…"."""
    if info.title.value:
        return info.title.value, True
    opening = " ".join(info.opening.split()).rstrip(" .,;:–—-")
    return (f"{opening}…" if opening else "no headline"), False


def source_text(info: ArticleInfo) -> str:
    """The publisher, or "no source named"."""
    return info.source.value or "no source named"


def speaker_text(speaker: str | None) -> str:
    """Who says it; nobody but the text is "the article"."""
    return speaker or "the article"


def status_text(status: Status) -> str:
    """The word beside the sign: "actual", "target", "expected"."""
    return status


def month_text(day: date) -> str:
    """Month and year: "May 2023"."""
    return f"{_MONTHS[day.month - 1]} {day.year}"


def figure_sentence(figure: Figure) -> str:
    """A figure as one sentence to be read aloud.

    "more than 24 billion dollars, Kazakhstan–China trade turnover, 2022 inferred, actual, the
    article".
    """
    period = period_text(figure.period, figure.status).strip("“”")
    inferred = " inferred" if is_inferred(figure.period) else ""
    parts = (
        _spoken_value(figure),
        figure.indicator.label,
        f"{period}{inferred}",
        status_text(figure.status),
        speaker_text(figure.speaker),
    )
    return ", ".join(part for part in parts if part)


def _spoken_value(figure: Figure) -> str:
    bounds = {"more than", "at least", "less than", "at most"}
    word = figure.qualifier if figure.qualifier in bounds else qualifier_text(figure)
    if figure.exact is not None and figure.exact in value_text(figure):
        number = figure.exact
    elif figure.value is not None:
        number = _spoken_number(figure.value, figure)
    elif figure.low is not None and figure.high is not None:
        low, high = (_spoken_number(edge, figure) for edge in (figure.low, figure.high))
        number = f"{low} to {high}"
    else:
        number = figure.surface
    verb = {"increase": "up", "decrease": "down"}.get(figure.direction or "", "")
    change = verb if figure.unit in {"%", "pp"} and figure.kind != "share" else ""
    return " ".join(part for part in (change, word, number) if part)


def _spoken_number(value: Decimal, figure: Figure) -> str:
    if figure.kind == "multiple":
        return f"{value.normalize():f} times"
    if figure.kind == "rank":
        return f"rank {value.normalize():f}"
    text = f"{value.normalize():,f}"
    for factor, word in _SPOKEN_SCALES:
        if abs(value) >= factor:
            text = f"{(value / factor).normalize():,f} {word}"
            break
    head, _, divisor = figure.unit.partition("/")
    unit = _SPOKEN_CURRENCIES.get(head) or _SPOKEN_UNITS.get(head, head)
    return f"{text} {unit} per {divisor}" if divisor else f"{text} {unit}"


def _between(start: date, end: date) -> str:
    whole = _whole(start, end)
    if whole:
        return whole
    if start == end:
        return _day(start)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}{EN_DASH}{_day(end)}"
    left = f"{start.day} {_MONTHS[start.month - 1]}"
    left = left if start.year == end.year else f"{left} {start.year}"
    return f"{left} {EN_DASH} {_day(end)}"


def _whole(start: date, end: date) -> str | None:
    """Whole years or months in short, or None where the ends fall inside a month."""
    if start.day != 1 or not _ends_month(end):
        return None
    if start.month == 1 and end.month == 12:
        return str(start.year) if start.year == end.year else f"{start.year}{EN_DASH}{end.year}"
    if (start.year, start.month) == (end.year, end.month):
        return month_text(start)
    if start.year == end.year:
        return f"{_MONTHS[start.month - 1]}{EN_DASH}{month_text(end)}"
    return f"{month_text(start)} {EN_DASH} {month_text(end)}"


def _edge(day: date, *, last: bool) -> str:
    """One end of a period, as coarse as it is: the year's last day is the year."""
    if (day.month, day.day) == ((12, 31) if last else (1, 1)):
        return str(day.year)
    whole = _ends_month(day) if last else day.day == 1
    return month_text(day) if whole else _day(day)


def _ends_month(day: date) -> bool:
    if day == date.max:
        return True
    return (day + timedelta(days=1)).day == 1


def _day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
