"""The old side of a comparison: "rose to 12 *from 9*", "double *the 4 million* a year earlier".

It is of another time than the new side: only a date that stands right beside it says which.
"""

import re
from functools import lru_cache
from typing import Final

from briefindex.extract.figures.amounts import Amount
from briefindex.extract.figures.sentence import Sentence
from briefindex.model.span import Span
from briefindex.text.dates import DateExpression
from briefindex.text.small import word_set, words_in

_NO_FILLER: Final = (
    r"(?!(?:rose|fell|grew|climbed|dropped|jumped|slipped|gained|lost|shrank|sank|slid|surged|soared"
    r"|tumbled|declined|increased|decreased|reached|hit|totall?ed|came|stood|killed|won|made|went"
    r"|ran|took|saw|and|or|to|who|which|that|was|were|is|are|be|has|had|have|said|will|would|but|while|of"
    r" (?:those|these|them|whom))\b)"
)
_FILLERS: Final = rf"(?: {_NO_FILLER}[\w’'./-]+)" + r"{0,6}"
_LED: Final = re.compile(
    r"\b(?P<lead>from|than|against|compared (?:to|with)|versus|vs\.?|instead of|exceeding"
    r"|surpassing|topping|beating|overtaking|short of|after|following|above|below)"
    rf"(?P<between>{_FILLERS}) $",
    re.IGNORECASE,
)
_ON_THE: Final = re.compile(r"\b(?:up|down|rise|increase|percent|%) on the (?:[a-z-]+ )?$")
_WORDS: Final = word_set(
    "from than against compared versus vs instead exceeding surpassing topping beating overtaking"
    " short on after following above below double doubles doubled doubling triple triples tripled"
    " tripling treble trebled quadruple quadrupled twice thrice half times halve halved halving"
)
"""Without one of these there is no old side."""
_UNSURE: Final = frozenset({"from", "after", "following", "above", "below"})
"""They lead to an old side only where a new one stands before."""
_CHANGED_FROM: Final = re.compile(
    r"(?:\b(?:up|down|higher|lower|rise|rises|risen|fall|falls|fallen|grew|grow|grows|grown|rose"
    r"|fell|shrank|sank|slid|cut|raise|lower|drop|change|increase|decrease|jump|expand"
    r"|away|swing|swung)|(?<![a-z])[a-z]{2,}(?:ed|ing))(?: \w+ly)? $"
)
_TIMES: Final = re.compile(
    r"\b(?:double|doubles|doubled|doubling|triple|triples|tripled|tripling|treble|trebled"
    r"|quadruple|quadrupled|twice|thrice|half|times|halve|halved|halving)"
    r" (?:as (?:many|much|large|big|high) as |more than |of )?(?:the|its|their|his|her|that|those)"
    r"(?: (?:current|existing|present|previous|estimated|roughly|about|some|nearly|record))* $"
)
_AND: Final = re.compile(
    r"[^,.;]{0,48}(?:,? and|,? or)(?: (?:with|from|against|to|of|the|an?|just|about|some|only"
    r"|nearly|almost|around|record|peak|high|low|more than)){0,5} $"
)
_SPAN: Final = 90
_FORECAST: Final = (
    r"(?:forecast|expected|predicted|projected|estimated|anticipated|seen|pencill?ed in)"
)
_FORESEEN: Final = rf"(?:{_FORECAST}|planned|promised|targeted|budgeted|budgeted for|guided to)"
_AS_FORESEEN: Final = re.compile(
    rf"(?: [a-z]+)?(?: (?:that|which))?(?: (?!in\b|on\b)[\w’'-]+){{0,4}}(?: had| have)?(?: been)?"
    rf"(?: (?:initially|originally|previously|earlier|first))? {_FORESEEN}\b"
)
_FORESEEN_BY: Final = re.compile(rf" (?:that (?:was|were|had been) )?{_FORESEEN} by\b")
_FORESIGHT: Final = re.compile(
    r"\b(?:expectations?|forecasts?|estimates?|predictions?|projections?|consensus|guidance|outlook)"
    rf"(?: (?:of|for|at|by))?{_FILLERS} $",
    re.IGNORECASE,
)
_FORESAW: Final = re.compile(
    rf"(?<!is )(?<!are )(?<!was )(?<!were )(?<!be )\b(?:had|have|on average) "
    rf"(?:(?!to\b)[\w-]+ )?{_FORECAST}{_FILLERS} $"
)
_SAME: Final = re.compile(r"(?:the |that )?same\b")
_BESIDE: Final = re.compile(
    r"(?: (?!and\b|but\b|or\b|to\b|by\b|after\b|before\b|since\b|as\b|while\b|was\b|is\b|are\b"
    r"|will\b)[\w’'/%°-]+){0,6}(?: who had [a-z]+(?: by)?)? ?"
)


