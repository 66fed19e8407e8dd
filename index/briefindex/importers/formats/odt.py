"""OpenDocument texts: paragraphs, headings, lists, tables, notes; as if all changes were accepted.

Source: OASIS OpenDocument 1.3, part 3.
"""

import io
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefindex.errors import ImportRefusedError
from briefindex.importers.clues import Clue
from briefindex.importers.doors.xml import LARGEST_XML, parse_xml
from briefindex.importers.doors.zips import PASSWORD, open_zip
from briefindex.importers.formats.dublin_core import local, properties
from briefindex.importers.formats.extract import Extract, Piece, table_of
from briefindex.model.article import Role

if TYPE_CHECKING:
    from lxml import etree

_GONE = frozenset(
    ("tracked-changes", "annotation", "note-citation", "scripts", "forms", "object", "object-ole",
     "sequence-decls", "table-of-content", "alphabetical-index")
)  # fmt: skip
_MOST_REPEATED = 200
_ENCRYPTED = b"encryption-data"


def read(data: bytes) -> Extract:
    """The article of an OpenDocument text.

    Raises:
        ImportRefusedError: it is damaged, locked, or reaches for files outside itself.
    """
    with open_zip(io.BytesIO(data)) as archive:
        names = archive.names()
        manifest = "META-INF/manifest.xml"
        if manifest in names and _ENCRYPTED in archive.read(manifest, LARGEST_XML):
            raise ImportRefusedError(PASSWORD)
        root = parse_xml(archive.read("content.xml", LARGEST_XML))
        meta = parse_xml(archive.read("meta.xml", LARGEST_XML)) if "meta.xml" in names else None
    walk = _Walk(_titles(root))
    walk.blocks(root)
    clues, language = properties(meta) if meta is not None else ((), None)
    pieces = (*walk.pieces, *walk.notes)
    title = next((piece.text for piece in pieces[:4] if piece.role == "title"), None)
    if title:
        clues = (Clue("title", title, "stated", "It is set as the document's title."), *clues)
    return Extract(pieces, clues, language)


def _attribute(element: "etree.Element", name: str) -> str:
    """An attribute by its name without a namespace."""
    for key, value in element.items():
        if key.rpartition("}")[2] == name:
            return value
    return ""


def _titles(root: "etree.Element") -> frozenset[str]:
    """Names of the styles that make a title: the common one and what is made of it."""
    made = (style for style in root.iter() if local(style) == "style")
    own = {
        _attribute(one, "name") for one in made if _attribute(one, "parent-style-name") == "Title"
    }
    return frozenset(own | {"Title"})


class _Walk:
    """One walk over a document; depth is bounded by the parser's 256 levels."""

    def __init__(self, titles: frozenset[str]) -> None:
        self.pieces: list[Piece] = []
        self.notes: list[Piece] = []
        self._titles = titles
        self._boxes: list[etree.Element] = []
        self._in_list = False

    def blocks(self, parent: "etree.Element") -> None:
        """Read the paragraphs, lists and tables below an element."""
        for child in parent:
            name = local(child)
            if name in ("p", "h"):
                self._paragraph(child, name)
            elif name == "table":
                self._table(child)
            elif name == "list":
                before, self._in_list = self._in_list, True
                self.blocks(child)
                self._in_list = before
            elif name not in _GONE:
                self.blocks(child)

    def _paragraph(self, paragraph: "etree.Element", name: str) -> None:
        lines = "".join(self._said(paragraph)).split("\n")
        text = "\n".join(" ".join(line.split()) for line in lines if line.strip())
        role: Role | None = "heading" if name == "h" else None
        if _attribute(paragraph, "style-name") in self._titles:
            role = "title"
        if role:
            text = text.replace("\n", " ")
        elif self._in_list and text:
            text = f"• {text}"
        if any(map(str.isalnum, text)):
            self.pieces.append(Piece(text, role))
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self.blocks(box)

    def _said(self, parent: "etree.Element") -> Iterator[str]:
        yield (parent.text or "").replace("\n", " ")
        for child in parent:
            name = local(child)
            if name == "s" or name == "tab":
                yield " "
            elif name == "line-break":
                yield "\n"
            elif name == "text-box":
                self._boxes.append(child)
            elif name == "note":
                yield self._note(child)
            elif name not in _GONE:
                yield from self._said(child)
                yield "\n" if name == "p" else ""
            yield (child.tail or "").replace("\n", " ")

    def _note(self, note: "etree.Element") -> str:
        number = len(self.notes) + 1
        self.notes.append(Piece("", "body"))
        body = [part for part in note if local(part) == "note-body"]
        text = " ".join("".join(word for part in body for word in self._said(part)).split())
        self.notes[number - 1] = Piece(f"[{number}] {text}", "body")
        return f"[{number}]"

    def _table(self, table: "etree.Element") -> None:
        lines = [list(_cells(line)) for line in table.iter() if local(line) == "table-row"]
        nested = any(local(one) == "table" for one in table.iterdescendants())
        if nested or max((len(line) for line in lines), default=0) < 2:
            for line in lines:
                for cell, _ in line:
                    self.blocks(cell)
            return
        self.pieces += table_of(map(self._texts, lines))

    def _texts(self, line: list[tuple["etree.Element", int]]) -> list[str]:
        """The words of each cell of a row; those of one that is repeated as often."""
        return [words for cell, times in line for words in ["".join(self._said(cell))] * times]


def _cells(line: "etree.Element") -> Iterator[tuple["etree.Element", int]]:
    for cell in line:
        if local(cell) in ("table-cell", "covered-table-cell"):
            said = _attribute(cell, "number-columns-repeated")
            times = int(said) if re.fullmatch(r"[1-9]\d{0,3}", said) else 1
            yield cell, min(times, _MOST_REPEATED)
