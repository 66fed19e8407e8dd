"""People of one article: which surname or first name alone stands for whom."""

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise

from briefindex.extract.entities.candidate import Candidate
from briefindex.extract.entities.chosen import Chosen
from briefindex.extract.entities.words import HYPHENS, Word, heads, word_list, word_lists
from briefindex.model.span import Span
from briefindex.text.folding import fold

_WINDOW = 40
_SUFFIXES = frozenset(["jr", "sr", "jr.", "sr.", "ii", "iii", "iv"])
_INITIAL = re.compile(r"\b\w\.")
_MISTAKEN = ("organisation", "place")
_PLACE_BEFORE = frozenset(
    ["in", "to", "from", "at", "near", "of", "visited", "visit", "into", "toward", "towards", "via"]
)
_KNOWN_PLACE_BEFORE = _PLACE_BEFORE | frozenset(
    [
        "with",
        "between",
        "against",
        "for",
        "around",
        "outside",
        "across",
        "inside",
        "through",
        "over",
    ]
)


def link_people(chosen: Chosen) -> None:
    """Give surnames their person: "Tokayev" after "Kassym-Jomart Tokayev"."""
    _tell_by_surname(chosen)
    people = [c for c in chosen.candidates if c.type == "person"]
    last_words = Counter(
        fold(chosen.surface(c).split()[-1])
        for c in chosen.candidates
        if c.type == "person" or (c.source == "model" and c.type in _MISTAKEN)
    )
    alone = {words[0].text for words in chosen.sentences if _is_subject(words)}
    full = [c for c in people if _is_credible(chosen, c, last_words, alone)]
    lasts, firsts_of = _bearers(chosen, full)
    names, firsts = _single(lasts), _single(firsts_of)
    chosen.candidates = [_as_person(chosen, c, names, firsts) for c in chosen.candidates]
    shared = {name for name in lasts.keys() - names.keys() if " " not in name}
    chosen.candidates = [
        replace(c, type="person") if _is_shared(chosen, c, shared) else c for c in chosen.candidates
    ]
    surnames = {name: person for name, person in names.items() if len(name) > 1}
    _add_surnames(chosen, surnames, shared)
    _add_first_names(chosen, firsts)


_Bearers = dict[str, dict[str, Candidate]]
"""The people, by their full names, whom a last word or a first word may stand for."""


def _bearers(chosen: Chosen, people: list[Candidate]) -> tuple[_Bearers, _Bearers]:
    """Whom last words and first words may stand for; a name that is said twice counts once."""
    lasts: _Bearers = {}
    firsts: _Bearers = {}
    for person in people:
        who = fold(chosen.full_name(person))
        parts = [part for part in chosen.surface(person).split() if fold(part) not in _SUFFIXES]
        for start in range(1, len(parts)):
            lasts.setdefault(fold(" ".join(parts[start:])), {}).setdefault(who, person)
        starts = {parts[0]} if parts else set[str]()
        if person.entry is not None:
            starts.add(person.entry.canonical.split()[0])
        for first in starts:
            firsts.setdefault(fold(first), {}).setdefault(who, person)
    return lasts, firsts


def _single(bearers: _Bearers) -> dict[str, Candidate]:
    """Those names that only one person bears."""
    return {
        name: next(iter(people.values()))
        for name, people in bearers.items()
        if len(people) == 1 or _is_one_person(list(people))
    }


def _is_one_person(names: list[str]) -> bool:
    """Whether the fullest of the names holds all others ("Marwood", "Kenneth J. Marwood")."""
    fullest = max(names, key=len)
    plain = all(name == fullest or not _INITIAL.search(name) for name in names)
    return plain and all(set(name.split()) <= set(fullest.split()) for name in names)


def _tell_by_surname(chosen: Chosen) -> None:
    """What the model takes for a place or body is a person if its last word stands alone later.

    News shortens "Temba Bavuma" to the last word, bodies to the first.
    """
    doubtful = [n for n, c in enumerate(chosen.candidates) if _may_be_person(chosen, c)]
    if not doubtful:
        return
    alone = _alone(chosen)
    for at in doubtful:
        parts = chosen.surface(chosen.candidates[at]).split()
        if parts[-1] in alone and not any(part in alone for part in parts[1:-1]):
            chosen.candidates[at] = replace(chosen.candidates[at], type="person", source="title")


def _is_subject(words: list[Word]) -> bool:
    """Whether a capitalised word alone begins the sentence: "Felix denied it"."""
    return words[0].capital and not (len(words) > 1 and words[1].capital)


def _alone(chosen: Chosen) -> set[str]:
    """The capitalised words that begin a name or are one."""
    return {
        word.text
        for sentence in chosen.sentences
        for at, word in enumerate(sentence)
        if word.capital and not (at and word.before == " " and _leads(sentence[at - 1]))
    }


def _leads(word: Word) -> bool:
    """Whether a name goes on after the word, or "the" stands before it."""
    if word.folded == "the":
        return True
    return word.capital and word.folded not in word_lists("opener", "title", "persontitle")


def _may_be_person(chosen: Chosen, candidate: Candidate) -> bool:
    if candidate.source != "model" or candidate.type not in _MISTAKEN or candidate.entry:
        return False
    parts = chosen.surface(candidate).split()
    if len(parts) != 2 or any(
        part[1:] != part[1:].lower() or "." in part or "," in part for part in parts
    ):
        return False
    before = chosen.text[max(0, candidate.span.start - len("the ")) : candidate.span.start]
    usual = word_lists("corporate", "legal", "office", "calendar", "opener", "adjective")
    plain = all(fold(part) not in usual for part in parts)
    plain &= fold(parts[-1]) not in heads("weak") and before.casefold() != "the "
    return plain and not any(
        chosen.known.find(part) or chosen.known.demonym(part) for part in parts
    )


