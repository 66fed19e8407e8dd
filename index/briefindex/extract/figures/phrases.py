"""The words around an amount that name what it measures, without a parser.

Finds objects and the nouns beside an amount by verbs and small words alone; `subjects` finds who
or what the verb is about.
"""

import re
from functools import lru_cache

from briefindex.extract.figures.amounts import Amount
from briefindex.extract.figures.sentence import Sentence
from briefindex.extract.figures.syntax import verb_of
from briefindex.extract.figures.verbs import BEFORE_VERB, TOKEN, Verb, verb_roles, verbs
from briefindex.extract.figures.words import listed
from briefindex.text.small import word_set

LEADING = re.compile(
    r"^[\s“”«»\"'‘(\[–—-]*(?:(?:and|but|or|while|although|though|whereas|which|who"
    r"|that|so|as|yet|with|where|if|when|because|since|whose)\b,? )*"
)
_DETERMINER = re.compile(
    r"^(?:the|a|an|its|their|his|her|our|all|both|some|any|another|each|every|this"
    r"|that|these|those|total|overall|(?:more|further|additional|extra)(?! than\b))\b ",
    re.I,
)
_PREPOSITIONS = frozenset(
    [
        "in",
        "on",
        "at",
        "by",
        "for",
        "from",
        "with",
        "to",
        "into",
        "under",
        "over",
        "through",
        "per",
        "than",
        "as",
        "via",
        "about",
        "between",
        "among",
        "against",
        "after",
        "before",
        "during",
        "since",
        "until",
        "within",
        "without",
        "amid",
    ]
)
_STOP_AFTER = re.compile(
    r"[,;:()“”«»\"!?–—]|(?<!\b[A-Z])\.|\b(?:is|are|was|were|has|have|had|will|would|can|could|may"
    r"|might|must|should|that|which|who|whose|while|but|although|because|since"
    r"|after|before|when|where"
    r"|by|into|vs|versus|compared|against|up|down|as|said|according|than|if|during|(?:this|last"
    r"|next|past) (?:year|month|week|quarter|decade|season|summer|winter|spring"
    r"|autumn|time)|per|a year|each|every|annually|through|worth|over|until|via|amid"
    r"|thanks|due|goes|passes|went|came|rose|fell|grew"
    r"|reached|was|to be|(?:in|at|on) (?:\d{4}|the (?:first|second|third|fourth"
    r"|last|past|next|coming|same)|January|February|March|April|May|June|July"
    r"|August|September|October|November|December|an?))\b"
)
_AUXILIARY = re.compile(r" (?:will|would|is|are|was|were|has|have|had|can|could|may|might|should) ")
_TO_VERB = re.compile(r"^ to (?!an?\b|the\b|its\b|their\b)\w+(?: |$)")
_BEFORE_AMOUNT = re.compile(
    r"\b(?:up to|down to|from|to|by|at|of|for|more than|over|a|an|about|some|in"
    r"|out|around)\s*$"
)
_BEFORE_IT = re.compile(r"(?:\b(?:up|down|from|to|by|at|for|about|some|an estimated)\s*){1,9}$")
_THIS = re.compile(r" ?(?:this|that|these|those) ")
_NAMING_WORD = re.compile(r"[^\W\d_][\w’'-]+")
_DETERMINED = re.compile(
    r" (?:an?|the|its|their|his|her|another|this|these|[A-Z][\w-]{1,30}[’']s) "
)
_AND_VERB = re.compile(r" and (?=\w+ed\b|\w+ing\b|\w+s \d)")


def object_between(text: str, verb: Verb, place: int) -> str:
    """The object between a verb and the amount: "increase the capacity of X (from 6)"."""
    phrase = _TO_VERB.sub(" ", text[verb.end : place])
    phrase = _AUXILIARY.split(phrase)[0]
    phrase = _BEFORE_AMOUNT.sub("", phrase.rstrip() + " ").strip()
    return cleaned(_BEFORE_IT.sub("", phrase))


def noun_before(text: str, floor: int, place: int) -> str:
    """The noun phrase that ends at a place: "commercial agreements" before "worth"."""
    tokens = list(TOKEN.finditer(text, floor, place))
    roles = verb_roles()
    start, chain = place, 0
    for match in reversed(tokens):
        word = match.group(0)
        lowered = word.lower().strip("’'.")
        gap = text[match.end() : start if start < place else place]
        if re.search(r"[,;:()“”«»\"]", gap) or chain > 9:
            break
        if lowered == "and" and _DETERMINED.match(text, match.end()):
            break
        if lowered == "to" and chain:
            start = _past_infinitive(text, start, place)
            break
        doubtful = lowered in listed("noun_or_verb") and not _acts(text, floor, match.start())
        verb = lowered in roles and not doubtful
        verb = verb or word[0].isdigit()
        if verb or (lowered.endswith("ed") and len(lowered) > 4) or lowered in _PREPOSITIONS:
            break
        start, chain = match.start(), chain + 1
    particle = _PARTICLE.match(text, start, place) if text[:start].strip() else None
    return cleaned(text[particle.end() if particle else start : place])


_PARTICLE = re.compile(r"(?:back|up|off|out|down) (?=[a-z])")
"""Of the verb before it: "buy back shares"."""


def _acts(text: str, floor: int, place: int) -> bool:
    """Whether the word before a place makes a verb of what follows: "which *now* stand at"."""
    before = text[floor:place].rstrip().rpartition(" ")[2].lower()
    return before in BEFORE_VERB and before != "that"


