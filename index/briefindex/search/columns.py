"""The columns of one segment of the index: words, places and documents as arrays of numbers.

They are derived from a committed segment of Whoosh (see `columns_build`), hold no more than it
does, and are mapped, not read: a query touches the words that it asks for.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from briefindex.search.columns_text import Stretch, Strings, beginning, number_of
from briefindex.search.vocabulary import Vocabulary, Words

if TYPE_CHECKING:
    from numpy.typing import NDArray

PLACE_BITS = 32
TEXT = "text"
"""The vocabulary of `body` and `title` together; every other field has its own."""
VOCABULARY_OF: Mapping[str, str] = {
    "body": TEXT, "title": TEXT, "source": "source", "author": "author", "lang": "lang",
    "file": "file",
}  # fmt: skip
_MOST_AT_HAND = 5000
_MOST_LAST = 64
VOCABULARIES = tuple(dict.fromkeys(VOCABULARY_OF.values()))


@dataclass(frozen=True, slots=True)
class Facts:
    """What is said of a segment beside its arrays.

    `words`: how many words each vocabulary has. `totals`: words of all documents in a scored
    field. `sources` and `languages` are the names of the codes, the empty one first.
    """

    size: int
    words: Mapping[str, int]
    totals: Mapping[str, int]
    sources: tuple[str, ...]
    languages: tuple[str, ...]


class Columns:
    """The words and documents of one segment, by their numbers in it.

    A part of `Postings`. A posting is a document that has a word; beside it stands how often, and
    where. `deleted` are the documents that the index has taken out.
    """

    def __init__(self, facts: Facts, arrays: "Mapping[str, NDArray[Any]]") -> None:
        """Take the arrays of a segment, each under its name of `ARRAYS`."""
        self.facts = facts
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
        self._stem_firsts = arrays["stem_firsts"]
        self._starts, self._placed = arrays["starts"], arrays["placed"]
        words = Strings(arrays["words"], arrays["word_starts"])
        self._words: dict[str, Stretch] = {}
        first = 0
        for name in VOCABULARIES:
            self._words[name] = Stretch(words, range(first, first + facts.words[name]))
            first += facts.words[name]
        self._vocabularies: dict[str, Vocabulary] = {}
        self._at_hand: dict[tuple[str, str], int] = {}
        self._last: dict[tuple[str, Words], list[range]] = {}
        self._offsets: dict[str, int] = {}
        at = 0
        for field, name in VOCABULARY_OF.items():
            self._offsets[field] = at
            at += facts.words[name] + 1

    def vocabulary(self, field: str) -> Vocabulary:
        """See `Part`."""
        name = VOCABULARY_OF[field]
        if name not in self._vocabularies:
            is_text = name == TEXT
            of_stem, languages = (self._with_stem, self.facts.languages) if is_text else (None, ())
            self._vocabularies[name] = Vocabulary(self._words[name], of_stem, languages)
        return self._vocabularies[name]

    def count(self, field: str, words: Words, into: "NDArray[np.float64]") -> None:
        """See `Part`."""
        for numbers in self._numbers(field, words):
            at = self._postings(field, numbers)
            if at.start == at.stop:
                continue
            if len(numbers) == 1:
                into[self._docs[at]] += self._counts[at]
            else:
                into += np.bincount(self._docs[at], self._counts[at], self.size)

    def places(self, field: str, words: Words, within: "NDArray[Any]") -> "NDArray[np.int64]":
        """See `Part`."""
        found = [self._places_of(field, numbers, within) for numbers in self._numbers(field, words)]
        if len(found) == 1 and self._is_one(field, words):
            return found[0]
        return np.sort(np.concatenate([np.zeros(0, np.int64), *found]))

    def frequency(self, field: str, word: str) -> int:
        """See `Part`."""
        at = self._number(VOCABULARY_OF[field], word)
        where = self._postings(field, range(at, at + 1)) if at >= 0 else slice(0, 0)
        return where.stop - where.start

    def close(self) -> None:
        """See `Part`: what is mapped goes with its last user."""

    def _numbers(self, field: str, words: Words) -> list[range]:
        """The numbers of `words` in a field's vocabulary, as stretches that do not overlap."""
        name = VOCABULARY_OF[field]
        known = self._last.get((name, words))
        if known is None:
            if len(self._last) > _MOST_LAST:
                self._last.clear()
            known = self._last[name, words] = self._stretches(name, words)
        return known

    def _stretches(self, name: str, words: Words) -> list[range]:
        found = [beginning(self._words[name], prefix) for prefix in words.prefixes]
        for word in words.exact:
            at = self._number(name, word)
            if at >= 0 and not any(at in stretch for stretch in found):
                found.append(range(at, at + 1))
        return [stretch for stretch in found if stretch]

    def _number(self, name: str, word: str) -> int:
        """The number of a word in a vocabulary, or -1; those asked for last are at hand."""
        at = self._at_hand.get((name, word))
        if at is None:
            if len(self._at_hand) > _MOST_AT_HAND:
                self._at_hand.clear()
            at = self._at_hand[name, word] = number_of(self._words[name], word)
        return at

    def _is_one(self, field: str, words: Words) -> bool:
        return len(words.exact) == 1 and not words.prefixes and field in VOCABULARY_OF

    def _postings(self, field: str, numbers: range) -> slice:
        """Where the postings of a stretch of words are."""
        at = self._offsets[field]
        return slice(int(self._starts[at + numbers.start]), int(self._starts[at + numbers.stop]))

    def _places_of(self, field: str, numbers: range, within: "NDArray[Any]") -> "NDArray[np.int64]":
        at = self._postings(field, numbers)
        docs, counts = self._docs[at], self._counts[at].astype(np.int64)
        first = int(self._placed[self._offsets[field] + numbers.start])
        begins = first + np.cumsum(counts) - counts
        kept = within[docs]
        docs, counts, begins = docs[kept].astype(np.int64), counts[kept], begins[kept]
        steps = np.arange(int(counts.sum())) - np.repeat(np.cumsum(counts) - counts, counts)
        places = self._places[np.repeat(begins, counts) + steps]
        return (np.repeat(docs, counts) << PLACE_BITS) | places.astype(np.int64)

    def _with_stem(self, stem: str) -> list[str]:
        """The words of texts and titles that have a stem."""
        at = number_of(self._stems, stem)
        if at < 0:
            return []
        found = self._stem_words[int(self._stem_firsts[at]) : int(self._stem_firsts[at + 1])]
        words = {self._words[TEXT][int(number)]: int(number) for number in found}
        self._at_hand.update({(TEXT, word): number for word, number in words.items()})
        return list(words)
