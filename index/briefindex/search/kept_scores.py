"""Scores of words that were asked for before: who types asks for the same words again and again."""

from collections import OrderedDict
from collections.abc import Mapping

MOST_SCORES = 250_000
"""Scores that are kept together: bounds the memory (some 100 bytes each)."""


class KeptScores:
    """The scores of the last few parts of queries, by document number; nobody may change them."""

    def __init__(self) -> None:
        """Keep nothing yet."""
        self._kept: OrderedDict[object, Mapping[int, float]] = OrderedDict()
        self._size = 0

    def get(self, part: object) -> Mapping[int, float] | None:
        """The scores of a part, or None."""
        found = self._kept.get(part)
        if found is not None:
            self._kept.move_to_end(part)
        return found

    def keep(self, part: object, scores: Mapping[int, float]) -> None:
        """Keep the scores of a part, in the place of those that were not asked for longest."""
        self._kept[part] = scores
        self._size += len(scores)
        while self._size > MOST_SCORES and len(self._kept) > 1:
            _, dropped = self._kept.popitem(last=False)
            self._size -= len(dropped)
