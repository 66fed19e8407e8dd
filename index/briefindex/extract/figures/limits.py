"""Where the words about an amount end: at the next amount, date or verb."""

import re

from briefindex.extract.figures.amounts import Amount
from briefindex.extract.figures.sentence import Sentence
from briefindex.extract.figures.syntax import finite_after

_TERM = re.compile(r"[ -](?:year|month|week|day)\Z")


def limit_of(sentence: Sentence, amount: Amount, place: int | None = None) -> int:
    """Where the noun phrase at a place behind an amount must end, at the amount's end by default.

    At the next amount, date or finite verb.
    """
    verb = finite_after(sentence, amount.end if place is None else place)
    room = room_after(sentence, amount)
    return room if verb is None else min(room, verb)


def room_after(sentence: Sentence, amount: Amount) -> int:
    """Where the words about an amount must end: at the next amount or date."""
    later = [
        one.start
        for one in sentence.amounts
        if one.start >= amount.end and not _is_attribute(sentence.text, one)
    ]
    dates = [one.lead.start for one in sentence.dates if one.lead.start >= amount.end]
    return min([*later, *dates], default=len(sentence.text))


def _is_attribute(text: str, amount: Amount) -> bool:
    """Whether a term belongs to the noun behind it: "of five year notes", "a ten-year bond"."""
    if amount.age:
        return True
    if amount.kind != "duration":
        return False
    return bool(_TERM.search(text, amount.core, amount.end)) and text[amount.end :][:1] == " "
