"""A sentence as the tree of its words: values only. `grammar` makes them."""

from collections.abc import Iterator
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

    def upwards(self, number: int) -> Iterator[int]:
        """The numbers of a word, of the one it hangs on, and so on to the root."""
        for _ in self.words:
            yield number
            head = self.words[number].head
            if head == number:
                return
            number = head
