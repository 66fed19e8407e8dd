"""Finds and ranks the documents of one pack for a resolved query.

By BM25F (see `scoring`), the title at half weight. All words that a word
of the query stands for (a stem's forms, a prefix, a pattern) count as one: their counts are summed
before they are scored, so that a rare form weighs no more than a common one (nDCG@10 on Cranfield
.535; the sum of the forms' own scores: .481). A phrase has the scores of its words.
"""

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from typing import TYPE_CHECKING, Any

import numpy as np

from briefindex.search.listed import PLACE_BITS, SCORED, Listed
from briefindex.search.matches import ALL_WORDS, OTHER_NAME, SOME_WORDS, Matches
from briefindex.search.postings import Postings
from briefindex.search.query import (
    Also,
    Among,
    Dated,
    Either,
    Every,
    Leaf,
    NameLeaf,
    Node,
    Otherwise,
    Query,
    Without,
    is_never_read,
    is_required,
)
from briefindex.search.resolving import Forms, Resolved
from briefindex.search.scoring import Hits, Scoring, Term
from briefindex.search.vocabulary import Words

if TYPE_CHECKING:
    from numpy.typing import NDArray

MOST_SECONDS = 0.2
"""So long the places of words are looked up in one document after the other."""
_AT_A_TIME = 1 << 14
"""Documents in which places are looked up before one looks at the clock."""


@dataclass(frozen=True, slots=True)
class NamesHere:
    """What the names of a query stand for in the documents of one pack.

    `counts`: by document number, how often it names the thing. `unread`: the documents whose names
    are not read yet.
    """

    counts: Mapping[NameLeaf, Mapping[int, float]] = field(
        default_factory=dict[NameLeaf, Mapping[int, float]]
    )
    unread: "NDArray[np.int64]" = field(default_factory=lambda: np.zeros(0, np.int64))


NO_NAMES = NamesHere()


def find(resolved: Resolved, postings: Postings, names: NamesHere = NO_NAMES) -> Matches:
    """All matches of a query."""
    return _Search(resolved.forms, postings, names).find(resolved.query)


def has_unread(resolved: Resolved, postings: Postings, names: NamesHere, phrase: Leaf) -> bool:
    """Whether `phrase` stands in an article in which names like it are not read, or not yet."""
    found = _Search(resolved.forms, postings, names).leaf(phrase).found
    if is_never_read(" ".join(phrase.words)):
        return bool(found.any())
    return bool(found[names.unread].any())


def stands(leaf: Leaf, forms: tuple[Words, ...], packs: Iterable[Postings]) -> bool:
    """Whether any article of some packs has a leaf whose words stand for `forms`."""
    return any(_Search({leaf: forms}, each, NO_NAMES).leaf(leaf).found.any() for each in packs)


