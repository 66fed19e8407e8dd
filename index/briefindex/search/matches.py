"""What a query finds in one pack: documents by number, how good each is, and the best of them."""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

import numpy as np

from briefindex.model.span import ArticleId
from briefindex.search.documents import Documents
from briefindex.search.query import Leaf
from briefindex.search.scoring import CLOSE, Hits, Scoring

if TYPE_CHECKING:
    from numpy.typing import NDArray

_Key: TypeAlias = (
    "Callable[[NDArray[np.int64] | None, int], tuple[NDArray[np.int64], NDArray[Any]]]"
)
"""What documents are ranked by, the lower the better, of all matches or some of them.

It may leave out what is not of the first.
"""
_MANY: Final = 4096
_SAMPLE: Final = 2048
"""Of so many values so many tell where the first may be."""
_FEW_OF_SAMPLE: Final = 4
_MORE_SCORED: Final = 6
"""So many times more are scored than are wanted, before one knows what the best score."""
_DENSE: Final = 8
"""Where one document of so many matches, or more, all are looked through sooner than listed."""
ALL_WORDS, OTHER_NAME, SOME_WORDS = range(3)


class Found(NamedTuple):
    """A match: how good, score, date (ordinal, 0: none), file and language.

    `rank` is `ALL_WORDS`, `OTHER_NAME` where it only has another name of what is asked for, or
    `SOME_WORDS`.
    """

    article: ArticleId
    rank: int
    score: float
    day: int
    file: str
    language: str


class Matches:
    """All matches in one pack.

    `scoring` tells the score of each; `words`: for each bare word of the query which of all
    documents have it. `cut`: what was not looked for in all documents, for want of time.
    """

    def __init__(
        self,
        documents: Documents,
        hits: Hits,
        scoring: Scoring,
        ranks: "NDArray[np.uint8] | None" = None,
        words: "Sequence[Hits]" = (),
        cut: Sequence[Leaf] = (),
    ) -> None:
        """Take a mark for each document; `ranks`: how good each is, where not all have all words.

        What the index has taken out is no match.
        """
        self.documents = documents
        self.scoring = scoring
        self.cut = cut
        self.is_whole = hits.is_whole and documents.is_whole
        """Whether all those match, and no others, that score."""
        self._hits = hits
        self._ranks = ranks
        self._words = words

    @cached_property
    def _found(self) -> "NDArray[np.bool_]":
        """A mark for each match: told by what they score, where many are to be ranked by that."""
        many = sum(term.size for term in self._hits.terms) > _MANY
        listed = many and self._hits.is_listed
        found = self.scoring.ceilings > 0 if listed else self._hits.found
        return found if self.documents.is_whole else found & self.documents.alive

    @cached_property
    def size(self) -> int:
        """How many there are."""
        return int(np.count_nonzero(self._found))

    @cached_property
    def numbers(self) -> "NDArray[np.int64]":
        """The documents that match, by number, rising."""
        return self._found.nonzero()[0]

    @property
    def ranks(self) -> "NDArray[np.uint8]":
        """The ranks of all."""
        if self._ranks is None:
            return np.full(self.size, ALL_WORDS, np.uint8)
        return self._ranks[self.numbers]

    @property
    def scores(self) -> "NDArray[np.float64]":
        """The scores of all."""
        return self.scoring.of(self.numbers)

    def among(self, passing: "NDArray[np.bool_]") -> "Matches":
        """Those of them that pass."""
        hits = Hits(lambda: self._found & passing)
        return Matches(self.documents, hits, self.scoring, self._ranks, self._words, self.cut)

    def without(self, other: "Matches") -> "Matches":
        """The same without the articles that match in another pack."""
        here, there = self.documents.shared_with(other.documents)
        left = np.ones(self.documents.size, np.bool_)
        left[here[other.are_found(there)]] = False
        return self.among(left)

    def are_found(self, numbers: "NDArray[np.int64]") -> "NDArray[np.bool_]":
        """Which of these documents match."""
        return self._found[numbers]

    def of(self, numbers: "NDArray[np.int64]") -> "list[Found]":
        """Those of some documents that match, in no order."""
        matched = numbers[self._found[numbers]]
        return self._told(matched, self.scoring.of(matched))

    def best(self, most: int | None, *, by_date: bool = False) -> "list[Found]":
        """In no order, the matches of which the best `most` are some; or all.

        The best by rank, score, day and file; by date: those with all words, by day and file.
        Thousands match where a few are shown: the others are not worth a look at their names.
        """
        if most is None or self.size <= most:
            return self._told(self.numbers, self.scores)
        scores = _Kept(self)
        numbers = np.sort(_first(self._keys(scores, by_date=by_date), most))
        return self._told(numbers, scores.of(numbers))

    def having(self, article: ArticleId) -> frozenset[int]:
        """Which of the bare words, by their place in the query, an article has."""
        number = self.documents.number_of(article)
        if number is None:
            return frozenset()
        return frozenset(place for place, word in enumerate(self._words) if word.found[number])

    def articles(self) -> set[ArticleId]:
        """The articles that match."""
        return set(self.documents.ids_of(self.numbers))

    def _keys(self, scores: "_Kept", *, by_date: bool) -> "list[_Key]":
        """What they are ranked by, the lower the better; each is only made where it is needed."""

        def key(of: "Callable[[NDArray[np.int64]], NDArray[Any]]") -> _Key:
            def values(numbers: "NDArray[np.int64] | None", _: int) -> "tuple[Any, Any]":
                numbers = self.numbers if numbers is None else numbers
                return numbers, of(numbers)

            return values

        keys = [key(lambda n: -self.documents.last[n]), key(self.documents.by_file)]
        ranks = self._ranks
        if ranks is None:
            return keys if by_date else [scores.below, *keys]
        if by_date:
            return [key(lambda n: ranks[n] == SOME_WORDS), *keys]
        return [key(lambda n: ranks[n]), scores.below, *keys]

    def _told(self, numbers: "NDArray[np.int64]", scores: "NDArray[np.float64]") -> "list[Found]":
        ranks = [ALL_WORDS] * len(numbers) if self._ranks is None else self._ranks[numbers].tolist()
        rows = zip(
            self.documents.names_of(numbers),
            ranks,
            scores.tolist(),
            self.documents.last[numbers].tolist(),
            self.documents.languages[numbers].tolist(),
            strict=True,
        )
        languages = self.documents.language_names
        return [
            Found(article, rank, score, day, file, languages[code])
            for (article, file), rank, score, day, code in rows
        ]


