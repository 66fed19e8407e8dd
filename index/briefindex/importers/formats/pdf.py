"""PDF documents that have a text layer; scripts, forms and attachments in them are not touched."""

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from briefindex.errors import ImportRefusedError
from briefindex.importers.clues import Clue
from briefindex.importers.doors.zips import PASSWORD
from briefindex.importers.formats.extract import Extract, Piece
from briefindex.importers.formats.page_facts import fact
from briefindex.importers.formats.pdf_flow import pieces_of
from briefindex.importers.formats.pdf_page import Line, lines_of

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

_DAMAGED = "The PDF is damaged or not copied whole; get it again."
_NO_TEXT = (
    "The PDF holds pictures of pages (a scan) and no text; have its text recognised with another "
    "program, and add what that saves."
)
_WRONG_PASSWORD = 4
_FEWEST_LETTERS = 3
_MANY_PAGES = 2_000
_MADE = re.compile(r"D:(\d{4})(\d\d)(\d\d)")
_PROGRAM_TITLE = re.compile(
    r"microsoft word|untitled|.{1,80}\.(?:docx?|indd|qxd|pdf|pptx?)\Z", re.IGNORECASE
)


def read(data: bytes) -> Extract:
    """The article of a PDF.

    Raises:
        ImportRefusedError: it is damaged, locked, or has no text layer.
    """
    import pypdfium2  # heavy, and only the process that parses needs it

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = error.err_code == _WRONG_PASSWORD
        raise ImportRefusedError(PASSWORD if locked else _DAMAGED) from error
    try:
        pages = [_page(document, number) for number in range(len(document))]
        facts = document.get_metadata_dict(skip_empty=True)
    finally:
        document.close()
    pieces = _one_title(pieces_of(pages))
    if sum(map(str.isalpha, "".join(piece.text for piece in pieces))) < _FEWEST_LETTERS:
        raise ImportRefusedError(_NO_TEXT)
    return Extract(pieces, _clues(facts, pieces))


def _page(document: "PdfDocument", number: int) -> list[Line]:
    """The lines of one page; none where it cannot be read."""
    import pypdfium2  # as above

    try:
        page = document[number]
    except pypdfium2.PdfiumError:
        return []
    try:
        text = page.get_textpage()
        try:
            return lines_of(text, in_haste=len(document) > _MANY_PAGES)
        finally:
            text.close()
    except pypdfium2.PdfiumError:
        return []
    finally:
        page.close()


def _one_title(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The pieces with one title at most: what follows in its size is a heading."""
    first = next((piece for piece in pieces if piece.role == "title"), None)
    return tuple(
        replace(piece, role="heading") if piece.role == "title" and piece is not first else piece
        for piece in pieces
    )


def _clues(facts: dict[str, str], pieces: tuple[Piece, ...]) -> tuple[Clue, ...]:
    """What the properties of the PDF tell, all inferred, for a program fills them in."""
    found: list[Clue | None] = []
    printed = next((piece.text for piece in pieces if piece.role == "title"), "")
    if printed:
        found.append(Clue("title", printed, "inferred", "It is printed largest on the first page."))
    title = facts.get("Title", "")
    if not _PROGRAM_TITLE.match(title):
        found.append(_inferred(fact("title", title, "The PDF's properties say so.")))
    found.append(_inferred(fact("author", facts.get("Author", ""), "The PDF's properties say so.")))
    made = _MADE.match(facts.get("CreationDate", ""))
    if made:
        try:
            day = date(*map(int, made.groups()))
        except ValueError:
            day = None
        if day:
            found.append(Clue("date", "", "inferred", "The PDF was made on that day.", day))
    return tuple(clue for clue in found if clue)


def _inferred(clue: Clue | None) -> Clue | None:
    return replace(clue, basis="inferred") if clue else None
