"""Finds the figures of an article and what each of them is about.

The door is `extract_figures`. Every step is a rule over one sentence and what came before it; the
words that the rules lean on are in `resources/`. Knows no storage and no screen.
"""

from collections.abc import Sequence

from briefindex.extract.figures.article_pass import FigurePass, Parse
from briefindex.model.article import Article
from briefindex.model.figure import Figure
from briefindex.model.mention import Mention


def extract_figures(
    article: Article, mentions: Sequence[Mention], parse: Parse | None = None
) -> tuple[Figure, ...]:
    """The figures of an article.

    Args:
        article: The article; only its sentences are read.
        mentions: The names found in it: whom a figure is ascribed to is looked up among them.
        parse: Gives the trees of sentences, if the language model is to help with what the
            figures measure.

    Returns:
        Figures sorted by where they start, none overlapping another.
    """
    return FigurePass(article, mentions, parse).figures()
