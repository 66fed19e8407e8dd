"""What a verb makes of its amount: "spending on roads by the state", "amount promised by X"."""

import re

from briefindex.extract.figures import phrases
from briefindex.extract.figures.amounts import Amount
from briefindex.extract.figures.labels import is_broken
from briefindex.extract.figures.limits import limit_of
from briefindex.extract.figures.parties import places
from briefindex.extract.figures.phrases import has_noun, is_anaphor
from briefindex.extract.figures.predicates import again
from briefindex.extract.figures.rates import HELD, OF_OUTPUT
from briefindex.extract.figures.sentence import Sentence
from briefindex.extract.figures.subjects import subject
from briefindex.extract.figures.syntax import LEVELS, joined_by, part_of, verb_of
from briefindex.extract.figures.unnamed import KINDS
from briefindex.extract.figures.verbs import Verb, done, participle
from briefindex.extract.figures.words import listed

_LONGEST_AGENT = 40
_DOING = re.compile(r" [a-z]{3,}ing(?: (?:about|around|some|nearly|almost|over|more than|a))* ")
_RAISES = frozenset({"raised", "raise", "raises", "raising"})
_CARRIED = ("shipments", "holdings")
"""What a verb makes of goods, and not of a rate: "the bonds carry interest of 5 percent"."""

_PARTICLES = frozenset({"aside", "away", "back", "out", "off", "up", "down", "over", "in"})
_HAS = frozenset({"has", "have", "had"})
_DONE = ("money", "quantity")
_FORETOLD = re.compile(r"\b(?:is|are|was|were|be|been|being)(?: \w+ly| now| also)? $")
_UPON = {"fine": "on", "payments": "to", "aid": "to", "allocation": "to", "loans": "to"}
"""What joins one who bears or gets a thing to it: "payments to the builders"."""

_TOLD_TO = re.compile(
    r"\b(?:told|ordered|asked|forced|obliged|required|sentenced|instructed|agreed|refused|needs?|ha[sd]"
    r"|have)(?: [\w’'-]+){0,3} to $"
)

_BESIDE = 12
_PASSIVE = re.compile(
    r"\b(?:was|were|is|are|been|being|be) (?:\w+ly )?\w+(?:ed|en|aid|old|ent) (?:an? )?$"
)
_SELLS_AT = re.compile(r"\b(?:sells?|sold|selling) (?:at|for) (?:\w+ ){0,2}$")


def of_verb(sentence: Sentence, amount: Amount, verb: Verb) -> str:
    """What a verb says of its amount: its object, or what was done with the amount."""
    between = phrases.object_between(sentence.undated, verb, amount.start)
    held = HELD.search(sentence.text[: amount.start])
    crowded = any(
        verb.end <= one.start < amount.start and not is_compound(sentence, one)
        for one in sentence.amounts
    )
    if crowded or _is_foretold(sentence.text, verb):
        between = ""
    raised = amount.kind == "money" and verb.role == "rise" and not between
    if raised and sentence.text[verb.start : verb.end].lower() in _RAISES:
        return _nominal(sentence, amount, "amount raised", "")
    rate = amount.unit == "%" and verb.nominal in _CARRIED
    moved = verb.role in ("rise", "fall", "other") or (held and verb.nominal) or rate
    moves = verb.role in ("rise", "fall", "level")
    if between.lower() in _PARTICLES and amount.kind == "money" and not moves:
        return _did(sentence, amount, verb)
    if moved and phrases.names_measure(between) and joined_by(sentence, amount) != "for":
        return between
    joined = joined_by(sentence, amount)
    if joined == "for" and verb.role == "other" and has_noun(between):
        return f"amount {done(sentence.text[verb.start : verb.end].lower())} for"
    if verb.nominal and (not crowded or again(sentence, amount)):
        return _nominal(sentence, amount, verb.nominal, between)
    if joined in LEVELS:
        return ""
    if verb.role == "other" and amount.kind in (*_DONE, "duration") and not crowded:
        return _did(sentence, amount, verb)
    return ""


