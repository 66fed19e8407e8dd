"""Whose turn it is in an interview printed as a dialogue: "Osei: We carried 6.9 million tons"."""

import re
from collections.abc import Iterable

from briefindex.extract.figures.places_of_names import Names
from briefindex.model.article import Article

_NAME = r"[^\W\d_a-z][\w.’'-]{0,40}"
_TURN = re.compile(rf"\s{{0,8}}(?P<who>{_NAME}(?: {_NAME}){{0,4}}):\s{{1,8}}")
_SPOKEN = re.compile("[^\\W\\d_a-z]|[“\"'‘]")
"""After a name and a colon a sentence begins, where a list would have a number."""
_LEAST = 2
"""One line with a name and a colon is a title or a list."""


def turn_opening(text: str) -> int:
    """The length of the words before a sentence that may say whose turn it is."""
    match = _TURN.match(text) if ":" in text else None
    return match.end() if match and _SPOKEN.match(text, match.end()) else 0


def turns(article: Article, names: Names) -> dict[int, str]:
    """The speaker of each block that begins with a person's name and a colon, by its number."""
    found = dict(_named(article, names))
    return found if len(found) >= _LEAST else {}


def _named(article: Article, names: Names) -> Iterable[tuple[int, str]]:
    for number, block in enumerate(article.blocks):
        begin = block.span.start
        match = _TURN.match(article.text, begin, min(block.span.end, begin + 90))
        if match is None:
            continue
        person = names.person_called(match["who"])
        if person is not None:
            yield number, person
