"""The cells of tables as figures: unit, time and indicator from heads and caption.

What no head tells stays unknown; a table that nothing is measured in gives no figure.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from briefindex.extract.figures.amounts import Amount
from briefindex.extract.figures.grid import Grid, Row, grids_of
from briefindex.extract.figures.grid_cells import Value, value_of
from briefindex.extract.figures.grid_heads import Head, head_of, joined
from briefindex.extract.figures.grid_names import Above, Owners, name_of
from briefindex.extract.figures.grid_units import HeadUnit, unit_of
from briefindex.extract.figures.naming import Named, by_dimension, in_currency
from briefindex.extract.figures.reading import read_amounts
from briefindex.extract.figures.settle import is_telling
from briefindex.extract.figures.wholes import indicator_of
from briefindex.extract.figures.words import is_plural
from briefindex.model.article import Article
from briefindex.model.figure import Figure, FigureId, Period, Status
from briefindex.model.mention import Mention
from briefindex.model.span import SentenceRef, Span
from briefindex.text.numbers import exact_decimal

MOST = 3_000
"""Figures of all tables of an article: what comes behind is looked up in the table itself."""

_CAPTION_SAYS = "The table’s caption says so."
_SECTION_SAYS = "The heading within the table says so."
_NO_HEAD = Head()
_LEAST_NOUN = 4
_RATES = ("growth", "share", "change")


class GridFigures:
    """The tables of one article; made for it and used once."""

    def __init__(self, article: Article, mentions: Sequence[Mention]) -> None:
        """Find the tables."""
        self._article = article
        self._published = article.info.date
        self._grids = grids_of(article)
        self._owners = Owners(mentions) if self._grids else Owners(())
        self._heads: dict[str, Head] = {}

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where the tables are, sorted: their rows are no sentences."""
        return tuple(grid.span for grid in self._grids)

    def figures(self) -> tuple[Figure, ...]:
        """The figures of all tables, sorted by place."""
        found: list[Figure] = []
        for grid in self._grids:
            table = _Table(grid, self)
            for row in grid.rows:
                if len(found) >= MOST:
                    return tuple(found[:MOST])
                found.extend(self._of_row(table, row))
        return tuple(found)

    def head(self, text: str) -> Head:
        """What a head tells; each is read once."""
        if text not in self._heads:
            self._heads[text] = head_of(text, self._published)
        return self._heads[text]

    def _of_row(self, table: "_Table", row: Row) -> Iterator[Figure]:
        for place, cell in enumerate(row.cells):
            if place == 0 or (not cell.is_value and not cell.text[:1].isalpha()):
                continue
            value = value_of(cell.text)
            if value is None or value.amount.kind == "rank":
                continue
            made = self._figure(table, row, place, value)
            if made is not None:
                yield made

    def _figure(self, table: "_Table", row: Row, place: int, value: Value) -> Figure | None:
        above = table.above(row, place)
        if any(head.is_unmeasured or head.has_units for head in above.columns):
            return None
        named = name_of(above, self._owners)
        if named is None:
            return None
        amount = _in_unit(value, table.unit(row, above), above)
        if amount.dimension == "bare" and not is_telling(amount):
            return None
        period = self._period(above)
        start = row.cells[place].start
        span = Span(start + value.start, start + value.end)
        named = _in_kind(named, amount)
        return Figure(
            id=FigureId(f"{self._article.info.id}-{span.start}"),
            span=span,
            surface=self._article.text[span.start : span.end],
            sentence=SentenceRef(self._article.info.id, row.span),
            value=exact_decimal(amount.value or Fraction(0)),
            low=None,
            high=None,
            exact=amount.exact,
            unit=amount.unit,
            kind=amount.kind,
            qualifier=value.qualifier or amount.qualifier,
            direction=None,
            indicator=indicator_of(named),
            period=period,
            status=self._status(above, period),
            speaker=None,
            salience="trivial" if amount.dimension == "bare" else "secondary",
        )

    def _period(self, above: Above) -> Period:
        """The time that the nearest head names, with the year or the months of another."""
        near = (*above.columns, above.row)
        dated = next((one for one in near if one.date is not None), None)
        far = ((above.section, _SECTION_SAYS), (above.caption, _CAPTION_SAYS))
        for head, reason in far:
            if head.date is None:
                continue
            if dated is None or dated.date is None:
                return head.period(reason)
            for pair in ((dated.date, head.date), (head.date, dated.date)):
                both = joined(pair[0].surface, pair[1].surface, self._published)
                if both is not None:
                    return Head(date=both).period(reason)
        return dated.period() if dated else Period()

    def _status(self, above: Above, period: Period) -> Status:
        heads = (*above.columns, above.row, above.section, above.caption)
        told: Status | None = next((one.status for one in heads if one.status is not None), None)
        begins = period.start or period.end
        today = self._published.day or self._published.latest
        ahead = begins is not None and today is not None and begins > today
        status: Status = "expected" if ahead else "actual"
        return told or status


