"""What a PDF states beside its pages: its packet of metadata (XMP).

Source: ISO 16684-1 (XMP, with Dublin Core and PRISM). PDFium gives no XMP, so it is looked for
among the bytes; one that is packed is not found.
"""

import re
from typing import TYPE_CHECKING

from briefindex.errors import ImportRefusedError
from briefindex.importers.clues import Clue, Field
from briefindex.importers.doors.xml import parse_xml
from briefindex.importers.formats.dublin_core import local
from briefindex.importers.formats.page_facts import fact

if TYPE_CHECKING:
    from lxml import etree

_BEGIN, _END = b"<x:xmpmeta", b"</x:xmpmeta>"
_LARGEST = 200_000
_MOST_PACKETS = 50
_OF_PDF = re.compile(rb"application/pdf|pdf:Producer|ns\.adobe\.com/pdf/")
_FIELDS: dict[str, Field] = {
    "publicationDate": "date", "coverDate": "date", "publicationName": "source",
    "publisher": "source", "title": "title", "creator": "author",
}  # fmt: skip


def stated_in_packet(data: bytes) -> tuple[Clue, ...]:
    """What the document's own packet tells, all inferred, for a program fills it in."""
    packet = _packet(data)
    if packet is None:
        return ()
    try:
        root = parse_xml(packet)
    except ImportRefusedError:
        return ()
    found: list[Clue] = []
    for element in root.iter():
        field = _FIELDS.get(local(element))
        made = fact(field, _first_words(element), "") if field else None
        if made:
            reason = f"The PDF's metadata say so (“{local(element)}”)."
            found.append(Clue(made.field, made.value, "inferred", reason, made.day))
    return tuple(found)


def _packet(data: bytes) -> bytes | None:
    """The last packet that is the document's, not that of a picture in it."""
    end = len(data)
    for _ in range(_MOST_PACKETS):
        start = data.rfind(_BEGIN, 0, end)
        if start < 0:
            return None
        stop = data.find(_END, start, start + _LARGEST)
        packet = data[start : stop + len(_END)] if stop >= 0 else b""
        if _OF_PDF.search(packet):
            return packet
        end = start
    return None


def _first_words(element: "etree.Element") -> str:
    """The first value of a property, which may stand in a list or in several languages."""
    for one in element.iter():
        if one.text and one.text.strip():
            return one.text.strip()
    return ""
