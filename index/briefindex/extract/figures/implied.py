"""What a number without a unit counts, by what it measures or by the figures before it.

For "the fertility rate fell to 0.72 from 0.78", "income rose to 4.9 billion" after pounds, and
"four more" after seats. Where nothing says it the unit stays unknown.
"""

import re
from collections.abc import Iterable
from functools import cache

from briefindex.extract.figures.amounts import Amount
from briefindex.extract.figures.antecedents import Stated
from briefindex.extract.figures.naming import Named
from briefindex.extract.figures.ranges import CHANGE
from briefindex.text.lexicon import words

_FILE = "amounts.txt"
_MORE = re.compile(r" (?:more|fewer|less|others?)\b(?! [a-z]+s\b)")
_AGAINST = re.compile(
    r"\b(?:from|against|versus|vs\.?|than|compared (?:to|with)|and|up on|down on)"
    r"(?: (?:the|a|an|just|only|about|some|nearly|around|average|mean|norm|of|earlier)){0,4} $"
    r"|['’]s? $"
)
_TO = re.compile(
    r"\b(?:to|at|reached|totall?ed|hit)(?: (?:about|around|some|nearly|almost|over|more than"
    r"|at least|just|only|a record)){0,3} $"
)
_FAR = 70
_FEW_TIMES = 20
_MILLION = 10**6


def is_level(text: str, amount: Amount) -> bool:
    """Whether a bare number is what something rose or fell to, or a range that is said to be one.

    For "cases rose to 733" and "between 20 and 30".
    """
    if amount.age or amount.number is None:
        return False
    if amount.low is not None and text[amount.core : amount.core + 1] in "bBfF":
        return True
    before = text[max(0, amount.start - 40) : amount.start]
    return bool(_TO.search(before) and CHANGE.search(before))


def by_last(text: str, amount: Amount, earlier: list[Amount]) -> None:
    """The unit of what was counted just before: "212 seats, four more than last time"."""
    last = earlier[-1] if earlier else None
    if last is None or last.dimension != "count" or amount.start - last.end > _FAR:
        return
    if _MORE.match(text, amount.tail):
        take(amount, last)


def by_measure(amount: Amount, named: Named, earlier: Iterable[Stated]) -> None:
    """By the measure that it was named: a ratio, or money in the currency of just before."""
    if amount.dimension != "bare":
        return
    head = set(re.findall(r"[a-z-]+", (named.level or named.measure).label.lower()))
    if head & _listed("ratios") and amount.scale == 1:
        amount.dimension, amount.kind = "ratio", "quantity"
    elif amount.scale >= _MILLION and head & _listed("money_measures"):
        sums = (one.amount for one in earlier if one.amount.dimension == "money")
        other = next((one for one in sums if one.scale >= _MILLION and not one.per), None)
        if other is not None:
            amount.unit, amount.dimension, amount.kind = other.unit, "money", "money"
            amount.note = other.note or f"{other.unit} is taken from what was said before"


def compared(text: str, amount: Amount, earlier: list[Amount]) -> None:
    """The unit of what a bare number is compared with: "to 163,000 against 193,000"."""
    if amount.dimension != "bare" or not earlier:
        return
    gap = text[earlier[-1].tail : amount.start]
    last = next((one for one in reversed(earlier) if one.dimension in ("count", "ratio")), None)
    if last is None or not last.base or len(gap) > _FAR or not _AGAINST.search(gap):
        return
    if 1 / _FEW_TIMES < amount.base / last.base < _FEW_TIMES and amount.scale == last.scale:
        take(amount, last)


def take(amount: Amount, other: Amount) -> None:
    """Gives an amount the unit of another."""
    amount.unit, amount.dimension, amount.kind = other.unit, other.dimension, other.kind
    amount.noun, amount.per = other.noun, other.per


@cache
def _listed(section: str) -> frozenset[str]:
    return words(_FILE, section)
