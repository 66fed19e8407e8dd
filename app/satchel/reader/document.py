"""Builds the page of an article, and leads from its characters to the article's and back.

The page is made block by block with plain text only: nothing in an article is read as markup.
"""

from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument

from briefindex import desk
from briefindex.model.article import Article, Block
from briefindex.model.span import Span
from satchel.theme.fonts import font
from satchel.theme.tokens import Tokens

BASE_SIZE: Final = 17
_ONE_SPACE: Final = dict.fromkeys(map(ord, "\n\r\t\v\f\u2028\u2029\ufdd0\ufdd1\ufffc\x00"), " ")
_ALL: Final = 1 << 40
_LONGEST: Final = 10_000
_COST_OF_BLOCK: Final = 40
"""How many characters take as long to write as the beginning of a block."""

_DIVIDER: Final = "\u2002·\u2002"


@dataclass(frozen=True, slots=True)
class Placed:
    """A block of the article on the page: code points `start` to `end` begin at `position`.

    `wide` are the places, counted from the block's start, of letters that Qt counts twice.
    """

    start: int
    end: int
    position: int
    wide: tuple[int, ...]

    @property
    def length(self) -> int:
        """How long the block is on the page."""
        return self.end - self.start + len(self.wide)


class Positions:
    """Leads from code points of the article to positions on the page and back."""

    def __init__(self, placed: Sequence[Placed]) -> None:
        """Take the blocks in any order."""
        self._by_start = sorted(placed, key=lambda block: block.start)
        self._starts = [block.start for block in self._by_start]
        self._by_position = sorted(placed, key=lambda block: block.position)
        self._positions = [block.position for block in self._by_position]

    def position(self, offset: int) -> int:
        """Where a code point stands on the page; white space between blocks goes to their edge."""
        if not self._by_start:
            return 0
        block = self._by_start[max(0, bisect_right(self._starts, offset) - 1)]
        inside = max(0, min(offset, block.end) - block.start)
        return block.position + inside + bisect_left(block.wide, inside)

    def offset(self, position: int) -> int | None:
        """The code point at a position; None on words that are not the article's."""
        block = self._block_at(position)
        if block is None:
            return None
        inside = position - block.position
        # The nth wide letter stands n places further on the page than in the article.
        before = bisect_left(range(len(block.wide)), inside, key=lambda n: block.wide[n] + n)
        return block.start + min(inside - before, block.end - block.start)

    def nearest(self, position: int) -> int:
        """The code point at a position, or the start of the text before the first block."""
        return self.offset(position) or 0

    def _block_at(self, position: int) -> Placed | None:
        number = bisect_right(self._positions, position) - 1
        if number < 0:
            return None
        block = self._by_position[number]
        return block if position - block.position <= block.length else None


class Page(QTextDocument):
    """A page that reads nothing from anywhere."""

    def loadResource(self, type: int, name: QUrl | str) -> object:  # noqa: A002 - Qt's own name
        """Give nothing: whatever a text names is neither opened nor fetched."""
        del type, name
        return None


@dataclass(frozen=True, slots=True)
class Rendered:
    """A page with the way to its characters; `date` are the positions of the article's date.

    `positions` are those of the whole article, whether it is written already or not; `rest` is
    what is yet to be written.
    """

    page: Page
    positions: Positions
    date: tuple[int, int]
    is_date_inferred: bool
    rest: "Rest"


class Rest:
    """The pieces of an article that are not on its page yet; written in slices."""

    def __init__(self, writer: "_Writer", article: Article, pieces: Sequence[Block]) -> None:
        """Write these pieces, in this order."""
        self._writer = writer
        self._article = article
        self._pieces = deque(pieces)

    @property
    def offset(self) -> int:
        """The code point from which on nothing is written yet."""
        return self._pieces[0].span.start if self._pieces else len(self._article.text)

    @property
    def is_left(self) -> bool:
        """Whether anything is yet to be written."""
        return bool(self._pieces)

    def write(self, slice_: int) -> None:
        """Write pieces until they have so many characters."""
        self._writer.begin()
        while self._pieces and slice_ > 0:
            piece = self._pieces.popleft()
            _write_block(self._writer, self._article, piece)
            slice_ -= piece.span.end - piece.span.start + _COST_OF_BLOCK
        self._writer.end()