def _did(sentence: Sentence, amount: Amount, verb: Verb) -> str:
    """For "France promised 110 million euros": the amount promised, by whom."""
    text = sentence.text
    word = participle(text[verb.start : verb.end].lower())
    touching = re.fullmatch(r"(?: \w+){0,2}? ", text[verb.end : amount.start] or "x")
    kind = KINDS.get(amount.dimension, "amount")
    to = text.endswith(" to ", 0, verb.start)
    if touching and to and (not word or _TOLD_TO.search(text[: verb.start])):
        return f"{kind} to {text[verb.start : verb.end].lower()}"
    if not word or not touching:
        return ""
    with_it = touching.group().strip().lower()
    word = f"{word} {with_it}" if with_it in _PARTICLES else word
    return _nominal(sentence, amount, f"{kind} {word}", "")


def _nominal(sentence: Sentence, amount: Amount, nominal: str, between: str) -> str:
    """For "invested $5 billion in roads" measures investment in roads by the subject."""
    text, clause = sentence.text, sentence.clause_of(amount.core)
    part = OF_OUTPUT.match(text[amount.end : clause[1]]) if amount.unit == "%" else None
    begin = amount.end + (part.end() if part else 0)
    what = re.match(r" (in|on|for|to|of|from) ", text[begin : clause[1]])
    tail = ""
    if what:
        place = begin + what.end()
        tail = phrases.noun_phrase_after(text, place, max(place, limit_of(sentence, amount)))
    who = subject(sentence, amount.start)
    own = has_noun(between) and not is_anaphor(between) and between not in _PARTICLES
    thing = f"{between} {nominal}" if own else nominal
    thing = f"{thing} {what.group(1)} {tail}" if what and tail else thing
    told = has_noun(who) and not is_anaphor(who) and not is_broken(who)
    if not told or len(who) >= _LONGEST_AGENT:
        return thing
    if nominal == "costs" or (nominal == "sales" and _SELLS_AT.search(text[: amount.start])):
        return f"{'cost' if nominal == 'costs' else 'price'} of {who}"
    if _is_passive(sentence, amount):
        upon = "to" if nominal.startswith(KINDS["money"]) else _UPON.get(nominal)
        return f"{thing} {upon} {who}" if upon else thing
    return f"{thing} by {who}" if _is_told(who) else thing


def _is_passive(sentence: Sentence, amount: Amount) -> bool:
    """Whether the subject is who gets or bears the amount: "the firm was fined 5 million"."""
    verb = verb_of(sentence, amount.start)
    if verb is not None:
        return verb.passive and amount.start - verb.end < _BESIDE
    return bool(_PASSIVE.search(sentence.text[: amount.start]))


def with_deed(sentence: Sentence, amount: Amount, verb: Verb, thing: str, joined: str) -> str:
    """A thing with what is done: "grain exports by X"; empty where it is the subject's level.

    `joined` is what joins it to its amount: "of", "in" or nothing.
    """
    if is_compound(sentence, amount):
        return thing
    word = sentence.text[verb.start : verb.end].lower()
    if verb.nominal and joined == "in":
        return ""
    if verb.nominal and (amount.kind != "money" or joined):
        who = subject(sentence, amount.start)
        agent = has_noun(who) and not is_anaphor(who) and not places(who) and _is_told(who)
        by = f" by {who}" if agent and len(who) < _LONGEST_AGENT else ""
        return f"{thing} {verb.nominal}{by}"
    if verb.role == "other" and amount.kind == "quantity" and joined == "of":
        part = None if word in listed("wishes") else part_of(sentence, amount)
        return f"{thing} {done(word)}" if part is not None and part.plays == "object" else thing
    if verb.role in ("level", "rise", "fall", "aux") and joined:
        has = word in _HAS and joined == "in"
        doing = verb.role == "aux" and _DOING.fullmatch(sentence.text[verb.end : amount.start])
        return thing if has or doing else ""
    return thing


def _is_told(who: str) -> bool:
    """Whether a doer's name says who it is: not "company", nor "company runs mills"."""
    first = who.split(maxsplit=1)[0].lower()
    return first not in listed("vague_doers") or not who.islower()


def _is_foretold(text: str, verb: Verb) -> bool:
    """Whether a verb says what is foreseen of its subject: "is forecast to remain flat at"."""
    said = text[verb.start : verb.end].lower()
    return said in listed("foreseen") and bool(_FORETOLD.search(text[: verb.start]))


def is_compound(sentence: Sentence, amount: Amount) -> bool:
    """Whether an amount stands in a noun: "the 12-member council"."""
    number = amount.number
    return number is not None and sentence.text[number.end : number.end + 1] == "-"
