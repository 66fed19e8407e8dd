"""One indicator has one label: that of its row among all sources."""

from dataclasses import replace

from briefindex.model.figure import Figure
from briefindex.model.ledger import Standing


def labelled(figure: Figure, standing: Standing | None) -> Figure:
    """A figure with the label that its indicator has among all sources."""
    if standing is None or standing.indicator != figure.indicator.key:
        return figure  # corrected since the figures were compared
    return relabelled(figure, standing.label)


def relabelled(figure: Figure, label: str) -> Figure:
    """A figure whose indicator has that label."""
    if label == figure.indicator.label:
        return figure
    return replace(figure, indicator=replace(figure.indicator, label=label))
