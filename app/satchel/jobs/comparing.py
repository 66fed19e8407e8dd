"""Which figures of all sources belong together, as work for the thread of the desk."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from briefindex.desk import Desk
from briefindex.model.comparison import IndicatorRow
from briefindex.model.figure import Figure, FigureId
from briefindex.model.span import ArticleId


@dataclass(frozen=True, slots=True)
class Compared:
    """All figures with the indicators that they belong to; one indicator has one label.

    `copies` are, by article that is a copy of another, the first of them. `twins` are, by figure
    that a copy repeats, that of its first article: it alone is compared.
    """

    rows: tuple[IndicatorRow, ...] = ()
    figures: Mapping[FigureId, Figure] = field(default_factory=dict)
    copies: Mapping[ArticleId, ArticleId] = field(default_factory=dict)
    twins: Mapping[FigureId, FigureId] = field(default_factory=dict)

    def articles(self, figures: Iterable[Figure]) -> int:
        """How many articles state figures; copies are one with their first article."""
        stating = (figure.sentence.article for figure in figures)
        return len({self.copies.get(article, article) for article in stating})

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
    twins = desk.twins()
    for copy, twin in twins.items():
        if copy in figures and twin in figures:
            figures[copy] = _relabelled(figures[copy], figures[twin].indicator.label)
    return Compared(rows, figures, desk.copies(), twins)


def _relabelled(figure: Figure, label: str) -> Figure:
    return replace(figure, indicator=replace(figure.indicator, label=label))
