"""What kind of thing a name is, by the words right beside it.

Source: "Evansville, Indiana", "the town of Yeoncheon", "the cargo ship Ever Forward", "the film
Easy Rider": what the model calls a person or an organisation is a place, or neither. Only names
that no table knows and no title introduces are typed anew; other mentions of the words follow.
"""

import re
from collections import Counter
from dataclasses import replace

from briefindex.extract.entities.candidate import Candidate
from briefindex.extract.entities.chosen import Chosen
from briefindex.extract.entities.words import heads, word_list
from briefindex.model.mention import EntityType
from briefindex.model.span import Span
from briefindex.text.folding import fold

_SETTLEMENTS = (
    "town|city|village|hamlet|suburb|port|island|province|district|region|county|commune|resort"
    "|municipality|prefecture|governorate|neighbourhood|neighborhood|settlement|emirate|capital"
)
_CAPITALS = r"[^\W\d_a-zà-ÿ][\w'’]+(?:[ -][^\W\d_a-zà-ÿ][\w'’]+){0,2}"
_SEVERAL = "villages|towns|cities|suburbs|districts|provinces|ports|islands|counties"
_SETTLED = re.compile(rf"\b(?:{_SETTLEMENTS}|{_SEVERAL}) of ({_CAPITALS})")
_SETTLEMENT_BEFORE = re.compile(rf"\b(?:{_SETTLEMENTS})(?: of|(,))? $")
_AROUND = re.compile(
    r"\b(?:(?:north|south|east|west|northeast|northwest|southeast|southwest|outside|outskirts"
    r"|[Rr]esidents|[Ii]nhabitants|[Vv]illagers|mayor|suburbs|streets) of|evacuated from)"
    rf" ({_CAPITALS})"
)
_LEFT = re.compile(rf"\bon (?:its|his|her|their|the) way (?:from|to) ({_CAPITALS})")
_DIVIDED = re.compile(
    rf"\b(?:in|of|from|near|across|to) ({_CAPITALS})"
    r"(?= (?:province|district|prefecture|oblast|governorate|county)\b)"
)
_APPOSED = (
    r", (?:an?|the|its) (?:(?!in |of |for |from |on |by |to )[\w’-]{1,20} ){0,3}"
    rf"(?:{_SETTLEMENTS}|valley|river|lake|mountain|peak)"
    r"(?=[,.;]| (?:in|of|on|near|at|that|which|where|whose|with|by|north|south|east|west|about"
    r"|some|\d|just|close|without|along|beside|between|outside|inside|across|under|above|below"
    r"|held|controlled|known|home)\b)"
)
_NAMED_SO = re.compile(rf"(?:(?<=[.!?”\"] )|(?<=\n)|^)({_CAPITALS})(?={_APPOSED})")
_LYING = re.compile(
    r"\b(?:in|at|to|into|from|near|outside|of|reach(?:ed|es|ing)?|entered|left|visited|seized)"
    rf" ({_CAPITALS})(?={_APPOSED})"
)
_SIGNED = (
    (_SETTLED, re.compile(rf"(?:{_SETTLEMENTS}|{_SEVERAL}) of (?=[^\W\d_a-z])")),
    (_AROUND, re.compile(r"(?:th|st|side|s|mayor) of (?=[^\W\d_a-z])|evacuated from ")),
    (_DIVIDED, re.compile(r" (?:province|district|prefecture|oblast|governorate|county)\b")),
    (_LEFT, re.compile(r" way (?:from|to) ")),
    (_NAMED_SO, re.compile(_APPOSED)),
    (_LYING, re.compile(_APPOSED)),
)
"""The patterns, each with a quick sign of it."""
_SETTLEMENT_AFTER = re.compile(
    r" (?:districts?|provinces?|prefecture|oblast|governorate|county|valley|neighbou?rhood|river"
    r"|region|state|townships?)\b"
    rf"|, where |{_APPOSED}"
)
_PLACED = re.compile(r"(?:^|[\n(—–]\s?|\b(?:in|at|of|from|near|to|outside|around) )$")
_WORD = r"(?<![^\W\d_])([^\W\d_]+)"
_INSIDE = re.compile(
    rf"(?:{_WORD})?\W (?:in|near|outside) $|{_WORD} (?:in|near|outside) $"
    r"|(?:^|[.!?”\"\n] ?)(?:In|Near|Outside) $"
)
_REACHED = re.compile(
    r"\b(?:(?:[Rr]esidents|[Ii]nhabitants|[Vv]illagers|streets|outskirts|suburbs|mayor|bishop|archbishop"
    r"|north|south|east|west|northeast|northwest|southeast|southwest) of"
    r"|(?:way|flew|flown|fled|drove|driven|travell?ed|walked|sailed|evacuated|helicopter|plane|flight"
    r"|flights|bus|buses|train|trains|refugees|migrants|commuters|kilomet(?:re|er)s|km|miles)"
    r" (?:to|from)|(?:road|roads|flights?|highway|border crossing) (?:to|at)) $"
)
_HELD = frozenset(
    {"stake", "stakes", "share", "shares", "invest", "invested", "investing", "investment"}
    | {"interest", "confidence", "trust", "faith", "believe", "belief", "believes", "majority"}
    | {"holding", "holdings", "position"}
)
_THING_AFTER = re.compile(
    r" (?:probe|spacecraft|rocket|satellite|vaccine|smartphone|browser|ferry|tanker|trawler"
    r"|virus|disease|syndrome|fever|missile|missiles|drone|drones|jet|jets)\b"
)
_HELD_BEFORE = re.compile(
    r"\b(?:(?:shares|stakes?|shareholders) (?:in|of)|bought|buys?|buying|acquires?|acquired"
    r"|acquiring|(?:acquisition|takeover) of|merge[rd]? with|owns"
    r"|(?:unit|subsidiary|division|customers|franchisee|bid|suitor) (?:of|for)"
    r"|(?i:analysts?|economists?|strategists?|executives?|engineers?) (?:at|with|for|of)) $"
)
_LIVED = re.compile(
    r"\b(?:born|lives?|lived|living|grew up|landed|arrived|based|died|jailed|detained|headquartered"
    r"|meeting|congress|conference|summit|rally|clashes|fighting|school|prison|hospital) in $"
    r"|\b(?:near|outside|fields around|villages? around) $"
)
_SPEAKS = re.compile(r" (?:said|says|told|added|wrote)\b")
_HEARD_BEFORE = re.compile(r"\b(?:told|spoke to|speaking to|interview with) $")
_HELD_AFTER = re.compile(
    r",? whose (?:chief executive|shares|chairman|headquarters|customers|employees)\b"
    r"|, which (?:owns|makes|operates|sells|employs|runs)\b"
    r"|,? shares (?:rose|fell|gained|lost|dropped|jumped|slid|closed|were|have)\b"
    r"|,? (?:declined to comment|could not be reached|filed for|operates|supplies|employs)\b"
    r"| (?:reported|posted) (?:an?|first|second|third|fourth|quarterly|annual|record|net|higher"
    r"|lower|strong|weak)\b"
    r"| (?:raised|cut|lowered|lifted|kept|reaffirmed) its\b"
    r"|['’]s (?:shares|shareholders|chief executive|CEO|headquarters|customers|share price)\b"
)
_KIND_AFTER = re.compile(r" (?:union|newspaper|airline|cartel|militia|gang)\b")
_WIDE = frozenset({"country", "state", "province", "region", "territory", "continent", "oblast"})
_WORDS_BEFORE = re.compile(rf"{_WORD}(?: ([^\W\d_]*))?(?:, the)? [\"“‘]?$")
_VESSELS = frozenset(["uss", "hms", "hmas", "hmcs", "rms", "mv", "rv", "brp", "usns"])
_ACTS = re.compile(r"['’]s? |, | (?:said|says|told|has|had|was|is|also|who|wrote|added|won)\b")
_BEFORE = 40
_PLACE_WORDS = 3


