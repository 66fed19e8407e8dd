"""Amounts of what a noun counts, shares of a whole, and ages that no unit says."""

import re
from dataclasses import replace

from briefindex.extract.figures.amounts import Amount, divide
from briefindex.extract.figures.nouns import Noun, hyphen_unit, noun_after
from briefindex.extract.figures.units import Unit, unit_table
from briefindex.model.figure import Kind
from briefindex.text.numbers import Number

_AGED = re.compile(
    r"\b(?:aged?|ages|(?:at )?(?:the |an )?age of)(?: between)? (?:about |around |over |under )?$",
    re.IGNORECASE,
)
_AGE_APPOSITION = re.compile(r"(?:[A-Z][\w’'-]{1,40}|[a-z]{1,40}), $")
_SIZED = re.compile(r" \d[\d,.]{0,8}-[A-Za-z]{2,12}(?:-[a-z]{3,8})?(?= [a-z])")
"""A size between a number and its noun: "two 1,198-megawatt reactors"."""

_OLDER = re.compile(
    r"\b(?:is|are|was|were|people|those|voters|adults|men|women|persons|anyone|everyone|children"
    r"|workers|patients|residents) (?:aged )?(?:over|under|above|below|older than|younger than) $"
)
"""For "two thirds of voters are over 65"."""
_SIZE_OF = re.compile(r"\b(?:famil(?:y|ies)|crew|household|jury|couple) of (?:about )?$")
"""The word after "a family of five" is its verb."""

_OLDEST = 120
_NOUNS_TOO = ("cup", "pint")
"""Units whose word is a noun as often: "four World Cups"."""


def as_count(text: str, amount: Amount, number: Number) -> None:
    """A noun follows, or nothing that says what is counted."""
    here = amount.tail
    if number.form == "fraction":
        _as_share(amount, number)
        return
    hyphen = hyphen_unit(text, here)
    if hyphen:
        amount.unit, amount.tail = hyphen
        amount.end, amount.dimension = amount.tail, "count"
        amount.noun = Noun(
            amount.unit, text[here + 1 : amount.tail], amount.tail, amount.unit == "people"
        )
        return
    before = text[max(0, amount.core - 24) : amount.core]
    noun = noun_after(text, here, one=amount.value == 1)
    if noun and (_AGED.search(before) or (not noun.person and _SIZE_OF.search(before))):
        noun = None
    if noun is not None and not _may_count(text, amount, noun):
        noun = None
    sized = _SIZED.match(text, here) if noun is None else None
    size_of = noun_after(text, sized.end()) if sized else None
    if size_of is not None:  # what stands between is a figure of its own
        amount.noun, amount.unit = replace(size_of, end=here), size_of.unit
        amount.dimension = "count"
        return
    if noun is None:
        amount.age = (
            bool(_AGED.search(before))
            or _apposed_age(text, amount, before)
            or (amount.base <= _OLDEST and _OLDER.search(before) is not None)
        )
        return
    measured = _measured_noun(noun)
    if measured is not None and amount.value is not None:
        amount.unit, amount.dimension = measured.symbol, measured.dimension
        amount.kind = _kind_of(measured.dimension)
        amount.value *= measured.factor
        amount.tail = amount.end = noun.end
        divide(amount, unit_table().per_after(text, amount.tail))
        return
    amount.noun, amount.unit, amount.dimension = noun, noun.unit, "count"
    amount.tail = amount.end = noun.end
    if noun.unit in ("days", "weeks", "months", "years", "hours", "minutes"):
        amount.kind, amount.dimension = "duration", "time"
    if noun.unit in ("points", "degrees", "notches"):
        amount.kind, amount.dimension = "quantity", noun.unit
    divide(amount, unit_table().per_after(text, amount.tail))


def _as_share(amount: Amount, number: Number) -> None:
    """A fraction of a whole; none where it is more than that, or a strange one."""
    if 0 < number.value < 1 and number.value.denominator <= 100:
        amount.kind, amount.dimension, amount.unit = "share", "percent", "%"
        amount.exact = number.fraction
        amount.value = (amount.value or number.value) * 100


def _may_count(text: str, amount: Amount, noun: Noun) -> bool:
    """Nobody sells 0.5 products: an average may be, a version number is not."""
    if amount.scale > 1 or amount.base.denominator == 1 or noun.person:
        return True
    if noun.unit in ("points", "degrees", "notches", "shares", "units", "doses"):
        return True
    return bool(re.search(r"\b(?:average\w*|per|each|every|rate|mean|median)\b", text))


def _measured_noun(noun: Noun) -> Unit | None:
    """The unit of measure at the end of a noun phrase ("additional tonnes", "Iraqi dinars")."""
    last = noun.phrase.split()[-1]
    found = unit_table().after(f" {last}", 0)
    if found is None or found.end != len(last) + 1 or found.unit.symbol in _NOUNS_TOO:
        return None
    if found.unit.dimension == "time":
        return None
    return found.unit if len(noun.phrase.split()) > 1 and len(last) > 3 else None


def _kind_of(dimension: str) -> Kind:
    if dimension == "money":
        return "money"
    return "duration" if dimension == "time" else "quantity"


def _apposed_age(text: str, amount: Amount, before: str) -> bool:
    """For "Smith, 45, said": a number between commas after a name."""
    if amount.number is None or text[amount.tail : amount.tail + 1] != ",":
        return False
    return before.endswith(", ") and amount.base <= 120 and bool(_AGE_APPOSITION.search(before))
