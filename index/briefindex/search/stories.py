"""Which of the articles that a query finds are copies of one story.

Counted over columns of numbers by document, so that it costs a query next to nothing.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Final

import numpy as np

from briefindex.model.span import ArticleId
from briefindex.search.documents import Documents
from briefindex.search.matches import Found, Matches

if TYPE_CHECKING:
    from numpy.typing import NDArray

_ALONE: Final = -1


class Stories:
    """The stories of which one desk's packs hold several articles."""

    def __init__(self, first: Callable[[], Mapping[ArticleId, ArticleId]]) -> None:
        """Ask `first` for the first article by copy; the same mapping while nothing changed."""
        self._first = first
        self._known: Mapping[ArticleId, ArticleId] = {}
        self._state: object = None
        self._members: dict[ArticleId, list[ArticleId]] = {}
        self._columns: dict[int, tuple[Documents, NDArray[np.int64]]] = {}

    def copies(self, found: Sequence[Matches]) -> int:
        """How many of the matches are of a story that another of them is of, too.

        Of the stories that `beside` saw last: to look for newer ones takes a question to the pack.
        """
        if not self._known:
            return 0
        stories = np.concatenate(
            [self._column(n, part.documents)[part.numbers] for n, part in enumerate(found)]
            or [np.zeros(0, np.int64)]
        )
        several = stories[stories != _ALONE]
        return len(several) - len(np.unique(several))

    def beside(
        self, shown: Collection[ArticleId], found: Sequence[Matches], state: object = None
    ) -> list[Found]:
        """The other matches that are of one story with an article shown, in no order.

        `state`: of the packs; while it is the same no copy is looked for. None is never the same.
        """
        if not self._look(state):
            return []
        stories = {self._known.get(article, article) for article in shown}
        wanted = {each for story in stories for each in self._members.get(story, ())}
        wanted.difference_update(shown)
        return [match for part in found for match in _those_of(part, wanted)]

    def _look(self, state: object) -> bool:
        """See which copies there are today; whether there is any."""
        if state is not None and state == self._state:
            return bool(self._known)
        self._state = state
        known = self._first()
        if known is not self._known:
            self._known, self._columns = known, {}
            members: defaultdict[ArticleId, list[ArticleId]] = defaultdict(list)
            for copy, first in known.items():
                members[first].append(copy)
            self._members = {first: [first, *copies] for first, copies in members.items()}
        return bool(known)

    def _column(self, place: int, documents: Documents) -> "NDArray[np.int64]":
        """The story of each document of a pack as a number, the same in all packs."""
        kept = self._columns.get(place)
        if kept is None or kept[0] is not documents:
            column = np.full(documents.size, _ALONE, np.int64)
            for story, members in enumerate(self._members.values()):
                numbers = map(documents.number_of, members)
                column[[number for number in numbers if number is not None]] = story
            kept = self._columns[place] = documents, column
        return kept[1]


def _those_of(matches: Matches, wanted: Collection[ArticleId]) -> list[Found]:
    known = (matches.documents.number_of(article) for article in wanted)
    numbers = np.array(sorted(n for n in known if n is not None), np.int64)
    return matches.of(numbers) if len(numbers) else []
