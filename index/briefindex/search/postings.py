"""Which words stand where: read from the index, or worked out from the texts themselves.

Both give the same answers, so the engine need not know which it has; the second is for what is
not in the index (a disk that cannot be written, a worker that is still making one).
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from briefindex.model.article import Article, KnownDate
from briefindex.model.span import ArticleId
from briefindex.search.dates import bounds
from briefindex.search.indexing import fields_of, row_of, side_files
from briefindex.search.kept_scores import KeptScores
from briefindex.search.stems import stem
from briefindex.search.tokens import words_of
from briefindex.search.vocabulary import Vocabulary

if TYPE_CHECKING:
    from whoosh.reading import IndexReader

Places = dict[int, list[int]]
"""Document number -> places of a word in it, rising."""


@dataclass(frozen=True, slots=True)
class Documents:
    """By document number: id, file, first and last day (ordinals, 0: unknown), words of a field."""

    ids: list[ArticleId]
    files: list[str]
    first: list[int]
    last: list[int]
    lengths: dict[str, list[int]]

    @staticmethod
    def of(rows: list[list[Any]]) -> "Documents":
        """From rows as `indexing.row_of` makes them."""
        columns: list[Any] = [list(column) for column in zip(*rows, strict=True)] or [[]] * 6
        ids, first, last, body, title, files = columns
        return Documents(ids, files, first, last, {"body": body, "title": title})

    @staticmethod
    def joined(parts: "Sequence[Documents]") -> "Documents":
        """All documents of `parts`, numbered on from each other."""
        return Documents(
            [article for part in parts for article in part.ids],
            [file for part in parts for file in part.files],
            [day for part in parts for day in part.first],
            [day for part in parts for day in part.last],
            {
                field: [count for part in parts for count in part.lengths[field]]
                for field in ("body", "title")
            },
        )

    def refile(self, dates: Mapping[str, KnownDate]) -> None:
        """File articles under dates that are not those of the index: they change without it."""
        if not dates:
            return
        for number, article in enumerate(self.ids):
            known = dates.get(article)
            if known is not None:
                start, end = bounds(known)
                self.first[number] = start.toordinal() if start else 0
                self.last[number] = end.toordinal() if end else 0


class Postings(Protocol):
    """Words and their places in a fixed set of documents."""

    documents: Documents
    scores: KeptScores

    def vocabulary(self, field: str) -> Vocabulary:
        """The words of a field; of "body": those of all texts and titles."""
        ...

    def counts(self, field: str, words: Iterable[str]) -> dict[int, float]:
        """How often any of `words` stands in a field, by document number."""
        ...

    def places(self, field: str, words: Iterable[str], within: Collection[int]) -> Places:
        """Where any of `words` stands in a field, in the documents of `within`."""
        ...

    def close(self) -> None:
        """Let go of all files."""
        ...


class IndexPostings:
    """Reads an index that is sealed and intact (see `generations`)."""

    def __init__(self, folder: Path) -> None:
        """Open it; raises whatever whoosh raises on a file that it cannot read."""
        from whoosh.filedb.filestore import FileStorage  # whoosh: with the first query
        from whoosh.index import FileIndex

        rows, stems = side_files(folder)
        self.documents = Documents.of(rows)
        self.scores = KeptScores()
        index = FileIndex(FileStorage(str(folder), readonly=True), indexname="MAIN")
        self._reader: IndexReader = index.reader()
        if self._reader.doc_count_all() != len(rows):
            self._reader.close()
            raise ValueError("the index and its list of documents differ")
        # Whoosh's matcher of several segments takes twice the time of their own.
        self._leaves = self._reader.leaf_readers()
        self._vocabularies = {"body": Vocabulary(stems, stems)}
        stem("opened")

    def vocabulary(self, field: str) -> Vocabulary:
        """See `Postings`."""
        found = self._vocabularies.get("body" if field == "title" else field)
        if found is None:
            words = (word.decode() for word in self._reader.lexicon(field))
            found = self._vocabularies[field] = Vocabulary(words)
        return found

    def counts(self, field: str, words: Iterable[str]) -> dict[int, float]:
        """See `Postings`."""
        found: dict[int, float] = {}
        for word in words:
            for reader, first in self._leaves:
                if (field, word) not in reader:
                    continue
                matcher = reader.postings(field, word)
                while matcher.is_active():
                    number = first + matcher.id()
                    found[number] = found.get(number, 0.0) + matcher.weight()
                    matcher.next()
        return found

    def places(self, field: str, words: Iterable[str], within: Collection[int]) -> Places:
        """See `Postings`."""
        found: Places = {}
        wanted = sorted(within)
        for word in words:
            if not wanted or (field, word) not in self._reader:
                continue
            matcher = self._reader.postings(field, word)
            for number in wanted:
                if matcher.is_active() and matcher.id() < number:
                    matcher.skip_to(number)
                if not matcher.is_active():
                    break
                if matcher.id() == number:
                    found.setdefault(number, []).extend(matcher.value_as("positions"))
        return {number: sorted(places) for number, places in found.items()}

    def close(self) -> None:
        """See `Postings`."""
        self._reader.close()


class ScannedPostings:
    """Reads the texts themselves, once, into memory."""

    def __init__(self) -> None:
        """Start with no article."""
        self._rows: list[list[Any]] = []
        self._words: dict[str, dict[str, Places]] = {}
        self._vocabularies: dict[str, Vocabulary] = {}
        self.documents = Documents.of([])
        self.scores = KeptScores()

    def add(self, articles: Iterable[Article]) -> None:
        """Take in more articles, each with the date of its own reading."""
        for article in articles:
            body, title = words_of(article.text), words_of(article.info.title.value or "")
            for field, words in fields_of(article, body, title).items():
                if field != "row":
                    self._take(field, words, len(self._rows))
            self._rows.append(row_of(article, len(body), len(title)))
        self.documents = Documents.of(self._rows)
        self.scores = KeptScores()
        self._vocabularies = {}

    def vocabulary(self, field: str) -> Vocabulary:
        """See `Postings`."""
        if field in ("title", "body"):
            field = "body"
            words = [*self._words.get("body", ()), *self._words.get("title", ())]
        else:
            words = list(self._words.get(field, ()))
        if field not in self._vocabularies:
            self._vocabularies[field] = Vocabulary(words)
        return self._vocabularies[field]

    def counts(self, field: str, words: Iterable[str]) -> dict[int, float]:
        """See `Postings`."""
        found: dict[int, float] = {}
        for word in words:
            for number, places in self._words.get(field, {}).get(word, {}).items():
                found[number] = found.get(number, 0.0) + len(places)
        return found

    def places(self, field: str, words: Iterable[str], within: Collection[int]) -> Places:
        """See `Postings`."""
        found: Places = {}
        for word in words:
            for number, places in self._words.get(field, {}).get(word, {}).items():
                if number in within:
                    found.setdefault(number, []).extend(places)
        return {number: sorted(places) for number, places in found.items()}

    def close(self) -> None:
        """See `Postings`."""

    def _take(self, field: str, words: list[str], number: int) -> None:
        known = self._words.setdefault(field, {})
        for place, word in enumerate(words):
            known.setdefault(word, {}).setdefault(number, []).append(place)


class JoinedPostings:
    """Several sets of documents as one, numbered on from each other; each article is in one."""

    def __init__(self, parts: Sequence[Postings], dates: Mapping[str, KnownDate]) -> None:
        """Join `parts`, which stay their owner's; file articles under `dates` (see `refile`)."""
        self.parts = parts
        self._starts = [0]
        for part in parts:
            self._starts.append(self._starts[-1] + len(part.documents.ids))
        self.documents = Documents.joined([part.documents for part in parts])
        self.documents.refile(dates)
        self.scores = KeptScores()
        self._vocabularies: dict[str, Vocabulary] = {}

    @cached_property
    def numbers(self) -> Mapping[ArticleId, int]:
        """The number of each document."""
        return {article: number for number, article in enumerate(self.documents.ids)}

    def vocabulary(self, field: str) -> Vocabulary:
        """See `Postings`."""
        if field not in self._vocabularies:
            first, *others = (part.vocabulary(field) for part in self.parts)
            for other in others:
                first = first.with_words(other.words)
            self._vocabularies[field] = first
        return self._vocabularies[field]

    def counts(self, field: str, words: Iterable[str]) -> dict[int, float]:
        """See `Postings`."""
        asked = tuple(words)
        return {
            start + number: count
            for start, part in zip(self._starts, self.parts, strict=False)
            for number, count in part.counts(field, asked).items()
        }

    def places(self, field: str, words: Iterable[str], within: Collection[int]) -> Places:
        """See `Postings`."""
        asked = tuple(words)
        found: Places = {}
        for start, end, part in zip(self._starts, self._starts[1:], self.parts, strict=False):
            inside = [number - start for number in within if start <= number < end]
            for number, places in part.places(field, asked, inside).items():
                found[start + number] = places
        return found

    def close(self) -> None:
        """See `Postings`: the parts are not closed."""
