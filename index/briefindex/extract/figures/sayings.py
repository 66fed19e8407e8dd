"""Finds who is said to say something where no pattern of names does: "the commission said".

Only words: who a body or a pronoun stands for is looked up by `speaker`.
"""

import re
from functools import cache
from typing import Literal, NamedTuple

from briefindex.extract.figures.words import persons
from briefindex.text.lexicon import words

Kind = Literal["body", "business", "group", "unnamed", "paper", "it", "person", "persons", "name"]
_FILE = "speakers.txt"
_VERBS = "reporting_verbs.txt"
_MOST_WORDS = 9
_ROOM = 120
"""How far before its verb a subject begins at most."""

_WORD = re.compile(r"\d[\d,]*\d|[\w’'.&-]+")
_AUXILIARIES = frozenset({"has", "have", "had", "also", "later", "then", "further", "earlier"})
_LEADS = frozenset({"but", "and", "as", "while", "so", "yet", "because", "after", "although"})
_CUT = re.compile(r" (?:who|whose|which|that|with|of|for|in|at|from|on|near|to|published|by)\b")
_DETERMINED = re.compile(r"(?:(?i:the|its|their|his|her|an?|one)|\b[A-Z][\w-]{0,40}[’']s?)\s")
_AMOUNT = re.compile(
    r" (?:(?:about|nearly|almost|over|more than|some|another|a|an|a further) )?[$€£]?\d"
)
_TRAILS = re.compile(
    r"[,.;”\"]|$| \w+day\b| (?:on|in|at|late|to|us|me|reporters|journalists|lawmakers|parliament"
    r"|last|this|earlier|previously|later)\b| [A-Z]"
)
"""What may follow ", X said" where it closes what is said."""

_AT = re.compile(
    r" (?:the|its|their|his|her|this|that|total|overall)\b[^,;:“”\"]{2,60} at"
    r"(?: (?:about|around|some|nearly|almost|over|more than|up to|at least|between|only|just|a))* $"
)
_PUTS = frozenset({"put", "puts", "estimated", "estimates", "valued", "reckoned"})
_ROLE_BEFORE = re.compile(r"^(?:[a-z][\w-]{0,30} ){1,6}(?=[A-Z])")
_SAYS = frozenset({"say", "says", "said"})
_FOUND = frozenset({"found", "finds", "showed", "revealed", "reveals", "suggests", "suggested"})
_PRONOUNS: dict[str, Kind] = {"it": "it", "he": "person", "she": "person", "they": "persons"}
_ASIDE = re.compile(r"(?<=[a-z]), (?P<name>[A-Z][\w’'.-]{1,30}(?: [A-Z][\w’'.-]{1,30}){0,3}), $")
"""For "its maker, Baltera, said"."""


class Saying(NamedTuple):
    """Who says something, as printed, at `start`; `begins` where the sentence begins with it.

    `end` is where its verb ends. `inverted` where the verb comes first and what is said before it.
    """

    start: int
    who: str
    end: int
    begins: bool
    kind: "Kind | None"
    inverted: bool = False


@cache
def speaking() -> frozenset[str]:
    """The verbs of saying, one of which stands where anything is said to be said."""
    said = words(_VERBS, "verbs") | words(_VERBS, "claims") | _PUTS
    return (said | words(_FILE, "shows")) - words(_VERBS, "nouns")


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile(rf"(?<=[\w’”\"), ] )(?:{'|'.join(sorted(speaking()))})(?![\w’'-])")


@cache
def _inverted() -> re.Pattern[str]:
    verbs = sorted(words(_VERBS, "verbs") - words(_VERBS, "nouns") - words(_VERBS, "also_do"))
    return re.compile(
        rf"(?:^\s?|[,”\"?!] )(?:{'|'.join(verbs)}|added) (?P<who>(?:[^\W\d_][\w’'.&-]*)"
        r"(?: [^\W\d_][\w’'.&-]*){0,11})"
    )


def sayings(text: str) -> list[Saying]:
    """Everything that a sentence says is said, in order."""
    found: list[Saying] = []
    inverted = [_behind(match) for match in _inverted().finditer(text)]
    told = [one for one in inverted if one.kind is not None]
    taken = [one.end for one in told]
    for verb in _verbs().finditer(text):
        if verb.end() in taken or _is_none(verb.group(), text[verb.end() : verb.end() + 8]):
            continue
        if found and text.endswith((" and ", " but "), 0, verb.start()):
            found.append(found[-1]._replace(end=verb.end()))
            continue
        first = max(0, verb.start() - _ROOM)
        tokens = [
            one
            for one in _WORD.finditer(text, first, verb.start())
            if not first or one.start() > first
        ]
        made = _before(text, tokens[-_MOST_WORDS:], verb)
        if made is not None:
            found.append(made)
    return sorted([*found, *told]) if told else found


