"""Finds and ranks the documents of one set of postings for a resolved query.

Every leaf becomes one pseudo-word: the counts of all words that it stands for are summed before
they are scored (BM25, text and title apart, the title at half weight), so a stem, a prefix and a
pattern are ranked alike and nothing is cut before the end.
"""

import heapq
import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from briefindex.model.article import ArticleId
from briefindex.search.postings import Documents, Places, Postings
from briefindex.search.query import (
    Also,
    Dated,
    Either,
    Every,
    Leaf,
    NameLeaf,
    Node,
    Otherwise,
    Query,
    Without,
    is_required,
)
from briefindex.search.resolving import Forms, Resolved

Scores = Mapping[int, float]

ALL_WORDS, OTHER_NAME, SOME_WORDS = range(3)

_WEIGHTS = {"body": 1.0, "title": 0.5}
_K1 = 1.2
_B = 0.75
_TEXT_FIELDS = ("body", "title")


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


@dataclass(frozen=True, slots=True)
class Matches:
    """All matches in one set of postings: rank and score by document number.

    `words`: for each bare word the scores of the documents that have it.
    """

    documents: Documents
    ranks: Mapping[int, int]
    scores: Mapping[int, float]
    words: Sequence[Mapping[int, float]]

    def without(self, articles: Collection[ArticleId]) -> "Matches":
        """The same without those articles."""
        ids = self.documents.ids
        kept = {n: rank for n, rank in self.ranks.items() if ids[n] not in articles}
        return replace(self, ranks=kept)

    def best(self, most: int | None) -> list[Found]:
        """In no order, the matches of which the best `most` by rank and score are some; or all.

        Thousands match where a few are shown: the others are not worth a look at their names.
        """
        numbers: Iterable[int] = self.ranks
        if most is not None and most < len(self.ranks):
            keys = [(rank, -self.scores[number]) for number, rank in self.ranks.items()]
            last = heapq.nsmallest(most, keys)[-1]
            numbers = [n for n, key in zip(self.ranks, keys, strict=True) if key <= last]
        return [self._found(number) for number in numbers]

    def having(self, article: ArticleId) -> frozenset[int]:
        """Which of the bare words, by their place in the query, an article has."""
        if article not in self.documents.ids:
            return frozenset()
        number = self.documents.ids.index(article)
        return frozenset(place for place, word in enumerate(self.words) if number in word)

    def articles(self) -> set[ArticleId]:
        """The articles that match."""
        return {self.documents.ids[number] for number in self.ranks}

    def _found(self, number: int) -> Found:
        documents = self.documents
        return Found(
            documents.ids[number],
            self.ranks[number],
            self.scores[number],
            documents.last[number],
            documents.files[number],
        )


@dataclass(frozen=True, slots=True)
class NamesHere:
    """What the names of a query stand for in one set of postings.

    `counts`: by document number, how often it names the thing. `unread`: the documents whose names
    are not read yet.
    """

    counts: Mapping[NameLeaf, Scores] = field(default_factory=dict[NameLeaf, Scores])
    unread: frozenset[int] = frozenset()


NO_NAMES = NamesHere()


def find(resolved: Resolved, postings: Postings, names: NamesHere = NO_NAMES) -> Matches:
    """All matches of a query."""
    return _Search(resolved.forms, postings, names).find(resolved.query)


def has_unread(resolved: Resolved, postings: Postings, names: NamesHere, phrase: Leaf) -> bool:
    """Whether `phrase` stands in an article whose names are not read yet."""
    found = _Search(resolved.forms, postings, names).leaf(phrase)
    return not names.unread.isdisjoint(found)


