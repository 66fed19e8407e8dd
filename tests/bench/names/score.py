"""Counts which stated names a tool has found: the words exactly, or overlapping."""

import re
from dataclasses import dataclass, field

from briefindex.extract.entities.words import word_list
from briefindex.extract.gazetteer import gazetteer
from briefindex.model.span import Span
from names.sets import TYPES, Named, Text

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_COUNTED = (*TYPES, "facility")
_ENDING = re.compile(r"(?:['’]s|['’])$")


@dataclass
class Score:
    """How many names were stated, found and right; `misses` are (kind, type, words)."""

    stated: int = 0
    found: int = 0
    exact: int = 0
    overlap: int = 0
    seconds: float = 0.0
    words: int = 0
    misses: list[tuple[str, str, str]] = field(default_factory=list)


def trimmed(text: str, named: Named) -> Named:
    """The name without "the" and titles before it, without a possessive ending after it."""
    start, end = named.start, named.end
    while found := _ENDING.search(text[start:end]):
        end -= len(found[0])
    before = ("the", "a", "an")
    titles = word_list("title") | word_list("persontitle") if named.type == "person" else ()
    while match := _WORD.match(text, start, end):
        rest = _WORD.search(text, match.end(), end)
        if rest is None or match[0].casefold() not in (*before, *titles):
            break
        start = rest.start()
    return Named(start, end, named.type)


def add(score: Score, text: Text, found: list[Named], furniture: list[Span]) -> None:
    """Add one article to `score`; nothing counts in `furniture`."""
    stated, answers = ([trimmed(text.text, n) for n in group] for group in (text.names, found))
    stated, answers = (
        [n for n in group if not (_is_people(text.text, n) or _is_in(furniture, n))]
        for group in (stated, answers)
    )
    spans = {(n.start, n.end) for n in stated}
    neutral = [trimmed(text.text, n) for n in text.neutral]
    answers = [n for n in answers if n.type in _COUNTED and _counts(n, spans, neutral)]
    score.stated += len(stated)
    score.found += len(answers)
    score.exact += _matched(stated, answers, exact=True)
    score.overlap += _matched(stated, answers, exact=False)
    got = {(n.start, n.end, n.type) for n in answers}
    want = {(n.start, n.end, n.type) for n in stated}
    for kind, group in (("missed", want - got), ("wrong", got - want)):
        score.misses += [(kind, n[2], _shown(text.text, n)) for n in sorted(group)]


def _shown(text: str, at: tuple[int, int, str]) -> str:
    around = text[max(0, at[0] - 40) : at[0]], text[at[1] : at[1] + 30]
    return f"{around[0]}[{text[at[0] : at[1]]}]{around[1]}".replace("\n", " ")


def _counts(answer: Named, stated: set[tuple[int, int]], neutral: list[Named]) -> bool:
    span = answer.start, answer.end
    if span in stated:
        return True
    inner = any((n.start, n.end) == span and n.type != "other" for n in neutral)
    facility = any(n.type == "facility" and n.start < span[1] and span[0] < n.end for n in neutral)
    return not inner and not facility


def _is_in(spans: list[Span], named: Named) -> bool:
    return any(span.start <= named.start < span.end for span in spans)


def _is_people(text: str, named: Named) -> bool:
    return gazetteer().demonym(text[named.start : named.end]) is not None


def _matched(stated: list[Named], answers: list[Named], *, exact: bool) -> int:
    free = list(answers)
    count = 0
    for name in stated:
        for answer in free:
            same = (answer.start, answer.end) == (name.start, name.end)
            touching = answer.start < name.end and name.start < answer.end
            if answer.type == name.type and (same if exact else touching):
                free.remove(answer)
                count += 1
                break
    return count
