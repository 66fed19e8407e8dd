"""PDF documents that have a text layer; scripts, forms and attachments in them are not touched."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from briefindex.errors import ImportRefusedError
from briefindex.importers import pulse
from briefindex.importers.clues import Clue
from briefindex.importers.doors.zips import PASSWORD
from briefindex.importers.formats.extract import (
    LARGEST_TEXT,
    TOO_LONG,
    Extract,
    Piece,
    language_code,
)
from briefindex.importers.formats.page_facts import fact
from briefindex.importers.formats.pdf_facts import stated_in_packet
from briefindex.importers.formats.pdf_flow import pieces_of
from briefindex.importers.formats.pdf_lines import Line
from briefindex.importers.formats.pdf_page import lines_of
from briefindex.importers.names import printable

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

_DAMAGED = "The PDF is damaged or not copied whole; get it again."
_RECOGNISE = "have the text recognised with another program, and add what that saves."
_NO_TEXT = f"The PDF holds pictures of pages (a scan) and no text; {_RECOGNISE}"
_NO_WORDS = "The PDF holds no text, only drawings or empty pages; open it to see what is in it."
_WRONG_PASSWORD = 4
_FEWEST_LETTERS = 3
_MANY_PAGES = 600
_LONGEST_LABEL = 20
_LONGEST_LANGUAGE = 80
_MOST_PICTURES = 50
_MUCH = 0.2
_MOST_RUNS = 12
_MOST_LOST = 1_000
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
        pages = list(_pages(document))
        facts = document.get_metadata_dict(skip_empty=True)
        language = _language(document)
    finally:
        document.close()
    pieces = _one_title(pieces_of([page.lines for page in pages]))
    if sum(map(str.isalpha, "".join(piece.text for piece in pieces))) < _FEWEST_LETTERS:
        is_scan = any(page.is_picture for page in pages)
        raise ImportRefusedError(_NO_TEXT if is_scan else _NO_WORDS)
    labels = tuple(page.label for page in pages)
    clues = _clues(facts, pieces, stated_in_packet(data))
    return Extract(pieces, clues, language, labels, _notice(pages))


@dataclass(frozen=True, slots=True)
class _Page:
    """One page: its number as the document has it, its lines, whether it is a picture of text."""

    label: str
    lines: list[Line]
    is_picture: bool = False
    is_lost: bool = False


def _pages(document: "PdfDocument") -> Iterator[_Page]:
    """All pages, one after the other, until very many in a row are counted but not there.

    Raises:
        ImportRefusedError: they hold more text than is read.
    """
    size = lost = 0
    known: set[float] = set()
    for number in range(len(document)):
        page = _page(document, number, known)
        lost = lost + 1 if page.is_lost else 0
        if lost > _MOST_LOST:
            return
        size += sum(len(line.text) for line in page.lines)
        if size > LARGEST_TEXT:
            raise ImportRefusedError(TOO_LONG)
        yield page
        pulse.beat(number + 1, len(document))


def _page(document: "PdfDocument", number: int, known: set[float]) -> _Page:
    """One page; without lines where it cannot be read."""
    import pypdfium2  # as above

    label = _label(document, number)
    try:
        page = document[number]
    except pypdfium2.PdfiumError:
        return _Page(label, [], is_lost=True)
    try:
        text = page.get_textpage()
        try:
            lines = lines_of(text, known, in_haste=len(document) > _MANY_PAGES)
        finally:
            text.close()
        letters = sum(map(str.isalpha, "".join(line.text for line in lines)))
        return _Page(label, lines, letters < _FEWEST_LETTERS and _is_picture(page))
    except pypdfium2.PdfiumError:
        return _Page(label, [])
    finally:
        page.close()


def _label(document: "PdfDocument", number: int) -> str:
    """The number of a page as the document has it, else its running number."""
    named = " ".join(printable(document.get_page_label(number)).split())
    return named if 0 < len(named) <= _LONGEST_LABEL else str(number + 1)


def _language(document: "PdfDocument") -> str | None:
    """The language that the document names for its text. Source: ISO 32000-1, 14.9.2."""
    import pypdfium2.raw  # as above

    room = (pypdfium2.raw.FPDF_WCHAR * _LONGEST_LANGUAGE)()
    size = pypdfium2.raw.FPDFCatalog_GetLanguage(document, room, 2 * _LONGEST_LANGUAGE)
    if not 2 < size <= 2 * _LONGEST_LANGUAGE:
        return None
    return language_code(bytes(room)[: size - 2].decode("utf-16-le", "replace"))


def _is_picture(page: "PdfPage") -> bool:
    """Whether a page without text shows a picture over much of itself, as scans do."""
    import pypdfium2.raw  # as above

    width, height = page.get_size()
    shown = page.get_objects([pypdfium2.raw.FPDF_PAGEOBJ_IMAGE], max_depth=3)
    for picture in islice(shown, _MOST_PICTURES):
        left, bottom, right, top = picture.get_bounds()
        if (right - left) * (top - bottom) > _MUCH * width * height:
            return True
    return False


def _notice(pages: Sequence[_Page]) -> str:
    """Which pages are pictures of text, in a sentence; empty where none is."""
    runs: list[list[str]] = []
    for before, page in pairwise((_Page("", []), *pages)):
        if page.is_picture and before.is_picture:
            runs[-1][1:] = [page.label]
        elif page.is_picture:
            runs.append([page.label])
    if not runs:
        return ""
    shown = ["–".join(run) for run in runs[:_MOST_RUNS]]
    if len(runs) > _MOST_RUNS:
        shown.append("others")
    places = " and ".join(", ".join(shown).rsplit(", ", 1))
    several = len(runs) > 1 or len(runs[0]) > 1
    opening = f"Pages {places} hold pictures" if several else f"Page {places} holds a picture"
    return f"{opening} of text that cannot be read; {_RECOGNISE}"


def _one_title(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The pieces with one title at most: what follows in its size is a heading."""
    titles = (piece for piece in pieces if piece.role == "title")
    first = next((piece for piece in titles if any(map(str.isalpha, piece.text))), None)
    return tuple(
        replace(piece, role="heading") if piece.role == "title" and piece is not first else piece
        for piece in pieces
    )


def _clues(
    facts: dict[str, str], pieces: tuple[Piece, ...], packet: tuple[Clue, ...]
) -> tuple[Clue, ...]:
    """What the properties of the PDF tell, all inferred, for a program fills them in."""
    found: list[Clue | None] = []
    printed = next((piece.text for piece in pieces if piece.role == "title"), "")
    if printed:
        found.append(Clue("title", printed, "inferred", "It is printed largest on the first page."))
    found += [
        clue for clue in packet if clue.field != "title" or not _PROGRAM_TITLE.match(clue.value)
    ]
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