class _Writer:
    """Writes blocks one after the other, each in its style."""

    def __init__(self, page: Page, tokens: Tokens, size: int) -> None:
        self._page = page
        self._tokens = tokens
        self._scale = size / BASE_SIZE
        self._cursor = QTextCursor(page)
        self._begun = False
        self._blocks: dict[tuple[float, float, float], QTextBlockFormat] = {}
        self._letters: dict[tuple[QFont, str], QTextCharFormat] = {}

    def begin(self) -> None:
        """Begin to write: the page is laid out when it ends."""
        self._cursor.beginEditBlock()

    def end(self) -> None:
        """End what was begun."""
        self._cursor.endEditBlock()

    @property
    def position(self) -> int:
        """Where the next block will begin."""
        return self._cursor.position() + 1

    def block(self, height: float, above: float, below: float) -> None:
        """Begin a block of a line height, with space above and below, all at the base size."""
        made = self._block_format(height, above, below)
        if self._begun:
            self._cursor.insertBlock(made)
        else:
            self._cursor.setBlockFormat(made)
        self._begun = True

    def words(self, text: str, face: QFont, colour: str) -> tuple[int, int]:
        """Write words into the block; gives the positions where they begin and end."""
        start = self._cursor.position()
        self._cursor.insertText(text.translate(_ONE_SPACE), self._char_format(face, colour))
        return start, self._cursor.position()

    def _block_format(self, height: float, above: float, below: float) -> QTextBlockFormat:
        key = (height, above, below)
        if key not in self._blocks:
            made = self._blocks[key] = QTextBlockFormat()
            fixed = QTextBlockFormat.LineHeightTypes.FixedHeight.value
            made.setLineHeight(round(height * self._scale), fixed)
            made.setTopMargin(round(above * self._scale))
            made.setBottomMargin(round(below * self._scale))
        return self._blocks[key]

    def _char_format(self, face: QFont, colour: str) -> QTextCharFormat:
        key = (face, colour)
        if key not in self._letters:
            made = self._letters[key] = QTextCharFormat()
            made.setFont(face)
            made.setForeground(getattr(self._tokens, colour))
        return self._letters[key]

    def pixels(self, base: float) -> float:
        """A size of letters at the reader's own text size."""
        return base * self._scale


def render(article: Article, tokens: Tokens, size: int, *, first: int = _ALL) -> Rendered:
    """The page of an article in a theme and text size; `first` characters of it are written."""
    page = Page()
    page.setUndoRedoEnabled(False)
    page.setDocumentMargin(0)
    page.setDefaultFont(font("read", size))
    writer = _Writer(page, tokens, size)
    title = next((block for block in article.blocks if block.role == "title"), None)
    placed = _write_title(writer, article, title)
    date = _write_meta(writer, article)
    at = writer.position
    pieces = [
        piece for block in article.blocks if block is not title for piece in _cut(article, block)
    ]
    for piece in pieces:
        placed.append(_placed(piece, at, _text_of(article, piece)))
        at += placed[-1].length + 1
    rest = Rest(writer, article, pieces)
    rest.write(first)
    inferred = article.info.date.basis == "inferred"
    return Rendered(page, Positions(placed), date, inferred, rest)


def _cut(article: Article, block: Block) -> Iterator[Block]:
    """A block in pieces that are laid out in no time, cut at spaces; nearly all are one piece."""
    start, end = block.span.start, block.span.end
    while end - start > _LONGEST:
        cut = article.text.rfind(" ", start + _LONGEST // 2, start + _LONGEST)
        cut = cut if cut > 0 else start + _LONGEST
        yield Block(Span(start, cut), block.role)
        start = cut + (article.text[cut] == " ")
    yield Block(Span(start, end), block.role)


def _write_title(writer: _Writer, article: Article, block: Block | None) -> list[Placed]:
    words, stated = desk.title_text(article.info)
    if block is not None:
        words = _text_of(article, block)
    elif not stated:
        writer.block(32, 0, 0)
        writer.words(words, font("read", writer.pixels(25), strong=True, italic=True), "text")
        return []
    writer.block(33, 0, 0)
    start, _end = writer.words(words, font("title", writer.pixels(27), strong=True), "text")
    if block is None:
        return []
    return [_placed(block, start, words)]


def _write_meta(writer: _Writer, article: Article) -> tuple[int, int]:
    info = article.info
    writer.block(20, 6, 14)
    plain = font("ui", writer.pixels(13.5))
    slanted = font("ui", writer.pixels(13.5), italic=True)
    is_guess = info.date.basis == "inferred"
    writer.words(desk.source_text(info) + _DIVIDER, plain, "muted")
    date = writer.words(desk.date_text(info.date), slanted if is_guess else plain, "muted")
    for known in (info.place, info.author):
        if known.value:
            writer.words(_DIVIDER + known.value, plain, "muted")
    if not desk.title_text(info)[1]:
        note = QCoreApplication.translate("Page", "no headline: opening words shown")
        writer.words(_DIVIDER, plain, "muted")
        writer.words(note, plain, "faint")
    return date


def _write_block(writer: _Writer, article: Article, block: Block) -> None:
    text = article.text[block.span.start : block.span.end]
    if block.role in {"metadata", "boilerplate"}:
        writer.block(18, 0, 10)
        writer.words(text, font("ui", writer.pixels(13)), "faint")
    elif block.role in {"heading", "title"}:
        writer.block(26, 8, 6)
        writer.words(text, font("read", writer.pixels(17), strong=True), "text")
    else:
        writer.block(26, 0, 10)
        writer.words(text, font("read", writer.pixels(17)), "text")


def _placed(block: Block, position: int, text: str) -> Placed:
    wide: tuple[int, ...] = ()
    if not text.isascii() and max(text) > "\uffff":
        wide = tuple(number for number, letter in enumerate(text) if letter > "\uffff")
    return Placed(block.span.start, block.span.end, position, wide)


def _text_of(article: Article, block: Block) -> str:
    return article.text[block.span.start : block.span.end]
