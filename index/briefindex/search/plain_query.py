"""Reads the queries that are typed most: words, AND and OR between them, one beginning.

What they ask for is what the grammar says, told without it: its parser and its trees take ten times
as long for them. What has any other sign is the grammar's alone.
"""

import re
from collections.abc import Sequence
from typing import Final, TypeAlias

from briefindex.model.span import Span
from briefindex.search.query import MOST_WORDS, Either, Every, Leaf, Node
from briefindex.search.tokens import LONGEST, words_of

_WORD: Final = re.compile(r"[^\W\d_]+\*?")
_SIGNS: Final = frozenset({"AND", "OR", "NOT"})
_Alone: TypeAlias = "Leaf | Every"


def plain_items(text: str, *, typing: bool) -> tuple[Node, ...] | None:
    """What a query of plain words asks for, or None where it is the grammar's to say.

    While it is in the `typing` its last word may grow.
    """
    if not _is_plain(text):
        return None
    end = len(text.rstrip()) if typing else -1
    items: list[list[list[Leaf]]] = []
    joined, words = "", 0
    for match in _WORD.finditer(text):
        word = match.group()
        if word in _SIGNS:
            if joined or not items or word == "NOT":
                return None
            joined = word
            continue
        words += 1
        leaf = _leaf(word, Span(match.start(), match.end()), last=match.end() == end)
        if leaf is None or words > MOST_WORDS:
            return None
        if joined == "AND":
            items[-1][-1].append(leaf)
        elif joined == "OR":
            items[-1].append([leaf])
        else:
            items.append([[leaf]])
        joined = ""
    return None if joined else tuple(_either([_both(both) for both in item]) for item in items)


def _is_plain(text: str) -> bool:
    """Whether it is words of letters alone, the last one perhaps with a star at its end."""
    words = text.split()
    star = text.find("*")
    return bool(words) and all(map(_WORD.fullmatch, words)) and star in (-1, len(text) - 1)


def _leaf(word: str, span: Span, *, last: bool) -> Leaf | None:
    """What one word looks for; None where it is none, or several."""
    letters = word.rstrip("*")
    # What plain letters are folded to is soon told, and they are what is typed most.
    words = [letters.lower()[:LONGEST]] if letters.isascii() else words_of(letters)
    if len(words) != 1:
        return None
    if letters != word:
        return Leaf((words[0],), "prefix", None, span)
    return Leaf((words[0],), "word", None, span, last=last)


def _both(leaves: Sequence[Leaf]) -> _Alone:
    if len(leaves) == 1:
        return leaves[0]
    return Every(tuple(leaves), Span(leaves[0].span.start, leaves[-1].span.end))


def _either(nodes: Sequence[_Alone]) -> Node:
    if len(nodes) == 1:
        return nodes[0]
    return Either(tuple(nodes), Span(nodes[0].span.start, nodes[-1].span.end))
