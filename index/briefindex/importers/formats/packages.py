"""Documents that are zip archives: which of them an archive is."""

from typing import Literal

from briefindex.errors import ImportRefusedError
from briefindex.importers.doors.zips import Zip

Package = Literal["docx", "odt", "epub"]

_TYPES: dict[str, Package] = {
    "application/vnd.oasis.opendocument.text": "odt",
    "application/vnd.oasis.opendocument.text-template": "odt",
    "application/epub+zip": "epub",
}
_OTHERS = (
    ("xl/workbook.xml", "a workbook; save its sheets as HTML or PDF and add those"),
    ("xl/workbook.bin", "a workbook; save its sheets as HTML or PDF and add those"),
    ("ppt/presentation.xml", "slides; save them as PDF and add that"),
)
_OTHER_TYPE = "a document of a kind that is not read; save it as PDF and add that"


def package_of(archive: Zip) -> Package | None:
    """Which document an archive is; None where it is an archive and no more.

    Raises:
        ImportRefusedError: it is a document of a kind that is not read.
    """
    names = archive.names()
    if "mimetype" in names:
        type_ = archive.read("mimetype", 1_000).decode("ascii", errors="replace").strip()
        if type_ in _TYPES:
            return _TYPES[type_]
        if type_.startswith("application/vnd."):
            raise ImportRefusedError(f"This is {_OTHER_TYPE}.")
    if "word/document.xml" in names:
        return "docx"
    for name, what in _OTHERS:
        if name in names:
            raise ImportRefusedError(f"This is {what}.")
    if "_rels/.rels" in names and "[Content_Types].xml" in names:
        return "docx"
    return "epub" if "META-INF/container.xml" in names else None


def is_document(archive: Zip) -> bool:
    """Whether an archive is one document that is read.

    Raises:
        ImportRefusedError: it is a document of a kind that is not read.
    """
    return package_of(archive) is not None
