"""The signs on a word of a query: `prefix*`, `wild?ard`, `fuzzy~`."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

_FUZZY = re.compile(r"^(?P<word>.*[^~])~(?P<distance>\d?)$")
_LEADING = re.compile(r"^[*?]+")
_INNER = re.compile(r"^[^*?]*[*?].*\w")
_MOST_LETTERS = 2


@dataclass(frozen=True, slots=True)
class Signed:
    """A word and what its signs make of it; `distance` is the letters that may differ.

    A "wild" word keeps its signs.
    """

    word: str
    mode: Literal["word", "prefix", "wild", "fuzzy"]
    distance: int = 0


def signed(value: str, hint: Callable[[str], None]) -> Signed:
    """What `value` asks for; `hint` is told of signs that cannot be followed."""
    if _LEADING.match(value):
        hint("A word cannot begin with * or ?: write its first letters.")
        value = _LEADING.sub("", value)
    if match := _FUZZY.match(value):
        distance = int(match["distance"] or 1)
        if distance > _MOST_LETTERS:
            hint("At most two letters may differ: write ~1 or ~2.")
        return Signed(match["word"], "fuzzy", min(distance, _MOST_LETTERS))
    if _INNER.match(value):
        return Signed(value, "wild")
    return Signed(value, "prefix" if value.endswith("*") else "word")
