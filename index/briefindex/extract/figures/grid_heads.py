"""What the head of a column or row of a table tells: what is measured, unit, time and status."""

import re
from dataclasses import dataclass
from functools import cache

from briefindex.extract.figures.grid_units import HeadUnit, split_unit
from briefindex.model.article import KnownDate
from briefindex.model.figure import Period, Status
from briefindex.model.span import Span
from briefindex.text.date_expression import DateExpression
from briefindex.text.dates import find_dates
from briefindex.text.lexicon import sections

_LEXICON = "tables.txt"
_MARKS = re.compile(r"[*†‡§¹²³]+|\[\d{1,2}\]")
_NUMBERED = re.compile(
    r"(?:table|exhibit|annex|chart|figure)\s+[\dA-Z]{1,4}(?:\.\d{1,3})?\s*[.:–—-]?\s*",
    re.IGNORECASE,
)
_FORESEEN = re.compile(r"\b(?P<year>(?:19|20)\d\d) ?(?P<letter>[fFeE])\b")
_MONTHS_OF = re.compile(r"\b(?P<months>[369]) ?[mM](?:onths)?\b(?: of)? ?(?P<year>(?:19|20)\d\d)")
_WORDED = {"3": "first three months", "6": "first half", "9": "first nine months"}
_YEAR = re.compile(r"(?:19|20)\d\d")
_EDGES = " ,;:–—-/()[]."
_WORD = re.compile(r"[^\W\d_]+")
_BY = re.compile(r"(?:[, ]+| in| for| by| at| of| as of| during)+\Z", re.IGNORECASE)
_NO_WORDS = ""


@dataclass(frozen=True, slots=True)
class Head:
    """A head as read. `words` say what is measured, "" where nothing does; `date` is None or known.

    `status` is None where the head does not tell.
    """

    words: str = _NO_WORDS
    unit: HeadUnit | None = None
    date: DateExpression | None = None
    status: Status | None = None

    @property
    def is_growth(self) -> bool:
        """Whether it is about growth alone: "Change, %"."""
        return _plain(self.words) in _entries("growth_heads")

    @property
    def is_share(self) -> bool:
        """Whether it is about a share in the whole alone."""
        return _plain(self.words) in _entries("share_heads")

    @property
    def is_unmeasured(self) -> bool:
        """Whether what stands below numbers or dates the rows."""
        return self.date is None and _plain(self.words) in _entries("not_measured")

    @property
    def tells_aspect(self) -> bool:
        """Whether it says no thing and no owner, but what is told of them."""
        return self.is_growth or self.is_share or self.is_unmeasured

    @property
    def has_units(self) -> bool:
        """Whether the units stand below it."""
        return _plain(self.words) in _entries("unit_heads")

    @property
    def thing(self) -> str:
        """The words that say what is measured; "" for "Total", "Value", "Country"."""
        known = _plain(self.words) not in _entries("empty_heads") and _WORD.search(self.words)
        return self.words if known else ""

    def period(self, reason: str = "") -> Period:
        """The time that it names; with a reason where it stands elsewhere than above or beside."""
        date = self.date
        if date is None:
            return Period()
        basis = "context" if reason and date.basis == "stated" else date.basis
        told = " ".join(filter(None, (date.reason, reason)))
        start = None if date.relation in ("by", "until") else date.start
        return Period(date.surface, start, date.end, basis, told)


def head_of(text: str, published: KnownDate) -> Head:
    """What a head tells, read alone."""
    said = _MONTHS_OF.sub(_first_months, _MARKS.sub("", _NUMBERED.sub("", text, count=1))).strip()
    status: Status | None = None
    if _FORESEEN.search(said):
        said, status = _FORESEEN.sub(r"\g<year>", said), "expected"
    words, unit = split_unit(said)
    words, date = _dated(words, published)
    if unit is None:
        words, unit = split_unit(words)
    words, told = _without_status(words)
    return Head(words.strip(_EDGES), unit, date, status or told)


def joined(first: str, second: str, published: KnownDate) -> DateExpression | None:
    """The date of a year in one head and months in another: "2023" and "January–June"."""
    year = _YEAR.search(second)
    if year is None or _YEAR.search(first):
        return None
    months = next((one for one in _found(first, published) if _WORD.search(one.surface)), None)
    if months is None:
        return None
    return next(iter(_found(f"{months.surface} {year[0]}", published)), None)


def _first_months(match: re.Match[str]) -> str:
    return f"{_WORDED[match['months']]} of {match['year']}"


def _dated(words: str, published: KnownDate) -> tuple[str, DateExpression | None]:
    """The words without their dates, and the latest of these: of "2023 on 2022" it is 2023."""
    dates = _found(words, published)
    known = [one for one in dates if one.end is not None]
    if not known:
        return words, None
    for one in reversed(dates):
        before = _BY.sub("", words[: one.span.start])
        words = f"{before} {words[one.span.end :].lstrip()}".strip()
    return words, max(known, key=lambda one: (one.end, one.span.start))


def _found(words: str, published: KnownDate) -> tuple[DateExpression, ...]:
    return find_dates(words, Span(0, len(words)), published)


def _without_status(words: str) -> tuple[str, Status | None]:
    for section, status in (("target_words", "target"), ("expected_words", "expected")):
        for match in _WORD.finditer(words):
            if match[0].lower() in _entries(section):
                rest = f"{words[: match.start()].rstrip(' (')} {words[match.end() :].lstrip(' )')}"
                return rest.strip(), status  # pyright: ignore[reportReturnType] - both are statuses
    return words, None


def _plain(words: str) -> str:
    return " ".join(words.lower().split()).strip(_EDGES)


@cache
def _entries(section: str) -> frozenset[str]:
    return frozenset(entry.strip(_EDGES) or entry for entry in sections(_LEXICON)[section])
