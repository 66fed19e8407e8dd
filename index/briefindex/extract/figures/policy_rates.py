"""Names what somebody moves by so many points: "the governor favoured a cut of 25 basis points"."""

import re

from briefindex.extract.figures import naming
from briefindex.extract.figures.amounts import Amount
from briefindex.extract.figures.antecedents import Antecedents
from briefindex.extract.figures.naming import Named, measure
from briefindex.extract.figures.sentence import Sentence
from briefindex.extract.figures.subjects import subject
from briefindex.extract.figures.unnamed import unnamed
from briefindex.extract.figures.words import is_somebody

_BACK = 12
"""How many sentences back the rate is named at most."""
_POLICY_RATES = frozenset({"key-rate", "interest-rate", "lending-rate"})


_BANK = re.compile(r"\b(?:central bank|Federal Reserve|Fed|Riksbank|Bank of [A-Z]\w+)$")


def is_mover(thing: str, amount: Amount) -> bool:
    """Whether points are those of what somebody moves: no person or central bank grows by them."""
    return is_somebody(thing) or (amount.unit == "bp" and _BANK.search(thing) is not None)


def rate_moved(memory: Antecedents, sentence: Sentence, amount: Amount) -> Named:
    """The rate that the article spoke of before; no growth of a person."""
    for one in memory.before(sentence, _BACK):
        level = one.named.level or one.named.measure
        if level.topic in _POLICY_RATES:
            return naming.growth_of(level)
    if amount.unit == "bp" and _BANK.search(subject(sentence, amount.start)):
        return naming.growth_of(measure("key rate"))
    return Named(unnamed(sentence, amount))
