"""Brings the figures of all articles together, one row an indicator."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Final, TypeVar

from briefindex.compare.alike import alike
from briefindex.compare.comparable import comparable
from briefindex.compare.copied import stories
from briefindex.compare.derive import Groups, derive
from briefindex.compare.differences import differences
from briefindex.compare.lengths import told_length
from briefindex.compare.lines import grounds
from briefindex.compare.outcomes import Told, outcomes
from briefindex.model.article import ArticleInfo
from briefindex.model.comparison import Derived, IndicatorRow, Relation
from briefindex.model.figure import Figure, FigureId, Status
from briefindex.model.span import ArticleId

_T = TypeVar("_T")
_STATUS_ORDER: Final[Mapping[Status, int]] = {"actual": 0, "expected": 1, "target": 2}


def rows(
    figures: Iterable[Figure],
    infos: Sequence[ArticleInfo],
    first: Mapping[ArticleId, ArticleId] = MappingProxyType({}),
) -> tuple[IndicatorRow, ...]:
    """One row per indicator key, over key and secondary figures; trivial ones are left out.

    A key that several articles use without saying whose or which has a row for each of them.
    A figure that comes twice (the same article in two packs) counts once. Rows with the most
    articles stand first, where copies are one with their first article as `first` has it; then
    those with the most figures, then by their first figure in the order of `infos`. Members go by
    period: what has no year first, targets without a year last. At the end come rows of several
    keys: what is similar, then what is related.
    """
    places = {info.id: place for place, info in enumerate(infos)}
    telling = [figure for figure in figures if figure.salience != "trivial"]
    telling.sort(key=lambda each: _place(each, places))
    groups, kept = by_keys(telling)
    rank = {figure.id: place for place, figure in enumerate(kept)}
    named = comparable(groups).items()
    by_name = dict(sorted(named, key=lambda each: rank[each[1][0].id]))
    found = rows_by_name(by_name, written(infos))
    by_id = {figure.id: figure for figure in kept}
    made = [(_weight(row, by_id, first), row) for row in found.values()]
    made.sort(key=lambda pair: pair[0], reverse=True)
    return (*(row for _, row in made), *alike(by_name, ranks(kept)))


def by_keys(figures: Iterable[Figure]) -> tuple[dict[str, dict[FigureId, Figure]], list[Figure]]:
    """The figures by key, each once, and all of them, in the order that they come in."""
    groups: dict[str, dict[FigureId, Figure]] = {}
    kept = [
        figure
        for figure in figures
        if groups.setdefault(figure.indicator.key, {}).setdefault(figure.id, figure) is figure
    ]
    return groups, kept


def rows_by_name(
    groups: Groups, told: Told = MappingProxyType({}), wanted: Collection[str] | None = None
) -> dict[str, IndicatorRow]:
    """The row of each group of `comparable`, by its name, in the same order.

    `told` says when the articles of its figures were written (see `written`): what became of a
    target goes by that. With `wanted` only the rows of these; then of others `groups` needs only
    what `derive` does.
    """
    derived = derive(groups, wanted)
    return {
        name: _row(name, group, derived.get(name, ()), told)
        for name, group in groups.items()
        if wanted is None or name in wanted
    }


def ranks(figures: Iterable[Figure]) -> dict[FigureId, int]:
    """Each figure's place among all, by period, then in the order that they come in."""
    return {figure.id: place for place, figure in enumerate(sorted(figures, key=_when))}


def written(infos: Iterable[ArticleInfo]) -> dict[ArticleId, date]:
    """When each article was written, as nearly as is known; undated ones are not in it."""
    days = ((info.id, info.date.day or info.date.latest or info.date.earliest) for info in infos)
    return {article: day for article, day in days if day}


def _row(
    key: str, group: Iterable[Figure], derived: tuple[Derived, ...], told: Told
) -> IndicatorRow:
    members = sorted(group, key=_when)
    became = outcomes(members, derived, told)
    replaced = {each.plan for each in became if each.state == "overtaken"}
    differs = differences([each for each in members if each.id not in replaced], derived)
    return IndicatorRow(
        key=key,
        label=_most_common(figure.indicator.label for figure in members) + told_length(key),
        parties=_most_common(figure.indicator.parties for figure in members),
        unit=_unit(members),
        relation=_relation(members, differs),
        members=tuple(figure.id for figure in members),
        derived=derived,
        differs=differs,
        outcomes=became,
    )


def _relation(members: Sequence[Figure], differs: Sequence[object]) -> Relation:
    if differs:
        return "conflict"
    return "series" if len(members) > 1 else "single"


def _weight(
    row: IndicatorRow, figures: Mapping[FigureId, Figure], first: Mapping[ArticleId, ArticleId]
) -> tuple[int, int]:
    """Of how many articles and values it is: those come first that most is known of."""
    behind = (figures[each] for each in grounds(row))
    return len(stories(behind, first)), len(row.members)


def _unit(members: Sequence[Figure]) -> str:
    """The unit of the level; a multiple of it ("double") has its key but not its unit."""
    levels = [figure.unit for figure in members if figure.kind != "multiple"]
    return _most_common(levels or [figure.unit for figure in members])


def _most_common(values: Iterable[_T]) -> _T:
    first, *others = values
    return Counter((first, *others)).most_common(1)[0][0] if others else first


def _place(figure: Figure, places: Mapping[ArticleId, int]) -> tuple[int, str, int]:
    article = figure.sentence.article
    return places.get(article, len(places)), article, figure.span.start


def _when(figure: Figure) -> tuple[int, date, int]:
    """Sorts by the end of the period: undated values first, undated targets last."""
    day = figure.period.end or figure.period.start
    status = _STATUS_ORDER[figure.status]
    if day is None:
        return (0 if figure.status == "actual" else 2), date.min, status
    return 1, day, status
