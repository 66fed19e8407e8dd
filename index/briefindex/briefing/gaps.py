"""Says what the pack does not tell: no dates, no years, no values. Computed, never guessed."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Final

from briefindex.briefing.analyst import has_own_value
from briefindex.briefing.choose import Choice, Chosen
from briefindex.briefing.cite import Citations
from briefindex.compare.copied import stories
from briefindex.compare.gaps import (
    has_time,
    is_lost,
    is_undated,
    joined,
    missing_years,
    years_text,
)
from briefindex.model.article import ArticleInfo
from briefindex.model.briefing import Line, Run
from briefindex.model.figure import Figure
from briefindex.model.span import ArticleId
from briefindex.text.wording import period_text, value_text

_NAMED: Final = 6
"""So many letters or values are named one by one; of more, the number is told."""

_LABELS: Final = 3
_YEAR_LINES: Final = 3
"""The most important indicators come first; their missing years are enough at a glance."""

_WORDS: Final = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
)  # fmt: skip


def gaps(
    choice: Choice,
    figures: Iterable[Figure],
    infos: Sequence[ArticleInfo],
    letters: dict[ArticleId, str],
    cited: Citations,
    today: date,
) -> tuple[Line, ...]:
    """One line a gap.

    Missing and unknown years, plans without a year or whose date passed without a value, what one
    article alone states, articles without a date or key figures.
    """
    shown = choice.figures
    unknown = [each for each in shown if is_lost(each)]
    aimless = [each for each in shown if not has_time(each) and each.status != "actual"]
    by_id = {each.id: each for each in shown}
    late = [
        by_id[outcome.plan]
        for group in choice.groups
        for outcome in group.row.outcomes
        if outcome.plan in by_id and outcome.state_on(today) == "overdue"
    ]
    undated = [info.id for info in infos if is_undated(info.date)]
    speaking = {each.sentence.article for each in figures if each.salience == "key"}
    silent = [info.id for info in infos if info.id not in speaking]
    lines: list[Line | None] = [
        *_missing_years(choice.groups),
        _values("The year is unknown for ", unknown, cited),
        _values("No year is given for what is expected or aimed at: ", aimless, cited),
        _values("The date has passed, and the pack has no value, for ", late, cited, _with_date),
        _lone(choice),
        _articles(undated, letters, "carries no date", "carry no date"),
        _articles(silent, letters, "states no key figures", "state no key figures"),
    ]
    return tuple(line for line in lines if line)


def counted(number: int) -> str:
    """Small numbers in words: "one", "ten", "11"."""
    return _WORDS[number] if number < len(_WORDS) else f"{number:,}"


def _missing_years(groups: Iterable[Chosen]) -> list[Line]:
    """One line for each set of missing years, with the indicators that miss them."""
    by_years: dict[tuple[int, ...], list[str]] = {}
    for group in groups:
        missing = missing_years(group.figures, group.row.unit)
        if missing:
            by_years.setdefault(missing, []).append(group.row.label)
    lines: list[Line] = []
    for years, labels in by_years.items():
        rest = len(labels) - _LABELS
        more = f" and {counted(rest)} more" if rest > 0 else ""
        named = "; ".join(labels[:_LABELS])
        lines.append((Run(f"No value for {years_text(years)}: {named}{more}."),))
    return lines[:_YEAR_LINES]


def _lone(choice: Choice) -> Line | None:
    """How much of what is shown nothing confirms, where anything is confirmed at all."""
    lone = [group for group in choice.groups if len(stories(group.figures, group.first)) == 1]
    if not lone or len(lone) == len(choice.groups):
        return None
    verb = "is" if len(lone) == 1 else "are"
    told = f"{counted(len(lone))} of the {counted(len(choice.groups))} indicators"
    return (Run(f"{told.capitalize()} {verb} stated by one article alone."),)


def _with_date(figure: Figure) -> str:
    return f"{value_text(figure)} ({period_text(figure.period, figure.status)})"


def _values(
    opening: str,
    figures: Sequence[Figure],
    cited: Citations,
    words: Callable[[Figure], str] = value_text,
) -> Line | None:
    if not figures:
        return None
    runs = [Run(opening)]
    named = figures[:_NAMED]
    rest = len(figures) - len(named)
    for index, figure in enumerate(named):
        is_last = index == len(named) - 1 and not rest
        runs.append(Run("" if index == 0 else " and " if is_last else ", "))
        voice = "analyst" if has_own_value(figure) else "stated"
        runs.append(Run(words(figure), voice, cited.cite([figure])))
    runs.append(Run(f" and {counted(rest)} more." if rest else "."))
    return tuple(run for run in runs if run.text)


def _articles(
    articles: Sequence[ArticleId], letters: dict[ArticleId, str], one: str, many: str
) -> Line | None:
    """Names the articles by letter, or counts them where they are many or not listed."""
    if not articles:
        return None
    listed = [letters[article] for article in articles if article in letters]
    if len(listed) < len(articles) or len(articles) > _NAMED:
        verb = one if len(articles) == 1 else many
        noun = "article" if len(articles) == 1 else "articles"
        return (Run(f"{counted(len(articles)).capitalize()} {noun} {verb}."),)
    return (Run(f"{joined(listed)} {one if len(listed) == 1 else many}."),)
