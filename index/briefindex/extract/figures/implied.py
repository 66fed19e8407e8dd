"""What a number without a unit counts, by what it measures or by the figures before it.

For "the fertility rate fell to 0.72 from 0.78", "income rose to 4.9 billion" after pounds, and
"four more" after seats. Where nothing says it the unit stays unknown.
"""

import re
from collections.abc import Iterable
from functools import cache

from briefindex.extract.figures import beside, lists
from briefindex.extract.figures.amounts import Amount
from briefindex.extract.figures.antecedents import Stated
from briefindex.extract.figures.naming import Named
from briefindex.extract.figures.ranges import CHANGE, is_ranged
from briefindex.text.lexicon import words

_FILE = "amounts.txt"
_MORE = re.compile(
    r" (?:more|fewer|less|others?|(?:short|shy|ahead|clear) of|behind)\b(?! [a-z]+s\b)"
)
_DID = re.compile(
    r"(?:[,;]| and| while| but)(?: [\w’'-]+){0,5} (?:won|lost|took|had|has|have|gained|got|secured"
    r"|received|scored|added|shed|downed|fired|sold|bought|built|made|only|another|to) $"
)
_ON_END = re.compile(r"(?=\s{0,3}$|[.,;:)”\"](?!\d)| (?:and|but|while|in|from|at|on|for)\b)")
_IN_PLACE = re.compile(
    r"(?:,|;|,? and) (?:in|from|for|to) (?:the )?[A-Z][\w-]+(?: [A-Z][\w-]+){0,2} $"
)
_LISTED = ("count", "mass", "volume", "area", "energy", "power", "money", "percent")
_THEN = re.compile(
    r" (?:this|last|next|a|each) (?:year|month|week|quarter|decade|season),? (?:and|or|then)"
    r"(?: (?:another|about|some|nearly|over|more than)){0,2} $"
)
_AND = re.compile(r",? and $")
_WHO = re.compile(
    r" (?:got|were|was|received|face|faced|had|have|remain|remained|await|will|are)\b"
)
_ANOTHER = re.compile(r"(?:[,;]|,? and|,? but|,? while) (?:another|a further|some|about|nearly) $")
_VERB = re.compile(r" (?:are|were|will|have|had|could|may|remain|remained|got|went|came)\b")
_OF_THEM = re.compile(
    r",? of (?:which|whom|them|these|those)(?: (?:about|some|nearly|almost|only|over|at least))* $"
)
_GROUP = re.compile(
    r"\b(?:crowd|crew|audience|attendance|staff|workforce|garrison|congregation|delegation|team"
    r"|contingent|cast|membership|household|queue|population"
    r"|army|militia|electorate) of"
    r"(?: (?:a|an|about|around|some|nearly|almost|over|more than|at least|only|just)){0,3} $"
)
_ROOM = re.compile(
    r"\b(?:built for|room for|space for|houses|houses|holds|holding|housing|seats|hosts|shelters"
    r"|accommodates?|accommodating|designed for|meant for|capacity (?:of|for))"
    r"(?: (?:about|around|some|nearly|almost|over|more than|up to|at least|only|just)){0,3} $"
)
_PLACES = re.compile(
    r"\b(?:camps?|prisons?|jails?|shelters?|cent(?:re|er)s?|stadiums?|arena|halls?|theatre|theater"
    r"|hospitals?|schools?|church|boats?|ferry|dinghy|bus|lorry|truck|van|hotels?|cells?)\b"
)
_ABOARD = re.compile(
    r" (?:on board|aboard|onboard|in hospital|in custody|captive|captives|prisoner|hostage)\b"
)
_AGAINST = re.compile(
    r"\b(?:from|against|versus|vs\.?|than|compared (?:to|with)|up on|down on)"
    r"(?: (?:the|a|an|just|only|about|some|nearly|around|average|mean|norm|of|earlier"
    r"|\w+-year)){0,4} $"
    r"|['’]s? $|\b(?:against|versus|vs\.?|compared (?:to|with))(?: [\w’'-]+){1,4} of $"
)
_CHANGE_TO = re.compile(r"\bto(?: (?:just|only|about|some|nearly|around)){0,2} $")
_TO = re.compile(
    r"\b(?:to|at|reached|totall?ed|hit)(?: (?:about|around|some|nearly|almost|over|more than"
    r"|at least|just|only|a record)){0,3} $"
)
_FAR = 70
_FEW_TIMES = 20
_MILLION = 10**6
_THOUSANDS = 10**4
_COMPARED = ("count", "ratio", "money", "mass", "volume", "area", "energy", "power", "length")


