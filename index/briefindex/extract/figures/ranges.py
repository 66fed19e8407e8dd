"""Two numbers that belong together: ranges, changes from one to another, and "one in five".

The scale and unit of the second are shared out to the first: "from 6 to 12 million tons".
"""

import re
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise

from briefindex.extract.figures import votes, wholes_of
from briefindex.extract.figures.amounts import BARE, Amount, divide
from briefindex.extract.figures.qualifiers import qualifier_before
from briefindex.extract.figures.units import unit_table
from briefindex.text.small import small

_JOIN = re.compile(
    r"(?:-(?= ))?\s?(?P<dash>[-–—/]|to|and|or|through)-?\s?"
    r"(?P<bound>(?:about|around|nearly|almost|over|more than|some) )?$"
)
_CLIMBING = ("-", "–", "—", "/", "through")
_RANGED = re.compile(
    r"\brang(?:e[ds]?|ing)(?: (?:is|was|are|be|of|from|between|at|in|set|about|around)){0,3}:? $",
    re.IGNORECASE,
)
_EITHER_WAY = re.compile(r" ?(?:±|\+/[-−]|plus or minus|plus/minus) ?", re.IGNORECASE)
_POINTS_AWAY = re.compile(r" (?:lower|higher|up|down|more|less|above|below|better|worse)\b")
"""After points beside a percentage: "62 percent full, nine points lower than in May"."""

_BETWEEN = re.compile(
    r"\bbetween (?:about |around |some |roughly |an estimated |approximately )?$", re.IGNORECASE
)
_FROM = re.compile(
    r"\b(?:from|up from|down from)(?: (?:about|around|some|roughly|nearly|almost"
    r"|over|more than|just|a|the|current|present|today’s|an)){0,6} $",
    re.IGNORECASE,
)
_TO = re.compile(
    r"\b(?:to|reaching|hitting)(?: (?:about|around|some|roughly|nearly|almost|over"
    r"|more than|at least|a record|just|only|as much as|up to)){0,6} $",
    re.IGNORECASE,
)
_AGAINST = re.compile(
    r" (?:from|against|versus|vs\.?|compared (?:with|to)|up from|down from|after)"
    r"(?: (?:a|an|the|about|some|nearly|around|over|more than|just|only|revised))* ?"
)
CHANGE = re.compile(
    r"\b(?:increas\w+|rais\w+|ris(?:e|es|en|ing)|rose|grew|grow\w*|expand\w*"
    r"|boost\w*|lift\w*|climb\w*|jump\w*|surg\w+|soar\w*|double[sd]?|doubling"
    r"|tripl\w+|fall(?:s|en|ing)?|fell|drop\w*|declin\w+|decreas\w+|reduc\w+|cut"
    r"(?:s|ting)?|shrink\w*|swell\w*|balloon\w*|slid|slip\w*|slow\w*|eas(?:e|ed|ing)"
    r"|widen\w*|narrow\w*|chang\w+|went|go(?:es|ing)?|mov(?:e|ed|ing)|advanc\w+"
    r"|improv\w+|accelerat\w+|upgrad\w+|revis\w+|swell\w*|swung|plung\w+|tumbl\w+"
    r"|extend\w*|shorten\w*|lengthen\w*|trim\w*|slash\w*|bring\w*|brought|up|down|higher|lower)\b",
    re.IGNORECASE,
)
_SHARED_UNITS = 50
_FEW_PERCENT = 5
_CLOSE = 5


_TO_LEVEL = re.compile(
    r" (?:to|at|to (?:settle|close|end|finish|trade) at) (?:a |an |around |about )?"
)
_BY_AMOUNT = re.compile(
    r"\bby (?:(?:a|an|another|about|around|some|nearly|almost|over|more than|further) ){0,6}$"
)
_MOVED = re.compile(
    r"\b(?!ranged\b|varied\b|stretched\b|differed\b|priced\b|aged\b|estimated\b)[a-z]{3,}ed"
    r" (?:\w+ly )?from (?:(?:about|around|some|roughly|nearly|almost|over"
    r"|more than|just|a|the) ){0,6}$"
)


