"""What the tree of a sentence tells of an amount: its verb, who or what that is about, its object.

Everything here is None or empty where the sentence has no tree, or the tree does not tell.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from briefindex.extract.figures.amounts import Amount
from briefindex.extract.figures.parties import places
from briefindex.extract.figures.sentence import Sentence
from briefindex.extract.figures.words import listed
from briefindex.extract.tree import Tree

_PARTS: dict[str, Literal["subject", "patient", "object"]] = {
    "nsubj": "subject",
    "nsubjpass": "patient",
    "dobj": "object",
}
_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_SHARED = ("conj", "xcomp", "advcl", "pcomp", "ccomp", "dep", "acomp")
"""Links of a verb without a subject of its own: it has that of the word it hangs on."""
_DROPPED = frozenset(
    ["relcl", "acl", "appos", "punct", "advcl", "parataxis", "meta", "npadvmod", "dep"]
)
"""What hangs on a noun without being part of what the noun names."""
_RELATIVE = frozenset({"which", "that", "who", "whom"})
_DIGIT = re.compile(r"\d")
_OF = re.compile(r" of (?:the |all |its |their )?")
_MOST_STEPS = 30
"""How far up a tree is climbed at most."""

_WIDEST = 30
"""How many words from its noun a phrase reaches at most."""

_LONGEST_NAME = 40
_MODIFIES = frozenset({"compound", "nummod", "nmod", "amod", "npadvmod"})
LEVELS = frozenset({"at", "to", "from", "by", "below", "above", "under", "over", "around"})
"""What joins a level to its verb."""
_WITHIN = frozenset({"conj", "nummod", "compound", "quantmod", "appos"})
_COMPLEMENTS = frozenset({"prep", "dobj", "attr", "acomp", "prt", "xcomp", "advmod"})
_AWAY = frozenset({"away", "off", "out", "up", "down", "back", "over", "apart", "aside"})
_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})


@dataclass(frozen=True, slots=True)
class Predicate:
    """A verb with the words that say it: number in the tree, place in the sentence, voice."""

    word: int
    start: int
    end: int
    passive: bool


@dataclass(frozen=True, slots=True)
class Part:
    """The part that an amount's noun plays: "subject", "patient" (of a passive) or "object"."""

    plays: Literal["subject", "patient", "object"]
    verb: Predicate


def verb_of(sentence: Sentence, place: int) -> Predicate | None:
    """The verb that governs what stands at a place."""
    tree = sentence.tree
    at = _at(sentence, place) if tree else None
    if tree is None or at is None:
        return None
    for number in tree.upwards(at):
        word = tree.words[number]
        verb = word.tag.startswith("VB") and word.link != "prep"
        if verb and word.text.lower() not in listed("no_verbs"):
            passive = any(tree.words[one].link == "auxpass" for one in tree.under[number])
            return Predicate(number, word.start, word.end, passive)
    return None


def subject_of(sentence: Sentence, place: int) -> str:
    """Who or what the verb is about that governs what stands at a place, as printed."""
    tree, verb = sentence.tree, verb_of(sentence, place)
    if tree is None or verb is None:
        return ""
    number = verb.word
    for _ in range(_MOST_STEPS):
        word = tree.words[number]
        own = [one for one in tree.under[number] if tree.words[one].link in _SUBJECTS]
        if own and word.link == "relcl" and tree.words[own[-1]].text.lower() in _RELATIVE:
            own = [word.head]
        if own:
            return phrase(sentence, tree, own, place)
        if word.link in ("acl", "relcl"):
            return phrase(sentence, tree, [word.head], place)
        blamed = _blamed(tree, number)
        if blamed:
            return phrase(sentence, tree, blamed, place)
        if word.link not in _SHARED or word.head == number:
            return ""
        number = word.head
    return ""


def _blamed(tree: Tree, number: int) -> list[int]:
    """Who did it in "the court jailed a banker for taking 5 million": the object of the verb."""
    joined = tree.words[tree.words[number].head]
    if tree.words[number].link != "pcomp" or joined.text.lower() != "for":
        return []
    return [one for one in tree.under[joined.head] if tree.words[one].link == "dobj"]


def phrase(sentence: Sentence, tree: Tree, heads: Sequence[int], place: int) -> str:
    """The noun phrase of one or several words side by side, without what comments on it.

    Other amounts are left out of it; empty where it holds the amount at `place` itself.
    """
    first, last = _edges(tree, heads[0])[0], _edges(tree, heads[-1])[1]
    begin, end = tree.words[first].start, tree.words[last].end
    within = [one for one in sentence.amounts if one.start < end and one.end > begin]
    if any(one.start <= place < one.end for one in within):
        return ""
    said = _without(sentence.undated, within)[begin:end]
    return _as_inside(sentence, tree, first, re.sub(r"\s+", " ", said).strip())


