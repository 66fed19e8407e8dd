"""How much a figure matters, so that the panel shows what does: key, secondary, trivial."""

import re

from briefindex.extract.figures.amounts import Amount
from briefindex.extract.figures.sentence import Sentence
from briefindex.extract.figures.words import listed, singular
from briefindex.model.figure import Salience

_DEFINITE = re.compile(
    r"\b(?:the|these|those|both|all|its|their|our|his|her|other|first|last|next"
    r"|past|same|every|any|my|your)(?: (?:other|first|last|next|same|only))? $",
    re.IGNORECASE,
)
_DISTANCE = re.compile(
    r" (?:from|(?:(?:north|south)(?:east|west)?|east|west)(?:ern)?|off|away|outside"
    r"|inland|down|up|into"
    r"|ahead|behind)\b"
)
_ADVERBIAL = re.compile(
    r"\b(?:in|over|after|for|within|during|past|last|next|first|every|coming|previous|final|since"
    r"|another|than)(?: (?:just|only|about|around|nearly|almost|the|a|an|less than|more than|over"
    r"|under|at least|some|as little as|past|last|next|first|coming|previous|final)){0,6} $",
    re.IGNORECASE,
)
_TERM = re.compile(
    r"\b(?:last(?:s|ed)|\w+ed|prison|jail|valid|closed?|shut|ban) for ", re.IGNORECASE
)
_TERM_NAME = re.compile(
    r" (?:(?:U\.?S\.? |government |Japanese |German |sovereign |fixed-rate )?"
    r"(?:[Tt]reasur|[Nn]ote|[Bb]ond|[Yy]ield|[Gg]ilt|[Bb]und|[Bb]ill|[Mm]ortgage|high\b|low\b|rates?\b|average|mean\b|norm\b|median|peak\b|moving|rolling|anniversary))"
)
_SIZES = frozenset({"mm", "cm", "g", "kg", "ml", "in", "l"})
"""What a thing is called by: "155-mm shells", "a 50-kg sack"."""
_AGO = re.compile(r" (?:ago|earlier|later|before|prior|old|of age)\b")
_FEW = 3
_SMALL = 12
_CASUALTIES = re.compile(
    r"\b(?:kill\w*|dead|died|deaths?|injur\w+|wound\w+|casualt\w+|missing"
    r"|displac\w+|evacuat\w+|arrest\w*|detain\w*|infect\w*|cases|victims"
    r"|hospitali[sz]ed|jobs?|lay ?offs?)\b",
    re.IGNORECASE,
)


def salience_of(sentence: Sentence, amount: Amount) -> Salience:
    """The salience of an amount."""
    if amount.age or amount.dimension == "bare":
        return "trivial"
    if amount.kind == "duration" and _is_passing(sentence, amount):
        return "trivial"
    if amount.kind in ("rank", "duration") or amount.note == "plus or minus":
        return "secondary"
    if amount.dimension == "length" and _DISTANCE.match(sentence.text[amount.end :]):
        return "secondary"
    if amount.number and sentence.text[amount.number.end : amount.number.end + 1] == "-":
        if amount.unit in _SIZES:
            return "trivial"
        return "key" if amount.kind in ("money", "percent") else "secondary"
    if sentence.role == "heading" and amount.kind == "count":
        return "secondary"
    if amount.kind == "count":
        return _count(sentence, amount)
    if amount.kind == "share" and amount.exact and amount.form == "fraction":
        return "key" if amount.noun or _is_stated_part(sentence, amount) else "secondary"
    return "key"


def _count(sentence: Sentence, amount: Amount) -> Salience:
    """Group sizes say nothing; small counts little, unless people came to harm."""
    text = sentence.text
    small = amount.value is not None and abs(amount.value) <= _SMALL
    if not small:
        return "key"
    head = amount.noun.phrase.split()[-1] if amount.noun else amount.unit
    base = singular(head)
    few = amount.form == "words" and (amount.value is None or abs(amount.value) <= _FEW)
    if base in listed("generic") and few:
        return "trivial"
    harmed = amount.unit == "people" and _CASUALTIES.search(text)
    if amount.unit == "people" and few and not harmed:
        return "trivial"
    definite = bool(_DEFINITE.search(text[max(0, amount.start - 24) : amount.start]))
    if definite and (amount.form == "words" or base in listed("generic")):
        return "trivial"
    return "key" if harmed else "secondary"


def _is_passing(sentence: Sentence, amount: Amount) -> bool:
    """Whether a stretch of time only says how long or since when: "in three years".

    A term that somebody gets or something lasts is more: "jailed for seven years".
    """
    text = sentence.text
    if amount.number and text[amount.number.end : amount.number.end + 1] == "-":
        return bool(_TERM_NAME.match(text[amount.end :]))
    before = text[max(0, amount.start - 40) : amount.start]
    return bool(_ADVERBIAL.search(before) and not _TERM.search(before)) or bool(
        _AGO.match(text[amount.end :])
    )


def _is_stated_part(sentence: Sentence, amount: Amount) -> bool:
    """Whether a fraction is a part of something named ("2/3 of the traffic")."""
    after = sentence.text[amount.end : amount.end + 4]
    before = sentence.text[max(0, amount.start - 24) : amount.start]
    governed = re.search(
        r"\b(?:for|up|by|comprises?|constitutes?|represents?|to|than|is|was|are|were)\b[^,]*$",
        before,
    )
    return after.startswith(" of") or bool(governed) or bool(amount.qualifier)