def join(text: str, amounts: list[Amount]) -> list[Amount]:
    """The amounts with ranges made one and changes linked, sorted by place."""
    result: list[Amount] = []
    for amount in amounts:
        last = result[-1] if result else None
        if last is not None:
            _lend(text, last, amount)
        joined = _joined(text, last, amount) if last is not None else None
        if joined is None:
            result.append(amount)
        else:
            result[-1:] = joined
    for first, second in pairwise(result):
        if _TO_LEVEL.fullmatch(text[first.tail : second.core]) and is_change_by(text, first):
            known = (first.dimension, "bare")
            points = first.unit in ("points", "pp", "bp") and second.unit == "%"
            first.by = first.by or second.dimension in known or points
        if _AGAINST.fullmatch(text[first.tail : second.core]):
            _share_either(first, second)
        compared = first.unit == "%" and second.unit == "points"
        if compared and _POINTS_AWAY.match(text, second.tail):
            second.unit, second.dimension, second.kind = "pp", "pp", "percent"
    _link_apart(text, result)
    return result


def _share_either(first: Amount, second: Amount) -> None:
    """Gives unit and scale to the bare one of "1.35 mln tonnes from 1.38 mln"."""
    bare, full = (first, second) if first.dimension == "bare" else (second, first)
    if bare.dimension != "bare" or full.dimension in (
        "bare",
        "time",
        "rank",
        "multiple",
    ):
        return
    if full.dimension == "percent" and (bare.scale > 1 or bare.base.denominator == 1):
        return
    if bare.base and full.base and not 1 / 200 < bare.base / full.base < 200:
        return
    share(bare, full)


def _joined(text: str, first: Amount, second: Amount) -> list[Amount] | None:
    """What two neighbours become together; None where they stay apart."""
    between = text[first.tail : second.core]
    if len(between) > 24:
        return None
    for words, made in _WAYS:
        if words.fullmatch(between) and (found := made(text, first, second)) is not None:
            return found
    match = _JOIN.fullmatch(between)
    _of_a_percent(first, second, match)
    before = text[max(0, first.core - 160) : first.core]
    if match is None or not _may_join(text, first, second):
        return None
    word = match.group("dash")
    if word == "and" and not _BETWEEN.search(before):
        return None
    if word == "or" and not _is_next(first, second):
        return None
    climbs = _is_range(first, second) or (first.base < second.base and is_ranged(text, first.core))
    if word in _CLIMBING and not climbs:
        return [] if first.dimension == second.dimension == "bare" else None
    moved_by = is_change_by(text, first) or (_BY_AMOUNT.search(before) and CHANGE.search(before))
    if word == "to" and moved_by and not _FROM.search(before) and not _is_close(first, second):
        return _by_and_to(first, second)
    share(first, second)
    moved = CHANGE.search(before) or _MOVED.search(before)
    if word == "to" and _FROM.search(before) and moved and not is_ranged(text, first.core):
        return _change(text, first, second)
    if word == "to" and _is_score(before, first, second):
        return None
    if match.group("bound"):
        return _change(text, first, second) if _FROM.search(before) else None
    return _range(text, first, second, word)


def _spread(text: str, first: Amount, second: Amount) -> list[Amount] | None:
    """For "5.3 ± 0.2 kg": what was measured, and how far it may be off as a note."""
    if first.dimension not in ("bare", second.dimension) or second.dimension == "bare":
        return None
    off = text[second.number.start if second.number else second.core : second.tail]
    if first.dimension == "bare":
        share(first, second)
        first.tail = first.end = second.tail
    first.note = f"± {off}"
    return [first]


def _of_a_percent(first: Amount, second: Amount, match: re.Match[str] | None) -> None:
    """For "1/2 to one percent": no half, but half a percent; a half is in "from half to 60"."""
    parts = first.form == "fraction" != second.form and first.unit == second.unit == "%"
    if match and match["dash"] != "and" and parts and second.base <= _FEW_PERCENT:
        first.value, first.exact, first.kind = first.base, None, "percent"


def _by_and_to(first: Amount, second: Amount) -> list[Amount]:
    """For "rose 48 cents to 86": how much it changed, and the level that it came to."""
    first.by = True
    share(second, first)
    return [first, second]


def _may_join(text: str, first: Amount, second: Amount) -> bool:
    """Whether two amounts are free and of one kind."""
    if first.partner is not None or first.value is None or second.value is None:
        return False
    bare = second.dimension == "bare" and not has_own_sign(text, second)
    if first.dimension == "money" and bare:
        second.unit, second.kind, second.dimension = first.unit, first.kind, first.dimension
        second.note, second.assumed = first.note, first.assumed
        divide(second, unit_table().per_after(text, second.tail))
    one, other = first.unit.partition("/")[0], second.unit.partition("/")[0]
    return one in (BARE, other) or (first.dimension == second.dimension == "money")


