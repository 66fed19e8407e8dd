"""Which figures belong together: from and to, change and level."""

import re
from collections.abc import Callable

from briefindex.extract.figures.amounts import Amount
from briefindex.extract.figures.sentence import Sentence
from briefindex.model.figure import FigureId, Link

_LEVEL_AFTER = re.compile(
    r"^,? (?:(?:on year|year-on-year|year on year|from a year earlier|and|to|reaching|hitting"
    r"|totall?ing|amounting to|making up|or|exceeding|surpassing|at|up to|a|an|the|record|of|about"
    r"|around|more than|nearly|over|almost|some|compared to last year|seasonally adjusted"
    r"|provisional|preliminary|revised|fresh|new|level|total)[ ,]*){1,8}$",
    re.IGNORECASE,
)
_OF_A_SUM = re.compile(r" of (?:the|its|their|an?) ")
"""For "45 percent of the $70 billion trade": a part of it, no way to it."""
_OR = re.compile(r",? or ", re.IGNORECASE)


def links_of(
    sentence: Sentence, amount: Amount, id_of: Callable[[Amount], FigureId]
) -> tuple[Link, ...]:
    """The figures of the same sentence that an amount belongs to."""
    found: list[Link] = []
    partner, role = amount.partner, amount.partner_role
    if partner is not None and role is not None and any(one is partner for one in sentence.amounts):
        found.append(Link(id_of(partner), role))
    place = sentence.amounts.index(amount)
    if place + 1 < len(sentence.amounts) and _reaches(
        sentence, amount, sentence.amounts[place + 1]
    ):
        found.append(Link(id_of(sentence.amounts[place + 1]), "level"))
    if place > 0 and _reaches(sentence, sentence.amounts[place - 1], amount):
        found.append(Link(id_of(sentence.amounts[place - 1]), "change"))
    if place + 1 < len(sentence.amounts) and _moved_by(
        sentence, amount, sentence.amounts[place + 1]
    ):
        found.append(Link(id_of(sentence.amounts[place + 1]), "change"))
    if place > 0 and _moved_by(sentence, sentence.amounts[place - 1], amount):
        found.append(Link(id_of(sentence.amounts[place - 1]), "level"))
    return tuple(found)


_CHANGE_AFTER = re.compile(
    r"(?: [\w’'-]+){0,5}, (?:up|down|a (?:gain|rise|drop|fall|decline|loss|increase|decrease"
    r"|jump) of)(?: (?:by|about|around|some|nearly|almost|over|more than))* "
)


def _moved_by(sentence: Sentence, level: Amount, change: Amount) -> bool:
    """For "settled at $74.23 a barrel, down 48 cents": the level, then how far it moved."""
    if level.kind not in ("money", "quantity", "count", "percent"):
        return False
    if change.unit != "%" and change.kind != level.kind and change.unit not in ("pp", "bp"):
        return False
    return bool(_CHANGE_AFTER.fullmatch(sentence.text[level.end : change.start]))


def _reaches(sentence: Sentence, change: Amount, level: Amount) -> bool:
    """Not for "cut its budget by 27 percent, or $1.1 billion": one change, told twice."""
    again = _OR.match(sentence.text, change.end, level.start)
    return not again and leads_to(sentence, change, level)


def leads_to(sentence: Sentence, change: Amount, level: Amount) -> bool:
    """For "increased by 19 percent, reaching $8 billion", "rose 5% to 300"."""
    points = change.unit in ("pp", "bp") and level.unit == "%"
    if change.by:
        return True
    if change.kind not in ("percent", "multiple", "share"):
        return False
    if level.kind in ("percent", "multiple", "rank", "share") and not points:
        return False
    gap = sentence.text[change.end : level.start]
    if _OF_A_SUM.match(gap):
        return False
    for one in reversed(sentence.dates):
        if change.end <= one.lead.start and one.span.end <= level.start:
            gap = gap[: one.lead.start - change.end] + gap[one.span.end - change.end :].lstrip()
    return bool(_LEVEL_AFTER.match(gap.replace(" ,", ",") or "x"))