def by_context(names: Chosen) -> None:
    """Give the names of `names` the types that the words beside them tell."""
    names.candidates = [c for c in names.candidates if not _is_common(names, c)]
    names.candidates.sort(key=lambda c: c.span.start)
    _add_settlements(names)
    told: dict[str, EntityType] = {}
    people = Counter(names.surface(c).split()[-1] for c in names.candidates if c.type == "person")
    for index, candidate in enumerate(names.candidates):
        if candidate.source != "model" or candidate.entry is not None:
            continue
        type_ = _told(names, candidate, names.candidates[index + 1 : index + 2], people)
        if type_ is None and _is_body(names, candidate, people):
            type_ = "organisation"
        if type_ is not None:
            told[fold(names.surface(candidate))] = type_
            names.candidates[index] = replace(candidate, type=type_)
    if told:
        ships = {words.split()[-1] for words, type_ in told.items() if type_ == "product"}
        told |= dict.fromkeys(ships - told.keys(), "product")
        names.candidates = [_follow(names, c, told) for c in names.candidates]


def _is_common(names: Chosen, candidate: Candidate) -> bool:
    """Whether it is a word that begins a sentence here and stands in small letters elsewhere."""
    if candidate.source != "model" or candidate.entry is not None:
        return False
    surface = names.surface(candidate)
    if not names.begins(candidate.span.start) or not surface.isalpha() or surface.isupper():
        return False
    if candidate.type == "person" and _is_alone(names, candidate, surface):
        return True
    small = re.search(rf"(?<![\w@#./]){surface.lower()}(?![\w.]\w)", names.text)
    return small is not None and not re.search(rf"\w,? {surface}\b", names.text)