def _behind(match: re.Match[str]) -> Saying:
    """For ", said a trader at a bank": who stands behind the verb."""
    who, start = match["who"], match.start("who")
    return Saying(start, who, start - 1, begins=False, kind=kind_of(who), inverted=True)


def _is_none(verb: str, after: str) -> bool:
    """Whether a verb's form says nothing here: "member states", "shares said to be for sale"."""
    return after.startswith(" to be ") or (verb == "states" and not after.startswith(" that "))


def _before(text: str, tokens: list[re.Match[str]], verb: re.Match[str]) -> Saying | None:
    """The subject right before a verb of saying."""
    end = verb.start()
    while tokens and tokens[-1].group(0).lower() in _AUXILIARIES:
        end = tokens.pop().start()
    begin = end
    for token in reversed(tokens):
        if re.search(r"[,;:“”«»\"()]|\.\s", text[token.end() : begin] if begin != end else ""):
            break
        begin = token.start()
    named = _ASIDE.search(text[:end])
    if named is not None:
        begin, end = named.span("name")
    while tokens and (first := _WORD.match(text, begin)) and first.group(0).lower() in _LEADS:
        begin = min(end, first.end() + 1)
    who = text[begin:end].strip()
    core = _CUT.split(who)[0]
    if not core or re.search(r"[,;:“”«»\"()\d]", core):
        return None
    begins = not text[:begin].strip(" “”\"'")
    return Saying(begin, who, verb.end(), begins, kind_of(who))


def bears_on(saying: Saying, text: str, place: int) -> bool:
    """Whether what is said is what stands at a place: behind the verb, or before ", X said"."""
    if saying.inverted:
        return place < saying.start
    after = text[saying.end :]
    verb = text[: saying.end].rpartition(" ")[2].rstrip(".")
    stands = text[: saying.start].rstrip()
    trails = stands.endswith((",", "”", "“")) and _TRAILS.match(after) is not None
    closed = trails and not after.startswith(" ")
    if verb in _PUTS and not closed and not after.startswith(" that "):
        return place > saying.end and bool(_AT.fullmatch(text[saying.end : place]))
    if not _fits(saying, verb, closed=trails or after.startswith(" that ")):
        return False
    if verb in words(_VERBS, "also_do") and not trails and not after.startswith(" that "):
        return False
    if place > saying.end:
        return not _AMOUNT.match(after) or verb not in words(_VERBS, "also_do")
    return trails


def _fits(saying: Saying, verb: str, *, closed: bool) -> bool:
    """Whether a verb is one of its subject: papers show, bodies say and find out."""
    if verb in _SAYS:
        return True
    shows = verb in words(_FILE, "shows")
    found = closed and saying.kind in ("body", "name") and verb in _FOUND
    return shows == (saying.kind == "paper") or found


def kind_of(who: str) -> Kind | None:
    """What kind of speaker a subject names; None where it names none."""
    core = _CUT.split(who)[0].strip()
    if not core:
        return None
    spoken = core.split()
    head = spoken[-1].lower().strip("’'.")
    first = spoken[0].lower()
    if head == "it":
        return "it"
    if core.lower() in _PRONOUNS:
        return _PRONOUNS[core.lower()]
    if head in words(_FILE, "nobody"):
        return None
    determined = bool(_DETERMINED.match(f"{core} ")) and len(spoken) > 1
    if first in ("a", "an", "one") and (head in persons() or head in words(_FILE, "unnamed")):
        return "unnamed"
    if head in words(_FILE, "papers"):
        return "paper"
    if determined and head in words(_FILE, "businesses") and core[0].islower():
        return "business"
    if determined and head in words(_FILE, "bodies"):
        return "body"
    if head in words(_FILE, "groups"):
        return "group"
    if not determined and (head in words(_FILE, "unnamed") or head in persons()):
        return "unnamed"
    return "name" if spoken[-1][0].isupper() else None


def head_of(who: str) -> str:
    """The words of a subject that name it, without what follows its noun and without an article."""
    core = _CUT.split(who)[0].strip()
    core = re.sub(r"^(?:the|a|an|its|their|his|her) ", "", core, flags=re.IGNORECASE)
    if core.lower() in words(_FILE, "groups"):
        return core.lower()
    named = core.split()[-1:] and core.split()[-1][0].isupper()
    return _ROLE_BEFORE.sub("", core) if named else core


def without_title(name: str) -> str:
    """A name without the titles before it: "Amina Yusuf" of "Dr Amina Yusuf"."""
    spoken = name.split()
    while len(spoken) > 1 and spoken[0].lower().strip(".") in words(_FILE, "titles"):
        spoken.pop(0)
    return " ".join(spoken)
