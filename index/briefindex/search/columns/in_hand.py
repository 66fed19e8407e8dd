"""Makes columns of a segment from what its writer has in hand, without reading it back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from briefindex.search.columns.columns import TEXT, VOCABULARIES, VOCABULARY_OF
from briefindex.search.columns.impacts import save_impacts
from briefindex.search.columns.stem_sizes import save_stem_sizes
from briefindex.search.columns.writing import Place, save, save_documents, save_words
from briefindex.search.listed import SCORED
from briefindex.search.stems import stem

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


@dataclass(frozen=True, slots=True)
class InHand:
    """A segment that has just been committed.

    `fields` are its words; `rows` what is only kept, by document; `lengths` those of the scored
    fields, by document and as coarse as Whoosh keeps them; `totals` their words in all documents.
    """

    name: str
    fields: Mapping[str, Written]
    rows: Sequence[Sequence[Any]]
    lengths: "Mapping[str, NDArray[np.uint32]]"
    totals: Mapping[str, int]


def save_written(place: Place, segment: InHand) -> dict[str, Any]:
    """Put the words and documents of a segment; gives the facts of them."""
    words = _save_words(place, segment.fields)
    save(place, "lengths", np.stack([segment.lengths[field] for field in SCORED]))
    size = len(segment.rows)
    save(place, "heads", np.zeros((0, size)))
    save_stem_sizes(place, words, size)
    facts = {"words": words, "size": size, "totals": dict(segment.totals)}
    save_impacts(place, facts)
    return {**facts, **save_documents(place, segment.rows)}


def _save_words(place: Place, fields: Mapping[str, Written]) -> dict[str, int]:
    """Put the words of all fields; gives how many words each vocabulary has."""
    several: dict[str, list[Written]] = {name: [] for name in VOCABULARIES}
    for field, name in VOCABULARY_OF.items():
        several[name].append(fields[field])
    known = {name: _together(found) for name, found in several.items()}
    save_words(place, known.values(), [*map(stem, known[TEXT])])
    starts: list[Any] = []
    placed: list[Any] = []
    postings = places = 0
    for field, name in VOCABULARY_OF.items():
        written = fields[field]
        edges = np.concatenate([[0], np.cumsum(written.counts, dtype=np.int64)])[written.starts]
        at = _numbers(written.words, known[name])
        starts.append(postings + _spread(at, written.starts, len(known[name])))
        placed.append(places + _spread(at, edges, len(known[name])))
        postings, places = int(starts[-1][-1]), int(placed[-1][-1])
    save(place, "starts", np.concatenate(starts))
    save(place, "placed", np.concatenate(placed))
    for column in ("docs", "counts", "places"):
        save(place, column, np.concatenate([getattr(fields[f], column) for f in VOCABULARY_OF]))
    return {name: len(known[name]) for name in VOCABULARIES}


def _together(fields: Sequence[Written]) -> Sequence[str]:
    """The words of all these fields, sorted."""
    if len(fields) == 1:
        return fields[0].words
    several = chain.from_iterable(field.words for field in fields)
    return sorted(dict.fromkeys(several))  # they are sorted in runs


def _numbers(words: Sequence[str], known: Sequence[str]) -> "NDArray[np.int64]":
    """The places of sorted `words` among all `known` ones."""
    if len(words) == len(known):
        return np.arange(len(words))
    numbers = dict(zip(known, range(len(known)), strict=True))
    return np.fromiter(map(numbers.__getitem__, words), np.int64, len(words))


def _spread(at: "NDArray[np.int64]", edges: "NDArray[Any]", known: int) -> "NDArray[Any]":
    """Where what is of each known word begins and ends; some have nothing."""
    sizes = np.zeros(known + 1, np.int64)
    sizes[at + 1] = np.diff(edges)
    return np.cumsum(sizes)
