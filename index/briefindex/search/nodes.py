"""Joins the leaves of a query by its signs, brackets and fields."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final, cast

from lark import Token, Tree

from briefindex.model.span import Span
from briefindex.search.grammar import span_of
from briefindex.search.leaves import Leaves
from briefindex.search.query import (
    Either,
    Every,
    FieldName,
    Figured,
    Hint,
    NameField,
    Node,
    Stated,
    Told,
    ToldField,
    Valued,
    Without,
    Years,
)

_Part = Callable[[Tree], Node | None]

_DEEPEST: Final = 12
_TESTS: Final = (Told, Stated, Years, Valued)


class Nodes:
    """Makes the nodes of one query; what is wrong with them is added to `hints`."""

    def __init__(self, leaves: Leaves, hints: list[Hint]) -> None:
        """Take what makes the leaves."""
        self._leaves = leaves
        self._hints = hints
        self._depth = 0

    def items(self, tree: Tree) -> tuple[Node, ...]:
        """What stands side by side in the whole query; what is asked of one figure is one node."""
        for child in tree.children:
            if isinstance(child, Token):
                said = "A bracket is closed that was not opened."
                self._hints.append(Hint(said, span_of(child)))
        return _gathered(self._all(tree, self._item))

    def _all(self, tree: Tree, part: _Part) -> tuple[Node, ...]:
        trees = [child for child in tree.children if isinstance(child, Tree)]
        found = (self._node(child, part) for child in trees)
        return tuple(node for node in found if node is not None)

    def _node(self, tree: Tree, part: _Part) -> Node | None:
        if tree.data == "nothing":
            return None
        if tree.data == "bracket":
            tree = cast("Tree", tree.children[0])
        if tree.data not in ("several", "either", "both", "without"):
            return part(tree)
        if self._depth >= _DEEPEST:
            return self._too_deep(tree)
        self._depth += 1
        found = self._all(tree, part)
        self._depth -= 1
        if tree.data == "without":
            return _absent(found[0]) if found else None
        if len(found) < 2:
            return found[0] if found else None
        join = Either if tree.data == "either" else Every
        return join(found, span_over(found))

    def _too_deep(self, tree: Tree) -> None:
        said = f"Brackets deeper than {_DEEPEST} were passed over."
        if not any(hint.text == said for hint in self._hints):
            self._hints.append(Hint(said, self._leaves.span(tree)))

    def _item(self, tree: Tree) -> Node | None:
        """A part of a query that is in no field, or a field with what it is asked for."""
        leaves = self._leaves
        if tree.data == "sought":
            return leaves.sought(tree, None)
        if tree.data == "bare_value":
            return leaves.valued(cast("Tree", tree.children[0]), leaves.span(tree))
        field, asked = cast("tuple[Token, Tree]", tree.children)
        name = str(field)[:-1].lower()
        parts: dict[str, _Part] = {
            "in_text": lambda t: leaves.sought(t, cast("FieldName", name)),
            "in_name": lambda t: leaves.named(t, cast("NameField", name)),
            "in_figure": lambda t: leaves.told(t, cast("ToldField", name)),
            "in_tag": leaves.untagged,
            "in_status": leaves.stated,
            "in_date": lambda t: leaves.dated(t, leaves.span(t)),
            "in_year": lambda t: leaves.years(t, leaves.span(t)),
            "in_value": lambda t: leaves.valued(t, leaves.span(t)),
        }
        return self._node(asked, parts[tree.data])


def is_of_figures(node: Node) -> bool:
    """Whether a node asks for nothing but what figures are."""
    if isinstance(node, Every | Either):
        return all(map(is_of_figures, node.items))
    return is_of_figures(node.item) if isinstance(node, Without) else isinstance(node, _TESTS)


def span_over(nodes: Sequence[Node]) -> Span:
    """From where the first of `nodes` starts to where the last ends."""
    spans = [span for node in nodes if (span := getattr(node, "span", None))]
    return Span(min(s.start for s in spans), max(s.end for s in spans)) if spans else Span(0, 0)


def _absent(node: Node) -> Node:
    return node.item if isinstance(node, Without) else Without(node, span_over([node]))


def _gathered(nodes: Sequence[Node]) -> tuple[Node, ...]:
    """`nodes`, all of which must match, with what they ask of figures asked of one figure.

    `-status:target` beside `figure:trade` is a trade figure that is no target; alone it is an
    article without any target.
    """
    ours = [node for node in nodes if is_of_figures(node)]
    if all(isinstance(node, Without) for node in ours):
        return tuple(map(_with_figures, nodes))
    every = ours[0] if len(ours) == 1 else Every(tuple(ours), span_over(ours))
    one = Figured(every, span_over(ours))
    first = next(place for place, node in enumerate(nodes) if is_of_figures(node))
    found = (
        one if place == first else _with_figures(node)
        for place, node in enumerate(nodes)
        if place == first or not is_of_figures(node)
    )
    return tuple(found)


def _with_figures(node: Node) -> Node:
    """A node with what it asks of figures in `Figured`."""
    if isinstance(node, Without):
        return replace(node, item=_with_figures(node.item))
    if is_of_figures(node):
        return Figured(node, span_over([node]))
    if isinstance(node, Either):
        return replace(node, items=tuple(map(_with_figures, node.items)))
    if isinstance(node, Every):
        first, *others = _gathered(node.items)
        return Every((first, *others), node.span) if others else first
    return node
