"""The name that an entity goes by, and its id."""

import re

from briefindex.extract.entities.candidate import Candidate
from briefindex.extract.entities.words import word_list
from briefindex.extract.gazetteer import Gazetteer
from briefindex.text.folding import fold

_SPACES = re.compile(r"\s+")


def canonical_name(candidate: Candidate, surface: str, known: Gazetteer) -> str:
    """The gazetteer's name, else the fullest form in the article, its pair of parties in order.

    "Central Asia-China Summit" and "China-Central Asia Summit" are one: the parties of a pair stand
    in the order of the alphabet.
    """
    if candidate.entry is not None:
        return candidate.entry.canonical
    name = _SPACES.sub(" ", candidate.name or surface)
    entry = known.find(name)
    if entry is None and " " in name:
        entry = known.find(without_company_form(name))
    if entry is not None and entry.type == candidate.type:
        return entry.canonical
    if name[:4] in ("The ", "the ") and candidate.type != "person":
        name = name[4:]
    if candidate.type in ("event", "organisation", "route_or_project"):
        return _in_order(name, known)
    return name


def without_company_form(name: str) -> str:
    """`name` without "Inc.", "AG", "Group" at its end, unless nothing would be left."""
    parts = name.split()
    while len(parts) > 1 and fold(parts[-1]).strip(".,") in word_list("legal"):
        parts.pop()
    return " ".join(parts)


def _in_order(name: str, known: Gazetteer) -> str:
    """`name` with the two known parties at its beginning in the order of the alphabet."""
    if _HYPHENS.isdisjoint(name):
        return name
    hits = [hit for hit in known.scan(name) if not hit.weak]
    if len(hits) < 2:
        return name
    first, second = hits[0].span, hits[1].span
    between = name[first.end : second.start].strip()
    third = len(hits) > 2 and name[second.end : hits[2].span.start].strip() in _HYPHENS
    if (
        between not in _HYPHENS
        or not between
        or third
        or (first.start > 0 and not _lead(name, first.start))
    ):
        return name
    a, b = name[first.start : first.end], name[second.start : second.end]
    if fold(a) <= fold(b):
        return f"{name[: first.start]}{a}-{b}{name[second.end :]}"
    return f"{name[: first.start]}{b}-{a}{name[second.end :]}"


_HYPHENS = frozenset("-\u2010\u2011\u2012\u2013\u2014")


def _lead(name: str, end: int) -> bool:
    return name[:end].strip().islower() or name[:1].isdigit()
