"""The right pane: tabs *This article* and *All sources*."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from briefindex import desk
from briefindex.errors import SatchelError
from briefindex.model.article import PageMap
from briefindex.model.figure import Figure, FigureId
from briefindex.model.span import ArticleId
from satchel.figures.card_delegate import ARTICLES, RESET, SIMILAR
from satchel.figures.card_list import CardList
from satchel.figures.cards import Card, Company, companies
from satchel.figures.copying import copied_words
from satchel.figures.empty import EmptyFigures
from satchel.figures.figure_list import FigureList
from satchel.figures.hints import Hints
from satchel.figures.note_row import NoteRow
from satchel.figures.source_list import SourceList
from satchel.figures.sources import Line, figure_of
from satchel.session import Session, card_order
from satchel.settings.settings import SHOW_TRIVIAL, Settings
from satchel.theme.theme import Theme
from satchel.widgets.rows import ROW
from satchel.widgets.text_tabs import TextTabs
from satchel.widgets.words import grouped

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
        self.tabs = TextTabs(theme, [self.tr("This article"), self.tr("All sources")], self)
        self.tabs.setObjectName("figure_tabs")
        self.tabs.setAccessibleName(self.tr("Figures of this article or of all sources"))
        self.note = NoteRow(theme, self)
        self.cards = CardList(theme, self)
        self.sources = SourceList(session, theme, self)
        self.empty = EmptyFigures(theme, self)
        self.blank = QLabel(self)
        self.hints = Hints(theme, self)
        # Lists and article are painted first: one turn for all of it would hold the window.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(lambda: self._fill_cards(self._session.shown or ""))
        self._arrange()
        self._connect()
        self._on_contents_changed()

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
        session.article_shown.connect(self._fill_cards)
        session.article_shown.connect(self.cards.scrollToTop)
        session.contents_changed.connect(self._on_contents_changed)
        session.compared.connect(self._on_compared)
        session.figure_selected.connect(self.select)
        session.indicator_wanted.connect(lambda: self.tabs.setCurrentIndex(ALL_SOURCES))
        session.indicator_wanted.connect(self.sources.show_indicator)
        self.tabs.chosen.connect(self._on_tab_chosen)
        self.note.trivial.toggled.connect(self._on_trivial_switched)
        self.note.taken_out.toggled.connect(self._on_taken_out_switched)
        self.empty.trivial_wanted.connect(lambda: self.note.trivial.setChecked(True))
        self.empty.sources_wanted.connect(lambda: self.tabs.setCurrentIndex(ALL_SOURCES))
        self.cards.pressed_row.connect(self._on_card_pressed)
        self.sources.pressed_row.connect(self._show_sentence)
        for view in (self.cards, self.sources):
            view.pointed_at.connect(partial(self.hints.point, view))

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
        self.cards.choose(self.cards.rows.row_of(figure))
        found = self._session.standings([FigureId(figure)]).get(FigureId(figure))
        self.sources.choose(found.figure if found is not None else figure)

    def current_figure(self) -> Figure | None:
        """The figure of the chosen row."""
        return figure_of(self.current_list.currentIndex())

    def chosen_figure(self) -> Figure | None:
        """The figure of the chosen row where that shows it itself, not what was worked out."""
        row: object = self.current_list.currentIndex().data(Qt.ItemDataRole.UserRole)
        worked_out = isinstance(row, Line) and row.derived is not None
        return None if worked_out else self.current_figure()

    def explain(self) -> None:
        """Say why the chosen figure has its period, and what the source's own words are (F1)."""
        self.hints.explain(self.current_list)

    def copy(self) -> None:
        """Copy the chosen figure with its sentence and source."""
        figure = self.current_figure()
        words = copied_words(self, self._session, figure) if figure is not None else ""
        if words:
            QGuiApplication.clipboard().setText(words)

    def _fill_cards(self, article: str) -> None:
        self._soon.stop()
        figures, taken_out = _read(self._session, article)
        self._article_figures = figures
        shown = card_order(figures, trivial=self._settings.get(SHOW_TRIVIAL))
        alone = Company("")
        ledger = self._session.ledger
        known = companies(ledger, shown) if ledger is not None else {}
        page = self._pages_of(article)
        cards = [Card(f, n, known.get(f.id, alone), page(f)) for n, f in enumerate(shown, start=1)]
        if self.note.taken_out.isChecked():
            cards += [Card(f, 0, alone, page(f)) for f in taken_out]
        self.cards.fill(cards)
        key = sum(figure.salience == "key" for figure in figures)
        analysed = bool(article) and article not in self._session.contents.waiting
        self.tabs.set_count(THIS_ARTICLE, str(key) if analysed else "")
        self.note.show_article(key, len(shown) - key, len(taken_out))
        self._show_page()

    def _pages_of(self, article: str) -> Callable[[Figure], str]:
        """What gives the page of a figure of an article, in words."""
        info = self._session.info(article)
        pages = info.pages if info else PageMap()
        return lambda figure: desk.page_text(pages, figure.span)

    def _show_page(self) -> None:
        if self.tabs.currentIndex() == ALL_SOURCES:
            page: QWidget = self.sources
        elif self._session.shown is None:
            page = self.blank
        elif not self.cards.rows.listed:
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

    def _on_contents_changed(self) -> None:
        total = self._session.contents.key_figures
        self.tabs.set_count(ALL_SOURCES, grouped(total) if total else "")
        if self._session.unasked:
            self._soon.start()
        else:
            self._fill_cards(self._session.shown or "")

    def _on_compared(self) -> None:
        summary = self._session.comparison.summary
        self.note.show_sources(summary.differing if summary is not None else 0)
        self._fill_cards(self._session.shown or "")

    def _on_tab_chosen(self, tab: int) -> None:
        if tab == ALL_SOURCES and not self._session.comparison.rows:
            self._session.compare()
        card = figure_of(self.cards.currentIndex())
        if tab == ALL_SOURCES and card is not None and not self.sources.currentIndex().isValid():
            self.sources.choose(card.id)
        self._show_page()
        self.tab_changed.emit(tab)

    def _on_trivial_switched(self, shown: bool) -> None:
        self._settings.set(SHOW_TRIVIAL, shown)
        self._fill_cards(self._session.shown or "")
        self.cards_changed.emit()

    def _on_taken_out_switched(self, shown: bool) -> None:
        self._fill_cards(self._session.shown or "")
        if shown:
            self.cards.choose_taken_out()

    def _on_card_pressed(self, index: QModelIndex, point: QPoint | None) -> None:
        card = index.data(ROW)
        link = self.cards.link_at(index, point) if point is not None else ""
        if link == RESET:
            self.reset_wanted.emit(card.figure)
            return
        keys = {ARTICLES: card.company.key, SIMILAR: card.company.similar_key}
        if key := keys.get(link, ""):
            self._session.indicator_wanted.emit(key)
        else:
            self._show_sentence(index)

    def _show_sentence(self, index: QModelIndex) -> None:
        figure = figure_of(index)
        if figure is not None:
            self._session.figure_wanted.emit(figure.id)


def _read(session: Session, article: str) -> tuple[tuple[Figure, ...], tuple[Figure, ...]]:
    """The figures of an article, and what the analyst took out of them."""
    if not article:
        return (), ()
    try:
        found = session.read(ArticleId(article))[2]
        taken_out = session.taken_out(ArticleId(article))
    except SatchelError as error:
        session.trouble.emit(str(error))
        return (), ()
    return session.labelled(found), taken_out
