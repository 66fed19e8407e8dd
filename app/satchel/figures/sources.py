"""The rows of *All sources*: indicators, and under each what every source states."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from PySide6.QtCore import QModelIndex, QObject, Qt

from briefindex import desk
from briefindex.desk.labelling import relabelled
from briefindex.model.article import ArticleInfo
from briefindex.model.comparison import Derived, IndicatorRow
from briefindex.model.figure import Figure, FigureId
from briefindex.model.ledger import WholeIndicator
from satchel.figures.cards import Card, derived_words
from satchel.widgets.rows import ROW, Index, RowModel
from satchel.widgets.words import counted, spaced

_PAGE: Final = 15
"""So many indicators are read at one go."""
_NEAR: Final = 400
_BEFORE: Final = 5
_SIDE_BY_SIDE: Final = ("similar:", "related:")


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


def lines_of(
    wholes: Iterable[WholeIndicator], infos: Mapping[str, ArticleInfo], model: QObject
) -> list[Line]:
    """The lines of indicators."""
    return [line for whole in wholes for line in _group(whole, infos, model)]


def _group(whole: WholeIndicator, infos: Mapping[str, ArticleInfo], model: QObject) -> list[Line]:
    row, figures = whole.row, whole.figures
    members = [figures[m] for m in row.members if m in figures]
    if not row.scopes:
        members = [relabelled(member, row.label) for member in members]
    if not members or all(member.salience == "trivial" for member in members):
        return []
    lines = [Line("head", row.key, row.label, _side(row, whole.articles, model))]
    lines += _values(row, members, infos, figures)
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
    figures: Mapping[FigureId, Figure],
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
            parts = (derived.formula, _sources_words(derived, infos, figures))
            side = ", ".join(part for part in parts if part)
            first = figures.get(derived.sources[0]) if derived.sources else None
            known = (figures.get(each) for each in derived.sources)
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


def _sources_words(
    derived: Derived, infos: Mapping[str, ArticleInfo], figures: Mapping[FigureId, Figure]
) -> str:
    """The publishers or titles that a derived value comes from, each once."""
    known = [figures[each] for each in derived.sources if each in figures]
    named = [infos[f.sentence.article] for f in known if f.sentence.article in infos]
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


def _nothing(_places: Sequence[int]) -> list[Line]:
    return []


class SourcesModel(RowModel[Line]):
    """Lines of *All sources*: of so many indicators as were looked at, in both directions."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._fetch: Callable[[Sequence[int]], list[Line]] = _nothing
        self._places: Sequence[int] = ()
        self._begin = self._end = 0

    @property
    def begins(self) -> bool:
        """Whether the first indicator is listed."""
        return not self._begin

    def list_places(
        self, places: Sequence[int], fetch: Callable[[Sequence[int]], list[Line]], start: int = 0
    ) -> None:
        """List indicators, from the one in place `start` on, by what `fetch` gives of them."""
        self._places, self._fetch = places, fetch
        self._begin = self._end = max(0, min(start, len(places)))
        part, self._end = self._after()
        self.set_rows(fetch(part))

    def reach(self, place: int) -> bool:
        """List the indicator that is in this place; False for none."""
        at = next((n for n, each in enumerate(self._places) if each == place), -1)
        if at < 0:
            return False
        if not self._begin - _NEAR <= at < self._end + _NEAR:
            self.list_places(self._places, self._fetch, max(0, at - _BEFORE))
        while at < self._begin:
            self.fetch_before()
        while at >= self._end:
            self.fetchMore()
        return True

    def canFetchMore(self, parent: Index | None = None) -> bool:
        """Whether more indicators follow."""
        del parent
        return self._end < len(self._places)

    def fetchMore(self, parent: Index | None = None) -> None:
        """List the next ones."""
        del parent
        part, self._end = self._after()
        lines = self._fetch(part)
        if lines:
            first = len(self.listed)
            self.beginInsertRows(QModelIndex(), first, first + len(lines) - 1)
            self.listed = [*self.listed, *lines]
            self.endInsertRows()

    def fetch_before(self) -> int:
        """List the ones before; gives how many lines that made."""
        end, self._begin = self._begin, max(0, self._begin - _PAGE)
        lines = self._fetch(self._places[self._begin : end])
        if lines:
            self.beginInsertRows(QModelIndex(), 0, len(lines) - 1)
            self.listed = [*lines, *self.listed]
            self.endInsertRows()
        return len(lines)

    def _after(self) -> tuple[Sequence[int], int]:
        end = min(self._end + _PAGE, len(self._places))
        return self._places[self._end : end], end

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
