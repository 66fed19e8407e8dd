"""The list of *All sources*: filled once it is looked at, since many figures take their time."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QMouseEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from briefindex.model.article import ArticleInfo
from briefindex.model.figure import FigureId
from satchel.figures.figure_list import FigureList
from satchel.figures.sources import Line, SourcesModel, figure_of, lines_of
from satchel.figures.sources_delegate import SourcesDelegate
from satchel.session import Session
from satchel.theme.theme import Theme
from satchel.widgets.rows import ROW


class SourceList(FigureList):
    """Figures by indicator."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget) -> None:
        """Make an empty list."""
        super().__init__("source_list", "", parent)
        self.setAccessibleName(self.tr("Figures of all sources"))
        self._session = session
        self._behind = False
        self._wanted = ""
        self.rows = SourcesModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(SourcesDelegate(theme, self))
        self._infos: dict[str, ArticleInfo] = {}
        session.compared.connect(self._on_compared)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def choose(self, figure: str) -> None:
        """Choose a figure and bring it into sight; one that is not listed yet, once it is."""
        self._wanted = figure
        if not self.rows.listed:
            return
        row = self.rows.row_of_figure(figure)
        if row < 0 and self._reach(self._key_of(figure)):
            row = self.rows.row_of_figure(figure)
        if row >= 0:
            self.setCurrentIndex(self.rows.index(row, 0))

    def show_indicator(self, key: str) -> None:
        """Bring an indicator to the upper edge."""
        self._fill()
        self._reach(key)
        row = self.rows.row_of_indicator(key)
        if row >= 0:
            index = self.rows.index(row, 0)
            self.scrollTo(index, FigureList.ScrollHint.PositionAtTop)

    def _key_of(self, figure: str) -> str:
        standing = self._session.standings([FigureId(figure)]).get(FigureId(figure))
        return standing.key if standing is not None else ""

    def _reach(self, key: str) -> bool:
        """Have an indicator listed."""
        ledger = self._session.ledger
        place = ledger.place_of(key) if ledger is not None and key else None
        return place is not None and self.rows.reach(place)

    def _on_scrolled(self, value: int) -> None:
        """At the upper edge: what comes before stays above what is seen."""
        if value > self.verticalScrollBar().minimum() or self.rows.begins:
            return
        if added := self.rows.fetch_before():
            seen = self.rows.index(added, 0)
            self.scrollTo(seen, FigureList.ScrollHint.PositionAtTop)

    def head_at(self, point: QPoint) -> str:
        """The key of the indicator whose head stands at a point; "" where none does."""
        row = self.indexAt(point).data(ROW)
        return row.key if isinstance(row, Line) and row.kind == "head" else ""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on an indicator's head opens its page."""
        super().mouseReleaseEvent(event)
        key = self.head_at(event.position().toPoint())
        if key and event.button() == Qt.MouseButton.LeftButton:
            self._session.comparing_wanted.emit(key)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Heads lead somewhere."""
        super().mouseMoveEvent(event)
        on_head = bool(self.head_at(event.position().toPoint()))
        hand = Qt.CursorShape.PointingHandCursor if on_head else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(hand)

    def showEvent(self, event: QShowEvent) -> None:
        """List what came while something else was shown."""
        super().showEvent(event)
        self._fill()

    def _on_compared(self) -> None:
        self._behind = True
        if self.isVisible():
            self._fill()

    def _fill(self) -> None:
        if not self._behind:
            return
        self._behind = False
        figure = figure_of(self.currentIndex())
        chosen = figure.id if figure is not None else self._wanted
        self._infos = {str(info.id): info for info in self._session.contents.infos}
        self.rows.list_places(self._session.comparison.rows, self._lines)
        self.choose(chosen)

    def _lines(self, places: Sequence[int]) -> list[Line]:
        ledger = self._session.ledger
        return lines_of(ledger.wholes(places), self._infos, self) if ledger is not None else []
