"""What a table sorts, filters and counts figures by, in SQL on their rows (see `stated`)."""

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final

from briefindex.model.figure import Figure, FigureId, Status
from briefindex.model.figure_table import NO_YEAR, ChoiceKind, FigureFilters, TableOrder
from briefindex.packs import figure_filter
from briefindex.packs.figure_filter import Condition
from briefindex.packs.stated import INSERT, SCHEMA, StatedRows, row_of

_FIRST_TAB: Final = "instr({0}, char(9))"
_HEAD: Final = f"substr({{0}}, 1, {_FIRST_TAB} - 1)"
_TAIL: Final = f"substr({{0}}, {_FIRST_TAB} + 1)"
_AFTER_LABEL: Final = _TAIL.format("s.words")
LABEL: Final = _HEAD.format("s.words")
"""The folded words of a figure's label, each between two spaces; so, too, of the next two."""
PARTIES: Final = _HEAD.format(_AFTER_LABEL)
SPEAKER: Final = _HEAD.format(_TAIL.format(_AFTER_LABEL))
EDGES: Final = (10**3, 10**6, 10**9, 10**12)
"""Where one size of values ends and the next begins."""
SIZE: Final = (
    "CASE WHEN s.high IS NULL THEN NULL "
    + " ".join(
        f"WHEN max(abs(s.low), abs(s.high)) < {edge} THEN {n}" for n, edge in enumerate(EDGES)
    )
    + f" ELSE {len(EDGES)} END"
)
KEYS: Final[Mapping[TableOrder, str]] = {
    "value": "s.high",
    "indicator": LABEL,
    "parties": PARTIES,
    "period": "s.last",
    "status": "s.status",
    "speaker": SPEAKER,
    "unit": "s.unit",
    "salience": "CASE s.salience WHEN 'key' THEN 0 WHEN 'secondary' THEN 1 ELSE 2 END",
}
"""What a row is sorted by; the other orders are those of its article."""
COUNTED: Final[Mapping[ChoiceKind, str]] = {
    "indicator": f"{LABEL}, min(s.figure)",
    "party": f"{PARTIES}, s.names",
    "year": "substr(s.first, 1, 4), substr(s.last, 1, 4)",
    "status": "s.status, ''",
    "source": "s.article, ''",
    "unit": "s.unit, ''",
    "size": f"{SIZE}, ''",
}
"""The two columns that the values of a filter are counted by, or read from."""
_ALIKE: Final[Mapping[ChoiceKind, str]] = {"party": "1, 2", "year": "1, 2"}


def counted(kind: ChoiceKind) -> tuple[str, str]:
    """The columns that count the values of a filter, and the grouping to them."""
    return f"{COUNTED[kind]}, count(*)", f" GROUP BY {_ALIKE.get(kind, '1')}"


def condition_of(
    filters: FigureFilters, by_source: Callable[[Sequence[str]], Condition]
) -> Condition:
    """The condition that `filters` are; `by_source` gives the one for some sources."""
    parts: list[Condition] = []
    if not filters.trivial:
        parts.append(Condition("s.salience <> 'trivial'"))
    parts += [figure_filter.either([_in_year(year) for year in filters.year])] * bool(filters.year)
    for column, values in (("s.status", filters.status), ("s.unit", filters.unit)):
        if values:
            parts.append(_any_of(column, values))
    if filters.size:
        parts.append(_any_of(SIZE, [int(size) for size in filters.size]))
    if filters.indicator:
        parts.append(_any_of(LABEL, filters.indicator))
    if filters.party:
        parts.append(figure_filter.either([_of_party(party) for party in filters.party]))
    if filters.source:
        parts.append(by_source(filters.source))
    return figure_filter.every(parts)


def _any_of(column: str, values: Sequence[str | int]) -> Condition:
    return Condition(f"{column} IN ({','.join('?' * len(values))})", tuple(values))


def _in_year(year: str) -> Condition:
    if year == NO_YEAR:
        return Condition("s.first IS NULL")
    return Condition("s.first <= ? AND s.last >= ?", (f"{year}-12-31", f"{year}-01-01"))


def _of_party(party: str) -> Condition:
    among = f"char(10) || {PARTIES} || char(10)"
    return Condition(f"instr({among}, char(10) || ? || char(10))", (party,))


class LooseRows:
    """Rows, in memory, of figures that are not as they stand in the pack; asked alike."""

    def __init__(self, figures: Iterable[Figure]) -> None:
        """Take the figures."""
        self.figures: dict[FigureId, Figure] = {each.id: each for each in figures}
        connection = sqlite3.connect(":memory:")
        connection.executescript(SCHEMA)
        connection.executemany(INSERT, map(row_of, self.figures.values()))
        self._connection = connection
        self._stated = StatedRows(
            self._rows, lambda test: connection.create_function("passes", 2, test)
        )

    def ask(self, columns: str, condition: Condition, after: str = "") -> list[Any]:
        """As `FigureView.ask`."""
        return self._stated.ask(columns, condition, after)

    def close(self) -> None:
        """Let go of them."""
        self._connection.close()

    def _rows(self, sql: str, *values: object) -> list[Any]:
        return self._connection.execute(sql, values).fetchall()


STATUSES: Final[tuple[Status, ...]] = ("actual", "target", "expected")
"""The order in which a filter offers them."""
