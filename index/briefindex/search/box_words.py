"""Says in words what a figures box asks for: "figures of “trade”, about 2022, that are a target".

The same signs as in the words for a search (`in_words`), with figures in the place of articles.
"""

from briefindex.search.figure_query import boxed
from briefindex.search.in_words import Words
from briefindex.search.parser import parse
from briefindex.search.query import (
    Dated,
    Either,
    Every,
    Figured,
    FigureTest,
    Hint,
    Leaf,
    NameLeaf,
    Node,
    Stated,
    Told,
    Valued,
    Without,
    Years,
)


def understood(query: str) -> tuple[str, tuple[Hint, ...]]:
    """What a query in a figures box asks for, "" where it asks for nothing; and what is wrong."""
    read = parse(query)
    node = boxed(query)
    said = _Box(query).asked(node)
    return (f"figures {said}" if said else ""), read.hints


class _Box(Words):
    """The words for the parts of what a figures box asks."""

    def asked(self, node: Node) -> str:
        """A part of it, to stand after "figures"."""
        if isinstance(node, Every):
            return ", ".join(filter(None, map(self._inside, node.items)))
        if isinstance(node, Either):
            return " or ".join(filter(None, map(self._inside, node.items)))
        if isinstance(node, Without):
            said = self._inside(node.item)
            is_not = said.replace("that are", "that are not", 1)
            return is_not if isinstance(node.item, Stated) else f"not {said}"
        if isinstance(node, Figured):
            return self.asked(node.item)
        if isinstance(node, FigureTest):
            return self._plural(node)
        return self._of_words(node)

    def _inside(self, node: Node) -> str:
        several = isinstance(node, Every | Either) and len(node.items) > 1
        return f"({self.asked(node)})" if several else self.asked(node)

    def _plural(self, node: Told | Stated | Years | Valued) -> str:
        """As `Words.test` says it of one figure."""
        if isinstance(node, Stated) and node.status == "target":
            return "that are targets"
        return self.test(node).replace("that is", "that are")

    def _of_words(self, node: Node) -> str:
        said = self.node(node)
        if isinstance(node, NameLeaf):
            return f"that name {said}"
        if isinstance(node, Dated) or (isinstance(node, Leaf) and node.field is not None):
            return f"in articles {self._of_article(node, said)}"
        return f"with {said}" if said else ""

    def _of_article(self, node: Node, said: str) -> str:
        if isinstance(node, Leaf) and node.field == "title":
            return f"with {said}"
        return said if isinstance(node, Dated) else f"of {said}"
