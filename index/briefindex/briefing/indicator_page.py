"""Makes the page of one indicator: chart, values with their sentences, what differs."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from briefindex.briefing.chart import chart_of, unit_words
from briefindex.briefing.choose import Chosen, Worked
from briefindex.briefing.cite import SentenceOf
from briefindex.briefing.differing import difference_line
from briefindex.model.article import ArticleInfo
from briefindex.model.briefing import Chart, Line, Run
from briefindex.model.comparison import Derived, IndicatorRow
from briefindex.model.figure import Figure, FigureId, Kind, Period
from briefindex.model.indicator_page import IndicatorPage, IndicatorValue
from briefindex.model.ledger import WholeIndicator
from briefindex.model.span import ArticleId, Span
from briefindex.packs.corrections import bears_on_others
from briefindex.text.outcome_words import outcome_text
from briefindex.text.pages import page_text
from briefindex.text.wording import derived_text, period_text, title_text, value_text

MOST_DRAWN: Final = 120
"""A chart of more values than these cannot be read; the table has them."""

_SEVERAL: Final = frozenset({"similar", "related"})


class _Sources:
    """Numbers the articles of a page in the order of its values; a copy has its first one's."""

    def __init__(self, ordered: Sequence[Figure | Derived], whole: WholeIndicator) -> None:
        self._copies = whole.copies
        told = (figure for value in ordered for figure in _behind(value, whole))
        firsts = dict.fromkeys(map(self._first, (*told, *whole.figures.values())))
        self._numbers = {article: number for number, article in enumerate(firsts, 1)}

    def cite(self, figures: Iterable[Figure]) -> tuple[int, ...]:
        """The numbers of the figures' articles, ascending, each once."""
        return tuple(sorted({self._numbers[self._first(figure)] for figure in figures}))

    def _first(self, figure: Figure) -> ArticleId:
        article = figure.sentence.article
        return self._copies.get(article, article)


def make_indicator_page(
    whole: WholeIndicator,
    infos: Mapping[ArticleId, ArticleInfo],
    sentence_of: SentenceOf,
    today: date,
    most: int | None = None,
) -> IndicatorPage:
    """The page of an indicator; `sentence_of` is asked for at most `most` values, if that is given.

    `infos` has the articles of all its figures; what is overdue is so as of `today`.
    """
    row = whole.row
    members = [whole.figures[each] for each in row.members if each in whole.figures]
    derived = [
        value for value in row.derived if value.sources and value.sources[0] in whole.figures
    ]
    ordered = _ordered(members, derived)
    shown = ordered[:most]
    sources = _Sources(ordered, whole)
    counted = [each for each in members if each.unit == row.unit and each.kind != "multiple"]
    articles = {each.sentence.article for each in whole.figures.values()}
    return IndicatorPage(
        whole=whole,
        unit=unit_words(counted) if row.relation not in _SEVERAL else "",
        yearly=_is_yearly(members),
        articles=len({whole.copies.get(each, each) for each in articles}),
        chart=_chart(whole, members, derived, sources),
        values=tuple(_value(each, whole, infos, sentence_of, sources) for each in shown),
        more=len(ordered) - len(shown),
        differences=tuple(difference_line(row, each, whole.figures, infos) for each in row.differs),
        remarks=(*_undrawn(row, len(members) + len(derived)), *_remarks(whole, today)),
    )


def _ordered(members: Sequence[Figure], derived: Sequence[Derived]) -> list[Figure | Derived]:
    """All values by period; what a stated multiple comes to stands with it, not by itself."""
    apart = [value for value in derived if _multiple(value, members) is None]
    return sorted((*members, *apart), key=_when)


def _multiple(value: Derived, members: Sequence[Figure]) -> Figure | None:
    """The stated multiple ("double this volume") that a derived value tells the amount of."""
    return next((f for f in members if f.kind == "multiple" and f.id in value.sources), None)


def _when(value: Figure | Derived) -> tuple[int, str, str, bool]:
    """Undated values first, then by the end of the period, then what is aimed at with no date.

    The chart goes by the end, too; of two periods that end together the longer one comes first.
    """
    start, end = value.period.start, value.period.end
    worked_out = isinstance(value, Derived)
    if start is None and end is None:
        return (0 if value.status == "actual" else 2, "", "", worked_out)
    return (1, str(end or start), str(start or ""), worked_out)


