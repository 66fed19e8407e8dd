"""Finds and ranks the documents of one set of postings for a resolved query.

Every leaf becomes one pseudo-word: the counts of all words that it stands for are summed before
they are scored (BM25, text and title apart, the title at half weight), so a stem, a prefix and a
pattern are ranked alike and nothing is cut before the end.
"""

import math
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from briefindex.model.article import ArticleId
from briefindex.search.postings import Places, Postings
from briefindex.search.query import Dated, Either, Every, Leaf, Node, Query, Without, is_required
from briefindex.search.resolving import Forms, Resolved

Scores = dict[int, float]

_WEIGHTS = {"body": 1.0, "title": 0.5}
_K1 = 1.2
_B = 0.75
_TEXT_FIELDS = ("body", "title")


@dataclass(frozen=True, slots=True)
class Found:
    """A match: whether it has all the bare words, score, date (ordinal, 0: none) and file."""

    article: ArticleId
    complete: bool
    score: float
    day: int
    file: str


def find(resolved: Resolved, postings: Postings) -> tuple[list[Found], list[frozenset[int]]]:
    """All matches in no order, and for each bare word the numbers of the matches that have it."""
    return _Search(resolved.forms, postings).find(resolved.query)


class _Search:
    def __init__(self, forms: Forms, postings: Postings) -> None:
        self._forms = forms
        self._postings = postings
        self._size = len(postings.documents.ids)
        self._known: dict[object, Scores] = {}

    def find(self, query: Query) -> tuple[list[Found], list[frozenset[int]]]:
        required = [item for item in query.items if is_required(item)]
        bare = [self._scores(item) for item in query.items if not is_required(item)]
        scores = self._every(required) if required else dict.fromkeys(range(self._size), 0.0)
        covered: dict[int, int] = {}
        for word in bare:
            for number, score in word.items():
                if number in scores:
                    scores[number] += score
                    covered[number] = covered.get(number, 0) + 1
        numbers = covered if bare else dict.fromkeys(scores, 0)
        documents = self._postings.documents
        found = [
            Found(
                documents.ids[number],
                count == len(bare),
                scores[number],
                documents.last[number],
                documents.files[number],
            )
            for number, count in numbers.items()
        ]
        return found, [frozenset(word) for word in bare]

    def _scores(self, node: Node) -> Scores:
        if isinstance(node, Leaf):
            return self._leaf(node)
        if isinstance(node, Dated):
            return self._dated(node)
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

    def _leaf(self, leaf: Leaf) -> Scores:
        forms = self._forms[leaf]
        if not all(forms):
            return {}
        key = (forms, leaf.mode, leaf.field, leaf.distance)
        if key not in self._known:
            fields = _TEXT_FIELDS if leaf.field is None else (leaf.field,)
            self._known[key] = _sum(self._in_field(leaf, field, forms) for field in fields)
        return dict(self._known[key])

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
    total: Scores = {}
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
