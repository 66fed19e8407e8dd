"""Parts of a sentence that speak of something else: "which opened in 1978", "founded in 1947".

A date there is not that of an amount elsewhere in the sentence. By the tree of the sentence where
it has one, and by its words.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from briefindex.extract.figures.sentence import Sentence
from briefindex.extract.figures.words import listed
from briefindex.model.span import Span
from briefindex.text.dates import DateExpression
from briefindex.text.small import word_set, words_in

_RELATIVE: Final = re.compile(
    r", (?:(?P<part>(?:(?:most|many|some|all|both|half|none|one|two|three|part|several|each|much)"
    r" )?of)|after|by|during|for|from|in|to|with|under|on|at)? ?"
    r"(?P<word>who|which|whose|whom|where|when)\b"
)
_PARTICIPLE: Final = re.compile(
    r", (?:(?:most|many|some|all|both|half|none|part|several|much) of (?:them|it|these|those) )?"
    r"(?:[a-z]+ly |first |already |itself |both |once |long )?(?P<word>[a-z]{2,}ed|[a-z]+t|[a-z]+n"
    r"|led|set|made|begun|won) (?=by |in |on |at |as |from |for |since |before |after |last |with "
    r"|up |into |to |under |during |out |over |earlier |this |a |just )"
)
_SUPERLATIVE: Final = re.compile(
    r", (?:the|its|their|his|her) (?:[a-z]+[’']s )?(?:first|second|third|only|[a-z]{2,}est|most"
    r"|least|worst|best)\b"
)
_END: Final = re.compile(r",(?= )(?! (?:1[5-9]|20)\d\d\b)|;| [–—] |$")
_NO_PARTICIPLES: Final = word_set("compared based followed adjusted sent spent kept meant")
_FINITE: Final = word_set(
    "has had have is are was were will would can could may might must says said"
)
_WORD: Final = re.compile(r" ([a-z]+)\b")
_THIRD_PERSON: Final = re.compile(r"(?<![a-z])[a-z]{3,}[^su]s")
_UNDER_A: Final = re.compile(
    r"\b(?:under|in|by|of|for|with|to|at|from|through) (?:an?|the|its|their)"
    r"(?: [a-z-]+){1,3} $"
)
_AUXILIARIES: Final = word_set("was were been be is are has had have being get got")
_REST: Final = re.compile(
    r"(?: (?:by|at|in|as|with|to|for|under|on|from|near)(?: [\w’'.-]+){1,6}?)? ?"
)
PARTS_OF_DAY: Final = word_set("dawn dusk noon midday midnight daybreak sunrise sunset nightfall")
"""Before or after them is on that day."""
_ORDER: Final = re.compile(
    rf"\b(?:(?:after|before)(?! (?:{'|'.join(sorted(PARTS_OF_DAY))})\b)"
    r"|following|because|since|despite|amid|thanks to|due to|owing to|ahead of"
    r"|until|unless|once|if|whether)\b"
)
_APPOSED: Final = re.compile(r"(?:, (?:the|its|a)(?: [\w’'-]+){1,6})?,? ?")
_OPENS: Final = re.compile(
    r"(?:(?P<order>After|Before|Following|Until)"
    r"|Because|Despite|Amid|If|Unless|Once|Although|While)\b"
)


@dataclass(frozen=True, slots=True)
class Aside:
    """A part that speaks of something else, and how it is joined to the rest.

    What a comment ("founded in 1947", "the most since 2009") or a part ("of which 140 were sold")
    counts may be of the sentence's time; what a relative clause counts is not.
    """

    span: Span
    kind: Literal["relative", "when", "comment", "part"]


def are_apart(sentence: Sentence, one: DateExpression, place: int) -> bool:
    """Whether a date says nothing of what stands at a place, for one of them is in an aside."""
    if _is_bracketed(sentence.text, one.span.start, place):
        return True
    for aside in asides(sentence.text):
        date_in = aside.span.start <= one.span.start < aside.span.end
        place_in = aside.span.start <= place < aside.span.end
        if date_in and not place_in:
            return True
        if place_in and not date_in and aside.kind in ("relative", "when"):
            return not _is_antecedent(sentence.text, one, aside)
    return is_origin(sentence.text, one, place)


def antecedent(sentence: Sentence, place: int) -> DateExpression | None:
    """The date that a clause with "when" is about, where a place is in one."""
    for aside in asides(sentence.text):
        if aside.kind == "when" and aside.span.start <= place < aside.span.end:
            for one in reversed(sentence.dates):
                before = one.span.end <= aside.span.start
                if before and _is_antecedent(sentence.text, one, aside):
                    return one
    return None


def without_asides(text: str, place: int) -> str:
    """The text with the asides blank that do not hold a place, of the same length."""
    for aside in asides(text):
        first, last = aside.span.start, aside.span.end
        if not first <= place < last:
            text = f"{text[:first]}{' ' * (last - first)}{text[last:]}"
    return text


def in_part(sentence: Sentence, place: int) -> bool:
    """Whether a place is in a clause that counts a part of what is counted: "of which 140"."""
    every = asides(sentence.text)
    return any(one.kind == "part" and one.span.start <= place < one.span.end for one in every)


def in_relative(sentence: Sentence, place: int) -> bool:
    """Whether a place is in a clause with "which" or "who"."""
    return any(
        one.span.start <= place < one.span.end and one.kind in ("relative", "when")
        for one in asides(sentence.text)
    )


def is_blocked(text: str, one: DateExpression, place: int) -> bool:
    """For "cut it to 1.3 million after a collapse on June 25": the date of what came before."""
    if place <= one.lead.start:
        return bool(_ORDER.search(text, place, one.lead.start))
    opened = _OPENS.match(text)
    if opened is None or one.lead.start <= opened.end() + 1:
        return False
    if opened["order"] and "," not in text[opened.end() : one.span.start]:
        return True  # "Before the war in 2022 the port handled 60 million tons"
    comma = _END.search(text, one.span.end)
    return comma is not None and comma.start() < place


@lru_cache(maxsize=64)
def asides(text: str) -> tuple[Aside, ...]:
    """The asides of a sentence by its words, sorted by where they begin."""
    found: list[Aside] = []
    if "," not in text:
        return ()
    for match in _RELATIVE.finditer(text):
        kind = "when" if match["word"] == "when" else "part" if match["part"] else "relative"
        found.append(Aside(Span(match.start() + 1, _closed(text, match.end())), kind))
    for match in _PARTICIPLE.finditer(text):
        if _is_participle(match["word"]):
            span = Span(match.start() + 1, _closed(text, match.end()))
            found.append(Aside(span, "comment"))
    found += [
        Aside(Span(match.start() + 1, _closed(text, match.end())), "comment")
        for match in _SUPERLATIVE.finditer(text)
    ]
    return tuple(sorted(found, key=lambda one: one.span.start))


def _is_participle(word: str) -> bool:
    if word in _NO_PARTICIPLES:
        return False
    return word.endswith("ed") or word in listed("origins") or word in listed("participles")


def _closed(text: str, place: int) -> int:
    """Where an aside ends: at the next comma that begins no further part of it."""
    end = _END.search(text, place)
    return end.start() if end is not None else len(text)


def _is_antecedent(text: str, one: DateExpression, aside: Aside) -> bool:
    """For "in 2022, when a third was under water", "in 2022, the worst year, when 50 died"."""
    between = text[one.span.end : aside.span.start]
    return aside.kind == "when" and bool(_APPOSED.fullmatch(between))


def is_origin(text: str, one: DateExpression, place: int) -> bool:
    """For "200 houses built in 1978", "a drug approved in May 2024 is 80 percent effective"."""
    if one.relation in ("by", "until") or words_in(text).isdisjoint(listed("origins")):
        return False
    begin = place if place < one.lead.start else max(0, one.lead.start - 70)
    words = list(re.finditer(r"[a-z]+", text[begin : one.lead.start]))
    before = [match.group() for match in words]
    for number in range(len(words) - 1, max(-1, len(words) - 8), -1):
        if before[number] not in listed("origins"):
            continue
        if number and before[number - 1] in _AUXILIARIES and "that" not in before[:number]:
            continue
        rest = text[begin + words[number].end() : one.lead.start]
        if not _REST.fullmatch(rest):
            continue
        if place < one.lead.start or _goes_on(text, one.span.end, place):
            return True
        return bool(_UNDER_A.search(text, 0, begin + words[number].start()))
    return False


def _goes_on(text: str, end: int, place: int) -> bool:
    """Whether the verb of the sentence follows a date: "approved in May *is*"."""
    word = _WORD.match(text, end, place)
    return bool(word) and (
        bool(_THIRD_PERSON.fullmatch(word[1]))
        or word[1] in _FINITE
        or word[1] in listed("past_forms")
        or word[1].endswith("ed")
    )


def _is_bracketed(text: str, place: int, other: int) -> bool:
    """Whether a place stands in brackets that are closed before the other, or opened behind it."""
    opened = text.rfind("(", 0, place)
    if opened < 0 or text.find(")", opened, place) >= 0:
        return False
    closed = text.find(")", place)
    return not opened <= other < (closed if closed >= 0 else len(text))
