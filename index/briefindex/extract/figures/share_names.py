"""The measure of a share: whose part of what it is."""

import re

from briefindex.extract.figures import naming
from briefindex.extract.figures.amounts import Amount
from briefindex.extract.figures.limits import limit_of
from briefindex.extract.figures.naming import Measure, measure
from briefindex.extract.figures.nouns import Noun
from briefindex.extract.figures.phrases import TOUCHING, cleaned, has_noun, noun_phrase_after
from briefindex.extract.figures.sentence import Sentence
from briefindex.extract.figures.subjects import doer
from briefindex.extract.figures.syntax import finite_after, verb_of
from briefindex.extract.figures.verbs import done, verb_roles
from briefindex.extract.figures.words import is_plural, persons, singular
from briefindex.extract.gazetteer import gazetteer


def share_measure(whole: Measure, holder: str, tail: str) -> Measure:
    """A share of a whole, by whom or what: "Kazakhstan’s share of Central Asia–China trade"."""
    thing = naming.lower_first(whole.label)
    if whole.pair and whole.topic == "trade":
        thing = thing.replace(" trade turnover", " trade")
    by = measure(holder) if holder else measure(tail) if tail else None
    words = tuple(sorted({*whole.words, *(by.words if by else ())}))
    parties = tuple(dict.fromkeys((*whole.parties, *(by.parties if by else ()))))
    own = thing.lower() == holder.lower() or thing.lower().endswith(f" by {holder.lower()}")
    if holder and has_noun(holder) and not own:
        names = by.parties if by and len(by.parties) == 1 and not by.words else ()
        owner = naming.possessive(names[0] if names else holder)
        return Measure(
            whole.topic,
            f"{owner} share of {thing}",
            parties,
            words,
            whole.pair,
            _of(whole, by, names),
            whole.reason,
        )
    that = _said_of(whole, tail)
    label, aspect = f"share of {thing}{that}", _of(whole, by, ())
    return Measure(whole.topic, label, parties, words, whole.pair, aspect, whole.reason)


_PREDICATE = re.compile(
    r"\b(?:are|were|is|was|have|had|came|said|went|would|will|live|[a-z]+(?:s|ed))\b"
)
_LONGEST_PREDICATE = 50


def _said_of(whole: Measure, tail: str) -> str:
    """What is said of the part: "A third of adults are obese", "92 percent of ballots counted"."""
    if len(tail) > _LONGEST_PREDICATE:
        return ""
    if re.fullmatch(r"[a-z]+ed", tail) or tail.startswith(("who ", "that ")):
        return f" {tail}"
    return f" {told_of(whole.label, tail)}" if _PREDICATE.match(tail) else ""


def told_of(whole: str, said: str, *, finite: bool = False) -> str:
    """What is said of many, in the plural: "posts" and "is vacant" make "that are vacant".

    `finite` where the words are known to begin with a finite verb.
    """
    if said.lower() in _ELLIPTICAL:
        return ""
    verb, _, rest = said.partition(" ")
    if not finite and verb not in _SINGULAR:
        return said if not _PREDICATE.match(said) else f"{who_of(whole)} {said}"
    known = verb_roles()
    several = _SINGULAR.get(verb) or (verb[:-1] if verb[:-1] in known and verb in known else verb)
    head = _PREPOSITION.split(whole)[0].rpartition(" ")[2]
    several = several if is_plural(head) else verb
    return f"{who_of(whole)} {several} {rest}".strip()


_PREPOSITION = re.compile(r" (?:of|in|for|to|from|by|at|on|with|under|over|aged)\b")
_ELLIPTICAL = (
    "did",
    "do",
    "does",
    "is",
    "are",
    "was",
    "were",
    "has",
    "have",
    "had",
    "will",
    "would",
)
_SINGULAR = {"is": "are", "was": "were", "has": "have", "does": "do"}


def who_of(whole: str) -> str:
    """The relative pronoun of a noun: "who" of persons, else "that"."""
    people = any(
        singular(word) in persons() or (word[:1].isupper() and gazetteer().demonym(word))
        for word in whole.split()
    )
    return "who" if people else "that"


