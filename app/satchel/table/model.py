"""The rows of the figures table, of which only those near what is seen are read."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QObject, Qt, QTimer, Signal

from briefindex import desk
from briefindex.model.figure import Figure, FigureId
from briefindex.model.figure_table import TableRow
from satchel.jobs.listing import PAGE
from satchel.table.columns import COLUMNS, Line, tr
from satchel.widgets.rows import ROW, Index

_MOST_PAGES: Final = 60
"""So many pages of rows are kept: a few megabytes, however many rows there are."""
_AT_ONCE: Final = 4


def _no_line(row: TableRow) -> Line:
    return Line(row, row.figure)


class FiguresModel(QAbstractTableModel):
    """Rows by number; one that is not read yet is blank and is asked for.

    Signals:
        rows_wanted: from which row on, and how many, somebody looks at that are not read.
    """

    rows_wanted = Signal(int, int)

    def __init__(self, parent: QObject | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.line_of: Callable[[TableRow], Line] = _no_line
        self._total = 0
        self._pages: dict[int, tuple[Line, ...]] = {}
        self._missed: set[int] = set()
        self._words: dict[tuple[FigureId, int], str] = {}
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._ask)

    @property
    def kept(self) -> int:
        """How many rows are in memory."""
        return sum(map(len, self._pages.values()))

    def show(self, total: int, start: int, rows: Sequence[TableRow]) -> None:
        """List other rows, of which some are known already."""
        self.beginResetModel()
        self._total = total
        self._pages.clear()
        self._missed.clear()
        self._words.clear()
        self._keep(start, rows)
        self.endResetModel()

    def put(self, start: int, rows: Sequence[TableRow]) -> None:
        """Fill in rows that were asked for."""
        self._keep(start, rows)
        last = min(start + len(rows), self._total) - 1
        if last >= start:
            self.dataChanged.emit(self.index(start, 0), self.index(last, len(COLUMNS) - 1))

    def line(self, number: int) -> Line | None:
        """The row of that number; None where it is not read yet, which it then is soon."""
        page = self._pages.get(number // PAGE)
        at = number % PAGE
        if page is not None and at < len(page):
            return page[at]
        if 0 <= number < self._total and page is None:
            self._missed.add(number // PAGE)
            self._soon.start()
        return None

    def figure(self, index: Index) -> Figure | None:
        """The figure of a row."""
        line = self.line(index.row()) if index.isValid() else None
        return line.figure if line is not None else None

    def rowCount(self, parent: Index | None = None) -> int:
        """How many figures are listed."""
        return 0 if parent is not None and parent.isValid() else self._total

    def columnCount(self, parent: Index | None = None) -> int:
        """How many columns there are, hidden ones too."""
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The head of a column."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return tr(COLUMNS[section].head)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The line, the words of a cell, or what a screen reader says of it."""
        if not index.isValid() or role not in _ROLES:
            return None
        line = self.line(index.row())
        if line is None or role == ROW:
            return line
        words = self._words_of(line, index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(line, index.column(), words)
        return words

    def _words_of(self, line: Line, column: int) -> str:
        key = (line.figure.id, column)
        if key not in self._words:
            self._words[key] = COLUMNS[column].words(line)
        return self._words[key]

    def _spoken(self, line: Line, column: int, words: str) -> str:
        """In the first column the whole figure in a sentence, else the cell with its head."""
        if column == 0:
            said = f"{desk.figure_sentence(line.figure)}, {desk.source_text(line.row.info)}"
            return f"{said}, {self.tr('corrected')}" if line.figure.corrected else said
        return f"{tr(COLUMNS[column].head)}: {words or self.tr('none named')}"

    def _keep(self, start: int, rows: Sequence[TableRow]) -> None:
        for at in range(0, len(rows), PAGE):
            number = (start + at) // PAGE
            self._pages.pop(number, None)
            self._pages[number] = tuple(map(self.line_of, rows[at : at + PAGE]))
        while len(self._pages) > _MOST_PAGES:
            self._pages.pop(next(iter(self._pages)))
        if len(self._words) > _MOST_PAGES * PAGE * len(COLUMNS):
            self._words.clear()

    def ask_again(self) -> None:
        """Ask for what somebody looked at since the last answer."""
        if self._missed:
            self._soon.start()

    def _ask(self) -> None:
        """Ask for the pages that were missed last; those that were passed by are forgotten."""
        missed = sorted(self._missed)
        self._missed.clear()
        if missed:
            last = missed[-1]
            first = max(missed[0], last - _AT_ONCE + 1)
            self.rows_wanted.emit(first * PAGE, (last - first + 1) * PAGE)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows can be chosen."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


_ROLES: Final = frozenset({ROW, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole})
