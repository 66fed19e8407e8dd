"""What the open packs do not tell of an indicator: years, dates, second sources."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from briefindex.compare.copied import stories
from briefindex.model.article import ArticleInfo, KnownDate
from briefindex.model.comparison import IndicatorRow
from briefindex.model.figure import Figure
from briefindex.model.span import ArticleId
from briefindex.text.wording import EN_DASH, is_vague, value_text

_NAMED: Final = 3
"""So many values are named one by one; of more, the number is told."""


def indicator_gaps(
    row: IndicatorRow,
    members: Sequence[Figure],
    infos: Iterable[ArticleInfo],
    first: Mapping[ArticleId, ArticleId] = MappingProxyType({}),
) -> tuple[str, ...]:
    """One sentence a gap; `members` are those of `row`, `infos` of all articles.

    `first` is by article that is a copy the first one: together they are one source.
    """
    if not members or row.relation in {"similar", "related"}:
        return ()
    return tuple(_told(row, members, {info.id: info for info in infos}, first))


def missing_years(figures: Iterable[Figure], unit: str) -> tuple[int, ...]:
    """The years without an actual value between the first and the last year that have one."""
    years = {
        figure.period.end.year
        for figure in figures
        if figure.status == "actual" and figure.period.end and figure.unit == unit
    }
    if len(years) < 2:
        return ()
    return tuple(year for year in range(min(years), max(years)) if year not in years)


def years_text(years: Sequence[int]) -> str:
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
    return joined(words)


def joined(words: Sequence[str]) -> str:
    """For "a", "a and b", "a, b and c"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def is_undated(known: KnownDate) -> bool:
    """Whether nothing at all bounds the date of an article."""
    return known.day is None and known.earliest is None and known.latest is None


def is_lost(figure: Figure) -> bool:
    """Whether something happened in a year that nobody tells; "annually" is no such thing."""
    vague = is_vague(figure.period, figure.status)
    return figure.status == "actual" and not has_time(figure) and not vague


def has_time(figure: Figure) -> bool:
    """Whether anything dates a value."""
    return figure.period.start is not None or figure.period.end is not None


def _told(
    row: IndicatorRow,
    members: Sequence[Figure],
    infos: Mapping[ArticleId, ArticleInfo],
    first: Mapping[ArticleId, ArticleId],
) -> Iterator[str]:
    missing = missing_years(members, row.unit)
    if missing:
        yield f"No value for {years_text(missing)}."
    lost = [value_text(each) for each in members if is_lost(each)]
    if lost:
        yield f"The year is unknown for {_some(lost)}."
    aimless = [
        value_text(each) for each in members if each.status != "actual" and not has_time(each)
    ]
    if aimless:
        yield f"No year is given for what is expected or aimed at: {_some(aimless)}."
    articles = dict.fromkeys(each.sentence.article for each in members)
    undated = sum(each in infos and is_undated(infos[each].date) for each in articles)
    if undated:
        noun = "article carries" if undated == 1 else "articles carry"
        yield f"{undated} {noun} no date."
    if len(stories(members, first)) == 1:
        copies = " and its copies" if len(articles) > 1 else ""
        yield f"One article alone{copies} states it: nothing confirms it."


def _some(words: Sequence[str]) -> str:
    once = list(dict.fromkeys(words))
    rest = len(once) - _NAMED
    return joined([*once[:_NAMED], f"{rest} more"] if rest > 0 else once)
