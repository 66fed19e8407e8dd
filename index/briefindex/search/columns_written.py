"""Makes columns of a segment's words from what its writer has in hand, without reading it back."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from briefindex.search.columns import TEXT, VOCABULARIES, VOCABULARY_OF
from briefindex.search.columns_write import Place, save, save_words

if TYPE_CHECKING:
    from numpy.typing import NDArray


class Written(Protocol):
    """The words of one field of a segment, sorted, and where they stand.

    The postings of word `t` are those from `starts[t]` to `starts[t + 1]` of `docs` and `counts`;
    `places` holds as many for each posting as it counts, rising.
    """

    @property
    def words(self) -> Sequence[str]: ...  # noqa: D102 - see the class
    @property
    def starts(self) -> "NDArray[np.int64]": ...  # noqa: D102
    @property
    def docs(self) -> "NDArray[np.uint32]": ...  # noqa: D102
    @property
    def counts(self) -> "NDArray[np.uint32]": ...  # noqa: D102
    @property
    def places(self) -> "NDArray[np.uint32]": ...  # noqa: D102


def save_written(place: Place, fields: Mapping[str, Written]) -> dict[str, int]:
    """Put the words of all fields; gives how many words each vocabulary has."""
    several: dict[str, set[str]] = {name: set() for name in VOCABULARIES}
    for field, name in VOCABULARY_OF.items():
        several[name].update(fields[field].words)
    known = {name: sorted(words) for name, words in several.items()}
    save_words(place, known.values(), known[TEXT])
    starts: list[Any] = []
    placed: list[Any] = []
    postings = places = 0
    for field, name in VOCABULARY_OF.items():
        written = fields[field]
        edges = np.concatenate([[0], np.cumsum(written.counts, dtype=np.int64)])[written.starts]
        starts.append(postings + _spread(written.words, written.starts, known[name]))
        placed.append(places + _spread(written.words, edges, known[name]))
        postings, places = int(starts[-1][-1]), int(placed[-1][-1])
    save(place, "starts", np.concatenate(starts))
    save(place, "placed", np.concatenate(placed))
    for column in ("docs", "counts", "places"):
        save(place, column, np.concatenate([getattr(fields[f], column) for f in VOCABULARY_OF]))
    return {name: len(known[name]) for name in VOCABULARIES}


def _spread(words: Sequence[str], edges: "NDArray[Any]", known: Sequence[str]) -> "NDArray[Any]":
    """Where what is of each word begins and ends, for all `known` words; some have nothing."""
    sizes = np.zeros(len(known) + 1, np.int64)
    if len(words) == len(known):
        sizes[1:] = np.diff(edges)
    else:
        numbers = {word: number for number, word in enumerate(known, 1)}
        sizes[[numbers[word] for word in words]] = np.diff(edges)
    return np.cumsum(sizes)
