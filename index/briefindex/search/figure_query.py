"""What a query asks of figures, as a test of one figure and as a condition on the rows of a pack.

In a figures box a bare word is the status or the year that it names, else a word of the figure:
`trade 2022 >20bn target` asks what `figure:trade year:2022 value:>20bn status:target` asks.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Final, get_args

from briefindex.model.figure import Figure, Status
from briefindex.model.span import ArticleId
from briefindex.packs import figure_filter
from briefindex.packs.figure_filter import Condition
from briefindex.packs.stated import Row
from briefindex.packs.store import Store
from briefindex.search.figure_words import (
    ALL_PARTS,
    NAME_PARTS,
    PARTS,
    Like,
    Said,
    all_words,
    beginning_of,
    says,
)
from briefindex.search.leaves import SHORTEST_BEGINNING
from briefindex.search.parser import parse
from briefindex.search.query import (
    Either,
    Every,
    Figured,
    Leaf,
    NameLeaf,
    Node,
    Stated,
    Told,
    Valued,
    Without,
    Years,
)
from briefindex.search.tokens import words_of
from briefindex.search.unit_names import PERCENT
from briefindex.search.vocabulary import edits, glob

Articles = Callable[[Node], frozenset[ArticleId]]
"""Gives the articles that match a node that is about articles."""
Test = Callable[[Figure], bool]
NOTHING: Final = Every(())
"""What is left of a query in which nothing can be looked for."""

_STATUSES: Final[tuple[Status, ...]] = get_args(Status)
_YEAR: Final = re.compile(r"(?:19|20)\d\d", re.ASCII)
_LONG_WORD: Final = 6
_LETTERS: Final = re.compile(r"[^*?]*")


def no_articles(_node: Node) -> frozenset[ArticleId]:
    """For figures whose articles nobody knows: none match."""
    return frozenset()


def matching_figures(
    figures: Iterable[Figure], query: str, articles: Articles = no_articles
) -> tuple[Figure, ...]:
    """Those of `figures`, in their order, that every part of `query` is true of."""
    test = true_of(boxed(query), articles)
    return tuple(figure for figure in figures if test(figure))


def figures_of(store: Store, asked: Node, articles: Articles) -> tuple[Figure, ...]:
    """The figures of a pack that `asked` is true of; in no order."""
    view = store.figure_view
    rows, changed = found_in(store, asked, articles)
    return (*changed, *view.of([figure for figure, *_ in rows]))


def articles_of(store: Store, asked: Node) -> set[ArticleId]:
    """The articles of a pack with a figure that `asked` is true of."""
    rows, changed = found_in(store, asked, no_articles)
    return {*(article for _, article, *_ in rows), *(figure.sentence.article for figure in changed)}


def found_in(
    store: Store, asked: Node, articles: Articles
) -> tuple[Sequence[Row], Sequence[Figure]]:
    """What `asked` is true of in a pack: figures as they were extracted, and changed ones."""
    test = true_of(asked, articles)
    view = store.figure_view
    rows = view.stating(condition_of(asked, articles))
    among = view.figures() if rows is None else view.changed()
    return rows or (), [figure for figure in among if test(figure)]


def row_of(figure: Figure) -> Row:
    """What a row would say of a figure: which it is, and where it stands."""
    return figure.id, figure.sentence.article, figure.span.start, figure.salience


def boxed(query: str) -> Node:
    """A query in a figures box as one node, its bare words read as what figures are."""
    items = tuple(map(_boxed, parse(query).items))
    if len(items) == 1 and isinstance(items[0], Leaf) and _is_short(items[0].words[-1]):
        return replace(items[0], last=False)
    return Every(items)


def _boxed(node: Node) -> Node:
    if isinstance(node, Every | Either):
        return type(node)(tuple(map(_boxed, node.items)), node.span)
    if isinstance(node, Without):
        return Without(_boxed(node.item), node.span)
    if isinstance(node, Figured):
        return node.item
    if isinstance(node, Leaf) and node.field is None and node.mode == "word":
        return _short_form(node)
    return node


def _short_form(leaf: Leaf) -> Node:
    (word,) = leaf.words
    for status in _STATUSES:
        if word == status:
            return Stated(status, leaf.span)
    if _YEAR.fullmatch(word):
        year = int(word)
        return Years(date(year, 1, 1), date(year, 12, 31), leaf.span)
    return leaf


def true_of(node: Node, articles: Articles = no_articles) -> Test:
    """Whether `node` is true of a figure."""
    if isinstance(node, Every | Either):
        tests = [true_of(item, articles) for item in node.items]
        return partial(_all if isinstance(node, Every) else _any, tests)
    if isinstance(node, Without):
        return partial(_not, true_of(node.item, articles))
    if isinstance(node, Figured):
        return true_of(node.item, articles)
    if isinstance(node, Stated):
        return lambda figure: figure.status == node.status
    if isinstance(node, Years):
        return partial(_is_about, node)
    if isinstance(node, Valued):
        return partial(_is_valued, node)
    if isinstance(node, Told):
        return partial(_tells, node)
    if isinstance(node, NameLeaf):
        return partial(_names, words_of(node.name), node.last or node.mode == "prefix")
    if isinstance(node, Leaf) and node.field is None:
        return partial(_says, node)
    among = articles(node)
    return lambda figure: figure.sentence.article in among


def condition_of(node: Node, articles: Articles) -> Condition:
    """The condition on the rows of a pack's figures that says what `true_of` says of figures."""
    if isinstance(node, Every | Either):
        parts = [condition_of(item, articles) for item in node.items]
        parts.sort(key=lambda part: any(map(callable, part.values)))
        return (figure_filter.every if isinstance(node, Every) else figure_filter.either)(parts)
    if isinstance(node, Without):
        return figure_filter.without(condition_of(node.item, articles))
    if isinstance(node, Figured):
        return condition_of(node.item, articles)
    if isinstance(node, Stated):
        return figure_filter.of_status(node.status)
    if isinstance(node, Years):
        return figure_filter.of_time(node.earliest, node.latest)
    if isinstance(node, Valued):
        value = figure_filter.of_value(node.low, node.high, apart=node.apart)
        return figure_filter.every([value, *([_in_unit(node.unit)] if node.unit else [])])
    if isinstance(node, Told) and node.field == "unit":
        return _in_unit(node.words[0], growing=node.growing)
    if isinstance(node, Told):
        return _saying(node.words, PARTS[node.field], growing=node.growing)
    if isinstance(node, NameLeaf):
        growing = node.last or node.mode == "prefix"
        return _saying(words_of(node.name), NAME_PARTS, growing=growing)
    if isinstance(node, Leaf) and node.field is None:
        return _saying_leaf(node)
    return figure_filter.among(articles(node).__contains__)


