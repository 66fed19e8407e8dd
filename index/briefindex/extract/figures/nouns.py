"""The noun that a number counts: "47 bilateral documents" counts documents.

Reads the words after a number up to where its noun phrase ends; knows no article.
"""

import re
from dataclasses import dataclass

from briefindex.extract.figures.words import is_person, is_plural, listed, persons, plural
from briefindex.extract.gazetteer import gazetteer
from briefindex.text.lexicon import words
from briefindex.text.small import word_set

_WORD = re.compile(
    r"[ \u00a0]((?![A-Z]{3}\d)[A-Z]{1,4}-?\d{1,4}[A-Z]{0,2}\d?(?= )"
    r"|(?:[^\W\d_]|['’](?=[^\W\d_])|[-‑](?=\w)|\.(?=[A-Z]\.)|&|\d(?=\w*-))+\.?"
    r"|(?<=[A-Za-z]{3} )[A-Z]?\d[\w-]*)"
)
_HYPHENED = re.compile(r"-([A-Za-z]+)\b")
_MODEL = re.compile(
    r" (?:Boeing |Airbus )?"
    r"(?:7\d7(?:-\d{1,4})?|(?![A-Z]{3}\d)[A-Z]{1,4}[a-z]{0,2}-?\d{1,4}(?:-\d{1,4})?[A-Z]{0,2}\d{0,2})"
    r"(?: MAX)?(?:[ -]\d{1,4})?(?= [a-z])"
)
"""A model between a number and its noun: "50 737 MAX 8 jets", "three Kh-59 missiles"."""

_MODELS = re.compile(
    r" (?P<maker>(?:[A-Z][A-Za-z]{1,14} ){0,2})"
    r"(?P<series>7\d7(?:-\d{1,4}[A-Z]{0,2})?|[A-Z]{1,4}[a-z]{0,2}-?\d{1,4}[A-Z]{0,2}"
    r"(?:-\d{1,4})?(?:neo)?)s(?![\w’'-])"
)
"""Models in the plural, which are what is counted: "73 Boeing 737-800s", "32 F-35As"."""

_HERD = re.compile(
    r" head of (?:[A-Za-z]+ ){0,2}"
    r"(cattle|livestock|sheep|goats|pigs|hogs|cows|buffalo|camels|horses)\b"
)
_NOUNS_TOO = re.compile(r" (?:accounts|needs|rises|falls|costs|returns)\b(?! (?:for|to|about)\b)")
"""Verbs that are nouns right behind a number: "10 million accounts"."""

_FORESEE = re.compile(
    r" (?:analysts|economists|forecasters|strategists|traders|experts|investors|markets)"
    r"(?: [a-z]+)?(?: had| have)? (?:expect|forecast|predict|project|anticipat|estimat|pencil)"
)
"""For "above the 8 million analysts had forecast": who foresaw it, not what is counted."""

_LONGEST = 6
_COUNTS = word_set("two three four five six seven eight nine ten eleven twelve")
"""A number ends a noun phrase: "56 two years ago" counts no years."""
_OF = re.compile(r" of (?:the |its |their |his |our |these |those )?((?:[a-z-]+ ){0,2}?[a-z-]+)\b")


@dataclass(frozen=True, slots=True)
class Noun:
    """A counted noun: its unit ("documents", "people"), the phrase as printed, where that ends."""

    unit: str
    phrase: str
    end: int
    person: bool


def noun_after(text: str, start: int, *, one: bool = False) -> Noun | None:
    """The noun phrase that begins right after a number.

    Args:
        text: One sentence.
        start: Where the number ends.
        one: The number is one, so that the noun is a singular.
    """
    herd = _HERD.match(text, start)
    models = _MODELS.match(text, start)
    if models:
        return _models(text, models)
    if _FORESEE.match(text, start):
        return None
    return _herd(text, herd) if herd else _phrase(text, start, one=one)


