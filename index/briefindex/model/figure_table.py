"""A table of figures over all open packs: what is asked of it, and what it gives."""

from dataclasses import dataclass
from typing import Literal

from briefindex.model.article import ArticleInfo
from briefindex.model.figure import Figure
from briefindex.model.span import Span

ChoiceKind = Literal["indicator", "party", "year", "status", "source", "unit", "size"]
TableOrder = Literal[
    "article",
    "value",
    "indicator",
    "parties",
    "period",
    "status",
    "source",
    "speaker",
    "unit",
    "salience",
    "pack",
]
NO_YEAR = "none"
"""The year of figures whose time is not known."""


@dataclass(frozen=True, slots=True)
class FigureFilters:
    """What else a figure must be: of each kind that is given, any of its values.

    Values are those of the choices that the table offers (`FacetCount.value`). Without `trivial`
    no trivial count is listed.
    """

    indicator: tuple[str, ...] = ()
    party: tuple[str, ...] = ()
    year: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    unit: tuple[str, ...] = ()
    size: tuple[str, ...] = ()
    trivial: bool = False


NO_FIGURE_FILTERS = FigureFilters()


@dataclass(frozen=True, slots=True)
class TableAsked:
    """Which figures, in which order; `query` as in a figures box.

    What is not known stands last in both directions. "article" is newest first.
    """

    query: str = ""
    filters: FigureFilters = NO_FIGURE_FILTERS
    order: TableOrder = "article"
    descending: bool = False


@dataclass(frozen=True, slots=True)
class FigureListing:
    """How many figures are listed, of how many; and how the query was understood.

    `words` say what was understood, "" where nothing is asked; `hint` is one plain sentence where
    the query is malformed, `hints_at` the places that it is of. `place` is the row of the figure
    that was asked after, None where it is not listed.
    """

    asked: TableAsked
    total: int
    among: int
    words: str = ""
    hint: str = ""
    hints_at: tuple[Span, ...] = ()
    place: int | None = None


@dataclass(frozen=True, slots=True)
class TableRow:
    """A figure with the sentence that states it, byte for byte, and its article.

    `pack` is the name of the pack that the article is read from.
    """

    figure: Figure
    sentence: str
    info: ArticleInfo
    pack: str = ""
