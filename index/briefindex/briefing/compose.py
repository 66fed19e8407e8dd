"""Makes the neutral briefing out of comparison, figures and articles. At-a-glance: two pages."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Final

from briefindex.briefing.chart import chart_of
from briefindex.briefing.choose import MAX_ARTICLES, Choice, choose
from briefindex.briefing.cite import Citations, SentenceOf, letters
from briefindex.briefing.compare_lines import (
    compared,
    comparison_lines,
    kept_apart_lines,
    shared_by_articles,
)
from briefindex.briefing.gaps import counted, gaps
from briefindex.briefing.outcome_lines import moved_lines, outcome_lines
from briefindex.briefing.table import figure_table
from briefindex.compare.gaps import is_undated
from briefindex.compare.moved import Moved
from briefindex.model.article import ArticleInfo
from briefindex.model.briefing import (
    Briefing,
    Comparison,
    FigureRecord,
    FigureTable,
    LegendEntry,
    Line,
    NoteList,
    Run,
    Section,
    SourceEntry,
    SourceList,
)
from briefindex.model.comparison import IndicatorRow
from briefindex.model.figure import Figure
from briefindex.model.span import ArticleId
from briefindex.text.wording import (
    date_text,
    month_text,
    source_text,
    title_text,
)

TEMPLATE: Final = "At a glance"
GAPS: Final = "Gaps and open questions"

_OPENING: Final = 56
"""Opening words that stand for a headline are cut so that a source takes one line."""


def make_briefing(  # noqa: PLR0913 - half of them by name
    infos: Sequence[ArticleInfo],
    figures: Sequence[Figure],
    rows: Sequence[IndicatorRow],
    sentence_of: SentenceOf,
    *,
    today: date,
    title: str,
    first: Mapping[ArticleId, ArticleId] = MappingProxyType({}),
    wanted: Sequence[str] = (),
    moves: Sequence[Moved] = (),
    records: bool = True,
) -> Briefing:
    """The at-a-glance briefing of a pack, under `title`, dated `today`.

    The articles of `infos` get their letters in the order of their files; `figures` are all of
    them in article order; the order of `rows` breaks ties of importance; `sentence_of` gives a
    sentence byte for byte. `first` is, by article that is a copy, the first one of its story: a
    copy has a letter only where it is cited for what it alone states. `wanted` are keys of
    indicators that the analyst put in: they stand first, in that order, and one of them is drawn.
    `moves` are plans that a later article reports as done. With `records` every figure is handed
    on too, for tables.
    """
    by_id = {figure.id: figure for figure in figures}
    choice = choose(rows, by_id, first, wanted)
    own = [info for info in infos if info.id not in first]
    listed = _listed(choice, sorted(infos, key=lambda info: info.file), first)
    by_letter = letters(listed)
    cited = Citations(by_letter, sentence_of, {info.id: info.pages for info in listed})
    table = figure_table(choice, cited)
    known = {info.id: info for info in infos}
    apart = kept_apart_lines(rows, by_id, known, cited)
    aside = (*apart, *outcome_lines(choice, cited), *moved_lines(moves, cited))
    comparison = _comparison(choice, known, cited, aside, wanted)
    return Briefing(
        title=title,
        template=TEMPLATE,
        made_text=f"{today.day} {month_text(today)}",
        coverage=_coverage(infos, len(infos) - len(own), has_numbers=bool(table.groups)),
        table=table,
        comparison=comparison,
        gaps=Section(GAPS, gaps(choice, figures, own, by_letter, cited, today)),
        sources=_sources(listed, infos, by_letter, figures, first),
        notes=NoteList("Notes: the sentences as printed", cited.notes),
        legend=_legend(table, comparison),
        caution=_caution(table),
        records=_records(figures, infos, sentence_of) if records else (),
    )


def _listed(
    choice: Choice, infos: Sequence[ArticleInfo], first: Mapping[ArticleId, ArticleId]
) -> list[ArticleInfo]:
    """All articles of a small pack, no copies; of a larger one, and of copies, what is cited."""
    cited = choice.articles
    shown = [info for info in infos if info.id not in first or info.id in cited]
    if len(shown) <= MAX_ARTICLES:
        return shown
    return [info for info in infos if info.id in cited]


def _coverage(infos: Sequence[ArticleInfo], copies: int, *, has_numbers: bool) -> str:
    """How many articles, from when, and that numbers lead back: the line under the title."""
    noun = "article" if len(infos) == 1 else "articles"
    parts = [f"Pack of {len(infos):,} {noun}"]
    if copies:
        parts.append(f"{counted(copies)} of them {'a copy' if copies == 1 else 'copies'}")
    days = sorted(
        day for info in infos if (day := info.date.day or info.date.latest or info.date.earliest)
    )
    undated = sum(is_undated(info.date) for info in infos)
    if days:
        first, last = month_text(days[0]), month_text(days[-1])
        if len(days) == 1 and undated:
            parts.append(f"one dated {first}")
        else:
            parts.append(first if first == last else f"{first} to {last}")
    if undated:
        parts.append("undated" if not days else f"{counted(undated)} undated")
    promise = " Every number leads to the sentence it was taken from." if has_numbers else ""
    return f"{', '.join(parts)}.{promise}"


def _comparison(
    choice: Choice,
    infos: Mapping[ArticleId, ArticleInfo],
    cited: Citations,
    apart: tuple[Line, ...],
    wanted: Sequence[str],
) -> Comparison:
    """The indicators that several articles state; the first that can be drawn has the chart.

    What the analyst put in may be drawn though one article alone states it.
    """
    own = [group for group in choice.groups if group.row.key in wanted]
    shared = shared_by_articles(choice.groups)
    charts = (chart_of(group, cited) for group in (*own, *shared))
    chart = next((each for each in charts if each), None)
    heading = "How sources compare"
    if chart:
        heading += f": {chart.label}, {chart.unit}"
    told = compared(choice.groups)
    lines = (*comparison_lines(told, dict(infos), cited), *apart)
    if not lines and choice.groups:
        lines = ((Run("No indicator is stated by more than one article."),),)
    return Comparison(heading, chart, lines)


def _sources(
    listed: Sequence[ArticleInfo],
    infos: Sequence[ArticleInfo],
    by_letter: Mapping[ArticleId, str],
    figures: Iterable[Figure],
    first: Mapping[ArticleId, ArticleId],
) -> SourceList:
    speakers: dict[ArticleId, list[str]] = {}
    for figure in figures:
        if figure.speaker:
            known = speakers.setdefault(figure.sentence.article, [])
            if figure.speaker not in known:
                known.append(figure.speaker)
    copies: dict[ArticleId, list[ArticleInfo]] = {}
    for info in infos:
        if info.id in first and info.id not in by_letter:
            copies.setdefault(first[info.id], []).append(info)
    entries = tuple(
        source_entry(info, by_letter[info.id], speakers.get(info.id, []), copies.get(info.id, ()))
        for info in listed
    )
    told = sum(len(copies.get(info.id, ())) for info in listed)
    rest = len(infos) - len(listed) - told
    noun = "article" if rest == 1 else "articles"
    verb = "is" if rest == 1 else "are"
    remark = f"{rest:,} further {noun} of the pack {verb} not cited here." if rest else ""
    return SourceList("Sources", entries, remark)


def source_entry(
    info: ArticleInfo,
    letter: str,
    speakers: Sequence[str] = (),
    copies: Sequence[ArticleInfo] = (),
) -> SourceEntry:
    """An article as a list of sources has it."""
    title, is_headline = title_text(info)
    if not is_headline and len(title) > _OPENING:
        title = f"{title[:_OPENING].rpartition(' ')[0].rstrip(' ,;:–—-')}…"
    named = [speaker for speaker in speakers if speaker != "unnamed speaker"]
    return SourceEntry(
        letter=letter,
        article=info.id,
        title=title,
        is_headline=is_headline,
        source=_opened(source_text(info)) + _also(info, copies),
        date=_opened(date_text(info.date)),
        is_date_inferred=info.date.basis == "inferred",
        speakers=tuple(named or speakers[:1]),
    )


def _also(info: ArticleInfo, copies: Sequence[ArticleInfo]) -> str:
    """Who else carried the story: " (also in The Weekly)"; the number where nobody is named."""
    if not copies:
        return ""
    named = {copy.source.value for copy in copies if copy.source.value} - {info.source.value}
    if named:
        return f" (also in {', '.join(sorted(map(str, named)))})"
    return f" (and {counted(len(copies))} {'copy' if len(copies) == 1 else 'copies'})"


def _opened(text: str) -> str:
    """With a capital, as it opens a sentence; names keep their own letters."""
    return text[:1].upper() + text[1:]


def _legend(table: FigureTable, comparison: Comparison) -> tuple[LegendEntry, ...]:
    """The voices that occur, each with a sample from this very briefing."""
    rows = [row for group in table.groups for row in group.rows]
    entries: list[LegendEntry] = []
    for row in rows:
        if row.voice == "stated":
            sample = Run(row.value, "stated", row.notes)
            entries.append(LegendEntry(sample, "stated by a source, with its note"))
            break
    derived = next((row for row in rows if row.voice == "derived"), None)
    if derived:
        sample = Run(derived.value, "derived", derived.notes)
        entries.append(LegendEntry(sample, "derived by calculation"))
    elif any(run.kind == "derived" for line in comparison.lines for run in line):
        entries.append(LegendEntry(Run("derived", "derived"), "by calculation"))
    if any(row.analyst for row in rows):
        entries.append(LegendEntry(Run("Analyst", "analyst"), "corrected, beside what was found"))
    for row in rows:
        if row.is_period_inferred:
            entries.append(LegendEntry(Run(row.period, "inferred"), "inferred from context"))
            break
    if any(row.differs for row in rows):
        entries.append(LegendEntry(Run("≠", "conflict"), "sources differ"))
    return tuple(entries)


def _caution(table: FigureTable) -> Line:
    """What was worked out and not quoted, at the end of the briefing."""
    rows = [row for group in table.groups for row in group.rows]
    if not rows:
        return ()
    parts: list[tuple[Run, ...]] = []
    if any(row.is_period_inferred for row in rows):
        parts.append((Run(", periods marked "), Run("inferred", "inferred")))
    if any(row.voice == "derived" for row in rows):
        parts.append((Run(", derived values"),))
    middle = tuple(run for part in parts for run in part)
    return (
        Run("Indicators"),
        *middle,
        Run(" and status were worked out by Satchel and can be checked against the notes."),
    )


def _records(
    figures: Iterable[Figure], infos: Iterable[ArticleInfo], sentence_of: SentenceOf
) -> tuple[FigureRecord, ...]:
    known = {info.id: info for info in infos}
    return tuple(
        FigureRecord(figure, known[figure.sentence.article], sentence_of(figure.sentence))
        for figure in figures
        if figure.sentence.article in known
    )
