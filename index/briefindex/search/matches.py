"""What a query finds in one pack: documents by number, how good each is, and the best of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

import numpy as np

from briefindex.model.span import ArticleId
from briefindex.search.documents import Documents
from briefindex.search.query import Leaf
from briefindex.search.scoring import CLOSE, Scoring

if TYPE_CHECKING:
    from numpy.typing import NDArray

_Places: TypeAlias = "NDArray[np.int64] | slice"
_Key: TypeAlias = "Callable[[_Places, int], tuple[_Places, NDArray[Any]]]"
"""What places are ranked by, the lower the better; it may leave out what is not of the first."""
_ALL: Final = slice(None)
_MANY: Final = 4096
_SAMPLE: Final = 1024
_MORE_SCORED: Final = 3
"""So many times more are scored than are wanted, before one knows what the best score."""
"""Of so many values so many tell where the first may be."""
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


@dataclass(frozen=True, slots=True, eq=False)
class Matches:
    """All matches in one pack: document numbers, rising, and beside each its rank.

    `scoring` tells the score of each; `words`: for each bare word of the query which of all
    documents have it. `cut`: what was not looked for in all documents, for want of time.
    """

    documents: Documents
    numbers: "NDArray[np.int64]"
    ranks: "NDArray[np.uint8]"
    scoring: Scoring
    words: "Sequence[NDArray[np.bool_]]"
    cut: Sequence[Leaf] = ()

    @property
    def scores(self) -> "NDArray[np.float64]":
        """The scores of all."""
        return self.scoring.of(self.numbers)

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
        if most is None or len(self.numbers) <= most:
            return self._found(np.arange(len(self.numbers)), self.scores)
        scores = _Kept(self.scoring, self.numbers)
        places = np.sort(_first(self._keys(scores, by_date=by_date), most))
        return self._found(places, scores.at(places))

    def having(self, article: ArticleId) -> frozenset[int]:
        """Which of the bare words, by their place in the query, an article has."""
        number = self.documents.number_of(article)
        if number is None:
            return frozenset()
        return frozenset(place for place, word in enumerate(self.words) if word[number])

    def articles(self) -> set[ArticleId]:
        """The articles that match."""
        return set(self.documents.ids_of(self.numbers))

    def _keys(self, scores: "_Kept", *, by_date: bool) -> "list[_Key]":
        """What they are ranked by, the lower the better; each is only made where it is needed."""
        numbers, ranks = self.numbers, self.ranks
        days: list[_Key] = [
            lambda places, _: (places, -self.documents.last[numbers[places]]),
            lambda places, _: (places, self.documents.by_file(numbers[places])),
        ]
        if by_date:
            return [lambda places, _: (places, ranks[places] == SOME_WORDS), *days]
        return [lambda places, _: (places, ranks[places]), scores.below, *days]

    def _at(self, places: "NDArray[np.int64]") -> "Matches":
        return replace(self, numbers=self.numbers[places], ranks=self.ranks[places])

    def _found(self, places: "NDArray[np.int64]", scores: "NDArray[np.float64]") -> list[Found]:
        numbers = self.numbers[places]
        rows = zip(
            self.documents.names_of(numbers),
            self.ranks[places].tolist(),
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

    def __init__(self, scoring: Scoring, numbers: "NDArray[np.int64]") -> None:
        self._scoring = scoring
        self._numbers = numbers
        self._places: _Places = np.zeros(0, np.int64)
        self._scores = np.zeros(0, np.float64)

    def below(self, places: _Places, most: int) -> "tuple[_Places, NDArray[Any]]":
        """The scores of some places, the best the lowest; of those that may be of the first."""
        numbers = self._numbers[places]
        if len(numbers) > _MANY and self._scoring:
            leading, self._scores = self._leading(numbers, most)
            places = leading if isinstance(places, slice) else places[leading]
        else:
            self._scores = self._scoring.of(numbers)
        self._places = places
        return places, -self._scores

    def _leading(
        self, numbers: "NDArray[np.int64]", most: int
    ) -> "tuple[NDArray[np.int64], NDArray[np.float64]]":
        """Which of some documents may be among the best `most`, and what those score.

        Those with the highest ceilings are scored; what is as high as the last of the best of
        them, or higher, can alone be better.
        """
        lowest = -self._scoring.ceilings().take(numbers)
        first = _last_of(lowest, min(most * _MORE_SCORED, len(numbers)))
        leading = np.flatnonzero(lowest <= first * (1 - CLOSE))
        scores = self._scoring.of(numbers[leading])
        last = -float(np.partition(-scores, most - 1)[most - 1]) * (1 - CLOSE)
        if last < -first:
            leading = np.flatnonzero(lowest <= -last)
            scores = self._scoring.of(numbers[leading])
        return leading, scores

    def at(self, places: "NDArray[np.int64]") -> "NDArray[np.float64]":
        """The scores at some places, in order."""
        if isinstance(self._places, slice):
            return self._scores[places]
        at = np.searchsorted(self._places, places)
        within = len(self._places) > 0 and at[-1] < len(self._places)
        if within and np.array_equal(self._places[at], places):
            return self._scores[at]
        return self._scoring.of(self._numbers[places])


def _first(keys: "Sequence[_Key]", most: int) -> "NDArray[np.int64]":
    """The places of the `most` that come first by `keys`; each key parts the ties of the last."""
    chosen: list[NDArray[np.int64]] = []
    places: _Places = _ALL
    for key in keys:
        places, values = key(places, most)
        if values.min() == values.max():
            continue
        last = _last_of(values, most)
        before, ties = (
            np.flatnonzero(wanted) if isinstance(places, slice) else places[wanted]
            for wanted in (values < last, values == last)
        )
        chosen.append(before)
        most -= len(before)
        places = ties
        if len(places) <= most:
            break
    rest = np.arange(most) if isinstance(places, slice) else places[:most]
    return np.concatenate([*chosen, rest])


def _last_of(values: "NDArray[Any]", most: int) -> float:
    """The value of the last of the `most` lowest: no more than that of the last of a sample."""
    if len(values) > _MANY:
        sample = values[:: len(values) // _SAMPLE]
        if len(sample) >= most:
            values = values[values <= np.partition(sample, most - 1)[most - 1]]
    return float(np.partition(values, most - 1)[most - 1])
