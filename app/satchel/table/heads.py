"""The heads of the table: a click or Enter sorts, the context menu chooses columns."""

from typing import Final

from PySide6.QtCore import QByteArray, QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterStateGuard,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QHeaderView, QMenu, QWidget

from satchel.settings.settings import TABLE_COLUMNS, Settings
from satchel.table.columns import COLUMNS, NUMBER_OF, tr
from satchel.theme.fonts import font, metrics
from satchel.theme.theme import Theme

_HEIGHT: Final = 32
_LEAST: Final = 56
_PACK: Final = NUMBER_OF["pack"]
_LAST: Final = NUMBER_OF["sentence"]


class TableHeads(QHeaderView):
    """The heads; which columns are there, how wide and in which order is remembered.

    Signals:
        sort_wanted: by the column of this number, descending if true.
        columns_changed: others are there, or stand elsewhere.
    """

    sort_wanted = Signal(int, bool)
    columns_changed = Signal()

    def __init__(self, settings: Settings, theme: Theme, parent: QWidget) -> None:
        """Make the heads; `restore` brings the columns back once there is a model."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setObjectName("table_heads")
        self.setAccessibleName(self.tr("Columns of the figures table"))
        self.setSectionsMovable(True)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setStretchLastSection(True)
        self.setMinimumSectionSize(_LEAST)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._settings = settings
        self._theme = theme
        self._sorted: tuple[int, bool] = (-1, False)
        self._at = 0
        self._pressed: QPoint | None = None
        self._restoring = False
        self._several = False

    def restore(self) -> None:
        """Show the columns as they were left, else as they are declared."""
        self._restoring = True
        kept = self._settings.get(TABLE_COLUMNS)
        if not (kept and self.restoreState(kept) and self.count() == len(COLUMNS)):
            for number, column in enumerate(COLUMNS):
                self.resizeSection(number, column.width)
                self.setSectionHidden(number, not column.shown)
        self.setStretchLastSection(True)
        self._restoring = False
        for changed in (self.sectionMoved, self.sectionResized):
            changed.connect(self._on_changed)
        self.columns_changed.emit()

    def show_sort(self, column: int, *, descending: bool) -> None:
        """Show by which column the rows are sorted."""
        self._sorted = column, descending
        self.viewport().update()

    def show_packs(self, *, several: bool) -> None:
        """Show the column of packs while several are open, unless the reader chose otherwise."""
        if several != self._several:
            self._several = several
            self._restoring = True
            self.setSectionHidden(_PACK, not several)
            self._restoring = False
            self.columns_changed.emit()

    @property
    def first(self) -> int:
        """The number of the column that stands first."""
        return next((number for number in self.in_order() if not self.isSectionHidden(number)), 0)

    def in_order(self) -> list[int]:
        """The numbers of the columns from left to right, hidden ones too."""
        return [self.logicalIndex(place) for place in range(self.count())]

    def fill_menu(self, menu: QMenu) -> None:
        """Offer every column, those that are there checked."""
        for number, column in enumerate(COLUMNS):
            action = menu.addAction(tr(column.head))
            action.setObjectName(f"column_{column.name}")
            action.setCheckable(True)
            action.setChecked(not self.isSectionHidden(number))
            action.toggled.connect(lambda shown, n=number: self.show_column(n, shown=shown))
        menu.addSeparator()
        usual = menu.addAction(self.tr("Usual columns"))
        usual.setObjectName("usual_columns")
        usual.triggered.connect(self.show_usual)

    def show_column(self, number: int, *, shown: bool) -> None:
        """Show or hide a column; the last one stays."""
        there = sum(not self.isSectionHidden(each) for each in range(self.count()))
        if not shown and there == 1:
            return
        self.setSectionHidden(number, not shown)
        if shown and self.sectionSize(number) < _LEAST:
            self.resizeSection(number, COLUMNS[number].width)
        self._on_changed()

    def show_usual(self) -> None:
        """Show the columns as they are declared."""
        self._restoring = True
        for place, column in enumerate(COLUMNS):
            self.moveSection(self.visualIndex(place), place)
            self.resizeSection(place, column.width)
            shown = column.shown or (place == _PACK and self._several)
            self.setSectionHidden(place, not shown)
        self._restoring = False
        self._on_changed()

    def _on_changed(self) -> None:
        if not self._restoring:
            self._settings.set(TABLE_COLUMNS, QByteArray(self.saveState()))
            self.columns_changed.emit()

    # Sorting

    def sort(self, number: int) -> None:
        """Sort by a column; the other way round where it is sorted by that already."""
        if number < 0 or COLUMNS[number].order is None:
            return
        column, descending = self._sorted
        down = not descending if column == number else COLUMNS[number].falling
        self.sort_wanted.emit(number, down)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where: a head that is let go there was clicked."""
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Sort by the head that was clicked, but for one that was dragged."""
        super().mouseReleaseEvent(event)
        where, pressed = event.position().toPoint(), self._pressed
        self._pressed = None
        left = event.button() == Qt.MouseButton.LeftButton
        on_edge = self.viewport().cursor().shape() == Qt.CursorShape.SplitHCursor
        if left and not on_edge and pressed is not None and (where - pressed).manhattanLength() < 4:
            self.sort(self.logicalIndexAt(where))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right go along the heads, Enter and Space sort, with Alt they move a column."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() in steps:
            self._step(steps[Qt.Key(event.key())])
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.sort(self._at)
        elif event.key() == Qt.Key.Key_Menu:
            self.open_menu(self._middle(self._at))
        else:
            super().keyPressEvent(event)

    def _step(self, by: int) -> None:
        shown = [number for number in self.in_order() if not self.isSectionHidden(number)]
        at = shown.index(self._at) if self._at in shown else 0
        self._at = shown[max(0, min(len(shown) - 1, at + by))]
        self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Stand on a head that can be seen."""
        super().focusInEvent(event)
        if self.isSectionHidden(self._at):
            self._at = self.first
        self.viewport().update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer the columns."""
        self.open_menu(event.globalPos())

    def open_menu(self, where: QPoint) -> QMenu:
        """Offer the columns at a point of the screen."""
        menu = QMenu(self)
        menu.setObjectName("table_columns_menu")
        menu.setAccessibleName(self.tr("Columns"))
        menu.aboutToHide.connect(menu.deleteLater)
        self.fill_menu(menu)
        menu.popup(where)
        return menu

    def _middle(self, number: int) -> QPoint:
        return self.viewport().mapToGlobal(
            QPoint(self.sectionViewportPosition(number) + 8, self.height())
        )

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(super().sizeHint().width(), _HEIGHT)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - Qt's own name
        """Paint a head: its words, how it is sorted, where the keyboard is."""
        tokens = self._theme.tokens
        column = COLUMNS[logicalIndex]
        with QPainterStateGuard(painter):
            painter.setClipRect(rect)
            painter.fillRect(rect, tokens.raised)
            sorted_by = self._sorted[0] == logicalIndex
            left = 16 if logicalIndex == self.first else 8
            box = rect.adjusted(left, 0, -8, 0)
            words = tr(column.head)
            face = metrics("ui", 12, strong=True)
            shown = face.elidedText(
                words, Qt.TextElideMode.ElideRight, box.width() - 12 * sorted_by
            )
            wide = face.horizontalAdvance(shown)
            x = box.right() + 1 - wide - 12 * sorted_by if column.right else box.x()
            painter.setFont(font("ui", 12, strong=True))
            painter.setPen(tokens.text if sorted_by else tokens.muted)
            painter.drawText(QPointF(x, rect.y() + 20.5), shown)
            if sorted_by:
                self._paint_arrow(painter, QPointF(x + wide + 8, rect.y() + 16.0))
            painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, tokens.line_strong)
            if self.hasFocus() and logicalIndex == self._at:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(tokens.accent, 2))
                painter.drawRect(rect.adjusted(2, 2, -3, -3))

    def _paint_arrow(self, painter: QPainter, centre: QPointF) -> None:
        up = -1.0 if not self._sorted[1] else 1.0
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.tokens.accent)
        corners = [QPointF(-3.5, -2 * up), QPointF(3.5, -2 * up), QPointF(0, 3 * up)]
        painter.drawPolygon(QPolygonF([centre + corner for corner in corners]))
