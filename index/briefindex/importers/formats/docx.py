"""Word documents: paragraphs, headings, lists, tables, notes, text boxes; as if all were accepted.

What was inserted under tracking is read, what was deleted or moved away is not. Source: ECMA-376,
part 1, WordprocessingML.
"""

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from briefindex.errors import ImportRefusedError
from briefindex.importers.clues import Clue
from briefindex.importers.doors.xml import LARGEST_XML, parse_xml
from briefindex.importers.doors.zips import DAMAGED, Zip, open_zip
from briefindex.importers.formats.docx_lists import Lists, lists_of
from briefindex.importers.formats.docx_pages import BREAK, REASON, Pages, in_cell, pages_of
from briefindex.importers.formats.dublin_core import local, properties
from briefindex.importers.formats.extract import Extract, Piece, row
from briefindex.importers.formats.raised import raised
from briefindex.model.article import Role

if TYPE_CHECKING:
    from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_USUAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_GONE = frozenset(
    ("del", "moveFrom", "delText", "instrText", "commentReference", "pPr", "rPr", "Fallback")
)
_SIGNS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "",
          "lastRenderedPageBreak": BREAK}  # fmt: skip
_NOTES = {"footnoteReference": "footnotes", "endnoteReference": "endnotes"}
_HEADING = re.compile(
    r"(?:heading|überschrift|titre|заголовок|título|titolo|başlık)\s?\d", re.IGNORECASE
)
_DOCUMENT = "word/document.xml"
_MOST_COLUMNS = 63
"""Columns of a table that Word can make; what is said to span more spans no more."""


def read(data: bytes) -> Extract:
    """The article of a Word document.

    Raises:
        ImportRefusedError: it is damaged, locked, or reaches for files outside itself.
    """
    with open_zip(io.BytesIO(data)) as archive:
        name = _main_part(archive)
        folder = name.rpartition("/")[0]
        body = _part(archive, name)
        if body is None:
            raise ImportRefusedError(DAMAGED)
        notes = {kind: _notes(_part(archive, f"{folder}/{kind}.xml")) for kind in _NOTES.values()}
        lists = lists_of(_part(archive, f"{folder}/numbering.xml"))
        pages = pages_of(body, _part(archive, "docProps/app.xml"))
        walk = _Walk(_styles(_part(archive, f"{folder}/styles.xml")), notes, lists, pages)
        core = _part(archive, "docProps/core.xml")
    walk.blocks(body)
    clues, language = properties(core) if core is not None else ((), None)
    ends = walk.notes_at_the_end()
    pieces = (*walk.pieces, *ends)
    title = next((piece.text for piece in pieces[:4] if piece.role == "title"), None)
    if title:
        clues = (Clue("title", title, "stated", "It is set as the document's title."), *clues)
    labels = pages.labels(notes=bool(ends))
    return Extract(pieces, clues, language, labels, pages_reason=REASON if labels else "")


def _main_part(archive: Zip) -> str:
    """The name of the document's main part, wherever the package says that it stands."""
    relations = _part(archive, "_rels/.rels")
    for relation in relations if relations is not None else ():
        target = relation.get("Target", "").lstrip("/")
        if relation.get("Type", "").endswith("/officeDocument") and target in archive.names():
            return target
    return _DOCUMENT


def _part(archive: Zip, name: str) -> "etree.Element | None":
    """A part of the package, or None where it has none of that name."""
    if name not in archive.names():
        return None
    return parse_xml(archive.read(name, LARGEST_XML).replace(_STRICT, _USUAL))


def _styles(root: "etree.Element | None") -> dict[str, Role]:
    """Which styles make a title or a heading, by their ids."""
    found: dict[str, Role] = {}
    for style in root.iter(f"{_W}style") if root is not None else ():
        name = style.find(f"{_W}name")
        called = (name.get(f"{_W}val", "") if name is not None else "").lower()
        if called in ("title", "titel", "titre", "название"):
            found[style.get(f"{_W}styleId", "")] = "title"
        elif _HEADING.match(called) or style.find(f"{_W}pPr/{_W}outlineLvl") is not None:
            found[style.get(f"{_W}styleId", "")] = "heading"
    return found


def _notes(root: "etree.Element | None") -> dict[str, "etree.Element"]:
    """Notes by their ids, without the lines that part them from the text."""
    return {
        note.get(f"{_W}id", ""): note
        for note in (root if root is not None else ())
        if note.get(f"{_W}type") in (None, "normal")
    }


