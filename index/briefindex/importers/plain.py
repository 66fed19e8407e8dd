"""Plain texts to articles."""

from briefindex.errors import ImportRefusedError
from briefindex.importers.laid_out import EMPTY
from briefindex.importers.matter import front_matter
from briefindex.importers.metadata import article_info
from briefindex.importers.registry import text_of
from briefindex.importers.structure import structure, structure_after
from briefindex.model.article import Article
from briefindex.text.normalise import canonical
from briefindex.text.sentences import sentences


def plain_article(data: bytes, name: str) -> Article:
    """The article of a plain text.

    Raises:
        ImportRefusedError: it holds no text that can be read.
    """
    text = canonical(text_of(data))
    if not any(map(str.isalnum, text)):
        raise ImportRefusedError(EMPTY)
    matter = front_matter(text)
    parts = structure(text) if matter is None else structure_after(text, matter)
    found = sentences(text, parts.blocks)
    language = matter.language if matter else None
    info = article_info(data, name, text, parts, found, language)
    return Article(info, text, parts.blocks, found)
