"""Names the entries of lists and boxes: "Coverage: 79% (target: 95%)", "Doses: 5; deaths: 58".

What stands before a colon or in brackets before an amount names it, or says which side of a
comparison it is.
"""

import re
from collections.abc import Callable, Sequence

from briefindex.extract.figures import naming
from briefindex.extract.figures.amounts import Amount
from briefindex.extract.figures.antecedents import Antecedents
from briefindex.extract.figures.naming import Measure, Named, measure
from briefindex.extract.figures.phrases import (
    cleaned,
    has_noun,
    is_anaphor,
    noun_before,
    noun_phrase_after,
)
from briefindex.extract.figures.sentence import Sentence
from briefindex.extract.figures.share_names import share_measure
from briefindex.extract.figures.verbs import verbs
from briefindex.text.small import small

_OPENED = re.compile(
    r"\((?P<words>[^()\d:]{3,60}?):? (?:(?:is|was|of|at|about|some|nearly|around|over) )*$"
)
_SAME = re.compile(
    r"(?:the )?(?:[a-z]{1,20} )?(?:target|goal|plan|planned|forecast|estimate|previous|prior|before"
    r"|last year|revised|norm|limit|ceiling|quota|against|versus|vs\.?|compared (?:with|to)|from"
    r"|up from|down from|or|about|around|some|nearly|roughly|approximately|almost|over|equal to"
    r"|equivalent to)"
)


_TOUCHING = 2
_TWO = 2
_ENTRY = re.compile(
    r"(?:^|(?<=; ))(?:[•*·–-] ?)?(?P<thing>[^\W\d_][^:;,\d]{2,60}?)(?:, [^:;]{2,20})?: "
    r"(?:(?:about|around|some|nearly|almost|over|more than|at least) )?$"
)


def entry(text: str, place: int) -> str:
    """What stands before the colon right before a place, where that opens a list's entry."""
    if ": " not in text[max(0, place - 24) : place]:
        return ""
    match = _ENTRY.search(text, max(0, place - 110), place)
    return match["thing"] if match else ""


def titled(
    resolve: Callable[[str, Sentence, Amount], Measure],
    sentence: Sentence,
    amount: Amount,
) -> Named | None:
    """The thing before the colon: "Children under five: 27% of cases"."""
    thing = cleaned(entry(sentence.text, amount.start))
    if not has_noun(thing) or is_anaphor(thing):
        return None
    if any(one.role == "aux" for one in verbs(thing, 0, len(thing))):
        return None
    if amount.unit == "%" and sentence.text.startswith(" of ", amount.end):
        end = sentence.clause_of(amount.core)[1]
        whole = noun_phrase_after(sentence.text, amount.end + len(" of "), end)
        if has_noun(whole):
            amount.kind = "share"
            made = resolve(whole, sentence, amount)
            return Named(share_measure(made, thing, ""), made)
    if amount.kind == "count" and amount.noun is not None:
        return None
    return Named(naming.by_dimension(resolve(thing, sentence, amount), amount))


def bracketed(
    memory: Antecedents,
    resolve: Callable[[str, Sentence, Amount], Measure],
    sentence: Sentence,
    amount: Amount,
) -> Named | None:
    """The thing that words in brackets name, else what the amount before the brackets measures."""
    if "(" not in sentence.text:
        return None
    opened = _OPENED.search(sentence.text, max(0, amount.start - 80), amount.start)
    if opened is None:
        return None
    place = sentence.amounts.index(amount)
    last = sentence.amounts[place - 1] if place else None
    said = opened["words"].strip(" ,:")
    if _SAME.fullmatch(small(said)):
        same = last is not None and last.end + 1 == opened.start() and last.unit == amount.unit
        return memory.of(last) if last is not None and same else None
    if not sentence.text[: opened.start()].rstrip()[-1:].isdigit() and (
        last is None or not 0 <= opened.start() - last.end < _TOUCHING
    ):
        return None
    thing = cleaned(said)
    if not has_noun(thing) or is_anaphor(thing):
        return None
    return Named(naming.by_dimension(resolve(thing, sentence, amount), amount))


_HEAD = re.compile(
    r"(?:(?:\d{1,2}|[a-z])[.)] ?|[•*–-] ?)?(?P<head>[A-Z][^\W\d]+(?: [a-z’'-]+){0,3})\."
)


def run_in_head(sentences: Sequence[Sentence], sentence: Sentence) -> str:
    """The head right before a sentence in its block: "5. Regional reserve. It will be raised"."""
    before = sentences[sentence.index - 1] if sentence.index else None
    if before is None or before.block != sentence.block:
        return ""
    first = sentence.index < 2 or sentences[sentence.index - 2].block != before.block
    match = _HEAD.fullmatch(before.text.strip()) if first else None
    if match is None or any(
        one.role in ("aux", "level") for one in verbs(match["head"], 0, len(match["head"]))
    ):
        return ""
    return cleaned(match["head"])


def balloted(sentence: Sentence, amount: Amount) -> Named | None:
    """For "passed the measure 52 to 48": the votes for it, and those against."""
    if amount.unit != "votes" or amount.noun is not None:
        return None
    pair = [one for one in sentence.amounts if one.unit == "votes" and one.noun is None]
    if len(pair) != _TWO:
        return None
    side = "for" if amount is pair[0] else "against"
    thing = noun_before(sentence.text, sentence.clause_of(pair[0].core)[0], pair[0].start)
    made = measure(f"votes {side} {thing}" if has_noun(thing) else f"votes {side}")
    return Named(naming.with_aspect(made, f"votes-{side}", made.label))
