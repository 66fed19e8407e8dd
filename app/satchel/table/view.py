"""The table itself: rows that are read as they come into sight, keys, what the pointer explains."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QMenu, QTableView, QWidget

from briefindex import desk
from briefindex.model.figure import Figure
from satchel.settings.settings import Settings
from satchel.table.columns import COLUMNS, Line, tr
from satchel.table.delegate import ROW_HEIGHT, FigureCellDelegate
from satchel.table.heads import TableHeads
from satchel.table.model import FiguresModel
from satchel.theme.fonts import metrics
from satchel.theme.theme import Theme
from satchel.widgets.ground import give_viewport
from satchel.widgets.rows import ROW
from satchel.widgets.tooltip import Tooltip

Explain = Callable[[QWidget, Figure], tuple[str, str]]
_BELOW: Final = 26


class FiguresView(QTableView):
    """The rows. Enter shows the sentence of a figure in its article.

    Signals:
        entered: the figure's sentence is wanted.
        current_changed: another row is current, or what it shows was read.
    """

    entered = Signal(object)
    current_changed = Signal()

    def __init__(
        self, model: FiguresModel, settings: Settings, theme: Theme, parent: QWidget
    ) -> None:
        """Show a model."""
        super().__init__(parent)
        self.setObjectName("figures_table")
        self.setAccessibleName(self.tr("Figures of all open packs"))
        give_viewport(self)
        self._model = model
        self.explain_by: Explain | None = None
        self.heads = TableHeads(settings, theme, self)
        self.setHorizontalHeader(self.heads)
        self.setModel(model)
        self.cells = FigureCellDelegate(theme, self)
        self.setItemDelegate(self.cells)
        self.tooltip = Tooltip(theme, self)
        self._actions: Sequence[QAction] = ()
        self._set_up()
        self.heads.columns_changed.connect(self._on_columns_changed)
        self.heads.restore()
        model.dataChanged.connect(lambda *_: self.current_changed.emit())
        theme.changed.connect(self.viewport().update)

    def _set_up(self) -> None:
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(rows.ResizeMode.Fixed)
        rows.setDefaultSectionSize(ROW_HEIGHT)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.viewport().installEventFilter(self)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.doubleClicked.connect(lambda _: self._enter())
        self.selectionModel().currentChanged.connect(lambda *_: self.current_changed.emit())

    def offer(self, actions: Sequence[QAction]) -> None:
        """Offer these where the menu of a row is asked for."""
        self._actions = actions

    @property
    def current_line(self) -> Line | None:
        """The current row; None where there is none or it is not read yet."""
        index = self.currentIndex()
        return self._model.line(index.row()) if index.isValid() else None

    def place(self) -> int:
        """How far below the upper edge the current row stands, in pixels; -1 out of sight."""
        index = self.currentIndex()
        box = self.visualRect(index)
        seen = index.isValid() and self.viewport().rect().intersects(box)
        return box.y() if seen else -1

    def choose(self, row: int, at: int) -> None:
        """Make a row the current one; it stands `at` pixels below the upper edge, if not -1."""
        column = self.currentIndex().column() if self.currentIndex().isValid() else 0
        if self.isColumnHidden(max(0, column)):
            column = self.heads.first
        index = self._model.index(row, max(0, column))
        how = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, how.ClearAndSelect | how.Rows)
        if at >= 0:
            self.verticalScrollBar().setValue(row * ROW_HEIGHT - at)
        else:
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def sort_current(self) -> None:
        """Sort by the column that the keyboard is on."""
        index = self.currentIndex()
        self.heads.sort(index.column() if index.isValid() else self.heads.first)

    def explain(self) -> None:
        """Say why the chosen figure has its period, and what the source's own words are (F1)."""
        line = self.current_line
        if line is not None and self.explain_by is not None:
            box = self.visualRect(self.currentIndex())
            where = self.viewport().mapToGlobal(box.bottomLeft() + QPoint(0, 4))
            self.tooltip.show_at(*self.explain_by(self, line.figure), where)

    def keyboardSearch(self, search: str) -> None:
        """Nothing: letters are no search here, and to look at every row would read them all."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter shows the sentence; single letters go on to the window."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._enter()
        elif event.text().isalnum() and not event.modifiers():
            event.ignore()
        else:
            self.tooltip.call_off()
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Stand on a row."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._model.rowCount():
            top = max(0, self.rowAt(ROW_HEIGHT // 2))
            self.choose(top, self.rowViewportPosition(top))

    def _enter(self) -> None:
        line = self.current_line
        if line is not None:
            self.entered.emit(line.figure)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the row."""
        if self.current_line is None:
            return
        menu = QMenu(self)
        menu.setObjectName("figure_row_menu")
        menu.setAccessibleName(self.tr("Figure"))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addActions(list(self._actions))
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        box = self.visualRect(self.currentIndex())
        where = self.viewport().mapToGlobal(box.bottomLeft()) if by_key else event.globalPos()
        menu.popup(where)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Explain in a while what is under the pointer."""
        super().mouseMoveEvent(event)
        self._point(event.position().toPoint())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Explain nothing where the pointer has left; no tool tip of Qt's own.

        Not in `viewportEvent`: the cells are painted from within that, and an error there must
        not go through another method of Python's (PySide6 6.11: segmentation fault).
        """
        kind = event.type()
        if kind == QEvent.Type.Leave:
            self.tooltip.call_off()
        return kind == QEvent.Type.ToolTip or super().eventFilter(watched, event)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """What was explained is elsewhere now."""
        self.tooltip.call_off()
        super().scrollContentsBy(dx, dy)

    def _point(self, point: QPoint) -> None:
        index = self.indexAt(point)
        line = index.data(ROW) if index.isValid() else None
        words = self._explained(line, index.column()) if isinstance(line, Line) else None
        if words is None:
            self.tooltip.call_off()
            return
        where = self.viewport().mapToGlobal(QPoint(point.x(), self.visualRect(index).bottom()))
        self.tooltip.show_later(*words, where + QPoint(0, 6))

    def _explained(self, line: Line, column: int) -> tuple[str, str] | None:
        """What is said of a cell: why a period, why a date, else its words where it is cut off."""
        name = COLUMNS[column].name
        if name == "period" and self.explain_by is not None:
            return self.explain_by(self, line.figure)
        if name == "date" and line.row.info.date.reason:
            said = self.tr("Why {date}?").format(date=desk.date_text(line.row.info.date))
            return said, line.row.info.date.reason
        words = COLUMNS[column].words(line)
        if name == "value":
            return words, self.tr("In the source's words: “{words}”.").format(
                words=line.figure.surface
            )
        room = self.columnWidth(column) - _BELOW
        cut = metrics("ui", 14).horizontalAdvance(words) > room
        return (tr(COLUMNS[column].head), words) if cut else None

    def _on_columns_changed(self) -> None:
        self.cells.first = self.heads.first
        self.viewport().update()