def _lend(text: str, first: Amount, second: Amount) -> None:
    """Gives the unit of "from 90 minutes" to the bare number of "to 12"."""
    if text[first.tail : second.core] != " to " or not _FROM.search(text[: first.core]):
        return
    lends = first.dimension in ("time", "count", "mass", "length", "volume", "power", "area")
    if second.dimension == "bare" and second.scale == 1 and lends:
        share(second, first)


def _is_close(first: Amount, second: Amount) -> bool:
    """For "grew 5 to 6 percent": a range, though in "fell 5 to 128" the 128 is a level."""
    unit = (first.dimension == "bare" or first.form == "fraction") and second.dimension != "bare"
    return unit and first.scale == 1 and first.base < second.base <= _CLOSE * first.base


def _is_score(before: str, first: Amount, second: Amount) -> bool:
    """Whether "15 to 3" or "54% to 46%" is a result: a range climbs."""
    if _FROM.search(before):
        return False
    if second.dimension not in ("bare", "count"):
        return (first.value or 0) > (second.value or 0) > 0
    return not _is_range(first, second) or (first.base > 100 and second.dimension == "bare")


def _is_next(first: Amount, second: Amount) -> bool:
    """For "five or six", "10 or 12": not "$5 or $500"."""
    if first.unit not in (BARE, second.unit) or second.base <= first.base:
        return False
    if first.scale > second.scale or (first.unit_after and first.scale < second.scale):
        return False
    return second.base <= first.base * 3 // 2 + 1 and first.form == second.form


def _is_range(first: Amount, second: Amount) -> bool:
    """Whether a dash between two numbers means a range: not "787-9", "3-1", nor "51-49"."""
    return first.base < second.base and (
        second.dimension != "bare" or second.scale > 1 or first.dimension == "money"
    )


def is_ranged(text: str, start: int) -> bool:
    """Whether the words before call what begins here a range: "a trading range of 1.10-1.15"."""
    return bool(_RANGED.search(text[max(0, start - 40) : start]))


def share(first: Amount, second: Amount) -> None:
    """Gives the scale and unit of the second to the first where it has none."""
    same_sign = first.dimension == "money" == second.dimension
    bare = first.dimension == "bare"
    if (bare or same_sign) and first.scale == 1 and second.scale > 1 and first.value is not None:
        close = second.base > 0 and first.base / second.base < _SHARED_UNITS
        if first.base < 1000 and close:
            first.value, first.scale = first.value * second.scale, second.scale
    if bare:
        _in_hundredths(first, second)
        first.unit, first.kind, first.dimension = second.unit, second.kind, second.dimension
        first.per, first.noun, first.note = second.per, second.noun, second.note
        first.assumed = second.assumed
    elif same_sign and second.per and not first.per:
        first.unit, first.per = second.unit, second.per
    elif same_sign and _code(second) != _code(first) and not second.note:
        first.unit, first.note = second.unit, second.note
        first.assumed = second.assumed


def _code(amount: Amount) -> str:
    """The currency of a sum, without what it is divided by."""
    return amount.unit.partition("/")[0]


def _in_hundredths(first: Amount, second: Amount) -> None:
    """For "3 to 5 cents": dollars, as the second is."""
    cents = second.dimension == "money" and second.value is not None and second.base > 0
    if cents and second.value == second.base / 100 and first.value is not None:
        first.value /= 100


def _range(text: str, first: Amount, second: Amount, word: str) -> list[Amount]:
    """One amount with a low and a high end."""
    low, high = sorted((first.value or Fraction(0), second.value or Fraction(0)))
    start = first.core
    opener = (
        _BETWEEN.search(text[max(0, start - 60) : start])
        if word == "and"
        else _FROM.search(text[max(0, start - 60) : start])
    )
    if opener:
        start -= len(opener.group(0))
    made = replace(second, start=start, core=start, value=None, low=low, high=high)
    made.number = first.number
    return [made]


