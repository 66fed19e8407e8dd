"""The row over the list: how many, from which source, date and type, in which order."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from briefindex.model.search import Facets, Sort
from satchel.jobs.finding import Finding
from satchel.jobs.searching import Asked, Counted
from satchel.theme.fonts import font, metrics
from satchel.theme.theme import Theme
from satchel.widgets.menu_button import MenuButton
from satchel.widgets.words import articles_words

if TYPE_CHECKING:
    from satchel.find.facet_popup import FacetPopup

SOURCE: Final = "source_filter"
DATE: Final = "date_filter"
TYPE: Final = "type_filter"
_NO_FACETS: Final = Facets()


class FilterRow(QWidget):
    """Filters and order of the list.

    Signals:
        sort_changed: "relevance" or "date".
    """

    sort_changed = Signal(str)

    def __init__(self, finding: Finding, theme: Theme, parent: QWidget | None = None) -> None:
        """Start with all articles."""
        super().__init__(parent)
        self.setObjectName("filter_row")
        self.setAccessibleName(self.tr("Filters"))
        self.setFixedHeight(36)
        self._theme = theme
        self._finding = finding
        self._popup: FacetPopup | None = None
        self._open = self._short = ""
        self._count = QLabel(self)
        self._count.setObjectName("article_count")
        self._count.setAccessibleName(self.tr("Articles listed"))
        self._count.setFont(font("ui", 13, strong=True))
        self._count.setStyleSheet("font-size: 13px; font-weight: 600;")
        self._count.setTextFormat(Qt.TextFormat.PlainText)
        self._count.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._buttons = {
            name: MenuButton(theme, name, words, self)
            for name, words in (
                (SOURCE, self.tr("Source")),
                (DATE, self.tr("Date")),
                (TYPE, self.tr("Type")),
            )
        }
        self._sort = MenuButton(
            theme, "sort_order", self.tr("Newest"), self, mark="arrow-down-wide-narrow"
        )
        self._order = self._sort.text()
        self._fill_sort()
        self._arrange()
        finding.counted.connect(self._on_counted)

    def _arrange(self) -> None:
        layout = self._row = QHBoxLayout(self)
        layout.setContentsMargins(16, 0, 9, 1)
        layout.setSpacing(0)
        layout.addWidget(self._count, 1)
        for name, button in self._buttons.items():
            button.clicked.connect(lambda _=False, name=name: self.open(name))
            layout.addWidget(button)
        layout.addWidget(self._sort)

    @property
    def count_words(self) -> str:
        """What it says of the number of articles."""
        return self._count.accessibleName()

    @property
    def popup(self) -> "FacetPopup | None":
        """The list of the filter that is open or was open last."""
        return self._popup

    def show_count(self, number: int, copies: int = 0) -> None:
        """Say how many articles are listed; where there is no room, the number alone.

        How many of them are copies is in the tool tip and in the status bar.
        """
        self._short = articles_words(number)
        self._count.setAccessibleName(articles_words(number, copies))
        self._count.setToolTip(articles_words(number, copies))
        self._fit_count()

    def _fit_count(self) -> None:
        """Leave out the words of the order, then those of the count, where there is no room."""
        words = self._short
        wide = metrics("ui", 13, strong=True).horizontalAdvance(words)
        for order in (self._order, ""):
            self._sort.setText(order)
            self._row.activate()
            if wide <= self._count.width():
                break
        self._count.setText(words if wide <= self._count.width() else words.split(" ")[0])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say as much as there is room for."""
        super().resizeEvent(event)
        self._fit_count()

    def show_asked(self, asked: Asked) -> None:
        """Mark what narrows the list; best match can be had only where words are asked for."""
        filters = asked.filters
        self._buttons[SOURCE].set_active(bool(filters.sources))
        self._buttons[DATE].set_active(filters.months is not None or filters.undated)
        others = (filters.kinds, filters.languages, filters.entities, filters.state)
        self._buttons[TYPE].set_active(any(others))
        has_words = bool(asked.query)
        best = has_words and asked.sort == "relevance"
        self._order = self.tr("Best match") if best else self.tr("Newest")
        self._sort.setAccessibleName(self._order)
        self._sort.setToolTip(self._order)
        self._sort.setEnabled(has_words)
        self._fit_count()
        if self._popup is not None and self._popup.isVisible():
            self._recount()

    def _recount(self) -> None:
        """Show the counts that came with the answer; ask for those that did not."""
        answer = self._finding.answer
        has_all = answer is not None and answer.asked == self._finding.asked
        if has_all and self._open != TYPE:
            self._show(self._at_hand())
        else:
            self._finding.ask_counts()

    def open(self, name: str) -> None:
        """Open the list of a filter; its counts are asked for."""
        from satchel.find.facet_popup import FacetPopup  # nothing that the first paint needs

        button = self._buttons[name]
        if self._popup is not None:
            self._popup.deleteLater()
        self._popup = FacetPopup(self._theme, f"{name}_popup", button.text(), self)
        self._popup.wanted.connect(self._finding.set_filters)
        self._open = name
        self._show(self._at_hand())
        self._popup.open_under(button)
        self._recount()

    def _at_hand(self) -> Counted:
        """The counts that came with the answer; none where nothing was asked."""
        answer, choice = self._finding.answer, self._finding.choice
        if choice is not None and choice.asked == self._finding.asked:
            return choice
        facets = answer.result.facets if answer is not None else _NO_FACETS
        return Counted(self._finding.asked, facets)

    def _on_counted(self, counted: Counted) -> None:
        if self._popup is not None and self._popup.isVisible():
            self._show(counted)

    def _show(self, counted: Counted) -> None:
        from satchel.find import choices  # nothing that the first paint needs

        if self._popup is None:
            return
        rows: dict[str, Callable[[Counted], list[choices.Choice]]] = {
            SOURCE: choices.source_choices,
            DATE: choices.date_choices,
            TYPE: choices.other_choices,
        }
        if self._open == DATE:
            self._popup.histogram.show_months(counted.facets.months, counted.asked.filters)
        self._popup.show_choices(rows[self._open](counted))

    def _fill_sort(self) -> None:
        menu = self._sort.fresh_menu()
        orders: tuple[tuple[Sort, str], ...]
        orders = (("relevance", self.tr("Best match")), ("date", self.tr("Newest")))
        for sort, words in orders:
            action = menu.addAction(words)
            action.triggered.connect(lambda _=False, sort=sort: self.sort_changed.emit(sort))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the hairline below."""
        del event
        with QPainter(self) as painter:
            painter.fillRect(0, self.height() - 1, self.width(), 1, self._theme.tokens.line)
