"""Whether a date in a sentence is an event's own, and whether the event is past or to come.

Between the two may stand nothing but words of taking place and names of places: in "officials said
on May 22 that the summit was useful" the date is not the summit's.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal

from briefindex.extract.gazetteer import gazetteer
from briefindex.model.span import Span
from briefindex.text.dates import DateExpression
from briefindex.text.lexicon import sections, words

Tense = Literal["past", "coming", "unknown"]

LIST = "dating.txt"
_REACH = 110
_TOKEN = re.compile(r"[\w’'-]+|[^\w\s]")
_SMALL = frozenset({",", "(", ")"})
_COMING_AFTER = re.compile(
    r",?\s(?:in [\w’', -]{1,30}\s)?(?:will|is to|are to|is set|is due|is expected)\b"
)
_WORD = re.compile(r",?\s(?:in [\w’', -]{1,30}\s)?([a-z]+)\b")
_HAD = re.compile(r"\b(?:will|would|to|shall|may|might|could|should|not|never|being)\b", re.I)
_OPENS = re.compile(
    r"(?:(?:Early|Late|Also|Then|Earlier)\s)?(?:[Oo]n\s)?(?:the\s)?(?:\w{1,20}day,?\s)?$"
)


class Binding:
    """One event's name in one sentence, and the places that stand in it."""

    def __init__(self, text: str, sentence: Span, event: Span, places: Sequence[Span]) -> None:
        """Offsets are code points into `text`."""
        self._text = text
        self._sentence = sentence
        self._event = event
        self._places = places

    def coming_word(self) -> str:
        """The word before the name that says that the event is to come ("upcoming"), or ""."""
        before = self._text[max(self._sentence.start, self._event.start - 40) : self._event.start]
        tokens = [token.lower() for token in _TOKEN.findall(before)[-3:]]
        return next((token for token in tokens if token in words(LIST, "coming")), "")

    def is_another(self) -> bool:
        """For "the previous summit", "the next summit": not the one that the name stands for."""
        before = self._text[max(self._sentence.start, self._event.start - 20) : self._event.start]
        tokens = [token.lower() for token in _TOKEN.findall(before)[-2:]]
        return bool(words(LIST, "another") & set(tokens))

    def tense_with(self, one: DateExpression) -> Tense | None:
        """What the date makes of the event; None where the date is not the event's own."""
        if one.lead.start >= self._event.end:
            return self._behind(one)
        if one.span.end <= self._event.start:
            return self._before(one)
        return None

    def _behind(self, one: DateExpression) -> Tense | None:
        """For "the summit in Xi'an on May 19", "the forum, to be held on 8 June"."""
        gap = self._text[self._event.end : one.lead.start]
        if len(gap) > _REACH or not self.is_filler(gap, self._event.end):
            return None
        tense = tense_of(gap)
        after = self._text[one.span.end : self._sentence.end]
        return tense if tense != "unknown" else _tense_after(after)

    def _before(self, one: DateExpression) -> Tense | None:
        """For "the May 19 summit" and "On May 19, Tokayev attended the summit"."""
        gap = self._text[one.span.end : self._event.start]
        if gap in (" ", " first ", " inaugural "):
            return _tense_after(self._text[self._event.end : self._sentence.end])
        opening = self._text[self._sentence.start : one.span.start]
        if not _OPENS.fullmatch(opening) or len(gap) > _REACH or ";" in gap:
            return None
        match = _took_part().search(gap)
        if match is None or _HAD.search(gap) or not self.is_filler(gap[match.end() :], -1):
            return None
        return "past"

    def is_filler(self, gap: str, start: int) -> bool:
        """Whether a stretch holds only words of taking place and places; `start` is its offset."""
        for phrase in _phrases():
            gap = phrase.sub(lambda match: " " * len(match.group()), gap)
        for token in _TOKEN.finditer(gap):
            word = token.group()
            known = word.lower() in _fillers() or word in _SMALL
            if known or (word[0].isupper() and gazetteer().demonym(word)):
                continue
            at = start + token.start()
            if start < 0 or not any(place.start <= at < place.end for place in self._places):
                return False
        return True


def tense_of(gap: str) -> Tense:
    """Past or to come, by the words between an event and its date."""
    coming = any(phrase.search(gap) for phrase in _phrases("coming-phrase"))
    if coming or _HAD.search(gap):
        return "coming" if coming else "unknown"
    tokens = [token.lower() for token in _TOKEN.findall(gap)]
    phrased = any(phrase.search(gap) for phrase in _phrases("happened-phrase"))
    return "past" if phrased or words(LIST, "happened") & set(tokens) else "unknown"


def _tense_after(after: str) -> Tense:
    """Past or to come, by the verb right behind."""
    if _COMING_AFTER.match(after):
        return "coming"
    match = _WORD.match(after)
    return "past" if match and match[1] in words(LIST, "then") else "unknown"


@cache
def _fillers() -> frozenset[str]:
    return words(LIST, "between") | words(LIST, "happened") | frozenset(_weekdays())


def _weekdays() -> tuple[str, ...]:
    return ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@cache
def _phrases(*names: str) -> tuple[re.Pattern[str], ...]:
    chosen = names or ("coming-phrase", "happened-phrase")
    found = [phrase for name in chosen for phrase in sections(LIST)[name]]
    found.sort(key=len, reverse=True)
    return tuple(re.compile(rf"\b{re.escape(phrase)}\b", re.I) for phrase in found)


@cache
def _took_part() -> re.Pattern[str]:
    found = [*words(LIST, "took-part"), *sections(LIST)["took-part-phrase"]]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(found, key=len, reverse=True)))})\b")
