"""How the words of a sentence hang together, as the language model's parser reads it.

Where there is no model there are no trees, and whoever asks falls back on rules of words.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefindex.extract.entities.model import NameModel
from briefindex.extract.tree import Tree, Word

if TYPE_CHECKING:
    from spacy.tokens import Doc


class Grammar:
    """Parses sentences with the model that also finds the names."""

    def __init__(self, model: NameModel) -> None:
        """Use a model; it is loaded with the first sentence."""
        self._model = model

    def trees(self, sentences: Sequence[str]) -> list[Tree] | None:
        """The trees of sentences, in their order; None where there is no model."""
        read = self._model.parsed(sentences)
        return None if read is None else [_tree(one) for one in read]


def _tree(read: "Doc") -> Tree:
    words = tuple(
        Word(one.idx, one.idx + len(one.text), one.text, one.tag_, one.dep_, one.head.i)
        for one in read
    )
    under: list[list[int]] = [[] for _ in words]
    for number, word in enumerate(words):
        if word.head != number:
            under[word.head].append(number)
    return Tree(words, tuple(map(tuple, under)))
