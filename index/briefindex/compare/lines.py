"""An indicator as a list shows it: how far its values reach, in words and in marks."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from types import MappingProxyType
from typing import Final, Literal

from briefindex.model.comparison import Derived, IndicatorRow
from briefindex.model.figure import Figure, FigureId, Period, Qualifier
from briefindex.model.ledger import IndicatorLine, Mark
from briefindex.text.wording import status_text, value_text

_BOUNDS: Final = MappingProxyType[Qualifier, Literal["up", "down"]](
    {"more than": "up", "at least": "up", "less than": "down", "at most": "down"}
)

MOST_MARKS: Final = 40
"""A small picture has room for the signs of so many values."""

_MONTH: Final = 30.44
"""Days, on average."""


def grounds(row: IndicatorRow) -> tuple[FigureId, ...]:
    """The figures that a row stands on, each once: its members, and what its derived ones are of.

    Their articles are those that are counted, wherever a count of articles stands.
    """
    worked = (source for value in row.derived for source in value.sources)
    return tuple(dict.fromkeys((*row.members, *worked)))


def line(row: IndicatorRow, members: Sequence[Figure], articles: int) -> IndicatorLine:
    """The line of `row`; `members` in its order, `articles` as they count."""
    return IndicatorLine(
        key=row.key,
        label=row.label,
        parties=row.parties,
        unit=row.unit,
        relation=row.relation,
        articles=articles,
        figures=len(members),
        told=" · ".join(_told(row, members)),
        marks=_thinned(tuple(_marks(row, members))),
    )


def _told(row: IndicatorRow, members: Sequence[Figure]) -> Iterator[str]:
    """For a series "$18 bn to $44 bn", "target × 2"; for what is similar each value's scope."""
    if row.scopes:
        pairs = zip(members, row.scopes, strict=False)
        yield from (f"{value_text(figure)} {scope}" for figure, scope in pairs)
        return
    for status in ("actual", "expected", "target"):
        alike = _of_one_length([each for each in members if each.status == status])
        words = list(dict.fromkeys(map(value_text, alike)))
        if words:
            told = words[0] if len(words) == 1 else f"{words[0]} to {words[-1]}"
            yield told if status == "actual" else f"{status_text(status)} {told}"


def _of_one_length(figures: Sequence[Figure]) -> list[Figure]:
    """Those of a year or those of a month, whichever are more: "from $166 bn to $15 bn" is no move.

    What has no time stays.
    """
    lengths = [_length(each.period) for each in figures]
    dated = Counter(each for each in lengths if each is not None)
    most = max(dated, key=lambda each: (dated[each], each), default=None)
    return [f for f, length in zip(figures, lengths, strict=True) if length in {most, None}]


def _length(period: Period) -> int | None:
    """How long a period is, in months; 0 for a day or what has one end only; None for no time."""
    if period.start is None and period.end is None:
        return None
    days = (period.end - period.start).days if period.start and period.end else 0
    return round(days / _MONTH)


def _marks(row: IndicatorRow, members: Sequence[Figure]) -> Iterator[Mark]:
    for figure in members:
        level = figure.high if figure.value is None else figure.value
        if figure.unit == row.unit and level is not None:
            bound = _BOUNDS.get(figure.qualifier) if figure.qualifier else None
            yield Mark(_day(figure), float(level), figure.status, bound=bound or "")
    for value in row.derived:
        if value.unit == row.unit:
            yield Mark(_day(value), float(value.value), value.status, derived=True)


def _thinned(marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """No more than a small picture has room for: the least, the greatest, others evenly."""
    if len(marks) <= MOST_MARKS:
        return marks
    order = sorted(range(len(marks)), key=lambda place: marks[place].value)
    step = (len(marks) - 1) / (MOST_MARKS - 3)
    kept = {order[0], order[-1], *(round(step * n) for n in range(MOST_MARKS - 2))}
    return tuple(marks[place] for place in sorted(kept))


def _day(value: Figure | Derived) -> date | None:
    return value.period.end or value.period.start
