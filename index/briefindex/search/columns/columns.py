"""Columns of segments of the index: words, places and documents as arrays of numbers.

They are derived from committed segments of Whoosh (see `columns.building`), hold no more than those
do, and are mapped, not read: a query touches the words that it asks for.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from briefindex.search.documents import Facts
from briefindex.search.listed import PLACE_BITS, SCORED, Listed
from briefindex.search.strings import Stretch, Strings, beginning, number_of
from briefindex.search.vocabulary import Vocabulary, Words

if TYPE_CHECKING:
    from numpy.typing import NDArray

TEXT = "text"
"""The vocabulary of `body` and `title` together; every other field has its own."""
VOCABULARY_OF: Mapping[str, str] = {
    "body": TEXT, "title": TEXT, "source": "source", "author": "author", "lang": "lang",
    "file": "file",
}  # fmt: skip
_MOST_AT_HAND = 5000
_MOST_LAST = 64
_MOST_LISTED = 16
"""Stretches of postings, one for each form of a word, that are gone by one after the other."""
_FAR_FEWER = 16
"""So many times fewer are looked up one by one sooner than all are gone through."""
VOCABULARIES = tuple(dict.fromkeys(VOCABULARY_OF.values()))


class _Stretch(NamedTuple):
    """The postings of a word, or of words that follow each other.

    `head` is the row that they are counted in beforehand, or -1; `first` where the first word is
    in the edges of all words.
    """

    postings: slice
    is_one_word: bool
    head: int
    first: int

    @property
    def size(self) -> int:
        return self.postings.stop - self.postings.start


class _Found(NamedTuple):
    """The postings of what counts as one word.

    `size`: how many documents have it, where that is known without looking at all its postings.
    """

    stretches: Sequence[_Stretch]
    size: int | None


class Columns:
    """The words and documents of one segment, or of several together, by their numbers there.

    A part of `Postings`. A posting is a document that has a word; beside it stands how often, and
    where. `deleted` are the documents that the index has taken out.
    """

    def __init__(self, facts: Facts, arrays: "Mapping[str, NDArray[Any]]") -> None:
        """Take the arrays, each under its name of `ARRAYS`."""
        self.facts = facts
        self.arrays = arrays
        self.size = facts.size
        self.is_wide = True
        self._docs, self._counts, self._places = (arrays[n] for n in ("docs", "counts", "places"))
        stems = Strings(arrays["stems"], arrays["stem_starts"])
        self._stems = Stretch(stems, range(len(stems)))
        self.ids = Strings(arrays["ids"], arrays["id_starts"])
        self.files = Strings(arrays["files"], arrays["file_starts"])
        self.days, self.lengths = arrays["days"], arrays["lengths"]
        self.sources, self.languages = arrays["sources"], arrays["languages"]
        self.deleted: Sequence[int] = ()
        self._stem_words = arrays["stem_words"]
        self._stem_firsts = arrays["stem_firsts"].data
        self._impacts = arrays["impacts"]
        self._stem_sizes = dict(zip(SCORED, arrays["stem_sizes"], strict=True))
        self._stem_of: dict[tuple[int, ...], int] = {}
        self._starts_by_place, self._placed = arrays["starts"].data, arrays["placed"]
        words = Strings(arrays["words"], arrays["word_starts"])
        self._words: dict[str, Stretch] = {}
        first = 0
        for name in VOCABULARIES:
            self._words[name] = Stretch(words, range(first, first + facts.words[name]))
            first += facts.words[name]
        self._vocabularies: dict[str, Vocabulary] = {}
        self._at_hand: dict[tuple[str, str], int] = {}
        self._last: dict[tuple[str, Words], _Found] = {}
        self._offsets: dict[str, int] = {}
        at = 0
        for each, name in VOCABULARY_OF.items():
            self._offsets[each] = at
            at += facts.words[name] + 1
        keys = ((each, head) for each, heads in facts.heads.items() for head in heads)
        self._rows = {key: row for row, key in enumerate(keys)}
        self._heads = arrays.get("heads", np.zeros((0, 0)))

    def vocabulary(self, field: str) -> Vocabulary:
        """See `Part`."""
        name = VOCABULARY_OF[field]
        if name not in self._vocabularies:
            is_text = name == TEXT
            of_stem, languages = (self._with_stem, self.facts.languages) if is_text else (None, ())
            self._vocabularies[name] = Vocabulary(self._words[name], of_stem, languages)
        return self._vocabularies[name]

    def tally(self, field: str, words: Words) -> "NDArray[np.float32]":
        """See `Part`."""
        return self._counted(self._stretches(field, words))

    def listed(self, field: str, words: Words) -> Listed | None:
        """See `Part`."""
        stretches, size = self._looked_up(field, words)
        if len(stretches) > _MOST_LISTED or any(stretch.head >= 0 for stretch in stretches):
            return None
        tight = all(stretch.is_one_word for stretch in stretches)
        where = [stretch.postings for stretch in stretches] or [slice(0)]
        docs, counts, impacts = (
            [column[each] for each in where] for column in (self._docs, self._counts, self._impacts)
        )
        if len(where) == 1:
            return Listed(docs[0], counts, [(impacts[0], 1.0)], tight, size)
        piece = (np.concatenate(impacts), 1.0)
        return Listed(np.concatenate(docs), counts, [piece], tight, size)

    def holding(
        self, field: str, words: Words, numbers: "NDArray[np.int64] | None"
    ) -> "NDArray[np.int64]":
        """See `Part`."""
        stretches = self._stretches(field, words)
        if len(stretches) == 1 and stretches[0].is_one_word:
            docs = self._docs[stretches[0].postings]
            if numbers is None:
                return docs.astype(np.int64)
            if len(numbers) * _FAR_FEWER < len(docs):
                return numbers[_places_in(numbers, docs)[1]]
        having = np.zeros(self.size, np.bool_)
        for stretch in stretches:
            having[self._docs[stretch.postings].astype(np.int64)] = True
        return np.flatnonzero(having) if numbers is None else numbers[having[numbers]]

    def counts(
        self, field: str, words: Words, numbers: "NDArray[np.int64]"
    ) -> "NDArray[np.float64]":
        """See `Part`."""
        found = np.zeros(len(numbers), np.float64)
        rest: list[_Stretch] = []
        for stretch in self._stretches(field, words):
            if stretch.head >= 0:
                found += self._heads[stretch.head][numbers]
            elif stretch.is_one_word and len(numbers) * _FAR_FEWER < stretch.size:
                at, having = _places_in(numbers, self._docs[stretch.postings])
                found[having] += self._counts[stretch.postings][at]
            else:
                rest.append(stretch)
        return found + self._counted(rest)[numbers] if rest else found

    def places(self, field: str, words: Words, numbers: "NDArray[np.int64]") -> "NDArray[np.int64]":
        """See `Part`."""
        stretches = self._stretches(field, words)
        found = [self._places_of(stretch, numbers) for stretch in stretches]
        if len(found) == 1 and stretches[0].is_one_word:
            return found[0]
        return np.sort(np.concatenate([np.zeros(0, np.int64), *found]))

    def frequency(self, field: str, word: str) -> int:
        """See `Part`."""
        at = self._number(VOCABULARY_OF[field], word)
        if at < 0:
            return 0
        first, starts = self._offsets[field] + at, self._starts_by_place
        return starts[first + 1] - starts[first]

    def close(self) -> None:
        """See `Part`: what is mapped goes with its last user."""

    def edges(self, field: str, name: str) -> "NDArray[Any]":
        """Where in an array (`starts`: of postings, `placed`: of places) those of each word are."""
        first = self._offsets[field]
        return self.arrays[name][first : first + self.facts.words[VOCABULARY_OF[field]] + 1]

    def of_head(self, field: str, head: str) -> "NDArray[np.float32]":
        """How often the words that begin so stand in each document."""
        return self.tally(field, Words(prefixes=(head,)))

    def _stretches(self, field: str, words: Words) -> "Sequence[_Stretch]":
        """Where the postings of `words` are; no two overlap."""
        return self._looked_up(field, words).stretches

    def _looked_up(self, field: str, words: Words) -> "_Found":
        """Where the postings of `words` are; those that were asked for last are at hand."""
        known = self._last.get((field, words))
        if known is None:
            if len(self._last) > _MOST_LAST:
                self._last.clear()
            known = self._last[field, words] = self._found(field, words)
        return known

    def _found(self, field: str, words: Words) -> "_Found":
        name = VOCABULARY_OF[field]
        numbers = sorted(self._number(name, word) for word in words.exact)
        several = [(number, number + 1, -1) for number in numbers if number >= 0]
        stem = self._stem_of.get(tuple(first for first, _, _ in several), -1)
        if words.prefixes:
            begun = [beginning(self._words[name], prefix) for prefix in words.prefixes]
            heads = [self._rows.get((field, prefix), -1) for prefix in words.prefixes]
            several = [each for each in several if not any(each[0] in some for some in begun)]
            several += [(n.start, n.stop, head) for n, head in zip(begun, heads, strict=True)]
        at, starts = self._offsets[field], self._starts_by_place
        found: list[_Stretch] = []
        for first, last, head in several:
            start, stop = starts[at + first], starts[at + last]
            if stop > start:
                found.append(_Stretch(slice(start, stop), last - first == 1, head, at + first))
        if len(found) < 2 and all(stretch.is_one_word for stretch in found):
            return _Found(found, sum(stretch.size for stretch in found))
        if stem >= 0 and field in SCORED and not words.prefixes:
            return _Found(found, int(self._stem_sizes[field][stem]))
        return _Found(found, None)

    def _counted(self, stretches: "Sequence[_Stretch]") -> "NDArray[np.float32]":
        """How often the words of these stretches stand in each document.

        The numbers are made as wide as numpy counts with: it takes three times as long to do that
        by itself, one by one.
        """
        if len(stretches) == 1 and stretches[0].head >= 0:
            return self._heads[stretches[0].head].astype(np.float32)
        counted = np.zeros(self.size, np.float32)
        size = sum(stretch.size for stretch in stretches if stretch.head < 0)
        many: list[slice] = []
        for stretch in stretches:
            if stretch.head >= 0:
                counted += self._heads[stretch.head]
            elif size * _FAR_FEWER < self.size and stretch.is_one_word:
                counted[self._docs[stretch.postings].astype(np.int64)] += self._counts[
                    stretch.postings
                ]
            else:
                many.append(stretch.postings)
        if many:
            docs = np.concatenate([self._docs[each] for each in many]).astype(np.int64)
            counts = np.concatenate([self._counts[each] for each in many])
            summed = np.bincount(docs, counts, self.size).astype(np.float32)
            return summed if len(many) == len(stretches) else counted + summed
        return counted

    def _number(self, name: str, word: str) -> int:
        """The number of a word in a vocabulary, or -1; those asked for last are at hand."""
        at = self._at_hand.get((name, word))
        if at is None:
            if len(self._at_hand) > _MOST_AT_HAND:
                self._at_hand.clear()
            at = self._at_hand[name, word] = number_of(self._words[name], word)
        return at

    def _places_of(self, stretch: "_Stretch", numbers: "NDArray[np.int64]") -> "NDArray[np.int64]":
        docs, counts = self._docs[stretch.postings], self._counts[stretch.postings]
        if stretch.is_one_word and len(numbers) * _FAR_FEWER < stretch.size:
            at, _ = _places_in(numbers, docs)
        else:
            within = np.zeros(self.size, np.bool_)
            within[numbers] = True
            at = within[docs.astype(np.int64)].nonzero()[0]
        ends = np.cumsum(counts, dtype=np.uint32)[at] + int(self._placed[stretch.first])
        docs, counts = docs[at].astype(np.int64), counts[at].astype(np.int64)
        before = np.cumsum(counts) - counts
        steps = np.arange(int(counts.sum())) + np.repeat(ends - counts - before, counts)
        return (np.repeat(docs, counts) << PLACE_BITS) | self._places[steps].astype(np.int64)

    def _with_stem(self, stem: str) -> list[str]:
        """The words of texts and titles that have a stem."""
        at = number_of(self._stems, stem)
        if at < 0:
            return []
        found = self._stem_words[self._stem_firsts[at] : self._stem_firsts[at + 1]]
        numbers = found.astype(np.int64)
        words = self._words[TEXT].several(numbers)
        if len(words) > 1:
            if len(self._stem_of) > _MOST_AT_HAND:
                self._stem_of.clear()
            self._stem_of[tuple(numbers.tolist())] = at
        for word, number in zip(words, numbers.tolist(), strict=True):
            self._at_hand[TEXT, word] = number
        return words


def _places_in(
    numbers: "NDArray[np.int64]", docs: "NDArray[Any]"
) -> "tuple[NDArray[np.int64], NDArray[np.bool_]]":
    """The places in `docs` (rising) of those of `numbers` that are there; which of them are."""
    wanted = numbers.astype(docs.dtype)
    at = np.searchsorted(docs, wanted)
    at[at == len(docs)] = 0
    having = docs[at] == wanted
    return at[having], having
