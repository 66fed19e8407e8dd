"""Settles what a number counts where no unit stands right behind it.

By its verb ("killing 20"), by a neighbour ("112 of the 200 seats", "$2 billion … and 300 million"),
by what it is a part of ("39 of the drones") or by its subject ("deaths fell to 608,000").
"""

import re
from functools import cache
from itertools import pairwise

from briefindex.extract.figures import beside
from briefindex.extract.figures.amounts import Amount
from briefindex.extract.figures.antecedents import Stated
from briefindex.extract.figures.naming import Named
from briefindex.extract.figures.nouns import noun_after
from briefindex.extract.figures.ranges import has_own_sign
from briefindex.extract.figures.sentence import Sentence
from briefindex.extract.figures.verbs import verbs
from briefindex.extract.figures.words import is_plural, listed, persons

_AND_MORE = re.compile(
    r"(?: (?:in|from|of|at) (?:the )?[A-Z][\w-]+(?: [A-Z][\w-]+)?)?,? (?:and|or|plus)"
    r"(?: \w+ed)?(?: (?:another|nearly|almost|over|more than|about|some|around|at least"
    r"|a further|further))* ?"
)
_OF_THE = re.compile(r" of (?:the|those|these|its|their|our|his|her)(?= (?!\d))")
_OF_THEM = re.compile(r" of (?:them|whom|which|those)\b")
_COMPARED = re.compile(
    r"\b(?:from|against|compared (?:to|with)|versus|than|to|and"
    r"|(?:expectations?|forecasts?|estimates?|predictions?|targets?|goals?|peak|high|low) of)"
    r" (?:the |a |an |just |only |about |some |nearly |around )?$"
)
_AND_OR_TO = re.compile(r"\b(?:to|and) (?:the |a |an )?$")
_UP_OR_DOWN = re.compile(r", (?:up|down|plus) $")
_FEW_TIMES = 20
_GREAT = 10**6
_SHARED = ("money", "mass", "volume", "area", "energy", "power", "flow", "count", "container")
_FAR = 120
_INDEX = re.compile(r"\bind(?:ex|ices)\b|\bbenchmark\b|\bcomposite\b", re.IGNORECASE)


def bare(sentence: Sentence, amount: Amount, earlier: list[Amount], recent: Stated | None) -> None:
    """Gives a number without a unit the one that its verb or a neighbour implies."""
    text = sentence.text
    if amount.age or _of_the(text, amount):
        return
    if _OF_THEM.match(text, amount.tail):
        known = [*([recent.amount] if recent else []), *earlier]
        counted = next((one for one in reversed(known) if one.dimension == "count"), None)
        if counted is not None:
            _take(amount, counted)
            amount.unit, amount.per = counted.unit.partition("/")[0], None
            return
    if beside.person_unit(text, amount):
        amount.unit, amount.dimension = "people", "count"
        return
    beside_it = beside.outside(text, amount, earlier)
    if beside_it:
        _by_neighbour(text, amount, beside_it)


def _of_the(text: str, amount: Amount) -> bool:
    """For "39 of the drones": counts what it is a part of."""
    match = _OF_THE.match(text, amount.tail)
    noun = noun_after(text, match.end()) if match else None
    if match is None or noun is None or amount.base.denominator != 1:
        return False
    amount.noun, amount.unit, amount.dimension = noun, noun.unit, "count"
    return True


def _by_neighbour(text: str, amount: Amount, earlier: list[Amount]) -> None:
    """Shares the unit of the amount before, where the words between say so."""
    last = earlier[-1]
    if amount.scale > 1 and has_own_sign(text, amount):
        return
    gap = text[last.end : amount.start]
    if gap.startswith(" (") and ")" in gap:
        gap = gap[gap.index(")") + 1 :]
    level = re.fullmatch(r",? (?:to|at|to (?:end|close|finish|settle) at) (?:a |an )?", gap)
    if level and last.dimension == "points":
        _take(amount, last)
    elif level and last.unit == "%" and _names_index(text[: last.start]):
        amount.unit, amount.dimension, amount.kind = "points", "points", "quantity"
    elif (last.dimension == "count" and _AND_MORE.fullmatch(gap)) or _is_compared(
        last, amount, gap
    ):
        _take(amount, last)
    elif amount.scale >= _GREAT and len(gap) < _FAR and ";" not in gap:
        near = next((one for one in reversed(earlier) if one.dimension in _SHARED), None)
        if near is not None:
            _take(amount, near)


def _names_index(before: str) -> bool:
    """Whether the words name a stock index: "the FTSE 100", "the benchmark index"."""
    known = listed("indices")
    return bool(_INDEX.search(before)) or any(
        word.lower() in known for word in re.findall(r"[\w&-]+", before)
    )


def _is_compared(last: Amount, amount: Amount, gap: str) -> bool:
    """Whether "from", "against", "than" makes two numbers measure the same."""
    if _UP_OR_DOWN.search(gap):
        return last.dimension == "money" and amount.scale > 1
    joined = _AND_OR_TO.search(gap)
    if not _COMPARED.search(gap) or len(gap) >= (8 if joined else 60) or "percent" in gap:
        return False
    if last.dimension == "count":
        return not re.search(r"\band $", gap)
    if last.dimension == "money" and amount.scale > 1:
        return True
    if joined or last.dimension in ("bare", "percent", "rank", "multiple") or not last.base:
        return False
    times = amount.base / last.base if last.scale == amount.scale else 0
    return bool(times) and 1 / _FEW_TIMES < times < _FEW_TIMES


