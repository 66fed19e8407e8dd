"""Which words stand where in all the articles of a pack, whatever part of it they stand in."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from briefindex.model.article import KnownDate
from briefindex.model.span import ArticleId
from briefindex.search.columns import PLACE_BITS
from briefindex.search.documents import Documents, Part
from briefindex.search.vocabulary import Joined, Words

if TYPE_CHECKING:
    from numpy.typing import NDArray


class Postings:
    """Several sets of documents as one, numbered on from each other; each article is in one."""

    def __init__(self, parts: Sequence[Part], dates: Mapping[str, KnownDate]) -> None:
        """Join `parts`, which stay their owner's; file articles under `dates`."""
        self.parts = parts
        self.documents = Documents(parts, dates)
        self._vocabularies: dict[str, Joined] = {}
        self._lengths: dict[str, NDArray[np.float64]] = {}

    @property
    def numbers(self) -> Mapping[ArticleId, int]:
        """The number of each article."""
        return self.documents.numbers

    def vocabulary(self, field: str) -> Joined:
        """The words of a field; of "body" and "title": those of all texts and titles."""
        found = self._vocabularies.get(field)
        if found is None:
            parts = [part.vocabulary(field) for part in self.parts]
            wide = all(part.is_wide for part in self.parts)
            found = self._vocabularies[field] = Joined(parts, is_wide=wide)
        return found

    def counts(self, field: str, words: Words) -> "NDArray[np.float64]":
        """How often any of `words` stands in a field, by document number."""
        total = np.zeros(self.documents.size, np.float64)
        self.count(field, words, total)
        return total

    def count(self, field: str, words: Words, into: "NDArray[np.float64]") -> None:
        """Add to each document's number in `into` how often any of `words` stands in a field."""
        for start, part in zip(self.documents.starts, self.parts, strict=False):
            part.count(field, words, into[start : start + part.size])

    def places(self, field: str, words: Words, within: "NDArray[Any]") -> "NDArray[np.int64]":
        """Where any of `words` stands in a field: document number << 32 | place, rising.

        Only in documents that `within` is true of.
        """
        found = [np.zeros(0, np.int64)]
        for start, part in zip(self.documents.starts, self.parts, strict=False):
            inside = within[start : start + part.size]
            found.append(part.places(field, words, inside) + (start << PLACE_BITS))
        return np.concatenate(found)

    def frequency(self, field: str, word: str) -> int:
        """How many articles have a word in a field."""
        return sum(part.frequency(field, word) for part in self.parts)

    def relative_lengths(self, field: str) -> "NDArray[np.float64]":
        """How long a field is in each document, 1 the mean."""
        found = self._lengths.get(field)
        if found is None:
            lengths, mean = self.documents.lengths(field)
            found = self._lengths[field] = lengths / mean
        return found