def _as_inside(sentence: Sentence, tree: Tree, first: int, said: str) -> str:
    """A phrase whose first word is small unless it is a name: "Swiss watch exports" keeps it."""
    begin = tree.words[first].start
    if sentence.text[:begin].strip(" “\"'‘«"):
        return said
    known = places(said[:_LONGEST_NAME])
    named = tree.words[first].tag.startswith("NNP") or said[:2].isupper()
    return said if named or (known and known[0].start == 0) else said[:1].lower() + said[1:]


def _without(words: str, amounts: Sequence[Amount]) -> str:
    """The words of a sentence with amounts blank, but for the nouns that they count."""
    for one in amounts:
        counts = one.noun is not None and one.number is not None
        end = one.number.end if counts and one.number is not None else one.end
        blank = _OF.match(words, end)
        end = blank.end() if blank else end
        words = f"{words[: one.start]}{' ' * (end - one.start)}{words[end:]}"
    return words


def _edges(tree: Tree, number: int) -> tuple[int, int]:
    """The first and last word of a noun phrase."""
    first = last = number
    waiting = [number]
    while waiting:
        here = waiting.pop()
        for one in tree.under[here]:
            word = tree.words[one]
            comment = word.link in _DROPPED and (one > here or word.link == "punct")
            comment = comment or (word.link == "prep" and tree.words[one - 1].text == ",")
            if comment or (word.link == "conj" and word.tag.startswith("VB")):
                continue
            if abs(one - number) < _WIDEST:
                first, last = min(first, one), max(last, one)
                waiting.append(one)
    return first, last


def _at(sentence: Sentence, place: int) -> int | None:
    """The number of the word that heads the amount at a place, or stands there."""
    tree = sentence.tree
    if tree is None:
        return None
    amount = next((one for one in sentence.amounts if one.start == place), None)
    begin, end = (amount.core, amount.end) if amount is not None else (place, place + 1)
    inside = [n for n, word in enumerate(tree.words) if word.start < end and word.end > begin]
    for number in inside:
        head = tree.words[number].head
        if head not in inside and tree.words[number].link != "punct":
            return number
    return inside[-1] if inside else None


def part_of(sentence: Sentence, amount: Amount) -> Part | None:
    """What an amount's noun does, or what is done to it."""
    tree, at = sentence.tree, _at(sentence, amount.start)
    if tree is None or at is None:
        return None
    for _ in range(_MOST_STEPS):
        word = tree.words[at]
        if word.link in _WITHIN and word.head != at:
            at = word.head
            continue
        over = tree.words[word.head]
        if word.link == "pobj" and tree.words[over.head].text.lower() in listed("collectives"):
            at = over.head
            continue
        plays = _PARTS.get(word.link)
        if plays is None and word.tag.startswith("N"):
            return _participial(tree, at)
        verb = tree.words[word.head]
        if plays is None or not verb.tag.startswith("VB"):
            return None
        return Part(plays, Predicate(word.head, verb.start, verb.end, plays == "patient"))
    return None


def _participial(tree: Tree, number: int) -> Part | None:
    """For "with 300 workers stranded in the mine"."""
    for one in tree.under[number]:
        word = tree.words[one]
        if word.link == "acl" and word.tag in ("VBN", "VBD", "VBG"):
            plays = "subject" if word.tag == "VBG" else "patient"
            return Part(plays, Predicate(one, word.start, word.end, plays == "patient"))
    return None


def words_after(sentence: Sentence, verb: Predicate) -> str:
    """What follows a verb up to the end of its nearest complement: "moved *to shelters*"."""
    tree = sentence.tree
    if tree is None:
        return ""
    for one in tree.under[verb.word]:
        if one > verb.word and tree.words[one].link in _COMPLEMENTS:
            last = _edges(tree, one)[1]
            said = sentence.undated[verb.end : tree.words[last].end]
            return "" if _DIGIT.search(said) else " ".join(said.split())
    return ""


def modal_of(sentence: Sentence, verb: Predicate) -> str:
    """What makes a verb a possibility: "could" in "could lose power"; empty where nothing does."""
    tree = sentence.tree
    under = tree.under[verb.word] if tree else ()
    return next((tree.words[one].text for one in under if tree and tree.words[one].tag == "MD"), "")


def joined_by(sentence: Sentence, amount: Amount) -> str:
    """The preposition that joins an amount to its verb ("fell *to* 5"); empty where none does."""
    found = _preposition(sentence, amount)
    if found is None or sentence.tree is None:
        return ""
    word = sentence.tree.words[found]
    return word.text.lower() if sentence.tree.words[word.head].tag.startswith("VB") else ""


