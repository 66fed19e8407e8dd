"""The rows of *All sources*: indicators, and under each what every source states."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from PySide6.QtCore import QObject, Qt

from briefindex import desk
from briefindex.model.article import ArticleInfo
from briefindex.model.comparison import Derived, IndicatorRow
from briefindex.model.figure import Figure
from satchel.figures.cards import Card, derived_words
from satchel.session import Compared
from satchel.widgets.rows import ROW, Index, RowModel
from satchel.widgets.words import counted, spaced

_SIDE_BY_SIDE: Final = ("similar:", "related:")
_RELATIONS: Final = {"conflict": 0, "series": 1, "similar": 2, "related": 3, "single": 4}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the list.

    A "head" has the indicator in `words` and a count in `side`; a "value" has the value in `words`
    and its figure (for a derived one the first that it was worked out from), with `bracket`
    "start", "middle" or "end" where values differ; a "note" has a sentence in `words`, red where
    sources differ. `last` lines end a group. `own` values are corrected or come from what is.
    """

    kind: Literal["head", "value", "note"]
    key: str
    words: str = ""
    side: str = ""
    figure: Figure | None = None
    derived: Derived | None = None
    bracket: str = ""
    conflict: bool = False
    last: bool = False
    own: bool = False


def lines_of(compared: Compared, infos: Mapping[str, ArticleInfo], model: QObject) -> list[Line]:
    """All lines, indicators on which sources differ first."""
    rows = sorted(compared.rows, key=lambda row: (_RELATIONS[row.relation], -len(row.members)))
    return [line for row in rows for line in _group(row, compared, infos, model)]


def _group(
    row: IndicatorRow, compared: Compared, infos: Mapping[str, ArticleInfo], model: QObject
) -> list[Line]:
    members = [compared.figures[m] for m in row.members if m in compared.figures]
    if not members or all(member.salience == "trivial" for member in members):
        return []
    lines = [Line("head", row.key, row.label, _side(row, compared.articles(members), model))]
    lines += _values(row, members, infos, compared)
    for difference in row.differs:
        said = model.tr("Sources differ for {period}: {by}")
        words = said.format(period=difference.period, by=difference.by)
        lines.append(Line("note", row.key, words, conflict=True))
    if row.note and row.relation != "similar":
        lines.append(Line("note", row.key, row.note))
    lines[-1] = replace(lines[-1], last=True)
    return lines


def _side(row: IndicatorRow, articles: int, model: QObject) -> str:
    if row.relation == "similar":
        return model.tr("similar, not the same")
    if row.relation == "related":
        return model.tr("related, kept apart")
    return counted(articles, model.tr("article"), model.tr("articles"))


def _values(
    row: IndicatorRow,
    members: Sequence[Figure],
    infos: Mapping[str, ArticleInfo],
    compared: Compared,
) -> Iterator[Line]:
    """The stated and derived values by period, joined by a bracket where they differ."""
    scopes = dict(zip(row.members, row.scopes, strict=False))
    values: list[Figure | int] = [*members, *range(len(row.derived))]
    values.sort(key=lambda value: _when(row.derived[value] if isinstance(value, int) else value))
    brackets = _brackets(row, values)
    for number, value in enumerate(values):
        bracket = brackets.get(number, "")
        if isinstance(value, int):
            derived = row.derived[value]
            words = spaced(derived_words(derived, members))
            parts = (derived.formula, _sources_words(derived, infos, compared))
            side = ", ".join(part for part in parts if part)
            first = compared.figures.get(derived.sources[0]) if derived.sources else None
            known = (compared.figures.get(each) for each in derived.sources)
            own = any(desk.bears_on_others(each) for each in known if each is not None)
            yield Line("value", row.key, words, spaced(side), first, derived, bracket, own=own)
        else:
            info = infos.get(value.sentence.article)
            page = desk.page_text(info.pages, value.span) if info else ""
            parts = (scopes.get(value.id, ""), short_source(infos, value), page)
            side = " · ".join(part for part in parts if part)
            words = spaced(desk.value_text(value))
            own = bool(value.corrected)
            yield Line("value", row.key, words, side, value, None, bracket, own=own)


def _brackets(row: IndicatorRow, values: Sequence[Figure | int]) -> dict[int, str]:
    """Which part of a bracket stands beside a value: one bracket a difference."""
    found: dict[int, str] = {}
    for difference in row.differs:
        apart = [
            number
            for number, value in enumerate(values)
            if (
                value in difference.derived
                if isinstance(value, int)
                else value.id in difference.figures
            )
        ]
        if len(apart) > 1:
            found |= dict.fromkeys(range(apart[0], apart[-1]), "middle")
            found |= {apart[0]: "start", apart[-1]: "end"}
    return found


def _sources_words(derived: Derived, infos: Mapping[str, ArticleInfo], compared: Compared) -> str:
    """The publishers or titles that a derived value comes from, each once."""
    figures = [compared.figures[each] for each in derived.sources if each in compared.figures]
    named = [infos[f.sentence.article] for f in figures if f.sentence.article in infos]
    words = [info.source.value or desk.title_text(info)[0] for info in named]
    return ", ".join(dict.fromkeys(words))


def _when(value: Figure | Derived) -> tuple[int, str, bool]:
    """Undated values first, then by period, then what is aimed at with no date given."""
    day = value.period.start or value.period.end
    worked_out = isinstance(value, Derived)
    if day is None:
        return (0 if value.status == "actual" else 2, "", worked_out)
    return (1, str(day), worked_out)


def short_source(infos: Mapping[str, ArticleInfo], figure: Figure) -> str:
    """Who states a figure, in short: publisher or title, and the speaker."""
    info = infos.get(figure.sentence.article)
    if info is None:
        return ""
    who = info.source.value or desk.title_text(info)[0]
    return f"{who} · {figure.speaker}" if figure.speaker else who


def figure_of(index: Index) -> Figure | None:
    """The figure of a row of either list."""
    row: object = index.data(ROW) if index.isValid() else None
    return row.figure if isinstance(row, Card | Line) else None


class SourcesModel(RowModel[Line]):
    """The lines of *All sources*."""

    def row_of_figure(self, figure: str) -> int:
        """The row of a figure under its own indicator, else under what is similar, or -1."""
        found = [
            number
            for number, line in enumerate(self.listed)
            if line.figure is not None and line.figure.id == figure and line.derived is None
        ]
        own = (n for n in found if not self.listed[n].key.startswith(_SIDE_BY_SIDE))
        return next(own, next(iter(found), -1))

    def row_of_indicator(self, key: str) -> int:
        """The row of an indicator's head, or -1."""
        found = (n for n, x in enumerate(self.listed) if x.kind == "head" and x.key == key)
        return next(found, -1)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Only values can be chosen."""
        if index.isValid() and self.listed[index.row()].figure is None:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def words(self, row: Line) -> str:
        """The line as a full sentence."""
        if row.derived is not None:
            said = self.tr("derived: {value}, {period}, {formula}")
            period = desk.period_text(row.derived.period, row.derived.status)
            said = said.format(value=row.words, period=period, formula=row.side)
            return f"{said}, {self.tr('from what you corrected')}" if row.own else said
        if row.figure is not None:
            said = f"{desk.figure_sentence(row.figure)}, {row.side}"
            return f"{said}, {self.tr('corrected')}" if row.own else said
        return ", ".join(part for part in (row.words, row.side) if part)
