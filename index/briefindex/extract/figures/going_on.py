"""The time of an amount whose sentence goes on from one that has a time ("In turn, … also …")."""

import re
from collections.abc import Callable

from briefindex.extract.figures.amounts import Amount
from briefindex.extract.figures.antecedents import Antecedents, Stated
from briefindex.extract.figures.naming import Named
from briefindex.extract.figures.sentence import Sentence
from briefindex.model.figure import Period
from briefindex.text.small import words_in

_GOES_ON = re.compile(
    r"\b(?:also|likewise|similarly|in turn|for (?:its|their|his|her) part|as well)\b", re.I
)
_GOES_ON_WORDS = frozenset({"also", "likewise", "similarly", "turn", "part", "well"})
_STEPS_BACK = 3


def carried_on(
    sentence: Sentence,
    amount: Amount,
    named: Named,
    memory: Antecedents,
    period_of: Callable[[Stated], Period | None],
) -> Period | None:
    """The year of an earlier statement of the same topic and unit that the sentence goes on from.

    Source: "Last year trade within the region reached $8 billion. … In turn, its trade with China
    is also growing, reaching $70 billion." It is likely, not certain, and says so.
    """
    if _GOES_ON_WORDS.isdisjoint(words_in(sentence.text)):
        return None
    words = _GOES_ON.search(sentence.text)
    if words is None:
        return None
    for stated in memory.before(sentence, _STEPS_BACK):
        period = period_of(stated)
        same = stated.named.measure.topic == named.measure.topic
        if not same or stated.amount.unit != amount.unit or period is None:
            continue
        if period.start is None or period.basis not in ("stated", "relative"):
            continue
        reason = (
            f"No time is named with the figure. The sentence goes on (“{words.group(0)}”) from one "
            f"that speaks of “{period.text}”: so that time is likely, but not certain."
        )
        return Period(period.text, period.start, period.end, "context", reason)
    return None