def _take(amount: Amount, other: Amount) -> None:
    amount.unit, amount.dimension, amount.kind = other.unit, other.dimension, other.kind
    amount.noun, amount.per = other.noun, other.per
    if other.dimension == "money":
        amount.note, amount.assumed = other.note, other.assumed


@cache
def _never_counted() -> frozenset[str]:
    return listed("not_counted") | listed("empty_heads")


_BESIDE = 24
_BOUNDS = ("under", "over", "above", "below", "around")
_LEVEL_VERBS = ("level", "rise", "fall", "aux", "other")
_NUMBER_OF = re.compile(
    r"^(?:(?:the|total|overall|average) )*(?:number|total|count)s? of (?:(?:its|the|their|all) )?",
    re.I,
)


def by_subject(sentence: Sentence, amount: Amount, named: Named) -> None:
    """The unit of "deaths fell to 608,000" and "the population exceeded 37 million"."""
    clause = sentence.clause_of(amount.core)
    found = verbs(sentence.text, clause[0], amount.core)
    verb = next((one for one in reversed(found) if one.role != "aux"), found[-1] if found else None)
    if verb is not None:
        room = _BESIDE if verb.role in ("aux", "other") else 3 * _BESIDE
        if verb.role not in _LEVEL_VERBS or amount.core - verb.end > room:
            return
        does = sentence.text[verb.start : amount.start].strip()
        if verb.role == "other" and does.isalpha() and does not in _BOUNDS:
            return  # "polls said that they would win 10" counts no polls
    elif not sentence.text[: amount.core].rstrip().endswith((":", "at", "–", "-")):
        return
    unit = _unit_of(named.measure.label)
    if unit == "points":
        amount.unit, amount.dimension, amount.kind = "points", "points", "quantity"
    elif unit is not None:
        amount.unit, amount.dimension = unit, "count"


def _unit_of(label: str) -> str | None:
    """The unit of a measure by its words: of "number of babies born in Japan", babies."""
    label = re.sub(_NUMBER_OF, "", label)
    head = re.split(r" (?:of|out|in|to|from|for|at|by|with|who|that|on|born) ", f"{label} ")[0]
    head = re.split(r"(?<=s) [a-z]+ing ", head)[0]
    words = [re.sub(r"\W+$", "", word.lower()) for word in head.split()]
    while words and words[-1].endswith(("ed", "ing")) and words[-1] != "building":
        words.pop()
    if not words:
        return None
    if "index" in words:
        return "points"
    if words[-1] in listed("people_measures") or "-".join(words[-2:]) in listed("people_measures"):
        return "people"
    if words == ["unit", "sales"]:
        return "units"
    plural = is_plural(words[-1]) and words[-1].isalpha() and words[-1] not in _never_counted()
    return ("people" if words[-1] in persons() else words[-1]) if plural else None


def is_telling(amount: Amount) -> bool:
    """Whether a number without a unit is worth a row at all: "1.4 million", "3,200", "over 60"."""
    if amount.age:
        return False
    big = amount.scale > 1 or (amount.value is not None and abs(amount.value) >= 1000)
    return big or amount.qualifier is not None or amount.base.denominator != 1


_AGAINST_PER = re.compile(
    r",? (?:from|against|versus|compared (?:with|to)|up from|down from|after)"
    r"(?: (?:a|an|the|about|some|nearly|around|over|more than|just|only))* "
)


_FAR_APART = 1000
_MOVING_ON = re.compile(
    r"^,? (?:before|after|then|and then|but then|having) (?:\w+ly )?\w+(?:ing|ed) "
    r"(?:back |up |down )?(?:(?:to|at|from|as (?:high|low) as) )?(?:around |about |a high of )?$"
)


def _is_like(last: Amount, amount: Amount) -> bool:
    """Whether two sums may be prices of one thing: neither is twice the other."""
    same = last.unit == f"{amount.unit}/{last.per}" and last.scale == amount.scale
    return same and last.base < 2 * amount.base and amount.base < 2 * last.base


def share_per(text: str, last: Amount, amount: Amount) -> None:
    """Shares "annually" or "a share" between two amounts that "and" or "from" joins."""
    gap = text[last.tail : amount.start]
    joined = re.fullmatch(r"(?: of [\w-]+(?: [\w-]+)?)?(?:,| and|, and) ", gap)
    if last.value and abs(amount.value or 0) > _FAR_APART * abs(last.value):
        return
    against = _AGAINST_PER.fullmatch(gap) and last.unit == f"{amount.unit}/{last.per}"
    moved = _MOVING_ON.search(gap) and _is_like(last, amount)
    if (joined or moved or against) and last.per and last.dimension == amount.dimension:
        amount.per = last.per
        amount.unit = f"{amount.unit}/{last.per}"


_NEGATIVE = re.compile(r"\bnegative (?:\w+ )?growth (?:rate )?(?:of|at|by)(?: \w+)? $")


def negative(text: str, amount: Amount) -> None:
    """Growth of -2 percent and "negative growth of 2 percent" are a decrease."""
    below = amount.direction == "increase" and amount.value is not None and amount.value < 0
    if below or _NEGATIVE.search(text[max(0, amount.start - 40) : amount.start]):
        amount.direction = "decrease"


def points_of_percent(amounts: list[Amount]) -> None:
    """Points beside a percentage are percentage points: "fell 0.2 points to 5.9 percent"."""
    for first, second in pairwise(amounts):
        if first.unit == "points" and second.unit == "%" and first.by:
            first.unit, first.dimension, first.kind = "pp", "pp", "percent"