class _Kept:
    """The scores of matches, made where they are asked for, and not twice."""

    def __init__(self, matches: Matches) -> None:
        self._matches = matches
        self._scoring = matches.scoring
        self._numbers = np.zeros(0, np.int64)
        self._scores = np.zeros(0, np.float64)

    def below(
        self, numbers: "NDArray[np.int64] | None", most: int
    ) -> "tuple[NDArray[np.int64], NDArray[Any]]":
        """The scores of some documents, the best the lowest; of those that may be of the first."""
        size = self._matches.size if numbers is None else len(numbers)
        if size > _MANY and self._scoring:
            self._numbers, self._scores = self._leading(numbers, most)
        else:
            self._numbers = self._matches.numbers if numbers is None else numbers
            self._scores = self._scoring.of(self._numbers)
        return self._numbers, -self._scores

    def _leading(
        self, numbers: "NDArray[np.int64] | None", most: int
    ) -> "tuple[NDArray[np.int64], NDArray[np.float64]]":
        """Which of the documents may be among the best `most`, and what those score.

        Those with the highest ceilings are scored; what is as high as the last of the best of
        them, or higher, can alone be better.
        """
        ceilings = self._scoring.ceilings
        if numbers is None and not self._are_dense(most * _MORE_SCORED):
            numbers = self._matches.numbers
        if numbers is not None:
            ceilings = ceilings.take(numbers)
        tried = min(most * _MORE_SCORED, len(ceilings))
        high = _highest(ceilings, tried)
        tops = ceilings.take(high)
        first = float(np.partition(tops, -tried)[-tried])
        found, scores = self._scored(numbers, high[tops >= first])
        last = float(np.partition(scores, -most)[-most]) * (1 - CLOSE)
        if last < first:
            is_lower = last < tops.min()
            at = np.flatnonzero(ceilings >= last) if is_lower else high[tops >= last]
            found, scores = self._scored(numbers, at)
        return found, scores

    def _are_dense(self, most: int) -> bool:
        """Whether what matches is all that has a ceiling, no small part, and more than `most`."""
        matches = self._matches
        dense = matches.size * _DENSE > matches.documents.size
        return matches.is_whole and dense and matches.size >= most

    def _scored(
        self, numbers: "NDArray[np.int64] | None", places: "NDArray[np.int64]"
    ) -> "tuple[NDArray[np.int64], NDArray[np.float64]]":
        """The documents at some places among all, or in `numbers`, and what they score."""
        found = places if numbers is None else numbers[places]
        return found, self._scoring.of(found)

    def of(self, numbers: "NDArray[np.int64]") -> "NDArray[np.float64]":
        """The scores of some documents, in order."""
        at = np.searchsorted(self._numbers, numbers)
        within = len(self._numbers) > 0 and at[-1] < len(self._numbers)
        if within and np.array_equal(self._numbers[at], numbers):
            return self._scores[at]
        return self._scoring.of(numbers)


def _first(keys: "Sequence[_Key]", most: int) -> "NDArray[np.int64]":
    """The `most` documents that come first by `keys`; each key parts the ties of the last."""
    chosen: list[NDArray[np.int64]] = []
    numbers: NDArray[np.int64] | None = None
    for key in keys:
        numbers, values = key(numbers, most)
        if values.min() == values.max():
            continue
        last = _last_of(values, most)
        chosen.append(numbers[values < last])
        most -= len(chosen[-1])
        numbers = numbers[values == last]
        if len(numbers) <= most:
            break
    return np.concatenate([*chosen, np.zeros(0, np.int64) if numbers is None else numbers[:most]])


def _highest(values: "NDArray[Any]", most: int) -> "NDArray[np.int64]":
    """The places of the `most` highest values, and of others that are high.

    A few of a sample tell where those begin; where that is too high, as many of it as are wanted.
    It is sorted: where most are alike, `partition` takes up to seven times as long as that.
    """
    step = max(len(values) // _SAMPLE, 1)
    sample = np.sort(values[::step])
    for rank in (_FEW_OF_SAMPLE + most * _FEW_OF_SAMPLE // step, most):
        if rank <= len(sample):
            found = np.flatnonzero(values >= sample[-rank])
            if len(found) >= most:
                return found
    return np.arange(len(values))


def _last_of(values: "NDArray[Any]", most: int) -> float:
    """The value of the last of the `most` lowest: no more than that of the last of a sample."""
    if len(values) > _MANY:
        sample = values[:: max(len(values) // _SAMPLE, 1)]
        if len(sample) >= most:
            values = values[values <= np.partition(sample, most - 1)[most - 1]]
    return float(np.partition(values, most - 1)[most - 1])
