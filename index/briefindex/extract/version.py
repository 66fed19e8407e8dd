"""Which reading and extraction made the stored blocks, mentions and figures.

Stored with every article; where today's would better it the article is read and analysed again.
"""

import hashlib
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from briefindex import __version__
from briefindex.bundle import bundled

_PACKAGE = Path(__file__).resolve().parent.parent
_CODE = ("model", "text", "importers", "extract")
_DATA = ("resources/gazetteer", "resources/units", "resources/lexicon")
_WITH_MODEL = "+model"


def has_language_model() -> bool:
    """Whether the language model is on this machine; does not load it."""
    from briefindex.extract.entities.model import MODELS  # not needed to show an article

    return find_spec("spacy") is not None and any(map(find_spec, MODELS))


@cache
def analysis_version() -> str:
    """16 hex digits over the code and data that analysis depends on, and whether it has the model.

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
    return total.hexdigest()[:16] + (_WITH_MODEL if has_language_model() else "")


def as_good_as(version: str) -> tuple[str, ...]:
    """The versions that analysing again in `version` would not better.

    What was read with the model is kept where there is none.
    """
    return (version,) if version.endswith(_WITH_MODEL) else (version, version + _WITH_MODEL)


def _contents(folder: Path, suffix: str) -> Iterator[bytes]:
    """Names and bytes of the files below a folder, in one order on every machine."""
    for path in sorted(folder.rglob("*" + suffix)):
        if path.is_file() and path.suffix != ".pyc":
            yield path.relative_to(folder).as_posix().encode() + b"\0"
            yield path.read_bytes() + b"\0"


def _program() -> str:
    return "" if any(_PACKAGE.glob("*.py")) else __version__
