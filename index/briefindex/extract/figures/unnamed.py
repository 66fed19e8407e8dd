"""A label for an amount that no words name: what was done with it, else what kind it is of.

Its key is its own: two amounts that nobody names are never taken for the same measure.
"""

import zlib
from dataclasses import replace

from briefindex.extract.figures import phrases
from briefindex.extract.figures.amounts import Amount
from briefindex.extract.figures.naming import Measure, measure
from briefindex.extract.figures.phrases import has_noun, is_anaphor
from briefindex.extract.figures.sentence import Sentence
from briefindex.extract.figures.subjects import doer
from briefindex.extract.figures.verbs import participle

KINDS = {
    "money": "amount", "percent": "rate", "pp": "difference", "bp": "difference",
    "mass": "weight", "length": "distance", "area": "area", "volume": "volume", "time": "time",
    "power": "power", "energy": "energy", "temperature": "temperature", "speed": "speed",
    "multiple": "multiple", "points": "points", "rank": "rank",
}  # fmt: skip
"""What an amount of a dimension is called where nothing else names it."""

_LONGEST_DOER = 40


def unnamed(sentence: Sentence, amount: Amount) -> Measure:
    """The measure of an amount that nothing names: "amount paid", "time of Maria Lopez"."""
    kind = KINDS.get(amount.dimension, "quantity")
    if amount.noun is not None:
        kind = amount.noun.phrase
    verb = phrases.governing_verb(sentence, amount, sentence.clause_of(amount.core)[0])
    done = participle(sentence.text[verb.start : verb.end].lower()) if verb else ""
    said = done and verb is not None and amount.start - verb.end < phrases.TOUCHING
    label = f"{kind} {done}" if said else kind
    who = doer(sentence, amount.start)
    if has_noun(who) and not is_anaphor(who) and len(who) < _LONGEST_DOER:
        label = f"{label} by {who}" if said else f"{label} of {who}"
    return Measure("figure", label, measure(label).parties, (_mark(sentence, amount),))


def alone(made: Measure, sentence: Sentence, amount: Amount) -> Measure:
    """A measure that only its verb names ("payments"), apart from every other."""
    return replace(made, words=(*made.words, _mark(sentence, amount)))


def _mark(sentence: Sentence, amount: Amount) -> str:
    return f"{zlib.crc32(f'{amount.start} {sentence.text}'.encode()):08x}"
