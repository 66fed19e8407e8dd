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
from briefindex.packs.store import Store
from briefindex.search.figure_words import all_words, says
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
from briefindex.search.stems import stem
from briefindex.search.tokens import words_of
from briefindex.search.unit_names import PERCENT
from briefindex.search.vocabulary import edits, glob

Articles = Callable[[Node], frozenset[ArticleId]]
"""Gives the articles that match a node that is about articles."""
Test = Callable[[Figure], bool]

_STATUSES: Final[tuple[Status, ...]] = get_args(Status)
_YEAR: Final = re.compile(r"(?:19|20)\d\d", re.ASCII)
_BEGINNING: Final = 4
"""Letters of a word that its forms share, whatever their endings."""


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
    """The figures of a pack that `asked` is true of; those that cannot be are not read."""
    test = true_of(asked, articles)
    candidates = store.figure_view.where(condition_of(asked, bare=store.naming.is_bare))
    return tuple(figure for figure in candidates if test(figure))


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


def condition_of(node: Node, *, bare: bool) -> Condition:
    """Which rows are worth reading for `node`; `bare`: names are read as they were found."""
    if isinstance(node, Every):
        parts = [condition_of(item, bare=bare) for item in node.items]
        return figure_filter.every(sorted(parts, key=lambda part: len(part.sql)))
    if isinstance(node, Either):
        return figure_filter.either([condition_of(item, bare=bare) for item in node.items])
    if isinstance(node, Figured):
        return condition_of(node.item, bare=bare)
    if isinstance(node, Stated):
        return figure_filter.of_status(node.status)
    if isinstance(node, Years):
        return figure_filter.of_time(node.earliest, node.latest)
    if isinstance(node, Valued):
        return figure_filter.of_value(node.low, node.high)
    if isinstance(node, Told) and node.field == "unit":
        (unit,) = node.words
        units = figure_filter.of_unit_beginning if node.growing else figure_filter.of_unit
        return units(unit)
    words = _words(node) if bare else ()
    growing = _is_growing(node)
    return figure_filter.every(
        [
            figure_filter.saying_word(word)
            if _is_short(word) and not growing
            else figure_filter.saying(_beginning(word))
            for word in words
        ]
    )


def _is_short(word: str) -> bool:
    """Whether a word is too short to be a beginning by itself: it would be that of too many."""
    return len(word) < SHORTEST_BEGINNING and word.isascii()


def _is_growing(node: Node) -> bool:
    """Whether the last word that a node asks for may be the beginning of one."""
    if isinstance(node, Leaf | NameLeaf):
        return node.last or node.mode == "prefix"
    return isinstance(node, Told) and node.growing


def _beginning(word: str) -> str:
    """The letters that all forms of a word share: "rat" of "rate" and "rating"."""
    return stem(word)[:_BEGINNING].rstrip("ie")


def _words(node: Node) -> Sequence[str]:
    if isinstance(node, NameLeaf):
        return words_of(node.name) if node.mode in ("word", "phrase", "prefix") else ()
    if isinstance(node, Told):
        return node.words
    if isinstance(node, Leaf) and node.field is None and node.mode not in ("wild", "fuzzy"):
        return node.words
    return ()


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
    return glob(word, found) if mode == "wild" else edits(word, found, distance) <= distance
