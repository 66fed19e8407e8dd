"""What a search shows of an article: its text, where its words are, and its sentences."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from briefindex.model.article import Article
from briefindex.packs.store import Layout
from briefindex.search.folded_text import FoldedText, folded_text


class Page:
    """An article as far as hits are marked and cut out of it."""

    def __init__(self, layout: Layout, language: str | None = None) -> None:
        """Take what was read; the language may be told later."""
        self.language = language
        self.article = layout.article
        self.text = layout.text
        self.title_end = next((end for _, end, role in layout.blocks if role == "title"), 0)
        """Where the title ends; 0 where there is none."""
        self._blocks = layout.blocks
        self._edges = layout.edges
        self._folded: FoldedText | None = None

    @staticmethod
    def of(article: Article) -> "Page":
        """The page of a whole article."""
        blocks = [(block.span.start, block.span.end, block.role) for block in article.blocks]
        edges = [edge for each in article.sentences for edge in (each.start, each.end)]
        info = article.info
        return Page(Layout(info.id, article.text, blocks, edges), info.language or "")

    @property
    def folded(self) -> FoldedText:
        """The text as words are looked up in it."""
        if self._folded is None:
            self._folded = folded_text(self.text)
        return self._folded

    @property
    def windows(self) -> tuple[Sequence[int], Sequence[int]]:
        """All sentences, and the blocks that have none (datelines, credits), in order.

        Where they start, and where they end: twenty articles have hundreds, too many for objects
        of their own.
        """
        starts, ends = self._edges[::2], self._edges[1::2]
        begun = set(starts)
        alone = [
            (start, end)
            for start, end, _ in self._blocks
            if start not in begun and bisect_left(starts, start) == bisect_left(starts, end)
        ]
        if alone:
            several = sorted([*zip(starts, ends, strict=True), *alone])
            starts, ends = [start for start, _ in several], [end for _, end in several]
        return starts, ends

    @property
    def opening(self) -> int:
        """The number of the window that opens the body; where there is none, of the first."""
        bodies = [(start, end) for start, end, role in self._blocks if role == "body"]
        sentences = set(zip(self._edges[::2], self._edges[1::2], strict=True))
        for number, window in enumerate(zip(*self.windows, strict=True)):
            if window in sentences and _is_within(window[0], bodies):
                return number
        return 0


def _is_within(place: int, stretches: Iterable[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in stretches)