def _change(text: str, first: Amount, second: Amount) -> list[Amount]:
    """Two amounts, linked as where something stood and where it goes."""
    opener = _FROM.search(text[max(0, first.core - 60) : first.core])
    if opener:
        first.qualifier, _ = qualifier_before(text, first.core, 0)
        first.start = first.core - len(opener.group(0))
        first.core = min(first.core, first.start)
    _pair(first, second)
    return [first, second]


def _pair(first: Amount, second: Amount) -> None:
    first.partner, first.partner_role = second, "to"
    second.partner, second.partner_role = first, "from"
    if first.value is not None and second.value is not None and first.value != second.value:
        second.direction = "increase" if second.value > first.value else "decrease"


_WAYS = (
    (wholes_of.OUT_OF, wholes_of.one_in),
    (_EITHER_WAY, _spread),
    (wholes_of.OF, wholes_of.part_of),
    (votes.GAP, votes.for_and_against),
)
"""What two amounts become by the words between them."""


def _link_apart(text: str, amounts: list[Amount]) -> None:
    """Links "from $8 billion in 2021 to $12 billion" and "to $12 billion from $8 billion"."""
    for first, second in pairwise(amounts):
        if first.partner or second.partner or first.value is None or second.value is None:
            continue
        gap = text[first.tail : second.core]
        if len(gap) > 70 or first.dimension != second.dimension or ";" in gap:
            continue
        before = text[max(0, first.core - 160) : first.core]
        if (
            _FROM.search(before)
            and _TO.search(text[max(0, second.core - 60) : second.core])
            and CHANGE.search(before)
        ):
            _pair(first, second)
        elif re.search(r"\b(?:up|down) from (?:\w+ ){0,2}$", gap) or (
            _FROM.search(text[max(0, second.core - 60) : second.core])
            and (_TO.search(before) or CHANGE.search(before[-60:]) or first.kind != "percent")
        ):
            _pair(second, first)


def has_own_sign(text: str, amount: Amount) -> bool:
    """Whether a sign or name stands right behind a number: of a currency, though none we know."""
    return bool(_OWN_SIGN.match(text, amount.tail))


_OWN_SIGN = re.compile(r" ?[A-Z₠-₿]")


def is_change_by(text: str, amount: Amount) -> re.Match[str] | None:
    """The verb of "increased by 19 percent" or "grew almost 40%" right before an amount."""
    if text.startswith(_AT_LEVEL, amount.start):
        return None
    return _moved(text[max(0, amount.start - 40) : amount.start])


@lru_cache(maxsize=64)
def _moved(before: str) -> re.Match[str] | None:
    match = _BY.search(small(before))
    return None if match is None or _PHRASAL.search(match.string, 0, match.end()) else match


_BY = re.compile(
    r"\b(?P<verb>increas\w+|rais\w+|ris(?:e|es|en|ing)|rose|grew|grow\w*|expand\w*"
    r"|climb\w*|jump\w*|surg\w+|soar\w*|gain\w*|fall(?:s|en|ing)?|fell|drop\w*"
    r"|declin\w+|decreas\w+|reduc\w+|shr[aiu]nk(?:s|ing)?|swell\w*|swollen|balloon\w*|slid|slip\w*|plung\w+|tumbl\w+"
    r"|slump\w*|contract(?:ed|ing|s)|cut|up|down|advanc\w+|rallied|widen(?:ed|s)|narrow(?:ed|s)|strengthen\w*"
    r"|weaken\w*|sank|dipped|accelerat\w+|eased|slow\w*|edged (?:up|down)|lost|add(?:ed|s)"
    r"|shed|sheds|firmed|ticked (?:up|down)|inched (?:up|down)|retreated|rebounded)(?: "
    r"(?:back|up|down|further|again|sharply|slightly|significantly|steadily"
    r"|year-on-year|only|just))?"
    r"(?: by)?(?: at an? (?:[\w-]+ ){0,2}(?:rate|pace) of)?"
    r"(?: (?:a|an|another|some|further|the|just|only))* ?$"
)
_AT_LEVEL = ("past ", "below ", "above ", "from ")
"""In "fell below 3" and "rose from 2 to 5" they are levels."""

_PHRASAL = re.compile(
    r"\b(?:mak|made|add|took|tak|set|put|buil|pick|call|com|came|end|g[ao]ve|bought"
    r"|buy|held|hold|look|turn|show)\w* (?:up|down)(?: by| \w+)? *$",
    re.IGNORECASE,
)
