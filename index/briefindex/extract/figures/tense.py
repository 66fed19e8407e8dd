"""Whether a clause tells of its amount as of something past: "hit 9.1% in June"."""

import re

from briefindex.extract.figures.amounts import Amount
from briefindex.extract.figures.sentence import Sentence
from briefindex.extract.figures.words import listed
from briefindex.text.lexicon import words

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_SHORTEST = 4


def told_as_past(sentence: Sentence, amount: Amount) -> bool:
    """Whether the verb nearest to an amount in its clause is a past one.

    "Sales fell 2 percent in November" tells of a past November even where the nearest one is ahead.
    """
    clause = sentence.clause_of(amount.core)
    before = tense_in(sentence.text, clause[0], amount.start)
    if before is not None:
        return before
    return bool(tense_in(sentence.text, amount.end, clause[1]))


def tense_in(text: str, start: int, end: int) -> bool | None:
    """Whether the last verb of a stretch is past; None where there is no verb that tells."""
    past: bool | None = None
    previous = ""
    for match in _WORD.finditer(text, start, end):
        word = match.group(0).lower()
        if word in listed("ahead") and match.group(0) != "May":
            past = False
        elif _is_past(word) and previous not in listed("not_finite"):
            past = True
        previous = word
    return past


def _is_past(word: str) -> bool:
    if word in words("reporting_verbs.txt", "verbs") or word in listed("foreseen"):
        return False
    return word in listed("past_forms") or (word.endswith("ed") and len(word) > _SHORTEST)
