"""The Compare workspace: the list of indicators, and the page of one."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QWidget

from briefindex.model.indicator_page import IndicatorValue
from briefindex.model.span import Span
from satchel.compare.asking import CompareAsking
from satchel.compare.joining import JoiningIndicators
from satchel.compare.list_pane import LineListPane
from satchel.compare.page import IndicatorPageView
from satchel.compare.pictures import Pictures
from satchel.compare.tables_file import TablesFile
from satchel.edits import Edits
from satchel.theme.theme import Theme

_LEFT: Final = 432
NAMES: Final = ("table_only", "add_indicator", "export_indicator")
OF_SERIES: Final = ("join_indicator", "part_value")
"""The actions that need an indicator of its own: none that is only similar or related."""

"""The actions that need an indicator."""

OF_CHART: Final = ("copy_picture", "save_picture")
"""The actions that need a chart."""


class CompareWorkspace(QWidget):
    """Two panes.

    Signals:
        sentence_wanted: show this span of this article.
        figure_wanted: show the sentence of the figure with this id.
        added: the key of an indicator, and whether it is in the briefing from now on.
    """

    sentence_wanted = Signal(str, object)
    figure_wanted = Signal(str)
    added = Signal(str, bool)

    def __init__(
        self,
        asking: CompareAsking,
        edits: Edits,
        is_added: Callable[[str], bool],
        actions: Mapping[str, QAction],
        theme: Theme,
        parent: QWidget,
    ) -> None:
        """Make the panes; `is_added` tells of an indicator whether the briefing has it."""
        super().__init__(parent)
        self.setObjectName("compare_workspace")
        self.setAccessibleName(self.tr("Compare"))
        self._actions = actions
        self._is_added = is_added
        self.asking = asking
        self.list_pane = LineListPane(asking, theme, self)
        self.page = IndicatorPageView(actions, theme, self)
        self.pictures = Pictures(asking, self)
        self.tables = TablesFile(asking, self)
        self.joining = JoiningIndicators(asking, edits, theme, self)
        self._arrange()
        self._connect()
        self.refresh()

    def _arrange(self) -> None:
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.splitter.setObjectName("compare_panes")
        self.splitter.setAccessibleName(self.tr("Panes"))
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        for pane, least in ((self.list_pane, 280), (self.page, 440)):
            pane.setMinimumWidth(least)
            self.splitter.addWidget(pane)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([_LEFT, 1008])
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.splitter)

    def _connect(self) -> None:
        self.asking.page_changed.connect(self.refresh)
        self.asking.lines_changed.connect(self._on_lines_changed)
        self.list_pane.list.entered.connect(self.enter_page)
        self.page.entered.connect(self._on_entered)
        self.page.all_wanted.connect(self._on_all_wanted)
        for name, slot in (
            ("table_only", self._switch_chart),
            ("add_indicator", self._switch_added),
            ("copy_picture", self.pictures.copy),
            ("save_picture", self.pictures.ask_file),
            ("export_indicator", self.tables.ask_indicator),
            ("join_indicator", self.joining.ask),
            ("part_value", self._part),
        ):
            self._actions[name].triggered.connect(lambda _=False, slot=slot: slot())

    def enter(self) -> None:
        """Come into sight: list what is compared, and show a page."""
        self.asking.start()
        self._show_first()
        self.refresh()
        self.list_pane.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def enter_page(self) -> None:
        """Go on to the chart of the page, or its table."""
        part = self.page.chart if self.page.chart.isVisible() else self.page.table
        part.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def panes(self) -> list[QWidget]:
        """The panes in the order of F6."""
        return [self.list_pane.list, self.page.chart, self.page.table]

    def refresh(self) -> None:
        """Show the page that is there now."""
        page = self.asking.page
        self.page.show_page(page, self.asking.page_trouble)
        self._tell_added()
        self.enable(there=self.isVisible())
        if self.asking.wanted:
            self.list_pane.list.select(self.asking.wanted)

    def enable(self, *, there: bool) -> None:
        """Switch the actions on that can be done now; none where one is elsewhere."""
        page = self.asking.page if there else None
        for name in NAMES:
            self._actions[name].setEnabled(page is not None)
        alone = page is not None and page.whole.row.relation not in {"similar", "related"}
        for name in OF_SERIES:
            self._actions[name].setEnabled(alone)
        for name in OF_CHART:
            self._actions[name].setEnabled(page is not None and page.chart is not None)

    def _tell_added(self) -> None:
        page = self.asking.page
        added = page is not None and self._is_added(page.key)
        self.page.show_added(added=added)
        words = self.tr("&Take the indicator out") if added else self.tr("&Add the indicator")
        self._actions["add_indicator"].setText(words)

    def _on_lines_changed(self) -> None:
        if self.isVisible():
            self._show_first()

    def _show_first(self) -> None:
        first = self.list_pane.first
        if not self.asking.wanted and first:
            self.asking.show(first)
            self.list_pane.list.select(first)

    def _on_entered(self, value: object) -> None:
        if not isinstance(value, IndicatorValue):
            return
        figure = value.figure
        if figure.salience == "trivial" or value.info is None:
            self.sentence_wanted.emit(figure.sentence.article, Span(*_edges(value)))
        else:
            self.figure_wanted.emit(figure.id)

    def _on_all_wanted(self) -> None:
        if self.asking.page is not None:
            self.asking.show(self.asking.page.key, whole=True)

    def _switch_chart(self) -> None:
        hidden = self.page.chart.isHidden()
        self.page.show_table_only(wanted=not hidden)

    def _part(self) -> None:
        """Part the value that the keyboard is on; one that was worked out is nobody's figure."""
        value = self.page.table.current
        if value is not None and value.derived is None:
            self.joining.part(value.figure.id)

    def _switch_added(self) -> None:
        page = self.asking.page
        if page is not None:
            self.added.emit(page.key, not self._is_added(page.key))
            self._tell_added()


def _edges(value: IndicatorValue) -> tuple[int, int]:
    return value.figure.span.start, value.figure.span.end
