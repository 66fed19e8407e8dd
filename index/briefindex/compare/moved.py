"""What one article says is meant to be done and a later one says was done: plan and outcome.

For "the two countries intend to establish a mutual visa-free regime" and, later, "the signing of
the mutual visa-free agreement". Only proposed: what both describe must share words that tell it
from all else, and the deed must be one that ends such a plan.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from briefindex.compare.outcomes import Told
from briefindex.model.span import ArticleId, SentenceRef
from briefindex.text.lexicon import words

_LEXICON: Final = "plans.txt"
_PHRASE: Final = r"(?:an? |the |its |their )?(?P<what>[\w’'-]+(?: [\w’'-]+){0,5})"
_STOP: Final = re.compile(
    r" (?:for|of|in|between|with|by|on|to|from|at|and|or|as|that|which|was|were|is|are|has|have"
    r"|will|during|after|before|through)\b.*"
)
_SHARED: Final = 2
"""So many telling words at least must be the same, one of them of two parts ("visa-free")."""

SentencesOf = Callable[[ArticleId], Iterable[tuple[SentenceRef, str]]]
"""Gives the sentences of an article with their text."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A plan and what a later article reports of it; `what` are the plan's words for it."""

    what: str
    plan: SentenceRef
    outcome: SentenceRef


def moved(told: Told, sentences_of: SentencesOf) -> tuple[Moved, ...]:
    """Plans that a later article reports as done, each once, the earliest plan first."""
    plans: list[tuple[str, frozenset[str], SentenceRef]] = []
    found: dict[str, Moved] = {}
    for article in sorted(told, key=lambda each: (told[each], each)):
        mine: list[tuple[str, frozenset[str], SentenceRef]] = []
        for ref, text in sentences_of(article):
            for what in _phrases(_done(), text):
                for plan in plans:
                    if _is_one(plan[1], _telling(what)) and _is_later(plan[2], ref, told):
                        found.setdefault(plan[0], Moved(plan[0], plan[2], ref))
            mine += [(what, _telling(what), ref) for what in _phrases(_planned(), text)]
        plans += mine
    return tuple(found.values())


def _is_one(plan: frozenset[str], done: frozenset[str]) -> bool:
    shared = plan & done
    return len(shared) >= _SHARED and any("-" in word for word in shared)


def _is_later(plan: SentenceRef, done: SentenceRef, told: Mapping[ArticleId, object]) -> bool:
    return plan.article != done.article and told[plan.article] != told[done.article]


def _phrases(pattern: re.Pattern[str], text: str) -> Iterator[str]:
    for match in pattern.finditer(text):
        what = _STOP.sub("", match["what"])
        if what:
            yield what


def _telling(what: str) -> frozenset[str]:
    return frozenset(what.casefold().split())


@cache
def _planned() -> re.Pattern[str]:
    """For "intend to establish a mutual visa-free regime"."""
    means, deeds = (_any(words(_LEXICON, name)) for name in ("means", "deeds"))
    return re.compile(rf"\b(?:{means}) to (?:{deeds}) {_PHRASE}", re.IGNORECASE)


@cache
def _done() -> re.Pattern[str]:
    """For "the signing of the mutual visa-free agreement", "signed a mutual visa-free deal"."""
    nouns, verbs = (_any(words(_LEXICON, name)) for name in ("done_nouns", "done_verbs"))
    return re.compile(rf"\b(?:(?:{nouns}) of|(?:{verbs})) {_PHRASE}", re.IGNORECASE)


def _any(listed: Iterable[str]) -> str:
    return "|".join(sorted(listed, key=len, reverse=True))
