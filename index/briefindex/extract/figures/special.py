"""Multiples ("double", "tenfold", "three times") and ranks ("third-largest", "top ten")."""

import re
from fractions import Fraction
from functools import cache, lru_cache

from briefindex.extract.figures.amounts import Amount
from briefindex.model.span import Span
from briefindex.text.lexicon import words
from briefindex.text.number_vocabulary import SMALL
from briefindex.text.numbers import find_numbers
from briefindex.text.small import small, words_in

_VERBS = {
    "double": 2,
    "treble": 3,
    "triple": 3,
    "quadruple": 4,
    "quintuple": 5,
    "halve": Fraction(1, 2),
}
_VERB_STEMS = re.compile("doubl|trebl|tripl|quadrupl|quintupl|halv")
_MULTIPLY = re.compile(
    r"\b(?P<verb>doubl(?:ed|es|ing)|trebl(?:ed|ing)|tripl(?:ed|es|ing)|quadrupl"
    r"(?:ed|es|ing)|quintupl(?:ed|es|ing)|halv(?:e|ed|ing)"
    r"|(?<!the )(?<!both )(?<!two )(?<!three )(?<!in )halves)\b(?!-)"
    r"|(?P<lead>\b(?:to|will|would|could|can|may|might|must|should|nearly|almost"
    r"|than|is|are|was|were|at|about|roughly|around|not|and|least|over) (?:\w+ly "
    r"|more than |at least )?)"
    r"(?P<base>double|treble|triple|quadruple|quintuple)\b(?![- ](?:digit|check"
    r"|standard|room|decker|bed|edged))"
    r"|(?P<noun>\b(?:double|triple|quadruple))(?= (?:the|its|their|this|that|those"
    r"|these|what|last|of what|his|her|our|as)\b)",
    re.IGNORECASE,
)
_NUMBER = (
    "|".join(word for word, value in SMALL.items() if 1 < value <= 20)
    + r"|twenty|thirty|fifty|hundred|\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?"
)
_POWER = r"\d+(?:\.\d+)?(?:e[-+−]?\d{1,2}|\^\d{1,2}| ?[×x] ?10\^?[-−⁻]?[\d⁰¹²³⁴-⁹]{1,2})"
_FOLD = re.compile(rf"\b(?:a )?(?P<number>{_NUMBER})[- ]?fold\b")
_TIMES = re.compile(
    rf"\b(?:(?P<twice>twice|thrice)|(?P<number>{_NUMBER}|two and a half|one and a half) times)"
    r"(?= (?:as|more|higher|larger|greater|bigger|faster|lower|less|fewer|smaller"
    r"|[a-z]{3,12}er(?= than)|the|what|its|their|over|that|his|her|our|longer|stronger|above|than"
    r"|cheaper|deadlier)\b"
    r"|[.,;]? (?:since|in the|over the|between|compared))|(?<=[ (])(?P<x>\d+"
    r"(?:\.\d+)?)[x×](?![\w])"
)
_BY_TIMES = re.compile(
    rf"\bby (?:a factor of (?P<factor>{_POWER}|{_NUMBER})|(?P<number>{_NUMBER}) times)"
    r"(?![\w×^]|\.\d)"
)
"""Like `_RANKS` to be searched for in small letters."""
_A_PART_TIMES = re.compile(r"(?<![\d.,])(?P<number>\d+\.\d+) times\b")
"""For "an increase of 2.4 times": nothing happens 2.4 times."""
_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12,
}  # fmt: skip
_ORDINAL = "|".join(_ORDINALS) + r"|\d{1,3}(?:st|nd|rd|th)"
_MOST_WORDS = (
    "largest|biggest|highest|lowest|smallest|richest|poorest|most|least"
    "|best|worst|busiest|longest|oldest|tallest|leading|fastest|deadliest"
)
_MOST = rf"(?:{_MOST_WORDS})"
_RANK_WORDS = frozenset([*_MOST_WORDS.split("|"), "rank", "ranks", "ranked", "ranking"]) | {
    "top",
    "place",
}
_TOP = (
    "|".join(word for word, value in SMALL.items() if 1 < value <= 20)
    + r"|twenty|thirty|fifty|\d{1,3}"
)
_NO_VERB = r"(?<!to )(?<!could )(?<!would )(?<!will )(?<!may )(?<!might )"
_RANKS = re.compile(
    rf"\b(?P<nth>{_ORDINAL})[- ]{_MOST}\b"
    rf"|\b(?:ranks?|ranked|ranking)(?: (?:as|at|in|only|just|a))? (?:the )?"
    rf"(?P<ranked>{_ORDINAL})\b(?: (?:place|position|spot))?"
    rf"|\b(?:ranks?|ranked|ranking)(?: (?:as|at|only|just))? (?:number |no\.? ?)?"
    rf"(?P<number>\d{{1,3}})\b(?! ?%)"
    rf"|(?:\b(?:among|in|into|one of|within) )?(?:\bthe )?(?:(?:world|country"
    rf"|region|nation|planet)['’]s )?(?P<top>{_NO_VERB}\btop(?:[ -](?P<topn>{_TOP})))\b(?! ?"
    rf"(?:%|percent|per cent|million))"
    rf"|\b(?:among|one of|in) the (?:(?:world|country|region|nation|planet)['’]s )?"
    rf"(?P<group>{_TOP}) {_MOST}\b"
    rf"|\b(?:in |to |into )(?P<place>{_ORDINAL}) place\b"
)


