"""The row over the list: how many, from which source and year, in which order."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSizePolicy, QWidget

from briefindex import desk
from briefindex.model.article import ArticleInfo
from briefindex.model.search import Sort
from satchel.find.results import Filter, year_of
from satchel.theme.fonts import font
from satchel.theme.theme import Theme
from satchel.widgets.menu_button import MenuButton


class FilterRow(QWidget):
    """Filters and order of the list.

    Signals:
        filter_changed: list only what passes `filter` from now on.
        sort_changed: "relevance" or "date".
    """

    filter_changed = Signal()
    sort_changed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Start with all articles."""
        super().__init__(parent)
        self.setObjectName("filter_row")
        self.setAccessibleName(self.tr("Filters"))
        self.setFixedHeight(36)
        self._theme = theme
        self.filter = Filter()
        self._count = QLabel(self)
        self._count.setObjectName("article_count")
        self._count.setAccessibleName(self.tr("Articles listed"))
        self._count.setFont(font("ui", 13, strong=True))
        self._count.setStyleSheet("font-size: 13px; font-weight: 600;")
        self._count.setTextFormat(Qt.TextFormat.PlainText)
        self._count.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._source = MenuButton(theme, "source_filter", self.tr("Source"), self)
        self._date = MenuButton(theme, "date_filter", self.tr("Date"), self)
        self._sort = MenuButton(
            theme, "sort_order", self.tr("Newest"), self, mark="arrow-down-wide-narrow"
        )
        self._fill_sort()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 0, 10, 1)
        layout.setSpacing(1)
        layout.addWidget(self._count, 1)
        for button in (self._source, self._date, self._sort):
            layout.addWidget(button)

    @property
    def count_words(self) -> str:
        """What it says of the number of articles."""
        return self._count.text()

    def show_count(self, words: str) -> None:
        """Say how many articles are listed."""
        self._count.setText(words)

    def show_query(self, *, asked: bool, sort: Sort) -> None:
        """Best match can be had only where something is asked."""
        best = asked and sort == "relevance"
        self._sort.setText(self.tr("Best match") if best else self.tr("Newest"))
        self._sort.setEnabled(asked)

    def offer(self, infos: Sequence[ArticleInfo]) -> None:
        """Offer the sources and years that there are."""
        sources = sorted({desk.source_text(info) for info in infos}, key=str.casefold)
        years = sorted({year_of(info) for info in infos}, reverse=True)
        fill = self._source.fresh_menu()
        group = QActionGroup(fill)
        self._choice(fill, group, self.tr("All sources"), Filter(None, self.filter.year))
        for source in sources:
            self._choice(fill, group, source, Filter(source, self.filter.year))
        fill = self._date.fresh_menu()
        group = QActionGroup(fill)
        self._choice(fill, group, self.tr("Any date"), Filter(self.filter.source, None))
        for year in years:
            words = str(year) if year else self.tr("no date")
            self._choice(fill, group, words, Filter(self.filter.source, year))
        self._name_buttons()

    def _choice(self, menu: QMenu, group: QActionGroup, words: str, chosen: Filter) -> QAction:
        action = menu.addAction(words.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(chosen == self.filter)
        action.triggered.connect(lambda: self._on_chosen(chosen))
        group.addAction(action)
        return action

    def _on_chosen(self, chosen: Filter) -> None:
        self.filter = chosen
        self.filter_changed.emit()

    def _name_buttons(self) -> None:
        self._source.set_active(self.filter.source is not None)
        self._date.set_active(self.filter.year is not None)

    def _fill_sort(self) -> None:
        menu = self._sort.fresh_menu()
        for sort, words in (("relevance", self.tr("Best match")), ("date", self.tr("Newest"))):
            action = menu.addAction(words)
            action.triggered.connect(lambda _=False, sort=sort: self.sort_changed.emit(sort))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the hairline below."""
        del event
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._theme.tokens.line)
