"""A figure: a number that a source states, with everything needed to print and to doubt it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, NewType

from briefindex.model.span import ArticleId, SentenceRef, Span

FigureId = NewType("FigureId", str)
"""Article id, a hyphen and the offset of the amount: the same for the same content."""

Kind = Literal["money", "percent", "share", "quantity", "count", "multiple", "rank", "duration"]
Qualifier = Literal["more than", "at least", "less than", "at most", "almost", "about"]
Direction = Literal["increase", "decrease"]
Status = Literal["actual", "target", "expected"]
Salience = Literal["key", "secondary", "trivial"]
PeriodBasis = Literal["stated", "relative", "context", "unknown", "user"]
LinkRole = Literal["from", "to", "level", "change"]
FigureField = Literal[
    "value",
    "unit",
    "qualifier",
    "direction",
    "indicator",
    "parties",
    "period",
    "status",
    "speaker",
    "salience",
    "hidden",
]
"""What the analyst may correct; "hidden" takes a figure out that is none."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """What is measured.

    `key` is equal for figures that measure the same thing, and only for them: growth, share, level
    and capacity of one thing differ; a target, an expectation or a multiple has the key of its
    level. `label` is what a person would write. `parties` are canonical names, sorted, empty where
    none is known.

    `of` is the key of the level that a share or a growth is of, `part` the key of the level of the
    part where the words name both part and whole: Kazakhstan's share of Central Asia–China trade
    is of that trade, and its part is Kazakhstan–China trade. Both None where that is not known.

    `home` is the article whose indicator this is where the analyst said so, else None.
    """

    key: str
    label: str
    parties: tuple[str, ...] = ()
    of: str | None = None
    part: str | None = None
    home: ArticleId | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """The time that a value is about, both ends inclusive.

    `text` is the source's own words or None. "by 2030" has `start` None. Where nothing fixes it
    both ends are None and basis is "unknown". `reason` is one or two sentences for the reader,
    empty only for basis "stated" and "unknown" without words. Basis "user": the analyst set it.
    """

    text: str | None = None
    start: date | None = None
    end: date | None = None
    basis: PeriodBasis = "unknown"
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """Another figure that belongs to this one, and what that other figure is to it."""

    id: FigureId
    role: LinkRole


@dataclass(frozen=True, slots=True)
class Amount:
    """The amount of a figure alone; see `Figure`."""

    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    exact: str | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """A field that the analyst corrected, and in words what had been found there."""

    field: FigureField
    found: str


@dataclass(frozen=True, slots=True)
class Figure:
    """One stated number.

    `value` is in units of `unit`, scale already applied; percent and share in points. For a range
    `value` is None and `low`, `high` are set. `exact` keeps a fraction as printed ("2/3").
    `unit` is an ISO 4217 code, `%`, `pp`, a unit symbol (`t`, `km`, `MW`, `bbl`), a compound with
    a slash (`t/year`), `×`, `rank`, or a lower-case plural noun as printed. `span` marks the amount
    with its unit words and its qualifier; `surface` is the text there. `speaker` None is the
    article itself; "unnamed speaker" is a quotation nobody is named for. `note` keeps words that
    are no qualifier ("a historic mark"). `corrected` has the fields that are the analyst's, in the
    order of `FigureField`; `surface` and `sentence` stay the source's.
    """

    id: FigureId
    span: Span
    surface: str
    sentence: SentenceRef
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    exact: str | None
    unit: str
    kind: Kind
    qualifier: Qualifier | None
    direction: Direction | None
    indicator: Indicator
    period: Period
    status: Status
    speaker: str | None
    salience: Salience
    links: tuple[Link, ...] = ()
    note: str | None = None
    corrected: tuple[Correction, ...] = ()
