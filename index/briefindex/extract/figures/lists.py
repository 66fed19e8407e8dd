"""What a bare number in a list or a sequence counts: what the amount before it does.

For "won nine seats, and the Left six", "25 mg a day, rising to 50", "500 MW of solar and 300 of
wind", "$45 in May and 38 in June", "of the 33 banks, six". Says also which bare numbers stand
where nothing but an amount stands, so that they are worth a row without a unit.
"""

import re
from collections.abc import Iterable
from functools import cache

from briefindex.extract.figures.amounts import Amount
from briefindex.extract.figures.verbs import verb_roles, verbs
from briefindex.extract.figures.words import is_plural, listed
from briefindex.model.figure import Kind
from briefindex.text.lexicon import sections

_FILE = "amounts.txt"

_ROUGHLY = (
    r"(?:(?:about|around|some|roughly|nearly|almost|over|more than|less than|fewer than|under"
    r"|at least|up to|only|just|another|a further|a total of|a record|a|an|the) ){0,3}"
)
_NAMED = re.compile(
    rf"(?:,|;|,? and|,? while|,? but) (?:the )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){{0,2}},? {_ROUGHLY}$"
)
"""For "the Left six" and "Nigeria 12": the same of another."""

_MOVED_ON = re.compile(
    r"(?:,| and| before| then| but){0,2} (?:then )?(?:ris|fall|climb|dropp|grow|go|increas|eas"
    r"|declin|mov|drift|shrink|slipp|swell|jump|widen|narrow|slow|end|clos|peak)ing"
    r" (?:again |back |slightly |sharply )?(?:up |down )?"
    rf"(?:to|at|from) {_ROUGHLY}$"
)
_THEN_CAME = re.compile(
    r"(?:,| and| but| before| then){1,2} (?:then |later |now )?(?P<verb>[a-z]{2,12})"
    rf" (?:back |up |down )?(?:to|at) (?:as (?:much|many|high|low) as )?{_ROUGHLY}$"
)
_GOES = ("go", "goes", "went", "run", "runs", "ran", "came", "stands")
_SIDE = re.compile(
    r" (?:(?:had |have )?(?:voted )?(?:in favou?r|against|abstain\w*)"
    r"|(?:voted )?for(?=[,;.]| and))\b"
)
"""For "124 votes in favour, 14 against" and "3 voted against"."""

