"""Plans of the open packs that a later article reports as done."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from briefindex.compare.moved import Moved, moved
from briefindex.compare.rows import written
from briefindex.model.span import ArticleId, SentenceRef

if TYPE_CHECKING:
    from briefindex.desk.facade import Desk

_MOST: Final = 300
"""Articles: of a larger pack the first page would not cite most of them, and all must be read."""


def moves_of(desk: "Desk") -> tuple[Moved, ...]:
    """The plans that a later article reports as done; none are looked for in large packs."""
    infos = [info for info in desk.articles() if info.id not in desk.copies()]
    if len(infos) > _MOST:
        return ()

    def sentences_of(article: ArticleId) -> Iterator[tuple[SentenceRef, str]]:
        whole = desk.article(article)
        for span in whole.sentences:
            yield SentenceRef(article, span), whole.text[span.start : span.end]

    return moved(written(infos), sentences_of)