_BASE_YEAR: Final = re.compile(r"\bbase(?: year| period)?(?: of|:|,)? ?$", re.IGNORECASE)
_HUNDRED: Final = re.compile(r" ?= ?100\b(?![.,]?\d)")


def is_base_year(text: str, date: Span) -> bool:
    """Whether a date is that of an index at a hundred: "(base 1980)", "(1980 = 100)"."""
    before = text[max(0, date.start - _SPAN) : date.start]
    return _BASE_YEAR.search(before) is not None or _HUNDRED.match(text, date.end) is not None


def is_base(sentence: Sentence, amount: Amount) -> bool:
    """Whether an amount is what another one is compared with."""
    if amount.partner_role == "to":
        return True
    if amount.partner_role == "from":
        return False
    if words_in(sentence.text).isdisjoint(_WORDS):
        return False
    before = sentence.text[max(0, amount.start - _SPAN) : amount.start]
    told, led = _leads(before)
    if told:
        return True
    if led is not None:
        return _is_change(sentence, amount, before, led)
    last = _amount_before(sentence, amount)
    if last is None or not _AND.fullmatch(sentence.text, last.end, amount.start):
        return False
    known = {one.dimension for one in sentence.amounts if one.core <= last.core}
    return amount.dimension in known and is_base(sentence, last)


@lru_cache(maxsize=64)
def _leads(before: str) -> tuple[bool, int | None]:
    """Whether the words before an amount make it an old side; else where such may begin."""
    if _ON_THE.search(before):
        return True, None
    led = _LED.search(before)
    if led is None:
        return _TIMES.search(before) is not None, None
    unsure = led["lead"].lower() in _UNSURE
    return not unsure, led.start() if unsure else None


def _is_change(sentence: Sentence, amount: Amount, before: str, place: int) -> bool:
    """Whether "from" leads from an old value: "up from 5", not "tea from 12 countries"."""
    last = _amount_before(sentence, amount)
    if last is not None and last.dimension == amount.dimension and last.kind == amount.kind:
        return True
    if not sentence.text.startswith("from ", max(0, amount.start - _SPAN) + place):
        return False
    return amount.kind != "count" and bool(_CHANGED_FROM.search(before[:place]))


def _amount_before(sentence: Sentence, amount: Amount) -> Amount | None:
    last = None
    for one in sentence.amounts:
        if one is amount:
            break
        last = one
    return last


def compared_with(sentence: Sentence, amount: Amount) -> Amount | None:
    """The new side: the nearest amount before that is no old side itself; else the one after."""
    found = None
    for one in sentence.amounts:
        if one is amount:
            break
        if one.kind == amount.kind and not is_base(sentence, one):
            found = one
    if found is None and amount.partner_role == "to":
        return amount.partner
    return found


def is_foreseen(sentence: Sentence, amount: Amount) -> bool:
    """Whether somebody foresaw the amount for the time that is spoken of.

    Source: "above the 0.1 percent it had forecast", "analysts had expected 3.7 billion".
    """
    clause = sentence.clause_of(amount.core)
    before = sentence.text[max(clause[0], amount.start - _SPAN) : amount.start]
    if _FORESAW.search(before) or _FORESIGHT.search(before):
        return True
    if _FORESEEN_BY.match(sentence.text, amount.end):
        return True
    compared = is_base(sentence, amount)
    return compared and bool(_AS_FORESEEN.match(sentence.text, amount.end))


def date_of_base(sentence: Sentence, amount: Amount) -> DateExpression | None:
    """The date right beside an old value: "from 4 *a year earlier*", "than *last year*’s 5"."""
    text = sentence.text
    others = [one for one in sentence.amounts if one is not amount]
    for one in sentence.dates:
        if one.span.end <= amount.start:
            led = _LED.search(text, max(0, amount.start - _SPAN), amount.start)
            if led is not None and one.span.start >= led.start("between"):
                return one
            continue
        if any(amount.end <= other.core < one.span.start for other in others):
            return None
        if one.relation in ("by", "until") and not _SAME.match(one.surface):
            return None
        if _AS_FORESEEN.match(text, amount.end, one.lead.start):
            return None
        return one if _BESIDE.fullmatch(text, amount.end, one.lead.start) else None
    return None
