"""What a search shows of an article: its text, where its words are, and its sentences."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cached_property

from briefindex.model.article import Article
from briefindex.packs.store import Layout
from briefindex.search.folded_text import FoldedText, folded_text

Stretch = tuple[int, int]
"""Start and end in a text: twenty articles have hundreds, too many for objects of their own."""


class Page:
    """An article as far as hits are marked and cut out of it."""

    def __init__(self, layout: Layout) -> None:
        """Take what was read."""
        self.article = layout.article
        self.text = layout.text
        self._blocks = layout.blocks
        edges = layout.edges
        self._sentences = list(zip(edges[::2], edges[1::2], strict=True))

    @staticmethod
    def of(article: Article) -> "Page":
        """The page of a whole article."""
        blocks = [(block.span.start, block.span.end, block.role) for block in article.blocks]
        edges = [edge for each in article.sentences for edge in (each.start, each.end)]
        return Page(Layout(article.info.id, article.text, blocks, edges))

    @cached_property
    def folded(self) -> FoldedText:
        """The text as words are looked up in it."""
        return folded_text(self.text)

    @property
    def title_end(self) -> int:
        """Where the title ends; 0 where there is none."""
        return next((end for _, end, role in self._blocks if role == "title"), 0)

    @cached_property
    def windows(self) -> Sequence[Stretch]:
        """All sentences, and the blocks that have none (datelines, credits), in order."""
        inside = [start for start, _ in self._sentences]
        alone = [
            (start, end)
            for start, end, _ in self._blocks
            if bisect_left(inside, start) == bisect_left(inside, end)
        ]
        return sorted([*self._sentences, *alone]) if alone else self._sentences

    @property
    def opening(self) -> int:
        """The number of the window that opens the body; where there is none, of the first."""
        bodies = [(start, end) for start, end, role in self._blocks if role == "body"]
        sentences = set(self._sentences)
        for number, window in enumerate(self.windows):
            if window in sentences and _is_within(window[0], bodies):
                return number
        return 0


def _is_within(place: int, stretches: Iterable[Stretch]) -> bool:
    return any(start <= place < end for start, end in stretches)
