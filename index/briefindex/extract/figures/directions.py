"""Whether a rate or a sum is a rise or a fall, by the verb or noun beside it."""

import re

from briefindex.extract.figures.amounts import Amount
from briefindex.text.small import small, words_in

_FALL = re.compile(
    r"\b(?:fall(?:s|en|ing)?|fell|drop\w*|declin\w+|decreas\w+|reduc\w+|cut(?:s"
    r"|ting)?|shrink\w*|shrank|shrunk|slid|slip\w*|slow\w*|eas(?:e|ed|ing)"
    r"|narrow\w*|plung\w+|tumbl\w+|down|lower|lost|los(?:s|es|ing)|contract(?:ed"
    r"|ing|ion|s)|weaken\w*|slump\w*|sank|sink\w*|dip(?:ped|s)?|plummet\w*"
    r"|crash\w*)\b"
)
"""Like `_RISE` to be searched for in small letters."""

_RISE = re.compile(
    r"\b(?:increas\w+|rais\w+|ris(?:e|es|en|ing)|rose|grew|grow\w*|expand\w*"
    r"|boost\w*|lift\w*|climb\w*|jump\w*|surg\w+|soar\w*|gain\w*|up|higher|widen\w*"
    r"|advanc\w+|accelerat\w+|swell\w*|strengthen\w*|leap\w*|leapt|spik\w+|rall(?:y"
    r"|ied)|added|adds|rebound\w*)\b"
)
_OBJECT_BY = re.compile(
    r"\b(?:increas\w+|rais\w+|boost\w*|expand\w*|lift\w*|cut(?:s|ting)?|reduc\w+"
    r"|lower\w*|decreas\w+|grow|push\w*|trim\w*|slash\w*|hik\w+)"
    r" (?P<object>[^,;]{3,90}?) by (?:(?:a|an|another|about|around|nearly|almost"
    r"|over|more than|up to|at least|some|as much as) ){0,6}$",
    re.IGNORECASE,
)
_OBJECT = re.compile(
    r"\b(?:increas(?:e|ed|es|ing)|rais(?:e|ed|es|ing)|boost(?:ed|s|ing)?|lift(?:ed|s|ing)?|cut(?:s"
    r"|ting)?|reduc(?:e|ed|es|ing)|lower(?:ed|s|ing)?|trim(?:med|s|ming)?|slash(?:ed|es|ing)?"
    r"|hik(?:e|ed|es|ing)|push(?:ed|es|ing)?|sen(?:t|d|ds|ding))"
    r" (?P<object>[a-z][^,;:\d]{2,50}?)(?: (?:up|down|higher|lower))?"
    r"(?: (?:an?|another|about|around|nearly|almost|over|more than|up to|at least|some"
    r"|as much as)){0,4} $"
)
_PLACED = ("past ", "below ", "above ", "over ", "under ", "beyond ")
"""In "pushing yields below 3 percent" they are a level."""

_ENDS_OPEN = re.compile(r"(?:^| )(?:by|to|at|from|of|in|on|for|with|and|or|is|are|was|were|been)$")
_NOUN_AFTER = re.compile(
    r" (?:\w+ )?(increase|rise|growth|jump|gain|hike|decrease|decline|drop"
    r"|fall|cut|reduction|higher|lower|more|less|fewer)\b"
)
_GROWS = ("increase", "rise", "growth", "jump", "gain", "hike", "higher", "more")


def direction(text: str, amount: Amount, clause_start: int) -> None:
    """Says whether a rate is a rise or a fall, from the verb or noun that governs it."""
    if amount.direction or amount.kind not in (
        "percent",
        "share",
        "multiple",
        "money",
        "quantity",
        "count",
    ):
        return
    before = small(text)[max(clause_start, amount.start - 60) : amount.start]
    rises = [match.end() for match in _RISE.finditer(before)]
    falls = [match.end() for match in _FALL.finditer(before)]
    last = max([*rises, *falls], default=-1)
    if last < 0:
        if amount.kind in ("percent", "multiple"):
            follows = _NOUN_AFTER.match(text[amount.tail : amount.tail + 14])
            if follows:
                amount.direction = "increase" if follows.group(1) in _GROWS else "decrease"
        return
    if amount.kind not in ("percent", "multiple") and not re.match(
        r" by(?: (?:an?|another|about|some))?\s*$", before[last:]
    ):
        return
    amount.direction = "decrease" if falls and falls[-1] == last else "increase"


def with_object(text: str, before: str) -> re.Match[str] | None:
    """The verb and its `object` in "raised the price of bread by".

    `before` is the part of the sentence `text` that stands before an amount.
    """
    return _OBJECT_BY.search(before) if "by" in words_in(text) else None


def with_bare_object(text: str, amount: Amount, before: str) -> re.Match[str] | None:
    """The verb and its `object` in "will reduce wages 8.1 percent", which has no "by"."""
    if amount.unit not in ("%", "pp", "bp") or text.startswith(_PLACED, amount.start):
        return None
    match = _OBJECT.search(before)
    return None if match is None or _ENDS_OPEN.search(match["object"]) else match
