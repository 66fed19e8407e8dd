"""What stands beside amounts and changes them: qualifiers, "annually", words for people."""

import re

from briefindex.extract.figures.amounts import Amount
from briefindex.extract.figures.qualifiers import (
    is_position,
    qualifier_after,
    qualifier_before,
    record_before,
)
from briefindex.extract.figures.units import unit_table
from briefindex.extract.figures.words import listed, persons, singular
from briefindex.text.small import word_set, words_in

_ADVERB_PER = re.compile(
    r"\b(annually|yearly|per annum"
    r"|(?<!than )(?<!over )(?<!within )(?<!half )(?<!for )(?<!of )(?<!in )(?<!about )(?<!nearly )"
    r"(?<!under )(?<!almost )a year(?! (?:earlier|ago|before"
    r"|later))|per year|each year|every "
    r"year|daily|monthly|weekly)\b",
    re.I,
)
_ADVERB_WITHIN = 40
_APART = re.compile(r"[\d.;:]")
_HOW_OFTEN = re.compile(r"\b(?:once|twice|thrice|times) $")
_ADVERB_BEFORE = re.compile(
    r"\b(annually|yearly|daily|monthly|weekly)(?: \w+){0,3} $", re.IGNORECASE
)
_ADVERBS = frozenset({"annually", "yearly", "annum", "year", "daily", "monthly", "weekly"})
_OF_EACH = re.compile(r" of [\w-]+(?: [a-z-]+)?(?= (?:per|a|an|each|every) [a-z])")
_PER = {
    "annually": "year", "yearly": "year", "per annum": "year", "a year": "year",
    "per year": "year", "each year": "year", "every year": "year", "daily": "day",
    "monthly": "month", "weekly": "week",
}  # fmt: skip


def outside(text: str, amount: Amount, earlier: list[Amount]) -> list[Amount]:
    """The amounts before one that stand in no bracket which is closed before it.

    In "301 million euros (349 million dollars), against 226 million" that is euros.
    """
    if ")" not in text[: amount.start]:
        return earlier
    return [one for one in earlier if not _is_closed_in(text, one, amount)]


def _is_closed_in(text: str, one: Amount, amount: Amount) -> bool:
    opened = text.rfind("(", 0, one.start)
    if opened < 0 or text.find(")", opened, one.start) >= 0:
        return False
    return 0 <= text.find(")", one.start) < amount.start


def qualify(text: str, amounts: list[Amount]) -> None:
    """Adds to each amount the qualifier and record words beside it, and widens it over them."""
    floor = 0
    for index, amount in enumerate(amounts):
        time = amount.dimension == "time"
        before, start = qualifier_before(text, amount.core, floor, time=time)
        if amount.dimension == "length" and is_position(text, start, amount.tail):
            before, start = None, amount.core
        after, end = qualifier_after(text, amount.tail)
        following = amounts[index + 1].start if index + 1 < len(amounts) else len(text) + 1
        if after and following <= len(text) and not text[end:following].strip():
            after, end = None, amount.tail  # "a fee of 85m plus 15m in add-ons" adds
        if amount.qualifier is None:
            amount.qualifier = before or after
        amount.start = min(amount.start, start)
        if before is None and after is not None and end <= following:
            amount.end = max(amount.end, end)
        record = record_before(text, amount.start, floor)
        if record:
            amount.note = f"{amount.note}; “{record}”" if amount.note else f"“{record}”"
        floor = amount.tail


def yearly(text: str, amount: Amount, clause: tuple[int, int]) -> None:
    """Makes "exporting annually 5 million tons" tons a year."""
    if amount.per or amount.dimension in (
        "percent",
        "pp",
        "bp",
        "time",
        "multiple",
        "rank",
        "bare",
    ):
        return
    each = _OF_EACH.match(text, amount.tail)
    joined = unit_table().per_after(text, each.end()) if each else None
    if joined is not None:
        amount.per = joined[0]
        amount.unit = f"{amount.unit}/{amount.per}"
        return
    if _ADVERBS.isdisjoint(words_in(text)):
        return
    after = _ADVERB_PER.search(text, amount.tail, min(clause[1], amount.tail + _ADVERB_WITHIN))
    gap = text[amount.tail : after.start()] if after else ""
    before = _ADVERB_BEFORE.search(text[clause[0] : amount.start] + "")
    word = after.group(1) if after else before.group(1) if before else None
    if word is None or (after and (_APART.search(gap) or _HOW_OFTEN.search(gap))):
        return
    if amount.number is not None and text[amount.number.end : amount.number.end + 1] == "-":
        return  # "the 12-member council meets daily"
    amount.per = _PER[word.lower()]
    amount.unit = f"{amount.unit}/{amount.per}"


_WORD = re.compile(r"[\w’'-]+")
_HELPERS = word_set(
    "were was are have had been others more other people of whom them still also reported being"
    " left"
)


def person_unit(text: str, amount: Amount) -> bool:
    """Whether a bare number counts people: "killing 20", "50 were injured", "12 dead"."""
    before = _WORD.findall(text[max(0, amount.start - 40) : amount.start])
    after = _WORD.findall(text[amount.tail : amount.tail + 30])
    if before and before[-1].lower() in listed("casualty_verbs"):
        return True
    following = [word.lower() for word in after[:4]]
    while following and following[0] in _HELPERS:
        following.pop(0)
    if following and following[0] in listed("casualty_states"):
        return True
    return bool(after and after[0].lower() == "others") and any(
        singular(word) in persons() for word in before
    )
