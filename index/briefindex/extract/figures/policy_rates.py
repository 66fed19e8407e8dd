"""Names what somebody moves by so many points: "the governor favoured a cut of 25 basis points"."""

from briefindex.extract.figures import naming
from briefindex.extract.figures.amounts import Amount
from briefindex.extract.figures.antecedents import Antecedents
from briefindex.extract.figures.naming import Named
from briefindex.extract.figures.sentence import Sentence
from briefindex.extract.figures.unnamed import unnamed

_BACK = 12
"""How many sentences back the rate is named at most."""
_POLICY_RATES = frozenset({"key-rate", "interest-rate", "lending-rate"})


def rate_moved(memory: Antecedents, sentence: Sentence, amount: Amount) -> Named:
    """The rate that the article spoke of before; no growth of a person."""
    for one in memory.before(sentence, _BACK):
        level = one.named.level or one.named.measure
        if level.topic in _POLICY_RATES:
            return naming.growth_of(level)
    return Named(unnamed(sentence, amount))