class _Table:
    """A table with its heads read."""

    def __init__(self, grid: Grid, reader: GridFigures) -> None:
        self._reader = reader
        self._columns = [tuple(map(reader.head, filter(None, heads))) for heads in grid.heads]
        self._caption = reader.head(grid.caption) if grid.caption else _NO_HEAD
        self._units = next(
            (n for n, heads in enumerate(self._columns) if any(one.has_units for one in heads)),
            None,
        )

    def above(self, row: Row, place: int) -> Above:
        """The heads of a cell."""
        columns = self._columns[place][::-1] if place < len(self._columns) else ()
        section = self._reader.head(row.section) if row.section else _NO_HEAD
        beside = tuple(one for heads in self._columns[1:place][::-1] for one in heads[::-1])
        first = self._reader.head(row.cells[0].text)
        return Above(columns, first, section, self._caption, beside)

    def unit(self, row: Row, above: Above) -> HeadUnit | None:
        """The unit that the heads of a cell name, the nearest first."""
        named = [one.unit for one in above.columns]
        if self._units is not None and self._units < len(row.cells):
            named.append(unit_of(row.cells[self._units].text, counted=True))
        named += [above.row.unit, above.section.unit]
        if not any(one.is_growth or one.is_share for one in above.columns):
            named.append(above.caption.unit)
        return next((one for one in named if one is not None), None)


def _in_unit(value: Value, unit: HeadUnit | None, above: Above) -> Amount:
    """The amount of a cell in the unit of its heads, where the cell itself names none."""
    amount = value.amount
    if amount.dimension == "bare" and amount.value is not None:
        if unit is not None:
            amount.value *= unit.factor
            amount.scale = int(unit.factor) if unit.factor >= 1 else 1
            given = unit.amount
            amount.unit, amount.dimension, amount.kind = given.unit, given.dimension, given.kind
            amount.per, amount.noun = given.per, given.noun
        if amount.dimension == "bare":
            _count(amount, above)
    return amount


def _in_kind(named: Named, amount: Amount) -> Named:
    """The name with what the amount is in: tonnes and dollars of exports are two measures."""
    if named.level is not None or named.measure.aspect.endswith(_RATES):
        return named
    return in_currency(Named(by_dimension(named.measure, amount)), amount)


def _count(amount: Amount, above: Above) -> None:
    """A number below "Passengers" counts passengers; below "Population", people."""
    told = any(head.thing for head in above.columns)
    for head in above.columns if told else (above.row, above.section, above.caption):
        words = head.thing.lower()
        if words == "population" or words.startswith("population "):
            amount.unit, amount.dimension = "people", "count"
            return
        last = words.rpartition(" ")[2]
        if len(last) < _LEAST_NOUN or not is_plural(last) or head.is_growth or head.is_share:
            continue
        found = read_amounts(f"5 {words}", ())
        if len(found) == 1 and found[0].dimension == "count" and found[0].tail == len(words) + 2:
            amount.unit, amount.dimension, amount.kind = found[0].unit, "count", "count"
            return
