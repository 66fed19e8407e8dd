"""Finds the figures of an article and what each of them is about.

The door is `extract_figures`. Every step is a rule over one sentence and what came before it; the
words that the rules lean on are in `resources/`. Knows no storage and no screen.
"""

from collections.abc import Mapping, Sequence

from briefindex.extract.figures.article_pass import FigurePass, Parse
from briefindex.model.article import Article
from briefindex.model.figure import Figure, FigureId, Period
from briefindex.model.mention import Mention


def extract_figures(
    article: Article,
    mentions: Sequence[Mention],
    parse: Parse | None = None,
    dated: Mapping[FigureId, Period] | None = None,
) -> tuple[Figure, ...]:
    """The figures of an article.

    Args:
        article: The article; only its sentences are read.
        mentions: The names found in it: whom a figure is ascribed to is looked up among them.
        parse: Gives the trees of sentences, if the language model is to help with what the
            figures measure.
        dated: The periods that were read, with the model's help, when the article had another
            date: the words that were a figure's date stay so.

    Returns:
        Figures sorted by where they start, none overlapping another.
    """
    return FigurePass(article, mentions, parse, dated or {}).figures()
