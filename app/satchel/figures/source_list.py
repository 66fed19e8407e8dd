"""The list of *All sources*: filled once it is looked at, since many figures take their time."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from satchel.figures.figure_list import FigureList
from satchel.figures.sources import SourcesModel, figure_of, lines_of
from satchel.figures.sources_delegate import SourcesDelegate
from satchel.session import Session
from satchel.theme.theme import Theme


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
        session.compared.connect(self._on_compared)

    def choose(self, figure: str) -> None:
        """Choose a figure and bring it into sight; one that is not listed yet, once it is."""
        self._wanted = figure
        row = self.rows.row_of_figure(figure)
        if row >= 0:
            self.setCurrentIndex(self.rows.index(row, 0))

    def show_indicator(self, key: str) -> None:
        """Bring an indicator to the upper edge."""
        self._fill()
        row = self.rows.row_of_indicator(key)
        if row >= 0:
            index = self.rows.index(row, 0)
            self.scrollTo(index, FigureList.ScrollHint.PositionAtTop)

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
        infos = {str(info.id): info for info in self._session.contents.infos}
        self.rows.set_rows(lines_of(self._session.comparison, infos, self))
        self.choose(chosen)
