"""Copies of one story are one source: what a copy states as its first article does counts once."""

from collections.abc import Iterable, Mapping

from briefindex.model.figure import Figure
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
    heads = set(first.values())
    known = {_claim(f, f.sentence.article) for f in listed if f.sentence.article in heads}
    return tuple(
        figure
        for figure in listed
        if figure.sentence.article not in first
        or _claim(figure, first[figure.sentence.article]) not in known
    )


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
