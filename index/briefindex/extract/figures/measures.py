"""Amounts in a unit: money by a sign before or a word after, measures and stretches of time."""

import re

from briefindex.extract.figures.amounts import Amount, divide
from briefindex.extract.figures.degrees import below_zero
from briefindex.extract.figures.letters import unit_letter
from briefindex.extract.figures.units import Unit, UnitTable
from briefindex.text.numbers import Number, scale_after

_OLD = re.compile(
    r"[- ](?:years?|months?)[- ](?:olds?|of age)\b|[- ]years?[- ]old\b", re.IGNORECASE
)
_ABSORBED = re.compile(
    r" (?:U\.?S\.? )?(?:dollars?|dlrs?|USD|euros?|pounds?|yuan|yen)\b(?! ?\d)", re.IGNORECASE
)
_CASH = re.compile(r"(?: in)? cash(?= (?:per|a|for each) )")
_HYPHEN_PER = re.compile(r"-(?:a-)?(?=(?:barrel|tonne|ton|share|year|day|hour|month|week)\b)")
_PART_A = re.compile(r"\b(?:of|half) a $")
_SECOND_ENDS = re.compile(
    r" ?(?:$|[.,;:)]|(?:and|in|to|from|off|on|at|or|for|ahead|behind|after|before|later|earlier"
    r"|slower|faster|quicker|longer|clear|adrift|separated|between)\b)"
)
PART_A_UNIT = re.compile(r" (?:of )?an? (?=\w)")
_PAID_PER = ("t", "hour", "night", "month", "year", "share", "head", "ticket")
_A_YEAR = re.compile(r"(?:19|20)\d\d year(?![\w-])")


def as_money(text: str, amount: Amount, unit: Unit, table: UnitTable) -> None:
    """A currency sign or code stood before the number."""
    amount.dimension = amount.kind = "money"
    amount.unit = unit.symbol
    if unit.factor != 1 and amount.value is not None:
        amount.value, amount.scale = amount.value * unit.factor, int(unit.factor)
    if unit.assumed:
        _assume(amount, unit)
    absorbed = _ABSORBED.match(text, amount.tail)
    if absorbed:
        amount.tail = amount.end = absorbed.end()
    hyphen = _HYPHEN_PER.match(text, amount.tail)
    cash = _CASH.match(text, amount.tail)
    per = table.per_after(text, cash.end() if cash else amount.tail)
    if per is None and hyphen and "a-" in hyphen.group(0):
        per = table.per_after(text[: amount.tail] + " a " + text[hyphen.end() :], amount.tail)
    divide(amount, per)


def as_measure(text: str, amount: Amount, table: UnitTable, number: Number) -> bool:
    """A unit of measure, of money or of time follows."""
    here = amount.tail
    if amount.form == "fraction":
        part = PART_A_UNIT.match(text, here)
        here = part.end() - 1 if part else here
    found = table.after(text, here) or table.with_powers(text, unit_letter(text, number, here))
    if found is None or _is_other_word(text, found.unit, found.start, found.end):
        return False
    per = table.per_after(text, found.end)
    unit = _settled(text, found.unit, amount, per[0] if per else "")
    if amount.value is not None and unit.factor != 1:
        amount.value *= unit.factor
    amount.tail = amount.end = found.end
    amount.unit, amount.dimension = unit.symbol, unit.dimension
    amount.scale = amount.scale * int(unit.factor) if unit.factor >= 1 else amount.scale
    if unit.dimension in ("temperature", "angle") and amount.value is not None:
        below = below_zero(text, amount.tail)
        if below is not None:
            amount.value, amount.tail, amount.end = -abs(amount.value), below, below
    if unit.dimension == "money":
        amount.kind, amount.unit_after = "money", True
        if unit.assumed:
            _assume(amount, unit)
        scale, end = scale_after(text, amount.tail, len(text))
        if scale > 1 and amount.value is not None and amount.scale == 1:
            amount.value, amount.scale = amount.value * scale, scale
            amount.tail = amount.end = end
    elif unit.dimension == "time":
        amount.kind = "duration"
        amount.age = _is_age(text, amount)
        return True
    else:
        amount.kind = "quantity"
    cash = _CASH.match(text, amount.tail) if amount.kind == "money" else None
    divide(amount, table.per_after(text, cash.end() if cash else amount.tail))
    return True


def _assume(amount: Amount, unit: Unit) -> None:
    """Notes that the currency is an assumption, and on which word it rests."""
    amount.assumed = unit.printed
    amount.note = f"“{unit.printed}” is taken as {unit.symbol}"


def _settled(text: str, unit: Unit, amount: Amount, per: str) -> Unit:
    """The unit where its word means two: "pound" is money with a scale, else a weight."""
    if unit.printed == "pound" and amount.scale == 1 and per not in _PAID_PER:
        weighs = re.search(r"\b(?:weigh\w*|heavy|lift\w*)\b|-pound", text)
        british = re.search(r"£|\b(?:Britain|British|UK|U\.K\.|London|pence|sterling)\b", text)
        if weighs or not british:
            return Unit("lb", "mass")
    return unit


def _is_other_word(text: str, unit: Unit, start: int, end: int) -> bool:
    """Whether what looks like a unit is part of something else ("20 won", "6 degrees of")."""
    word = text[start:end]
    if word == "won":
        before = text[max(0, start - 8) : start]
        return not re.search(
            r"(?:illion|rillion|housand|\d{3}|\d ?(?:m|[bt]r?n|mln|bln)) $", before
        )
    if unit.symbol == "years" and _A_YEAR.search(text[max(0, start - 5) : end + 1]):
        return True
    if unit.symbol in ("cup", "pint") and not re.match(r" of\b", text[end:]):
        return text[start - 2 : start - 1] not in "½⅓⅔¼¾" and text[start - 3 : start - 2] != "/"
    if word in ("pounds", "pounds'") or word != "second":
        return False
    if _PART_A.search(text[max(0, start - 8) : start]) and _SECOND_ENDS.match(text, end):
        return False  # "two tenths of a second"
    return text[end : end + 1] == "-" or text[start - 1 : start] != "-"


def _is_age(text: str, amount: Amount) -> bool:
    """For "25 years old", "a 25-year-old", "aged 25"."""
    if amount.unit not in ("years", "months"):
        return False
    number_end = amount.number.end if amount.number else amount.core
    match = _OLD.match(text, number_end)
    if match:
        amount.tail = amount.end = match.end()
        return True
    return False
