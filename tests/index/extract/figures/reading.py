"""Figures of a few sentences, for the tests of this folder."""

from datetime import date

from briefindex.extract.entities import EntityExtractor
from briefindex.extract.figures import extract_figures
from briefindex.extract.figures.article_pass import Parse
from briefindex.model.article import Article, ArticleInfo, Block, Known, KnownDate
from briefindex.model.figure import Figure
from briefindex.model.span import ArticleId
from briefindex.text.paragraphs import paragraphs
from briefindex.text.sentences import sentences

FRIDAY = KnownDate(day=date(2024, 4, 12), basis="stated")
_UNKNOWN = Known()


def article(text: str, published: KnownDate = FRIDAY) -> Article:
    """An article whose every paragraph is body text."""
    blocks = tuple(Block(span, "body") for span in paragraphs(text))
    info = ArticleInfo(
        ArticleId("a1"),
        "a1.txt",
        _UNKNOWN,
        _UNKNOWN,
        _UNKNOWN,
        _UNKNOWN,
        published,
        "en",
        None,
        1,
        "",
    )
    return Article(info, text, blocks, sentences(text, blocks))


def figures(
    text: str, published: KnownDate = FRIDAY, parse: Parse | None = None
) -> tuple[Figure, ...]:
    """All figures of a text."""
    made = article(text, published)
    return extract_figures(made, EntityExtractor(model=False).mentions(made), parse)


def shown(text: str, published: KnownDate = FRIDAY) -> list[Figure]:
    """The figures that a panel shows: trivial ones left out."""
    return [one for one in figures(text, published) if one.salience != "trivial"]


def only(text: str, published: KnownDate = FRIDAY) -> Figure:
    """The one figure that a text has."""
    found = shown(text, published)
    assert len(found) == 1, [one.surface for one in found]
    return found[0]