def _value(
    value: Figure | Derived,
    whole: WholeIndicator,
    infos: Mapping[ArticleId, ArticleInfo],
    sentence_of: SentenceOf,
    sources: _Sources,
) -> IndicatorValue:
    row = whole.row
    worked = value if isinstance(value, Derived) else None
    figure = whole.figures[value.sources[0]] if isinstance(value, Derived) else value
    behind = _behind(value, whole)
    info = infos.get(figure.sentence.article)
    start = figure.sentence.span.start
    return IndicatorValue(
        figure=figure,
        derived=worked,
        text=_derived_text(worked, whole) if worked else value_text(figure),
        worked="" if worked else _comes_to(figure, whole),
        period=value.period,
        status=value.status,
        info=info,
        source=_worked_source(worked, whole, infos) if worked else _source(figure, info),
        page=page_text(info.pages, figure.sentence.span) if info else "",
        sentence=sentence_of(figure.sentence),
        mark=Span(figure.span.start - start, figure.span.end - start),
        differs=_differs(row, value),
        own=_is_own(value, whole.figures),
        scope=dict(zip(row.members, row.scopes, strict=False)).get(figure.id, ""),
        numbers=sources.cite(behind),
    )


def _behind(value: Figure | Derived, whole: WholeIndicator) -> list[Figure]:
    """What a value is or was worked out from."""
    if isinstance(value, Figure):
        return [value]
    return [whole.figures[each] for each in value.sources if each in whole.figures]


def _derived_text(value: Derived, whole: WholeIndicator) -> str:
    kinds: dict[str, Kind] = {each.unit: each.kind for each in whole.figures.values()}
    return derived_text(value.value, value.unit, value.kind or kinds.get(value.unit, "quantity"))


def _comes_to(figure: Figure, whole: WholeIndicator) -> str:
    if figure.kind != "multiple":
        return ""
    values = (value for value in whole.row.derived if figure.id in value.sources)
    return next((_derived_text(value, whole) for value in values), "")


def _source(figure: Figure, info: ArticleInfo | None) -> str:
    """Who states it: the publisher, else the article; and who says so there."""
    name = _name(info)
    return f"{name} · {figure.speaker}" if figure.speaker else name


def _worked_source(
    value: Derived, whole: WholeIndicator, infos: Mapping[ArticleId, ArticleInfo]
) -> str:
    known = [whole.figures[each] for each in value.sources if each in whole.figures]
    names = dict.fromkeys(_name(infos.get(each.sentence.article)) for each in known)
    return ", ".join((value.formula, *names))


def _name(info: ArticleInfo | None) -> str:
    if info is None:
        return "no source named"
    source = (info.source.value or "").partition(", citing ")[0]
    return source or title_text(info)[0]


def _differs(row: IndicatorRow, value: Figure | Derived) -> bool:
    if isinstance(value, Figure):
        return any(value.id in each.figures for each in row.differs)
    return any(row.derived[n] is value for each in row.differs for n in each.derived)


def _is_own(value: Figure | Derived, figures: Mapping[FigureId, Figure]) -> bool:
    if isinstance(value, Figure):
        return bool(value.corrected)
    return any(bears_on_others(figures[each]) for each in value.sources if each in figures)


def _chart(
    whole: WholeIndicator,
    members: Sequence[Figure],
    derived: Sequence[Derived],
    sources: _Sources,
) -> Chart | None:
    """Values of one indicator alone; what is only similar has no common line."""
    if whole.row.relation in _SEVERAL or _is_too_much(len(members) + len(derived)):
        return None
    worked = tuple(
        Worked(place, value, tuple(whole.figures[each] for each in value.sources))
        for place, value in enumerate(whole.row.derived)
        if value.sources and all(each in whole.figures for each in value.sources)
    )
    return chart_of(Chosen(whole.row, tuple(members), worked, whole.copies), sources)


def _is_too_much(values: int) -> bool:
    return values > MOST_DRAWN


def _undrawn(row: IndicatorRow, values: int) -> Iterator[Line]:
    """Why there is no chart."""
    if row.relation not in _SEVERAL and _is_too_much(values):
        yield (Run("No chart: ", "strong"), Run(f"{values:,} values cannot be told apart in one."))


def _is_yearly(members: Sequence[Figure]) -> bool:
    """Whether all values that have a time are of whole years."""
    dated = [each.period for each in members if each.status == "actual" and each.period.end]
    return bool(dated) and all(_is_year(each) for each in dated)


def _is_year(period: Period) -> bool:
    return period_text(period, "actual").isdigit()


def _remarks(whole: WholeIndicator, today: date) -> Iterator[Line]:
    """What became of targets and expectations; how similar things differ."""
    row = whole.row
    for outcome in row.outcomes:
        plan = whole.figures.get(outcome.plan)
        words = outcome_text(outcome, plan, today, named=True) if plan is not None else ""
        if plan is not None and words:
            aim = f"{plan.status.capitalize()} {value_text(plan)}"
            when = period_text(plan.period, plan.status)
            yield (Run(f"{aim}, {when}: ", "strong"), Run(f"{words}."))
    if whole.gaps:
        yield (Run("Gaps: ", "strong"), Run(" ".join(whole.gaps)))
    if row.note:
        head, _, rest = row.note.partition(": ")
        yield (Run(f"{head}: ", "strong"), Run(rest)) if rest else (Run(head),)
