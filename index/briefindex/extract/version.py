"""Which reading and extraction made the stored blocks, mentions and figures.

Stored with every article; where it differs from today's the article is read and analysed again.
"""

import hashlib
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path

from briefindex import __version__
from briefindex.bundle import bundled

_PACKAGE = Path(__file__).resolve().parent.parent
_CODE = ("model", "text", "importers", "extract")
_DATA = ("resources/gazetteer", "resources/units", "resources/lexicon")


@cache
def analysis_version() -> str:
    """16 hex digits over the code and data that analysis depends on.

    A frozen program carries no source files: there the program's own version stands for them.
    """
    total = hashlib.sha256(_program().encode())
    for folder in _CODE:
        for part in _contents(_PACKAGE / folder, ".py"):
            total.update(part)
    for name in _DATA:
        with suppress(FileNotFoundError):
            for part in _contents(bundled(name), ""):
                total.update(part)
    return total.hexdigest()[:16]


def _contents(folder: Path, suffix: str) -> Iterator[bytes]:
    """Names and bytes of the files below a folder, in one order on every machine."""
    for path in sorted(folder.rglob("*" + suffix)):
        if path.is_file() and path.suffix != ".pyc":
            yield path.relative_to(folder).as_posix().encode() + b"\0"
            yield path.read_bytes() + b"\0"


def _program() -> str:
    return "" if any(_PACKAGE.glob("*.py")) else __version__
