"""Reads the amounts of a sentence, one number at a time: its sign, its scale and what it is in.

What follows it is tried in turn: percent, a magnitude, a unit (`measures`), a noun (`counts`).
"""

import re
from fractions import Fraction

from briefindex.extract.figures.amounts import BARE, Amount
from briefindex.extract.figures.counts import as_count
from briefindex.extract.figures.degrees import is_mach, magnitude_end
from briefindex.extract.figures.letters import scale_letter
from briefindex.extract.figures.measures import PART_A_UNIT, as_measure, as_money
from briefindex.extract.figures.single import single_units
from briefindex.extract.figures.units import UnitTable, percent_after, unit_table
from briefindex.model.span import Span
from briefindex.text.numbers import Number, find_numbers

_LARGEST = 10**21
"""No source states more of anything."""
_MINUS = re.compile(r"(?:(?<![\w.,%)-])(?<!\d )[-−–]|\b(?:minus|negative) )\$?$", re.IGNORECASE)
_SIGN_MINUS = frozenset({"$-", "€-", "£-", "¥-", "$−", "€−", "£−", "¥−"})
_EITHER_WAY = re.compile(r"(?:\bplus(?: or |/|-or-)minus |± ?|\+/- ?)$", re.IGNORECASE)
_ENDS_OF_SIGNS = frozenset("-−–±sSeE")
"""What a sign ends with, in signs or words: "minus", "negative", "+/-"."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_ROUND = 50
_OF_A_DATE = re.compile(r"(?: and | to |[-–])\d[\d,]*")
_BETWEEN = re.compile(r"\b(?:between|from) $")
_POINT = re.compile(r"(?: (?:of )?(?:an? )?|-)points?\b")


def read_amounts(text: str, blocked: tuple[tuple[int, int], ...]) -> list[Amount]:
    """The amounts of one sentence, one for each number, sorted by place.

    Args:
        text: The sentence, its line ends as blanks.
        blocked: Places of dates and of what is no figure.
    """
    table = unit_table()
    found: list[Amount] = []
    numbers = (*find_numbers(text, Span(0, len(text))), *single_units(text))
    for number in sorted(numbers, key=lambda one: one.span.start):
        span = number.span
        if any(first < span.end and span.start < last for first, last in blocked):
            continue
        begins = _OF_A_DATE.match(text, span.end)
        if begins and _BETWEEN.search(text, 0, span.start) and _is_in(begins.span(), blocked):
            continue
        amount = _read(text, number, table, found[-1].tail if found else 0)
        if amount is not None and (not found or amount.core >= found[-1].tail):
            found.append(amount)
    return found


def _is_in(place: tuple[int, int], blocked: tuple[tuple[int, int], ...]) -> bool:
    """Whether what is no figure begins there: for "between 4,500 and [8,000 years ago]"."""
    return any(place[0] < first <= place[1] < last for first, last in blocked)


def _read(text: str, number: Number, table: UnitTable, floor: int) -> Amount | None:
    """One number with its currency sign, scale, unit and sign.

    A sign that ends before `floor` is the one of the number before it: "17 USD 25".
    """
    start, end = number.span.start, number.span.end
    before = table.before(text, start)
    if before is not None and before.start < floor:
        before = None
    previous = text[start - 1 : start]
    if before is None and (previous.isalpha() or previous in ("$", "_", "@", "&")):
        return None
    if number.value.numerator >= _LARGEST * number.value.denominator:
        return None
    value, scale, end = scale_letter(text, number, end, money=before is not None) or (
        number.value,
        number.scale,
        end,
    )
    core = before.start if before else start
    amount = Amount(core, end, core, end, value, BARE, "bare", "count", number.base, scale)
    amount.number, amount.form = Span(start, end), number.form
    _sign(text, amount, value, start)
    if before is not None:
        as_money(text, amount, before.unit, table)
    elif not (
        _as_percent(text, amount)
        or _as_magnitude(text, amount)
        or as_measure(text, amount, table, number)
    ):
        as_count(text, amount, number)
        _as_incidence(text, amount, table)
    if amount.dimension in ("bare", "count") and _is_year(text[start:end], amount):
        return None
    odds = "/" in (number.fraction or "") and number.value >= 1
    if amount.dimension == "bare" and (odds or text[end : end + 1].isalpha()):
        return None
    return amount


def _as_incidence(text: str, amount: Amount, table: UnitTable) -> None:
    """For "fell to 22 per 100,000 inhabitants": what of is told by what it measures."""
    if amount.dimension != "bare" or amount.age or not text.startswith(" per ", amount.tail):
        return
    found = table.per_after(text, amount.tail)
    if found is not None and found[0][0].isdigit():
        amount.unit, amount.dimension, amount.kind = f"per {found[0]}", "ratio", "quantity"
        amount.tail = amount.end = found[1]


def _sign(text: str, amount: Amount, value: Fraction, start: int) -> None:
    """The sign before an amount whose number begins at `start`."""
    core = amount.core
    before = text[max(0, core - 16) : core]
    signed = before.rstrip(" $")[-1:] in _ENDS_OF_SIGNS
    if signed and _EITHER_WAY.search(before):
        amount.note = "plus or minus"
    minus = None if amount.note or not signed else _MINUS.search(text[max(0, core - 10) : core])
    if minus:
        amount.core = amount.start = core - len(minus.group(0))
    if minus or text[start - 2 : start] in _SIGN_MINUS:
        amount.value = -value


def _is_year(printed: str, amount: Amount) -> bool:
    """For "1987 prices": a year; "2000 homes" and "1,987 prices" count."""
    if not _YEAR.fullmatch(printed) or (amount.noun is not None and amount.noun.person):
        return False
    return amount.base % _ROUND != 0


def _as_percent(text: str, amount: Amount) -> bool:
    """Percent, percentage points or basis points follow."""
    here = amount.tail
    found = percent_after(text, here)
    if found is None and amount.form == "fraction":
        part = PART_A_UNIT.match(text, here)
        found = percent_after(text, part.end() - 1) if part else None
        point = _POINT.match(text, here)
        found = ("pp", point.end()) if point else found
    if found is None:
        return False
    amount.unit, amount.tail = found
    amount.end = amount.tail
    amount.dimension = "percent" if found[0] == "%" else found[0]
    amount.kind = "percent"
    return True


def _as_magnitude(text: str, amount: Amount) -> bool:
    """The number says how strong an earthquake was, or how many times the speed of sound."""
    if is_mach(text, amount.core):
        amount.unit, amount.dimension, amount.kind = "Mach", "speed", "quantity"
        amount.core = amount.start = amount.core - len("Mach ")
        return True
    end = magnitude_end(text, amount.core, amount.tail, amount.base) if amount.scale == 1 else None
    if end is None:
        return False
    amount.unit = amount.dimension = "magnitude"
    amount.kind, amount.tail, amount.end = "quantity", end, end
    return True
