"""With whom: a balance or a flow with one partner is no country's balance with all the world.

"The surplus with the U.S." and "a surplus of 5 billion dollars last year with the U.S." name the
partner at some distance; whose balance it is may be said before ("Japan … to reduce its").
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from briefindex.extract.figures.amounts import Amount
from briefindex.extract.figures.antecedents import Antecedents
from briefindex.extract.figures.naming import Measure, Named, slug
from briefindex.extract.figures.parties import Place
from briefindex.extract.figures.sentence import Sentence
from briefindex.text.small import word_set, words_in

_BALANCES = word_set(
    "trade-surplus trade-deficit surplus deficit current-surplus current-deficit imbalance gap"
)
_FLOWS = word_set("exports imports shipment sales delivery sale")
_NOUNS = (
    r"surplus(?:es)?|deficits?|gaps?|imbalance|trade|exports?|imports?|shipments?|sales|that|those"
    r"|ones?"
)
_BESIDE = re.compile(
    rf"\b(?:{_NOUNS})(?: (?:in \d{{4}}|last year|this year|last month))?"
    r" (?P<join>with|against|to|from) (?:the )?$",
    re.IGNORECASE,
)
_JOIN = re.compile(
    rf"(?: (?!(?:{_NOUNS}|and|but|while|as|compared|along|together|coupled|line|dealing)\b)"
    r"[\w’'.-]+){0,7} (?P<join>with|against|to|from) (?:the )?$"
)
_THAT = re.compile(r"\b(?:that|those) (?:with|against|to|from) ")
_OWNED = re.compile(r"\b(?:its|their) (?:[a-z]+ ){0,2}$")
_JOINS = {"exports": ("to",), "shipment": ("to",), "sales": ("to",), "imports": ("from",)}
_WORDS = frozenset({"with", "against", "to", "from"})
_PARTNER = re.compile(r"^(?:with|to|from|into|in)-")


def with_partner(memory: Antecedents, sentence: Sentence, amount: Amount, named: Named) -> Named:
    """The measure with the partner that its clause names, where its own words leave that out."""
    named = _that_with(memory, sentence, amount, named)
    made = named.level or named.measure
    if made.pair or made.topic not in _BALANCES | _FLOWS or _is_part(named):
        return named
    if words_in(sentence.text).isdisjoint(_WORDS):
        return named
    found = _owned(memory, sentence, amount, made)
    if found is None and not any(map(_PARTNER.match, made.words)):
        found = _partnered(memory, sentence, amount, made)
    if found is None:
        return named
    parties, words, more = found
    one, level = (
        each and replace(each, parties=parties, words=words, label=f"{each.label}{more}")
        for each in (named.measure, named.level)
    )
    return Named(one or named.measure, level)


def _that_with(memory: Antecedents, sentence: Sentence, amount: Amount, named: Named) -> Named:
    """For "while that with Brazil rose to": what the amount before measures."""
    place = sentence.amounts.index(amount)
    if not place or named.measure.topic != "figure" or len(named.measure.parties) != 1:
        return named
    last = sentence.amounts[place - 1]
    earlier = memory.of(last)
    if earlier is None or last.kind != amount.kind:
        return named
    return earlier if _THAT.search(sentence.text, last.end, amount.start) else named


def _is_part(named: Named) -> bool:
    """Whether it is a share: whose and of what is said in its own words."""
    return "share" in named.measure.aspect


_Found = tuple[tuple[str, ...], tuple[str, ...], str]


def _owned(memory: Antecedents, sentence: Sentence, amount: Amount, made: Measure) -> _Found | None:
    """For "South Korea … to reduce its 7 billion dollar surplus with the U.S.": South Korea's."""
    if len(made.parties) != 1 or f"with-{slug(made.parties[0])}" not in made.words:
        return None
    if not _OWNED.search(sentence.text, max(0, amount.start - 40), amount.start):
        return None
    before = [one for one in memory.places_of(sentence) if one.end <= amount.start]
    owner = next((one.name for one in reversed(before) if one.name not in made.parties), None)
    return ((owner, *made.parties), made.words, "") if owner else None


def _partnered(
    memory: Antecedents, sentence: Sentence, amount: Amount, made: Measure
) -> _Found | None:
    joins = _JOINS.get(made.topic, ("with", "against"))
    place = _beside(sentence, amount, memory.places_of(sentence), joins)
    if place is None:
        return None
    join = "with" if joins[0] == "with" else joins[0]
    words = tuple(sorted({*made.words, f"{join}-{slug(place.name)}"}))
    parties = made.parties if place.name in made.parties else (*made.parties, place.name)
    return (
        parties[:2] if place.name in parties[:2] else (*parties[:1], place.name),
        words,
        ("" if _says(made.label, place.name, join) else f" {join} {_named(place.name)}"),
    )


def _named(name: str) -> str:
    return f"the {name}" if name.startswith(("United ", "European ")) else name


def _says(label: str, name: str, join: str) -> bool:
    return f" {join} {name}" in label or f" {join} the {name}" in label


def _beside(
    sentence: Sentence, amount: Amount, places: Sequence[Place], joins: tuple[str, ...]
) -> Place | None:
    """The partner between the measure's noun and the amount, or behind the amount."""
    text, (first, last) = sentence.text, sentence.clause_of(amount.core)
    others = [one for one in sentence.amounts if one is not amount]
    floor = max([first, *(one.end for one in others if one.end <= amount.start)])
    limit = min([last, *(one.start for one in others if one.start >= amount.end)])
    for one in places:
        if one.adjective or not floor <= one.start < limit:
            continue
        if one.start < amount.start:
            match = _BESIDE.search(text, floor, one.start)
        else:
            match = _JOIN.match(text, amount.end, one.start)
        if match and match["join"].lower() in joins:
            return one
    return None
