"""A table of the figures of all open packs: sorted, filtered, counted; a page of it at a time.

What is listed is kept as numbers of rows: half a million of them are four megabytes.
"""

from array import array
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final

from briefindex.desk.homes import Homes
from briefindex.model.article import ArticleInfo
from briefindex.model.figure import Figure, FigureId
from briefindex.model.figure_table import (
    NO_FIGURE_FILTERS,
    NO_YEAR,
    ChoiceKind,
    FigureListing,
    TableAsked,
    TableOrder,
    TableRow,
)
from briefindex.model.search import FacetCount
from briefindex.model.span import ArticleId
from briefindex.packs import figure_filter
from briefindex.packs.corrections import article_of
from briefindex.packs.figure_filter import Condition
from briefindex.packs.figure_rows import KEYS, STATUSES, LooseRows, condition_of, counted
from briefindex.packs.stated import BETWEEN_TEXTS, folded_words
from briefindex.packs.store import Store
from briefindex.text.folding import fold
from briefindex.text.wording import title_text

if TYPE_CHECKING:
    from briefindex.search.query import Node

Matching = Callable[["Node"], frozenset[ArticleId]]
_SHEET_BITS: Final = 40
_ROW: Final = (1 << _SHEET_BITS) - 1
_MOST_YEARS: Final = 60
"""A period of more years is counted in its first ones."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """Rows of one pack: those in it, or those of figures that are not as they stand there."""

    store: Store
    standing: Condition
    loose: LooseRows | None = None

    def ask(self, columns: str, condition: Condition, after: str = "") -> list[Any]:
        """Columns of the rows of which a condition is true."""
        rows = self.loose or self.store.figure_view
        return rows.ask(columns, figure_filter.every([self.standing, condition]), after)

    def figures(self, wanted: Sequence[FigureId]) -> Mapping[FigureId, Figure]:
        """Some of its figures."""
        if self.loose is not None:
            return self.loose.figures
        return {figure.id: figure for figure in self.store.figure_view.of(wanted)}


@dataclass(frozen=True, slots=True)
class _Listed:
    asked: TableAsked
    revision: int
    sheets: Sequence[_Sheet]
    rows: "array[int]"


class FigureTable:
    """Lists figures; belongs to the thread of its desk."""

    def __init__(self, homes: Homes, matching: Matching) -> None:
        """List nothing yet; `matching` gives the articles of a part of a query."""
        self._homes = homes
        self._matching = matching
        self._open: tuple[int, tuple[_Sheet, ...]] | None = None
        self._listed: _Listed | None = None
        self._among: tuple[int, bool, int] | None = None
        self._known: tuple[tuple[ArticleInfo, ...], dict[ArticleId, ArticleInfo]] = (), {}

    def listing(self, asked: TableAsked, keep: FigureId | None = None) -> FigureListing:
        """List what is asked for, and tell the row of one of the figures."""
        from briefindex.search.box_words import understood  # only where one asks
        from briefindex.search.query import places_of

        listed = self._list(asked)
        words, hints = understood(asked.query) if asked.query.strip() else ("", ())
        return FigureListing(
            asked,
            len(listed.rows),
            self._all(trivial=asked.filters.trivial),
            words,
            " ".join(hint.text for hint in hints),
            places_of(hints),
            self._place(listed, keep) if keep else None,
        )

    def page(self, asked: TableAsked, offset: int, limit: int) -> tuple[TableRow, ...]:
        """Some of the rows, from `offset` on."""
        listed = self._list(asked)
        wanted = listed.rows[offset : offset + limit]
        figures: dict[int, tuple[Figure, Store]] = {}
        for number, sheet in enumerate(listed.sheets):
            rows = [row & _ROW for row in wanted if row >> _SHEET_BITS == number]
            if rows:
                marks = Condition(f"s.rowid IN ({','.join('?' * len(rows))})", tuple(rows))
                found = dict[int, FigureId](sheet.ask("s.rowid, s.figure", marks))
                read = sheet.figures(list(found.values()))
                for row, figure in found.items():
                    if figure in read:
                        figures[number << _SHEET_BITS | row] = read[figure], sheet.store
        infos = self._infos()
        return tuple(_row(*figures[row], infos) for row in wanted if row in figures)

    def choices(
        self, asked: TableAsked, kind: ChoiceKind, most: int = 300
    ) -> tuple[FacetCount, ...]:
        """The values of a filter, each with how many figures it would leave; the frequent first.

        Counted among what passes the query and all filters but this one.
        """
        without = replace(asked, filters=replace(asked.filters, **{kind: ()}))
        condition = self._condition(without)
        counts: Counter[str] = Counter()
        names: dict[str, Any] = {}
        columns, grouped = counted(kind)
        for sheet in self._sheets():
            for key, more, count in sheet.ask(columns, condition, grouped):
                for value, name in _values(kind, key, more):
                    counts[value] += count
                    names.setdefault(value, name)
        if kind == "source":
            counts = self._by_name(counts)
        known = _in_order(kind, counts)[:most]
        if kind == "indicator":
            names |= self._labels([FigureId(names[value]) for value, _ in known if value])
        return tuple(FacetCount(v, n, str(names.get(v) or "")) for v, n in known)

    def _labels(self, samples: Iterable[FigureId]) -> dict[str, str]:
        """By folded label how it is written, from one figure each."""
        wanted = list(samples)
        found: dict[str, str] = {}
        for sheet in self._sheets():
            read = sheet.figures(wanted)
            for each in wanted:
                if each in read:
                    label = read[each].indicator.label
                    found.setdefault(folded_words((label,)), label)
        return found

    # What is listed

    def _list(self, asked: TableAsked) -> _Listed:
        revision = self._homes.revision()
        kept = self._listed
        if kept is None or kept.asked != asked or kept.revision != revision:
            sheets = self._sheets()
            rows = self._sorted(asked, sheets)
            kept = self._listed = _Listed(asked, revision, sheets, rows)
        return kept

    def _sorted(self, asked: TableAsked, sheets: Sequence[_Sheet]) -> "array[int]":
        condition = self._condition(asked)
        key = KEYS.get(asked.order)
        if len(sheets) == 1 and key is not None:
            turn = "DESC" if asked.descending else "ASC"
            less = f", s.high {turn}" if asked.order == "unit" else ""
            after = f" ORDER BY ifnull({key}, '') = '', {key} {turn}{less}"
            return array("q", (row for (row,) in sheets[0].ask("s.rowid", condition, after)))
        known: list[tuple[Any, int]] = []
        unknown: list[int] = []
        place = self._places(asked.order) if key is None else {}
        columns = f"s.rowid, {key}, s.high" if key else "s.rowid, s.article, s.start"
        for number, sheet in enumerate(sheets):
            base = number << _SHEET_BITS
            for row, sorted_by, more in sheet.ask(columns, condition):
                if key is None:
                    known.append((place[sorted_by] << 32 | more, base | row))
                elif sorted_by in (None, ""):
                    unknown.append(base | row)
                else:
                    by = (sorted_by, more or 0) if asked.order == "unit" else sorted_by
                    known.append((by, base | row))
        known.sort(key=itemgetter(0), reverse=asked.descending)
        return array("q", (*(row for _, row in known), *unknown))

    def _places(self, order: TableOrder) -> dict[ArticleId, int]:
        """Where the figures of each article stand in an order of articles."""
        ranks = self._homes.ranks()
        if order == "article":
            return ranks
        infos = self._infos()
        if order == "source":
            names = {a: _source(infos[a]) for a in ranks}
        else:
            packs = self._homes.named({})
            names = {a: fold(packs.get(a, "")) for a in ranks}
        inner = sorted(ranks, key=lambda a: (names[a], ranks[a]))
        return {article: place for place, article in enumerate(inner)}

    def _place(self, listed: _Listed, figure: FigureId) -> int | None:
        """The row of a figure."""
        home = Condition("s.article = ? AND s.figure = ?", (article_of(figure) or "", figure))
        for number, sheet in enumerate(listed.sheets):
            for (row,) in sheet.ask("s.rowid", home):
                try:
                    return listed.rows.index(number << _SHEET_BITS | row)
                except ValueError:
                    return None
        return None

    def _all(self, *, trivial: bool) -> int:
        """How many figures there are, whatever is asked."""
        revision = self._homes.revision()
        if self._among is None or self._among[:2] != (revision, trivial):
            filters = replace(NO_FIGURE_FILTERS, trivial=trivial)
            condition = condition_of(filters, self._by_source)
            counts = (n for sheet in self._sheets() for (n,) in sheet.ask("count(*)", condition))
            self._among = revision, trivial, sum(counts)
        return self._among[2]

    # What is asked

    def _condition(self, asked: TableAsked) -> Condition:
        filters = condition_of(asked.filters, self._by_source)
        if not asked.query.strip():
            return filters
        from briefindex.search import figure_query  # only where one asks

        query = figure_query.condition_of(figure_query.boxed(asked.query), self._matching)
        return figure_filter.every([filters, query])

    def _by_source(self, sources: Sequence[str]) -> Condition:
        wanted = frozenset(sources)
        infos = self._infos().values()
        among = frozenset(info.id for info in infos if (info.source.value or "") in wanted)
        return figure_filter.among(among.__contains__)

    def _by_name(self, counts: Mapping[str, int]) -> Counter[str]:
        """Counts by source, from those by article."""
        infos = self._infos()
        sources: Counter[str] = Counter()
        for article, count in counts.items():
            sources[infos[ArticleId(article)].source.value or ""] += count
        return sources

    # What is open

    def _sheets(self) -> tuple[_Sheet, ...]:
        revision = self._homes.revision()
        if self._open is None or self._open[0] != revision:
            for sheet in self._open[1] if self._open is not None else ():
                if sheet.loose is not None:
                    sheet.loose.close()
            self._open = revision, tuple(self._opened())
        return self._open[1]

    def _opened(self) -> Iterator[_Sheet]:
        for store, elsewhere in self._homes.each():
            standing, others = store.figure_view.standing()
            home = _not_in(elsewhere)
            if standing != figure_filter.NONE:
                yield _Sheet(store, figure_filter.every([standing, *home]))
            if others:
                yield _Sheet(store, figure_filter.every(home), LooseRows(others))

    def _infos(self) -> Mapping[ArticleId, ArticleInfo]:
        infos = self._homes.articles()
        if self._known[0] is not infos:
            self._known = infos, {info.id: info for info in infos}
        return self._known[1]


def _not_in(elsewhere: Collection[ArticleId]) -> list[Condition]:
    if not elsewhere:
        return []
    return [figure_filter.without(figure_filter.among(frozenset(elsewhere).__contains__))]


def _source(info: ArticleInfo) -> str:
    """What an article is sorted by in the order of sources: its publisher, else its title."""
    return fold(info.source.value or title_text(info)[0])


def _row(figure: Figure, store: Store, infos: Mapping[ArticleId, ArticleInfo]) -> TableRow:
    sentence = store.figure_view.sentence(figure.sentence) or figure.surface
    return TableRow(figure, sentence, infos[figure.sentence.article], str(store.folder))


def _values(kind: ChoiceKind, key: str | int | None, more: str) -> Iterable[tuple[str, str]]:
    """The values of a filter that some rows count for, each with what it is called by."""
    if kind == "year":
        if key is None:
            return [(NO_YEAR, "")]
        first = int(key)
        years = range(first, min(int(more), first + _MOST_YEARS) + 1)
        return [(f"{year:04}", "") for year in years]
    if kind == "party":
        named = zip(str(key).split(BETWEEN_TEXTS), more.split(BETWEEN_TEXTS), strict=False)
        return list(named) if key else []
    return [] if key is None else [(str(key), more)]


def _in_order(kind: ChoiceKind, counts: Mapping[str, int]) -> list[tuple[str, int]]:
    """Values with their counts, as a filter offers them."""
    if kind == "year":
        return sorted(counts.items(), key=lambda each: (each[0] == NO_YEAR, each[0]), reverse=True)
    if kind == "size":
        return sorted(counts.items(), key=lambda each: int(each[0]), reverse=True)
    if kind == "status":
        return [(status, counts[status]) for status in STATUSES if counts.get(status)]
    return sorted(counts.items(), key=lambda each: (-each[1], each[0]))
