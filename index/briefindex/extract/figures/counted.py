"""Names what is counted: the noun, what happened to it and by whom ("passengers carried by X")."""

import re
from dataclasses import replace

from briefindex.extract.figures import phrases
from briefindex.extract.figures.amounts import Amount
from briefindex.extract.figures.antecedents import Antecedents
from briefindex.extract.figures.naming import Named, measure, with_aspect
from briefindex.extract.figures.parties import places
from briefindex.extract.figures.phrases import has_noun, is_anaphor, subject
from briefindex.extract.figures.rates import limit_of
from briefindex.extract.figures.sentence import Sentence
from briefindex.extract.figures.verbs import participle, verb_roles
from briefindex.extract.figures.words import listed

_HAPPENED = frozenset(
    {"killed", "injured", "displaced", "arrested", "evacuated", "signed", "created", "built"}
)
"""What is the same whoever did it."""

_EMPTY = frozenset(
    {"expected", "said", "based", "different", "present", "been", "included", "reported", "showed"}
    | {"recorded", "registered", "listed", "estimated", "involved", "needed", "required", "added"}
)
_SAYS = frozenset(
    {"said", "based", "different", "present", "been", "needed", "expected", "reported"}
)
_PREDICATE = re.compile(
    r"^[^;]{0,90}?\b(?:(?:were|was|are|is|be|been|being|got|have|has|had|will|to"
    r"|may|could|would) )(?:also |then |now |later |been |be |already |still )*"
    r"(?P<verb>\w+(?:ed|en|wn|lt|ld|nt|ing|rt|ad|ft))\b"
)
_APPOSED = re.compile(
    r"^, or [^,;]{3,80}, (?:have|has|had|were|are|was|is) (?:been |being )?(?P<verb>\w+(?:ed|en))\b"
)
_DID = re.compile(
    r"^ (?:have |has |had )?(?P<verb>\w{3,}ed|fled|left|lost|won|went|came)\b(?! by\b)"
)
_STATE = re.compile(
    r"^(?: in [A-Z]\w+)? (?P<state>(?:still )?"
    r"(?:face|need|lack|suffer|live|require|own|use|speak|smoke|receive|depend)s?"
    r" [^,.;:()“”]{3,40})"
)
_STATE_WORDS = 6
_NEAR = 30
_TOUCHING = 14
_LONGEST_AGENT = 40


def counted(memory: Antecedents, sentence: Sentence, amount: Amount) -> Named | None:
    """For "47 bilateral documents … were signed", "killing 20": what was counted, and its fate."""
    if amount.noun is None:
        return _people(sentence, amount) if amount.unit == "people" else None
    text = sentence.text
    phrase, own = amount.noun.phrase, amount.noun.end > amount.core
    of = re.match(r" (?:of|from|with|in|for) ", text[amount.noun.end :]) if own else None
    more = ""
    if of:
        place = amount.noun.end + of.end()
        more = phrases.noun_phrase_after(text, place, max(place, limit_of(sentence, amount)))
    whole = f"{phrase}{of.group(0)}{more}" if of and more else phrase
    doing, key = _doing(sentence, amount)
    made = memory.with_parties(measure(whole), whole, sentence, amount)
    words = {*made.words, *([key] if key else [])}
    label = whole if not doing or doing in whole else f"{whole} {doing}"
    agent = _agent(sentence, amount) if key not in _HAPPENED and key != doing else ""
    if agent:
        words |= set(measure(agent).words)
        label = f"{label} by {agent}"
    return Named(with_aspect(replace(made, words=tuple(sorted(words))), "count", label))


def _people(sentence: Sentence, amount: Amount) -> Named | None:
    """For "12 dead", "killing 20", "5,530 injured": people, by what happened to them."""
    after = re.findall(r"[a-z]+", sentence.text[amount.tail : amount.tail + 30])
    state = next((word for word in after[:4] if word in listed("casualty_states")), "")
    key = verb_roles().get(state, state).lstrip("=")
    if not state:
        state, key = _doing(sentence, amount)
    if not state:
        return None
    made = measure("people")
    words = tuple(sorted({*made.words, key}))
    return Named(with_aspect(replace(made, words=words), "count", f"people {state}"))


def _doing(sentence: Sentence, amount: Amount) -> tuple[str, str]:
    """What happened to what is counted, as shown and as in the key: "sold" and "sales"."""
    clause = sentence.clause_of(amount.core)
    verb = phrases.governing_verb(sentence, amount, clause[0])
    gap = amount.start - verb.end if verb is not None else _NEAR
    if verb is not None and gap < _NEAR:
        printed = sentence.text[verb.start : verb.end].lower()
        done = participle(printed)
        if verb.nominal:
            return done or verb.nominal, verb.nominal
        acts = verb.role in ("other", "rise", "fall") or printed.startswith(("clos", "open"))
        if acts and gap < _TOUCHING and done and done not in _EMPTY:
            return done, done
    after = sentence.text[amount.tail : clause[1]]
    if amount.unit == "people":
        state = _STATE.match(after)
        if state:
            words = " ".join(state["state"].split()[:_STATE_WORDS])
            return f"who {phrases.cleaned(words)}", phrases.cleaned(words).replace(" ", "-").lower()
    match = _DID.match(after) or _PREDICATE.match(after)
    match = match or _APPOSED.match(sentence.text[amount.tail :])
    word = match.group("verb").lower() if match else ""
    word = "" if word in _SAYS else word
    return word, verb_roles().get(word, word).lstrip("=") if word in _PARTICIPLES else word


_PARTICIPLES = frozenset({"wounded", "injured", "killed"})


def _agent(sentence: Sentence, amount: Amount) -> str:
    """Who did it, where that tells the measure apart: no country (a party) and no pronoun."""
    who = subject(sentence, amount.start)
    if not has_noun(who) or is_anaphor(who) or len(who) > _LONGEST_AGENT or places(who):
        return ""
    return who
