"""Names side by side are of one kind: "in Manjeri and Nilambur", "Matija Volk and Luka Pavlin".

Only what the model alone says, or nobody, gives way to what its neighbours in the list are.
"""

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise

from briefindex.extract.entities.candidate import Candidate, contains, overlaps
from briefindex.extract.entities.chosen import Chosen
from briefindex.extract.entities.people import name_run
from briefindex.extract.entities.towns import is_town
from briefindex.extract.entities.words import Word, heads, word_list, word_lists
from briefindex.model.mention import EntityType
from briefindex.model.span import Span
from briefindex.text.folding import fold

_JOINTS = frozenset({", ", " and ", ", and ", " or ", ", or ", " to "})
_LAST_JOINTS = frozenset({" and ", ", and ", " or ", ", or ", " to "})
_PLACED = re.compile(
    r"\b(?:in|at|from|near|between|across|around|outside)"
    r"(?: (?:the|both|central|downtown|nearby|neighbou?ring|\w+ern))? $"
)
_SETTLED = re.compile(
    r"\b(?:villages|towns|cities|suburbs|districts|provinces|regions|states|islands|ports"
    r"|counties|residents|villagers|inhabitants|outskirts|suburbs) of $"
)
_LED = re.compile(r"\b(?:of|to|into|over|through|towards?|visit(?:ed|s)?|hit|reach(?:ed|es)?) $")
_HELD = re.compile(
    r"(?i:\b(?:analysts?|economists?|strategists?|executives?|engineers?|workers|employees|staff|shares"
    r"|customers|stakes?) (?:at|with|for|of|in)) $"
)
_GOES_ON = re.compile(r"(?:,? \w+)? ?\b(?:said|says|told|has|is|was|won|beat|announced|signed)\b")
_CAPITALISED = r"[^\W\d_a-zà-ÿ][\w'’-]{1,40}"
_AND_ONE = re.compile(rf" and ({_CAPITALISED})(?=[.;,]| [^\W\dA-Z])")
_NICKNAMED = re.compile(rf'({_CAPITALISED}) ["“‘]({_CAPITALISED})["”’] ({_CAPITALISED})')
_BESIDE = frozenset({"and", "beat", "defeated"})
_BEFORE = 30
_PLACE_WORDS = 2


def by_list(names: Chosen) -> None:
    """Type the unknown names of "in Peshawar and Swabi", "analysts at Arden and Motil Oswal"."""
    last_words = Counter(names.surface(c).split()[-1] for c in names.candidates)
    for first, last in _chains(names):
        chain = names.candidates[first : last + 1]
        before = names.text[max(0, chain[0].span.start - _BEFORE) : chain[0].span.start]
        if _are_places(before, chain):
            type_: EntityType = "place"
        elif _are_rivals(before, chain):
            type_ = "organisation"
        else:
            continue
        for index in range(first, last + 1):
            one = names.candidates[index]
            town = type_ == "place" and _is_town(names, one)
            if one.type != type_ and (town or _may_be(names, one, last_words)):
                names.candidates[index] = replace(one, type=type_)


def unseen_in_lists(names: Chosen) -> None:
    """Find the unseen second of "in Trieste and Monfalvone", where a known place is the first."""
    for one in list(names.candidates):
        if one.type != "place":
            continue
        match = _AND_ONE.match(names.text, one.span.end)
        before = names.text[max(0, one.span.start - _BEFORE) : one.span.start]
        placed = _PLACED if one.entry is not None else _SETTLED
        if match is None or not placed.search(before):
            continue
        span = Span(match.start(1), match.end(1))
        usual = match[1].casefold() in word_lists("opener", "calendar", "title", "notname")
        if usual or names.known.demonym(match[1]) or not names.is_free(span):
            continue
        if names.is_read(span):
            names.add(Candidate(span, "place", "rule"))
    names.candidates.sort(key=lambda c: c.span.start)


def _chains(names: Chosen) -> list[tuple[int, int]]:
    """Runs of names that commas join, with "and" before the last."""
    chains: list[tuple[int, int]] = []
    first = 0
    for index, (one, after) in enumerate(pairwise(names.candidates)):
        between = names.text[one.span.end : after.span.start]
        if between in _LAST_JOINTS:
            chains.append((first, index + 1))
        if between not in _JOINTS:
            first = index + 1
    return chains


def _are_places(before: str, chain: list[Candidate]) -> bool:
    """Whether the list after `before` is one of places, as one of its names surely is."""
    known = chain[0].type == "place" and chain[0].entry is not None
    if known and _LED.search(before):
        return True
    if _SETTLED.search(before):
        return True
    return bool(_PLACED.search(before)) and any(_is_sure(one) for one in chain)


def _are_rivals(before: str, chain: list[Candidate]) -> bool:
    """Whether "such as eBay and Adevinta" lists bodies: one is known, none is known otherwise."""
    if _HELD.search(before) and chain[0].type == "organisation":
        return True
    known = {one.type for one in chain if one.entry is not None}
    return known == {"organisation"} and not _PLACED.search(before)


