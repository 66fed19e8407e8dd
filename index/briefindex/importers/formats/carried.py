"""An `Article` as JSON and text and back, for the way from the parsing process."""

from collections.abc import Mapping, Sequence
from itertools import chain, pairwise
from typing import Any, cast

from briefindex.model import codec
from briefindex.model.article import Article, ArticleInfo, Block, Role
from briefindex.model.span import Span

_ROLES: tuple[Role, ...] = ("title", "heading", "body", "metadata", "boilerplate")


def packed(article: Article) -> tuple[dict[str, object], bytes]:
    """What JSON can hold of it, and its text."""
    return {
        "info": codec.dumps(article.info),
        "roles": [_ROLES.index(block.role) for block in article.blocks],
        "blocks": _edges([block.span for block in article.blocks]),
        "sentences": _edges(article.sentences),
    }, article.text.encode("utf-8", errors="surrogatepass")


def unpacked(said: Mapping[str, Any], text: bytes) -> Article:
    """The article again.

    Raises:
        ValueError: this is none.
    """
    try:
        words = text.decode("utf-8", errors="surrogatepass")
        info = codec.loads(ArticleInfo, said["info"])
        spans = _spans(said["blocks"], len(words))
        roles: list[Role] = [_ROLES[role] for role in cast("list[int]", said["roles"])]
        blocks = tuple(Block(span, role) for span, role in zip(spans, roles, strict=True))
        return Article(info, words, blocks, tuple(_spans(said["sentences"], len(words))))
    except (KeyError, TypeError, IndexError) as error:
        raise ValueError("no article") from error


def _edges(spans: Sequence[Span]) -> list[int]:
    return list(chain.from_iterable((span.start, span.end) for span in spans))


def _spans(given: object, size: int) -> list[Span]:
    """Spans in order, none over another, none outside a text of that size."""
    if not isinstance(given, list) or {*map(type, cast("list[object]", given))} - {int}:
        raise ValueError("no spans")
    edges = cast("list[int]", given)
    if any(before > after for before, after in pairwise((0, *edges, size))):
        raise ValueError("spans out of place")
    return [Span(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True)]
