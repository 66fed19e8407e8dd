"""Compiles a resolved query to PostgreSQL: for a shared archive that outgrows one pack.

A pure function from values to SQL and parameters; it opens nothing and sends nothing. What matches,
and in which rank, is what `engine` finds; within a rank the order is PostgreSQL's own (`ts_rank`
knows no rarity). Words stand in `tsvector`s as `tokens` makes them, unstemmed, at their places: the
forms of a word come from the resolved query.

PostgreSQL keeps at most 255 places of a word and none above 16,383: a phrase that stands only
beyond is not found there.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise, product

from briefindex.model.span import ArticleId
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
    Without,
    is_required,
)
from briefindex.search.resolving import Resolved
from briefindex.search.vocabulary import Words

TABLE = """
CREATE TABLE article(
    id text PRIMARY KEY, first_day date, last_day date,
    body tsvector NOT NULL, title tsvector NOT NULL, source tsvector NOT NULL,
    author tsvector NOT NULL, lang tsvector NOT NULL, file tsvector NOT NULL);
CREATE INDEX article_body ON article USING gin(body);
CREATE INDEX article_title ON article USING gin(title);
"""
"""The table that is asked; `first_day` and `last_day` bound an article's date, NULL is unknown."""
_MOST_NEAR = 400
"""Ways of standing near each other that are spelt out; where there are more, anywhere will do."""
_TITLE_WEIGHT = 0.5
_TEXT = ("body", "title")

Parameter = str | date | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """What the names of a query stand for: articles by name, and those whose names are unread."""

    articles: Mapping[NameLeaf, frozenset[ArticleId]] = field(
        default_factory=dict[NameLeaf, frozenset[ArticleId]]
    )
    unread: frozenset[ArticleId] = frozenset()


@dataclass(frozen=True, slots=True)
class Statement:
    """SQL with `$1`, `$2`… and their values; its rows are id, rank (as in `matches`) and score.

    `is_exact` is false where words near each other are only asked to be in the same field.
    """

    sql: str
    parameters: tuple[Parameter, ...]
    is_exact: bool


def vector_of(words: Sequence[str]) -> str:
    """The words of a field, in order, as PostgreSQL reads a `tsvector`."""
    return " ".join(f"{_quoted(word)}:{place}" for place, word in enumerate(words, 1))


def statement(resolved: Resolved, named: Named | None = None) -> Statement:
    """The query that finds what `resolved` asks for, best first."""
    compiler = _Compiler(resolved, named or Named())
    rows = compiler.rows()
    return Statement(rows, tuple(compiler.parameters), compiler.is_exact)


