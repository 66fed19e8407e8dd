"""The word lists of the figure grammar, read once from `resources/lexicon/figures*`."""

import re
from functools import cache

from briefindex.bundle import bundled
from briefindex.model.figure import Qualifier
from briefindex.text.lexicon import table_rows, words

FILE = "figures.txt"


@cache
def listed(section: str) -> frozenset[str]:
    """The words of one section of `figures.txt`."""
    return words(FILE, section)


def rows(name: str, columns: int) -> list[tuple[str, ...]]:
    """The rows of a table in `resources/lexicon/`, each of so many cells."""
    return list(table_rows(bundled(f"resources/lexicon/{name}"), columns))


def alternatives(phrases: list[str]) -> str:
    """A pattern for any of the phrases, longest first, blanks as written."""
    return "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))


@cache
def qualifier_words() -> tuple[dict[str, Qualifier], dict[str, Qualifier]]:
    """What stands before and after an amount, in small letters, and the qualifier it means."""
    before: dict[str, Qualifier] = {}
    after: dict[str, Qualifier] = {}
    known: dict[str, Qualifier] = {
        name: name for name in ("more than", "at least", "less than", "at most", "almost", "about")
    }
    for name, first, last in rows("figures_qualifiers.tsv", 3):
        before |= {word: known[name] for word in first.split("|") if word}
        after |= {word: known[name] for word in last.split("|") if word}
    return before, after


@cache
def persons() -> frozenset[str]:
    """Nouns for persons, singular and plural."""
    base = listed("persons")
    more = {f"{word}s" for word in base} | {f"{word}es" for word in base}
    more |= {f"{word[:-1]}ies" for word in base if word.endswith("y")}
    return base | more | {"men", "women", "children", "people", "police", "personnel", "staff"}


def is_person(word: str) -> bool:
    """Whether a word in small letters is a noun for persons: "nurses", "seamen"."""
    return word in persons() or bool(_MEN.fullmatch(word))


def singular(word: str) -> str:
    """The singular of a plural in -s, by its look; other words as they are."""
    word = word.lower()
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) < 4 or word.endswith(("ss", "us", "is")) or not word.endswith("s"):
        return word
    if word.endswith("ies") and len(word) > 4 and word not in ("movies", "series", "species"):
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    return word[:-1]


def plural(word: str) -> str:
    """The plural of a noun, by its look; a plural as it is."""
    lowered = word.lower()
    if is_plural(lowered) or lowered.endswith("s"):
        return lowered
    if lowered in _IRREGULAR_PLURAL:
        return _IRREGULAR_PLURAL[lowered]
    if lowered.endswith("y") and lowered[-2:-1] not in "aeiou":
        return lowered[:-1] + "ies"
    return lowered + ("es" if lowered.endswith(("ch", "sh", "x", "z")) else "s")


def is_plural(word: str) -> bool:
    """Whether a word after a number looks like a plural noun."""
    lowered = word.lower()
    if lowered in listed("plurals") or _MEN.fullmatch(lowered):
        return True
    if len(lowered) < 3 or not lowered.endswith("s") or lowered in listed("not_plural"):
        return False
    return not lowered.endswith(("ss", "us", "is", "'s", "’s", "ous"))


_MEN = re.compile(r"(?!speci|regi|abdo|acu|hy|cycla|turk|yemen)[a-z]{2,16}men")
"""Plurals such as "seamen" and "tribeswomen"."""

_IRREGULAR = {
    "men": "man", "women": "woman", "children": "child", "people": "person", "feet": "foot",
    "memoranda": "memorandum", "businesses": "business", "losses": "loss", "lives": "life",
    "wives": "wife", "knives": "knife", "leaves": "leaf", "shelves": "shelf", "crises": "crisis",
    "gases": "gas", "buses": "bus", "goods": "goods", "viruses": "virus",
}  # fmt: skip
_IRREGULAR_PLURAL = {
    "man": "men", "woman": "women", "child": "children", "person": "people", "foot": "feet",
    "life": "lives", "crisis": "crises", "inch": "inches",
}  # fmt: skip


def is_somebody(thing: str) -> bool:
    """Whether a phrase names one person by his work: "the deputy governor", not "drivers"."""
    head = thing.rpartition(" ")[2].lower()
    return head in _single_persons() and " of " not in thing and not is_plural(head)


@cache
def _single_persons() -> frozenset[str]:
    return persons() | words("speakers.txt", "offices")


def is_state_body(who: str) -> bool:
    """Whether somebody sets goals for a country: what grows or is reached is not theirs."""
    return who.lower().rpartition(" ")[2] in listed("state_bodies")
