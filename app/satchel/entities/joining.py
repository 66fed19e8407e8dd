"""Finds the words by which an article itself says that two names are one thing's."""

import re
from dataclasses import dataclass
from typing import Final

from briefindex.model.entity_page import EntityPage, NamingSentence
from briefindex.model.span import Span
from satchel.entities.sentences import SentenceRow

_SIGNS: Final = re.compile(r"(?:\s*['’]s?)?\s*[(<\[,/–—-]\s*(?:the\s+)?")
_WORDS: Final = re.compile(
    r"[\s,(]*(?:(?:also|better|formerly|previously|commonly|or|now)\s+)*"
    r"(?:known\s+as|called|named|renamed|abbreviated(?:\s+as)?|short\s+for|formerly|i\.e\.|or)"
    r"[\s,]*(?:the\s+)?"
)
_CLOSING: Final = {"(": ")", "<": ">", "[": "]"}


@dataclass(frozen=True, slots=True)
class Joining:
    """The words ("X, also known as Y"), and the sentence that has them."""

    words: str
    row: SentenceRow


def joining(page: EntityPage) -> Joining | None:
    """What joins two spellings of an entity in the articles that were read; None if nothing."""
    for naming in page.naming:
        for sentence in naming.sentences:
            for one, other in zip(sentence.marks, sentence.marks[1:], strict=False):
                words = _words(sentence, one, other)
                if words:
                    alone = NamingSentence(sentence.span, sentence.text, (other,))
                    return Joining(words, SentenceRow(naming.info.id, alone))
    return None


def _words(sentence: NamingSentence, one: Span, other: Span) -> str:
    """Two spellings with what says that they are one; "" where nothing does."""
    text = sentence.text
    first, second = text[one.start : one.end], text[other.start : other.end]
    between = text[one.end : other.start]
    said = _SIGNS.fullmatch(between) or _WORDS.fullmatch(between)
    if not said or first.casefold() == second.casefold():
        return ""
    closing = _CLOSING.get(between.strip()[-1:], "")
    closed = closing if closing and text.startswith(closing, other.end) else ""
    return f"{first}{between}{second}{closed}"
