"""Parts of a whole in two numbers: "one in five", "112 of the 200 seats"."""

import re
from dataclasses import replace
from fractions import Fraction

from briefindex.extract.figures.amounts import Amount

OUT_OF = re.compile(
    r"(?P<noun> (?!out )[a-z]{3,15})? (?:in|out of|out of every|of every|in every) $", re.IGNORECASE
)
OF = re.compile(
    r" (?:out )?of (?:(?:the|its|their|his|our|all|a total of|about|around|some|roughly|nearly"
    r"|almost|over|more than|at least|last|past|first|remaining|existing"
    r"|(?:the )?(?:[\w-]+ ){0,2}[\w-]+['’]s?) ){0,3}"
)
_MANY = 100


def one_in(text: str, first: Amount, second: Amount) -> list[Amount] | None:
    """For "one in five", "one patient in 12", "one in 5,000 births": a share."""
    of = second.base * second.scale
    if first.scale != 1 or not 0 < first.base < of or (of > _MANY and not _is_round(of)):
        return None
    between = OUT_OF.fullmatch(text, first.tail, second.core)
    if first.noun is not None or (between and between["noun"]):
        if first.base != 1 or second.dimension != "bare":
            return None
    elif first.dimension != "bare" or second.dimension not in ("bare", "count"):
        return None
    if first.base.denominator != 1 or of.denominator != 1:
        return None
    share = replace(second, start=first.start, core=first.core, unit="%", dimension="percent")
    share.kind, share.value = "share", first.base / of * 100
    share.exact = f"{first.base.numerator}/{of.numerator}"
    share.number, share.form = first.number, "fraction"
    return [share]


def _is_round(of: Fraction) -> bool:
    """Whether a number has no more than two digits that are not nought: 250, 5,000, 3 million."""
    return len(str(of).rstrip("0")) <= 2


def part_of(_text: str, first: Amount, second: Amount) -> list[Amount] | None:
    """For "112 of the 200 seats": both count seats."""
    if first.dimension != "bare" or second.dimension != "count":
        return None
    if first.base > second.base * second.scale:
        return None
    first.unit, first.kind, first.dimension = second.unit, second.kind, second.dimension
    first.noun = second.noun
    return [first, second]