def _in_unit(unit: str, *, growing: bool = False) -> Condition:
    parts = [figure_filter.of_unit(unit)]
    parts += [figure_filter.of_unit("pp")] if unit == PERCENT else []
    parts += [figure_filter.of_unit_beginning(unit)] if growing else []
    return figure_filter.either(parts)


def _saying_leaf(leaf: Leaf) -> Condition:
    if leaf.mode == "phrase":
        return _saying(leaf.words, ALL_PARTS, growing=leaf.last)
    if leaf.mode == "near":
        alone = [_saying((word,), ALL_PARTS, growing=False) for word in leaf.words]
        return figure_filter.every(alone)
    (word,) = leaf.words
    if leaf.mode not in ("wild", "fuzzy"):
        return _saying((word,), ALL_PARTS, growing=_is_growing(leaf))
    like = partial(_is_like, leaf.mode, word, leaf.distance)
    letters = _LETTERS.match(word) if leaf.mode == "wild" else None
    beginning = letters.group() if letters else word[:1]
    test = figure_filter.passing(Like(beginning, like))
    return figure_filter.every([figure_filter.having(beginning), test])


def _saying(words: Sequence[str], parts: Sequence[int], *, growing: bool) -> Condition:
    """First what SQLite can tell, which rules most figures out, then what only the stems tell."""
    if not words:
        return figure_filter.NONE
    last = len(words) - 1
    beginnings = [
        f" {word} " if _is_short(word) and not (growing and place == last) else beginning_of(word)
        for place, word in enumerate(words)
    ]
    having = [figure_filter.having(letters) for letters in beginnings if letters.strip()]
    test = figure_filter.passing(Said(words, parts, growing=growing))
    return figure_filter.every([*having, test])


