"""A tree of HTML to pieces: words alone come out, no element and no attribute ever does.

That is the allow-list, and it is empty but for text: what a page may do (scripts, forms, frames,
media, addresses) cannot pass. Walks without recursion, so that a deep tree costs nothing but time.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefindex.importers.formats.extract import Piece, table_of
from briefindex.importers.formats.raised import mark_raised

if TYPE_CHECKING:
    from lxml import etree

_SILENT_ELEMENTS = (
    "script style noscript template iframe frame object embed applet svg math canvas audio video "
    "form input button select option textarea nav head meta link title map area dialog "
    "del s strike rp rt"
)
_SILENT = frozenset(_SILENT_ELEMENTS.split())
_MUTE = _SILENT - {"nav", "head", "form", "title", "meta", "link"}
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_BLOCK_ELEMENTS = (
    "p div section article main header footer aside blockquote pre address figure figcaption "
    "ul ol dl dd dt li table caption thead tbody tfoot tr td th hr body html center fieldset "
    "details summary h1 h2 h3 h4 h5 h6"
)
_BLOCKS = frozenset(_BLOCK_ELEMENTS.split())
_HIDDEN = re.compile(
    r"display:none|visibility:hidden|font-size:0(?:px|pt|em|rem|%)?(?:;|!|\Z)|mso-hide:all"
)
_WAY_BACK = " \u21a9\ufe0e\ufe0f\u23ce"
"""Behind a note: the arrow that leads back to the text."""
_MOST_COLUMNS = 200


def pieces_of(root: "etree.Element") -> tuple[Piece, ...]:
    """All that a reader of the page would see, block by block."""
    mark_raised(root)
    walk = _Walk()
    walk.through(root)
    return tuple(walk.pieces)


class _Walk:
    """One walk over a tree; gathers words until a block ends."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self._words: list[str] = []
        self._breaks = 0
        self._lists: list[int | None] = []
        self._mark = ""

    def through(self, root: "etree.Element") -> None:
        """Visit every element that may speak, in the order of the page."""
        stack: list[tuple[etree.Element, bool]] = [(root, True)]
        while stack:
            element, opens = stack.pop()
            if not opens:
                self._leave(element)
                self._say(element.tail)
                continue
            tag = element.tag
            if tag in _SILENT or _is_hidden(element):
                self._say(element.tail)
                continue
            if tag == "table" and is_data_table(element):
                self._table(element)
                self._say(element.tail)
                continue
            self._enter(tag, element)
            stack.append((element, False))
            stack.extend((child, True) for child in reversed(element))
        self._end(None)

    def _enter(self, tag: str, element: "etree.Element") -> None:
        if tag == "br":
            self._break()
        elif tag in _BLOCKS:
            self._end(None)
            if tag in ("ul", "ol"):
                self._lists.append(_first_number(element) if tag == "ol" else None)
            elif tag == "li":
                self._mark = self._bullet()
        self._say(element.text)

    def _leave(self, element: "etree.Element") -> None:
        tag = element.tag
        if tag in _BLOCKS:
            self._end("heading" if tag in _HEADINGS else None)
            if tag in ("ul", "ol") and self._lists:
                self._lists.pop()
            elif tag == "li":
                self._mark = ""

    def _bullet(self) -> str:
        number = self._lists[-1] if self._lists else None
        if number is None:
            return "• "
        self._lists[-1] = number + 1
        return f"{number}. "

    def _break(self) -> None:
        """One line break is a line end; two are the end of a paragraph."""
        self._breaks += 1
        if self._breaks > 1:
            self._end(None)
        else:
            self._words.append("\n")

    def _say(self, text: str | None) -> None:
        if text:
            self._words.append(text.replace("\n", " "))
            if not text.isspace():
                self._breaks = 0

    def _end(self, role: str | None) -> None:
        lines = [" ".join(line.split()) for line in "".join(self._words).split("\n")]
        text = "\n".join(line for line in lines if line).rstrip(_WAY_BACK)
        self._words, self._breaks = [], 0
        if not any(map(str.isalnum, text)):
            return
        mark, self._mark = self._mark, ""
        if role == "heading":
            self.pieces.append(Piece(text.replace("\n", " "), "heading"))
        else:
            self.pieces.append(Piece(mark + text))

    def _table(self, table: "etree.Element") -> None:
        self._end(None)
        for caption in table.iterchildren("caption"):
            self._say(words_of(caption))
            self._end(None)
        self.pieces += table_of(rows_of(table))


def _first_number(element: "etree.Element") -> int:
    """The number that a list begins with."""
    said = element.get("start", "")
    return int(said) if re.fullmatch(r"\d{1,4}", said) else 1


def _is_hidden(element: "etree.Element") -> bool:
    style = element.get("style", "").replace(" ", "").lower()
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or _HIDDEN.search(style) is not None
    )


def silenced(root: "etree.Element") -> None:
    """Take out of a tree what may not speak, for others who walk it: menus may help them."""
    mute = [one for one in root.iterdescendants() if one.tag in _MUTE or _is_hidden(one)]
    for element in mute:
        if element.getparent() is not None:
            element.drop_tree()


def is_data_table(table: "etree.Element") -> bool:
    """Whether a table holds data in rows and columns and does not lay out a page."""
    if next(table.iterdescendants("table"), None) is not None:
        return False
    if table.get("role") == "presentation":
        return False
    rows = list(rows_of(table))
    if not rows or max(map(len, rows)) < 2:
        return False
    cells = [cell for cells in rows for cell in cells if cell]
    return bool(cells) and sum(map(len, cells)) / len(cells) < 120


def rows_of(table: "etree.Element") -> Iterator[list[str]]:
    """Rows of a table as texts of cells; a cell over several leaves the others empty."""
    below: dict[int, int] = {}  # columns that a cell of a row above still takes, for how many rows
    for line in table.iter("tr"):
        cells: list[str] = []
        for cell in line.iterchildren("td", "th"):
            while below.get(len(cells), 0) > 0 and len(cells) < _MOST_COLUMNS:
                below[len(cells)] -= 1
                cells.append("")
            if len(cells) >= _MOST_COLUMNS:
                break
            first = len(cells)
            cells.extend([words_of(cell), *[""] * (_span(cell, "colspan") - 1)])
            below.update(dict.fromkeys(range(first, len(cells)), _span(cell, "rowspan") - 1))
        yield cells[:_MOST_COLUMNS]


def _span(cell: "etree.Element", name: str) -> int:
    span = cell.get(name, "1")
    return min(int(span), _MOST_COLUMNS) if re.fullmatch(r"[1-9]\d{0,3}", span) else 1


def words_of(element: "etree.Element") -> str:
    """The words inside an element on one line, without what may not speak."""
    said: list[str] = []
    stack: list[tuple[etree.Element, bool]] = [(element, True)]
    while stack:
        one, opens = stack.pop()
        if opens and one.tag not in _SILENT and not _is_hidden(one):
            said.append(one.text or "")
            stack.append((one, False))
            stack.extend((child, True) for child in reversed(one))
        elif one is not element:
            said.append(" " if one.tag in _BLOCKS or one.tag == "br" else "")
            said.append(one.tail or "")
    return " ".join("".join(said).split())