def _of(whole: Measure, by: Measure | None, names: tuple[str, ...]) -> str:
    owner = names or (by.parties if by else ())
    slug = "+".join(sorted(name.lower().replace(" ", "-") for name in owner))
    base = f"{whole.aspect}.share" if whole.aspect else "share"
    return f"{base}:{slug}" if slug else base


def done_by(sentence: Sentence, amount: Amount, noun: Noun, rest: str) -> str:
    """For "farming employs one in four and makes up …": employed by farming; else the rest."""
    if rest and not _GOES_ON.match(sentence.text, noun.end):
        return rest
    verb = verb_of(sentence, amount.start)
    if verb is None or not 0 < amount.start - verb.end < TOUCHING:
        return ""
    word = sentence.text[verb.start : verb.end].lower()
    who = doer(sentence, amount.start)
    if verb_roles().get(word, "") in ("level", "rise", "fall", "aux") or not has_noun(who):
        return ""
    return f"{done(word)} by {naming.lower_first(who)}"


_GOES_ON = re.compile(r",? (?:and|or|but)\b|[,;]")


def given_to(before: str) -> str:
    """Whose share it is in "the poll gave the Liberals 44 percent of the votes"."""
    match = _GAVE.search(before)
    return match["who"] if match else ""


_GAVE = re.compile(
    r"\b(?:gave|gives|giving|handed|put|puts) (?:the )?(?P<who>[A-Z][^,;:\d]{2,40}?)"
    r"(?: (?:on|at))?(?: (?:about|around|some|nearly|almost|over|just|only))* $"
)


def whole_count(sentence: Sentence, amount: Amount) -> str:
    """For "three-quarters of the 1,200 workers": the noun that the whole counts."""
    later = [one for one in sentence.amounts if one.start >= amount.end]
    whole = later[0] if later else None
    if whole is None or not _OF_COUNT.fullmatch(sentence.text, amount.end, whole.start):
        return ""
    if whole.noun is not None:
        return whole.noun.phrase
    after = noun_phrase_after(sentence.text, whole.end, limit_of(sentence, whole))
    return after if whole.kind == "money" and has_noun(after) else ""


_OF_COUNT = re.compile(
    r" of (?:(?:the|its|their|his|her|our|all|those|about|nearly|almost|some|over|more than) ){0,3}"
)


def relative(sentence: Sentence, noun: Noun, rest: str) -> str:
    """What is said of a part, as a relative clause: "in the north who have no job"."""
    verb = finite_after(sentence, noun.end)
    before = cleaned(sentence.text[noun.end : verb]) if verb is not None else ""
    if verb is None or not rest.startswith(before):
        return told_of(noun.phrase, rest)
    told = told_of(noun.phrase, rest.removeprefix(before).strip(), finite=True)
    return f"{before} {told}".strip()


def whole_and_tail(
    sentence: Sentence, amount: Amount, noun: re.Match[str] | None, part: re.Match[str] | None
) -> tuple[str, str]:
    """What a share is of, and what is said of the part: "45 percent of adults", "smoke"."""
    text, clause = sentence.text, sentence.clause_of(amount.core)
    end = min(clause[1], limit_of(sentence, amount))
    if noun and noun.group(0).rstrip().endswith((" in", " of")):
        return noun_phrase_after(text, amount.end + noun.end(), end), ""
    if part is None:
        return "", ""
    thing = noun_phrase_after(text, amount.end + part.end(), end)
    thing = thing or cleaned(text[amount.end + part.end() : end].split(",")[0])
    after = text[amount.end : clause[1]]
    tail = cleaned(after.partition(thing)[2].split(",")[0]) if thing else ""
    told = amount.end + after.find(thing) + len(thing) + 1
    if tail and finite_after(sentence, amount.end) == told:
        tail = told_of(thing, tail, finite=True)
    return whole_count(sentence, amount) or thing, tail
