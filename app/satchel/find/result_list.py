"""The list of the articles that were found."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QListView, QMenu, QWidget

from satchel.find.results import ResultModel, ResultRow
from satchel.widgets.ground import give_viewport
from satchel.widgets.rows import ROW

_PAGES_AHEAD: Final = 2


class ResultView(QListView):
    """The list of articles: Enter opens, Ctrl+Enter opens in a new tab.

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
        self.setModel(model)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(lambda index: self.wanted.emit(index.data(ROW), False))
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
        place = event.pos() if by_mouse else self.visualRect(index).center()
        menu.popup(self.viewport().mapToGlobal(place))

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
