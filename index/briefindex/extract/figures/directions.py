"""Whether a rate or a sum is a rise or a fall, by the verb or noun beside it."""

import re

from briefindex.extract.figures.amounts import Amount
from briefindex.text.small import small

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
    before = small(text[max(clause_start, amount.start - 60) : amount.start])
    rises = [match.end() for match in _RISE.finditer(before)]
    falls = [match.end() for match in _FALL.finditer(before)]
    last = max([*rises, *falls], default=-1)
    if last < 0:
        after = text[amount.tail : amount.tail + 14]
        follows = re.match(
            r" (?:\w+ )?(increase|rise|growth|jump|gain|hike|decrease|decline|drop"
            r"|fall|cut|reduction|higher|lower|more|less)\b",
            after,
        )
        if follows and amount.kind in ("percent", "multiple"):
            grows = follows.group(1) in (
                "increase",
                "rise",
                "growth",
                "jump",
                "gain",
                "hike",
                "higher",
                "more",
            )
            amount.direction = "increase" if grows else "decrease"
        return
    if amount.kind not in ("percent", "multiple") and not re.match(
        r" by(?: (?:an?|another|about|some))?\s*$", before[last:]
    ):
        return
    amount.direction = "decrease" if falls and falls[-1] == last else "increase"
