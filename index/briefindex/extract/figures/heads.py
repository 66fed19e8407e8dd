"""The noun that a number counts, by the tree of its sentence, where the words alone do not tell.

For "2,600 production and maintenance workers": two adjectives that "and" joins end a noun phrase
for the rules of words. Nothing here where there is no tree.
"""

import re

from briefindex.extract.figures.amounts import Amount
from briefindex.extract.figures.nouns import noun_of
from briefindex.extract.figures.words import is_plural
from briefindex.extract.tree import Tree

_BETWEEN = re.compile(r"(?: [A-Za-z][\w’'-]*,?){1,6} ")
_JOINED = re.compile(r"\b(?:and|or)\b|,")
_LINKS = frozenset({"nummod", "quantmod", "compound", "nmod"})
_MOST_STEPS = 4


def count_by_tree(text: str, tree: Tree | None, amounts: list[Amount]) -> None:
    """Gives bare numbers the plural noun that they hang on."""
    if tree is None:
        return
    for amount in amounts:
        if amount.dimension != "bare" or amount.number is None or amount.base.denominator != 1:
            continue
        head = _head(tree, amount.number.start)
        if head is None:
            continue
        start, end = head
        between = text[amount.tail : start]
        if any(amount.core < one.core < start for one in amounts):
            continue  # "two or three weeks"
        if _BETWEEN.fullmatch(between) and _JOINED.search(between) and is_plural(text[start:end]):
            amount.noun = noun_of(text, amount.tail, text[start:end], end)
            amount.unit, amount.dimension = amount.noun.unit, "count"
            amount.tail = amount.end = end


def _head(tree: Tree, place: int) -> tuple[int, int] | None:
    """Where the noun stands that a number hangs on."""
    at = next((n for n, one in enumerate(tree.words) if one.start <= place < one.end), None)
    if at is None or tree.words[at].tag != "CD":
        return None
    for _ in range(_MOST_STEPS):
        word = tree.words[at]
        if word.link not in _LINKS or word.head == at:
            break
        at = word.head
    word = tree.words[at]
    return (word.start, word.end) if word.tag in ("NNS", "NNPS") else None
