"""Which figures of all sources belong together, as work for the thread of the desk."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from briefindex.desk import Desk
from briefindex.model.comparison import IndicatorRow
from briefindex.model.figure import Figure, FigureId


@dataclass(frozen=True, slots=True)
class Compared:
    """All figures with the indicators that they belong to; one indicator has one label."""

    rows: tuple[IndicatorRow, ...] = ()
    figures: Mapping[FigureId, Figure] = field(default_factory=dict)

    def labelled(self, figure: Figure) -> Figure:
        """A figure with the label that its indicator has among all sources."""
        known = self.figures.get(figure.id)
        if known is None or known.indicator.key != figure.indicator.key:
            return figure  # corrected since the figures were compared
        label = known.indicator.label
        return figure if label == figure.indicator.label else _relabelled(figure, label)


@dataclass(frozen=True, slots=True)
class Comparing:
    """The order to compare all figures; gives `before` itself where nothing is different."""

    before: Compared

    def __call__(self, desk: Desk) -> Compared:
        """Compare them."""
        now = _comparison(desk)
        return self.before if now == self.before else now


def _comparison(desk: Desk) -> Compared:
    rows = desk.comparison()
    figures = {figure.id: figure for figure in desk.figures()}
    for row in rows:
        if row.relation in {"similar", "related"}:
            continue
        for member in row.members:
            if member in figures and figures[member].indicator.label != row.label:
                figures[member] = _relabelled(figures[member], row.label)
    return Compared(rows, figures)


def _relabelled(figure: Figure, label: str) -> Figure:
    return replace(figure, indicator=replace(figure.indicator, label=label))
