"""People of one article: which surname or first name alone stands for whom."""

from collections import Counter
from dataclasses import replace
from itertools import pairwise

from briefindex.extract.entities.candidate import Candidate
from briefindex.extract.entities.chosen import Chosen
from briefindex.extract.entities.words import word_list, word_lists
from briefindex.model.span import Span
from briefindex.text.folding import fold

_WINDOW = 40
_MISTAKEN = ("organisation", "place")
_PLACE_BEFORE = frozenset(
    ["in", "to", "from", "at", "near", "of", "visited", "visit", "into", "toward", "towards", "via"]
)


def link_people(chosen: Chosen) -> None:
    """Give surnames their person: "Tokayev" after "Kassym-Jomart Tokayev"."""
    people = [c for c in chosen.candidates if c.type == "person"]
    last_words = Counter(
        fold(chosen.surface(c).split()[-1])
        for c in chosen.candidates
        if c.type == "person" or (c.source == "model" and c.type in _MISTAKEN)
    )
    full = [c for c in people if _is_credible(chosen, c, last_words)]
    names: dict[str, Candidate] = {}
    firsts: dict[str, Candidate] = {}
    for person in full:
        parts = chosen.surface(person).split()
        for start in range(1, len(parts)):
            names.setdefault(fold(" ".join(parts[start:])), person)
        firsts.setdefault(fold(parts[0]), person)
        if person.entry is not None:
            short = person.entry.canonical.split()
            firsts.setdefault(fold(short[0]), person)
    chosen.candidates = [_as_person(chosen, c, names, firsts) for c in chosen.candidates]
    surnames = {name: person for name, person in names.items() if len(name) > 1}
    _add_surnames(chosen, surnames)
    _add_first_names(chosen, firsts)


def _is_credible(chosen: Chosen, person: Candidate, last_words: Counter[str]) -> bool:
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
    return last_words[fold(parts[-1])] > 1 or len(parts[0]) < 3


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
    if candidate.type == "place" and _word_before(chosen.text, candidate.span) in _PLACE_BEFORE:
        return candidate
    if " " in chosen.surface(candidate) and candidate.type != "person":
        return candidate
    name = chosen.full_name(person)
    return replace(candidate, type="person", entry=person.entry, name=name)


def _add_surnames(chosen: Chosen, names: dict[str, Candidate]) -> None:
    usual = word_lists("opener", "calendar")
    for sentence in chosen.sentences:
        for word in sentence:
            person = names.get(word.folded) if word.capital else None
            if person is None or word.folded in usual:
                continue
            span = Span(word.start, word.end)
            if chosen.is_free(span) and chosen.known.demonym(word.text) is None:
                chosen.add(
                    Candidate(span, "person", "repeat", person.entry, chosen.full_name(person))
                )


def _add_first_names(chosen: Chosen, firsts: dict[str, Candidate]) -> None:
    """Say whom "Abiy said" means: news uses the first part of some names alone."""
    usual = word_lists("opener", "calendar", "given")
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


def _word_before(text: str, span: Span) -> str:
    before = text[max(0, span.start - _WINDOW) : span.start].split()
    return before[-1].lower() if before else ""
