"""Very long articles in parts, so that their analysis can tell how far it is, and be stopped.

A part is an article of its own with a piece of the text. Names and periods lean on what stands in
the same part; rules that look through the whole text do so ten thousand words at a time.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from briefindex.model.article import Article, Block
from briefindex.model.figure import Figure, FigureId, Link
from briefindex.model.mention import Mention
from briefindex.model.span import Span

PART: Final = 60_000
"""Code points after which a part ends with the paragraph, some ten thousand words."""
_LONGEST: Final = 2 * PART
"""Code points after which it ends with the sentence."""
LONG: Final = 200_000
"""Code points from which an article is read in parts."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of an article, which begins at `start` of the whole text."""

    article: Article
    start: int

    def mentions(self, found: Sequence[Mention]) -> list[Mention]:
        """What was found in the part, with its places in the whole."""
        return [replace(one, span=_moved(one.span, self.start)) for one in found]

    def figures(self, found: Sequence[Figure]) -> list[Figure]:
        """The same of figures."""
        return [_figure(one, self.start) for one in found]

    def names_here(self, names: Sequence[Mention]) -> list[Mention]:
        """Of the mentions of the whole those in the part, with their places in it."""
        end = self.start + len(self.article.text)
        return [
            replace(one, span=_moved(one.span, -self.start))
            for one in names
            if self.start <= one.span.start and one.span.end <= end
        ]

    def figures_here(self, figures: Sequence[Figure]) -> list[Figure]:
        """The same of figures."""
        end = self.start + len(self.article.text)
        here = [one for one in figures if self.start <= one.span.start and one.span.end <= end]
        return [_figure(one, -self.start) for one in here]


def is_long(article: Article) -> bool:
    """Whether an article is read in parts."""
    return len(article.text) >= LONG


def parts_of(article: Article) -> list[Part]:
    """The parts of an article, one after the other; itself where it is not long."""
    if not is_long(article):
        return [Part(article, 0)]
    return list(_parts(article))


def _parts(article: Article) -> Iterator[Part]:
    starts = [block.span.start for block in article.blocks]
    first = block = 0
    for start, end in pairwise(_edges(article)):
        last = bisect_left(article.sentences, Span(end, end), first)
        while block and article.blocks[block - 1].span.end > start:
            block -= 1
        after = bisect_left(starts, end, block)
        blocks = tuple(_within(one, start, end) for one in article.blocks[block:after])
        sentences = tuple(_moved(one, -start) for one in article.sentences[first:last])
        yield Part(
            replace(article, text=article.text[start:end], blocks=blocks, sentences=sentences),
            start,
        )
        first, block = last, after


def _edges(article: Article) -> list[int]:
    """Where parts begin and end: between paragraphs, never between the rows of a table."""
    edges = [0]
    ends = {block.span.end for block in article.blocks}
    for before, after in pairwise(article.sentences):
        size = after.start - edges[-1]
        is_apart = before.end in ends and "\n\n" in article.text[before.end : after.start]
        if size > _LONGEST or (size > PART and is_apart):
            edges.append(after.start)
    return [*edges, len(article.text)]


def _within(block: Block, start: int, end: int) -> Block:
    """What of a block lies in a part."""
    span = Span(max(block.span.start, start), min(block.span.end, end))
    return Block(_moved(span, -start), block.role)


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _figure(figure: Figure, by: int) -> Figure:
    return replace(
        figure,
        id=_id(figure.id, by),
        span=_moved(figure.span, by),
        sentence=replace(figure.sentence, span=_moved(figure.sentence.span, by)),
        links=tuple(Link(_id(link.id, by), link.role) for link in figure.links),
    )


def _id(figure: FigureId, by: int) -> FigureId:
    """The id of a figure is its article's, and where it begins."""
    article, _, start = figure.rpartition("-")
    return FigureId(f"{article}-{int(start) + by}")
