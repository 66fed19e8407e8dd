"""A sentence as the tree of its words: values only. `grammar` makes them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Word:
    """A word at a place of its sentence.

    `tag` is its part of speech in the Penn Treebank's tags ("VBD"), `link` how it hangs on the
    word of number `head` in ClearNLP's labels ("nsubj"); the root hangs on itself.
    """

    start: int
    end: int
    text: str
    tag: str
    link: str
    head: int


@dataclass(frozen=True, slots=True)
class Tree:
    """The words of a sentence in order, and the numbers of those that hang on each."""

    words: tuple[Word, ...]
    under: tuple[tuple[int, ...], ...]
