"""The postings of a word as they lie, handed on from an index to who scores them."""

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Listed(NamedTuple):
    """The postings of what counts as one word: documents, and beside each how often it is there.

    A document may be listed several times, once for each form; `is_tight`: that is seldom so.
    """

    docs: "NDArray[np.int64]"
    counts: "NDArray[Any]"
    is_tight: bool
