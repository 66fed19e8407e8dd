"""What a clause says of an amount that no subject names: "kept X at 16 %", "5 bn was spent on"."""

import re

from briefindex.extract.figures import phrases
from briefindex.extract.figures.amounts import Amount
from briefindex.extract.figures.limits import limit_of
from briefindex.extract.figures.phrases import cleaned, has_noun
from briefindex.extract.figures.sentence import Sentence
from briefindex.extract.figures.syntax import part_of, words_after
from briefindex.extract.figures.verbs import verb_roles
from briefindex.text.small import words_in

_SET_AT = re.compile(
    r"\b(?:left|leav(?:e|es|ing)|kept|keeps?|keeping|held|holds?|holding|maintain(?:ed|s)?|set|sets"
    r"|fixed|puts?|placed|pegged|capped|(?P<worth>valu(?:ed|es|ing)))"
    r" (?P<object>[^,;]{3,60}?)(?: unchanged| steady| flat| stable)?,? at"
    r"(?: (?:a|an|about|around|some|nearly|almost|over|more than|between|record|level|of)){0,6} $"
)
_UNDERGOES = re.compile(
    r" (?:of (?P<of>[a-z][\w -]{2,30}?) )?(?:was|were|is|are|will be|has been|have been|had been"
    r"|would be|could be|to be) (?:also |then |already |reportedly )?"
    r"(?P<verb>\w+(?:ed|nt|en|id|st))\b(?: (?P<to>on|in|to|for|by|from|into) )?"
)
_CHANGE_IN = re.compile(
    r"\b(?:rise|drop|fall|decline|increase|decrease|jump|surge|reduction|slump|change|swing|cut)"
    r" in (?P<thing>[^,;:\d]{3,70}?)(?:,? (?:from|to|of)(?: \w+){0,2})? *$"
)
_OF_WHAT = re.compile(r" of (?=[a-z])")
_AGAIN = re.compile(
    r"(?:,| on| for| in| to)?(?: [\w’'-]+){0,4},? and"
    r" (?:about |some |another |nearly |over |more than )*"
)


def set_object(sentence: Sentence, amount: Amount) -> str:
    """For "left its key rate unchanged at 16 percent": the key rate."""
    clause = sentence.clause_of(amount.core)
    if "at" not in words_in(sentence.text):
        return ""
    match = _SET_AT.search(sentence.text[clause[0] : amount.start])
    if match is None:
        return ""
    thing = cleaned(match.group("object"))
    if not has_noun(thing):
        return ""
    return f"value of {thing}" if match.group("worth") else thing


def changed(sentence: Sentence, amount: Amount) -> str:
    """For "a drop in the average price from 25 dollars to 13": the average price."""
    clause = sentence.clause_of(amount.core)
    first = amount.partner if amount.partner_role in ("from", "to") else None
    place = min(amount.start, first.start) if first else amount.start
    match = _CHANGE_IN.search(sentence.undated[clause[0] : place])
    thing = cleaned(match.group("thing")) if match else ""
    return thing if has_noun(thing) else ""


def undergone(sentence: Sentence, amount: Amount) -> str:
    """For "2.5 trillion rupiah was spent on the new highway": spending on the new highway."""
    if amount.kind not in ("money", "quantity"):
        return ""
    part = part_of(sentence, amount)
    if part is not None and part.plays == "patient" and part.verb.start > amount.start:
        done = sentence.text[part.verb.start : part.verb.end].lower()
        role = verb_roles().get(done, "")
        of = _OF_WHAT.match(sentence.text, amount.end)
        if of:
            what = phrases.noun_phrase_after(
                sentence.text, of.end(), min(part.verb.start, limit_of(sentence, amount))
            )
            return f"{what} {done}" if has_noun(what) else ""
        thing = role[1:] if role.startswith("=") else f"amount {done}"
        return f"{thing} {words_after(sentence, part.verb)}".strip()
    match = _UNDERGOES.match(sentence.text, amount.end)
    if match is None:
        return ""
    word = match.group("verb").lower()
    role = verb_roles().get(word, "other")
    if role not in ("other", "aux") and not role.startswith("="):
        return ""
    thing = role.lstrip("=") if role.startswith("=") else f"amount {word}"
    if match.group("of"):
        thing = f"{match.group('of')} {word}"
    if not match.group("to"):
        return thing
    tail = phrases.noun_phrase_after(
        sentence.text, match.end(), max(match.end(), limit_of(sentence, amount, match.end()))
    )
    return f"{thing} {match.group('to')} {tail}" if has_noun(tail) else thing


def again(sentence: Sentence, amount: Amount) -> bool:
    """Whether a second amount has the verb of the first: "spent 2 m on cars and 4 m on watches"."""
    place = sentence.amounts.index(amount)
    if place == 0:
        return False
    last = sentence.amounts[place - 1]
    gap = sentence.text[last.end : amount.start]
    return last.unit == amount.unit and bool(_AGAIN.fullmatch(gap))
