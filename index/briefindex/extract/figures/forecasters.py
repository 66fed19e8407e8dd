"""Who foresees: "analysts at Tarn Bank expect 5 percent", "the 4 million economists had forecast".

Only words: whether a name stands in their place is looked up by `speaker`.
"""

import re
from functools import cache

from briefindex.extract.figures.words import listed
from briefindex.text.small import small, words_in

_SEEN = (
    r"expect(?:ed|s)?|forecast|predict(?:ed)?|project(?:ed)?|anticipate[ds]?|estimate[ds]?|s[ae]w"
    r"|see|reckon(?:ed)?|envisage[ds]?|penciled in|pencilled in"
)
_LATER = r"(?: (?:had|have|now|still|also|on average|already))*"

_ELSEWHERE = re.compile(r";|\b(?:while|whereas|but|although|after)\b|, and ")


@cache
def _foretold() -> tuple[re.Pattern[str], ...]:
    """Before an amount, right before it as a noun, and right behind it."""
    names = "|".join(sorted(listed("foretellers")))
    who = rf"(?P<who>(?:{names})(?P<where> [^,;:“”\"]{{3,50}}?)?)"
    return (
        re.compile(
            rf"(?:^|[,;] |\b(?:and|but|while|as) |“)(?:[a-z]+ )?{who}{_LATER} (?:{_SEEN})\b"
        ),
        re.compile(
            rf"\b{who}[’']s? (?:[a-z]+ )?(?:expectations?|forecasts?|estimates?|predictions?)"
            r" (?:of|for|at) (?:[\w’'-]+ ){0,5}$"
        ),
        re.compile(
            rf"(?:[^,;.“”]|[.,](?=\d)){{1,50}}? (?:(?:that )?(?:the )?{who}{_LATER} (?:{_SEEN})\b"
            rf"|(?:expected|forecast|predicted|projected|seen) by (?P<by>{names})\b)"
        ),
    )


def foretold(text: str, place: int, *, beside: bool) -> tuple[int, int] | None:
    """Where those stand who foresee the amount at a place; None where nobody does.

    Args:
        text: One sentence.
        place: Where the amount begins.
        beside: Only those right beside it, who foresee it whoever else speaks.
    """
    if listed("foretellers").isdisjoint(words_in(text)):
        return None
    ahead, owned, behind = _foretold()
    lowered = small(text)
    found = owned.search(lowered, 0, place) or behind.match(lowered, place)
    if found is None and not beside:
        found = next((one for one in ahead.finditer(lowered, 0, place)), None)
        if found is not None and _ELSEWHERE.search(lowered, found.end(), place):
            return None
    if found is None:
        return None
    return found.span("by") if "by" in found.groupdict() and found["by"] else found.span("who")
