"""E-books: their chapters in the order of the spine, and what the publisher states.

Source: EPUB 3.3, Open Container Format and Package Document.
"""

import io
import posixpath
import re
from typing import TYPE_CHECKING

from briefindex.errors import ImportRefusedError
from briefindex.importers.doors.html import LARGEST_HTML, characters, parse_html
from briefindex.importers.doors.xml import LARGEST_XML, parse_xml
from briefindex.importers.doors.zips import DAMAGED, Zip, open_zip
from briefindex.importers.formats.dublin_core import language_of, local, statements
from briefindex.importers.formats.extract import Extract, Piece
from briefindex.importers.formats.markup import pieces_of

if TYPE_CHECKING:
    from lxml import etree

_MOST_CHAPTERS = 5_000
_ESCAPE = re.compile(rb"%([0-9A-Fa-f]{2})")
_LOCKED = (
    "Its chapters cannot be read; it may be locked to a reader's device: get it without a lock."
)


def read(data: bytes) -> Extract:
    """The article of an e-book.

    Raises:
        ImportRefusedError: it is damaged, or none of its chapters can be read.
    """
    with open_zip(io.BytesIO(data)) as archive:
        place = _package_place(archive)
        package = parse_xml(archive.read(place, LARGEST_XML))
        pieces = tuple(_chapters(archive, package, posixpath.dirname(place)))
    if not pieces:
        raise ImportRefusedError(_LOCKED)
    metadata = next((one for one in package if local(one) == "metadata"), None)
    if metadata is None:
        return Extract(pieces)
    clues = statements(metadata, "The e-book states it")
    return Extract(pieces, clues, language_of(metadata))


def _package_place(archive: Zip) -> str:
    container = parse_xml(archive.read("META-INF/container.xml", LARGEST_XML))
    for one in container.iter():
        place = one.get("full-path", "")
        if local(one) == "rootfile" and place in archive.names():
            return place
    raise ImportRefusedError(DAMAGED)


def _chapters(archive: Zip, package: "etree.Element", folder: str) -> list[Piece]:
    """The pieces of all chapters that can be read, in the order of the spine."""
    items = {one.get("id", ""): one for one in package.iter() if local(one) == "item"}
    spine = [one.get("idref", "") for one in package.iter() if local(one) == "itemref"]
    found: list[Piece] = []
    for identifier in dict.fromkeys(spine[:_MOST_CHAPTERS]):
        item = items.get(identifier)
        if item is None or "nav" in item.get("properties", "").split():
            continue
        place = posixpath.join(folder, item.get("href", "").partition("#")[0])
        names = (posixpath.normpath(place), posixpath.normpath(_unescaped(place)))
        name = next((one for one in names if one in archive.names()), "")
        if name in archive.names() and "html" in item.get("media-type", "html"):
            found += _chapter(archive, name)
    return found


def _unescaped(reference: str) -> str:
    """A reference without its %-escapes: "part%201.xhtml" is "part 1.xhtml"."""
    raw = _ESCAPE.sub(lambda match: bytes.fromhex(match[1].decode()), reference.encode())
    return raw.decode("utf-8", "replace")


def _chapter(archive: Zip, name: str) -> tuple[Piece, ...]:
    data = archive.read(name, LARGEST_HTML)
    try:
        return pieces_of(parse_html(characters(data)))
    except ImportRefusedError:
        return ()
