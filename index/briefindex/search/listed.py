"""The postings of a word as they lie, handed on from an index to who scores them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


SCORED: Final = ("body", "title")
"""Fields of texts: their words have forms, and BM25F weighs a word by how long its text is."""
PLACE_BITS: Final = 32
"""Of a number that tells a document and a place in it so many are the place."""
FULL: Final = 255
"""The impact of a posting that gives all that its word can."""


class Listed(NamedTuple):
    """The postings of what counts as one word: documents, and how often it is there, in pieces.

    `impacts`: how much each gives of the most that the word can give, of `FULL` and never too
    little, in pieces; each with what it is to be multiplied by, for its part of the index was
    worked out without the others.
    A document may be listed several times, once for each form; `is_tight`: that is seldom so.
    `size`: how many documents there are, where that is known without looking at all.
    """

    docs: "NDArray[np.integer[Any]]"
    counts: "Sequence[NDArray[Any]]"
    impacts: "Sequence[tuple[NDArray[np.uint8], float]]"
    is_tight: bool
    size: int | None
