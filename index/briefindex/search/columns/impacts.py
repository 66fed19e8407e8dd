"""Works out beforehand how much each posting gives of the most that its word can give (BM25).

In 255ths, rounded up: enough to leave most documents of a query out, and a quarter of the bytes.
"""

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from briefindex.search.columns.columns import VOCABULARY_OF
from briefindex.search.columns.writing import Place
from briefindex.search.listed import FULL, SCORED
from briefindex.search.postings import damped_by

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

_BLOCK: Final = 1 << 19
"""Postings that are worked out at a time."""


def save_impacts(place: Place, facts: "Mapping[str, Any]") -> None:
    """Put the impact of each posting of the scored fields, whose postings are the first.

    The words, postings and lengths were put before, and `facts` are those of `Facts`.
    """
    words, totals, size = facts["words"], facts["totals"], facts["size"]
    starts, lengths = place.got("starts"), place.got("lengths")
    edges = np.cumsum([0, *(words[VOCABULARY_OF[field]] + 1 for field in SCORED)])
    found = np.zeros(int(starts[edges[-1] - 1]), np.uint8)
    for row, field in enumerate(SCORED):
        damping = damped_by(lengths[row], (totals[field] / size if size else 0.0) or 1.0)
        first, last = int(starts[edges[row]]), int(starts[edges[row + 1] - 1])
        for at in range(first, last, _BLOCK):
            here = slice(at, min(at + _BLOCK, last))
            found[here] = _impacts(place, damping, here)
    place.put("impacts", found)


def _impacts(place: Place, damping: "NDArray[np.float64]", here: slice) -> "NDArray[Any]":
    docs, counts = place.got("docs")[here], place.got("counts")[here].astype(np.float64)
    return np.ceil(counts / (counts + damping[docs]) * FULL).astype(np.uint8)