_WHEN = (
    r" (?:in|on|for|during|by) (?:the )?(?:early |late |mid-)?(?:Jan|Feb|March|April|May\b|June"
    r"|July|Aug|Sep|Oct|Nov|Dec|Mon|Tues|Wednes|Thurs|Fri|Satur|Sun|spring|summer|autumn|winter|first"
    r"|second|third|fourth|same|(?:19|20)\d\d\b)[a-z]{0,7}"
    r"(?: (?:19|20)\d\d| (?:quarter|half|month|year|season|week)){0,2}"
    r"| (?:last|this|the previous|the prior|a) (?:year|month|week|quarter|season|summer|winter)"
    r"(?: (?:ago|earlier|before))?"
)
_THEN = re.compile(
    rf"(?:{_WHEN}),? (?:and|but|or|then|after|followed by) {_ROUGHLY}$|,? and {_ROUGHLY}$"
)
_AT_A_TIME = re.compile(_WHEN)
_OF_KINDS = re.compile(
    rf" (?:of|for|from|in|to|with) (?:[A-Za-z-]+ ){{1,3}}?(?:and|plus|or|,) {_ROUGHLY}$"
)
_OF_A_KIND = re.compile(r" (?P<join>of|for|from|in|to|with) (?!the\b|them\b|which\b|\d)[A-Za-z]")
_OF_ALL = re.compile(
    r"\b(?:[Oo]f|[Oo]ut of|[Aa]mong)(?: (?:the|its|their|all|some|about|these))* $"
)
_ONLY = re.compile(rf"[^.;:,]{{0,40}}, {_ROUGHLY}$")
_SUM_OF = re.compile(rf"\b(?P<noun>[a-z]{{3,20}}) of {_ROUGHLY}$")
_RESPECTIVELY = re.compile(r"[^.;]{0,80}\brespectively\b")
_LIKE = (
    "count", "mass", "volume", "area", "energy", "power", "money", "percent", "length", "flow",
    "speed", "data", "container",
)  # fmt: skip
_ENDS = re.compile(
    r"(?=\s{0,3}$|[.,;:)”\"](?!\d)| (?:and|but|while|of|in|from|at|on|for|after|before|last|this"
    r"|with|to|between|since|as|by|against|because|when|if|so|or|a|per|each|every)\b)"
)
_PER = re.compile(r" (?:a|per|each|every) (?:day|night|week|month|quarter|year|season|hour)\b")
_PREDICATED = re.compile(
    r"\b(?:numbered|totall?ed|reached|hit|averag(?:ed|ing)|counted|exceeded|topped|stood at"
    rf"|stands at|came to|comes to|amount(?:s|ed|ing) to|put at|estimated at|set at"
    rf"|capped at) {_ROUGHLY}$"
)
_STANDS = re.compile(
    r" (?:will|would|were|was|are|have|had|has|can|could|may|must|remain(?:ed)?|arrived?|came|went"
    r"|got|failed|passed|survived)\b"
)
_OPENS = re.compile(
    rf"(?:^|[;:,.”] |\b(?:and|but|while|that|said) )(?:the (?:first|last|other|next|remaining) )?"
    rf"{_ROUGHLY}$",
    re.IGNORECASE,
)
_REST = re.compile(
    r"\b(?:a further|another|an additional|an extra|the (?:first|last|other|next|remaining)) $",
    re.IGNORECASE,
)
_VOTING = re.compile(r"\bvot(?:e|es|ed|ing)\b|\babstain|\bsigned\b|\bresolution\b|\bmotion\b")
_AGAINST = re.compile(rf"\b(?:from|against|versus|than|compared (?:with|to)|up on) {_ROUGHLY}$")
_LEVELS = ("rise", "fall", "level")
_DOES = ("other", "rise", "fall", "transfer")
_FAR = 70
_FEW_TIMES = 20


def by_list(text: str, amount: Amount, earlier: list[Amount]) -> None:
    """Gives a bare number the unit of an amount before it, where the words between say so."""
    if amount.dimension != "bare" or amount.age or not earlier:
        return
    like = _sum_before(text, amount, earlier) or _continued(text, amount, earlier[-1])
    if like is None:
        return
    amount.unit, amount.dimension, amount.kind = like.unit, like.dimension, _kind(like)
    amount.noun, amount.per = like.noun, like.per
    amount.note, amount.assumed = like.note, like.assumed
    if like.per and _SUM_OF.search(text[: amount.start]):
        amount.unit, amount.per = like.unit.partition("/")[0], None


def _sum_before(text: str, amount: Amount, earlier: list[Amount]) -> Amount | None:
    """The money in whose currency "a bonus of 30,000" is."""
    match = _SUM_OF.search(text[max(0, amount.start - 60) : amount.start])
    if match is None or match["noun"] not in _sums():
        return None
    return next((one for one in reversed(earlier) if one.dimension == "money"), None)


@cache
def _verbs_too() -> frozenset[str]:
    return listed("stops") | listed("not_counted")


@cache
def _sums() -> frozenset[str]:
    """Nouns whose number is money."""
    lines = [*sections(_FILE)["sums"], *sections(_FILE)["money_measures"]]
    return frozenset(one for line in lines for one in re.split(r"[| ]", line))


def _continued(text: str, amount: Amount, last: Amount) -> Amount | None:
    """The amount right before, where the bare one goes on from it."""
    gap = text[last.tail : amount.start]
    near = last.dimension in _LIKE and len(gap) <= _FAR
    return last if near and _is_same(text, last, amount, gap) else None


