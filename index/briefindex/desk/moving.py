"""Plans of the open packs that a later article reports as done."""

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Final

from briefindex.compare.moved import Moved, moved
from briefindex.compare.rows import written
from briefindex.model.article import Article, ArticleInfo
from briefindex.model.span import ArticleId, SentenceRef

_MOST: Final = 300
"""Articles: of a larger pack the first page would not cite most of them, and all must be read."""


def moves_of(
    articles: Sequence[ArticleInfo],
    copies: Collection[ArticleId],
    read: Callable[[ArticleId], Article],
) -> tuple[Moved, ...]:
    """The plans that a later article reports as done; none are looked for in large packs."""
    infos = [info for info in articles if info.id not in copies]
    if len(infos) > _MOST:
        return ()

    def sentences_of(article: ArticleId) -> Iterator[tuple[SentenceRef, str]]:
        whole = read(article)
        for span in whole.sentences:
            yield SentenceRef(article, span), whole.text[span.start : span.end]

    return moved(written(infos), sentences_of)
