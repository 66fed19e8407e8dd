"""The words of an index read from Whoosh itself, where its columns are not there (yet).

The same answers as from columns, only slower: each posting is an object's work.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from briefindex.search.columns.columns import TEXT, VOCABULARY_OF
from briefindex.search.columns.writing import InMemory, save, save_documents
from briefindex.search.documents import Facts
from briefindex.search.listed import PLACE_BITS, SCORED, Listed
from briefindex.search.strings import Strings
from briefindex.search.vocabulary import Vocabulary, Words

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from whoosh.reading import IndexReader, Matcher

_MOST_KEPT = 32


class PlainIndex:
    """Reads an index that is sealed and intact (see `generations`); a part of `Postings`."""

    def __init__(self, folder: Path) -> None:
        """Open it; raises whatever whoosh raises on a file that it cannot read."""
        from whoosh.filedb.filestore import FileStorage  # whoosh: with the first query
        from whoosh.index import FileIndex

        index = FileIndex(FileStorage(str(folder), readonly=True), indexname="MAIN")
        self._reader: IndexReader = index.reader()
        self.is_wide = False
        self.size = self._reader.doc_count_all()
        # Whoosh's matcher of several segments takes twice the time of their own.
        self._leaves = [(leaf, first) for leaf, first in self._reader.leaf_readers()]
        self.deleted: Sequence[int] = [n for n in range(self.size) if self._reader.is_deleted(n)]
        self._vocabularies: dict[str, Vocabulary] = {}
        self._kept: dict[tuple[str, Words], NDArray[np.float64]] = {}
        self._read_documents()

    def vocabulary(self, field: str) -> Vocabulary:
        """See `Part`."""
        name = VOCABULARY_OF[field]
        if name not in self._vocabularies:
            fields = [field for field, own in VOCABULARY_OF.items() if own == name]
            words = {w.decode() for field in fields for w in self._reader.lexicon(field)}
            languages = self.facts.languages if name == TEXT else ()
            self._vocabularies[name] = Vocabulary(sorted(words), languages=languages)
        return self._vocabularies[name]

    def tally(self, field: str, words: Words) -> "NDArray[np.float32]":
        """See `Part`."""
        return self._counts(field, words).astype(np.float32)

    def listed(self, field: str, words: Words) -> Listed | None:  # noqa: ARG002 - see `Part`
        """See `Part`: what is counted here is kept by document."""
        return None

    def holding(
        self, field: str, words: Words, numbers: "NDArray[np.int64] | None"
    ) -> "NDArray[np.int64]":
        """See `Part`."""
        having = self._counts(field, words) != 0
        return np.flatnonzero(having) if numbers is None else numbers[having[numbers]]

    def counts(
        self, field: str, words: Words, numbers: "NDArray[np.int64]"
    ) -> "NDArray[np.float64]":
        """See `Part`."""
        return self._counts(field, words)[numbers]

    def places(self, field: str, words: Words, numbers: "NDArray[np.int64]") -> "NDArray[np.int64]":
        """See `Part`."""
        within = set(numbers.tolist())
        found: list[int] = []
        for matcher, first in self._postings(field, words):
            while matcher.is_active():
                number = first + matcher.id()
                if number in within:
                    places = matcher.value_as("positions")
                    found.extend((number << PLACE_BITS) | place for place in places)
                matcher.next()
        return np.array(sorted(found), np.int64)

    def frequency(self, field: str, word: str) -> int:
        """See `Part`."""
        return self._reader.doc_frequency(field, word)

    def close(self) -> None:
        """See `Part`."""
        self._reader.close()

    def _counts(self, field: str, words: Words) -> "NDArray[np.float64]":
        """How often any of `words` stands in a field, by document; those of a query are kept."""
        counts = self._kept.get((field, words))
        if counts is None:
            counts = np.zeros(self.size, np.float64)
            for matcher, first in self._postings(field, words):
                while matcher.is_active():
                    counts[first + matcher.id()] += matcher.weight()
                    matcher.next()
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            self._kept[field, words] = counts
        return counts

    def _postings(self, field: str, words: Words) -> "Iterator[tuple[Matcher, int]]":
        """The postings of each word in each segment; of deleted documents too, as whoosh counts."""
        for word in words.exact:
            for leaf, first in self._leaves:
                if (field, word) in leaf:
                    matcher = leaf.postings(field, word)
                    matcher = getattr(matcher, "child", matcher)
                    matcher.reset()  # the filter over it has passed deleted documents by
                    yield matcher, first

    def _read_documents(self) -> None:
        rows: list[Any] = []
        lengths: list[list[int]] = [[] for _ in SCORED]
        for leaf, _ in self._leaves:
            for number in range(leaf.doc_count_all()):
                rows.append(leaf.stored_fields(number)["row"])
                for field, known in zip(SCORED, lengths, strict=True):
                    known.append(leaf.doc_field_length(number, field, 0) or 0)
        place = InMemory()
        names = save_documents(place, rows)
        save(place, "lengths", lengths)
        arrays = place.arrays
        totals = {field: self._reader.field_length(field) for field in SCORED}
        self.facts = Facts(
            self.size, {}, totals, tuple(names["sources"]), tuple(names["languages"])
        )
        self.ids = Strings(arrays["ids"], arrays["id_starts"])
        self.files = Strings(arrays["files"], arrays["file_starts"])
        self.days, self.lengths = arrays["days"], arrays["lengths"].reshape(2, -1)
        self.sources, self.languages = arrays["sources"], arrays["languages"]
