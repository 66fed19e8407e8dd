"""The subject of the clause that governs an amount, and who does what it says, without a parser."""

import re

from briefindex.extract.figures.dialogues import turn_opening
from briefindex.extract.figures.phrases import LEADING, cleaned, has_noun, noun_before
from briefindex.extract.figures.sentence import Sentence
from briefindex.extract.figures.syntax import subject_of
from briefindex.extract.figures.verbs import Verb, verb_roles, verbs
from briefindex.extract.figures.words import listed

_REPORTING = re.compile(
    r"^.{0,120}?\b(?:said|says|say|noted|added|told \w+|stated|announced|reported|shows?|showed"
    r"|stressed|believes?|anticipates?|thinks?|hopes?|fears?|estimates?|warned|claimed|confirmed|indicates?|suggests?|revealed"
    r"|mentioned|emphasi[sz]ed|found|heard|ruled|argued|explained|predicted|(?:forecast"
    r"|expects?|projects?)(?= that))"
    r"(?: (?:in|at) (?:a|an|the|his|her|its) \w+(?: on \w+)?)?"
    r"(?: (?:on )?[A-Z][a-z]+day)?(?:, \w+(?=, that\b))?,? (?:that )?"
    r"(?!to |of |by |in |on |at |for |from |\d|[$€£])",
)
_DATELINE = re.compile(
    r"[A-Z][A-Z][A-Z .’'/-]{1,30}(?:, [A-Z][\w. ]{2,25}){0,2}(?: \([^)]{2,24}\))? ?(?:--|[-–—]) "
)
_OPENING = re.compile(
    r"^(?:In|On|At|By|For|From|During|Since|After|Over|Under|As|With|Last|This"
    r"|According|Within|Amid|Despite|Before|Until|Between|Today|Yesterday|Currently"
    r"|Earlier|Later|Of|Thanks|Due|Based|Compared|Given|Asked|Led|Driven|Helped|Boosted|Hit"
    r"|[A-Za-z]{3,12}ing)\b[^,]{0,110}, (?=\S)"
)
_CONDITION = re.compile(
    r"[“\"]?(?:If|When|While|Once|Because|Although|Though|Unless|Since)\b[^,]{3,110}, (?=\S)"
)
_RELATIVE = re.compile(r"(?:which|who|that)\b")
_ADVERB = re.compile(
    r"[A-Z][a-z]+ly,? (?=\S)|(?:Currently|Today|Now|Meanwhile|Overall|Earlier) (?=\S)"
)
_FIRST_WORD = re.compile(r"(\w{1,40}), ")
_UNSTOPPED = re.compile(
    r"(?:In|During|For|According to) [^,.;]{3,50}? (?=(?:it|he|she|they|we|there) )"
)


_TRAILING = re.compile(r", (?:\w+ly )?\w+ing$")


def subject(sentence: Sentence, place: int) -> str:
    """Who or what the clause is about that governs a place, cleaned.

    By the tree of the sentence where it has one, else the words before the clause's first verb.
    """
    told = cleaned(subject_of(sentence, place))
    dateline = _DATELINE.match(sentence.text)
    if not has_noun(told) or (dateline and dateline[0].startswith(told)):
        return _before_verb(sentence, place)
    return told


def _before_verb(sentence: Sentence, place: int) -> str:
    """The words before the first verb of the clause that governs a place, cleaned."""
    clause = sentence.clause_of(max(0, place - 1))
    text, undated = sentence.text, sentence.undated
    near = _near_subject(text, clause[0], place)
    if near:
        return near
    for _ in range(3):
        relative = _RELATIVE.match(text[clause[0] : clause[0] + 6])
        if relative and clause[0] > 0:
            return _antecedent(sentence, clause[0])
        end = min(place, clause[1])
        begin = clause[0] + _opening(text[slice(*clause)], end - clause[0])
        begin = _coordinated(sentence, begin, end)
        found = _finite(text, begin, verbs(text, begin, end))
        limits = [one.start for one in sentence.amounts if one.start > begin + 3]
        governing = _main_verb(text, found)
        first = min([governing, place, clause[1], *limits])
        phrase = cleaned(_cut(undated[begin:first]))
        if has_noun(phrase) or clause[0] <= turn_opening(text):
            return phrase
        clause = sentence.clause_of(clause[0] - 1)
    return ""


