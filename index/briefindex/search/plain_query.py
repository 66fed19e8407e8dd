"""The trees of the queries that are typed most: words, AND and OR between them, one beginning.

They are those of the grammar, made without it: its parser takes ten times as long for them. What
has any other sign is the grammar's alone.
"""

import re
from collections.abc import Sequence
from typing import Final

from lark import Token, Tree

_WORD: Final = re.compile(r"[^\W\d_]+\*?")
_SIGNS: Final = frozenset({"AND", "OR", "NOT"})


def plain_tree(text: str) -> Tree | None:
    """The tree of a query of plain words, or None where it is the grammar's to make one."""
    if not _is_plain(text):
        return None
    items: list[list[list[Tree]]] = []
    joined = ""
    for match in _WORD.finditer(text):
        word = match.group()
        if word in _SIGNS:
            if joined or not items or word == "NOT":
                return None
            joined = word
            continue
        kind = "PREFIX" if word.endswith("*") else "WORD"
        leaf = Tree("sought", [Token(kind, word, start_pos=match.start())])
        if joined == "AND":
            items[-1][-1].append(leaf)
        elif joined == "OR":
            items[-1].append([leaf])
        else:
            items.append([[leaf]])
        joined = ""
    if joined:
        return None
    return Tree("start", [_one("either", [_one("both", both) for both in item]) for item in items])


def _is_plain(text: str) -> bool:
    """Whether it is words of letters alone, the last one perhaps with a star at its end."""
    words = text.split()
    star = text.find("*")
    return bool(words) and all(map(_WORD.fullmatch, words)) and star in (-1, len(text) - 1)


def _one(name: str, parts: Sequence[Tree]) -> Tree:
    """A tree of several parts; the part itself where it is the only one."""
    return Tree(name, [*parts]) if len(parts) > 1 else parts[0]
