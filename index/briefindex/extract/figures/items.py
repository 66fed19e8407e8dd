"""Lists of goods: in "wheat exports to reach 6 million and barley 4 million tons" each has its own.

The second amount measures the same of another thing: its noun takes the place of the first one's.
"""

import re
from dataclasses import replace

from briefindex.extract.figures.amounts import Amount
from briefindex.extract.figures.antecedents import Antecedents
from briefindex.extract.figures.naming import Measure, Named, slug
from briefindex.extract.figures.phrases import has_noun
from briefindex.extract.figures.sentence import Sentence
from briefindex.extract.figures.verbs import verb_roles
from briefindex.extract.figures.words import listed, singular
from briefindex.text.small import word_set

_ITEM = re.compile(
    r"(?: (?:tonnes|tons|barrels|bushels|bales|bags|pounds))?[,;]?(?: and| while| but| with| plus)?"
    r" (?P<item>[a-z][a-z-]{2,}(?: [a-z][a-z-]{2,})?)(?: (?:at|by|to|of|was|were|is|are|reach))?"
    r"(?: (?:about|around|some|nearly|almost|over|up to|only|just|a|an))* $"
)
_OF_GOODS = word_set(
    "exports imports production consumption sales stock shipment supply demand crop harvest use"
    " output area planting purchase stockpile inventory"
)
_NO_GOODS = word_set(
    "export exports import imports production output consumption sales stocks shipments supplies"
    " demand total and then another further that this those these its their last next year month"
    " compared against versus from with while rising falling reaching about early late per half"
    " quarter first second third fourth tonnes tons barrels bushels before after against also now"
)


def of_item(memory: Antecedents, sentence: Sentence, amount: Amount, named: Named) -> Named:
    """The measure of an item of a list of goods, after that of the item before."""
    place = sentence.amounts.index(amount)
    last = sentence.amounts[place - 1] if place else None
    if last is None or amount.kind not in ("quantity", "count", "money"):
        return named
    gap = _ITEM.fullmatch(sentence.text, last.tail, amount.start)
    earlier = memory.of(last) if gap else None
    if gap is None or earlier is None or earlier.measure.topic not in _OF_GOODS:
        return named
    item = gap["item"]
    if not _is_thing(item) or _is_told(named.measure, item):
        return named
    made = _of_other(earlier.measure, item)
    made = replace(made, aspect=named.measure.aspect or made.aspect)
    return Named(made)


def _is_thing(item: str) -> bool:
    words = item.split()
    if any(word in _NO_GOODS or word in listed("stops") for word in words):
        return False
    if words[-1] in verb_roles() or words[-1].endswith(("ed", "ing", "ly")):
        return False
    return has_noun(item)


def _is_told(made: Measure, item: str) -> bool:
    key = slug(singular(item.rpartition(" ")[2]))
    if made.label.lower() in (item, key):
        return False  # the item alone says nothing of what is measured
    return key == made.topic or key in made.words or item in made.label.lower()


def _of_other(made: Measure, item: str) -> Measure:
    """The same measure of another thing, in its first thing's place in the label."""
    key = slug(singular(item.rpartition(" ")[2]))
    goods = [word for word in made.words if word.isalpha()]
    for word in goods if len(goods) == 1 else ():
        label = re.sub(rf"\b{word}s?\b", item, made.label, count=1, flags=re.IGNORECASE)
        if label != made.label:
            words = tuple(sorted({*made.words, key} - {word}))
            return replace(made, words=words, label=label)
    return replace(made, words=tuple(sorted({*made.words, key})), label=f"{made.label}, {item}")
