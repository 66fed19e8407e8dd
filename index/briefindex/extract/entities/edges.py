"""Marks that are a name's first letter: "ʻAisake Eke", "the 'Ndrangheta"."""

import re
from dataclasses import replace

from briefindex.extract.entities.candidate import Candidate
from briefindex.model.span import Span

_LETTERS = "ʻʼ"
_MARKS = _LETTERS + "'’‘"
_CLOSING = re.compile(r"(?<=[^\Ws])['’](?!\w)|(?<=[.,!?])['’]")
_QUOTED = 600
"""Code points after which a quotation that is still open is none."""


def with_marks(text: str, candidates: list[Candidate]) -> list[Candidate]:
    """The candidates with the mark before them that is no quotation mark."""
    return [
        replace(one, span=Span(one.span.start - 1, one.span.end)) if _is_marked(text, one) else one
        for one in candidates
    ]


def _is_marked(text: str, one: Candidate) -> bool:
    at = one.span.start - 1
    if at < 0 or text[at] not in _MARKS or (at > 0 and text[at - 1].isalnum()):
        return False
    if text[at] in _LETTERS:
        return True
    return _CLOSING.search(text, one.span.start, one.span.end + _QUOTED) is None
