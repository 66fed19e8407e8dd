"""The values of an indicator as a table: each leads to its sentence."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from briefindex.model.indicator_page import IndicatorValue
from satchel.compare.value_delegate import ROW_HEIGHT, ValueDelegate
from satchel.compare.words import (
    period_words,
    sentence_words,
    source_words,
    spoken,
    status_words,
    value_words,
)
from satchel.theme.fonts import metrics
from satchel.theme.theme import Theme
from satchel.widgets.ground import give_viewport
from satchel.widgets.rows import ROW, Index

PERIOD, VALUE, STATUS, SCOPE, SOURCE, SENTENCE = range(6)
_HEAD: Final = 34
_STATUS: Final = 96
_PERIOD_BOUNDS: Final = (86, 190)
_VALUE_BOUNDS: Final = (84, 230)


class ValueModel(QAbstractTableModel):
    """Values by row, what is told of them by column."""

    def __init__(self, parent: QObject) -> None:
        """Start empty."""
        super().__init__(parent)
        self.values: Sequence[IndicatorValue] = ()
        self._heads = (
            self.tr("Period"),
            self.tr("Value"),
            self.tr("Status"),
            self.tr("Measures"),
            self.tr("Source"),
            self.tr("Sentence"),
        )

    def show(self, values: Sequence[IndicatorValue]) -> None:
        """List other values."""
        self.beginResetModel()
        self.values = values
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """How many values there are."""
        return 0 if parent is not None and parent.isValid() else len(self.values)

    def columnCount(self, parent: Index | None = None) -> int:
        """Period, value, status, what it measures, source, sentence."""
        return 0 if parent is not None and parent.isValid() else len(self._heads)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell's words; to a screen reader the first cell says the whole row."""
        if not index.isValid():
            return None
        value = self.values[index.row()]
        if role == ROW:
            return value
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == PERIOD:
            return spoken(value)
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._words(value, index.column())
        return None

    def _words(self, value: IndicatorValue, column: int) -> str:
        if column == PERIOD:
            return period_words(value)
        if column == VALUE:
            return value_words(value)
        if column == STATUS:
            return status_words(value)
        if column == SCOPE:
            return value.scope
        if column == SOURCE:
            return source_words(value)
        return sentence_words(value)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The heads of the columns; the value's stands at its right."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section == VALUE else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None


class ValueTable(QTableView):
    """The table itself: as high as its rows, the page scrolls.

    Signals:
        entered: the `IndicatorValue` whose sentence is to be shown.
        moved: another row is current; its upper and lower edge are to be seen.
        pointed_at: the value whose period the pointer rests on (or None), and where.
    """

    entered = Signal(object)
    moved = Signal(int, int)
    pointed_at = Signal(object, object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Make an empty table."""
        super().__init__(parent)
        self.setObjectName("indicator_table")
        self.setAccessibleName(self.tr("Values"))
        give_viewport(self)
        self.rows = ValueModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(ValueDelegate(theme, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.verticalHeader().setMinimumSectionSize(ROW_HEIGHT)
        head = self.horizontalHeader()
        head.setFixedHeight(_HEAD)
        head.setSectionsClickable(False)
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        theme.changed.connect(self.viewport().update)

    def show_values(self, values: Sequence[IndicatorValue], chosen: str = "") -> None:
        """List other values, the one of a figure current."""
        self.rows.show(values)
        self.setFixedHeight(_HEAD + len(values) * ROW_HEIGHT + 2)
        self._share_out()
        row = next((n for n, v in enumerate(values) if v.figure.id == chosen), -1)
        if row >= 0:
            self.selectRow(row)

    @property
    def current(self) -> IndicatorValue | None:
        """The value that the keyboard is on."""
        value = self.currentIndex().data(ROW)
        return value if isinstance(value, IndicatorValue) else None

    def _share_out(self) -> None:
        """Give period and value what their words need, the sentence what is left."""
        values = self.rows.values
        period = _bounded(
            [
                metrics("ui", 14, italic=True).horizontalAdvance(period_words(v)) + 34
                for v in values
            ],
            _PERIOD_BOUNDS,
        )
        amount = _bounded(
            [
                metrics("read", 16, strong=True).horizontalAdvance(value_words(v)) + 20
                for v in values
            ],
            _VALUE_BOUNDS,
        )
        rest = max(0, self.width() - period - amount - _STATUS)
        scoped = any(value.scope for value in values)
        self.setColumnHidden(SCOPE, not scoped)
        scope = round(min(230, rest * 0.28)) if scoped else 0
        source = round(min(220, max(90, (rest - scope) * 0.34)))
        widths = (period, amount, _STATUS, scope, source, max(60, rest - scope - source))
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share another width out."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._share_out()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which row is to be seen."""
        super().currentChanged(current, previous)
        if current.isValid():
            top = _HEAD + current.row() * ROW_HEIGHT
            self.moved.emit(top, top + ROW_HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter shows the sentence in its article; single letters go on to the window."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self.current is not None:
                self.entered.emit(self.current)
        elif event.text() and event.text().isprintable() and not event.modifiers():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a sentence shows it in its article."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        value = index.data(ROW)
        asked = event.button() == Qt.MouseButton.LeftButton and index.column() == SENTENCE
        if asked and isinstance(value, IndicatorValue):
            self.entered.emit(value)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say what is under the pointer."""
        super().mouseMoveEvent(event)
        point = event.position().toPoint()
        index: QModelIndex = self.indexAt(point)
        on_sentence = index.isValid() and index.column() == SENTENCE
        hand = Qt.CursorShape.PointingHandCursor if on_sentence else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(hand)
        value = index.data(ROW) if index.isValid() and index.column() in {PERIOD, VALUE} else None
        self.pointed_at.emit(value, self.viewport().mapToGlobal(point))


def _bounded(widths: Sequence[float], bounds: tuple[int, int]) -> int:
    return round(min(bounds[1], max([bounds[0], *widths])))
