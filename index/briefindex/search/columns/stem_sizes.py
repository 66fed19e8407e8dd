"""Counts beforehand how many documents have any form of a stem: what a query weighs a word by."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from briefindex.search.columns.columns import VOCABULARY_OF, Columns
from briefindex.search.columns.writing import Place, save
from briefindex.search.listed import SCORED
from briefindex.search.strings import Strings

if TYPE_CHECKING:
    from numpy.typing import NDArray

_BLOCK: Final = 1 << 19
"""Postings that are looked at together, about."""


def save_stem_sizes(place: Place, words: Mapping[str, int], size: int) -> None:
    """Put, for each scored field, how many of `size` documents have a form of each stem.

    The words and their postings were put before; `words` says how many each vocabulary has.
    """
    arrays = {name: place.got(name) for name in ("starts", "docs", "stem_words", "stem_firsts")}
    found: list[NDArray[np.int64]] = []
    first = 0
    for field, vocabulary in VOCABULARY_OF.items():
        edges = arrays["starts"][first : first + words[vocabulary] + 1].astype(np.int64)
        first += len(edges)
        if field in SCORED:
            found.append(_sizes(edges, arrays, size))
    save(place, "stem_sizes", np.stack(found))


def merge_stem_sizes(place: Place, parts: Sequence[Columns], stems: Iterable[str]) -> None:
    """Put the same of several parts together; `stems` are those of all their words."""
    numbers = {stem: number for number, stem in enumerate(sorted({*stems}))}
    total = np.zeros((len(SCORED), len(numbers)), np.int64)
    for part in parts:
        own = Strings(part.arrays["stems"], part.arrays["stem_starts"])
        total[:, [numbers[stem] for stem in own]] += part.arrays["stem_sizes"].astype(np.int64)
    save(place, "stem_sizes", total)


def _sizes(
    edges: "NDArray[np.int64]", arrays: "Mapping[str, NDArray[Any]]", size: int
) -> "NDArray[np.int64]":
    """How many documents have each stem; the postings of each word lie between its edges."""
    words = arrays["stem_words"].astype(np.int64)
    forms = np.diff(arrays["stem_firsts"].astype(np.int64))
    stems = np.repeat(np.arange(len(forms)), forms)
    begins, lengths = edges[words], edges[words + 1] - edges[words]
    found = np.bincount(stems, lengths, len(forms)).astype(np.int64)
    shared = (forms > 1)[stems] & (lengths > 0)
    stems, begins, lengths = stems[shared], begins[shared], lengths[shared]
    is_first = np.diff(stems, prepend=-1) != 0
    before = np.cumsum(lengths) - lengths
    blocks = np.flatnonzero(is_first)[np.unique(before[is_first] // _BLOCK, return_index=True)[1]]
    for low, high in pairwise([*blocks.tolist(), len(stems)]):
        here = slice(low, high)
        docs = arrays["docs"][_ranges(begins[here], lengths[here])]
        pairs = np.sort(np.repeat(stems[here] * size, lengths[here]) + docs)
        stem = pairs[np.diff(pairs, prepend=-1) != 0] // size
        several = np.unique(stems[here])
        found[several] = np.bincount(stem - several[0])[several - several[0]]
    return found


def _ranges(begins: "NDArray[np.int64]", lengths: "NDArray[np.int64]") -> "NDArray[np.int64]":
    """All numbers from each beginning on, as many as it is long."""
    before = np.cumsum(lengths) - lengths
    return np.repeat(begins - before, lengths) + np.arange(int(lengths.sum()))