def _near_subject(text: str, start: int, place: int) -> str:
    """Who is made to do something, or does it in a clause without a finite verb.

    For "prompting the utility to import 2 billion kWh" and ", the index shedding 412 points".
    """
    before = text[max(start, place - _NEAR) : place]
    match = _MADE_TO.search(before) or _ABSOLUTE.search(before)
    thing = cleaned(match["who"]) if match else ""
    return thing if has_noun(thing) and not verbs(thing, 0, len(thing)) else ""


_NEAR = 140
_SMALL = (
    r"(?: (?:by|to|at|about|around|some|nearly|almost|over|more than|up to|a|an|another|just|only"
    r"|at least)){0,4} $"
)
_MADE_TO = re.compile(
    r"\b(?:prompting|forcing|allowing|enabling|urging|asking|ordering|persuading|leading|helping"
    r"|requiring|causing|prompted|forced|allowed|enabled|urged|asked|ordered|persuaded|led|helped"
    r"|required|caused|told|wants|wanted|expect(?:s|ed|ing)?|forecasts?|predict(?:s|ed|ing)?"
    r"|projects|sees|saw) (?P<who>[^,;:\d“”]{3,60}?) to \w+"
    r"(?: (?:back|out|off|up|over|down))?" + _SMALL
)
_ABSOLUTE = re.compile(
    r"(?:,|, with|\bwith) (?P<who>(?:the |its |their |his |her |an? |[A-Z])[^,;:\d“”]{2,60}?)"
    r" (?P<verb>[a-z]{3,}ing)" + _SMALL
)


def _antecedent(sentence: Sentence, place: int) -> str:
    """What a relative clause at a place is about: "revenue from oil sales, which was"."""
    text = sentence.text
    before, end = sentence.clause_of(place - 1), len(text[:place].rstrip(" ,"))
    begin = before[0] + _opening(text[before[0] : end], end - before[0])
    whole = cleaned(sentence.undated[begin:end])
    if before[0] == 0 and len(whole.split()) <= _LONGEST_WHOLE and not verbs(text, begin, end):
        return whole
    return _with_tail(text, before[0], end)


def _with_tail(text: str, floor: int, end: int) -> str:
    """The noun phrase that ends at a place, past its prepositions: "trade deficit with Japan"."""
    thing = noun_before(text, floor, end)
    for _ in range(2):
        joined = _OF_IT.search(text[floor:end].rstrip().removesuffix(thing)) if thing else None
        head = noun_before(text, floor, floor + joined.start()) if joined else ""
        if joined is None or not has_noun(head):
            break
        thing = f"{head} {joined['word']} {thing}"
    return thing


_OF_IT = re.compile(r" (?P<word>of|with|for|between|against)(?: (?:the|its|their|an?))? $")


_LONGEST_WHOLE = 7


def doer(sentence: Sentence, place: int) -> str:
    """Who does what a clause tells: its subject, or who speaks of himself.

    In "Tarn Bank said it would cut 300 jobs" it is Tarn Bank.
    """
    who = subject(sentence, place)
    if who.lower() not in _SELF:
        return who
    said = _SPEAKS_OF_SELF.match(sentence.text)
    speaker = cleaned(said["who"]) if said and said.end() <= place else ""
    return speaker if has_noun(speaker) else who


_SELF = frozenset({"it", "they", "he", "she", "we", "i"})
_SPEAKS_OF_SELF = re.compile(
    r"(?P<who>[^,;:“”\"]{2,50}?)(?:, [^,;“”]{2,60},)? (?:has |have |had |also )?"
    r"(?:said|says|announced|told|added|confirmed|warned|promised|pledged|estimated|revealed)\b"
    r"[^,;“”\"]{0,40}? (?:it|they|he|she|we)\b"
)


def _finite(text: str, begin: int, found: tuple[Verb, ...]) -> tuple[Verb, ...]:
    """The verbs without a first one that is the subject: "lending to consumers fell"."""
    if len(found) < 2 or text[begin : found[0].start].strip(" “\"'"):
        return found
    word = text[found[0].start : found[0].end].lower()
    return found[1:] if word.endswith("ing") or word in listed("noun_or_verb") else found