def _is_alone(names: Chosen, candidate: Candidate, surface: str) -> bool:
    """Whether the model takes the first word of a sentence for a person whom nobody introduces."""
    after = names.text[candidate.span.end : candidate.span.end + _BEFORE]
    acts = _ACTS.match(after) or fold(surface) in word_list("given")
    return not acts and len(re.findall(rf"\b{surface}\b", names.text)) == 1


def _follow(names: Chosen, candidate: Candidate, told: dict[str, EntityType]) -> Candidate:
    if candidate.source != "model" or candidate.entry is not None:
        return candidate
    return replace(candidate, type=told.get(fold(names.surface(candidate)), candidate.type))


def _told(
    names: Chosen, candidate: Candidate, following: list[Candidate], people: Counter[str]
) -> EntityType | None:
    """The type that the words beside a candidate tell; `people` counts last words of persons."""
    before = names.text[max(0, candidate.span.start - _BEFORE) : candidate.span.start]
    words = fold(names.surface(candidate)).split()
    after = names.text[candidate.span.end : candidate.span.end + _BEFORE]
    if _is_thing(words, before) or _THING_AFTER.match(after):
        return "product"
    mistaken = candidate.type in ("organisation", "person") or (
        candidate.type == "event" and len(words) == 1
    )
    if not mistaken or len(words) > _PLACE_WORDS:
        return None
    if words[-1] in heads("weak") or words[-1] in word_list("corporate"):
        return None
    settled = _SETTLEMENT_BEFORE.search(before)
    renamed = candidate.type == "person" and len(words) > 1
    if (settled and not (settled[1] and renamed)) or _SETTLEMENT_AFTER.match(after):
        return "place"
    if len(words) == 1 and _is_inside(names, candidate, before, people):
        return "place"
    if len(words) > 1 and _is_lived_in(words, before, after):
        return "place"
    within = following[0] if following else None
    if within is None or within.entry is None or within.entry.kind not in _WIDE:
        return None
    comma = names.text[candidate.span.end : within.span.start] in (", ", ", in ")
    return "place" if comma and _PLACED.search(before) else None


def _is_inside(names: Chosen, candidate: Candidate, before: str, people: Counter[str]) -> bool:
    """Whether "in Sriharikota" tells a place: no acronym, no shares, nobody's surname."""
    surface = names.surface(candidate)
    inside = _INSIDE.search(before)
    if surface[1:] != surface[1:].lower():
        return False
    if not _REACHED.search(before) and (inside is None or (inside[2] or "").casefold() in _HELD):
        return False
    return people[surface] == (candidate.type == "person")


def _is_lived_in(words: list[str], before: str, after: str) -> bool:
    """Whether "born in Kfar Kila" or "Villa Alemana" tell a place of several words."""
    if words[0] in word_list("given"):
        return False
    first = words[0] in word_list("placefirst") and not _SPEAKS.match(after)
    return first or bool(_LIVED.search(before))


def _is_body(names: Chosen, candidate: Candidate, people: Counter[str]) -> bool:
    """Whether the words beside it say that what the model sees is a company or a newspaper."""
    before = names.text[max(0, candidate.span.start - _BEFORE) : candidate.span.start]
    after = names.text[candidate.span.end : candidate.span.end + _BEFORE]
    surface = names.surface(candidate)
    if candidate.type == "place" and _HEARD_BEFORE.search(before):
        return True
    if candidate.type == "person" and people[surface] == 1 and _is_home(names, candidate):
        return True
    single = " " not in surface and people[surface] == (candidate.type == "person")
    if candidate.type not in ("person", "place") or not single:
        return False
    kind = before[-4:].casefold() == "the " and _KIND_AFTER.match(after)
    return bool(kind or _HELD_BEFORE.search(before) or _HELD_AFTER.match(after))


def _is_home(names: Chosen, candidate: Candidate) -> bool:
    """Whether it is whom a person works for: the second name of "Stacy Rasgon of Bernstein"."""
    if " " in names.surface(candidate):
        return False
    end = candidate.span.start - len(" of ")
    before = names.text[end : candidate.span.start] == " of "
    return before and any(c.span.end == end and c.type == "person" for c in names.candidates)


def _is_thing(words: list[str], before: str) -> bool:
    """Whether the name is a ship's, a film's or a product's."""
    if words[0] in _VESSELS or words[:2] == ["space", "shuttle"]:
        return True
    last = _WORDS_BEFORE.search(before)
    if last is None:
        return False
    pair = [part.casefold() for part in last.groups() if part]
    return " ".join(pair) in word_list("thing") or pair[-1] in word_list("thing")


def _add_settlements(names: Chosen) -> None:
    """Places that the model does not see at all: "the village of Achkhoy"."""
    for pattern, sign in _SIGNED:
        if not sign.search(names.text):
            continue
        for match in pattern.finditer(names.text):
            span = Span(match.start(1), match.end(1))
            people = names.known.demonym(match[1]) is not None
            if not people and names.is_free(span) and names.is_read(span):
                names.add(Candidate(span, "place", "rule"))
    names.candidates.sort(key=lambda c: c.span.start)
