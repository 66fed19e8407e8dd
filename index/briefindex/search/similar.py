"""Which words of an article tell it from the others: to look for articles that are like it."""

import math
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Final

from briefindex.model.span import Span
from briefindex.search.query import Leaf, Query

MOST_WORDS: Final = 24
_LEAST_LETTERS: Final = 3
_LEAST_ARTICLES: Final = 2
_MOST_LOOKED_UP: Final = 400
_MOST_FOR_OFTEN: Final = 2.0
"""However often a word stands in the article: "and" tells nothing of it."""
LEAST_SHARE: Final = 0.2
"""What scores less than this part of the best is not like the article, only near it."""


def query_for(words: Sequence[str], frequency: Callable[[str], int], articles: int) -> Query:
    """A query for the words that stand often here and in few of the `articles`.

    `words` are the folded words of an article, `frequency` tells how many articles have one.
    """
    counts = Counter(w for w in words if len(w) >= _LEAST_LETTERS and not w[0].isdigit())
    weights: dict[str, float] = {}
    for word, count in counts.most_common(_MOST_LOOKED_UP):
        having = frequency(word)
        if having >= _LEAST_ARTICLES:
            often = min(_MOST_FOR_OFTEN, 1 + math.log(count))
            weights[word] = often * math.log(articles / having)
    found = [word for word, weight in weights.items() if weight > 0]
    telling = sorted(found, key=lambda word: (-weights[word], word))[:MOST_WORDS]
    leaves = tuple(Leaf((word,), "word", None, Span(0, 0)) for word in telling)
    return Query(" ".join(telling), leaves, literal=True)
