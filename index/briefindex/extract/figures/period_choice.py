"""Which date of its sentence an amount belongs to.

After it in its clause, before it, or at the sentence's opening; never one that it is compared with
and never one of a part that speaks of something else.
"""

import re
from datetime import date
from functools import lru_cache
from typing import Final

from briefindex.extract.figures.amounts import Amount
from briefindex.extract.figures.period_asides import antecedent, are_apart, is_blocked
from briefindex.extract.figures.period_bases import date_of_base, is_base
from briefindex.extract.figures.period_things import (
    is_of_offer,
    is_of_thing,
    is_of_total,
    was_foreseen_at,
)
from briefindex.extract.figures.period_trees import are_apart_by_tree
from briefindex.extract.figures.sentence import Sentence
from briefindex.text.date_leaning import whole_months
from briefindex.text.dates import DateExpression

_COMPARED: Final = re.compile(
    r"\b(?:from|than|compared (?:to|with)|versus|vs\.?|against|over|relative to"
    r"|(?:same(?: [a-z]+)?|much|many|high|low|large) as"
    r"|above|below|as in|for|up on|down on|that of|it was|were)"
    r" (?:the |that of |those of |what it was |in |its |a |same period (?:of |in )?"
    r"|the same period (?:of |in )?|figures? (?:for|of|in) |levels? (?:of|in) |at |half |third "
    r"|quarter |fifth |level |peak |record |high |low |of |whole |all |entire ){0,6}$",
    re.IGNORECASE,
)
_COMPARING: Final = re.compile(
    r"\b(?:from|than|compared (?:to|with)|versus|vs\.?|against|relative to|below|above|up on"
    r"|(?:same(?: [a-z]+)?|much|many|high|low|large) as|down on)\b[^.;]*$",
    re.IGNORECASE,
)
_COMPARED_AHEAD: Final = re.compile(
    r"\b(?:compared (?:to|with)|than|versus|against|from|above|below|up on|down on)"
    r"(?: the| in| that of| those of| its| at| levels?| of| end of| figures?| peak| record){0,5} $",
    re.IGNORECASE,
)
_SUPERLATIVE: Final = re.compile(
    r"\b(?:(?:bigg|larg|high|low|strong|weak|fast|slow|steep|sharp|deep|long|short|small|great|warm"
    r"|hott|cold|wett|dri|heavi|hard|deadli|bloodi|cheap|earli|tight|wid|tough|quick|dear|poor|rich)"
    r"est|worst|best|most(?! of\b)|least|first|record)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
"""Before "since 2009" it says what the date is compared with."""
_OF_WHAT: Final = re.compile(r"\b(?:of|than|as) (?:what|it|they|we)\b[^,;]{0,30}$")
"""For "half of what it was three years ago"."""
_OF_OLD: Final = re.compile(
    r" (?:the|that|those|as many|as much)\b[^,;]{0,30} (?:of|from|in) "
    r"| (?:of )?what (?:it|they|we|he|she) (?:was|were|did|had)\b[^,;]{0,20} "
)
"""For "twice the number of 2020"."""
_NOT_SINCE: Final = re.compile(
    r"(?:\b(?:not|never|no|nor|unseen|unmatched)\b|n[’']t\b)[^.;,]{0,40}$"
)
_ON_LONGER: Final = re.compile(
    r"\bon (?:the )?$|\b(?:percent|%|percentage points|pct) over (?:the )?$"
)
"""For "up 5 percent on 2023"; what happens, happens on a day."""
_OVER_YEAR: Final = re.compile(
    r"\b(?:rise|increase|gain|growth|jump|climb|fall|drop|decline|decrease|up|down|higher|lower)"
    r" (?:over|on|from) (?:the )?$"
)
_YEAR_SAID: Final = re.compile(r"(?:19|20)\d\d$")
"""For "a 5 percent rise over March 2023"; "over the past year" is when it rose."""
_SAME: Final = re.compile(
    r"(?:the |that )?(?:same|corresponding|equivalent|comparable|year[- ](?:ago|earlier)"
    r"|prior[- ]year)\b",
    re.IGNORECASE,
)
_PLAIN_SAME: Final = re.compile(r"(?:the |that )?(?:same|corresponding) [a-z]+", re.IGNORECASE)
"""With no other year said, it may be the time that is spoken of."""
_TO_COME: Final = re.compile(r"\b(?:will|shall|would|(?:is|are|was|were) to|set to|due to)\b")
_SHARES_DATE: Final = re.compile(
    r"(?:(?: of| in)(?: [\w’'-]+){1,4})?,? (?:and|or|worth|totall?ing|valued at"
    r"|reaching|at|to|hitting)(?: (?:a|an|the|about|some|nearly|almost|over|more "
    r"than|by|record))*\s?"
)
_WITHIN_PHRASE: Final = re.compile(
    r"(?: (?!(?:and|or|but|to|than|against|from|while|after|before|as|that|which|who|because|since"
    r"|said|if|when|until)\b)[\w’'-]+){0,7} (?:from (?:about |some |nearly |over )?)?"
)
"""For "26 quakes of magnitude 6 or more this year", "29 tons from 57 percent of the fields"."""
_CONVERTED: Final = re.compile(
    r" \((?:or )?(?:(?:about|around|some|roughly|approximately|nearly|almost|over|just) )*"
)
"""For "24,500 francs ($43) in February": what is in brackets says the same once more."""
_AND_DONE: Final = re.compile(
    r"(?: (?!to\b|who\b|that\b|from\b)[\w’'-]+){0,4},? (?:and|or) (?:then )?"
    r"(?:[a-z]+ed|hurt|left|made|cut|sent|took|shot|sold|bought|hit|lost|won|drove)"
    r"(?: (?:about|some|nearly|almost|over|more than|at least|another|up to))* "
)
"""For "killed 12 people and injured 40 on Monday"."""
_AND_WERE: Final = re.compile(
    r"(?: (?!to\b|who\b|that\b|from\b)[\w’'-]+){0,3} (?:was|were|been) [a-z]+,? and"
    r"(?: (?:about|some|nearly|almost|over|more than|at least|another|up to|a further))* "
)
"""For "12 people were killed and 40 injured on Monday"."""
_AND_OTHERS: Final = re.compile(
    r"(?: (?!to\b|who\b|that\b|from\b)[\w’'-]+){1,4} and"
    r"(?: (?:about|some|nearly|almost|over|more than|at least|another|up to|a further))* "
)
_DID: Final = re.compile(r" (?:[a-z]+ )?(?:were|was|went|fell|[a-z]+ed)\b")
"""For "40 people drowned and 30 were rescued on Monday"."""
_WHEN: Final = re.compile(r"(?: [\w’'-]+){0,6} when(?: [\w’'-]+){0,8} ")
"""For "112 people were killed when a magnitude 6.9 earthquake struck on Monday"."""
_SAID: Final = re.compile(
    r"\b(?:said|says|told|added|noted|warned|explained|announced)"
    r"(?:(?: (?!that\b|of\b)[\w’'.]+){0,3}?(?:,? (?:on|in|at))?"
    r"|,? in an? [\w -]{1,40}(?:on|dated|published|released|issued)(?: on)?) $",
    re.IGNORECASE,
)
_FORETOLD: Final = re.compile(
    r" (?:had )?(?:predicted|forecast|projected|estimated|promised|pledged|planned|vowed|said"
    r"|warned)\b"
)
"""For "had in November predicted 6 percent"."""
_SAID_ENDS: Final = re.compile(r"$|[.,;:)—–”\"]| (?:that|and|after|as|while|with|but|when)\b")
_WITH: Final = re.compile(
    r"(?: (?:in|at) [A-Z][\w-]+)?,? (?:with|after) (?:about |some |nearly |almost |only )?"
)
_PRESENT_BETWEEN: Final = re.compile(
    r"\band (?:now |currently |today |still |also )?(?:is|are|has|have|employs|runs|owns|operates"
    r"|serves|produces|makes|sells|holds|lives?|remains|accounts|plans|wants|aims|expects|intends"
    r"|hopes|will)\b"
)
_AND_TO: Final = re.compile(r"\band (?:also )?(?:to )(?!\d)")
_AND_PLANS: Final = re.compile(
    r"\b(?:and|but) (?:it |they |he |she |we )?(?:also |now )?(?:will|would|plans?|aims?|expects?"
    r"|hopes?|wants?|intends?) "
)
_WEEK: Final = 6
_LATE: Final = 3
"""So many months after its end a quarter or a year is the last that is reported on."""
_NEAR: Final = 90
_TOUCHING: Final = 2
_OPENING: Final = 12
"""A date further than this from a sentence's beginning does not open it."""


def chosen_date(
    sentence: Sentence, amount: Amount, published: date | None
) -> DateExpression | None:
    """The date that belongs to the amount, or None."""
    if not sentence.dates:
        return None
    if is_base(sentence, amount):
        one = date_of_base(sentence, amount)
        return None if one and _is_of_both(sentence, amount, one, published) else one
    when = antecedent(sentence, amount.core)
    if when is not None:
        return when
    if was_foreseen_at(sentence, amount):
        return None
    others = [one for one in sentence.amounts if one is not amount]
    free = [one for one in sentence.dates if not _is_foreign(sentence, amount, one)]
    after = [one for one in free if one.span.start >= amount.end]
    before = [one for one in free if one.span.end <= amount.start]
    touching = [one for one in before if _touches(sentence.text, one, amount)]
    if touching and not is_compared(sentence, amount, touching[-1]):
        return touching[-1]
    return (
        _behind(sentence, amount, after, others)
        or _behind_both(sentence, amount, after, published)
        or _ahead(sentence, amount, before, others)
        or _in_next_clause(sentence, amount, after, others)
    )


def _touches(text: str, one: DateExpression, amount: Amount) -> bool:
    """Whether an amount follows right on a date; behind a comma only where the date opens."""
    if amount.start - one.span.end > _TOUCHING:
        return False
    return "," not in text[one.span.end : amount.start] or one.lead.start <= _OPENING


def _is_foreign(sentence: Sentence, amount: Amount, one: DateExpression) -> bool:
    """Whether a date is of something else: of the saying, of an aside, of what came before."""
    return (
        _is_of_saying(sentence, amount, one)
        or are_apart(sentence, one, amount.core)
        or is_of_offer(sentence, amount, one)
        or is_of_thing(sentence.text, amount, one)
        or is_blocked(sentence.text, one, amount.core)
        or _is_of_plan(sentence.text, amount, one)
        or is_of_total(sentence, amount, one)
        or are_apart_by_tree(sentence, one, amount)
    )


def _is_of_plan(text: str, amount: Amount, one: DateExpression) -> bool:
    """For "set aside 3 million and will close the road until May": of what comes after it."""
    return bool(_AND_PLANS.search(text, amount.end, max(amount.end, one.lead.start)))


def _is_of_saying(sentence: Sentence, amount: Amount, one: DateExpression) -> bool:
    """For "…, the ministry said on Friday": when it was said, not when it was.

    Not for "said on Friday with 97 percent of ballots counted".
    """
    text = sentence.text
    if one.span.end <= amount.start and _FORETOLD.match(text, one.span.end):
        return True
    if not _SAID_ENDS.match(text, one.span.end) or not _is_said_at(text, one.span.start):
        return False
    return _WITH.fullmatch(text, one.span.end, amount.start) is None


@lru_cache(maxsize=32)
def _is_said_at(text: str, start: int) -> bool:
    """Whether a date that begins at a place follows a verb of saying: asked for every amount."""
    return _SAID.search(text, max(0, start - _NEAR), start) is not None


def _behind(
    sentence: Sentence, amount: Amount, after: list[DateExpression], others: list[Amount]
) -> DateExpression | None:
    """The date that follows an amount in its clause, before another amount."""
    clause = sentence.clause_of(amount.core)
    for one in after:
        between = [other for other in others if amount.end <= other.core < one.span.start]
        if between and not _shared(sentence, amount, between):
            return None
        last = between[-1] if between else amount
        near = one.span.start < clause[1] and one.span.start - last.end < _NEAR
        if near and not is_compared(sentence, last, one):
            return one
    return None


def _behind_both(
    sentence: Sentence, amount: Amount, after: list[DateExpression], published: date | None
) -> DateExpression | None:
    """For "fell to 57 million from 59 million in the third quarter", told when that was over."""
    if not after:
        return None
    between = [one for one in sentence.amounts if amount.end <= one.core < after[0].span.start]
    if len(between) != 1 or not is_base(sentence, between[0]):
        return None
    return after[0] if _is_of_both(sentence, between[0], after[0], published) else None


def _is_of_both(
    sentence: Sentence, amount: Amount, one: DateExpression, published: date | None
) -> bool:
    """Whether the date behind an old value is rather that of the new one: the last that is over.

    Only where the new value has no date of its own and the old one is not said to be of another.
    """
    if one.kind != "absolute" or one.step is not None or one.span.start < amount.start:
        return False
    others = [each for each in sentence.dates if each is not one and each.kind != "vague"]
    if others or published is None or one.start is None or one.end is None:
        return False
    whole = whole_months((one.start, one.end))
    late = (published.year - one.end.year) * 12 + published.month - one.end.month
    return 0 < late <= min(whole, _LATE)


def _ahead(
    sentence: Sentence, amount: Amount, before: list[DateExpression], others: list[Amount]
) -> DateExpression | None:
    """The date before an amount: of its clause, else of the sentence's opening."""
    clause, text = sentence.clause_of(amount.core), sentence.text
    free = [one for one in before if not is_compared(sentence, amount, one)]
    for one in reversed(free):
        if one.span.start < clause[0]:
            break
        blocked = any(one.span.end <= other.core < amount.core for other in others)
        if blocked and _belongs(one, others):
            continue
        between = text[one.span.end : amount.start]
        if not _PRESENT_BETWEEN.search(between) and not (
            _belongs(one, others) and _AND_TO.search(between)
        ):
            return one
    for one in free:
        if ";" in text[one.span.end : amount.start]:
            continue
        opens = one.lead.start <= _OPENING or not _in_aside(sentence, one)
        if opens and not _belongs(one, others):
            return None if _PRESENT_BETWEEN.search(text, one.span.end, amount.start) else one
    return None


def _in_next_clause(
    sentence: Sentence, amount: Amount, after: list[DateExpression], others: list[Amount]
) -> DateExpression | None:
    """The date of a later clause, where the sentence has one amount only."""
    clause = sentence.clause_of(amount.core)
    late = [one for one in after if one.span.start >= clause[1] and one.kind != "vague"]
    if not late or others or _in_aside(sentence, late[0]):
        return None
    return None if is_compared(sentence, amount, late[0]) else late[0]


def _in_aside(sentence: Sentence, one: DateExpression) -> bool:
    """Whether a date stands in a clause about something else ("who took office in 2021")."""
    clause = sentence.clause_of(one.span.start)
    opening = sentence.text[clause[0] : clause[0] + 8]
    return bool(
        re.match(r"(?:who|which|whose|where|when|with|after|before|since|as)\b", opening, re.I)
    )


def _shared(sentence: Sentence, amount: Amount, between: list[Amount]) -> bool:
    """Whether a date behind a second amount covers the first too ("5 tons and 3 tons in 2024")."""
    if any(one.partner_role == "to" or one.partner is amount for one in between):
        return False  # but a date is shared in "fell 5% to 90 in 2023 from 95"
    text, place = sentence.text, amount.end
    for one in between:
        gap = text[place : one.start]
        joined = (_SHARES_DATE, _WITHIN_PHRASE, _AND_DONE, _AND_WERE, _WHEN, _CONVERTED)
        others = _AND_OTHERS.fullmatch(gap) and _DID.match(text, one.end)
        if is_base(sentence, one) or not (others or any(form.fullmatch(gap) for form in joined)):
            return False
        place = one.end
    return True


def _belongs(one: DateExpression, others: list[Amount]) -> bool:
    """Whether a date stands right behind another amount and so is that one's."""
    return any(
        0 <= one.lead.start - other.end <= 14 and other.end <= one.span.start for other in others
    )


def is_compared(sentence: Sentence, amount: Amount, one: DateExpression) -> bool:
    """Whether a date is what the amount is compared with ("from a year earlier")."""
    text = sentence.text
    before = text[max(0, one.span.start - 60) : one.span.start]
    lead = text[one.lead.start : one.lead.end]
    looks_back = one.relation == "since" and lead.lower().startswith("since")
    if looks_back and (
        _SUPERLATIVE.search(text, 0, one.lead.start) or _NOT_SINCE.search(text, 0, one.lead.start)
    ):
        return True
    if amount.end <= one.span.start and _SAME.match(one.surface):
        return _PLAIN_SAME.fullmatch(one.surface) is None
    starts = lead.startswith("from ") and one.start is not None and one.start == one.end
    if starts and _TO_COME.search(text, 0, amount.start):
        return False  # "will rise to 21 percent from 1 January"
    if amount.end <= one.span.start:
        between = text[amount.end : one.span.start]
        if _ON_LONGER.search(before) and _is_longer(one):
            return True
        if _OVER_YEAR.search(before) and _YEAR_SAID.search(one.surface):
            return True
        if _OF_WHAT.search(between) or (amount.kind == "multiple" and _OF_OLD.fullmatch(between)):
            return True
        if not _COMPARING.search(between):
            return False
        return bool(_COMPARED.search(before)) and not re.match(r"(?:since|by)\b", lead, re.I)
    led = _COMPARED_AHEAD.search(before)
    if led is None:
        return False
    return not led.group(0).lower().startswith("from") or bool(
        text[: led.start() + one.span.start - len(before)].strip()
    )


def _is_longer(one: DateExpression) -> bool:
    if one.start is None or one.end is None:
        return one.step is not None
    return (one.end - one.start).days >= _WEEK
