"""How long a time a value is of, where that makes another measure of it.

The exports of a month, of a quarter and of eight months are no one series, and neither is growth
on the month and growth on the year. What is a state at a time (reserves, a price) has no length.
"""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from types import MappingProxyType
from typing import Final

from briefindex.compare.keys import flows, read_key
from briefindex.model.figure import Figure, FigureId, Kind

_MOVES: Final = frozenset({"growth", "change"})
_NO_FLOW: Final[frozenset[Kind]] = frozenset({"share", "multiple", "rank", "duration"})
_WEEK: Final = range(6, 9)
_MONTH: Final = range(28, 32)
_YEAR: Final = 350
_DAYS_OF_MONTH: Final = 30.44
_TOLD: Final[Mapping[str, str]] = MappingProxyType(
    {"week": "weekly", "month": "monthly", "3-months": "quarterly", "6-months": "half-yearly"}
)
_ON_THE_YEAR: Final = ", on the year"
"""What a label ends with that extraction says so of."""
_YEARLY: Final = "-yearly"
_DAY: Final = timedelta(days=1)


def lengths(figures: Sequence[Figure]) -> dict[FigureId, str]:
    """The length of time of each figure of one key, "" for years and where it says nothing.

    What has no time of its own has that of what it is linked to, or of what its sentence else
    states. Where all have one length it makes no difference, and is "".
    """
    known = {each.id: length for each in figures if (length := _length(each)) is not None}
    found = {each.id: _of_fellows(each, figures, known) for each in figures}
    differs = len(set(known.values())) > 1
    if not differs:
        found = dict.fromkeys(found, "")
    return {each.id: found[each.id] + (_YEARLY if is_on_year(each) else "") for each in figures}


def is_on_year(figure: Figure) -> bool:
    """Whether growth of less than a year is measured on the same time a year before."""
    return figure.indicator.label.endswith(_ON_THE_YEAR)


def told_length(name: str) -> str:
    """What a label says of the length in a group's name: ", monthly"; empty where it has none."""
    length = name.rpartition("@")[2].removesuffix(_YEARLY) if "@" in name else ""
    if length in _TOLD:
        return f", {_TOLD[length]}"
    number, _, unit = length.partition("-")
    return f", {number} {unit}" if number.isdigit() and unit in {"months", "days"} else ""


def _length(figure: Figure) -> str | None:
    """The length of a flow's own time; None where it has no time, or is no flow."""
    key, period = read_key(figure.indicator.key), figure.period
    flows_on = key.aspect.rpartition(".")[2] in _MOVES or key.topic in flows()
    if not flows_on or figure.kind in _NO_FLOW or "/" in figure.unit.removesuffix("/year"):
        return None
    if period.start is None or period.end is None or period.start == period.end:
        return None
    days = (period.end - period.start + _DAY).days
    if days >= _YEAR:
        return ""
    if days < _MONTH.start or period.start.day != 1 or (period.end + _DAY).day != 1:
        return "week" if days in _WEEK else f"{days}-days"
    months = round(days / _DAYS_OF_MONTH)
    return f"{months}-months" if months > 1 else "month"


def _of_fellows(figure: Figure, figures: Sequence[Figure], known: Mapping[FigureId, str]) -> str:
    own = known.get(figure.id)
    if own is not None or figure.period.end is not None:
        return own or ""
    linked = {known[link.id] for link in figure.links if link.id in known}
    linked |= {
        known[each.id]
        for each in figures
        if each.id in known and any(link.id == figure.id for link in each.links)
    }
    if not linked:
        linked = {
            known[each.id]
            for each in figures
            if each.id in known and each.sentence == figure.sentence
        }
    return next(iter(linked)) if len(linked) == 1 else ""
