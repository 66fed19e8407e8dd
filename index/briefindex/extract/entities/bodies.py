"""Bodies by what is said of them after a comma: "Unite, a trade union, criticised the order".

Also first words of a sentence, which the model often misses. What a table knows, or a title or a
first name tells, stays what it is.
"""

import re
from dataclasses import replace
from functools import cache

from briefindex.extract.entities.candidate import Candidate
from briefindex.extract.entities.chosen import Chosen
from briefindex.extract.entities.words import word_list, word_lists
from briefindex.model.span import Span
from briefindex.text.folding import fold

_NAME = re.compile(
    r"(?<!\w)(?:[^\W\d_a-z][\w.&’'-]{0,30}|e[A-Z]\w{1,20})(?: [^\W\d_a-z][\w&’'-]{0,30}){0,3}\Z"
)
_BEFORE = 80
_MISTAKEN = frozenset({"person", "place", "facility", "event"})


def bodies(names: Chosen) -> None:
    """Find and type the names that are followed by the word for a body."""
    ends = {one.span.end: at for at, one in enumerate(names.candidates)}
    added = False
    for match in _said().finditer(names.text):
        at = ends.get(match.start())
        if at is None:
            added |= _add(names, match.start())
        elif _is_mistaken(names, names.candidates[at]):
            names.candidates[at] = replace(names.candidates[at], type="organisation")
    if added:
        names.candidates.sort(key=lambda one: one.span.start)


def _is_mistaken(names: Chosen, one: Candidate) -> bool:
    if one.source != "model" or one.entry is not None or one.type not in _MISTAKEN:
        return False
    parts = fold(names.surface(one)).split()
    return parts[0] not in word_list("given") or len(parts) == 1


def _add(names: Chosen, end: int) -> bool:
    """Add the capitalised words that end at `end`, where nothing else is there."""
    match = _NAME.search(names.text, max(0, end - _BEFORE), end)
    if match is None:
        return False
    span = Span(match.start(), end)
    words = match[0].split()
    usual = word_lists("opener", "calendar", "title", "persontitle", "given", "notname")
    plain = not any(fold(word) in usual or names.known.demonym(word) for word in words)
    if not plain or not names.is_free(span) or not names.is_read(span):
        return False
    names.add(Candidate(span, "organisation", "rule"))
    return True


@cache
def _said() -> re.Pattern[str]:
    """The words ", a trade union," with what may follow them."""
    kinds = "|".join(sorted(map(re.escape, word_list("body")), key=len, reverse=True))
    return re.compile(
        r", (?:an?|the|its|his|her|their|[^\W\d_a-z][\w-]{1,30}['’]s) (?:[\w’-]{1,20} ){0,3}?"
        rf"(?:{kinds})(?=[,.]| (?:in|of|that|which|based|behind|whose|with|from|for|founded|owned"
        r"|run|led|backed)\b)"
    )