def by_earlier(text: str, amount: Amount, earlier: list[Amount], before: Iterable[Amount]) -> None:
    """For "Poland ordered 180 tanks. Sixty-three will be built at home": tanks.

    Args:
        text: The sentence.
        amount: One of its amounts.
        earlier: Those before it.
        before: Those of the sentences before, the last first.
    """
    if amount.dimension != "bare" or amount.age or amount.base.denominator != 1 or amount.base < 2:
        return
    ahead = text[max(0, amount.start - 40) : amount.start]
    does = _STANDS.match(text, amount.tail)
    ends = _ENDS.match(text, amount.tail)
    if not (does and _OPENS.search(ahead)) and not ((does or ends) and _REST.search(ahead)):
        return
    for one in (*reversed(earlier), *before):
        if one.dimension == "count" and (one.noun is not None or one.unit == "people"):
            amount.unit, amount.dimension, amount.kind = (
                one.unit.partition("/")[0],
                "count",
                "count",
            )
            amount.noun = one.noun
            return


def _kind(last: Amount) -> Kind:
    return "percent" if last.kind == "share" else last.kind


def _is_same(text: str, last: Amount, amount: Amount, gap: str) -> bool:
    """Whether a bare number continues what the last amount began."""
    if amount.form == "fraction":
        return False
    if last.dimension == "count":
        if amount.base.denominator != 1:
            return False
        of_all = _OF_ALL.search(text[max(0, last.start - 24) : last.start])
        if of_all and _ONLY.fullmatch(gap) and amount.base < last.base:
            return True
        if _SIDE.match(text, amount.tail) and _VOTING.search(text):
            return True
    if not _near(last, amount) or not _ENDS.match(text, amount.tail):
        return False
    if _NAMED.fullmatch(gap) or _MOVED_ON.fullmatch(gap):
        return True
    came = _THEN_CAME.fullmatch(gap)
    if came and (came["verb"] in _GOES or verb_roles().get(came["verb"]) in _LEVELS):
        return True
    if _THEN.fullmatch(gap) and (
        _AT_A_TIME.match(text, amount.tail) or _RESPECTIVELY.match(text, amount.tail)
    ):
        return True
    kind = _OF_A_KIND.match(text, amount.tail)
    return bool(kind and gap.startswith(f" {kind['join']} ") and _OF_KINDS.fullmatch(gap))


def _near(last: Amount, amount: Amount) -> bool:
    """Whether two values are of one order."""
    if not last.value or not amount.value:
        return False
    return 1 / _FEW_TIMES < abs(amount.value / last.value) < _FEW_TIMES


def _is_compared(text: str, last: Amount, amount: Amount) -> bool:
    """For "averaged 32 a day, compared with 75": what a bare number is compared with."""
    gap = text[last.tail : amount.start]
    bare = last.dimension == "bare" and len(gap) <= _FAR and _near(last, amount)
    return bool(bare and _AGAINST.search(gap))


_ENTRY = re.compile(
    r"(?:[•*·–-] ?)?(?P<head>[A-Z][a-z]+|[A-Z][^:;,\d]{2,50} [a-z]+|[A-Z][a-z]+ [^:;,\d]{2,40})"
    r"(?:, [^:;]{2,20})?: $"
)


def _is_entry(text: str, start: int) -> bool:
    """For "Deaths: 58", "Districts affected: 14 of 129": a list's entry of what is counted."""
    match = _ENTRY.fullmatch(text, 0, start) if text.endswith(": ", 0, start) else None
    if match is None:
        return False
    first, last = match["head"].split()[0], match["head"].split()[-1]
    return any(is_plural(one.lower()) and one.lower() not in _verbs_too() for one in (first, last))


def is_stated(text: str, amount: Amount, earlier: list[Amount]) -> bool:
    """Whether a bare number is what a verb does or comes to: "sold 120 in March", "56 a week"."""
    if amount.age or amount.number is None or amount.base.denominator != 1 or amount.base < 2:
        return False
    if earlier and earlier[-1].dimension == "bare" and _RESPECTIVELY.match(text, amount.tail):
        return bool(_THEN.fullmatch(text, earlier[-1].tail, amount.start))
    if earlier and _is_compared(text, earlier[-1], amount):
        return True
    if _PER.match(text, amount.tail):
        return True
    if _is_entry(text, amount.start):
        return True
    if not _ENDS.match(text, amount.tail):
        return False
    if _PREDICATED.search(text[max(0, amount.start - 40) : amount.start]):
        return True
    found = verbs(text, max(0, amount.start - 60), amount.start)
    last = found[-1] if found else None
    return last is not None and last.role in _DOES and not text[last.end : amount.start].strip()
