"""Files to articles: which files a source stands for, their text, blocks, and what they tell.

Knows formats and metadata; knows no pack and no figure. Bad input is an `ImportRefusedError`.
"""

from pathlib import Path

from briefindex.importers.collect import Collected, collect
from briefindex.importers.doors.paths import read_bytes
from briefindex.importers.reading import Given, Reader
from briefindex.model.article import Article

__all__ = ["Collected", "Given", "Reader", "article_from", "collect", "read_file"]


def read_file(path: Path, name: str | None = None) -> Article:
    """The article in a file; `name` is shown for it, else the file's own.

    Raises:
        ImportRefusedError: the file is not there, may not be read, or holds no text.
    """
    return article_from(read_bytes(path), path.name if name is None else name)


def article_from(data: bytes, name: str) -> Article:
    """The article that these bytes are; for more than a few, keep a `Reader`.

    Raises:
        ImportRefusedError: the bytes hold no text that can be read.
    """
    with Reader() as reader:
        return reader.article(data, name)
