"""Clubs that go by their city: "Valencia beat Sevilla 2-0", "the Leeds striker".

Only in articles that tell of sport; countries stay places, whoever plays for them.
"""

import re
from dataclasses import replace

from briefindex.extract.entities.candidate import Candidate
from briefindex.extract.entities.chosen import Chosen

_SPORT = re.compile(
    r"\b(?:scored|scorer|striker|midfielder|goalkeeper|winger|touchdowns?|rebounds|innings"
    r"|half-time|halftime|stoppage time|hat-trick|shootout|quarter-?finals?|semi-?finals?"
    r"|play-?offs?|kick-off|top of the table|away game|home game|NBA|NFL|NHL)\b"
)
_PLAYS = re.compile(
    r" (?:beat|thrashed|defeated|hammered|edged|trounced|lost to|drew with|scored|equali[sz]ed"
    r"|strikers?|midfielders?|defenders?|goalkeepers?|wingers?|managers?|coach|captain)\b"
    r"|['’]s (?:striker|midfielder|defender|goalkeeper|winger|manager|coach)\b"
    r"|(?: are| were| sit| stay| remain| finished)? (?:top|bottom|second|third|fourth|fifth)[,.]"
    r"|, who (?:play|host|face|visit|meet|lead|trail|beat|lost|won|drew|finished)\b"
    r"| (?:leads?|led|tops?|topped) the (?:table|league|standings|division|series)\b"
    r"| (?:go|travel) to | moved (?:(?:up )?to the top|up to) "
    r"|,? \d{1,3}[-–]\d{1,3}\b"
)
_PLAYED = re.compile(
    r"\b(?:beat|beating|thrashed|thrashing|defeated|defeating|hammered|edged|edging|lost to"
    r"|drew with|side (?:meet|face|host|visit)|win over|wins over|victory over|triumph over"
    r"|(?:defeat|loss|draw) (?:by|to|at)"
    r"|(?:scored (?:\w+ )?|goals |points |runs |hits |rebounds )for"
    r"|contract (?:with|at)|signed (?:for|from|by)|on loan (?:at|from|to)) $"
)
_IN = re.compile(r"\b(?:in|near|outside|of|from|to|around) (?:\w+ern )?$")
_WIDTH = 40
_KINDS = frozenset({"city", "town", "capital"})


def plays(text: str, start: int, end: int) -> bool:
    """Whether the words beside a name say that it plays: "Arsenal beat", "a draw with Fulham"."""
    before = text[max(0, start - _WIDTH) : start]
    return bool(_PLAYS.match(text[end : end + _WIDTH]) or _PLAYED.search(before))


def city_clubs(names: Chosen) -> None:
    """Type the cities that play as organisations."""
    playing = {names.surface(c) for c in names.candidates if _is_city(c) and _plays(names, c)}
    if not playing or not _SPORT.search(names.text):
        return
    names.candidates = [
        replace(c, type="organisation", entry=None)
        if _is_city(c) and names.surface(c) in playing and not _is_where(names, c)
        else c
        for c in names.candidates
    ]


def _is_city(one: Candidate) -> bool:
    if one.type != "place":
        return False
    return one.source == "model" if one.entry is None else one.entry.kind in _KINDS


def _plays(names: Chosen, one: Candidate) -> bool:
    return plays(names.text, one.span.start, one.span.end)


def _is_where(names: Chosen, one: Candidate) -> bool:
    """Whether it is the city after all: "lost to Sevilla in Valencia"."""
    before = names.text[max(0, one.span.start - _WIDTH) : one.span.start]
    return bool(_IN.search(before)) and not _plays(names, one)
