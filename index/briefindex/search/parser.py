"""Reads the query language of the contract; what it cannot read becomes a hint, never an error.

`a OR b` binds tighter than words side by side, AND tighter than OR:
`trade oil OR gas` is trade together with oil or gas. A query that begins with `=` is meant
literally: other names of what it names are not looked for.
"""

from briefindex.model.span import Span
from briefindex.search.grammar import tree_of
from briefindex.search.leaves import Leaves
from briefindex.search.nodes import Nodes
from briefindex.search.plain_query import plain_items
from briefindex.search.query import Hint, Query

LONGEST_QUERY = 256
LITERAL = "="
_HALVES = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
"""Halves of letters that are none alone, as from a shell that passes on odd bytes."""


def parse(text: str, *, literal: bool = False) -> Query:
    """What `text` asks for; with `literal` as if it began with `=`."""
    text = text.translate(_HALVES)
    signed = is_literal(text)
    asked = text.replace(LITERAL, " ", 1) if signed else text
    literal = literal or signed
    asked = asked[:LONGEST_QUERY]
    hints: list[Hint] = []
    items = plain_items(asked, typing=not literal)
    if items is None:
        tree, hints = tree_of(asked)
        items = Nodes(Leaves(asked, hints, typing=not literal), hints).items(tree)
    if len(text) > LONGEST_QUERY:
        said = f"Only the first {LONGEST_QUERY} characters of the query were searched."
        hints.append(Hint(said, Span(LONGEST_QUERY, len(text))))
    return Query(text, items, tuple(dict.fromkeys(hints)), literal)


def is_literal(text: str) -> bool:
    """Whether a query is to find its own words and no other names of what they name."""
    return text.lstrip().startswith(LITERAL)
