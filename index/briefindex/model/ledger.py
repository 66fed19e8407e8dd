"""The ledger as it is asked for: lines of indicators, one indicator whole, where figures stand."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from briefindex.model.comparison import IndicatorRow, Relation
from briefindex.model.figure import Figure, FigureId, Status
from briefindex.model.span import ArticleId

LineOrder = Literal["sources", "differing", "newest", "label"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A value as a small picture of its indicator has it, in units of the indicator.

    `day` is the end of its period, None where it has none. `bound` tells whether the source says
    more or less than that.
    """

    day: date | None
    value: float
    status: Status
    derived: bool = False
    bound: Literal["", "up", "down"] = ""


@dataclass(frozen=True, slots=True)
class IndicatorLine:
    """An indicator as a list shows it.

    `articles` counts those that stand behind derived values, too, and copies of one story once.
    `told` says how far its values reach, in words: "$18 bn to $44 bn · target × 2".
    """

    key: str
    label: str
    parties: tuple[str, ...]
    unit: str
    relation: Relation
    articles: int
    figures: int
    told: str = ""
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class LinePage:
    """Some of the lines that were asked for, and how many there are."""

    total: int
    lines: tuple[IndicatorLine, ...]


@dataclass(frozen=True, slots=True)
class WholeIndicator:
    """An indicator with everything that belongs to it.

    `figures` has its members and what its derived values were worked out from; `copies` the first
    article by article that is a copy of it. `gaps` says, a sentence each, what the open packs do
    not tell of it.
    """

    row: IndicatorRow
    figures: Mapping[FigureId, Figure]
    articles: int
    copies: Mapping[ArticleId, ArticleId]
    gaps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LedgerSummary:
    """How much the ledger holds. `once` counts indicators that one article states."""

    figures: int
    articles: int
    indicators: int
    differing: int
    once: int


@dataclass(frozen=True, slots=True)
class Standing:
    """The company that a figure keeps among all sources.

    `figure` is the one that is compared: its own, or that of the article that its own is a copy
    of, and `indicator` its key as it is stated. `key` and `label` are those of the row that it
    stands in, `articles` those that it stands on, copies of one story once; `similar` counts
    the other figures of a row of what is similar, not the same, that has `similar_key`.
    `derived` are the values worked out from a multiple ("double"), as they are written.
    """

    figure: FigureId
    key: str
    indicator: str
    label: str
    articles: int
    differs: bool
    similar: int = 0
    similar_key: str = ""
    derived: tuple[str, ...] = ()