class _Search:
    def __init__(self, forms: Forms, postings: Postings, names: NamesHere) -> None:
        self._forms = forms
        self._postings = postings
        self._names = names
        self._size = postings.documents.size
        self._otherwise: NDArray[np.bool_] | None = None
        self._end = time.monotonic() + MOST_SECONDS
        self._cut: list[Leaf] = []

    def find(self, query: Query) -> Matches:
        required = [item for item in query.items if is_required(item)]
        words = [self._hits(item) for item in query.items if not is_required(item)]
        found = reduce(Hits.plus, words) if words else self._every(required)
        if words and required:
            found = Hits.all_of([found, self._every(required)])
        ranks = self._ranks(words)
        other = self._also_alone(query, required)
        if other is not None:
            ranks = np.full(self._size, ALL_WORDS, np.uint8) if ranks is None else ranks
            improved = other.found & ~(found.found & (ranks == ALL_WORDS))
            ranks[improved] = OTHER_NAME
            found = found.plus(other.among(improved))
        scoring = Scoring(found.terms, self._postings)
        documents = self._postings.documents
        return Matches(documents, found, scoring, ranks, words, tuple(self._cut))

    def _ranks(self, words: Sequence[Hits]) -> "NDArray[np.uint8] | None":
        """How good each document is by the bare words that it has, unless all are the same."""
        if self._otherwise is None and len(words) < 2:
            return None
        ranks = np.full(self._size, ALL_WORDS, np.uint8)
        if self._otherwise is not None:
            ranks[self._otherwise] = OTHER_NAME
        if len(words) > 1:
            ranks[~reduce(np.logical_and, (hits.found for hits in words))] = SOME_WORDS
        return ranks

    def _also_alone(self, query: Query, required: Sequence[Node]) -> Hits | None:
        """What has another name of all that the query asks for, and passes its fields."""
        if query.also is None:
            return None
        leaves = query.also.leaves
        fields = [item for item in required if item not in leaves]
        return self._also(query.also).among(self._every(fields).found)

    def _also(self, also: Also) -> Hits:
        found = self._named(also.named)
        unread = np.zeros(self._size, np.bool_)
        unread[self._names.unread] = True
        for phrase in also.phrases:
            hits = self.leaf(phrase)
            found = found.plus(hits if phrase in also.everywhere else hits.among(unread))
        return found

    def _hits(self, node: Node) -> Hits:
        if isinstance(node, Leaf):
            return self.leaf(node)
        if isinstance(node, Dated):
            return self._dated(node)
        if isinstance(node, Among):
            return self._among(node)
        if isinstance(node, NameLeaf):
            return self._named(node)
        if isinstance(node, Otherwise):
            return self._leaf_or_other(node)
        if isinstance(node, Every):
            return self._every(node.items)
        if isinstance(node, Either):
            return reduce(Hits.plus, map(self._hits, node.items))
        if isinstance(node, Without):
            absent = self._hits(node.item)
            return Hits(lambda: ~absent.found)
        raise TypeError(node)  # a test of figures: `Among` the articles stands in its place

    def _every(self, items: Iterable[Node]) -> Hits:
        """What matches all items; everything where there are none."""
        several = [self._hits(item) for item in items]
        return Hits.all_of(several) if several else Hits(self._all)

    def _all(self) -> "NDArray[np.bool_]":
        return np.ones(self._size, np.bool_)

    def _among(self, asked: Among) -> Hits:
        known = map(self._postings.documents.number_of, asked.articles)
        found = np.zeros(self._size, np.bool_)
        found[[number for number in known if number is not None]] = True
        return Hits(lambda: found)

    def _dated(self, asked: Dated) -> Hits:
        documents = self._postings.documents
        found = documents.last > 0
        if asked.earliest:
            found &= documents.last >= asked.earliest.toordinal()
        if asked.latest:
            found &= documents.first <= asked.latest.toordinal()
        return Hits(lambda: found)

    def _named(self, asked: NameLeaf) -> Hits:
        """Articles that name it: its mentions count like a word of the text."""
        known = self._names.counts.get(asked, {})
        often = np.zeros(self._size, np.float64)
        often[list(known)] = list(known.values())
        return self._all_counted("body", often)

    def _leaf_or_other(self, node: Otherwise) -> Hits:
        literally = reduce(Hits.plus, map(self.leaf, node.also.leaves))
        other = self._also(node.also)
        only = other.among(~literally.found)
        before = self._otherwise
        self._otherwise = only.found if before is None else before | only.found
        return literally.plus(only)

    def leaf(self, leaf: Leaf) -> Hits:
        forms = self._forms[leaf]
        if not all(forms):
            return Hits(lambda: np.zeros(self._size, np.bool_))
        fields = SCORED if leaf.field is None else (leaf.field,)
        if len(forms) == 1:
            return self._word(fields, forms[0])
        return reduce(Hits.plus, (self._several(leaf, field, forms) for field in fields))

    def _word(self, fields: Sequence[str], words: Words) -> Hits:
        """What has any of `words` in any of the fields."""
        terms: list[Term] = []
        counted: list[Hits] = []
        for each in fields:
            listed = self._postings.listed(each, words)
            if listed is None:
                counted.append(self._all_counted(each, self._postings.tally(each, words)))
            else:
                size = listed.size
                if size is None:
                    size = int(np.count_nonzero(self._marked([listed])))
                terms.append(Term(each, size, self._often(each, words), listed=listed))
        several = [term.listed for term in terms if term.listed]
        found = Hits(lambda: self._marked(several), terms, is_whole=True)
        return reduce(Hits.plus, counted, found) if terms else reduce(Hits.plus, counted)

    def _marked(self, several: Iterable[Listed]) -> "NDArray[np.bool_]":
        """A mark for each document that is listed."""
        found = np.zeros(self._size, np.bool_)
        for listed in several:
            found[listed.docs] = True
        return found

    def _all_counted(self, field: str, often: "NDArray[Any]") -> Hits:
        """What has something so often in a field."""
        having = often != 0
        size = int(np.count_nonzero(having))
        counts = Term(field, size, lambda asked: often if asked is None else often.take(asked))
        return Hits(lambda: having, [counts], is_whole=True)

    def _several(self, leaf: Leaf, field: str, forms: Sequence[Words]) -> Hits:
        """What has several words side by side or close by in a field."""
        sizes = {words: self._postings.size(field, words) for words in forms}
        numbers = self._holding_all(field, sorted(sizes, key=lambda words: sizes[words]))
        found = np.zeros(self._size, np.bool_)
        for first in range(0, len(numbers), _AT_A_TIME):
            if first and time.monotonic() > self._end:
                self._cut.append(leaf)
                break
            within = numbers[first : first + _AT_A_TIME]
            places = [self._postings.places(field, words, within) for words in forms]
            kept = _side_by_side(places) if leaf.mode == "phrase" else _close(places, leaf.distance)
            found[kept >> PLACE_BITS] = True
        terms = [self._term(field, words, sizes[words], found) for words in forms]
        return Hits(lambda: found, terms)

    def _holding_all(self, field: str, rarest_first: Sequence[Words]) -> "NDArray[np.int64]":
        """The documents that have some of each of several words."""
        numbers: NDArray[np.int64] | None = None
        for words in rarest_first:
            numbers = self._postings.holding(field, words, numbers)
        return np.zeros(0, np.int64) if numbers is None else numbers

    def _term(self, field: str, words: Words, size: int, found: "NDArray[np.bool_]") -> Term:
        """A word that is only counted in what was found by it and others."""
        return Term(field, size, self._often(field, words), found)

    def _often(
        self, field: str, words: Words
    ) -> "Callable[[NDArray[np.int64] | None], NDArray[Any]]":
        """How often a word is in some documents, or in all; looked up when that is asked."""

        def often(asked: "NDArray[np.int64] | None") -> "NDArray[Any]":
            if asked is None:
                return self._postings.tally(field, words)
            return self._postings.counts(field, words, asked)

        return often


def _side_by_side(places: "Sequence[NDArray[np.int64]]") -> "NDArray[np.int64]":
    """Places before each of which all words stand in their order; the rarest is looked up."""
    order = sorted(range(len(places)), key=lambda word: len(places[word]))
    kept = places[order[0]] - order[0]
    for word in order[1:]:
        wanted = kept + word
        at = np.searchsorted(places[word], wanted)
        at[at == len(places[word])] = 0
        kept = kept[places[word][at] == wanted]
    return kept


def _close(places: "Sequence[NDArray[np.int64]]", gap: int) -> "NDArray[np.int64]":
    """Places of the first word with every other word at most `gap` words away from it."""
    kept, *others = places
    for other in others:
        first = np.searchsorted(other, kept - gap, "left")
        kept = kept[np.searchsorted(other, kept + gap, "right") > first]
    return kept
