"""Dates that say which thing is meant and not when: "the 2029 bond", "its April forecast"."""

import re
from typing import Final

from briefindex.extract.figures.amounts import Amount
from briefindex.extract.figures.sentence import Sentence
from briefindex.text.dates import DateExpression

_DUE: Final = re.compile(
    r"\b(?:due|maturing|matures?|expiring|expires?|repayable|redeemable|dated|dating)"
    r"(?: (?:in|on|back to|from|at|between))?(?: (?:early|late|mid))?"
    r"(?:(?: [A-Z][a-z]{2,8})? (?:19|20)\d\d(?:,? and|,| or))* ?$"
)
"""For "bonds due April 2032": when they end, not when they were sold."""
_OF_PAPER: Final = re.compile(
    r"(?:[-’']s?)? (?:[a-z]+ )?(?:bonds?|notes?|gilts?|eurobonds?|debentures?|treasur(?:y|ies)"
    r"|maturit(?:y|ies)|tranches?|contracts?|futures|delivery)\b",
    re.IGNORECASE,
)
"""For "the 2029 bond yields 7 percent", "the June contract": which paper is meant."""
_OF_FORECAST: Final = re.compile(
    r"(?:[’']s)? (?:[a-z]+ ){0,2}?(?:forecasts?|estimates?|projections?|predictions?|guidance"
    r"|outlook)\b"
)
"""For "its April forecast of 2 percent": when it was foreseen, not for when."""
_UNDER: Final = re.compile(
    r"\b(?:under|with|to|by|from|despite|against|like|about) (?:an?|the|its|their|his|her) $"
)
_NOUN: Final = re.compile(r" [a-z]{3,}")
_OWNED: Final = re.compile(
    r"(?:[’']s?|\b(?:its|their|his|her))(?: (?:estimated|total|roughly|some))* $"
)
"""For "met on Monday to discuss its 622 million dollar debt"."""
_OFFER: Final = re.compile(r" (?:[a-z]+ ){0,2}(?:offer|proposal|demand|claim|request)s?\b")
_TAKING: Final = re.compile(
    r", (?:taking|bringing|lifting|raising|pushing|putting|carrying|swelling) (?:the|its|their|his"
    r"|her)\b[^,;]*$"
)
_MONTH_DAYS: Final = 31
_THING: Final = 40


def is_of_thing(text: str, amount: Amount, one: DateExpression) -> bool:
    """Whether a date says which thing is meant, or when a thing ends: "under an April accord"."""
    before = text[max(0, one.span.start - _THING) : one.span.start]
    if _OF_PAPER.match(text, one.span.end) or _is_of_forecast(text, one):
        return True
    if one.relation == "by" and _OWNED.search(text, 0, amount.start):
        return True
    if _DUE.search(before) or (_UNDER.search(before) and _NOUN.match(text, one.span.end)):
        return True
    if one.span.end > amount.start or not text[: one.lead.start].strip(" “\"‘'"):
        return False
    return bool(_OWNED.search(text, one.span.end, amount.start))


def _is_of_forecast(text: str, one: DateExpression) -> bool:
    """Whether a day or a month says when something was foreseen."""
    if one.start is None or one.end is None or (one.end - one.start).days > _MONTH_DAYS:
        return False
    return _OF_FORECAST.match(text, one.span.end) is not None


def is_of_total(sentence: Sentence, amount: Amount, one: DateExpression) -> bool:
    """For "put in 55 million, taking the total since 2018 to 286 million": of the total."""
    if (
        one.span.start < amount.end
        or _TAKING.search(sentence.text, amount.end, one.span.start) is None
    ):
        return False
    return any(other.start >= one.span.end for other in sentence.amounts)


def is_of_offer(sentence: Sentence, amount: Amount, one: DateExpression) -> bool:
    """For "rejected a 4.5 percent pay offer on Thursday": the day is not that of the percentage."""
    day = one.start is not None and one.start == one.end
    return day and amount.kind == "percent" and bool(_OFFER.match(sentence.text, amount.end))


def was_foreseen_at(sentence: Sentence, amount: Amount) -> bool:
    """For "revising its April forecasts of 1.9 percent": no date before is what it is for."""
    return any(
        one.span.end <= amount.start
        and _is_of_forecast(sentence.text, one)
        and not any(one.span.end <= other.core < amount.core for other in sentence.amounts)
        for one in sentence.dates
    )
