"""The tooltip of both lists of figures: what is said where, by pointer or by F1."""

from PySide6.QtCore import QModelIndex, QObject, QPoint
from PySide6.QtWidgets import QWidget

from satchel.figures.card_delegate import CORRECTED, PERIOD, RESET
from satchel.figures.card_list import CardList
from satchel.figures.explaining import answer, findings
from satchel.figures.figure_list import FigureList
from satchel.figures.sources import figure_of
from satchel.theme.theme import Theme
from satchel.widgets.tooltip import Tooltip

_LEFT_OF_PANE, _LEFT_AT_POINTER = 340, 352
_PERIOD_COLUMN = 16 + 92


class Hints(QObject):
    """Says why a figure has its period, what had been found, how a value was worked out."""

    def __init__(self, theme: Theme, pane: QWidget) -> None:
        """Say nothing yet."""
        super().__init__(pane)
        self._pane = pane
        self.tooltip = Tooltip(theme, pane)

    def explain(self, view: FigureList) -> None:
        """Explain the chosen row beside it, at once."""
        index = view.currentIndex()
        figure = figure_of(index)
        if figure is None:
            return
        place = self._pane.mapToGlobal(QPoint(-_LEFT_OF_PANE, 0))
        place.setY(view.mapToGlobal(view.visualRect(index).topLeft()).y())
        self.tooltip.show_at(*answer(self._pane, index, figure), place)

    def point(self, view: FigureList, index: QModelIndex, point: QPoint) -> None:
        """Say in a while what is under the pointer, if there is anything to say."""
        words = self._words(view, index, point)
        if words is None:
            self.tooltip.call_off()
            return
        place = view.viewport().mapToGlobal(point)
        place.setX(self._pane.mapToGlobal(QPoint(-_LEFT_AT_POINTER, 0)).x())
        self.tooltip.show_later(*words, place)

    def _words(self, view: FigureList, index: QModelIndex, point: QPoint) -> tuple[str, str] | None:
        figure = figure_of(index)
        if figure is None:
            return None
        if isinstance(view, CardList):
            link = view.link_at(index, point)
            if link in (CORRECTED, RESET):
                return findings(self._pane, figure)
            at_period = link == PERIOD
        else:
            at_period = point.x() < _PERIOD_COLUMN
        return answer(self._pane, index, figure) if at_period else None
