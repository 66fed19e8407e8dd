"""Says what the pack does not tell: no dates, no years, no values. Computed, never guessed."""

from collections.abc import Iterable, Sequence
from typing import Final

from briefindex.briefing.analyst import has_own_value
from briefindex.briefing.choose import Choice, Chosen
from briefindex.briefing.cite import Citations
from briefindex.model.article import ArticleInfo, KnownDate
from briefindex.model.briefing import Line, Run
from briefindex.model.figure import Figure
from briefindex.model.span import ArticleId
from briefindex.text.wording import EN_DASH, is_vague, value_text

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
) -> tuple[Line, ...]:
    """One line a gap: missing years, unknown years, targets without one, silent articles."""
    shown = choice.figures
    unknown = [each for each in shown if _is_lost(each)]
    aimless = [each for each in shown if not _has_time(each) and each.status != "actual"]
    undated = [info.id for info in infos if is_undated(info.date)]
    speaking = {each.sentence.article for each in figures if each.salience == "key"}
    silent = [info.id for info in infos if info.id not in speaking]
    lines: list[Line | None] = [
        *_missing_years(choice.groups),
        _values("The year is unknown for ", unknown, cited),
        _values("No year is given for what is expected or aimed at: ", aimless, cited),
        _articles(undated, letters, "carries no date", "carry no date"),
        _articles(silent, letters, "states no key figures", "state no key figures"),
    ]
    return tuple(line for line in lines if line)


def is_undated(known: KnownDate) -> bool:
    """Whether nothing at all bounds the date."""
    return known.day is None and known.earliest is None and known.latest is None


def counted(number: int) -> str:
    """Small numbers in words: "one", "ten", "11"."""
    return _WORDS[number] if number < len(_WORDS) else f"{number:,}"


def _is_lost(figure: Figure) -> bool:
    """Whether something happened in a year that nobody tells; "annually" is no such thing."""
    vague = is_vague(figure.period, figure.status)
    return figure.status == "actual" and not _has_time(figure) and not vague


def _has_time(figure: Figure) -> bool:
    return figure.period.start is not None or figure.period.end is not None


def _missing_years(groups: Iterable[Chosen]) -> list[Line]:
    """One line for each set of missing years, with the indicators that miss them."""
    by_years: dict[tuple[int, ...], list[str]] = {}
    for group in groups:
        missing = _missing(group)
        if missing:
            by_years.setdefault(missing, []).append(group.row.label)
    lines: list[Line] = []
    for years, labels in by_years.items():
        rest = len(labels) - _LABELS
        more = f" and {counted(rest)} more" if rest > 0 else ""
        named = "; ".join(labels[:_LABELS])
        lines.append((Run(f"No value for {_years(years)}: {named}{more}."),))
    return lines[:_YEAR_LINES]


def _missing(group: Chosen) -> tuple[int, ...]:
    """The years without a value between the first and the last year that have one."""
    years = {
        figure.period.end.year
        for figure in group.figures
        if figure.status == "actual" and figure.period.end and figure.unit == group.row.unit
    }
    if len(years) < 2:
        return ()
    return tuple(year for year in range(min(years), max(years)) if year not in years)


def _years(years: Sequence[int]) -> str:
    """Years in a row as a range: "2011–2013 and 2015"."""
    runs: list[list[int]] = []
    for year in years:
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    words: list[str] = []
    for run in runs:
        short = len(run) > 2
        words += [f"{run[0]}{EN_DASH}{run[-1]}"] if short else [str(year) for year in run]
    return _joined(words)


def _values(opening: str, figures: Sequence[Figure], cited: Citations) -> Line | None:
    if not figures:
        return None
    runs = [Run(opening)]
    named = figures[:_NAMED]
    rest = len(figures) - len(named)
    for index, figure in enumerate(named):
        is_last = index == len(named) - 1 and not rest
        runs.append(Run("" if index == 0 else " and " if is_last else ", "))
        voice = "analyst" if has_own_value(figure) else "stated"
        runs.append(Run(value_text(figure), voice, cited.cite([figure])))
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
    return (Run(f"{_joined(listed)} {one if len(listed) == 1 else many}."),)


def _joined(words: Sequence[str]) -> str:
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"