def has_object(sentence: Sentence, place: int) -> bool:
    """Whether the verb that governs a place has an object: "expand *the army* to 260,000"."""
    tree, verb = sentence.tree, verb_of(sentence, place)
    if tree is None or verb is None:
        return False
    return any(tree.words[one].link in ("dobj", "dative") for one in tree.under[verb.word])


def object_of(sentence: Sentence, amount: Amount) -> str:
    """The object of an amount that is a verb: "to quadruple *wind capacity*"."""
    tree, at = sentence.tree, _at(sentence, amount.start)
    if tree is None or at is None or not tree.words[at].tag.startswith("VB"):
        return ""
    found = [one for one in tree.under[at] if tree.words[one].link == "dobj"]
    return phrase(sentence, tree, found, amount.start) if found else ""


def compound_of(sentence: Sentence, amount: Amount) -> str:
    """The noun phrase that an amount stands in: "a 4.1-gigawatt *wind farm*"."""
    tree, at = sentence.tree, _at(sentence, amount.start)
    if tree is None or at is None or tree.words[at].link not in _MODIFIES:
        return ""
    head = tree.words[at].head
    while tree.words[head].link in ("compound", "nmod"):
        head = tree.words[head].head
    if not tree.words[head].tag.startswith("N") or tree.words[head].start < amount.end:
        return ""
    return phrase(sentence, tree, [head], -1)


def noun_of(sentence: Sentence, amount: Amount) -> str:
    """The noun phrase that an amount is said of: "a *budget* of $5 billion"."""
    found, tree = _preposition(sentence, amount), sentence.tree
    if found is None or tree is None:
        return ""
    head = tree.words[found].head
    if not tree.words[head].tag.startswith("N") or tree.words[head].start > amount.start:
        return ""
    first, _ = _edges(tree, head)
    before = [one for one in tree.under[head] if one < found and one > head]
    last = max([head, *(_edges(tree, one)[1] for one in before)])
    said = sentence.undated[tree.words[first].start : tree.words[last].end]
    return re.sub(r"\s+", " ", said).strip()


def _preposition(sentence: Sentence, amount: Amount) -> int | None:
    tree, at = sentence.tree, _at(sentence, amount.start)
    if tree is None or at is None:
        return None
    for _ in range(_MOST_STEPS):
        word = tree.words[at]
        if word.link == "pobj":
            return word.head
        if word.link not in _WITHIN or word.head == at:
            return None
        at = word.head
    return None


def finite_after(sentence: Sentence, place: int) -> int | None:
    """Where the first finite verb behind a place begins: a noun phrase ends before it.

    Not one that belongs to a "what", "who" or "which": "a fifth of what we lost".
    """
    tree = sentence.tree
    for number, one in enumerate(tree.words if tree else ()):
        finite = one.start >= place and one.tag in _FINITE
        if finite and tree and not any(tree.words[n].tag[:1] == "W" for n in tree.under[number]):
            return one.start
    return None


def particle_of(sentence: Sentence, verb: Predicate) -> str:
    """The particle of a verb: "away" in "was washed away"; empty where it has none."""
    tree = sentence.tree
    under = tree.under[verb.word] if tree else ()
    found = [tree.words[one] for one in under if tree]
    beside = (one for one in found if one.tag == "RP" or one.link == "prt" or one.text in _AWAY)
    return next((one.text for one in beside if one.start == verb.end + 1), "")


def state_of(sentence: Sentence, verb: Predicate) -> str:
    """What something is said to be: "missing" in "were missing"; empty where a noun says it."""
    tree = sentence.tree
    for one in tree.under[verb.word] if tree else ():
        if tree and tree.words[one].link == "acomp":
            first, last = _edges(tree, one)
            said = sentence.undated[tree.words[first].start : tree.words[last].end]
            return "" if _DIGIT.search(said) else " ".join(said.split())
    return ""


def owner_of(sentence: Sentence, amount: Amount) -> str:
    """What has an attribute: "a *bridge* with a length of 80 metres"; empty where no tree tells."""
    found, tree = _preposition(sentence, amount), sentence.tree
    if found is None or tree is None:
        return ""
    noun = tree.words[found].head
    joined = tree.words[tree.words[noun].head]
    if tree.words[noun].link != "pobj" or joined.text.lower() != "with":
        return ""
    over = joined.head
    objects = [one for one in tree.under[over] if tree.words[one].link == "dobj" and one < noun]
    owner = over if tree.words[over].tag.startswith("N") else next(iter(objects), None)
    return "" if owner is None else phrase(sentence, tree, [owner], -1).partition(" with ")[0]


def is_negated(sentence: Sentence, verb: Predicate) -> bool:
    """Whether a verb says what is not: "are not meeting the rules"."""
    tree = sentence.tree
    return any(tree.words[one].link == "neg" for one in tree.under[verb.word]) if tree else False
