"""What a card says, and the rows of the cards of one article."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from briefindex import desk
from briefindex.model.comparison import Derived
from briefindex.model.figure import Figure, FigureId, Kind
from briefindex.model.ledger import Standing
from satchel.figures.field_names import field_name
from satchel.widgets.rows import RowModel


@dataclass(frozen=True, slots=True)
class Company:
    """The company that a figure keeps among all sources.

    `articles` counts those that state its indicator, copies of one story once; `derived` are
    values worked out from it, as they are written; `similar` counts the figures of indicators that
    are similar, not the same, which stand together under `similar_key`.
    """

    key: str
    articles: int = 1
    differs: bool = False
    derived: tuple[str, ...] = ()
    similar: int = 0
    similar_key: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """A figure with its number and its company; what is no figure has the number 0.

    `page` is where it is printed ("p. 12"), empty where the article has no pages.
    """

    figure: Figure
    number: int
    company: Company
    page: str = ""


class Asked(Protocol):
    """What cards ask of the ledger."""

    def standings(self, figures: Sequence[FigureId]) -> Mapping[FigureId, Standing]:
        """Where figures stand among all sources."""
        ...


def companies(ledger: Asked, figures: Sequence[Figure]) -> dict[FigureId, Company]:
    """The company of each figure; what a copy repeats keeps that of what it repeats."""
    standings = ledger.standings([figure.id for figure in figures])
    return {
        figure: Company(
            key=standing.key,
            articles=standing.articles,
            differs=standing.differs,
            derived=standing.derived,
            similar=standing.similar,
            similar_key=standing.similar_key,
        )
        for figure, standing in standings.items()
    }


def derived_words(derived: Derived, members: Sequence[Figure]) -> str:
    """A derived value as it is written: it is of the kind of the figures that have its unit."""
    kinds: dict[str, Kind] = {each.unit: each.kind for each in members}
    kind = derived.kind or kinds.get(derived.unit, "quantity")
    return desk.derived_text(derived.value, derived.unit, kind)


class CardModel(RowModel[Card]):
    """The cards of one article."""

    def row_of(self, figure: str) -> int:
        """The row of a figure's card, or -1."""
        return next((n for n, card in enumerate(self.listed) if card.figure.id == figure), -1)

    def words(self, row: Card) -> str:
        """Number, figure, and what was corrected."""
        figure = row.figure
        place = f", {row.page}" if row.page else ""
        said = f"{row.number}: {desk.figure_sentence(figure)}{place}"
        if desk.is_taken_out(figure):
            said = self.tr("not a figure: {figure}").format(figure=desk.figure_sentence(figure))
        marks = [mark for mark in figure.corrected if mark.field != "hidden"]
        found = "; ".join(f"{field_name(mark.field)}: {mark.found}" for mark in marks)
        return f"{said}, {self.tr('corrected, found')} {found}" if found else said