def _herd(text: str, match: re.Match[str]) -> Noun:
    """For "8,000 head of dairy cattle"."""
    phrase = text[match.start() : match.end()].strip()
    return Noun(plural(match.group(1)), phrase, match.end(), person=False)


def _models(text: str, match: re.Match[str]) -> Noun:
    """For "73 Boeing 737-800s": aircraft by their maker or series, else the models as printed."""
    series = re.split(r"[-\d]", match["series"])[0]
    named = {*match["maker"].lower().split(), series.lower()}
    flies = not series or not named.isdisjoint(words("amounts.txt", "aircraft"))
    unit = "aircraft" if flies else f"{match['series']}s".lower()
    return Noun(unit, text[match.start() : match.end()].strip(), match.end(), person=False)


def _phrase(text: str, start: int, *, one: bool) -> Noun | None:
    """The noun at the end of the words that follow a number."""
    model = _MODEL.match(text, start)
    here, count = model.end() if model else start, 0
    heads: list[tuple[str, int]] = []
    stop_words = listed("stops")
    while count < _LONGEST:
        match = _WORD.match(text, here)
        if match is None:
            break
        word, end = match.group(1), match.end()
        if word.endswith(".") and "." not in word[:-1]:
            word, end = word[:-1], end - 1
        lowered = word.lower()
        if lowered == "more" and count == 0 and text[end : end + 5] != " than":
            here, count = end, count + 1
            continue
        if (lowered in stop_words and word != "US") or lowered in _COUNTS or word[-1:] in "'’":
            break
        possessive = lowered.endswith(("'s", "’s"))
        if (lowered.endswith("ing") and heads) or (heads and _is_verb(lowered)):
            break
        last = lowered.rpartition("-")[2]
        counted = is_plural(lowered) or (not count and _NOUNS_TOO.match(text, here))
        if not possessive and (counted or (one and last in persons())):
            heads.append((word, end))
        elif heads and not _may_be_brand(heads[0][0]):
            break
        here, count = end, count + 1
        if end != match.end() or text[end : end + 1] in ",;:.)":
            break
    if not heads:
        return None
    word, end = heads[0]
    if len(heads) > 1 and (_modifies(word) or _is_brand(word, heads[1][0])):
        word, end = heads[1]
    return noun_of(text, start, word, end)


def noun_of(text: str, start: int, word: str, end: int) -> Noun:
    """The noun that ends at `end` with the head `word`, of a number that ends at `start`."""
    lowered = word.lower()
    person = is_person(lowered.rpartition("-")[2]) or is_person(lowered)
    if word[0].isupper() and not person:
        person = gazetteer().demonym(word) is not None
    unit = "people" if person else plural(lowered)
    return Noun(unit, text[start:end].strip(" -"), end, person)


def _is_brand(word: str, head: str) -> bool:
    """Whether a name stands before what it names: "31 Abrams tanks"."""
    return word[0].isupper() and head[0].islower() and gazetteer().demonym(word) is None


def _may_be_brand(head: str) -> bool:
    """Whether a plural is a name that words follow: "155 Abrams main battle tanks"."""
    return head[0].isupper() and not is_person(head.lower()) and gazetteer().demonym(head) is None


def _modifies(word: str) -> bool:
    """Whether a plural stands before its head ("sports cars", "arms dealers", "sales staff")."""
    return word.lower() in listed("modifiers")


def _is_verb(word: str) -> bool:
    """Whether a word after a plural is its verb ("… agreements signed")."""
    return word.endswith("ed") and word not in ("united", "armed", "seed", "unmanned")


def hyphen_unit(text: str, start: int) -> tuple[str, int] | None:
    """The unit that a hyphen joins to a number ("a 300-page report"), and where it ends."""
    match = _HYPHENED.match(text, start)
    if match is None:
        return None
    word = match.group(1).lower()
    base = word[:-1] if word.endswith("s") else word
    if base not in listed("hyphen_units"):
        return None
    if base in ("person", "man", "woman", "people", "passenger", "strong"):
        return "people", match.end()
    return plural(base), match.end()