@dataclass(slots=True)
class _Walk:
    """One walk over a document; depth is bounded by the parser's 256 levels."""

    styles: Mapping[str, Role]
    notes: Mapping[str, Mapping[str, "etree.Element"]]
    lists: Lists
    pages: Pages
    pieces: list[Piece] = field(default_factory=list[Piece])
    _boxes: list["etree.Element"] = field(default_factory=list["etree.Element"])
    _kept: str = ""
    _seen: dict[tuple[str, str], int] = field(default_factory=dict[tuple[str, str], int])

    def blocks(self, parent: "etree.Element") -> None:
        """Read the paragraphs and tables below an element."""
        for child in parent:
            name = local(child)
            if name == "p":
                self._paragraph(child)
            elif name == "tbl":
                self._table(child)
            elif name not in _GONE and not _is_contents(child):
                self.blocks(child)

    def notes_at_the_end(self) -> list[Piece]:
        """The notes that the text refers to, in its order, each with its number."""
        found: list[Piece] = []
        for (kind, identifier), number in list(self._seen.items()):
            note = self.notes[kind].get(identifier)
            said = self._words(note).replace(BREAK, "") if note is not None else ""
            text = " ".join(said.split())
            if text:
                begun = ((0, self.pages.last + 1),) if self.pages.known and not found else ()
                found.append(Piece(f"[{number}] {text}", "body", pages=begun))
        return found

    def _paragraph(self, paragraph: "etree.Element") -> None:
        words, self._kept = self._kept + self._words(paragraph), ""
        if paragraph.find(f"{_W}pPr/{_W}rPr/{_W}del") is not None:
            self._kept = words  # its end was deleted: the next one goes on in it
            return
        text = "\n".join(" ".join(line.split()) for line in words.split("\n") if line.strip())
        role = self._role(paragraph)
        if role in ("title", "heading"):
            text = text.replace("\n", " ")
        elif any(map(str.isalnum, text)):
            text = f"{self._mark(paragraph)}{text}"
        text, begun = self.pages.taken_from(text)
        if any(map(str.isalnum, text)):
            self.pieces.append(Piece(text, role, pages=begun))
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self.blocks(box)

    def _mark(self, paragraph: "etree.Element") -> str:
        """The number or bullet before an item of a list; empty before any other paragraph."""
        listed = paragraph.find(f"{_W}pPr/{_W}numPr")
        if listed is None:
            return ""
        list_id, level = (listed.find(f"{_W}{name}") for name in ("numId", "ilvl"))
        number = list_id.get(f"{_W}val", "") if list_id is not None else ""
        depth = level.get(f"{_W}val", "0") if level is not None else "0"
        if number == "0":
            return ""
        return f"{self.lists.mark(number, int(depth) if depth.isdecimal() else 0)} "

    def _role(self, paragraph: "etree.Element") -> Role | None:
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        if style is not None:
            return self.styles.get(style.get(f"{_W}val", ""))
        return "heading" if paragraph.find(f"{_W}pPr/{_W}outlineLvl") is not None else None

    def _words(self, parent: "etree.Element") -> str:
        return "".join(self._said(parent))

    def _said(self, parent: "etree.Element") -> Iterator[str]:
        """The words of a paragraph; its text boxes are kept for afterwards."""
        last = ""
        for child in parent:
            name = local(child)
            if name in _GONE:
                continue
            if name == "r":
                words = self._run(child, last)
                yield words
                last = words or last
            elif name == "t":
                yield (child.text or "").replace(BREAK, "")
            elif name == "txbxContent":
                self._boxes.append(child)
            elif name in _NOTES:
                yield self._reference(_NOTES[name], child.get(f"{_W}id", ""))
            elif name in _SIGNS:
                yield _SIGNS[name]
            else:
                yield from self._said(child)
                yield "\n" if name == "p" else ""

    def _run(self, run: "etree.Element", before: str) -> str:
        """The words of a run: nothing of a hidden one, raised numbers as such."""
        words = "".join(self._said(run))
        if run.find(f"{_W}rPr") is None:
            return words
        if _is_set(run.find(f"{_W}rPr/{_W}vanish")):
            return ""
        raise_ = run.find(f"{_W}rPr/{_W}vertAlign")
        if raise_ is not None and raise_.get(f"{_W}val") == "superscript":
            return raised(words, before[-8:])
        return words

    def _reference(self, kind: str, identifier: str) -> str:
        if identifier not in self.notes[kind]:
            return ""
        number = self._seen.setdefault((kind, identifier), len(self._seen) + 1)
        return f"[{number}]"

    def _table(self, table: "etree.Element") -> None:
        """Rows of a table; one in a cell of another, and one of a single cell, are plain blocks."""
        lines = [list(_inside(line, "tc")) for line in _inside(table, "tr")]
        if max(map(len, lines), default=0) < 2 or table.find(f".//{_W}tbl") is not None:
            for line in lines:
                for cell in line:
                    self.blocks(cell)
            return
        for number, line in enumerate(lines):
            begun = self.pages.of_row(max(map(in_cell, line), default=0))
            made = row(self._texts(line))
            if made:
                self.pieces.append(replace(made, first=number == 0, pages=begun))

    def _texts(self, line: Sequence["etree.Element"]) -> list[str]:
        """The words of each cell of a row; one over several columns leaves the others empty."""
        cells: list[str] = []
        for cell in line:
            words = "" if _is_continued(cell) else self._words(cell)
            cells.append(words.replace(BREAK, ""))
            room = max(0, _MOST_COLUMNS - len(cells))
            cells.extend([""] * min(_span(cell) - 1, room))
        return cells


def _is_contents(element: "etree.Element") -> bool:
    """Whether this is the table of contents, which repeats the headings."""
    gallery = element.find(f"{_W}sdtPr/{_W}docPartObj/{_W}docPartGallery")
    return gallery is not None and gallery.get(f"{_W}val") == "Table of Contents"


def _is_set(switch: "etree.Element | None") -> bool:
    return switch is not None and switch.get(f"{_W}val", "true") not in ("0", "false", "off")


def _inside(parent: "etree.Element", wanted: str) -> Iterator["etree.Element"]:
    """Rows of a table or cells of a row, out of whatever wraps them, but what was deleted."""
    for child in parent:
        name = local(child)
        if name == wanted:
            if child.find(f"{_W}trPr/{_W}del") is None:
                yield child
        elif name not in _GONE and name not in ("tbl", "p"):
            yield from _inside(child, wanted)


def _is_continued(cell: "etree.Element") -> bool:
    """Whether a cell belongs to the one above it."""
    merge = cell.find(f"{_W}tcPr/{_W}vMerge")
    return merge is not None and merge.get(f"{_W}val", "continue") == "continue"


def _span(cell: "etree.Element") -> int:
    span = cell.find(f"{_W}tcPr/{_W}gridSpan")
    said = span.get(f"{_W}val", "1") if span is not None else "1"
    return int(said) if re.fullmatch(r"[1-9]\d{0,3}", said) else 1
