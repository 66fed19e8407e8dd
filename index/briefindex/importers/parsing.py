"""Which module reads which format; each is imported with its first file."""

import importlib
import io
from typing import cast

from briefindex.errors import ImportRefusedError
from briefindex.importers.doors.zips import open_zip
from briefindex.importers.formats.extract import Extract, Reader
from briefindex.importers.formats.packages import package_of
from briefindex.importers.laid_out import laid_out
from briefindex.importers.plain import plain_article
from briefindex.importers.registry import Kind
from briefindex.model.article import Article

_UNREADABLE = "Files of this kind are not read; save it as plain text (.txt) and add that."
_MODULES = {
    "html": "html",
    "docx": "docx",
    "pdf": "pdf",
    "mail": "mail",
    "odt": "odt",
    "epub": "epub",
    "rtf": "rtf",
}


def article_of(kind: Kind, data: bytes, name: str) -> Article:
    """The article of a file, whatever its kind.

    Raises:
        ImportRefusedError: it cannot be read, or holds no text.
    """
    if kind == "text":
        return plain_article(data, name)
    return laid_out(extract_of(kind, data), data, name)


def extract_of(kind: Kind, data: bytes) -> Extract:
    """What a file of that kind says.

    Raises:
        ImportRefusedError: it cannot be read.
    """
    module = _MODULES.get(_package(data) if kind == "zip" else kind)
    if module is None:
        raise ImportRefusedError(_UNREADABLE)
    found = importlib.import_module(f"briefindex.importers.formats.{module}")
    return cast("Reader", found.read)(data)


def _package(data: bytes) -> str:
    with open_zip(io.BytesIO(data)) as archive:
        return package_of(archive) or ""
