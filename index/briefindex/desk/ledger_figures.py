"""The row of a figure in a kept ledger: what tables of figures are sorted by."""

from typing import Final

from briefindex.desk.ledger_articles import Placed
from briefindex.model.figure import Figure
from briefindex.text.folding import fold

INSERT: Final = (
    "INSERT OR REPLACE INTO figure(n, k, k_of, k_part, home, twin, place, start, label, value, "
    "unit, day, status, source, speaker, salience, own) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


def row_of(
    figure: Figure, article: Placed, twin: int | None, own: str | None
) -> tuple[object, ...]:
    """What comes after the number of a figure and its keys.

    `own` is the figure as JSON where it is not as it was extracted.
    """
    value = figure.high if figure.value is None else figure.value
    day = figure.period.end or figure.period.start
    return (
        figure.indicator.home,
        twin,
        article.place,
        figure.span.start,
        fold(figure.indicator.label),
        None if value is None else float(value),
        figure.unit,
        day.isoformat() if day else None,
        figure.status,
        article.source,
        figure.speaker or "",
        figure.salience,
        own,
    )
