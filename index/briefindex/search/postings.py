"""Which words stand where in all the articles of a pack, whatever part of it they stand in."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from briefindex.model.article import KnownDate
from briefindex.model.span import ArticleId
from briefindex.search.documents import Documents, Part, mean_length
from briefindex.search.listed import PLACE_BITS, SCORED, Listed
from briefindex.search.vocabulary import Joined, Words

if TYPE_CHECKING:
    from numpy.typing import NDArray

K1: Final = 1.2
B: Final = 0.75


def damped_by(lengths: "NDArray[Any]", mean: float) -> "NDArray[np.float64]":
    """What is added to a count, as BM25F damps it: the more, the longer the document is."""
    return lengths / mean * (K1 * B) + K1 * (1 - B)


class Postings:
    """Several sets of documents as one, numbered on from each other; each article is in one."""

    def __init__(self, parts: Sequence[Part], dates: Mapping[str, KnownDate]) -> None:
        """Join `parts`, which stay their owner's; file articles under `dates`."""
        self.parts = parts
        self.documents = Documents(parts, dates)
        self._vocabularies: dict[str, Joined] = {}
        self._damping: dict[str, NDArray[np.float64]] = {}
        self._nearly_damping: dict[str, NDArray[np.float32]] = {}

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

    def _as_all(self, listed: Listed, field: str, part: Part, start: int) -> Listed:
        """What a part lists, as it is among all parts.

        Where documents are longer on average than in the part, the same length damps less: by no
        more than the means differ.
        """
        if len(self.parts) == 1:
            return listed
        impacts = listed.impacts
        if field in SCORED:
            more = max(1.0, mean_length(self.parts, field) / mean_length([part], field))
            impacts = [(piece, more) for piece, _ in impacts]
        return listed._replace(docs=listed.docs.astype(np.int64) + start, impacts=impacts)

    def having(self, field: str, words: Words) -> "NDArray[np.bool_]":
        """Which documents have any of `words` in a field."""
        return self.tally(field, words) != 0

    def tally(self, field: str, words: Words) -> "NDArray[np.float32]":
        """How often any of `words` stands in a field of each document."""
        if words.apart:
            each = (self.tally(field, own) * there for own, there in self._by_language(words))
            return sum(each, np.zeros(self.documents.size, np.float32))
        if len(self.parts) == 1:
            return self.parts[0].tally(field, words)
        found = [part.tally(field, words) for part in self.parts]
        return np.concatenate([np.zeros(0, np.float32), *found])

    def listed(self, field: str, words: Words) -> Listed | None:
        """The postings of `words` in a field, where it is shorter to go by them than by `tally`."""
        if words.apart:
            return None
        found: list[Listed] = []
        for part, start in zip(self.parts, self.documents.starts, strict=False):
            here = part.listed(field, words)
            if here is None:
                return None
            found.append(self._as_all(here, field, part, start))
        if len(found) == 1:
            return found[0]
        return Listed(
            np.concatenate([np.zeros(0, np.int64), *(here.docs for here in found)]),
            [counts for here in found for counts in here.counts],
            [piece for here in found for piece in here.impacts],
            all(here.is_tight for here in found),
            _sum([here.size for here in found]),
        )

    def holding(
        self, field: str, words: Words, numbers: "NDArray[np.int64] | None" = None
    ) -> "NDArray[np.int64]":
        """The documents, or those of some, that have any of `words` in a field; in order."""
        found = [np.zeros(0, np.int64)]
        if words.apart:
            having = self.having(field, words)
            return having.nonzero()[0] if numbers is None else numbers[having[numbers]]
        if numbers is None:
            for part, start in zip(self.parts, self.documents.starts, strict=False):
                found.append(part.holding(field, words, None) + start)
        else:
            for part, start, here in self._by_part(numbers):
                found.append(part.holding(field, words, here) + start)
        return np.concatenate(found)

    def counts(
        self, field: str, words: Words, numbers: "NDArray[np.int64]"
    ) -> "NDArray[np.float64]":
        """How often any of `words` stands in a field of these documents, in order."""
        if words.apart:
            return self.tally(field, words)[numbers].astype(np.float64)
        found = [part.counts(field, words, here) for part, _, here in self._by_part(numbers)]
        return found[0] if len(found) == 1 else np.concatenate([np.zeros(0, np.float64), *found])

    def places(self, field: str, words: Words, numbers: "NDArray[np.int64]") -> "NDArray[np.int64]":
        """Where any of `words` stands in a field: document number << 32 | place, rising.

        Only in documents of these `numbers`, which are in order.
        """
        found = [np.zeros(0, np.int64)]
        if words.apart:
            for own, there in self._by_language(words):
                found.append(self.places(field, own, numbers[there[numbers]]))
            return np.sort(np.concatenate(found))
        for part, start, here in self._by_part(numbers):
            found.append(part.places(field, words, here) + (start << PLACE_BITS))
        return np.concatenate(found)

    def _by_language(self, words: Words) -> "Iterator[tuple[Words, NDArray[np.bool_]]]":
        """What `words` are in the documents of each language, and which documents those are."""
        names, codes = self.documents.language_names, self.documents.languages
        others = np.ones(self.documents.size, np.bool_)
        for language, _ in words.apart:
            if language in names:
                there = codes == names.index(language)
                others &= ~there
                yield words.inside(language), there
        yield Words(words.exact, words.prefixes), others

    def _by_part(
        self, numbers: "NDArray[np.int64]"
    ) -> "Iterator[tuple[Part, int, NDArray[np.int64]]]":
        """Each part that has some of the documents, its first number, and their numbers in it."""
        starts = self.documents.starts
        cuts = np.searchsorted(numbers, starts).tolist()
        for part, start, (first, last) in zip(self.parts, starts, pairwise(cuts), strict=False):
            if last > first:
                yield part, start, numbers[first:last] - start if start else numbers[first:last]

    def frequency(self, field: str, word: str) -> int:
        """How many articles have a word in a field."""
        return sum(part.frequency(field, word) for part in self.parts)

    def size(self, field: str, words: Words) -> int:
        """How many articles have any of `words` in a field."""
        if len(words.exact) == 1 and not words.prefixes and not words.apart:
            return self.frequency(field, *words.exact)
        return int(np.count_nonzero(self.having(field, words)))

    def damping(self, field: str) -> "NDArray[np.float64]":
        """What is added to a count, as BM25F damps it: the more, the longer the field is."""
        found = self._damping.get(field)
        if found is None:
            found = self._damping[field] = damped_by(*self.documents.lengths(field))
        return found

    def nearly_damping(self, field: str) -> "NDArray[np.float32]":
        """The same in single precision."""
        found = self._nearly_damping.get(field)
        if found is None:
            found = self._nearly_damping[field] = self.damping(field).astype(np.float32)
        return found


def _sum(sizes: Sequence[int | None]) -> int | None:
    known = [size for size in sizes if size is not None]
    return sum(known) if len(known) == len(sizes) else None