def _past_infinitive(text: str, start: int, place: int) -> int:
    """Where the object begins in "to restructure the group's debt": behind the verb."""
    verb = TOKEN.match(text, start)
    if verb is None or verb.end() >= place or not verb.group(0).islower():
        return start
    known = verb.group(0) in verb_roles()
    return verb.end() if known or _DETERMINED.match(text, verb.end()) else start


def noun_phrase_after(text: str, start: int, end: int) -> str:
    """The noun phrase that begins at a place, up to a stop or a verb."""
    piece = text[start:end]
    first = _THIS.match(piece)
    stop = _STOP_AFTER.search(piece, first.end() if first else 0)
    piece = piece[: stop.start()] if stop else piece
    verb = _AND_VERB.search(piece)
    piece = piece[: verb.start()] if verb else piece
    doubtful = listed("noun_or_verb")
    found = [
        one
        for one in verbs(piece, 0, len(piece))
        if one.start > 0
        and (one.role != "transfer" or piece[: one.start].endswith(" and "))
        and piece[one.start : one.end] not in doubtful
    ]
    if found:
        piece = piece[: found[0].start]
    return cleaned(" ".join(piece.split()[:12]))


@lru_cache(maxsize=512)
def cleaned(phrase: str) -> str:
    """A phrase without determiners, blanks and small words at its ends."""
    phrase = " ".join(phrase.split()).strip(" ,;:.–—-“”«»\"'’()")
    if is_anaphor(phrase):
        return phrase
    lead = LEADING.match(phrase)
    phrase = phrase[lead.end() :] if lead else phrase
    if is_anaphor(phrase):
        return phrase
    phrase = _RATE.sub("", _DETERMINER.sub("", phrase.removeprefix("of ")))
    if phrase.rpartition(" ")[2].rpartition(",")[2].lower() in _LAST_WORDS:
        phrase = _ENDING.sub("", phrase)
    return phrase.strip(" ,;:.–—-/“”«»\"'()")


_RATE = re.compile(r" (?:a|an|per|each|every) (?:day|week|month|quarter|year|hour|minute|second)$")
_ENDING = re.compile(
    r"(?:[ ,]{1,4}(?:of|in|on|at|by|for|from|with|to|and|or|is|are|was|were|has"
    r"|have|had|also|now|the|a|an|its|their|as|that|which|alone|still|already|currently"
    r"|about|only|just|some|it|been|into|up|down|total|record|so far|this year|then|again|more|less"
    r"|fewer|over|under|through|during|against|last year|just|further|well"
    r"|to (?:average|settle|close|end|reach|hit|total|be|stand|remain|stay|come)"
    r"|to an? (?:[a-z]+ly )?(?:forecast|projected|expected|estimated|provisional)"
    r"|start|started|go|goes|stands|amounts|(?<=s )amount)){1,20}$",
    re.IGNORECASE,
)
_LAST_WORDS = word_set(
    "of in on at by for from with to and or is are was were has have had also now the a an its"
    " their as that which alone still already currently about only just some it been into up down"
    " over under through during against"
    " total record far year further well average settle close end reach hit be stand remain stay"
    " come start started go goes stands amounts amount then again more less fewer forecast"
    " projected expected estimated provisional"
)
"""The last words of `_ENDING`, one of which stands at the end of what it finds."""
_ANAPHOR = re.compile(
    r"^(?:(?:volumes|figures|numbers|amounts|totals)"
    r"|(?:this|that|the|these|those|its) (?:same )?(?:figures?|indicators?"
    r"|volumes?|numbers?|amounts?|totals?|level|sum|rate|share|value|trade|result"
    r"|trend)|it|this|that|they)$",
    re.IGNORECASE,
)


@lru_cache(maxsize=1024)
def is_anaphor(phrase: str) -> bool:
    """Whether a phrase stands for a measure named before: "this figure", "that trade", "it"."""
    return bool(_ANAPHOR.match(phrase.strip()))


@lru_cache(maxsize=1024)
def has_noun(phrase: str) -> bool:
    """Whether a phrase has any word that could name a thing."""
    fluff = listed("fluff")
    return is_anaphor(phrase) or any(
        word.lower().strip("’'s.") not in fluff and not word.endswith("ly")
        for word in _NAMING_WORD.findall(phrase)
    )


def names_measure(phrase: str) -> bool:
    """Whether a phrase names a measure: not "an average", which is one of something."""
    said = {word.lower() for word in _NAMING_WORD.findall(phrase)}
    own = bool(said - listed("fluff") - listed("marks"))
    return is_anaphor(phrase) or (has_noun(phrase) and own)


TOUCHING = 14
"""A verb no further than this from an amount has it for its object."""


def governing_verb(sentence: Sentence, amount: Amount, floor: int) -> Verb | None:
    """The last verb before an amount in its clause, not before `floor`."""
    told = verb_of(sentence, amount.start)
    if told is not None:
        word = sentence.text[told.start : told.end].lower()
        role = verb_roles().get(word, "other")
        nominal = role[1:] if role.startswith("=") else None
        here = Verb(told.start, told.end, "transfer" if nominal else role, nominal)
        return here if told.end <= amount.start else None
    found = [verb for verb in verbs(sentence.text, floor, amount.start) if verb.end <= amount.start]
    strong = [verb for verb in found if verb.role != "aux"]
    return (strong or found or [None])[-1]
