"""The postings of a word as they lie, handed on from an index to who scores them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Listed(NamedTuple):
    """The postings of what counts as one word: documents, and how often it is there, in pieces.

    A document may be listed several times, once for each form; `is_tight`: that is seldom so.
    `size`: how many documents there are, where that is known without looking at all.
    """

    docs: "NDArray[np.int64]"
    counts: "Sequence[NDArray[Any]]"
    is_tight: bool
    size: int | None
