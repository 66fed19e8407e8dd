"""Chooses and orders what an at-a-glance briefing shows, and counts what it leaves out.

A page that lists everything is no briefing: the indicators that most articles state come first,
and rows, articles and sentences are limited so that two pages hold them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from briefindex.compare.copied import stories
from briefindex.model.comparison import Derived, IndicatorRow
from briefindex.model.figure import Figure, FigureId, Period, Status
from briefindex.model.span import ArticleId, SentenceRef

MAX_FIGURES: Final = 26
"""Rows of the table, derived values among them: more do not fit two pages of Letter paper."""

MAX_PER_INDICATOR: Final = 7
MAX_DERIVED: Final = 3
"""Derived values of one indicator; those that contradict a source come first."""

MAX_ARTICLES: Final = 12
"""An article costs two lines in the list of sources."""

_APART: Final = frozenset({"single", "series", "conflict"})
"""The relations of rows whose members have no other row."""

_FEW: Final = 2
"""An indicator of so many figures may stand behind that of another one of its sentence."""

_AHEAD: Final = {"actual": 0, "expected": 1, "target": 2}


@dataclass(frozen=True, slots=True)
class Worked:
    """A derived value, its place in `IndicatorRow.derived`, and the figures that it comes from."""

    place: int
    value: Derived
    sources: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Chosen:
    """One indicator and what is shown of it; `figures` in the order of the table.

    `first` is by article that is a copy the first one: together they are one source.
    """

    row: IndicatorRow
    figures: tuple[Figure, ...]
    derived: tuple[Worked, ...] = ()
    first: Mapping[ArticleId, ArticleId] = field(default_factory=dict[ArticleId, ArticleId])

    @property
    def is_shared(self) -> bool:
        """Whether more than one source states it."""
        return len(stories(self.figures, self.first)) > 1

    @property
    def values(self) -> tuple[Figure | Worked, ...]:
        """Stated and derived values in the order of the table, stated ones first where equal."""
        return tuple(sorted((*self.figures, *self.derived), key=_table_order))

    @property
    def articles(self) -> frozenset[ArticleId]:
        """The articles that are cited for it."""
        sources = (figure for worked in self.derived for figure in worked.sources)
        return frozenset(figure.sentence.article for figure in (*self.figures, *sources))


@dataclass(frozen=True, slots=True)
class Choice:
    """What is shown, and how much is not."""

    groups: tuple[Chosen, ...]
    left_out_figures: int
    left_out_indicators: int

    @property
    def figures(self) -> tuple[Figure, ...]:
        """All figures shown, in the order of the table."""
        return tuple(figure for group in self.groups for figure in group.figures)

    @property
    def articles(self) -> frozenset[ArticleId]:
        """The articles that are cited."""
        return frozenset(article for group in self.groups for article in group.articles)


def choose(
    rows: Sequence[IndicatorRow],
    figures: Mapping[FigureId, Figure],
    first: Mapping[ArticleId, ArticleId],
    wanted: Sequence[str] = (),
) -> Choice:
    """The key figures to show, most important indicators first, those of one sentence together.

    Before them stand those with the keys `wanted`, in that order.
    """
    own = _own_keys(rows, wanted)
    ordered = _wanted_first(_neighbours(_candidates(rows, figures, first, own)), own)
    groups: list[Chosen] = []
    articles: set[ArticleId] = set()
    shown = 0
    for candidate in ordered:
        kept = _within(candidate, articles, MAX_FIGURES - shown)
        if kept:
            articles.update(figure.sentence.article for figure in kept)
            room = MAX_FIGURES - shown - len(kept)
            derived = _worked_within(candidate, articles, room)
            chosen = Chosen(candidate.row, kept, derived, first)
            groups.append(chosen)
            articles |= chosen.articles
            shown += len(chosen.values)
    total = sum(len(candidate.figures) for candidate in ordered)
    stated = sum(len(group.figures) for group in groups)
    return Choice(tuple(groups), total - stated, len(ordered) - len(groups))


def _own_keys(rows: Sequence[IndicatorRow], wanted: Sequence[str]) -> tuple[str, ...]:
    """Keys of what has values of its own: in the place of what is only related, its members."""
    found: dict[str, None] = {}
    for key in wanted:
        row = next((row for row in rows if row.key == key), None)
        if row is None or row.relation in _APART:
            found[key] = None
            continue
        members = set(row.members)
        apart = (each for each in rows if each.relation in _APART)
        found |= {each.key: None for each in apart if members & set(each.members)}
    return tuple(found)


def _wanted_first(ordered: Sequence[Chosen], wanted: Sequence[str]) -> list[Chosen]:
    places = {key: place for place, key in enumerate(wanted)}
    return sorted(ordered, key=lambda each: places.get(each.row.key, len(places)))


def _candidates(
    rows: Iterable[IndicatorRow],
    figures: Mapping[FigureId, Figure],
    first: Mapping[ArticleId, ArticleId],
    wanted: Sequence[str],
) -> list[Chosen]:
    """Every indicator with key figures, most articles first, its figures in table order.

    Of one that is wanted, figures of lesser weight are shown too.
    """
    found: list[Chosen] = []
    for row in rows:
        members = [figures[member] for member in row.members if member in figures]
        own = row.key in wanted
        keys = [figure for figure in members if own or figure.salience == "key"]
        if keys and row.relation in _APART:
            ordered = tuple(sorted(keys, key=_table_order))
            found.append(Chosen(row, ordered, _worked(row, figures), first))
    found.sort(key=_weight, reverse=True)
    return found


def _worked(row: IndicatorRow, figures: Mapping[FigureId, Figure]) -> tuple[Worked, ...]:
    """The derived values whose sources are known."""
    return tuple(
        Worked(place, value, tuple(figures[each] for each in value.sources))
        for place, value in enumerate(row.derived)
        if value.sources and all(each in figures for each in value.sources)
    )


def _weight(candidate: Chosen) -> tuple[int, bool, int, bool]:
    articles = stories(candidate.figures, candidate.first)
    money = any(figure.kind == "money" for figure in candidate.figures)
    return len(articles), bool(candidate.row.differs), len(candidate.figures), money


def _neighbours(candidates: Sequence[Chosen]) -> list[Chosen]:
    """Brings together what one sentence states ("47 documents worth $22 billion").

    Behind an indicator stand those of few figures that are of its sentences or linked to them.
    """
    beside: dict[SentenceRef | FigureId, list[int]] = {}
    for place, candidate in enumerate(candidates):
        if len(candidate.figures) <= _FEW:
            for tie in _ties(candidate):
                beside.setdefault(tie, []).append(place)
    ordered: dict[int, None] = {}
    for place, head in enumerate(candidates):
        if place not in ordered:
            ordered[place] = None
            own = (each for figure in head.figures for each in (figure.sentence, figure.id))
            near = {found for each in own for found in beside.get(each, ())}
            ordered |= dict.fromkeys(sorted(near - ordered.keys()))
    return [candidates[place] for place in ordered]


def _ties(candidate: Chosen) -> set[SentenceRef | FigureId]:
    """The sentences of an indicator's figures, and the figures that they are linked to."""
    sentences = {figure.sentence for figure in candidate.figures}
    return sentences | {link.id for figure in candidate.figures for link in figure.links}


