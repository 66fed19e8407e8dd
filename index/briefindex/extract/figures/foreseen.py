"""Names what another amount measured too: what was foreseen of it, and a part of it."""

import re
from collections.abc import Iterator
from dataclasses import replace

from briefindex.extract.figures import naming, phrases
from briefindex.extract.figures.amounts import Amount
from briefindex.extract.figures.antecedents import Antecedents
from briefindex.extract.figures.limits import limit_of
from briefindex.extract.figures.naming import Named, measure
from briefindex.extract.figures.phrases import has_noun
from briefindex.extract.figures.sentence import Sentence
from briefindex.extract.figures.subjects import doer
from briefindex.extract.figures.unnamed import alone
from briefindex.text.small import word_set, words_in

_FORESAW = re.compile(
    r"(?<!is )(?<!are )(?<!was )(?<!were )(?<!be )(?<!been )"
    r"\b(?:expect(?:ed|ing)?|forecast(?:ed|ing)?|predict(?:ed|ing)?|project(?:ed|ing)"
    r"|anticipat(?:ed|ing)|pencill?ed in|looked for|looking for|priced in"
    r"|(?:aim|hop|guid|budget|ask)(?:ed|ing|es|s)? for|had (?:aimed|hoped) for)"
    r"(?: (?:an?|the|about|around|only|just|nearly|almost|over|more than|of|by|rise|increase"
    r"|growth|gain|drop|fall|decline|decrease|contraction|expansion|loss|profit|rate|level|figure|reading|even"
    r"|smaller|bigger|larger|slower|faster|modest|slight)){0,7} $",
    re.IGNORECASE,
)
_AS_FORECAST = re.compile(r"\ban? [a-z]+ly (?:forecast|expected|projected|predicted) $")
"""For "output fell to a tentatively forecast 3 million": the thing itself."""
_FORESAW_WORDS = word_set(
    "expected expecting expect forecast forecasted forecasting predicted predicting predict"
    " projected projecting project anticipated anticipating penciled pencilled looked looking"
    " priced aimed aiming aims hoped hoping hopes guided guiding asked asking"
)
_OF_WHICH = re.compile(
    r",? of (?:which|whom|them|these|those)"
    r"(?: (?:about|some|nearly|almost|over|only|around)){0,3} $"
)
_WHICH = frozenset({"which", "whom", "them", "these", "those"})
_IS = re.compile(r" (?:is|are|was|were|came|comes?|went|goes?|will be|consists? of) (?:from |to )?")
_STEPS_BACK = 2


def foreseen(memory: Antecedents, sentence: Sentence, amount: Amount) -> Named | None:
    """For "the ministry had forecast a rise of 0.3 percent", "analysts expected 2.9 trillion won".

    The thing was named with the amount that came true, in the sentence or in one before.
    """
    if _FORESAW_WORDS.isdisjoint(words_in(sentence.text)):
        return None
    clause = sentence.clause_of(amount.core)
    before = sentence.text[clause[0] : amount.start]
    if not _FORESAW.search(before) or _AS_FORECAST.search(before):
        return None
    if amount.noun is not None and amount.noun.end <= amount.end and not amount.by:
        return None
    for other, named in _stated(memory, sentence, amount):
        same = other.unit == amount.unit or amount.dimension == "bare"
        if same and (amount.dimension == "bare" or other.kind in (amount.kind, "percent")):
            return named
    who = doer(sentence, amount.start)
    if amount.unit == "%" and has_noun(who) and _GROWTH.search(sentence.text):
        label = f"growth forecast by {naming.lower_first(who)}"
        return Named(alone(replace(measure(label), label=label, aspect="growth"), sentence, amount))
    return None


_GROWTH = re.compile(r"\bgrowth\b")


def _stated(
    memory: Antecedents, sentence: Sentence, amount: Amount
) -> Iterator[tuple[Amount, Named]]:
    """What was stated before an amount, the last first."""
    for other in reversed(sentence.amounts[: sentence.amounts.index(amount)]):
        named = memory.of(other)
        if named is not None:
            yield other, named
    for stated in memory.before(sentence, _STEPS_BACK):
        yield stated.amount, stated.named


def parted(memory: Antecedents, sentence: Sentence, amount: Amount) -> Named | None:
    """For "1.5 million barrels, of which 658,000 were crude oil": crude oil, of the first."""
    place = sentence.amounts.index(amount)
    if place == 0:
        return None
    last = sentence.amounts[place - 1]
    named = memory.of(last)
    if named is None or _WHICH.isdisjoint(words_in(sentence.text)):
        return None
    if not _OF_WHICH.search(sentence.text[last.end : amount.start]):
        return None
    verb = _IS.match(sentence.text, amount.end)
    if verb is None:
        return None
    part = phrases.noun_phrase_after(
        sentence.text, verb.end(), limit_of(sentence, amount, verb.end())
    )
    if not has_noun(part):
        return None
    whole = named.level or named.measure
    words = tuple(sorted({*whole.words, *measure(part).words, "part"}))
    label = f"{part}, of {naming.lower_first(whole.label)}"
    return Named(replace(whole, label=label, words=words), whole)
