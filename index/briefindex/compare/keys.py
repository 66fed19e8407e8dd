"""Reads indicator keys: `topic.aspect|party+party|word-word`, as the extraction makes them."""

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from briefindex.text.lexicon import sections, words

NO_TOPIC: Final = "figure"
"""The topic of what could not be named: "it"."""


@dataclass(frozen=True, slots=True)
class Key:
    """A key in its parts; `aspect` is "" for a level, `owner` whose share a share is, or ""."""

    topic: str
    aspect: str
    owner: str
    parties: frozenset[str]
    words: frozenset[str]


@lru_cache(maxsize=1 << 14)
def read_key(key: str) -> Key:
    """The parts of a key; a key of another shape is all topic."""
    head, _, rest = key.partition("|")
    parties, _, words = rest.partition("|")
    topic, _, aspect = head.partition(".")
    aspect, _, owner = aspect.partition(":")
    return Key(topic, aspect, owner, _set(parties, "+"), _set(words, "-"))


def family_of(topic: str, kind: str) -> str | None:
    """What a family of the lexicon is called that has this topic, or None."""
    return _families(kind).get(topic)


def family_words(name: str, kind: str) -> frozenset[str]:
    """All words of the family that is called so."""
    return frozenset(word for word, family in _families(kind).items() if family == name)


def national() -> frozenset[str]:
    """Topics that measure a country by nature."""
    return words("comparison.txt", "national")


def measured() -> frozenset[str]:
    """Further topics that are told apart well enough by the country they are measured of."""
    return words("comparison.txt", "measured")


def partial() -> frozenset[str]:
    """Topics of which a country has many at a time: only further words tell which."""
    return words("comparison.txt", "partial")


def blocs() -> frozenset[str]:
    """Parties that have members, and write about them: slugs, as keys have them."""
    return words("comparison.txt", "blocs")


def deals() -> frozenset[str]:
    """Topics of single deeds: two articles seldom tell of the same one."""
    return words("comparison.txt", "deals")


def bodies() -> frozenset[str]:
    """Words that open the name of a body: "Bank of Canada" measures nothing."""
    return words("comparison.txt", "bodies")


def lent() -> frozenset[str]:
    """Topics of what one lends or gives to another: the one who takes it has many."""
    return words("comparison.txt", "lent")


def firms() -> frozenset[str]:
    """Topics measured of companies: a country is where, not whose."""
    return words("comparison.txt", "firms")


def goods() -> frozenset[str]:
    """Topics that count goods, of whatever kind."""
    return words("comparison.txt", "goods")


def means() -> frozenset[str]:
    """Words of a label that make it another measure."""
    return words("comparison.txt", "means")


def corrected() -> frozenset[str]:
    """Words of a label that say how its values were corrected for the season."""
    return words("comparison.txt", "corrected")


def uncorrected() -> frozenset[str]:
    """Words of a label that say that its values were not."""
    return words("comparison.txt", "uncorrected")


def running() -> frozenset[str]:
    """Words of a label whose value grows from day to day within its period."""
    return words("comparison.txt", "running")


def flows() -> frozenset[str]:
    """Topics whose value is of a stretch of time and grows with its length."""
    return words("comparison.txt", "flows")


def lowered() -> frozenset[str]:
    """Topics of which one aims at less."""
    return words("comparison.txt", "lowered")


def no_names() -> frozenset[str]:
    """Words with a capital that tell nobody and nothing apart: months, days, pronouns."""
    return words("comparison.txt", "no_names")


@cache
def _families(kind: str) -> dict[str, str]:
    lines = [line.split() for line in sections("comparison.txt")[kind]]
    return {word: line[0] for line in lines for word in line}


def _set(text: str, joint: str) -> frozenset[str]:
    return frozenset(filter(None, text.split(joint)))
