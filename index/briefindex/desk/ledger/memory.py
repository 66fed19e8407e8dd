"""The ledger worked out in memory: where none is kept, and what a kept one is tested against."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from itertools import chain
from typing import Final

from briefindex.compare.gaps import indicator_gaps
from briefindex.compare.lines import grounds, line
from briefindex.desk.labelling import labelled
from briefindex.errors import NotInPackError
from briefindex.model.article import ArticleInfo
from briefindex.model.comparison import IndicatorRow
from briefindex.model.figure import Figure, FigureId
from briefindex.model.ledger import (
    IndicatorLine,
    LedgerSummary,
    LineOrder,
    LinePage,
    Standing,
    WholeIndicator,
)
from briefindex.model.span import ArticleId
from briefindex.text.amounts import derived_text
from briefindex.text.folding import fold

RANKS: Final = {"conflict": 0, "series": 1, "similar": 2, "related": 3, "single": 4}
"""In this order the list of all sources has the relations."""
_BESIDE: Final = frozenset({"similar", "related"})
"""Relations of rows whose members have rows of their own."""


class MemoryLedger:
    """Reads what all sources state about the same thing; belongs to the thread of its desk."""

    def __init__(
        self,
        rows: Callable[[], tuple[IndicatorRow, ...]],
        figures: Callable[[], tuple[Figure, ...]],
        articles: Callable[[], tuple[ArticleInfo, ...]],
        copies: Callable[[], Mapping[ArticleId, ArticleId]],
        revision: Callable[[], int],
        twins: Callable[[], Mapping[FigureId, FigureId]] = dict,
    ) -> None:
        """Read nothing yet."""
        self._read = rows, figures, articles, copies
        self._twins = twins
        self._revision = revision
        self._kept: tuple[int, tuple[IndicatorRow, ...], dict[FigureId, Figure]] | None = None

    def rows(self) -> tuple[IndicatorRow, ...]:
        """All rows, as `compare.rows` has them."""
        return self._now()[0]

    def outline(self) -> Sequence[int]:
        """What `wholes` gives each indicator for: those on which sources differ first."""
        rows, _ = self._now()
        order = sorted(
            enumerate(rows), key=lambda pair: (RANKS[pair[1].relation], -len(pair[1].members))
        )
        return [place for place, _ in order]

    def wholes(self, places: Sequence[int]) -> tuple[WholeIndicator, ...]:
        """Indicators whole, by what `outline` has of them; what is gone is left out."""
        rows, _ = self._now()
        return tuple(self._whole(rows[place]) for place in places if place < len(rows))

    def place_of(self, key: str) -> int | None:
        """What `outline` has for an indicator."""
        rows, _ = self._now()
        return next((place for place, row in enumerate(rows) if row.key == key), None)

    def standings(self, figures: Sequence[FigureId]) -> dict[FigureId, Standing]:
        """Where figures stand among all sources; what is compared nowhere is not in it."""
        rows, known = self._now()
        twins = self._twins()
        by_member = {m: row for row in rows if row.relation not in _BESIDE for m in row.members}
        similar = {m: row for row in rows if row.relation == "similar" for m in row.members}
        found: dict[FigureId, Standing] = {}
        for figure in figures:
            compared = twins.get(figure, figure)
            row = by_member.get(compared)
            if row is None or compared not in known:
                continue
            beside = similar.get(compared)
            found[figure] = Standing(
                figure=compared,
                key=row.key,
                indicator=known[compared].indicator.key,
                label=row.label,
                articles=self._articles(known[m] for m in grounds(row) if m in known),
                differs=compared in figures_apart(row),
                similar=len(beside.members) - 1 if beside else 0,
                similar_key=beside.key if beside else "",
                derived=worked_out(row, known[compared]),
            )
        return found

    def labels(self) -> tuple[str, ...]:
        """What indicators are called, each name once."""
        return tuple(dict.fromkeys(each.indicator.label for each in self._labelled()))

    def called(self, label: str) -> tuple[Figure, ...]:
        """Figures whose indicator is called so; of one indicator perhaps only some."""
        wanted = fold(label)
        return tuple(each for each in self._labelled() if fold(each.indicator.label) == wanted)

    def fellows(self, figure: Figure) -> tuple[Figure, ...]:
        """The figures with the key of the indicator of a figure."""
        key = figure.indicator.key
        return tuple(each for each in self._labelled() if each.indicator.key == key)

    def in_memory(self) -> "MemoryLedger":
        """The ledger as it is now, for any thread."""
        rows, figures = self._now()
        infos, copies, twins = self._read[2](), dict(self._read[3]()), dict(self._twins())
        made = MemoryLedger(
            lambda: rows,
            lambda: tuple(figures.values()),
            lambda: infos,
            lambda: copies,
            lambda: 0,
            lambda: twins,
        )
        made.rows()
        return made

    def is_same(self, other: "MemoryLedger | None") -> bool:
        """Whether another one says the same."""
        return other is not None and self.told() == other.told()

    def told(self) -> tuple[object, ...]:
        """All that it says."""
        return *self._now(), self._read[3](), self._twins()

    def summary(self) -> LedgerSummary:
        """How much there is."""
        rows, figures = self._now()
        told = [row for row in rows if row.relation not in _BESIDE]
        return LedgerSummary(
            figures=sum(figure.salience != "trivial" for figure in figures.values()),
            articles=self._articles(figures.values()),
            indicators=len(told),
            differing=sum(row.relation == "conflict" for row in told),
            once=sum(row.relation == "single" for row in told),
        )

    def lines(
        self,
        words: str = "",
        order: LineOrder = "sources",
        offset: int = 0,
        limit: int | None = None,
        *,
        once: bool = True,
    ) -> LinePage:
        """Indicators whose label, parties or unit have every one of `words`.

        Without `once` those that stand alone are left out. What is similar or related comes last.
        """
        rows, figures = self._now()
        asked = fold(words).split()
        found = [
            row
            for row in rows
            if (once or row.relation != "single")
            and all(w in fold(" ".join((row.label, *row.parties, row.unit))) for w in asked)
        ]
        if order == "newest":
            found.sort(key=lambda row: _newest(row, figures), reverse=True)
        found.sort(key=lambda row: (row.relation in _BESIDE, *_place(row, order)))
        end = None if limit is None else offset + limit
        return LinePage(len(found), tuple(self._line(row) for row in found[offset:end]))

    def indicator(self, key: str) -> WholeIndicator:
        """One indicator.

        Raises:
            NotInPackError: no open pack states it (any more).
        """
        rows, _ = self._now()
        row = next((row for row in rows if row.key == key), None)
        if row is None:
            raise NotInPackError("No open pack states this indicator any more.")
        return self._whole(row)

    def _whole(self, row: IndicatorRow) -> WholeIndicator:
        _, figures = self._now()
        known = {each: figures[each] for each in grounds(row) if each in figures}
        members = [known[each] for each in row.members if each in known]
        copies = self._read[3]()
        gaps = indicator_gaps(row, members, self._read[2](), copies)
        return WholeIndicator(row, known, self._articles(known.values()), copies, gaps)

    def key_of(self, figure: FigureId) -> str | None:
        """The indicator that a figure is compared under; None where it is not."""
        rows, _ = self._now()
        own = (row for row in rows if row.relation not in _BESIDE)
        return next((row.key for row in own if figure in row.members), None)

    def _labelled(self) -> list[Figure]:
        """All figures with the labels of their rows."""
        figures = self._now()[1]
        standings = self.standings([*figures])
        return [labelled(each, standings.get(each.id)) for each in figures.values()]

    def _now(self) -> tuple[tuple[IndicatorRow, ...], dict[FigureId, Figure]]:
        revision = self._revision()
        if self._kept is None or self._kept[0] != revision:
            figures = {figure.id: figure for figure in self._read[1]()}
            self._kept = revision, self._read[0](), figures
        return self._kept[1:]

    def _articles(self, figures: Iterable[Figure]) -> int:
        copies = self._read[3]()
        stating = (figure.sentence.article for figure in figures)
        return len({copies.get(article, article) for article in stating})

    def _line(self, row: IndicatorRow) -> IndicatorLine:
        _, figures = self._now()
        members = [figures[each] for each in row.members if each in figures]
        behind = (figures[each] for each in grounds(row) if each in figures)
        return line(row, members, self._articles(behind))


def figures_apart(row: IndicatorRow) -> frozenset[FigureId]:
    """The figures that have a part in a difference, by themselves or by what came of them."""
    derived = (row.derived[at].sources for each in row.differs for at in each.derived)
    return frozenset(chain(*(each.figures for each in row.differs), *derived))


def worked_out(row: IndicatorRow, figure: Figure) -> tuple[str, ...]:
    """The values of a row that were worked out from a multiple ("double"), as they are written."""
    if figure.kind != "multiple":
        return ()
    values = (value for value in row.derived if figure.id in value.sources)
    return tuple(derived_text(v.value, v.unit, v.kind or "quantity") for v in values)


def _place(row: IndicatorRow, order: LineOrder) -> tuple[object, ...]:
    """Sorts rows; those with the most sources stand first anyway."""
    if order == "differing":
        return (row.relation != "conflict",)
    return (fold(row.label),) if order == "label" else ()


def _newest(row: IndicatorRow, figures: Mapping[FigureId, Figure]) -> date:
    periods = [figures[each].period for each in row.members if each in figures]
    return max((day for p in periods if (day := p.end or p.start)), default=date.min)
