"""Reads an amount that a person types for a figure: a number, a range or a fraction.

Strict, for what is typed is meant: nothing is skipped and nothing is guessed.
"""

import re
from decimal import Decimal
from fractions import Fraction
from typing import Final

from briefindex.errors import MistypedError
from briefindex.model.figure import Amount
from briefindex.model.span import Span
from briefindex.text.amounts import MINUS
from briefindex.text.numbers import SCALES, exact_decimal, find_numbers

HOW: Final = "Write the value in digits, for example 24, $24.5 bn, 6–12 million or 2/3."
_LONGEST: Final = 40
_SCALES: Final = {**SCALES, "": 1, "k": 10**3, "m": 10**6, "b": 10**9}
_NUMBER: Final = re.compile(
    r"(?P<sign>[-+]?)(?P<digits>\d{1,3}(?:,\d{3})+|\d+)(?P<rest>\.\d+)?(?: ?(?P<scale>[a-z]+))?",
    re.ASCII,
)
_DIGIT: Final = re.compile(r"\d")
_FRACTION: Final = re.compile(r"(\d{1,9}) ?/ ?([1-9]\d{0,8})", re.ASCII)
_RANGE: Final = re.compile(
    r"(?P<low>.{0,38}?[\da-z]) ?(?:–|—|\bto\b|(?<=[\da-z])-) ?(?P<high>[-\d].{0,38})"
)


def typed_amount(words: str, *, percent: bool = False) -> Amount:
    """What "24", "24.5 bn", "1,204", "6–12 million", "500 mn to 1.2 bn", "2/3" or "ten" says.

    With `percent` a fraction is one of a whole: 2/3 is 66.67.

    Raises:
        MistypedError: it is no such thing.
    """
    text = " ".join(words.replace(MINUS, "-").lower().split())
    if len(text) > _LONGEST:
        raise MistypedError(HOW)
    fraction = _FRACTION.fullmatch(text)
    if fraction:
        part = Fraction(int(fraction[1]), int(fraction[2]))
        value = exact_decimal(100 * part if percent else part)
        return Amount(value, exact=f"{fraction[1]}/{fraction[2]}")
    number = _NUMBER.fullmatch(text)
    if number:
        return Amount(_value(number))
    ends = _RANGE.fullmatch(text)
    return _range(ends["low"], ends["high"]) if ends else _in_words(text)


def _in_words(text: str) -> Amount:
    """For "two million": a whole number in words, and nothing beside it."""
    found = () if _DIGIT.search(text) else find_numbers(text, Span(0, len(text)))
    if len(found) != 1 or found[0].span != Span(0, len(text)) or found[0].form != "words":
        return _refuse()
    return Amount(exact_decimal(found[0].value))


def _range(first: str, second: str) -> Amount:
    """Both ends; a scale that only the second one has is the first one's too."""
    low, high = _NUMBER.fullmatch(first), _NUMBER.fullmatch(second)
    if low is None or high is None:
        return _refuse()
    least, most = _value(low, high["scale"]), _value(high)
    if least >= most:
        raise MistypedError("The first number of a range is the smaller one, for example 6–12.")
    return Amount(low=least, high=most)


def _value(number: re.Match[str], scale: str | None = None) -> Decimal:
    factor = _SCALES.get(number["scale"] or scale or "")
    if factor is None:
        raise MistypedError(HOW)
    plain = Decimal(number["digits"].replace(",", "") + (number["rest"] or "")) * factor
    return -plain if number["sign"] == "-" else plain


def _refuse() -> Amount:
    raise MistypedError(HOW)
