"""A query as Whoosh's own queries: what the columns must find and score alike, to the last digit.

Whoosh is the truth of the ranking. Its searcher runs these exhaustively (`limit=None`: with a limit
whoosh 2.7.5 gives a wrong top for prefixes inside AND), which takes too long for who is typing.
"""

from collections.abc import Callable, Iterable
from typing import Any

from whoosh import query as whoosh
from whoosh.matching import ListMatcher, NullMatcher
from whoosh.query.compound import DefaultOr
from whoosh.scoring import BM25F, bm25

from briefindex.search.postings import K1, B
from briefindex.search.query import Dated, Either, Every, Leaf, Node, Query, Without, is_required
from briefindex.search.resolving import Forms
from briefindex.search.scoring import WEIGHTS, rarity
from briefindex.search.vocabulary import Words

Scored = dict[int, float]
"""Scores by document number. `DefaultOr`, as the other kinds of Or lose what scores 0 (a date)."""


class Ranking(BM25F):
    """Whoosh's BM25F with the usual measure of rarity (nDCG@10 on Cranfield .535, its own .524)."""

    def __init__(self) -> None:
        super().__init__(B=B, K1=K1)

    def idf(self, searcher: Any, fieldname: str, text: str) -> float:
        return rarity(searcher.doc_count_all(), searcher.doc_frequency(fieldname, text))


class Listed(whoosh.Query):
    """The documents of a segment, with their scores, that a function gives."""

    def __init__(self, found: Callable[[Any], Scored]) -> None:
        self._found = found

    def estimate_size(self, ixreader: Any) -> int:
        return ixreader.doc_count()

    def matcher(self, searcher: Any, context: Any = None) -> Any:  # noqa: ARG002 - whoosh names it
        reader = searcher.reader()
        found = {n: s for n, s in self._found(searcher).items() if not reader.is_deleted(n)}
        if not found:
            return NullMatcher()
        ids = sorted(found)
        return ListMatcher(ids, weights=[found[number] for number in ids])


def scores(searcher: Any, query: whoosh.Query) -> Scored:
    """All that a query finds, by document number."""
    return dict(searcher.search(query, limit=None).items())


class Compiler:
    """Makes Whoosh's queries of ours, for one reader's words and days."""

    def __init__(self, forms: Forms, days: Callable[[Any, int], tuple[int, int]]) -> None:
        self._forms = forms
        self._days = days

    def query(self, query: Query) -> whoosh.Query:
        """All items that are required, and any of the bare words."""
        items = [self.node(item) for item in query.items if is_required(item)]
        bare = [self.node(item) for item in query.items if not is_required(item)]
        return whoosh.And([*items, DefaultOr(bare)]) if bare else whoosh.And(items)

    def node(self, node: Node) -> whoosh.Query:
        """One node."""
        if isinstance(node, Leaf):
            return self._leaf(node)
        if isinstance(node, Every):
            return whoosh.And([self.node(item) for item in node.items])
        if isinstance(node, Either):
            return DefaultOr([self.node(item) for item in node.items])
        if isinstance(node, Without):
            return Listed(_but(self.node(node.item)))
        assert isinstance(node, Dated)
        return Listed(self._dated(node))

    def _leaf(self, leaf: Leaf) -> whoosh.Query:
        fields = ("body", "title") if leaf.field is None else (leaf.field,)
        return DefaultOr([self._in_field(leaf, field) for field in fields])

    def _in_field(self, leaf: Leaf, field: str) -> whoosh.Query:
        forms, boost = self._forms[leaf], WEIGHTS.get(field, 1.0)
        if not all(forms):
            return Listed(lambda _: {})  # And would pass a NullQuery over
        if leaf.mode == "phrase":
            words = [next(iter(each.exact)) for each in forms]
            return whoosh.Phrase(field, words, boost=boost)
        if len(forms) > 1:
            return Listed(_near(leaf, field, forms, boost))
        if len(forms[0].exact) == 1 and not (forms[0].prefixes or forms[0].apart):
            return whoosh.Term(field, next(iter(forms[0].exact)), boost=boost)
        return Listed(lambda searcher: _as_one(searcher, field, forms[0], boost))

    def _dated(self, asked: Dated) -> Callable[[Any], Scored]:
        first = asked.earliest.toordinal() if asked.earliest else 0
        last = asked.latest.toordinal() if asked.latest else 10**9

        def found(searcher: Any) -> Scored:
            reader = searcher.reader()
            days = {n: self._days(reader, n) for n in range(reader.doc_count_all())}
            return {n: 0.0 for n, (a, b) in days.items() if b and b >= first and a <= last}

        return found


def _but(absent: whoosh.Query) -> Callable[[Any], Scored]:
    def found(searcher: Any) -> Scored:
        gone = set(absent.matcher(searcher, searcher.boolean_context()).all_ids())
        return {n: 0.0 for n in range(searcher.reader().doc_count_all()) if n not in gone}

    return found


def _words(reader: Any, field: str, words: Words) -> Iterable[tuple[str, Any]]:
    for btext in reader.lexicon(field):
        if btext.decode() in words:
            matcher = reader.postings(field, btext)
            matcher = getattr(matcher, "child", matcher)
            matcher.reset()
            yield btext.decode(), matcher


def _postings(reader: Any, field: str, words: Words) -> Iterable[tuple[int, Any]]:
    """Each posting of a word that counts in articles of that language, with its document."""
    for word, matcher in _words(reader, field, words):
        while matcher.is_active():
            number = matcher.id()
            if word in words.inside(reader.stored_fields(number)["row"][4]):
                yield number, matcher
            matcher.next()


def _counts(reader: Any, field: str, words: Words) -> Scored:
    found: Scored = {}
    for number, matcher in _postings(reader, field, words):
        found[number] = found.get(number, 0.0) + matcher.weight()
    return found


def _as_one(searcher: Any, field: str, words: Words, boost: float) -> Scored:
    """Several words scored as if they were one."""
    parent = searcher.get_parent()
    counts = _counts(searcher.reader(), field, words)
    if not searcher.schema[field].scorable:
        return counts
    leaves = parent.reader().leaf_readers()
    having = sum(len(_counts(leaf, field, words)) for leaf, _ in leaves)
    idf = rarity(parent.doc_count_all(), having)
    mean = parent.avg_field_length(field) or 1
    return {
        n: boost * bm25(idf, count, searcher.doc_field_length(n, field, 1), mean, B, K1)
        for n, count in counts.items()
    }


def _near(
    leaf: Leaf, field: str, forms: tuple[Words, ...], boost: float
) -> Callable[[Any], Scored]:
    def found(searcher: Any) -> Scored:
        scored = [_as_one(searcher, field, words, boost) for words in forms]
        places = [_places(searcher.reader(), field, words) for words in forms]
        return {
            n: sum(each[n] for each in scored)
            for n in scored[0]
            if all(n in each for each in scored)
            and any(
                all(any(abs(p - q) <= leaf.distance for q in other[n]) for other in places[1:])
                for p in places[0][n]
            )
        }

    return found


def _places(reader: Any, field: str, words: Words) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for number, matcher in _postings(reader, field, words):
        found.setdefault(number, []).extend(matcher.value_as("positions"))
    return found
