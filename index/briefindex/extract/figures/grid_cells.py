"""The number in a cell of a table, with what the cell itself says of sign, unit and precision."""

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from briefindex.extract.figures.amounts import BARE, Amount
from briefindex.extract.figures.reading import read_amounts
from briefindex.model.figure import Qualifier

_SPACE_IN_DIGITS = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")
_PLAIN = re.compile(r"[+\-−–]?\d{1,15}(?:\.\d{1,12})?")
_MARKS = re.compile(r"(?:[*†‡§ᵃᵇᶜ]|(?<![^\W\d_])[¹²³]|\[\w{1,2}\]|\([a-z0-9]\)| ?\([a-z]\))+\Z")
_NEGATIVE = re.compile(r"\([$€£]?\d[\d.,\u00a0]*%?\)%?")
_LEAD = re.compile(
    r"(?:(?P<sign>[<>≤≥~≈±]|about|around|over|more than|less than|up to|c\.|ca\.?)\s?)?"
)
_SIGNS: dict[str, Qualifier] = {
    "<": "less than", ">": "more than", "≤": "at most", "≥": "at least", "~": "about",
    "≈": "about", "about": "about", "around": "about", "over": "more than", "c.": "about",
    "more than": "more than", "less than": "less than", "up to": "at most", "ca": "about",
    "ca.": "about",
}  # fmt: skip
_REST = re.compile(r"[\s()+%,.;]*")


@dataclass(frozen=True, slots=True)
class Value:
    """A number at a place of a cell; `amount` has its unit where the cell names one."""

    start: int
    end: int
    amount: Amount
    qualifier: Qualifier | None


def value_of(cell: str) -> Value | None:
    """The one number that a cell is; None where it is a word, a date or more than a number."""
    marks = _MARKS.search(cell)
    text = _SPACE_IN_DIGITS.sub(
        "\u00a0", cell[: marks.start()] if marks and marks.start() else cell
    )
    lead = _LEAD.match(text.lower())
    first = lead.end() if lead else 0
    amount = _amount(text[first:])
    if amount is None or amount.value is None:
        return None
    start, end = first + amount.start, first + max(amount.end, amount.tail)
    if not _REST.fullmatch(text[first:start]) or not _REST.fullmatch(text[end:]):
        return None
    if _NEGATIVE.fullmatch(text):
        amount.value = -abs(amount.value)
        start, end = 0, len(text)
    sign = _SIGNS.get(lead["sign"]) if lead and lead["sign"] else None
    return Value(0 if sign else start, end, amount, sign)


def _amount(text: str) -> Amount | None:
    if _PLAIN.fullmatch(text):
        number = text.replace("−", "-").replace("–", "-")
        value = Fraction(Decimal(number))
        return Amount(0, len(text), 0, len(text), value, BARE, "bare", "count", abs(value))
    found = read_amounts(text, ())
    return found[0] if len(found) == 1 else None
