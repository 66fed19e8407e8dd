"""A label for an amount that no words name: what was done with it, else what kind it is of.

Its key is its own: two amounts that nobody names are never taken for the same measure.
"""

import zlib
from dataclasses import replace

from briefindex.extract.figures import phrases
from briefindex.extract.figures.amounts import Amount
from briefindex.extract.figures.labels import is_bare, is_broken
from briefindex.extract.figures.naming import Measure, measure
from briefindex.extract.figures.phrases import has_noun, is_anaphor
from briefindex.extract.figures.sentence import Sentence
from briefindex.extract.figures.subjects import doer, subject
from briefindex.extract.figures.verbs import participle
from briefindex.extract.figures.words import listed

KINDS = {
    "money": "amount", "percent": "rate", "pp": "difference", "bp": "difference",
    "mass": "weight", "length": "distance", "area": "area", "volume": "volume", "time": "time",
    "power": "power", "energy": "energy", "temperature": "temperature", "speed": "speed",
    "multiple": "multiple", "points": "points", "rank": "rank",
}  # fmt: skip
"""What an amount of a dimension is called where nothing else names it."""

_LONGEST_DOER = 40
_LEVELS = ("level", "rise", "fall", "aux")


def unnamed(sentence: Sentence, amount: Amount) -> Measure:
    """The measure of an amount that nothing names: "amount paid", "time of Maria Lopez"."""
    kind = KINDS.get(amount.dimension, "quantity")
    if amount.noun is not None:
        kind = amount.noun.phrase
    if amount.age:
        kind = "age"
    verb = phrases.governing_verb(sentence, amount, sentence.clause_of(amount.core)[0])
    done = participle(sentence.text[verb.start : verb.end].lower()) if verb else ""
    said = done and verb is not None and verb.role not in _LEVELS
    said = said and verb is not None and amount.start - verb.end < phrases.TOUCHING
    label = f"{kind} {done}" if said else kind
    who = doer(sentence, amount.start)
    if _names_somebody(who):
        label = f"{label} by {who}" if said else f"{label} of {who}"
    return Measure("figure", label, measure(label).parties, (_mark(sentence, amount),))


def instead(sentence: Sentence, amount: Amount, label: str) -> str:
    """What to call an amount whose label cannot stand on a page; empty where nothing is better.

    What was counted before it ("40 people died and 600 fell ill"), what it is the level of ("wheat
    was steady at"), else what was done with it.
    """
    earlier = sentence.amounts[: sentence.amounts.index(amount)]
    counted = [one.noun.phrase for one in earlier if one.noun is not None]
    if amount.dimension == "bare" and counted:
        return counted[-1]
    noun = _without_edges(label)
    if noun and sentence.text.endswith((f"{noun} of ", f"{noun} at "), 0, amount.start):
        return noun
    verb = phrases.governing_verb(sentence, amount, sentence.clause_of(amount.core)[0])
    thing = subject(sentence, amount.start)
    if (verb is None or verb.role in _LEVELS) and _names_somebody(thing) and not is_bare(thing):
        return thing
    made = unnamed(sentence, amount).label
    return "" if is_bare(label) and made in KINDS.values() else made


def _without_edges(label: str) -> str:
    """The noun of "against a premium"; empty where it says nothing alone."""
    said = label.split()
    while said and said[0].lower() in listed("label_edges"):
        said.pop(0)
    noun = " ".join(said)
    return "" if is_bare(noun) or is_broken(noun) else noun


def _names_somebody(who: str) -> bool:
    told = has_noun(who) and not is_anaphor(who) and len(who) < _LONGEST_DOER
    return told and not is_broken(who)


def alone(made: Measure, sentence: Sentence, amount: Amount) -> Measure:
    """A measure that only its verb names ("payments"), apart from every other."""
    return replace(made, words=(*made.words, _mark(sentence, amount)))


def _mark(sentence: Sentence, amount: Amount) -> str:
    return f"{zlib.crc32(f'{amount.start} {sentence.text}'.encode()):08x}"