class _Search:
    def __init__(self, forms: Forms, postings: Postings, names: NamesHere) -> None:
        self._forms = forms
        self._postings = postings
        self._names = names
        self._size = len(postings.documents.ids)
        self._otherwise: set[int] = set()

    def find(self, query: Query) -> Matches:
        required = [item for item in query.items if is_required(item)]
        bare = [self._scores(item) for item in query.items if not is_required(item)]
        among = self._every(required) if required else None
        scores = dict(among or {})
        covered: dict[int, int] = {}
        for word in bare:
            for number, score in word.items():
                if among is None or number in among:
                    scores[number] = scores.get(number, 0.0) + score
                    covered[number] = covered.get(number, 0) + 1
        if among is None and not bare:
            scores = dict.fromkeys(range(self._size), 0.0)
        numbers = covered if bare else dict.fromkeys(scores, 0)
        ranks = {
            number: SOME_WORDS
            if count < len(bare)
            else (OTHER_NAME if number in self._otherwise else ALL_WORDS)
            for number, count in numbers.items()
        }
        for number, score in self._also_alone(query, required).items():
            if ranks.get(number) != ALL_WORDS:
                ranks[number] = OTHER_NAME
                scores[number] = scores.get(number, 0.0) + score
        return Matches(self._postings.documents, ranks, scores, bare)

    def _also_alone(self, query: Query, required: Sequence[Node]) -> Scores:
        """What has another name of all that the query asks for, and passes its fields."""
        if query.also is None:
            return {}
        fields = [item for item in required if item not in query.also.leaves]
        found = self._also(query.also)
        if not fields:
            return found
        passing = self._every(fields)
        return {number: score for number, score in found.items() if number in passing}

    def _also(self, also: Also) -> Scores:
        found = dict(self._named(also.named))
        for phrase in also.phrases:
            for number, score in self.leaf(phrase).items():
                if number in self._names.unread:
                    found[number] = found.get(number, 0.0) + score
        return found

    def _scores(self, node: Node) -> Scores:
        if isinstance(node, Leaf):
            return self.leaf(node)
        if isinstance(node, Dated):
            return self._dated(node)
        if isinstance(node, NameLeaf):
            return self._named(node)
        if isinstance(node, Otherwise):
            return self._leaf_or_other(node)
        if isinstance(node, Every):
            return self._every(node.items)
        if isinstance(node, Either):
            return _sum(self._scores(item) for item in node.items)
        return self._all_but(self._scores(node.item))

    def _every(self, items: Sequence[Node]) -> Scores:
        """What matches all items, those to be absent last."""
        without = [item for item in items if isinstance(item, Without)]
        wanted = [self._scores(item) for item in items if not isinstance(item, Without)]
        wanted.sort(key=len)
        scores = wanted[0] if wanted else dict.fromkeys(range(self._size), 0.0)
        for other in wanted[1:]:
            scores = {n: score + other[n] for n, score in scores.items() if n in other}
        for item in without:
            absent = self._scores(item.item)
            scores = {n: score for n, score in scores.items() if n not in absent}
        return scores

    def _all_but(self, absent: Collection[int]) -> Scores:
        return {number: 0.0 for number in range(self._size) if number not in absent}

    def _dated(self, asked: Dated) -> Scores:
        first = asked.earliest.toordinal() if asked.earliest else 0
        last = asked.latest.toordinal() if asked.latest else math.inf
        documents = self._postings.documents
        days = zip(documents.first, documents.last, strict=True)
        return {
            n: 0.0 for n, (start, end) in enumerate(days) if end and end >= first and start <= last
        }

    def _named(self, asked: NameLeaf) -> Scores:
        """Articles that name it: its mentions count like a word of the text."""
        return self._bm25("body", self._names.counts.get(asked, {}))

    def _leaf_or_other(self, node: Otherwise) -> Scores:
        literally = _sum(self.leaf(leaf) for leaf in node.also.leaves)
        found = self._also(node.also)
        self._otherwise.update(found.keys() - literally.keys())
        return {**found, **literally}

    def leaf(self, leaf: Leaf) -> Scores:
        forms = self._forms[leaf]
        if not all(forms):
            return {}
        key = (forms, leaf.mode, leaf.field, leaf.distance)
        found = self._postings.scores.get(key)
        if found is None:
            fields = _TEXT_FIELDS if leaf.field is None else (leaf.field,)
            found = _sum(self._in_field(leaf, field, forms) for field in fields)
            self._postings.scores.keep(key, found)
        return found

    def _in_field(self, leaf: Leaf, field: str, forms: tuple[frozenset[str], ...]) -> Scores:
        if len(forms) == 1:
            counts = self._postings.counts(field, forms[0])
        else:
            counts = self._together(leaf, field, forms)
        return self._bm25(field, counts) if field in _WEIGHTS else counts

    def _together(self, leaf: Leaf, field: str, forms: tuple[frozenset[str], ...]) -> Scores:
        """How often the words stand side by side ("phrase") or close by ("near")."""
        within: Collection[int] = ()
        for at, words in enumerate(sorted(forms, key=len)):
            having = self._postings.counts(field, words)
            within = having if at == 0 else [n for n in within if n in having]
        places = [self._postings.places(field, words, within) for words in forms]
        count = _side_by_side if leaf.mode == "phrase" else _close_by
        counts = {n: float(count(places, n, leaf.distance)) for n in within}
        return {n: value for n, value in counts.items() if value}

    def _bm25(self, field: str, counts: Scores) -> Scores:
        lengths = self._postings.documents.lengths[field]
        mean = (sum(lengths) / len(lengths)) or 1.0 if lengths else 1.0
        rarity = math.log(1 + (self._size - len(counts) + 0.5) / (len(counts) + 0.5))
        weight = _WEIGHTS[field] * rarity * (_K1 + 1)
        return {
            n: weight * count / (count + _K1 * (1 - _B + _B * lengths[n] / mean))
            for n, count in counts.items()
        }


def _sum(parts: Iterable[Scores]) -> Scores:
    total: dict[int, float] = {}
    for part in parts:
        for number, score in part.items():
            total[number] = total.get(number, 0.0) + score
    return total


def _side_by_side(places: Sequence[Places], number: int, _gap: int) -> int:
    starts = set(places[0].get(number, ()))
    for offset, word in enumerate(places[1:], 1):
        starts &= {place - offset for place in word.get(number, ())}
    return len(starts)


def _close_by(places: Sequence[Places], number: int, gap: int) -> int:
    """Places of the first word with every other word at most `gap` words away from it."""
    first, *others = (word.get(number, []) for word in places)
    return sum(
        all(any(abs(place - other) <= gap for other in word) for word in others) for place in first
    )
