"""Writes what changed as a document of the same kind as a briefing, for the same writers."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from briefindex.briefing.cite import Citations, SentenceOf, letters
from briefindex.briefing.compose import source_entry
from briefindex.model.article import ArticleInfo
from briefindex.model.briefing import (
    Briefing,
    Comparison,
    FigureTable,
    LegendEntry,
    Line,
    NoteList,
    Run,
    Section,
    SourceList,
)
from briefindex.model.changes import ChangedIndicator, Changes, MovedTarget
from briefindex.model.figure import Figure, FigureId
from briefindex.model.span import ArticleId
from briefindex.text.wording import date_text, month_text, period_text, title_text, value_text

TEMPLATE: Final = "What changed"
_MOST_INDICATORS: Final = 30
_MOST_VALUES: Final = 6
_MOST_NAMES: Final = 40


def make_report(
    changes: Changes,
    infos: Sequence[ArticleInfo],
    sentence_of: SentenceOf,
    figures: Mapping[FigureId, Figure],
    *,
    today: date,
    title: str,
) -> Briefing:
    """The report of what changed, dated `today`; `infos` and `figures` of the newer edition."""
    told = _told(changes.indicators)
    cited = {f.sentence.article for each in told for f in _shown(each)}
    cited |= {f.sentence.article for each in changes.targets for f in _of(each, figures)}
    listed = [info for info in sorted(infos, key=lambda i: i.file) if info.id in cited]
    by_letter = letters(listed)
    notes = Citations(by_letter, sentence_of, {info.id: info.pages for info in listed})
    lines = (
        *_articles(changes),
        *(_target(each, figures, notes) for each in changes.targets),
        *(_indicator(each, notes) for each in told),
        *_rest(len(changes.indicators) - len(told)),
        *_names(changes),
    )
    if not lines:
        lines = ((Run("Nothing changed: the same articles, values and names."),),)
    return Briefing(
        title=title,
        template=TEMPLATE,
        made_text=f"{today.day} {month_text(today)}",
        coverage=_coverage(changes),
        table=FigureTable("", (), (), ""),
        comparison=Comparison(TEMPLATE, None, lines),
        gaps=Section("", ()),
        sources=_sources(listed, by_letter),
        notes=NoteList("Notes: the sentences as printed", notes.notes),
        legend=_legend(lines),
        caution=(),
        records=(),
    )


def _told(indicators: Iterable[ChangedIndicator]) -> tuple[ChangedIndicator, ...]:
    """Those that were known before first: they moved; then what is new altogether."""
    listed = list(indicators)
    ordered = sorted(listed, key=lambda each: not each.is_known)
    return tuple(ordered[:_MOST_INDICATORS])


def _coverage(changes: Changes) -> str:
    counts = (len(changes.new), len(changes.changed), len(changes.gone))
    return f"{counts[0]} new, {counts[1]} changed and {counts[2]} removed articles."


def _articles(changes: Changes) -> Iterator[Line]:
    for words, infos in (
        ("New articles", changes.new),
        ("Changed articles", [each.after for each in changes.changed]),
        ("Removed articles", changes.gone),
    ):
        if infos:
            named = "; ".join(f"{title_text(i)[0]} ({date_text(i.date)})" for i in infos[:12])
            rest = f"; and {len(infos) - 12} more" if len(infos) > 12 else ""
            yield (Run(words, "strong"), Run(f": {named}{rest}."))


def _of(target: MovedTarget, figures: Mapping[FigureId, Figure]) -> list[Figure]:
    answer = figures.get(target.outcome.figure) if target.outcome.figure else None
    return [each for each in (answer, target.plan) if each is not None]


def _target(target: MovedTarget, figures: Mapping[FigureId, Figure], cited: Citations) -> Line:
    """For "Target reached: Norland’s exports: $5 bn (2024) is 100 % of $5 bn"."""
    state = {"not yet": "nearer"}.get(target.outcome.state, target.outcome.state)
    notes = cited.cite(_of(target, figures))
    heading = Run(f"{target.plan.status.capitalize()} {state}", "strong")
    by = Run(target.outcome.by, "derived", notes)
    return (heading, Run(f": {target.label}: "), by, Run("."))


def _shown(change: ChangedIndicator) -> tuple[Figure, ...]:
    return (*change.new[:_MOST_VALUES], *change.redated[:_MOST_VALUES])


def _indicator(change: ChangedIndicator, cited: Citations) -> Line:
    runs = [Run(_heading(change), "strong"), Run(f": {change.label}: ")]
    for place, figure in enumerate(change.new[:_MOST_VALUES]):
        runs.append(Run("; " if place else ""))
        runs += [Run(value_text(figure), "stated", cited.cite([figure])), Run(_when(figure))]
    rest = len(change.new) - _MOST_VALUES
    runs.append(Run(f"; and {rest} more" if rest > 0 else ""))
    for figure in change.redated[:_MOST_VALUES]:
        runs.append(Run("; now dated: " if change.new or figure != change.redated[0] else ""))
        runs += [Run(value_text(figure), "stated", cited.cite([figure])), Run(_when(figure))]
    if change.gone:
        gone = ", ".join(f"{value_text(f)}{_when(f)}" for f in change.gone[:_MOST_VALUES])
        runs.append(Run(f"; no longer stated: {gone}" if change.new or change.redated else gone))
    return tuple(run for run in (*runs, Run(".")) if run.text)


def _heading(change: ChangedIndicator) -> str:
    if change.new:
        return "New value" if change.is_known else "New indicator"
    return "Now dated" if change.redated else "No longer stated"


def _when(figure: Figure) -> str:
    status = "" if figure.status == "actual" else f", {figure.status}"
    return f" ({period_text(figure.period, figure.status)}{status})"


def _rest(left: int) -> Iterator[Line]:
    if left > 0:
        yield (Run(f"{left} further indicators changed."),)


def _names(changes: Changes) -> Iterator[Line]:
    if changes.names:
        named = ", ".join(each.canonical for each in changes.names[:_MOST_NAMES])
        rest = len(changes.names) - _MOST_NAMES
        more = f" and {rest} more" if rest > 0 else ""
        yield (Run("New names", "strong"), Run(f": {named}{more}."))


def _sources(listed: Sequence[ArticleInfo], by_letter: Mapping[ArticleId, str]) -> SourceList:
    entries = tuple(source_entry(info, by_letter[info.id]) for info in listed)
    return SourceList("Sources", entries, "")


def _legend(lines: Iterable[Line]) -> tuple[LegendEntry, ...]:
    runs = [run for line in lines for run in line]
    found: list[LegendEntry] = []
    for kind, meaning in (
        ("stated", "stated by a source, with its note"),
        ("derived", "derived by calculation"),
    ):
        sample = next((run for run in runs if run.kind == kind and run.notes), None)
        if sample is not None:
            found.append(LegendEntry(sample, meaning))
    return tuple(found)
