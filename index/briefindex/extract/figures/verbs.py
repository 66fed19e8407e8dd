"""Finds the verbs of a clause by their forms and the words beside them, without a parser."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import zip_longest

from briefindex.extract.figures.words import FILE, listed, rows
from briefindex.text.lexicon import sections

TOKEN = re.compile(r"[^\s,;:()“”«»\"]+")


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb at a place: its role ("level", "rise", …) or what it makes of its object."""

    start: int
    end: int
    role: str
    nominal: str | None


@cache
def verb_roles() -> dict[str, str]:
    """Forms of the verbs of the table and their roles; an earlier row wins."""
    roles: dict[str, str] = {}
    for role, forms in rows("figures_verbs.tsv", 2):
        for form in forms.split():
            roles.setdefault(form, role)
    return roles


@lru_cache(maxsize=1024)
def participle(word: str) -> str:
    """The past participle of a verb form of the table: "sold" of "sells"; empty if unknown."""
    if word.endswith("ed") and f"{word}ed" not in verb_roles():
        return word
    if word in _irregular():
        return _irregular()[word]
    forms = _rows_of_forms().get(word)
    if forms is not None:
        same = [form for form in forms if form[:2] == word[:2]]
        done = [form for form in same if form.endswith(("ed", "en", "wn"))]
        return (done or [one for one in same if not one.endswith("ing")] or [""])[0]
    roles = verb_roles()
    stem = re.sub(r"(?:ing|s)$", "", word)
    return next((form for form in (f"{stem}ed", f"{stem}d") if form in roles), "")


@lru_cache(maxsize=1024)
def done(word: str) -> str:
    """The past participle of what is known to be a verb: also of one that is in no table."""
    known = participle(word)
    if known or not word.isalpha():
        return known
    if word.endswith("ing"):
        return f"{word[:-3]}ed"
    if word.endswith("ies"):
        return f"{word[:-3]}ied"
    if word.endswith(("shes", "ches", "sses", "xes")):
        return f"{word[:-2]}ed"
    base = word[:-1] if word.endswith("s") and not word.endswith("ss") else word
    if re.search(r"[^aeiou]y$", base):
        return f"{base[:-1]}ied"
    return f"{base}d" if base.endswith("e") else f"{base}ed"


@cache
def _irregular() -> dict[str, str]:
    """Forms of verbs without "-ed" and their participles; a line of the list is one verb."""
    found: dict[str, str] = {}
    for line in sections(FILE)["participles"]:
        done, *forms = line.split()
        found |= dict.fromkeys((done, *forms), done)
    return found


@cache
def _rows_of_forms() -> dict[str, list[str]]:
    """For each form of a verb that makes a noun, the forms of its row."""
    found: dict[str, list[str]] = {}
    for role, forms in rows("figures_verbs.tsv", 2):
        if role.startswith("="):
            found |= {form: forms.split() for form in forms.split() if form not in found}
    return found


@lru_cache(maxsize=256)
def verbs(text: str, start: int, end: int) -> tuple[Verb, ...]:
    """The verbs of a stretch of a sentence, by their forms, in order."""
    roles, doubtful = verb_roles(), listed("noun_or_verb")
    found: list[Verb] = []
    previous = ""
    for match in TOKEN.finditer(text, start, end):
        printed = match.group()
        word = printed.lower().strip("'’.?!")
        role = roles.get(word) if printed != "May" else None
        if role is None and previous in _MODALS and word.isalpha() and printed.islower():
            role = "other" if word not in ("not", "also", "be", "have", "only") else None
        if role is None and previous in _BEING and word.endswith("ing") and printed.islower():
            role = "other"
        if role is None and previous == "to" and printed.islower() and word.isalpha():
            role = "other" if _AMOUNT_NEXT.match(text, match.end()) else None
        if role is None and word.endswith("ed") and len(word) > 4 and previous not in _BEFORE_NOUN:
            role = None if previous.endswith("ly") else "other"
        if role is not None and previous in _ARTICLES and role != "aux":
            role = None
        if role is not None and not (word in doubtful and _is_noun_here(text, match, previous)):
            nominal = role[1:] if role.startswith("=") else None
            found.append(Verb(match.start(), match.end(), "transfer" if nominal else role, nominal))
        previous = word if printed != "May" else ""
    return tuple(found) if len(found) < _TWO else _without_nouns(text, found)


def _is_its_noun(text: str, one: Verb, following: Verb) -> bool:
    """Whether a form is the noun of the verb right behind it."""
    if text[one.end - 1] != "s" or one.role in ("aux", "transfer"):
        return False
    finite = following.role in ("level", "rise", "fall", "aux")
    return finite and not text[following.start : following.end].endswith("ing")


_TWO = 2


def _without_nouns(text: str, found: list[Verb]) -> tuple[Verb, ...]:
    """Without the noun in front of another verb: "housing starts slowed", "the estimates rose"."""
    kept: list[Verb] = []
    for one, following in zip_longest(found, found[1:]):
        beside = following is not None and following.start == one.end + 1
        if beside and following is not None and _is_its_noun(text, one, following):
            continue
        kept.append(one)
    return tuple(kept)


_BEING = frozenset({"is", "are", "was", "were", "been", "be"})
_ARTICLES = frozenset({"the", "a", "an", "its", "their", "his", "her", "our"})
_BEFORE_NOUN = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "in",
        "its",
        "their",
        "his",
        "her",
        "our",
        "for",
        "by",
        "with",
        "on",
        "from",
        "this",
        "that",
        "these",
        "those",
        "annual",
        "total",
        "more",
        "no",
        "any",
        "some",
        "at",
        "between",
        "net",
        "average",
        "as",
        "new",
    ]
)
_MODALS = frozenset({"will", "would", "can", "could", "may", "might", "must", "should"})
BEFORE_VERB = frozenset(
    [
        "to",
        "will",
        "would",
        "can",
        "could",
        "may",
        "might",
        "must",
        "should",
        "also",
        "not",
        "they",
        "he",
        "she",
        "it",
        "we",
        "which",
        "that",
        "who",
        "now",
        "currently",
        "shall",
    ]
)


_FORESEEN_NOUNS = frozenset({"forecast", "estimate", "target", "plan", "offer", "bid", "cost"})
_AT_LEVEL = re.compile(r" (?:to|by|of|for|at) ")
_AMOUNT_NEXT = re.compile(r" (?:(?:an? |about |some |nearly |over |estimated ){0,4})[$€£]?\d")


def _is_noun_here(text: str, match: re.Match[str], previous: str) -> bool:
    """Whether a form that may be noun or verb is a noun here."""
    if previous in BEFORE_VERB or (previous == "and" and _AMOUNT_NEXT.match(text, match.end())):
        return False
    said = match.group(0).lower()
    if said in _FORESEEN_NOUNS and previous.islower() and _AT_LEVEL.match(text, match.end()):
        return True
    if match.group(0).lower().startswith("account"):
        return not text.startswith(" for", match.end())
    if previous in _BEFORE_NOUN or not previous:
        return True
    if previous.endswith(("'s", "’s", "al", "ic")):
        return True
    following = text[match.end() : match.end() + 16].lstrip()
    if re.match(
        r"(?:of|in|to [A-Z]|from|and|was|were|is|are|has|have|rose|fell|grew|will"
        r"|reached|increased|totalled|by \D)",
        following,
    ):
        return True
    return not re.match(
        r"(?:by |to |from |[$€£]|[-−–]?\d|about|nearly|almost|over|more|some|up|around"
        r"|at |its|their|the |a )",
        following,
    )