class _Compiler:
    def __init__(self, resolved: Resolved, named: Named) -> None:
        self._query = resolved.query
        self._forms = resolved.forms
        self._named = named
        self._scores: dict[str, None] = {}
        self.parameters: list[Parameter] = []
        self.is_exact = True

    def rows(self) -> str:
        """The whole statement."""
        required = [item for item in self._query.items if is_required(item)]
        bare = [item for item in self._query.items if not is_required(item)]
        words = [self._condition(item) for item in bare]
        fields = [self._condition(item) for item in required]
        found = _all([*fields, _any(words)] if words else fields)
        only_other = _any([self._only_other(item) for item in bare if isinstance(item, Otherwise)])
        other = "FALSE"
        if self._query.also is not None:
            leaves = self._query.also.leaves
            kept = [
                condition
                for item, condition in zip(required, fields, strict=True)
                if item not in leaves
            ]
            other = _all([self._also(self._query.also), *kept])
        best = _all([found, *words, f"NOT {only_other}"])
        rank = (
            f"CASE WHEN {best} THEN 0 WHEN {_any([other, _all([found, *words])])} THEN 1 ELSE 2 END"
        )
        score = " + ".join(self._scores) or "0"
        return (  # every value is a parameter
            f"SELECT id, {rank} AS rank, {score} AS score FROM article"  # noqa: S608
            f" WHERE {_any([found, other])}"
            " ORDER BY rank, score DESC, last_day DESC NULLS LAST, id"
        )

    def _condition(self, node: Node, *, wanted: bool = True) -> str:
        """When an article matches; the words of what is `wanted` count for its score."""
        if isinstance(node, Leaf):
            return self._leaf(node, wanted=wanted)
        if isinstance(node, Dated):
            return self._dated(node)
        if isinstance(node, Among):
            return self._among(node.articles)
        if isinstance(node, NameLeaf):
            return self._among(self._named.articles.get(node, frozenset()))
        if isinstance(node, Otherwise):
            leaves = (self._leaf(leaf, wanted=wanted) for leaf in node.also.leaves)
            return _any([*leaves, self._also(node.also)])
        if isinstance(node, Every):
            return _all([self._condition(item, wanted=wanted) for item in node.items])
        if isinstance(node, Either):
            return _any([self._condition(item, wanted=wanted) for item in node.items])
        if isinstance(node, Without):
            return f"NOT {self._condition(node.item, wanted=False)}"
        raise TypeError(node)  # a test of figures: `Among` the articles stands in its place

    def _only_other(self, node: Otherwise) -> str:
        """When an article matches for another name alone."""
        literally = _any([self._leaf(leaf, wanted=False) for leaf in node.also.leaves])
        return _all([self._also(node.also), f"NOT {literally}"])

    def _also(self, also: Also) -> str:
        named = self._among(self._named.articles.get(also.named, frozenset()))
        everywhere = [self._leaf(phrase, wanted=False) for phrase in also.everywhere]
        others = [phrase for phrase in also.phrases if phrase not in also.everywhere]
        unread = _any([self._leaf(phrase, wanted=False) for phrase in others])
        return _any([named, *everywhere, _all([self._among(self._named.unread), unread])])

    def _leaf(self, leaf: Leaf, *, wanted: bool) -> str:
        forms = self._forms[leaf]
        if not all(forms):
            return "FALSE"
        apart = sorted({language for words in forms for language, _ in words.apart})
        if not apart:
            return self._in_fields(leaf, forms, "TRUE", wanted=wanted)
        spoken = {
            language: f"lang @@ {self._value(_quoted(language))}::tsquery" for language in apart
        }
        cases = {**spoken, "": f"NOT {_any([*spoken.values()])}"}
        return _any(
            [
                self._in_fields(
                    leaf, [words.inside(language) for words in forms], where, wanted=wanted
                )
                for language, where in cases.items()
            ]
        )

    def _in_fields(self, leaf: Leaf, forms: Sequence[Words], where: str, *, wanted: bool) -> str:
        """When an article of those `where` has words in one of the fields of a leaf."""
        if not all(forms):
            return "FALSE"
        asked = f"{self._value(self._words(leaf, forms))}::tsquery"
        fields = _TEXT if leaf.field is None else (leaf.field,)
        for name in fields if wanted else ():
            weight = f"{_TITLE_WEIGHT} * " if name == "title" else ""
            score = f"{weight}ts_rank({name}, {asked}, 1)"
            if where != "TRUE":
                score = f"CASE WHEN {where} THEN {score} ELSE 0 END"
            self._scores[score] = None
        found = _any([f"{name} @@ {asked}" for name in fields])
        return found if where == "TRUE" else _all([where, found])

    def _words(self, leaf: Leaf, forms: Sequence[Words]) -> str:
        words = [_word(each) for each in forms]
        if leaf.mode == "phrase" or len(words) == 1:
            return " <-> ".join(words)
        ways = product(range(-leaf.distance, leaf.distance + 1), repeat=len(words) - 1)
        if (2 * leaf.distance + 1) ** (len(words) - 1) > _MOST_NEAR:
            self.is_exact = False
            return " & ".join(words)
        return " | ".join(f"({_apart(words, (0, *way))})" for way in ways)

    def _dated(self, asked: Dated) -> str:
        conditions = ["last_day IS NOT NULL"]
        if asked.earliest:
            conditions.append(f"last_day >= {self._value(asked.earliest)}::date")
        if asked.latest:
            latest = self._value(asked.latest)
            conditions.append(f"(first_day IS NULL OR first_day <= {latest}::date)")
        return _all(conditions)

    def _among(self, articles: frozenset[ArticleId]) -> str:
        if not articles:
            return "FALSE"
        return f"id = ANY({self._value(tuple(sorted(articles)))}::text[])"

    def _value(self, value: Parameter) -> str:
        if value not in self.parameters:
            self.parameters.append(value)
        return f"${self.parameters.index(value) + 1}"


def _word(words: Words) -> str:
    """What a word of the query stands for, as a part of a `tsquery`."""
    beginnings = [f"{_quoted(prefix)}:*" for prefix in words.prefixes]
    return f"({' | '.join([*map(_quoted, sorted(words.exact)), *beginnings])})"


def _apart(words: Sequence[str], offsets: Sequence[int]) -> str:
    """The words so far apart, each from the first, in the order that they then stand in."""
    ordered = sorted(zip(offsets, words, strict=True))
    parts = [ordered[0][1]]
    for (before, _), (offset, word) in pairwise(ordered):
        parts.append(f"<{offset - before}> {word}")
    return " ".join(parts)


def _quoted(word: str) -> str:
    doubled = word.replace("\\", "\\\\").replace("'", "''")
    return f"'{doubled}'"


def _all(conditions: Sequence[str]) -> str:
    return f"({' AND '.join(conditions)})" if conditions else "TRUE"


def _any(conditions: Sequence[str]) -> str:
    return f"({' OR '.join(conditions)})" if conditions else "FALSE"
