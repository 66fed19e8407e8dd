"""Says who states what of an indicator: "X states …", never "X is …"."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from briefindex.briefing.analyst import (
    aside_words,
    has_own_value,
    shown_fields,
    source_wording,
    worked_from,
)
from briefindex.briefing.choose import Chosen, Worked
from briefindex.briefing.cite import Citations
from briefindex.model.article import ArticleInfo
from briefindex.model.briefing import Line, Run
from briefindex.model.comparison import Difference, IndicatorRow
from briefindex.model.figure import Figure, FigureId
from briefindex.model.span import ArticleId
from briefindex.text.fields import found_text
from briefindex.text.wording import (
    derived_text,
    is_inferred,
    is_vague,
    period_text,
    value_text,
)

MAX_LINES: Final = 5
_EQUALS: Final = "=\u202f"
"""No line ends between the sign and the value."""

MAX_APART: Final = 2
"""Lines on what is similar or related, not the same."""


def shared_by_articles(groups: Iterable[Chosen]) -> tuple[Chosen, ...]:
    """The indicators that at least two articles state, as they come; copies are one article."""
    return tuple(group for group in groups if group.is_shared)


def compared(groups: Sequence[Chosen]) -> tuple[Chosen, ...]:
    """What lines are written on: what several articles state, then what was only worked out."""
    shared = shared_by_articles(groups)
    return (*shared, *(group for group in groups if group.derived and group not in shared))


def comparison_lines(
    groups: Sequence[Chosen], infos: dict[ArticleId, ArticleInfo], cited: Citations
) -> tuple[Line, ...]:
    """One line an indicator: its name, then each article and what it states."""
    return tuple(
        _line(group, infos, cited) if len(group.articles) > 1 else _short_line(group, cited)
        for group in groups[:MAX_LINES]
    )


def _short_line(group: Chosen, cited: Citations) -> Line:
    """What was worked out from a single article: the table has what that states."""
    runs = [Run(f"{group.row.label}: ")]
    for place, worked in enumerate(group.derived):
        runs += [Run("; " if place else ""), *_worked_out(worked, cited, opens=not place)]
    runs.append(Run("."))
    return tuple(run for run in runs if run.text)


def _line(group: Chosen, infos: dict[ArticleId, ArticleInfo], cited: Citations) -> Line:
    runs: list[Run] = [Run(f"{group.row.label}: ")]
    by_article: dict[ArticleId, list[Figure]] = {}
    for figure in group.figures:
        by_article.setdefault(figure.sentence.article, []).append(figure)
    for place, (article, figures) in enumerate(by_article.items()):
        runs.append(Run(("; " if place else "") + _who(article, infos, cited) + " states "))
        for index, figure in enumerate(figures):
            runs.append(Run(_joint(index, len(figures))))
            runs += _statement(figure, cited)
    runs.append(Run("."))
    apart = {place for difference in group.row.differs for place in difference.derived}
    for difference in group.row.differs:
        runs += _conflict(difference, group, cited)
    for worked in group.derived:
        if worked.place not in apart:
            runs += [Run(" By calculation "), *_worked_out(worked, cited, opens=False), Run(".")]
    return tuple(run for run in runs if run.text)


def _who(article: ArticleId, infos: dict[ArticleId, ArticleInfo], cited: Citations) -> str:
    """The publisher without whom it cites, and the letter: the list of sources has the rest."""
    letter = cited.letter(article)
    source = (infos[article].source.value or "").partition(", citing ")[0]
    return f"{source} ({letter})" if source else f"article {letter}"


def _joint(index: int, count: int) -> str:
    if index == 0:
        return ""
    return " and " if index == count - 1 else ", "


def _statement(figure: Figure, cited: Citations, what: str = "") -> list[Run]:
    """One value as its source has it, with its period: "a target of $100 bn by 2030"."""
    article = {"target": "a target of ", "expected": "an expected "}.get(figure.status, "")
    fields = shown_fields(figure)
    opening = Run(article, "analyst" if article and "status" in fields else "plain")
    aside = aside_words(figure)
    told = [Run(" "), Run(aside, "analyst")] if aside else []
    return [opening, *_value(figure, cited), Run(what), *_when(figure), *told]


def _when(figure: Figure) -> list[Run]:
    """The period of a statement: " by 2030", " for 2024", " for 2022 (inferred)"."""
    known = figure.period
    period = period_text(known, figure.status)
    is_dated = known.start is not None or known.end is not None
    joint = Run(" for " if known.start is not None and known.end is not None else " ")
    if "period" in shown_fields(figure):
        found = Run(f" (analyst; found: {found_text(figure, 'period')})")
        return [joint if is_dated else Run(", "), Run(period, "analyst"), found]
    if not is_dated:
        return [Run(f", {period}" if is_vague(known, figure.status) else f" ({period})")]
    if is_inferred(known):
        return [joint, Run(period, "inferred"), Run(" (inferred)")]
    return [joint, Run(period)]


def _value(figure: Figure, cited: Citations) -> list[Run]:
    """What a source states; where the analyst corrected it, its own words and then the analyst's.

    For "“$24 billion” (analyst: $25 bn)".
    """
    notes = cited.cite([figure])
    if not has_own_value(figure):
        return [Run(value_text(figure), "stated", notes)]
    own = Run(f"analyst: {value_text(figure)}", "analyst")
    return [Run(source_wording(figure), "stated", notes), Run(" ("), own, Run(")")]


def _conflict(difference: Difference, group: Chosen, cited: Citations) -> list[Run]:
    """For "≠ Sources differ for 2022: 45 % × $70 bn gives = $31.5 bn; $31.5 bn is 31 % above …"."""
    figures = [figure for figure in group.figures if figure.id in difference.figures]
    worked = [each for each in group.derived if each.place in difference.derived]
    runs = [Run(" "), Run(f"≠ Sources differ for {difference.period}", "conflict"), Run(": ")]
    for each in worked:
        runs += [*_worked_out(each, cited, opens=False), Run("; ")]
    sources = [*figures, *(figure for each in worked for figure in each.sources)]
    return [*runs, Run(difference.by, "derived", cited.cite(sources)), Run(".")]


def _worked_out(worked: Worked, cited: Citations, *, opens: bool) -> list[Run]:
    """For "45 % × $70 bn gives = $31.5 bn", the formula with its notes."""
    value = worked.value
    kind = value.kind or worked.sources[0].kind
    notes = cited.cite(worked.sources)
    ground = worked_from(worked.sources)
    return [
        Run(f"{'by calculation ' if opens else ''}{value.formula} gives "),
        Run(derived_text(value.value, value.unit, kind).replace("= ", _EQUALS), "derived", notes),
        *([Run(f" {ground}", "analyst")] if ground else []),
    ]


def kept_apart_lines(
    rows: Iterable[IndicatorRow],
    figures: Mapping[FigureId, Figure],
    infos: dict[ArticleId, ArticleInfo],
    cited: Citations,
) -> tuple[Line, ...]:
    """What looks alike and is not the same: each value with what it measures."""
    lines: list[Line] = []
    for row in rows:
        members = [figures[each] for each in row.members if each in figures]
        known = {figure.sentence.article for figure in members}
        if len(row.scopes) == len(members) == len(row.members) and cited.knows(known):
            lines.append(_kept_apart(row, members, infos, cited))
    return tuple(lines[:MAX_APART])


def _kept_apart(
    row: IndicatorRow,
    members: Sequence[Figure],
    infos: dict[ArticleId, ArticleInfo],
    cited: Citations,
) -> Line:
    """Similar values one by one with what each is of; of what is related, only how it differs."""
    if row.relation != "similar":
        note = (row.note or "").removeprefix("Related, not one series: ")
        listed = Run(f": {row.label}: {note}".rstrip("."), "plain", cited.cite(members))
        return (Run("Related, not one series", "strong"), listed, Run("."))
    runs = [Run("Similar, not the same", "strong"), Run(f": {row.label}: ")]
    for place, (figure, scope) in enumerate(zip(members, row.scopes, strict=True)):
        who = _who(figure.sentence.article, infos, cited)
        runs.append(Run(f"{'; ' if place else ''}{who} states "))
        runs += _statement(figure, cited, f" of {scope}")
    runs.append(Run("."))
    return tuple(run for run in runs if run.text)
