"""A briefing before it has a format: what is printed, exported and previewed is all in here.

Every writer (page, HTML, Markdown, CSV) takes its words from this model, so that all formats say
the same. A `Line` is a sequence of `Run`s; what a run is, its `kind` tells.
"""

from dataclasses import dataclass
from typing import Literal

from briefindex.model.article import ArticleInfo
from briefindex.model.figure import Figure, FigureId, Status
from briefindex.model.span import ArticleId, Span

Voice = Literal["stated", "derived", "analyst"]
"""Who speaks: a source with its note, Satchel by calculation, or the analyst."""

RunKind = Literal["plain", "strong", "stated", "derived", "analyst", "inferred", "conflict"]
Stem = Literal["solid", "dotted", "dashed"]
SlotKind = Literal["year unknown", "period", "no value", "no year given"]


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one kind; `notes` stand behind them as numbers that lead to the sentences.

    "stated" and "derived" are the two voices of numbers and always have notes; "inferred" is a
    period or date that was worked out; "conflict" opens a remark that sources differ.
    """

    text: str
    kind: RunKind = "plain"
    notes: tuple[int, ...] = ()


Line = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """The sentence that a number was taken from; `sentence` is the article's text at `span`.

    `page` is where it is printed ("p. 12", "pp. 12–13"), empty where the article has no pages.
    """

    number: int
    letter: str
    article: ArticleId
    span: Span
    sentence: str
    page: str = ""


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """An article as the briefing's list of sources has it; what is unknown says so in words."""

    letter: str
    article: ArticleId
    title: str
    is_headline: bool
    source: str
    date: str
    is_date_inferred: bool
    speakers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One value of an indicator.

    `status` is "derived" for a value of voice "derived", and `formula` then says how it was worked
    out ("45 % × $70 bn"). `letters` are the articles it comes from, `speaker` who says it there,
    None for the article itself. `differs`: it takes part in a contradiction of the indicator.
    `analyst` names what the analyst corrected ("value", "period", …), `found` says what had been
    found there; the voice is "analyst" where the value is.
    """

    figure: FigureId | None
    value: str
    voice: Voice
    period: str
    is_period_inferred: bool
    period_reason: str
    status: Status | Literal["derived"]
    differs: bool
    letters: tuple[str, ...]
    speaker: str | None
    notes: tuple[int, ...]
    formula: str = ""
    analyst: tuple[str, ...] = ()
    found: str = ""


@dataclass(frozen=True, slots=True)
class FigureGroup:
    """The values of one indicator: newest first, then undated ones, then what is to come."""

    key: str
    label: str
    rows: tuple[FigureRow, ...]


@dataclass(frozen=True, slots=True)
class FigureTable:
    """The key figures; `remark` says what was left out, or that there are none.

    A document without a table has no heading here.
    """

    heading: str
    columns: tuple[str, ...]
    groups: tuple[FigureGroup, ...]
    remark: str


@dataclass(frozen=True, slots=True)
class Slot:
    """A place on the chart's time axis; `detail` is the small word under its label."""

    label: str
    detail: str
    kind: SlotKind


@dataclass(frozen=True, slots=True)
class Point:
    """A value on the chart, in units of the axis; `slot` indexes `Chart.slots`.

    `bound` is the way the true value lies from the mark ("more than": up). A range has `low` and
    `high`, and `value` in their middle. `figures` are what it is drawn from: those that state it,
    or those that a derived value was worked out from by its `formula`; `ahead` tells of a derived
    value that it is aimed at or expected.
    """

    slot: int
    value: float
    label: str
    status: Status | Literal["derived"]
    bound: Literal["up", "down"] | None
    stem: Stem
    differs: bool
    notes: tuple[int, ...]
    low: float | None = None
    high: float | None = None
    figures: tuple[FigureId, ...] = ()
    formula: str = ""
    ahead: Status | None = None


@dataclass(frozen=True, slots=True)
class Chart:
    """One indicator over time; `axis` are the values to label, from zero (or below) upwards.

    `signs` explains the marks that occur, as (sign, words).
    """

    label: str
    unit: str
    axis: tuple[tuple[float, str], ...]
    slots: tuple[Slot, ...]
    points: tuple[Point, ...]
    signs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its lines."""

    heading: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """How sources compare: a chart where one can be drawn, and who states what."""

    heading: str
    chart: Chart | None
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class SourceList:
    """The articles by letter; `remark` counts those that are not listed."""

    heading: str
    entries: tuple[SourceEntry, ...]
    remark: str


@dataclass(frozen=True, slots=True)
class NoteList:
    """The sentences by number."""

    heading: str
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """A sample of a voice or of an inferred period, and what it means."""

    sample: Run
    meaning: str


@dataclass(frozen=True, slots=True)
class FigureRecord:
    """A line of the figure table that is exported alone: the figure, its article, its sentence."""

    figure: Figure
    info: ArticleInfo
    sentence: str


@dataclass(frozen=True, slots=True)
class Briefing:
    """A whole briefing. Sections without content are left out by the writers, never shown empty.

    `records` are all figures of the pack, chosen for the table or not. `caution` says, at the
    end, what was worked out rather than quoted.
    """

    title: str
    template: str
    made_text: str
    coverage: str
    table: FigureTable
    comparison: Comparison
    gaps: Section
    sources: SourceList
    notes: NoteList
    legend: tuple[LegendEntry, ...]
    caution: Line
    records: tuple[FigureRecord, ...]
