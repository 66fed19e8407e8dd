"""Countries, regions and groupings that a figure is about, by their canonical names."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from briefindex.extract.gazetteer import Gazetteer, folded_words, gazetteer

_CAPITALISED = re.compile(r"\b[A-Z][\w.’'-]+(?:[ -][A-Z][\w’'-]+)?")
_KINDS = frozenset({"country", "region", "continent", "grouping", "territory", "bloc", "union"})
_PAIR_JOIN = re.compile(
    r"^[’']?s?(?: ?[-–—] ?| and | with | to | & |, (?:and )?)(?:the )?(?:countries of )?$"
)
_OF_REGION = re.compile(
    r"\b(?:(?:the )?(?:countries|states|nations|republics) (?:of|in) the region"
    r"|region-wide|regionwide|intra-regional|the region[’']s|the region)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Place:
    """A country, region or grouping at a place of a text; `adjective` for "Kazakh"."""

    start: int
    end: int
    name: str
    kind: str
    adjective: bool


@cache
def _known() -> Gazetteer:
    return gazetteer()


@cache
def _telling_words() -> frozenset[str]:
    return _known().telling_words(_KINDS)


_SIGNS = ("$", " $")


@lru_cache(maxsize=2048)
def places(text: str) -> tuple[Place, ...]:
    """All countries, regions and groupings in a text, sorted by place."""
    capitalised = tuple(_CAPITALISED.finditer(text))
    if not capitalised:
        return ()
    table = _known()
    told = not _telling_words().isdisjoint(folded_words(text))
    found = [
        Place(hit.span.start, hit.span.end, hit.entry.canonical, hit.entry.kind, adjective=False)
        for hit in (table.scan(text) if told else ())
        if hit.entry.kind in _KINDS
        and hit.cased
        and not _is_weak(text, hit.weak, hit.span.end)
        and not text.startswith(_SIGNS, hit.span.end)  # the US of "US$ 12m"
    ]
    taken = [(place.start, place.end) for place in found]
    for match in capitalised:
        for part in _parts(match):
            start, end, word = part
            name = table.demonym(word)
            if name and _in_longer_name(text, end):
                continue
            if name and not any(start < last and first < end for first, last in taken):
                entry = table.find(name)
                found.append(
                    Place(start, end, name, entry.kind if entry else "country", adjective=True)
                )
                taken.append((start, end))
                break
    return tuple(sorted(found, key=lambda place: place.start))


def _in_longer_name(text: str, end: int) -> bool:
    """Whether an adjective is part of a body's name ("Asian Development Bank")."""
    after = re.match(r" ([A-Z][a-z]+) (?:for |of |and )?[A-Z][a-z]+", text[end : end + 50])
    return (
        bool(after)
        and not re.match(
            r"(?:President|Prime|Foreign|Finance|Deputy|Defen[cs]e|Minister"
            r"|Ambassador|King|Chancellor|Trade|Energy|Interior|Economy)",
            after.group(1),
        )
        if after
        else False
    )


def _is_weak(text: str, weak: bool, end: int) -> bool:
    """Whether a weak name lacks support: one beside another place has it."""
    return weak and not re.match(r"[’']s|[ -–—](?:and|with|China|Russia)", text[end : end + 8])


def _parts(match: re.Match[str]) -> list[tuple[int, int, str]]:
    """The capitalised words together, then one by one, without possessive endings."""
    offset, whole = match.start(), match.group(0)
    words = [(offset, whole)]
    parts = whole.replace("-", " ").split(" ")
    for word in parts if len(parts) > 1 else ():
        words.append((offset, word))
        offset += len(word) + 1
    found: list[tuple[int, int, str]] = []
    for start, raw in words:
        word = raw.removesuffix("s") if raw[-2:] in ("'s", "’s") else raw
        word = word.rstrip("'’")
        found.append((start, start + len(word), word))
    return found


def pairs(text: str) -> list[tuple[str, ...]]:
    """Places that the text joins: "Kazakhstan and China", "China-Central Asia"; in order."""
    found: list[tuple[str, ...]] = []
    known = places(text)
    for first, second in pairwise(known):
        if first.name != second.name and _joined(text[first.end : second.start]):
            found.append((first.name, second.name))
    return found


def _joined(between: str) -> bool:
    return bool(
        _PAIR_JOIN.match(between)
        or re.match(r"^(?:n|s)? (?:countries|states|nations|republics) and (?:the )?$", between)
    )


def region_words(text: str) -> re.Match[str] | None:
    """Words such as "the countries of the region" or "region-wide", which stand for a region."""
    return _OF_REGION.search(text)


def members(name: str) -> tuple[str, ...]:
    """The countries of a grouping or region, where known."""
    entry = _known().find(name)
    return entry.members if entry else ()
