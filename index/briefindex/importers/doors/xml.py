"""The door of XML: no entities, no document type, no network, no depth without a bottom."""

from typing import TYPE_CHECKING

from briefindex.errors import ImportRefusedError

if TYPE_CHECKING:
    from lxml import etree

LARGEST_XML = 40_000_000
"""Bytes of the largest XML that is parsed; its tree takes several times as much."""

_DAMAGED = "Its XML is damaged or nested too deeply; open it in its own program and save it anew."
_DOCTYPE = (
    "Its XML declares a document type, through which a file can reach for others; open it in its "
    "own program and save it anew."
)


def parse_xml(data: bytes) -> "etree.Element":
    """The root element of `data`, without comments and processing instructions.

    Raises:
        ImportRefusedError: it is damaged, too large, nested more than 256 deep, or has a DOCTYPE.
    """
    from lxml import etree  # heavy, and only the process that parses needs it

    if len(data) > LARGEST_XML:
        raise ImportRefusedError(_DAMAGED)
    if b"<!DOCTYPE" in data[:65_536] or b"<!ENTITY" in data:
        raise ImportRefusedError(_DOCTYPE)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError) as error:
        raise ImportRefusedError(_DAMAGED) from error
    if root.getroottree().docinfo.doctype:
        raise ImportRefusedError(_DOCTYPE)
    return root
