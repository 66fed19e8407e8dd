"""Which reading and extraction made the stored blocks, mentions and figures.

Stored with every article; where it differs from today's the article is read and analysed again.
"""

import hashlib
from functools import cache
from pathlib import Path

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
        _add(total, _PACKAGE / folder, ".py")
    for name in _DATA:
        try:
            _add(total, bundled(name), "")
        except FileNotFoundError:
            continue
    return total.hexdigest()[:16]


def _add(total: "hashlib._Hash", folder: Path, suffix: str) -> None:
    for path in sorted(folder.rglob("*" + suffix)):
        if path.is_file() and path.suffix != ".pyc":
            total.update(path.relative_to(folder).as_posix().encode() + b"\0")
            total.update(path.read_bytes() + b"\0")


def _program() -> str:
    if any(_PACKAGE.glob("*.py")):
        return ""
    from importlib import metadata  # slow, and only a frozen program needs it

    try:
        return metadata.version("satchel")
    except metadata.PackageNotFoundError:
        return "unknown"
