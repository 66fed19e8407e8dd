"""What a query finds in one pack: documents by number, how good each is, and the best of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

import numpy as np

from briefindex.model.span import ArticleId
from briefindex.search.documents import Documents

if TYPE_CHECKING:
    from numpy.typing import NDArray

_Key: TypeAlias = "Callable[[NDArray[np.int64] | slice], NDArray[Any]]"
_ALL = slice(None)

_MANY = 4096
_SAMPLE = 1024
ALL_WORDS, OTHER_NAME, SOME_WORDS = range(3)


class Found(NamedTuple):
    """A match: how good, score, date (ordinal, 0: none) and file.

    `rank` is `ALL_WORDS`, `OTHER_NAME` where it only has another name of what is asked for, or
    `SOME_WORDS`.
    """

    article: ArticleId
    rank: int
    score: float
    day: int
    file: str


@dataclass(frozen=True, slots=True, eq=False)
class Matches:
    """All matches in one pack: document numbers, rising, and beside each its rank and score.

    `words`: for each bare word of the query which of all documents have it.
    """

    documents: Documents
    numbers: "NDArray[np.int64]"
    ranks: "NDArray[np.uint8]"
    scores: "NDArray[np.float64]"
    words: "Sequence[NDArray[np.bool_]]"

    def among(self, numbers: "NDArray[np.int64]") -> "Matches":
        """Those of some of the documents, which are in rising order and all matched."""
        return self._at(np.searchsorted(self.numbers, numbers))

    def without(self, other: "Matches") -> "Matches":
        """The same without the articles that match in another pack."""
        here, there = self.documents.shared_with(other.documents)
        gone = np.zeros(self.documents.size, np.bool_)
        gone[here[np.isin(there, other.numbers)]] = True
        return self._at(np.flatnonzero(~gone[self.numbers]))

    def best(self, most: int | None, *, by_date: bool = False) -> list[Found]:
        """In no order, the matches of which the best `most` are some; or all.

        The best by rank, score, day and file; by date: those with all words, by day and file.
        Thousands match where a few are shown: the others are not worth a look at their names.
        """
        size = len(self.numbers)
        if most is None or size <= most:
            return [self._found(place) for place in range(size)]
        return [self._found(place) for place in _first(self._keys(by_date=by_date), most).tolist()]

    def having(self, article: ArticleId) -> frozenset[int]:
        """Which of the bare words, by their place in the query, an article has."""
        number = self.documents.number_of(article)
        if number is None:
            return frozenset()
        return frozenset(place for place, word in enumerate(self.words) if word[number])

    def articles(self) -> set[ArticleId]:
        """The articles that match."""
        return set(self.documents.ids_of(self.numbers))

    def _keys(self, *, by_date: bool) -> "list[_Key]":
        """What they are ranked by, the lower the better; each is only made where it is needed."""
        numbers, ranks, scores = self.numbers, self.ranks, self.scores
        days: list[_Key] = [
            lambda places: -self.documents.last[numbers[places]],
            lambda places: self.documents.by_file(numbers[places]),
        ]
        if by_date:
            return [lambda places: ranks[places] == SOME_WORDS, *days]
        return [lambda places: ranks[places], lambda places: -scores[places], *days]

    def _at(self, places: "NDArray[np.int64]") -> "Matches":
        return replace(
            self,
            numbers=self.numbers[places],
            ranks=self.ranks[places],
            scores=self.scores[places],
        )

    def _found(self, place: int) -> Found:
        number, documents = int(self.numbers[place]), self.documents
        return Found(
            documents.id(number),
            int(self.ranks[place]),
            float(self.scores[place]),
            int(documents.last[number]),
            documents.file(number),
        )


def _first(keys: "Sequence[_Key]", most: int) -> "NDArray[np.int64]":
    """The places of the `most` that come first by `keys`; each key parts the ties of the last."""
    chosen: list[NDArray[np.int64]] = []
    places: NDArray[np.int64] | None = None
    for key in keys:
        values = key(_ALL if places is None else places)
        if values.min() == values.max():
            continue
        last = _last_of(values, most)
        before, ties = (
            np.flatnonzero(wanted) if places is None else places[wanted]
            for wanted in (values < last, values == last)
        )
        chosen.append(before)
        most -= len(before)
        places = ties
        if len(places) <= most:
            break
    return np.concatenate([*chosen, np.arange(most) if places is None else places[:most]])


def _last_of(values: "NDArray[Any]", most: int) -> float:
    """The value of the last of the `most` lowest: no more than that of the last of a sample."""
    if len(values) > _MANY:
        sample = values[:: len(values) // _SAMPLE]
        if len(sample) >= most:
            values = values[values <= np.partition(sample, most - 1)[most - 1]]
    return float(np.partition(values, most - 1)[most - 1])
