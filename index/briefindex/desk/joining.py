"""Joins indicators that are one, and parts figures from an indicator that is not theirs.

Both are corrections of figures' indicators, kept, undone and sent like all others (see
`corrections`): what comes out is what to keep of each figure, what writes it is `correct`. A join
is remembered beside them (see `packs.following`), for the figures that come later.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from briefindex.compare.comparable import is_specific, is_whole
from briefindex.desk.corrected import Corrected
from briefindex.desk.corrections import Rows
from briefindex.desk.remembered import Joined
from briefindex.errors import MistypedError, NotInPackError
from briefindex.model.comparison import IndicatorRow
from briefindex.model.figure import Figure, FigureField, FigureId, Indicator
from briefindex.packs import codec
from briefindex.packs.following import Join
from briefindex.text.own_keys import own_key

_BESIDE: Final = frozenset({"similar", "related"})
_APART: Final = "{} (apart)"


class Joining:
    """Says what to keep of figures whose indicators are joined or parted."""

    def __init__(
        self,
        rows: Callable[[], Iterable[IndicatorRow]],
        figures: Callable[[], Iterable[Figure]],
        corrected: Corrected,
    ) -> None:
        """Read nothing yet."""
        self._rows = rows
        self._figures = figures
        self._corrected = corrected

    def join(self, keys: Iterable[str]) -> Joined:
        """What brings the indicators of rows together, under the first that most sources state.

        What is found later under the key of one that is one series throughout joins it too.

        Raises:
            NotInPackError: a key is no row's (any more).
            MistypedError: there is nothing to join.
        """
        wanted = tuple(dict.fromkeys(keys))
        every = [row for row in self._rows() if row.relation not in _BESIDE]
        rows = [row for row in every if row.key in wanted]
        if len(rows) < len(wanted):
            raise NotInPackError("No open pack states one of these indicators any more.")
        if len(rows) < 2:
            raise MistypedError("Choose two indicators to join.")
        figures = {each.id: each for each in self._figures()}
        groups = [[figures[each] for each in row.members if each in figures] for row in rows]
        target = _target(rows[0], groups[0])
        moving = groups if target.key != groups[0][0].indicator.key else groups[1:]
        spread = _spread(every, figures)
        whole = [group for group in moving if spread[group[0].indicator.key] == 1]
        return self._joined(
            tuple((figure, self._kept(figure, target)) for group in moving for figure in group),
            {key: join for group in whole for key, join in self._led(group, target).items()},
        )

    def part(self, ids: Iterable[FigureId]) -> Joined:
        """What takes figures out of their indicator, into one of their own.

        A figure that was joined goes back to where it was found; with the last one that was found
        there, what is found there later stays there too.

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
        stay = [f for f in known.values() if f.indicator.key in keys and f.id not in wanted]
        return self._joined(
            tuple((figure, self._parted(figure, own)) for figure in chosen),
            dict.fromkeys(self._left(chosen, stay)),
        )

    def _joined(
        self, figures: tuple[tuple[Figure, Rows], ...], joins: Mapping[str, Join | None]
    ) -> Joined:
        """With what each pack remembers of these joins now."""
        packs = self._corrected.joins() if joins else {}
        before = {pack: {key: now.get(key) for key in joins} for pack, now in packs.items()}
        return Joined(figures, dict.fromkeys(packs, joins), before)

    def _led(self, group: Sequence[Figure], target: Indicator) -> dict[str, Join | None]:
        """The joins that take the figures of a group, and what was joined to them, to `target`."""
        key = group[0].indicator.key
        units = {each.unit for each in group}
        known: dict[str, Join] = {}
        for now in self._corrected.joins().values():
            known |= now
        found: dict[str, Join | None] = {
            k: Join(target, join.units) for k, join in known.items() if join.indicator.key == key
        }
        if target.key in found:
            found[target.key] = None  # what is found there is at its place again
        if key in known and known[key].indicator.key == target.key:
            units |= {*known[key].units}
        elif key in known or not is_whole(group[0]):
            return found  # what the key was joined to before stands
        return {**found, key: Join(target, tuple(sorted(units)))}

    def _left(self, chosen: Iterable[Figure], stay: Iterable[Figure]) -> set[str]:
        """The keys of which all that was joined to the indicator of figures is parted from it."""
        shown = {each.indicator.key for each in chosen}
        led = {
            key
            for now in self._corrected.joins().values()
            for key, join in now.items()
            if join.indicator.key in shown
        }
        if not led:
            return led
        return led & (self._keys(chosen) - self._keys(stay))

    def _keys(self, figures: Iterable[Figure]) -> set[str]:
        """The keys that figures of another indicator now were found with."""
        moved = [f for f in figures if any(mark.field == "indicator" for mark in f.corrected)]
        return {self._corrected.found(each.id).indicator.key for each in moved}

    def _parted(self, figure: Figure, own: Indicator) -> Rows:
        found = self._corrected.found(figure.id)
        if found.indicator.key != figure.indicator.key or figure.indicator.home:
            return {"indicator": None}
        return self._kept(figure, own)

    def _kept(self, figure: Figure, target: Indicator) -> Rows:
        """The indicator to keep, without parties of the analyst's, which would change its key."""
        found = self._corrected.found(figure.id)
        home = target.home if target.home != figure.sentence.article else None
        indicator = replace(target, home=home)
        rows: dict[FigureField, str | None] = {
            "indicator": None if indicator == found.indicator else codec.dumps(indicator)
        }
        if any(each.field == "parties" for each in figure.corrected):
            rows["parties"] = None
        return rows


def _spread(rows: Iterable[IndicatorRow], figures: Mapping[FigureId, Figure]) -> Counter[str]:
    """In how many rows the figures of a key stand: in one, where the guard keeps none apart."""
    return Counter(
        key
        for row in rows
        for key in {figures[each].indicator.key for each in row.members if each in figures}
    )


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
