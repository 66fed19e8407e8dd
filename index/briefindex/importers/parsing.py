"""Which module reads which format; each is imported with its first file."""

from briefindex.errors import ImportRefusedError
from briefindex.importers.formats.extract import Extract
from briefindex.importers.registry import Kind

_UNREADABLE = "Files of this kind are not read; save it as plain text (.txt) and add that."


def extract_of(kind: Kind, data: bytes) -> Extract:
    """What a file of that kind says.

    Raises:
        ImportRefusedError: it cannot be read.
    """
    if kind == "html":
        from briefindex.importers.formats import html

        return html.read(data)
    raise ImportRefusedError(_UNREADABLE)
