"""Places of one name told apart: which Georgia, which Congo, which Punjab.

The words that tell are data (`namesakes.tsv`): those in the sentence decide, else those of the
article; where they tell several, or none, the name stays by itself rather than with a wrong one.
"""

from dataclasses import replace
from functools import cache
from typing import NamedTuple

from briefindex.extract.entities.candidate import Candidate
from briefindex.extract.entities.words import rows_of
from briefindex.extract.gazetteer import Entry

_BESIDE = 300


class _Namesake(NamedTuple):
    canonical: str
    cues: tuple[str, ...]


def told_apart(text: str, candidates: list[Candidate]) -> list[Candidate]:
    """The candidates with their places as the words around them tell; same order."""
    named = frozenset(c.entry.canonical for c in candidates if c.entry and _is_full(text, c))
    here: dict[str, str | None] = {}
    return [_told(text, candidate, named, here) for candidate in candidates]


def _is_full(text: str, candidate: Candidate) -> bool:
    return text[candidate.span.start : candidate.span.end] not in _namesakes()


def _told(
    text: str, candidate: Candidate, named: frozenset[str], here: dict[str, str | None]
) -> Candidate:
    """The candidate with its place; `here` keeps what the whole article tells of each name."""
    surface = text[candidate.span.start : candidate.span.end]
    namesakes = _namesakes().get(surface)
    if namesakes is None or candidate.type != "place" or candidate.entry is None:
        return candidate
    first = max(0, candidate.span.start - _BESIDE)
    begins = (text.rfind(mark, first, candidate.span.start) for mark in (". ", "\n"))
    begin = max(first, *begins)
    ends = (text.find(m, candidate.span.end, candidate.span.end + _BESIDE) for m in (". ", "\n"))
    end = min((at for at in ends if at >= 0), default=candidate.span.end + _BESIDE)
    rest = text[begin : candidate.span.start] + " " + text[candidate.span.end : end]
    canonical = _only(namesakes, rest, frozenset())
    if canonical is None:
        if surface not in here:
            here[surface] = _only(namesakes, text, named) or _default(namesakes)
        canonical = here[surface]
    if canonical is None:
        return candidate
    return replace(candidate, entry=_entry(candidate.entry, canonical))


def _only(namesakes: list[_Namesake], text: str, named: frozenset[str]) -> str | None:
    """The one that words of `text` tell or that is `named`; None where that is none or several."""
    told = [
        one.canonical
        for one in namesakes
        if one.cues and (one.canonical in named or any(cue in text for cue in one.cues))
    ]
    return told[0] if len(told) == 1 else None


def _default(namesakes: list[_Namesake]) -> str | None:
    return next((one.canonical for one in namesakes if not one.cues), None)


def _entry(entry: Entry, canonical: str) -> Entry:
    return entry if entry.canonical == canonical else replace(entry, canonical=canonical)


@cache
def _namesakes() -> dict[str, list[_Namesake]]:
    found: dict[str, list[_Namesake]] = {}
    for name, canonical, *cues in rows_of("namesakes.tsv"):
        words = tuple(cues[0].split("|")) if cues and cues[0] else ()
        found.setdefault(name, []).append(_Namesake(canonical, words))
    return found