def _is_credible(
    chosen: Chosen, person: Candidate, last_words: Counter[str], alone: set[str]
) -> bool:
    """Whether a name of several words is surely a person's, so that its last word is too.

    The model calls "PlayStation VR" a person; what it says once of a name without a first name
    or a title is not enough.
    """
    parts = chosen.surface(person).split()
    if len(parts) < 2 or any(
        len(part) > 1 and part.isupper() and "." not in part for part in parts
    ):
        return False
    if person.source in ("title", "gazetteer") or fold(parts[0]) in word_list("given"):
        return True
    return last_words[fold(parts[-1])] > 1 or len(parts[0]) < 3 or parts[-1] in alone


def _as_person(
    chosen: Chosen,
    candidate: Candidate,
    names: dict[str, Candidate],
    firsts: dict[str, Candidate],
) -> Candidate:
    folded = fold(chosen.surface(candidate))
    person = names.get(folded)
    if person is None and candidate.type == "person":
        person = firsts.get(folded)
    if person is None or person is candidate:
        return candidate
    before = _PLACE_BEFORE if candidate.entry is None else _KNOWN_PLACE_BEFORE
    if candidate.type == "place" and _is_place(chosen.text, candidate.span, before):
        return candidate
    if candidate.entry is not None and person.span.start > candidate.span.start:
        return candidate
    if " " in chosen.surface(candidate) and _is_other_person(chosen, candidate, person):
        return candidate
    if " " in chosen.surface(candidate) and candidate.type != "person":
        return candidate
    name = chosen.full_name(person)
    return replace(candidate, type="person", entry=person.entry, name=name)


def _is_other_person(chosen: Chosen, candidate: Candidate, person: Candidate) -> bool:
    """Whether "Idriss Déby" is known, or has a first name, beside "Mahamat Idriss Déby"."""
    entry = candidate.entry or chosen.known.find(chosen.surface(candidate))
    if entry is not None and entry.type == "person":
        return entry.canonical != chosen.full_name(person)
    first = fold(chosen.surface(candidate).split()[0])
    return first in word_list("given") and fold(chosen.surface(person).split()[0]) != first


def _is_shared(chosen: Chosen, candidate: Candidate, shared: set[str]) -> bool:
    """Whether what the model calls an organisation is a surname of two people."""
    unknown = candidate.source == "model" and candidate.entry is None
    return unknown and fold(chosen.surface(candidate)) in shared


def _add_surnames(chosen: Chosen, names: dict[str, Candidate], shared: set[str]) -> None:
    """Surnames that nothing else takes; those that several people share stand for themselves."""
    usual = word_lists("opener", "calendar")
    for sentence in chosen.sentences:
        for index in range(len(sentence)):
            word = _hyphened(chosen.text, sentence, index)
            person = names.get(word.folded)
            named = person is not None or word.folded in shared
            if not word.capital or not named or word.folded in usual:
                continue
            span = Span(word.start, word.end)
            if not chosen.is_free(span) or chosen.known.demonym(word.text) is not None:
                continue
            before = _first_name(chosen, sentence, index)
            if before is not None:  # "Idris Obeng", who is not Kofi Obeng
                chosen.add(Candidate(Span(before, word.end), "person", "repeat"))
            elif person is None:
                chosen.add(Candidate(span, "person", "repeat"))
            else:
                name = chosen.full_name(person)
                chosen.add(Candidate(span, "person", "repeat", person.entry, name))


def _hyphened(text: str, sentence: list[Word], index: int) -> Word:
    """A word with the one that a hyphen joins to it: the surname "Hock-Lindt"."""
    word = sentence[index]
    after = sentence[index + 1] if index + 1 < len(sentence) else None
    if after is None or not after.capital or after.before not in HYPHENS:
        return word
    return word._replace(end=after.end, folded=fold(text[word.start : after.end]))


def _first_name(chosen: Chosen, sentence: list[Word], index: int) -> int | None:
    """Where a first name that nothing else takes begins, right before the surname at `index`."""
    if index == 0 or sentence[index].before != " ":
        return None
    word = sentence[index - 1]
    usual = word_lists("opener", "calendar", "title", "persontitle", "office")
    first = word.capital and word.folded not in usual and not word.text.isupper()
    if not first or chosen.known.demonym(word.text) is not None:
        return None
    return word.start if chosen.is_free(Span(word.start, word.end)) else None


def _add_first_names(chosen: Chosen, firsts: dict[str, Candidate]) -> None:
    """Say whom "Abiy said" means: news uses the first part of some names alone."""
    usual = word_lists("opener", "calendar")
    speech = word_list("speech")
    for sentence in chosen.sentences:
        for word, after in pairwise(sentence):
            person = firsts.get(word.folded) if word.capital else None
            if person is None or word.folded in usual or len(word.text) < 3:
                continue
            span = Span(word.start, word.end)
            speaks = after.before == " " and after.folded in speech
            if speaks and chosen.is_free(span) and chosen.known.find(word.text) is None:
                name = chosen.full_name(person)
                chosen.add(Candidate(span, "person", "repeat", person.entry, name))


def _is_place(text: str, span: Span, prepositions: frozenset[str]) -> bool:
    """Whether the words before tell a place, or another name that goes on ("Denzel Washington")."""
    before = text[max(0, span.start - _WINDOW) : span.start].split()
    last = before[-1] if before else ""
    other = last[:1].isupper() and last.isalpha() and fold(last) not in word_list("title")
    return last.lower() in prepositions or other
