"""Tells people who came to harm apart by what harmed them: two causes are two measures.

"The quake killed 50" and "50 were killed in floods" must never be taken for one series. The cause
is taken from the sentence, else from what the article said before; without one the article keeps
its harmed to itself.
"""

import re
import zlib
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from briefindex.extract.figures.amounts import Amount
from briefindex.extract.figures.antecedents import Antecedents
from briefindex.extract.figures.naming import Measure, Named
from briefindex.extract.figures.sentence import Sentence
from briefindex.extract.figures.words import alternatives, rows
from briefindex.text.small import small, word_set

_HARM = word_set(
    "killed injured missing dead wounded death deaths fatality casualty death-toll toll victim"
    " homeless displaced evacuated"
)
_ILL = word_set("case infection")
_BACK = 4
"""How many sentences back a cause or a country is looked for; the first is always read."""

_BEHIND = 20


class Cause(NamedTuple):
    """A cause, the word that joins it, and the word that the text has for it."""

    name: str
    joined: str
    word: str


def by_cause(memory: Antecedents, sentence: Sentence, amount: Amount, named: Named) -> Named:
    """For "killed at least 62 people": the people killed in a flood, in Bangladesh."""
    base = named.level or named.measure
    if base.topic in _ILL:
        return _of_disease(memory, sentence, amount, named)
    if not _is_harm(base):
        return named
    own = _nearest(sentence, amount)
    cause = own or next(_before(memory, sentence), None)
    place, why = _place(memory, sentence, amount)
    if own is None and cause is not None:
        why = f"{why} {cause.name}: taken from what the article said before.".strip()
    mark = f"{zlib.crc32(memory.sentences[0].text.encode()):08x}"
    made, level = (
        one and _told(_placed(one, place), cause, mark, why) for one in (named.measure, named.level)
    )
    return Named(made or named.measure, level)


def _of_disease(memory: Antecedents, sentence: Sentence, amount: Amount, named: Named) -> Named:
    """For "cholera has spread … with 12,000 cases reported": the cases of that disease."""
    cause = _nearest(sentence, amount) or next(_before(memory, sentence), None)
    if cause is None or cause.joined != "from" or _pattern().search(small(named.measure.label)):
        return named
    made, level = (one and _ill(one, cause.name) for one in (named.measure, named.level))
    return Named(made or named.measure, level)


def _ill(made: Measure, disease: str) -> Measure:
    head, noun, rest = made.label.partition(made.label.split()[0])
    label = f"{head}{disease} {noun[:1].lower()}{noun[1:]}{rest}"
    return replace(made, label=label, words=tuple(sorted({*made.words, disease})))


def _is_harm(made: Measure) -> bool:
    return made.topic in _HARM or not _HARM.isdisjoint(made.words)


def _told(made: Measure, cause: Cause | None, mark: str, why: str) -> Measure:
    """The measure with its cause in key and label."""
    if cause is None:
        return replace(made, words=tuple(sorted({*made.words, mark})))
    same = {word for word in made.words if _known().get(word, ("",))[0] == cause.name}
    words = tuple(sorted({*made.words, cause.name} - (same - {cause.name})))
    label = made.label
    if not _pattern().search(small(label)):
        label = f"{label} {cause.joined} {cause.name}"
    return replace(made, words=words, label=label, reason=made.reason or why)


def _placed(made: Measure, place: str) -> Measure:
    return replace(made, parties=(place,)) if place and not made.parties else made


def _place(memory: Antecedents, sentence: Sentence, amount: Amount) -> tuple[str, str]:
    """The country nearest to an amount, else the last one named before, and whence it is taken."""
    own = [(_apart(amount, one.start, one.end), one.name) for one in memory.places_of(sentence)]
    if own:
        return min(own)[1], ""
    for back in range(1, min(_BACK, sentence.index) + 1):
        places = memory.places_of(memory.sentences[sentence.index - back])
        if places:
            return places[0].name, f"{places[0].name}: taken from what the article said before."
    return "", ""


def _apart(amount: Amount, start: int, end: int) -> int:
    """How far something stands from an amount; what follows it is nearer."""
    return start - amount.end if start >= amount.end else _BEHIND + amount.start - end


def _nearest(sentence: Sentence, amount: Amount) -> Cause | None:
    """The cause that its sentence names nearest to the amount, in its clause where there is one."""
    found = list(_pattern().finditer(small(sentence.text)))
    clause = sentence.clause_of(amount.core)
    inside = [one for one in found if clause[0] <= one.start() < clause[1]] or found
    inside.sort(key=lambda one: _apart(amount, one.start(), one.end()))
    return _cause(inside[0]) if inside else None


def _before(memory: Antecedents, sentence: Sentence) -> Iterator[Cause]:
    """The causes that the sentences before name, the last first, and then the article's first."""
    near = range(sentence.index - 1, max(-1, sentence.index - 1 - _BACK), -1)
    for index in (*near, 0):
        found = list(_pattern().finditer(small(memory.sentences[index].text)))
        if found:
            yield _cause(found[-1])


def _cause(match: re.Match[str]) -> Cause:
    word = match.group("word")
    return Cause(*_known()[word], word)


@cache
def _known() -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for name, joined, words in rows("causes.tsv", 3):
        found |= dict.fromkeys(words.split("|"), (name, joined))
    return found


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?P<word>{alternatives(list(_known()))})s?(?![\w-])")
