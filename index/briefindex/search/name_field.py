"""Reads what follows `person:`, `place:`, `org:`, `route:` or `event:` in a query."""

import re
from collections.abc import Callable

from briefindex.model.span import Span
from briefindex.search.lexing import Part
from briefindex.search.query import NameField, NameLeaf
from briefindex.search.word_signs import signed

UNCLOSED = "A quotation mark is not closed: it was taken to reach to the end."
_LETTER = re.compile(r"[^\W_]")


def named(
    part: Part, field: NameField, hint: Callable[[str], None], *, last: bool
) -> NameLeaf | None:
    """The name that `part` asks for, or None where it has no letter; `last` as in `NameLeaf`."""
    span = Span(part.start, part.end)
    if part.sort == "open phrase":
        hint(UNCLOSED)
    if part.sort != "word":
        still = last and part.sort == "open phrase"
        asked = NameLeaf(part.value, "phrase", field, span, last=still)
    else:
        word = signed(part.value, hint)
        name = word.word.rstrip("*?") if word.mode == "prefix" else word.word
        still = last and word.mode == "word"
        asked = NameLeaf(name, word.mode, field, span, word.distance, still)
    return asked if _LETTER.search(asked.name) else None