def _within(candidate: Chosen, articles: set[ArticleId], room: int) -> tuple[Figure, ...]:
    """The figures that fit: contradictions first, then in table order."""
    disputed = {figure for difference in candidate.row.differs for figure in difference.figures}
    wanted = sorted(candidate.figures, key=lambda figure: figure.id not in disputed)
    kept: list[FigureId] = []
    known = set(articles)
    for figure in wanted:
        if len(kept) >= min(room, MAX_PER_INDICATOR):
            break
        if figure.sentence.article in known or len(known) < MAX_ARTICLES:
            kept.append(figure.id)
            known.add(figure.sentence.article)
    return tuple(figure for figure in candidate.figures if figure.id in kept)


def _worked_within(candidate: Chosen, articles: set[ArticleId], room: int) -> tuple[Worked, ...]:
    """The derived values that fit: contradictions first."""
    disputed = {place for each in candidate.row.differs for place in each.derived}
    kept: list[Worked] = []
    known = set(articles)
    for worked in sorted(candidate.derived, key=lambda each: each.place not in disputed):
        wanted = known | {figure.sentence.article for figure in worked.sources}
        if len(kept) < min(room, MAX_DERIVED) and (wanted == known or len(wanted) <= MAX_ARTICLES):
            kept.append(worked)
            known = wanted
    return tuple(kept)


def _table_order(value: Figure | Worked) -> tuple[int, int]:
    """What happened, newest first, then what has no year, then what is expected or aimed at.

    Equals stay in the order of the comparison, which is that of the articles.
    """
    period, status = _time(value)
    day = period.end or period.start
    ahead = _AHEAD[status]
    since = -(day or date.min).toordinal() if ahead == 0 else (day or date.max).toordinal()
    return ahead, since


def _time(value: Figure | Worked) -> tuple[Period, Status]:
    known = value.value if isinstance(value, Worked) else value
    return known.period, known.status
