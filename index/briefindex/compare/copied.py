"""Copies of one story are one source: what a copy states as its first article does counts once."""

from collections.abc import Iterable, Mapping

from briefindex.model.figure import Figure, FigureId
from briefindex.model.span import ArticleId


def stated_once(
    figures: Iterable[Figure], first: Mapping[ArticleId, ArticleId]
) -> tuple[Figure, ...]:
    """The figures without those of copies that the article they were copied from states too.

    `first` gives the first article by copy. What a copy alone states stays: it was added.
    """
    if not first:
        return tuple(figures)
    listed = tuple(figures)
    copied = twins(listed, first)
    return tuple(figure for figure in listed if figure.id not in copied)


def twins(
    figures: Iterable[Figure], first: Mapping[ArticleId, ArticleId]
) -> dict[FigureId, FigureId]:
    """By figure that `stated_once` leaves out, the one of the first article that says it."""
    if not first:
        return {}
    listed = tuple(figures)
    heads = set(first.values())
    known: dict[tuple[object, ...], FigureId] = {}
    for figure in listed:
        if figure.sentence.article in heads:
            known.setdefault(_claim(figure, figure.sentence.article), figure.id)
    copied = (
        (figure.id, known.get(_claim(figure, first[figure.sentence.article])))
        for figure in listed
        if figure.sentence.article in first
    )
    return {copy: twin for copy, twin in copied if twin is not None}


def stories(
    figures: Iterable[Figure], first: Mapping[ArticleId, ArticleId]
) -> frozenset[ArticleId]:
    """The articles that state the figures, the first one alone of those that tell one story."""
    articles = (figure.sentence.article for figure in figures)
    return frozenset(first.get(article, article) for article in articles)


def _claim(figure: Figure, article: ArticleId) -> tuple[object, ...]:
    """What is said, without the words and the time it takes from its article."""
    return (
        article,
        figure.value,
        figure.low,
        figure.high,
        figure.unit,
        figure.status,
        figure.surface,
    )
