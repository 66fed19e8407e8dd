"""Says who states what of an indicator: "X states …", never "X is …"."""

from collections.abc import Iterable, Sequence
from typing import Final

from briefindex.briefing.choose import Chosen
from briefindex.briefing.cite import Citations
from briefindex.model.article import ArticleInfo
from briefindex.model.briefing import Line, Run
from briefindex.model.comparison import Difference
from briefindex.model.figure import Figure
from briefindex.model.span import ArticleId
from briefindex.text.wording import is_inferred, is_vague, period_text, value_text

MAX_LINES: Final = 5


def shared_by_articles(groups: Iterable[Chosen]) -> tuple[Chosen, ...]:
    """The indicators that at least two articles state, as they come."""
    return tuple(
        group for group in groups if len({figure.sentence.article for figure in group.figures}) > 1
    )


def comparison_lines(
    groups: Sequence[Chosen], infos: dict[ArticleId, ArticleInfo], cited: Citations
) -> tuple[Line, ...]:
    """One line an indicator: its name, then each article and what it states."""
    return tuple(_line(group, infos, cited) for group in groups[:MAX_LINES])


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
    by_id = {figure.id: figure for figure in group.figures}
    for difference in group.row.differs:
        figures = [by_id[each] for each in difference.figures if each in by_id]
        runs += _conflict(difference, figures, cited)
    return tuple(run for run in runs if run.text)


def _who(article: ArticleId, infos: dict[ArticleId, ArticleInfo], cited: Citations) -> str:
    letter = cited.letter(article)
    source = infos[article].source.value
    return f"{source} ({letter})" if source else f"article {letter}"


def _joint(index: int, count: int) -> str:
    if index == 0:
        return ""
    return " and " if index == count - 1 else ", "


def _statement(figure: Figure, cited: Citations) -> list[Run]:
    """One value as its source has it, with its period: "a target of $100 bn by 2030"."""
    article = {"target": "a target of ", "expected": "an expected "}.get(figure.status, "")
    runs = [Run(article), Run(value_text(figure), "stated", cited.cite([figure]))]
    period = period_text(figure.period, figure.status)
    if figure.period.start is None and figure.period.end is None:
        joined = f", {period}" if is_vague(figure.period, figure.status) else f" ({period})"
        return [*runs, Run(joined)]
    by = "" if figure.period.start is None or figure.period.end is None else " for "
    runs.append(Run(by or " "))
    if is_inferred(figure.period):
        return [*runs, Run(period, "inferred"), Run(" (inferred)")]
    return [*runs, Run(period)]


def _conflict(difference: Difference, figures: Sequence[Figure], cited: Citations) -> list[Run]:
    return [
        Run(" "),
        Run(f"≠ Sources differ for {difference.period}", "conflict"),
        Run(": "),
        Run(difference.by, "derived", cited.cite(figures)),
        Run("."),
    ]
