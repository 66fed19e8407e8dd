"""An article: its immutable text and what is known, or honestly not known, about it."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from briefindex.model.span import ArticleId, Span

Basis = Literal["stated", "inferred", "user"]
Role = Literal["title", "heading", "body", "metadata", "boilerplate"]


@dataclass(frozen=True, slots=True)
class Known:
    """A piece of metadata with its ground.

    `value` is None where unknown, and then `basis` is None too. `reason` is one sentence for the
    reader ("The first line has no full stop and stands alone."), empty where nothing was found.
    """

    value: str | None = None
    basis: Basis | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class KnownDate:
    """The publication date with its ground.

    `day` is set only where a day is known (basis "inferred": about that day). Otherwise `earliest`
    and `latest` bound it, both inclusive, either may be None; "before 18 May 2023" is
    `latest` 2023-05-17. All None: no date.
    """

    day: date | None = None
    earliest: date | None = None
    latest: date | None = None
    basis: Basis | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, title, or piece of furniture of the text.

    Blocks are sorted and do not overlap; between them stands only white space. A block may span a
    hard-wrapped paragraph: a line end inside it reads as a space. "metadata" (a dateline, a date
    line) and "boilerplate" (photo credits, share buttons) are shown greyed and hold no figure and
    no entity of the brief.
    """

    span: Span
    role: Role


@dataclass(frozen=True, slots=True)
class PageMap:
    """Where the pages of a printed document begin in its text.

    `starts` are rising code-point offsets into the article's text, one a page; a page without text
    begins where the next one does. `labels` are the numbers as the document has them ("xii", "12",
    "A-3"), one a page; empty where the pages are just 1, 2, 3. An empty one among them: from there
    on the text is on no page (notes at the end). Both empty: there are no pages. `reason` says why
    the pages are not certain, empty where the file is made of pages.
    """

    starts: tuple[int, ...] = ()
    labels: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ArticleInfo:
    """What a list shows of an article: everything but its text.

    `file` is the name it was imported under. `opening` is its first body words (at most 90
    characters, cut at a word, without an ellipsis): shown, visibly so, where `title` is unknown.
    `language` is an ISO 639-1 code or None. `words` counts the body. `notice` is one sentence for
    the reader on what of the file could not be read, empty where all was.
    """

    id: ArticleId
    file: str
    title: Known
    source: Known
    author: Known
    place: Known
    date: KnownDate
    language: str | None
    url: str | None
    words: int
    opening: str
    pages: PageMap = PageMap()
    notice: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """An article as every room sees it.

    `text` is the one canonical text: what is indexed, shown, and pointed into. `blocks` and
    `sentences` are sorted and do not overlap; sentences never cross a block, exist only in blocks
    of role title, heading and body, include opening quotation marks and leave out a leading dash
    or bullet and the white space around them.
    """

    info: ArticleInfo
    text: str
    blocks: tuple[Block, ...]
    sentences: tuple[Span, ...]
