"""Files to articles: which files a source stands for, their text, blocks, and what they tell.

Knows formats and metadata; knows no pack and no figure. Bad input is an `ImportRefusedError`.
"""

import stat
from pathlib import Path

from briefindex.errors import ImportRefusedError
from briefindex.importers.collect import Collected, collect
from briefindex.importers.metadata import article_info
from briefindex.importers.registry import LARGEST_TEXT, text_of, too_large
from briefindex.importers.structure import structure
from briefindex.model.article import Article
from briefindex.text.normalise import canonical
from briefindex.text.sentences import sentences

__all__ = ["Collected", "article_from", "collect", "read_bytes", "read_file"]


def read_file(path: Path, name: str | None = None) -> Article:
    """The article in a file; `name` is shown for it, else the file's own.

    Raises:
        ImportRefusedError: the file is not there, may not be read, or holds no text.
    """
    return article_from(read_bytes(path), path.name if name is None else name)


def read_bytes(path: Path) -> bytes:
    """The bytes of an ordinary file of a size that is read.

    Raises:
        ImportRefusedError: the file is not there, may not be read, is too large, or is no file.
    """
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise ImportRefusedError("This is a folder; add the files in it.")
        if not stat.S_ISREG(status.st_mode):
            raise ImportRefusedError("This is no ordinary file; save its text to a file, add that.")
        if status.st_size > LARGEST_TEXT:
            raise ImportRefusedError(too_large(status.st_size))
        with path.open("rb") as file:
            return file.read(LARGEST_TEXT + 1)
    except FileNotFoundError as error:
        raise ImportRefusedError(
            "There is no file or folder of this name; check the name and the place."
        ) from error
    except PermissionError as error:
        raise ImportRefusedError(
            "This file may not be read; ask for the right to read it, or copy what you may read."
        ) from error
    except (OSError, ValueError) as error:
        raise ImportRefusedError(
            "The file cannot be read from its disk; copy it to another place and add that."
        ) from error


def article_from(data: bytes, name: str) -> Article:
    """The article that these bytes are; `name` tells the format where the bytes cannot.

    Raises:
        ImportRefusedError: the bytes hold no text that can be read.
    """
    text = canonical(text_of(data, name))
    if not any(map(str.isalnum, text)):
        raise ImportRefusedError(
            "The file holds nothing but white space and marks; check that it was saved whole."
        )
    parts = structure(text)
    found = sentences(text, parts.blocks)
    info = article_info(data, name, text, parts, found)
    return Article(info, text, parts.blocks, found)