def find_special(text: str, blocked: tuple[tuple[int, int], ...]) -> list[Amount]:
    """The multiples and ranks of one sentence, sorted by place."""
    if not may_hold(text):
        return []
    found = [*_multiples(text), *_ranks(text)]
    found.sort(key=lambda amount: amount.start)
    kept: list[Amount] = []
    for amount in found:
        free = not any(
            first < amount.end and amount.start < last
            for first, last in blocked
            if not (amount.start <= first and last <= amount.end and amount.kind == "rank")
        )
        if free and (not kept or amount.start >= kept[-1].end):
            kept.append(amount)
    return kept


_DIGIT_X = re.compile(r"x\b(?<=\dx)")
_HINTS = (
    "doubl", "trebl", "tripl", "quadrupl", "quintupl", "halv", "fold", "twice", "thrice", "times",
    "factor of", "rank", "top", "est ", "est-", "est.", "est,", "most", "place", "leading", "×",
)  # fmt: skip


@lru_cache(maxsize=16)
def may_hold(text: str) -> bool:
    """Whether a sentence may hold a multiple or a rank: cheap, and never wrongly no."""
    lowered = small(text)
    for hint in _HINTS:
        if hint in lowered:
            return True
    return lowered.endswith("est") or ("x" in lowered and bool(_DIGIT_X.search(text)))


def _multiples(text: str) -> list[Amount]:
    found: list[Amount] = []
    lowered = small(text)
    for match in _MULTIPLY.finditer(text) if _VERB_STEMS.search(lowered) else ():
        word = match.group("verb") or match.group("base") or match.group("noun")
        stem = next(value for verb, value in _VERBS.items() if word.lower().startswith(verb[:-1]))
        start = match.end() - len(word)
        amount = _amount(start, match.end(), Fraction(stem), "multiple")
        amount.direction = "decrease" if stem == Fraction(1, 2) else "increase"
        found.append(amount)
    patterns = [_FOLD] if "fold" in lowered else []
    if "times" in lowered or "ice" in lowered or "x" in lowered or "×" in lowered:
        patterns += [_TIMES, _BY_TIMES]
        patterns += [_A_PART_TIMES, _times_of_sums()] if " times" in lowered else []
    elif "factor" in lowered:
        patterns.append(_BY_TIMES)
    for pattern in patterns:
        for match in pattern.finditer(lowered):
            groups = match.groupdict()
            if groups.get("twice"):
                value = Fraction(2 if groups["twice"] == "twice" else 3)
            else:
                value = _value(
                    groups.get("number") or groups.get("factor") or groups.get("x") or ""
                )
            if value is not None:
                found.append(_amount(match.start(), match.end(), value, "multiple"))
    return found


@cache
def _times_of_sums() -> re.Pattern[str]:
    """For "trades at 14 times forward earnings": so many times a sum of the books."""
    nouns = "|".join(sorted(words("amounts.txt", "multiplied")))
    return re.compile(rf"\b(?P<number>{_NUMBER}) times(?= (?:[a-z-]+ ){{0,2}}(?:{nouns})\b)")


def _ranks(text: str) -> list[Amount]:
    found: list[Amount] = []
    if words_in(text).isdisjoint(_RANK_WORDS):
        return found
    for match in _RANKS.finditer(small(text)):
        groups = match.groupdict()
        top = groups.get("topn") or groups.get("group")
        word = (
            top
            or groups.get("nth")
            or groups.get("ranked")
            or groups.get("number")
            or groups["place"]
        )
        value = _value(word)
        if value is None or not 1 <= value <= 500:
            continue
        amount = _amount(match.start(), match.end(), value, "rank")
        amount.qualifier = "at most" if top else None
        found.append(amount)
    return found


def _value(word: str) -> Fraction | None:
    word = word.lower()
    if word in _ORDINALS:
        return Fraction(_ORDINALS[word])
    if word in SMALL:
        return Fraction(SMALL[word])
    if word in ("two and a half", "one and a half"):
        return Fraction(5 if word.startswith("two") else 3, 2)
    if word[:1].isdigit():
        numbers = find_numbers(word, Span(0, len(word)))
        return numbers[0].value if numbers else None
    return Fraction(100) if word == "hundred" else None


def _amount(start: int, end: int, value: Fraction, kind: str) -> Amount:
    if kind == "rank":
        return Amount(start, end, start, end, value, "rank", "rank", "rank", value)
    return Amount(start, end, start, end, value, "×", "multiple", "multiple", value)
