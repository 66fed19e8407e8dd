"""Mails, and web pages that a browser saved as one file (mhtml): their text and their headers."""

import re
from dataclasses import replace
from datetime import date
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime

from briefindex.errors import ImportRefusedError
from briefindex.importers.clues import Clue
from briefindex.importers.doors.html import parse_html
from briefindex.importers.formats import html
from briefindex.importers.formats.extract import Extract, Piece, titled
from briefindex.importers.formats.mail_parts import (
    header,
    is_attached,
    is_locked,
    is_page,
    leaves,
    parsed,
    shown_page,
    unfolded,
    words,
)
from briefindex.importers.formats.markup import pieces_of
from briefindex.importers.formats.page_facts import fact
from briefindex.text.normalise import canonical
from briefindex.text.paragraphs import paragraphs

_EMPTY = "There is no text in this mail; what came with it is listed by itself."
_LOCKED = "This mail is encrypted; open it in your mail program, save its text, and add that."
_NO_PAGE = "There is no page in this web archive; save the page anew."
_WRITTEN = frozenset(("text/plain", "text/enriched", "text/x-plain", "text/markdown"))
_ANSWER = re.compile(r"(?:\s{0,3}(?:re|fw|fwd|aw|wg|tr|отв|на)\s?:){1,20}\s{0,9}", re.IGNORECASE)


def read(data: bytes) -> Extract:
    """The article of a mail or of a saved page.

    Raises:
        ImportRefusedError: there is no text in it.
    """
    message = parsed(data)
    if is_page(message):
        return _page(message)
    if is_locked(message):
        raise ImportRefusedError(_LOCKED)
    pieces = _body(message)
    if not pieces:
        raise ImportRefusedError(_EMPTY)
    title = _ANSWER.sub("", header(message, "Subject"), count=1)
    return Extract(titled(pieces, title), _clues(message, title))


def _page(message: Message) -> Extract:
    page = shown_page(message)
    if page is None:
        raise ImportRefusedError(_NO_PAGE)
    found = html.of_text(words(page))
    place = header(message, "Snapshot-Content-Location") or header(page, "Content-Location")
    address = fact("url", place, "The browser wrote down where it was saved from.")
    known = any(clue.field == "url" for clue in found.clues)
    return replace(found, clues=(*found.clues, address)) if address and not known else found


def _clues(message: Message, title: str) -> tuple[Clue, ...]:
    name, address = parseaddr(header(message, "From"))
    found = (
        fact("title", title, "It is the mail's subject."),
        fact("author", name or address, "The mail names who sent it."),
    )
    sent = date_of(header(message, "Date"))
    dated = (Clue("date", "", "stated", "The mail was sent on that day.", sent),) if sent else ()
    return (*(clue for clue in found if clue), *dated)


def date_of(said: str) -> date | None:
    """The day in the date of a mail, as printed there."""
    try:
        return parsedate_to_datetime(said).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _body(message: Message) -> tuple[Piece, ...]:
    """The text: of the form with markup where that says as much, for it keeps its tables."""
    plain: list[Piece] = []
    marked: list[Piece] = []
    for part in leaves(message):
        if is_attached(part):
            continue
        if part.get_content_type() == "text/html":
            marked += pieces_of(parse_html(words(part)))
        elif part.get_content_type() in _WRITTEN:
            plain += _plain(unfolded(part, words(part)))
    return tuple(marked if _size(marked) >= _size(plain) else plain)


def _plain(text: str) -> list[Piece]:
    text = canonical(text)
    return [Piece(text[span.start : span.end]) for span in paragraphs(text)]


def _size(pieces: list[Piece]) -> int:
    return sum(sum(map(str.isalnum, piece.text)) for piece in pieces)
