"""Which of two that were split a party or a speaker of a figure is: the mentions beside it tell.

A figure keeps the name that its party had when it was read. Where the analyst took a spelling or
a mention out of that name, the mentions in the figure's sentence say who is meant; where none
stands there, those of the whole article, if all of them are of one.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from briefindex.model.figure import Figure
from briefindex.model.mention import EntityId, Mention
from briefindex.model.span import ArticleId, Span
from briefindex.packs.entity_links import EntityLinks, ids_of_party
from briefindex.packs.mention_rows import SELECT, mention_of

_OF = f"{SELECT} WHERE m.article = ? AND m.entity = ? AND m.type <> 'date' ORDER BY m.start"


@dataclass(frozen=True, slots=True)
class _Told:
    span: Span
    name: str


class SplitParties:
    """Finds who is meant by the parties of which something was split off; for one reading."""

    def __init__(
        self,
        rows: Callable[..., Iterable[Any]],
        links: EntityLinks,
        on: Callable[[Sequence[Mention]], Sequence[Mention]],
    ) -> None:
        """Read through `rows`; `on` puts all decisions on mentions."""
        self._rows = rows
        self._on = on
        self._parted: dict[str, bool] = {}
        self._links = links
        self._told: dict[tuple[ArticleId, str], list[_Told]] = {}

    def names(self, figure: Figure) -> Mapping[str, str]:
        """What parties and the speaker of `figure` are called because of a split, by their name."""
        found: dict[str, str] = {}
        for party in (*figure.indicator.parties, figure.speaker):
            if party and self._is_parted(party):
                now = self._meant(figure, party)
                if now is not None:
                    found[party] = now
        return found

    def _is_parted(self, party: str) -> bool:
        if party not in self._parted:
            self._parted[party] = self._links.is_parted(party)
        return self._parted[party]

    def _meant(self, figure: Figure, party: str) -> str | None:
        told = self._mentions(figure.sentence.article, party)
        sentence = figure.sentence.span
        here = [t for t in told if sentence.start <= t.span.start < sentence.end]
        if not here:
            return told[0].name if len({t.name for t in told}) == 1 else None
        return min(here, key=lambda t: abs(t.span.start - figure.span.start)).name

    def _mentions(self, article: ArticleId, party: str) -> list[_Told]:
        """The mentions that were found of a party in an article, with what each is called now."""
        key = article, party
        if key not in self._told:
            found = [m for one in ids_of_party(party) for m in self._found(article, one)]
            self._told[key] = [_Told(m.span, m.canonical) for m in self._on(found)]
        return self._told[key]

    def _found(self, article: ArticleId, entity: EntityId) -> list[Mention]:
        return [mention_of(row) for row in self._rows(_OF, article, entity)]
