"""The left pane: how much there is, the order, the list of indicators by section."""

from collections.abc import Callable, Iterator
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QActionGroup, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from briefindex.model.ledger import LineOrder
from satchel.compare.asking import CompareAsking
from satchel.compare.line_list import LineList, LineModel, Row
from satchel.theme.fonts import font
from satchel.theme.theme import Theme
from satchel.widgets.menu_button import MenuButton
from satchel.widgets.plain_label import plain_label
from satchel.widgets.rows import ROW
from satchel.widgets.words import counted

_HEAD: Final = 36
_SECTIONS: Final = ("similar", "related")


class ListHead(QWidget):
    """Says how many figures of how many articles are compared, and in which order.

    Signals:
        order_changed: the order to list in from now on.
    """

    order_changed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Sorted by sources at first."""
        super().__init__(parent)
        self.setObjectName("indicator_list_head")
        self.setAccessibleName(self.tr("Indicators"))
        self.setFixedHeight(_HEAD)
        self._theme = theme
        self._title = QLabel(self.tr("Indicators"), self)
        self._title.setFont(font("ui", 13, strong=True))
        self._title.setObjectName("indicator_head_title")
        self.count = plain_label("indicator_count", self, wraps=False)
        self.sort = MenuButton(theme, "indicator_sort", "", self, "arrow-down-wide-narrow")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 0, 12, 1)
        layout.setSpacing(8)
        layout.addWidget(self._title)
        layout.addWidget(self.count, 1)
        layout.addWidget(self.sort)
        self._fill()
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def _fill(self) -> None:
        menu = self.sort.fresh_menu()
        group = QActionGroup(menu)
        words: dict[LineOrder, str] = {
            "sources": self.tr("Most sources"),
            "differing": self.tr("Sources differ"),
            "newest": self.tr("Newest"),
            "label": self.tr("Name"),
        }
        for order, said in words.items():
            action = menu.addAction(said)
            action.setObjectName(f"indicator_sort_{order}")
            action.setCheckable(True)
            group.addAction(action)
            action.triggered.connect(self._choice(order, said))
        menu.actions()[0].setChecked(True)
        self._name(words["sources"])

    def _choice(self, order: LineOrder, words: str) -> Callable[[], None]:
        def choose() -> None:
            self._name(words)
            self.order_changed.emit(order)

        return choose

    def _name(self, words: str) -> None:
        self.sort.setText(words)
        self.sort.setAccessibleName(self.tr("Order: {order}").format(order=words))
        self.sort.updateGeometry()
        self.sort.update()

    def _on_theme_changed(self) -> None:
        self.count.setStyleSheet(f"color: {self._theme.tokens.muted.name()}; font-size: 13px;")
        self._title.setStyleSheet("font-size: 13px; font-weight: 600;")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the hairline below."""
        del event
        with QPainter(self) as painter:
            painter.fillRect(0, self.height() - 1, self.width(), 1, self._theme.tokens.line)


class LineListPane(QWidget):
    """Lists indicators by section, as the words in the filter box narrow them."""

    def __init__(self, asking: CompareAsking, theme: Theme, parent: QWidget) -> None:
        """List what `asking` knows."""
        super().__init__(parent)
        self.setObjectName("indicator_list_pane")
        self.setAccessibleName(self.tr("List of indicators"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._asking = asking
        self.head = ListHead(theme, self)
        self.model = LineModel(self)
        self.list = LineList(self.model, theme, self)
        self.empty = plain_label("indicators_empty", self)
        self.empty.setAccessibleName(self.tr("Why nothing is listed"))
        self.empty.setContentsMargins(16, 12, 16, 8)
        self.empty.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.head)
        layout.addWidget(self.empty)
        layout.addWidget(self.list, 1)
        asking.lines_changed.connect(self.refresh)
        self.head.order_changed.connect(asking.sort)
        self.list.chosen.connect(asking.show)
        self.list.folded.connect(lambda: asking.open_once(wanted=not asking.listed.once.lines))
        self.list.end_near.connect(asking.list_more)

    def enter(self) -> None:
        """Go into the list; its first indicator where none is current."""
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        row = self.list.currentIndex().data(ROW)
        if not (isinstance(row, Row) and row.line is not None):
            self.list.select(self.first)
            self._asking.show(self.first)

    @property
    def first(self) -> str:
        """The key of the first indicator that is listed; "" where none is."""
        keys = (row.line.key for row in self.model.listed if row.line is not None)
        return next(keys, "")

    def refresh(self) -> None:
        """List what is known now."""
        summary = self._asking.listed.summary
        figures = counted(summary.figures, self.tr("figure"), self.tr("figures"))
        articles = counted(summary.articles, self.tr("article"), self.tr("articles"))
        said = self.tr("{figures} in {articles}")
        self.head.count.setText(said.format(figures=figures, articles=articles))
        self.list.show_rows(list(self._rows()), self._asking.wanted)
        self.empty.setText(self._asking.lines_trouble or self._why_empty())
        self.empty.setVisible(bool(self.empty.text()))

    def _rows(self) -> Iterator[Row]:
        listed = self._asking.listed
        lines = listed.compared.lines
        yield from (Row("line", line=line) for line in lines if line.relation not in _SECTIONS)
        heads = {
            "similar": (self.tr("Similar, not the same"), self.tr("no common line is drawn")),
            "related": (self.tr("Related, kept apart"), ""),
        }
        for section in _SECTIONS:
            found = [line for line in lines if line.relation == section]
            if found:
                yield Row("head", *heads[section])
                yield from (Row("line", line=line) for line in found)
        if listed.once_total:
            number = f"{listed.once_total:,}"
            unfolded = bool(listed.once.lines)
            yield Row("fold", self.tr("Stated once"), number, open=unfolded)
            yield from (Row("line", line=line) for line in listed.once.lines)

    def _why_empty(self) -> str:
        """Why nothing is listed; "" where something is."""
        if self.model.rowCount() or not self._asking.has_listed:
            return ""
        if self._asking.words.strip():
            said = self.tr("No indicator has the words “{words}”.")
            return said.format(words=self._asking.words.strip())
        return self.tr(
            "No figures to compare: the articles of this pack state none, or they "
            "were not analysed yet."
        )