def is_level(text: str, amount: Amount, earlier: list[Amount]) -> bool:
    """Whether a bare number is what something rose or fell to, or a range that is said to be one.

    For "cases rose to 733" and "between 20 and 30".
    """
    if amount.age or amount.number is None:
        return False
    if amount.low is not None and (
        text[amount.core : amount.core + 1] in "bBfF" or is_ranged(text, amount.core)
    ):
        return True
    before = text[max(0, amount.start - 40) : amount.start]
    return bool(_TO.search(before) and CHANGE.search(before)) or lists.is_stated(
        text, amount, earlier
    )


def by_neighbours(text: str, amount: Amount, earlier: list[Amount]) -> None:
    """By the words beside it, or by what was counted or compared before it in its sentence."""
    people(text, amount)
    earlier = beside.outside(text, amount, earlier)
    by_last(text, amount, earlier)
    lists.by_list(text, amount, earlier)
    compared(text, amount, earlier)


def people(text: str, amount: Amount) -> None:
    """For "a crew of 180", "231 on board" and "the camp, built for 3,000": people."""
    if amount.dimension != "bare" or amount.age:
        return
    before = text[max(0, amount.start - 60) : amount.start]
    whole = amount.base.denominator == 1 and _ON_END.match(text, amount.tail)
    housed = whole and _ROOM.search(before) and _PLACES.search(text)
    if housed or _GROUP.search(before) or _ABOARD.match(text, amount.tail):
        amount.unit, amount.dimension, amount.kind = "people", "count", "count"


def by_last(text: str, amount: Amount, earlier: list[Amount]) -> None:
    """The unit of what was counted just before.

    For "212 seats, four more than last time", "won three seats, while the Greens lost five" and
    "sixteen defendants were freed and 23 got terms".
    """
    last = earlier[-1] if earlier else None
    if last is None or amount.start - last.end > _FAR or amount.dimension != "bare":
        return
    gap = text[last.tail : amount.start]
    more = last.dimension in ("count", "time") and _MORE.match(text, amount.tail)
    counted = last.dimension == "count" and amount.base.denominator == 1
    other = counted and _DID.search(gap) and _ON_END.match(text, amount.tail)
    other = other or (counted and _THEN.fullmatch(gap) and _near(last, amount))
    of_place = _IN_PLACE.search(gap) and last.dimension in _LISTED and _near(last, amount)
    who = last.unit == "people" and _AND.search(gap) and _WHO.match(text, amount.tail)
    who = who or (_ANOTHER.search(gap) and _VERB.match(text, amount.tail)) or _OF_THEM.search(gap)
    if more or other or of_place or (who and counted):
        take(amount, last)


def by_measure(amount: Amount, named: Named, earlier: Iterable[Stated]) -> None:
    """By the measure that it was named: a ratio, or money in the currency of just before."""
    if amount.dimension != "bare":
        return
    head = set(re.findall(r"[a-z-]+", (named.level or named.measure).label.lower()))
    if head & _listed("indices") and amount.scale == 1:
        amount.unit, amount.dimension, amount.kind = "points", "points", "quantity"
    elif head & _listed("ratios") and amount.scale == 1:
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
    if _is_end(text, earlier[-1], gap, amount):
        take(amount, earlier[-1])
        return
    last = next((one for one in reversed(earlier) if one.dimension in _COMPARED), None)
    if last is None or len(gap) > _FAR or not _AGAINST.search(gap):
        return
    small = last.dimension == "money" and (amount.value or 0) < _THOUSANDS
    if _near(last, amount) and not small:
        take(amount, last)


def _is_end(text: str, last: Amount, gap: str, amount: Amount) -> bool:
    """For "shrank from 20 points in January to 13": the end of a change."""
    if last.dimension in ("bare", "money", "rank", "multiple") or last.partner or ";" in gap:
        return False
    if len(gap) > _FAR or last.scale != amount.scale or not _near(last, amount):
        return False
    return bool(_CHANGE_TO.search(gap)) and _after_from(text, last)


def _near(last: Amount, amount: Amount) -> bool:
    """Whether two values are of one order."""
    if not last.value or not amount.value:
        return False
    return 1 / _FEW_TIMES < abs(amount.value / last.value) < _FEW_TIMES


def _after_from(text: str, amount: Amount) -> bool:
    place = amount.number.start if amount.number else amount.core
    return text[max(0, place - 5) : place] == "from "


def take(amount: Amount, other: Amount) -> None:
    """Gives an amount the unit of another."""
    amount.unit, amount.dimension, amount.kind = other.unit, other.dimension, other.kind
    amount.noun, amount.per = other.noun, other.per


@cache
def _listed(section: str) -> frozenset[str]:
    return words(_FILE, section)
