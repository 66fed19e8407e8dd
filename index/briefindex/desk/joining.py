"""Joins indicators that are one, and parts figures from an indicator that is not theirs.

Both are corrections of figures' indicators, kept, undone and sent like all others (see
`corrections`): what comes out is what to keep of each figure, what writes it is `correct`.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Final

from briefindex.compare.comparable import is_specific
from briefindex.desk.corrections import Rows
from briefindex.errors import MistypedError, NotInPackError
from briefindex.model.comparison import IndicatorRow
from briefindex.model.figure import Figure, FigureField, FigureId, Indicator
from briefindex.packs import codec
from briefindex.text.own_keys import own_key

Wanted = tuple[tuple[Figure, Rows], ...]
"""Figures as they are shown, and what the pack is to keep of each."""

_BESIDE: Final = frozenset({"similar", "related"})
_APART: Final = "{} (apart)"


class Joining:
    """Says what to keep of figures whose indicators are joined or parted."""

    def __init__(
        self,
        rows: Callable[[], Iterable[IndicatorRow]],
        figures: Callable[[], Iterable[Figure]],
        found: Callable[[FigureId], Figure],
    ) -> None:
        """Read nothing yet; `found` gives a figure as it was extracted."""
        self._rows = rows
        self._figures = figures
        self._found = found

    def join(self, keys: Iterable[str]) -> Wanted:
        """What brings the indicators of rows together, under the first that most sources state.

        Raises:
            NotInPackError: a key is no row's (any more).
            MistypedError: there is nothing to join.
        """
        wanted = tuple(dict.fromkeys(keys))
        rows = [r for r in self._rows() if r.key in wanted and r.relation not in _BESIDE]
        if len(rows) < len(wanted):
            raise NotInPackError("No open pack states one of these indicators any more.")
        if len(rows) < 2:
            raise MistypedError("Choose two indicators to join.")
        figures = {each.id: each for each in self._figures()}
        groups = [[figures[each] for each in row.members if each in figures] for row in rows]
        target = _target(rows[0], groups[0])
        moving = groups if target.key != groups[0][0].indicator.key else groups[1:]
        return tuple((figure, self._kept(figure, target)) for group in moving for figure in group)

    def part(self, ids: Iterable[FigureId]) -> Wanted:
        """What takes figures out of their indicator, into one of their own.

        A figure that was joined goes back to where it was found.

        Raises:
            NotInPackError: no open pack has one of the figures.
            MistypedError: none is named, or they are of several indicators.
        """
        wanted = tuple(dict.fromkeys(ids))
        known = {each.id: each for each in self._figures()}
        if not all(each in known for each in wanted):
            raise NotInPackError("No open pack has one of these figures any more.")
        chosen = [known[each] for each in wanted]
        keys = {each.indicator.key for each in chosen}
        if len(keys) != 1:
            raise MistypedError("Choose figures of one indicator to part from it.")
        first = chosen[0].indicator
        own = Indicator(
            own_key(f"{first.label} apart {wanted[0]}", first.key),
            _APART.format(first.label),
            first.parties,
        )
        return tuple((figure, self._parted(figure, own)) for figure in chosen)

    def _parted(self, figure: Figure, own: Indicator) -> Rows:
        found = self._found(figure.id)
        if found.indicator.key != figure.indicator.key or figure.indicator.home:
            return {"indicator": None}
        return self._kept(figure, own)

    def _kept(self, figure: Figure, target: Indicator) -> Rows:
        """The indicator to keep, without parties of the analyst's, which would change its key."""
        found = self._found(figure.id)
        home = target.home if target.home != figure.sentence.article else None
        indicator = replace(target, home=home)
        rows: dict[FigureField, str | None] = {
            "indicator": None if indicator == found.indicator else codec.dumps(indicator)
        }
        if any(each.field == "parties" for each in figure.corrected):
            rows["parties"] = None
        return rows


def _target(row: IndicatorRow, members: Sequence[Figure]) -> Indicator:
    """The indicator that all are to have.

    That of `row`, where other figures can be given it; where the guard parted its key, one of its
    own.
    """
    first = next((each for each in members if each.indicator.label == row.label), members[0])
    indicator = first.indicator
    if row.key != indicator.key:
        key = own_key(f"{row.label} {first.id}", indicator.key)
        return Indicator(key, row.label, row.parties, indicator.of, indicator.part)
    home = None if is_specific(indicator) else indicator.home or first.sentence.article
    return replace(indicator, home=home)
