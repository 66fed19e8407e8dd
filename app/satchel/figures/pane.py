"""The right pane: tabs *This article* and *All sources*."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from briefindex import desk
from briefindex.errors import SatchelError
from briefindex.model.figure import Figure, FigureId
from briefindex.model.span import ArticleId
from satchel.figures.card_delegate import (
    ARTICLES,
    CORRECTED,
    PERIOD,
    RESET,
    SIMILAR,
    CardDelegate,
)
from satchel.figures.cards import CARD, Card, CardModel, Company, companies
from satchel.figures.empty import EmptyFigures
from satchel.figures.explaining import explanation, findings, found_line
from satchel.figures.figure_list import FigureList
from satchel.figures.note_row import NoteRow
from satchel.figures.sources import Line, SourcesModel, lines_of
from satchel.figures.sources_delegate import SourcesDelegate
from satchel.session import Session, card_order
from satchel.settings.settings import SHOW_TRIVIAL, Settings
from satchel.theme.theme import Theme
from satchel.widgets.text_tabs import TextTabs
from satchel.widgets.tooltip import Tooltip

THIS_ARTICLE, ALL_SOURCES = 0, 1


class FiguresPane(QWidget):
    """Cards of the article that is shown, and all figures by indicator.

    Signals:
        tab_changed: `THIS_ARTICLE` or `ALL_SOURCES` is shown.
        cards_changed: trivial counts are shown or not from now on; the reader numbers anew.
        reset_wanted: the `Figure` is to be again as it was found.
    """

    tab_changed = Signal(int)
    cards_changed = Signal()
    reset_wanted = Signal(object)

    def __init__(
        self, session: Session, settings: Settings, theme: Theme, parent: QWidget | None = None
    ) -> None:
        """Start without figures."""
        super().__init__(parent)
        self.setObjectName("figures_pane")
        self.setAccessibleName(self.tr("Figures"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session = session
        self._settings = settings
        self._article_figures: tuple[Figure, ...] = ()
        self._companies: dict[FigureId, Company] = {}
        self._behind = False
        self.tabs = TextTabs(theme, [self.tr("This article"), self.tr("All sources")], self)
        self.tabs.setObjectName("figure_tabs")
        self.tabs.setAccessibleName(self.tr("Figures of this article or of all sources"))
        self.note = NoteRow(theme, self)
        self.cards = FigureList("card_list", self.tr("Figures of this article"), self)
        self.card_model = CardModel(self)
        self.cards.setModel(self.card_model)
        self._delegate = CardDelegate(theme, self.cards)
        self.cards.setItemDelegate(self._delegate)
        self.sources = FigureList("source_list", self.tr("Figures of all sources"), self)
        self.sources_model = SourcesModel(self)
        self.sources.setModel(self.sources_model)
        self.sources.setItemDelegate(SourcesDelegate(theme, self.sources))
        self.empty = EmptyFigures(theme, self)
        self.blank = QLabel(self)
        self.tooltip = Tooltip(theme, self)
        self._arrange()
        self._connect()
        self._count_sources()

    def _arrange(self) -> None:
        self._stack = QStackedWidget(self)
        for page in (self.cards, self.sources, self.empty, self.blank):
            self._stack.addWidget(page)
        head = QWidget(self)
        head.setObjectName("figure_tab_row")
        head.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(head)
        row.setContentsMargins(8, 0, 0, 0)
        row.addWidget(self.tabs)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(head)
        layout.addWidget(self.note)
        layout.addWidget(self._stack, 1)
        self.note.trivial.setChecked(self._settings.get(SHOW_TRIVIAL))

    def _connect(self) -> None:
        session = self._session
        session.article_shown.connect(self._on_article_shown)
        session.contents_changed.connect(self._on_contents_changed)
        session.compared.connect(self._on_compared)
        session.figure_selected.connect(self.select)
        session.indicator_wanted.connect(self._on_indicator_wanted)
        self.tabs.chosen.connect(self._on_tab_chosen)
        self.note.trivial.toggled.connect(self._on_trivial_switched)
        self.note.taken_out.toggled.connect(self._on_taken_out_switched)
        self.empty.trivial_wanted.connect(lambda: self.note.trivial.setChecked(True))
        self.empty.sources_wanted.connect(lambda: self.tabs.setCurrentIndex(ALL_SOURCES))
        for view in (self.cards, self.sources):
            view.pressed_row.connect(self._on_pressed)
            view.pointed_at.connect(self._on_pointed_at)

    @property
    def current_list(self) -> FigureList:
        """The list of the tab that is shown."""
        return self.sources if self.tabs.currentIndex() == ALL_SOURCES else self.cards

    @property
    def shows_sources(self) -> bool:
        """Whether the tab of all sources is shown, whose rows are wider than cards."""
        return self.tabs.currentIndex() == ALL_SOURCES

    def select(self, figure: str) -> None:
        """Choose a figure in both lists and bring it into sight."""
        row = self.card_model.row_of(figure)
        if row >= 0:
            self.cards.setCurrentIndex(self.card_model.index(row, 0))
        row = self.sources_model.row_of_figure(figure)
        if row >= 0:
            self.sources.setCurrentIndex(self.sources_model.index(row, 0))

    def current_figure(self) -> Figure | None:
        """The figure of the chosen row."""
        return _figure(self.current_list.currentIndex())

    def offer(self, actions: Sequence[QAction]) -> None:
        """Offer actions in the menus of both lists."""
        for view in (self.cards, self.sources):
            view.offer(actions)

    def chosen_figure(self) -> Figure | None:
        """The figure of the chosen row where that shows it itself, not what was worked out."""
        row: object = self.current_list.currentIndex().data(Qt.ItemDataRole.UserRole)
        worked_out = isinstance(row, Line) and row.derived is not None
        return None if worked_out else self.current_figure()

    def explain(self) -> None:
        """Say why the chosen figure has its period, and what the source's own words are (F1)."""
        figure = self.current_figure()
        if figure is None:
            return
        place = self.mapToGlobal(QPoint(-340, 0))
        row = self.current_list.visualRect(self.current_list.currentIndex()).topLeft()
        place.setY(self.current_list.mapToGlobal(row).y())
        self.tooltip.show_at(*_answer(self, self.current_list.currentIndex(), figure), place)

    def copy(self) -> None:
        """Copy the chosen figure with its sentence and source."""
        figure = self.current_figure()
        if figure is None:
            return
        try:
            article, _mentions, _figures = self._session.read(figure.sentence.article)
        except SatchelError as error:
            self._session.trouble.emit(str(error))
            return
        span = figure.sentence.span
        period = desk.period_text(figure.period, figure.status)
        first = f"{desk.value_text(figure)}, {figure.indicator.label}, {period}"
        if figure.corrected:
            first += f"\n{self.tr('Corrected by the analyst.')} {found_line(self, figure)}"
        source = f"{desk.source_text(article.info)}, {desk.date_text(article.info.date)}"
        title = desk.title_text(article.info)[0]
        words = f"{first}\n{article.text[span.start : span.end]}\n{title}, {source}"
        QGuiApplication.clipboard().setText(words)

    def _on_article_shown(self, article: str) -> None:
        self._fill_cards(article)
        self.cards.scrollToTop()

    def _fill_cards(self, article: str) -> None:
        figures, taken_out = self._read(article)
        self._article_figures = figures
        shown = card_order(figures, trivial=self._settings.get(SHOW_TRIVIAL))
        alone = Company("")
        cards = [Card(f, n, self._companies.get(f.id, alone)) for n, f in enumerate(shown, start=1)]
        if self.note.taken_out.isChecked():
            cards += [Card(f, 0, alone) for f in taken_out]
        if cards != self.card_model.cards:
            chosen, row = self.current_figure(), self.cards.currentIndex().row()
            is_same = bool(cards and self.card_model.cards) and _article(cards) == _article(
                self.card_model.cards
            )
            self._delegate.forget()
            self.card_model.show(cards)
            if chosen is not None:
                self.select(chosen.id)
            if is_same and row >= 0 and not self.cards.currentIndex().isValid():
                self.cards.setCurrentIndex(self.card_model.index(min(row, len(cards) - 1), 0))
        key = sum(figure.salience == "key" for figure in figures)
        known = bool(article) and article not in self._session.contents.waiting
        self.tabs.set_count(THIS_ARTICLE, str(key) if known else "")
        self.note.show_article(key, len(shown) - key, len(taken_out))
        self._show_page()

    def _read(self, article: str) -> tuple[tuple[Figure, ...], tuple[Figure, ...]]:
        """The figures of an article, and what the analyst took out of them."""
        if not article:
            return (), ()
        try:
            found = self._session.read(ArticleId(article))[2]
            taken_out = self._session.taken_out(ArticleId(article))
        except SatchelError as error:
            self._session.trouble.emit(str(error))
            return (), ()
        return tuple(map(self._session.comparison.labelled, found)), taken_out

    def _show_page(self) -> None:
        if self.tabs.currentIndex() == ALL_SOURCES:
            page: QWidget = self.sources
        elif self._session.shown is None:
            page = self.blank
        elif not self.card_model.cards:
            trivial = [f for f in self._article_figures if f.salience == "trivial"]
            contents = self._session.contents
            analysed = self._session.shown not in contents.waiting
            self.empty.show_for(trivial, contents.key_figures, analysed=analysed)
            page = self.empty
        else:
            page = self.cards
        self._stack.setCurrentWidget(page)
        listed = page is self.cards or page is self.sources
        self.note.setVisible(listed or self.note.taken_out.isVisible())
        self.note.show_tab(sources=page is self.sources)

    def _count_sources(self) -> None:
        total = self._session.contents.key_figures
        self.tabs.set_count(ALL_SOURCES, str(total) if total else "")

    def _on_contents_changed(self) -> None:
        self._count_sources()
        self._fill_cards(self._session.shown or "")

    def _on_compared(self) -> None:
        compared = self._session.comparison
        self._companies = companies(compared)
        differing = sum(bool(row.differs) for row in compared.rows)
        self.note.show_sources(differing)
        self._fill_cards(self._session.shown or "")
        self._behind = True
        if self.sources.isVisible():
            self._fill_sources()

    def _fill_sources(self) -> None:
        """List the figures of all sources, once they are looked at: it takes time where many."""
        if not self._behind:
            return
        self._behind = False
        chosen = self.current_figure() or _figure(self.cards.currentIndex())
        infos = {str(info.id): info for info in self._session.contents.infos}
        self.sources_model.show(lines_of(self._session.comparison, infos, self))
        if chosen is not None:
            self.select(chosen.id)

    def showEvent(self, event: QShowEvent) -> None:
        """List what came while something else was shown."""
        super().showEvent(event)
        if self.shows_sources:
            self._fill_sources()

    def _on_tab_chosen(self, tab: int) -> None:
        if tab == ALL_SOURCES and not self._session.comparison.rows:
            self._session.compare()
        if tab == ALL_SOURCES:
            self._fill_sources()
        self._show_page()
        self.tab_changed.emit(tab)

    def _on_trivial_switched(self, shown: bool) -> None:
        self._settings.set(SHOW_TRIVIAL, shown)
        self._fill_cards(self._session.shown or "")
        self.cards_changed.emit()

    def _on_taken_out_switched(self, shown: bool) -> None:
        self._fill_cards(self._session.shown or "")
        out = (n for n, c in enumerate(self.card_model.cards) if desk.is_taken_out(c.figure))
        row = next(out, -1)
        if shown and row >= 0:
            self.cards.setCurrentIndex(self.card_model.index(row, 0))

    def _on_indicator_wanted(self, key: str) -> None:
        self.tabs.setCurrentIndex(ALL_SOURCES)
        self._fill_sources()
        row = self.sources_model.row_of_indicator(key)
        if row >= 0:
            index = self.sources_model.index(row, 0)
            self.sources.scrollTo(index, FigureList.ScrollHint.PositionAtTop)

    def _on_pressed(self, index: QModelIndex, point: QPoint | None) -> None:
        figure = _figure(index)
        if figure is None:
            return
        card = index.data(CARD)
        if point is not None and isinstance(card, Card):
            link = self._delegate.link_at(figure.id, QPointF(point))
            if link == RESET:
                self.reset_wanted.emit(figure)
                return
            keys = {ARTICLES: card.company.key, SIMILAR: card.company.similar_key}
            if key := keys.get(link or "", ""):
                self._session.indicator_wanted.emit(key)
                return
        self._session.figure_wanted.emit(figure.id)

    def _on_pointed_at(self, index: QModelIndex, point: QPoint) -> None:
        figure = _figure(index) if index.isValid() else None
        words = self._hint(index, figure, point) if figure is not None else None
        if words is None:
            self.tooltip.call_off()
            return
        view = self.current_list
        place = view.viewport().mapToGlobal(point)
        place.setX(self.mapToGlobal(QPoint(-352, 0)).x())
        self.tooltip.show_later(*words, place)

    def _hint(self, index: QModelIndex, figure: Figure, point: QPoint) -> tuple[str, str] | None:
        """What the tooltip says at a point of a row: what had been found, or why its period."""
        if isinstance(index.data(CARD), Card):
            link = self._delegate.link_at(figure.id, QPointF(point))
            if link in (CORRECTED, RESET):
                return findings(self, figure)
        if self._points_at_period(index, figure, point):
            return _answer(self, index, figure)
        return None

    def _points_at_period(self, index: QModelIndex, figure: Figure, point: QPoint) -> bool:
        if isinstance(index.data(CARD), Card):
            return self._delegate.link_at(figure.id, QPointF(point)) == PERIOD
        return point.x() < 16 + 92


def _figure(index: QModelIndex) -> Figure | None:
    row: object = index.data(Qt.ItemDataRole.UserRole) if index.isValid() else None
    if isinstance(row, Card | Line):
        return row.figure
    return None


def _article(cards: Sequence[Card]) -> ArticleId:
    return cards[0].figure.sentence.article


def _answer(pane: QWidget, index: QModelIndex, figure: Figure) -> tuple[str, str]:
    """What the tooltip says of a row: how a derived value was worked out, else why its period."""
    row: object = index.data(Qt.ItemDataRole.UserRole)
    if not isinstance(row, Line) or row.derived is None:
        return explanation(pane, figure)
    question = pane.tr("Why {value}?").format(value=row.words.removeprefix("= "))
    own = pane.tr("You corrected what it is worked out from.") if row.own else ""
    parts = (row.derived.formula, row.derived.reason, row.derived.period.reason, own)
    return question, "\n".join(part for part in parts if part)