def _coordinated(sentence: Sentence, begin: int, end: int) -> int:
    """Where the last of several joined clauses begins, which a comma need not part.

    For "imports rose 5 percent and the deficit widened by 7 percent": at "the deficit". Not in
    "sales rose and reached …", which has no subject of its own, nor in "cars and trucks sold".
    """
    text = sentence.text
    found = verbs(text, begin, end)
    if found and _TRAILING.search(text, begin, found[-1].end):
        found = found[:-1]  # ", exporting 5 million tons" says more of the clause's own subject
    if not found:
        return begin
    group = end if _MULTIPLIED.match(text, end) else found[-1].start
    for one in reversed(found[:-1]):
        if not re.fullmatch(r" (?:\w+ )?", text[one.end : group]):
            break
        group = one.start
    joins = list(_JOIN.finditer(text, begin, group))
    if not joins:
        return begin
    here = joins[-1].end()
    thing = text[here:group]
    told = any(begin <= one.start < joins[-1].start() for one in sentence.amounts) or any(
        one.start < joins[-1].start()
        and one.role in _TELLS
        and text[one.end : one.end + 3] != " by"
        for one in found
    )
    if not told or verbs(text, here, group) or not has_noun(cleaned(thing)) or " that " in thing:
        return begin
    return begin if any(here <= one.start < group for one in sentence.amounts) else here


_MULTIPLIED = re.compile(r"(?:more than )?(?:doubl|tripl|trebl|quadrupl|quintupl|halv)")
_TELLS = ("rise", "fall", "level", "aux")
_JOIN = re.compile(r",? (?:and|but|while|whereas|as|with|so|after|when|because|since|if) ")


def _main_verb(text: str, found: tuple[Verb, ...]) -> int:
    """Where the verb of a subject begins: not at "refined" in "refined output fell"."""
    if not found:
        return len(text)
    first, roles = found[0], verb_roles()
    if len(found) > 1 and text[first.start : first.end].lower() not in roles:
        second = found[1]
        if second.role in ("rise", "fall", "level", "aux") and second.start - first.end < _APART:
            return second.start
    return first.start


_APART = 40


def _opening(clause: str, room: int) -> int:
    """The length of what stands before the subject: conjunctions, dates, "X said that".

    `room` is how long it may be: the amount comes after.
    """
    dashed = "- " in clause or "– " in clause or "— " in clause
    first = (_DATELINE.match(clause) if dashed else None) or _CONDITION.match(clause)
    here = first.end() if first and first.end() <= room else turn_opening(clause[:room])
    lead = LEADING.match(clause[here:])
    here += lead.end() if lead else 0
    for _ in range(2):
        match = (
            _OPENING.match(clause[here:])
            or _UNSTOPPED.match(clause[here:])
            or _REPORTING.match(clause[here:])
        )
        if match is None or here + match.end() > room:
            break
        here += match.end()
    adverb = _ADVERB.match(clause, here)
    if adverb and not clause.startswith(_NAMES_IN_LY, here):
        here = adverb.end()
    word = _FIRST_WORD.match(clause, here)
    if word and word.group(1).lower() in listed("openers"):
        here = word.end()
    return min(here, room)


_NAMES_IN_LY = (
    "Italy",
    "July",
    "Family",
    "Supply",
    "Assembly",
    "Monthly",
    "Weekly",
    "Daily",
    "Early",
    "Nearly",
    "Only",
    "Fly",
    "Billy",
    "Sicily",
    "Emily",
    "Lily",
    "Kelly",
    "Anomaly",
    "Monopoly",
)
"""What ends like an adverb and is none where it opens a sentence."""


_INSERTED = re.compile(
    r", (?:on the other hand|however|by contrast|in contrast|meanwhile|for example|for instance"
    r"|in turn|in particular|too|of course|in fact|moreover|therefore)\b.*"
)


def _cut(phrase: str) -> str:
    """The subject without what a comma adds to it."""
    phrase = _INSERTED.sub("", phrase) if "," in phrase else phrase
    head, comma, _ = phrase.partition(", ")
    return head if comma and len(head.split()) > 1 else phrase