def _is_sure(one: Candidate) -> bool:
    return one.type == "place" and (one.entry is not None or one.source == "model")


def _is_town(names: Chosen, one: Candidate) -> bool:
    return one.source == "model" and one.entry is None and is_town(fold(names.surface(one)))


def _may_be(names: Chosen, one: Candidate, last_words: Counter[str]) -> bool:
    surface = names.surface(one)
    parts = surface.split()
    if one.source != "model" or one.entry is not None:
        return False
    if len(parts) > _PLACE_WORDS or any(part[1:] != part[1:].lower() for part in parts):
        return False
    ends = parts[-1].casefold()
    if ends in heads("weak") or ends in word_list("corporate") or last_words[parts[-1]] > 1:
        return False
    known = parts[0].casefold() in word_list("given") and len(parts) > 1
    after = names.text[one.span.end : one.span.end + _BEFORE]
    return not known and not _GOES_ON.match(after)


def people_in_lists(names: Chosen) -> None:
    """Find the unseen first of "Matija Volk and Luka Pavlin"; nicknames join what they part."""
    _join_nicknames(names)
    people = {c.span.start: c for c in names.candidates if _is_full(names, c)}
    ends = {c.span.end for c in people.values()}
    for words in names.sentences:
        for index in range(1, len(words) - 1):
            if words[index].text not in _BESIDE:
                continue
            if words[index + 1].start in people:
                _add_person(names, words, _unseen_before(words, index))
            elif words[index - 1].end in ends:
                _add_person(names, words, index + 1)
    _add_openings(names)
    names.candidates.sort(key=lambda c: c.span.start)


def _add_person(names: Chosen, words: list[Word], first: int | None) -> None:
    """Add the two or three capitalised words from `first`, if nothing known is in them."""
    last = _unseen_pair(names, words, first) if first is not None else None
    if first is None or last is None:
        return
    span = Span(words[first].start, words[last].end)
    inside = [c for c in names.candidates if overlaps(c.span, span)]
    if any(c.source != "model" or c.entry or not contains(span, c.span) for c in inside):
        return
    if not any(c.span == span for c in inside):
        names.candidates = [c for c in names.candidates if c not in inside]
        names.add(Candidate(span, "person", "title"))


def _unseen_before(words: list[Word], conjunction: int) -> int | None:
    """Where the two or three capitalised words right before "and" begin."""
    first = conjunction
    while first and words[first - 1].capital and words[first].before in (" ", "-"):
        first -= 1
    return first if 1 < conjunction - first < 4 else None


def _add_openings(names: Chosen) -> None:
    """Find the unseen first of "Matija Volk, Luka Pavlin and Ivo Kos run it"."""
    people = {c.span.start: c for c in names.candidates if _is_full(names, c)}
    for words in names.sentences if people else ():
        for index in range(2, len(words) - 2):
            if words[index].before == ", " and words[index].start in people:
                _add_person(names, words, _unseen_opening(names, words, index, people))


def _unseen_opening(
    names: Chosen, words: list[Word], second: int, people: dict[int, Candidate]
) -> int | None:
    """Where the unseen name before the second begins, if a third follows "and"."""
    first = second - 1
    while first and words[first].before == " " and words[first - 1].capital:
        first -= 1
    if first and words[first].before != ", ":
        return None
    after = people[words[second].start].span.end
    joint = next((at for at, word in enumerate(words) if word.start > after), len(words) - 1)
    listed = words[joint].text == "and" and joint + 1 < len(words)
    if not listed or words[joint + 1].start not in people:
        return None
    return first if names.is_free(Span(words[first].start, words[second - 1].end)) else None


def _join_nicknames(names: Chosen) -> None:
    """Make one person of `Enrique "Kiki" Camarena`."""
    for match in _NICKNAMED.finditer(names.text):
        touched = [
            one
            for one in names.candidates
            if one.span.start < match.end() and match.start() < one.span.end
        ]
        told = any(one.type == "person" for one in touched)
        if not told and match[1].casefold() not in word_list("given"):
            continue
        start = min(match.start(), *(one.span.start for one in touched), match.start())
        end = max(match.end(), *(one.span.end for one in touched), match.end())
        if not names.is_read(Span(start, end)):
            continue
        names.candidates = [one for one in names.candidates if one not in touched]
        names.add(Candidate(Span(start, end), "person", "title"))
    names.candidates.sort(key=lambda c: c.span.start)


def _is_full(names: Chosen, one: Candidate) -> bool:
    return one.type == "person" and " " in names.surface(one)


def _unseen_pair(names: Chosen, words: list[Word], index: int) -> int | None:
    """Last index of the two or three words of a person's name from `index`."""
    last = name_run(words, index)
    if last is None or not 0 < last - index < 3:
        return None
    usual = word_lists("title", "persontitle", "corporate", "notname", "office")
    run = words[index : last + 1]
    plain = all(word.folded not in usual and not word.text.isupper() for word in run)
    plain &= words[last].folded not in heads("weak")
    known = any(names.known.demonym(w.text) or names.known.find(w.text) for w in run)
    return last if plain and not known else None
