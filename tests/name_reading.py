"""A text read into its names, as the tests of this folder write them."""

from functools import cache

from briefindex.extract.entities import EntityExtractor
from briefindex.importers import article_from
from briefindex.model.mention import Mention


@cache
def extractor(*, model: bool) -> EntityExtractor:
    return EntityExtractor(model=model)


def mentions(text: str, *, model: bool = False) -> tuple[Mention, ...]:
    # A lead of its own keeps the text a body: a lone first line would be read as a title.
    lead = "The following was reported by several outlets over the course of the week.\n\n"
    return extractor(model=model).mentions(article_from((lead + text).encode(), "text.txt"))


def names(text: str, *, model: bool = False) -> list[tuple[str, str]]:
    """Surface and type of every mention but dates."""
    return [(m.surface, m.type) for m in mentions(text, model=model) if m.type != "date"]


def canonical(text: str, *, model: bool = False) -> dict[str, str]:
    """Canonical name by surface, dates left out."""
    return {m.surface: m.canonical for m in mentions(text, model=model) if m.type != "date"}