def _is_short(word: str) -> bool:
    """Whether a word is too short to be a beginning by itself: it would be that of too many."""
    return len(word) < SHORTEST_BEGINNING and word.isascii()


def _is_growing(leaf: Leaf) -> bool:
    """Whether the last word that a leaf asks for may be the beginning of one."""
    return leaf.last or leaf.mode == "prefix"


def _all(tests: Sequence[Test], figure: Figure) -> bool:
    return all(test(figure) for test in tests)


def _any(tests: Sequence[Test], figure: Figure) -> bool:
    return any(test(figure) for test in tests)


def _not(test: Test, figure: Figure) -> bool:
    return not test(figure)


def _is_about(asked: Years, figure: Figure) -> bool:
    first = figure.period.start or figure.period.end
    last = figure.period.end or figure.period.start
    if first is None or last is None:
        return False
    return (asked.latest is None or first <= asked.latest) and (
        asked.earliest is None or last >= asked.earliest
    )


def _is_valued(asked: Valued, figure: Figure) -> bool:
    low = figure.low if figure.value is None else figure.value
    high = figure.high if figure.value is None else figure.value
    if low is None or high is None or not _is_in(asked.unit, figure.unit):
        return False
    return _reaches(high, asked.low, apart=asked.apart) and _reaches(
        -low, None if asked.high is None else -asked.high, apart=asked.apart
    )


def _reaches(value: Decimal, least: Decimal | None, *, apart: bool) -> bool:
    return least is None or (value > least if apart else value >= least)


def _is_in(asked: str | None, unit: str) -> bool:
    """Whether a unit is the one that is asked for; "%" is a share and its points, too."""
    if asked is None or unit == asked or unit.startswith(f"{asked}/"):
        return True
    return asked == PERCENT and unit == "pp"


def _tells(asked: Told, figure: Figure) -> bool:
    if asked.field == "unit":
        (unit,) = asked.words
        return _is_in(unit, figure.unit) or (asked.growing and figure.unit.startswith(unit))
    parties = figure.indicator.parties
    texts = {
        "figure": (figure.indicator.label, *parties),
        "party": parties,
        "speaker": (figure.speaker or "",),
    }
    return says(texts[asked.field], asked.words, growing=asked.growing)


def _names(words: Sequence[str], growing: bool, figure: Figure) -> bool:
    """Whether a figure is of what is called so, or stated by it."""
    texts = (*figure.indicator.parties, figure.speaker or "", figure.indicator.label)
    return says(texts, words, growing=growing)


def _says(asked: Leaf, figure: Figure) -> bool:
    texts = all_words(figure)
    if asked.mode == "phrase":
        return says(texts, asked.words, growing=asked.last)
    if asked.mode == "near":
        return all(says(all_words(figure), (word,), growing=False) for word in asked.words)
    (word,) = asked.words
    if asked.mode in ("wild", "fuzzy"):
        test = partial(_is_like, asked.mode, word, asked.distance)
        return any(test(found) for text in texts for found in words_of(text))
    return says(texts, (word,), growing=_is_growing(asked))


def _is_like(mode: str, word: str, distance: int, found: str) -> bool:
    if mode == "wild":
        return glob(word, found)
    most = distance if len(word) >= _LONG_WORD else min(distance, 1)
    return word[:1] == found[:1] and edits(word, found, most) <= most
