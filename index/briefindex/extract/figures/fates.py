"""What happened to what is counted, by the tree of its sentence: done, undergone, how it is."""

import re
from typing import NamedTuple

from briefindex.extract.figures import phrases
from briefindex.extract.figures.amounts import Amount
from briefindex.extract.figures.labels import is_broken
from briefindex.extract.figures.parties import places
from briefindex.extract.figures.phrases import has_noun, is_anaphor
from briefindex.extract.figures.sentence import Sentence
from briefindex.extract.figures.subjects import doer
from briefindex.extract.figures.syntax import (
    Predicate,
    is_negated,
    modal_of,
    part_of,
    particle_of,
    state_of,
    words_after,
)
from briefindex.extract.figures.verbs import done, verb_roles

_STATE_WORDS = 9
_GONE = re.compile(r" (?:from|out of|into|to) (?:their|the) [a-z]{3,}\b")
_BEING = frozenset({"is", "are", "was", "were", "be", "been", "remain", "remained", "remains"})
_LONGEST_AGENT = 40
HAPPENED = frozenset(
    {"killed", "injured", "displaced", "arrested", "evacuated", "signed", "created", "built"}
    | {"missing", "infected", "homeless", "rescued"}
)
"""What is the same whoever did it."""

EMPTY = frozenset(
    {"expected", "said", "based", "different", "present", "been", "included", "reported", "showed"}
    | {"recorded", "registered", "listed", "estimated", "involved", "needed", "required", "added"}
    | {"totalled", "totaled", "numbered", "averaged", "totals", "averages", "numbers"}
)
SAYS = frozenset(
    {"said", "based", "different", "present", "been", "needed", "expected", "reported"}
)
SAME_FATE = {"wounded": "injured", "hurt": "injured", "died": "killed", "dead": "killed"}


class Doing(NamedTuple):
    """What happened to what is counted: as shown ("sold"), as in the key ("sales"), and by whom."""

    shown: str = ""
    key: str = ""
    by: str = ""


def by_part(sentence: Sentence, amount: Amount) -> Doing | None:
    """What is counted does or undergoes, by the tree of the sentence."""
    part = part_of(sentence, amount)
    if part is None:
        return None
    word = sentence.text[part.verb.start : part.verb.end].lower()
    if part.plays == "subject" and word in _BEING:
        return _being(sentence, part.verb)
    if word in SAYS or verb_roles().get(word) == "aux":
        return None
    if part.plays == "patient":
        return _undergone(sentence, part.verb, word)
    if word in EMPTY:
        return None
    if part.plays == "object":
        return _done_to(sentence, amount, part.verb, word)
    return _acting(sentence, amount, part.verb, word)


def _being(sentence: Sentence, verb: Predicate) -> Doing | None:
    """For "23 people were missing": how they are."""
    state = state_of(sentence, verb)
    plain = len(state.split()) <= _STATE_WORDS
    return fated(state) if state and plain else None


def _undergone(sentence: Sentence, verb: Predicate, word: str) -> Doing:
    """For "900 people were moved to shelters", "two bridges were washed away"."""
    fate = fated(word)
    away = particle_of(sentence, verb)
    to = words_after(sentence, verb)
    shown = f"{word} {to}" if to.startswith("to ") else f"{fate.shown} {away}".strip()
    return fate._replace(shown=shown)


def _done_to(sentence: Sentence, amount: Amount, verb: Predicate, word: str) -> Doing | None:
    """For "the airline carried 5,000 passengers", "boats picked up 40 people"."""
    role = verb_roles().get(word, "")
    key = role[1:] if role.startswith("=") else done(word)
    shown = done(word) or key
    by = "" if key in HAPPENED else agent(sentence, amount)
    beside = particle_of(sentence, verb) or _whence(sentence, amount)
    return Doing(f"{shown} {beside}".strip(), key, "" if _whence(sentence, amount) else by)


def _whence(sentence: Sentence, amount: Amount) -> str:
    """For "forced 900 people from their homes": where to or from they were made to go."""
    if not amount.unit.startswith("people"):
        return ""
    end = amount.noun.end if amount.noun is not None else amount.end
    gone = _GONE.match(sentence.undated, end)
    return gone.group().strip() if gone else ""


def _acting(sentence: Sentence, amount: Amount, verb: Predicate, word: str) -> Doing | None:
    """For "2 million homes could lose power", "900 families are sleeping in the open"."""
    may = modal_of(sentence, verb)
    after = words_after(sentence, verb)
    people = amount.unit.startswith("people")
    going = word.endswith("ing")
    if not (people or may or going):
        shown = f"{word} {particle_of(sentence, verb)}".strip()
        return Doing(shown, word) if word.endswith("ed") else None
    if going and not people and not after:
        return None
    no = "not " if is_negated(sentence, verb) else ""
    said = phrases.cleaned(f"{may} {no}{word} {after}".strip())
    said = " ".join(said.split()[:_STATE_WORDS])
    who = "" if going else "who " if people else "that "
    return Doing(f"{who}{phrases.cleaned(said)}", SAME_FATE.get(word, word))


def fated(word: str) -> Doing:
    """What became of people: who died is counted with who was killed."""
    return Doing("who died" if word == "died" else word, SAME_FATE.get(word, word))


def agent(sentence: Sentence, amount: Amount) -> str:
    """Who did it, where that tells the measure apart: no country (a party) and no pronoun."""
    who = doer(sentence, amount.start)
    if (
        not has_noun(who)
        or is_anaphor(who)
        or is_broken(who)
        or len(who) > _LONGEST_AGENT
        or places(who)
    ):
        return ""
    return who
