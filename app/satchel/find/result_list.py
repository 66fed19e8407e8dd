"""The list of the articles that were found."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QListView, QMenu, QWidget

from satchel.find.result_delegate import ResultDelegate
from satchel.find.results import ResultModel, ResultRow
from satchel.widgets.ground import give_viewport
from satchel.widgets.rows import ROW

_PAGES_AHEAD: Final = 2


class ResultView(QListView):
    """The list of articles: Enter opens, Ctrl+Enter opens in a new tab.

    Right lists the copies of a row below it, Left folds them again; a click on them does either.

    Signals:
        wanted: open this `ResultRow`; in a new tab if true.
        near_end: the reader comes to the end of the list.
    """

    wanted = Signal(object, bool)
    near_end = Signal()

    def __init__(self, model: ResultModel, parent: QWidget) -> None:
        """Show a model."""
        super().__init__(parent)
        give_viewport(self)
        self.setObjectName("result_list")
        self.setAccessibleName(self.tr("Articles"))
        self._rows = model
        self.row_actions: list[QAction] = []
        self._pressed_copies = False
        self.setModel(model)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._on_clicked)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    @property
    def current_row(self) -> ResultRow | None:
        """The row that the keyboard is on."""
        index = self.currentIndex()
        return index.data(ROW) if index.isValid() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the current row; single letters go on to the window."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.open_current(
                in_new_tab=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            )
            return
        if event.text() and not event.modifiers():
            event.ignore()
            return
        if event.key() in {Qt.Key.Key_Right, Qt.Key.Key_Left} and self.currentIndex().isValid():
            self.unfold(self.currentIndex().row(), wanted=event.key() == Qt.Key.Key_Right)
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the row under the pointer, or the current one."""
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        if not index.isValid() or not self.row_actions:
            return
        self.setCurrentIndex(index)
        menu = QMenu(self)
        menu.setObjectName("result_menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(self.row_actions)
        lead = self._rows.lead_of(index.row())
        row = self._rows.listed[lead]
        if row.copies:
            shown = self._rows.is_unfolded(row)
            words = self.tr("Fold the copies") if shown else self.tr("List the copies below")
            action = menu.addAction(words)
            action.triggered.connect(lambda: self.unfold(lead, wanted=not shown))
        place = event.pos() if by_mouse else self.visualRect(index).center()
        menu.popup(self.viewport().mapToGlobal(place))

    def unfold(self, number: int, *, wanted: bool) -> None:
        """List the copies of a row below it or fold them; from a copy on, its article is meant."""
        lead = self._rows.lead_of(number)
        if not wanted and lead != number and self.currentIndex().row() == number:
            self.setCurrentIndex(self._rows.index(lead, 0))
        self._rows.unfold(lead, wanted=wanted)

    def switch_copies(self, number: int) -> None:
        """List the copies of a row below it, or fold them where they are listed."""
        lead = self._rows.lead_of(number)
        self.unfold(number, wanted=not self._rows.is_unfolded(self._rows.listed[lead]))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """See whether it is the copies that are meant."""
        self._pressed_copies = self._is_on_copies(event.position())
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show where the copies can be clicked."""
        super().mouseMoveEvent(event)
        over = self._is_on_copies(event.position())
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def _is_on_copies(self, point: QPointF) -> bool:
        index, delegate = self.indexAt(point.toPoint()), self.itemDelegate()
        if not index.isValid() or not isinstance(delegate, ResultDelegate):
            return False
        return delegate.is_on_copies(index, point - QPointF(self.visualRect(index).topLeft()))

    def _on_clicked(self, index: QModelIndex) -> None:
        if self._pressed_copies:
            self.switch_copies(index.row())
        else:
            self.wanted.emit(index.data(ROW), False)

    def top_row(self) -> tuple[str, int] | None:
        """The article at the upper edge and how far that is above it; "" at the list's head."""
        if not self.model().rowCount():
            return None
        if not self.verticalScrollBar().value():
            return "", 0
        index = self.indexAt(QPoint(1, 1))
        return (index.data(ROW).info.id, self.visualRect(index).top()) if index.isValid() else None

    def put_at(self, article: str, top: int) -> None:
        """Scroll as `top_row` told, also where other rows have come before."""
        bar = self.verticalScrollBar()
        row = self._rows.row_of(article) if article else 0
        if row >= 0:
            now = self.visualRect(self._rows.index(row, 0)).top()  # lays the rows out, too
            bar.setValue(bar.value() + now - top if article else 0)

    def open_current(self, *, in_new_tab: bool) -> None:
        """Open the current row, the first where none is."""
        index = self.currentIndex()
        index = index if index.isValid() else QModelIndex(self.model().index(0, 0))
        if index.isValid():
            self.wanted.emit(index.data(ROW), in_new_tab)

    def _on_scrolled(self, value: int) -> None:
        bar = self.verticalScrollBar()
        if bar.maximum() > 0 and value > bar.maximum() - _PAGES_AHEAD * bar.pageStep():
            self.near_end.emit()
