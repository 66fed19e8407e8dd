"""The middle pane: tabs, the page, its legend; joins them to the session."""

from collections import Counter

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from briefindex.errors import SatchelError
from briefindex.model.article import ArticleInfo, PageMap
from briefindex.model.figure import Figure
from briefindex.model.span import ArticleId, Span
from satchel.reader.article_tabs import ArticleTabs, HitCounter
from satchel.reader.copy_line import CopyLine
from satchel.reader.flasher import Flasher
from satchel.reader.legend import Legend
from satchel.reader.page_mark import PageMark
from satchel.reader.pointer_tip import PointerTip
from satchel.reader.view import ArticleView, Reading
from satchel.reader.walker import Walker
from satchel.session import Answer, Contents, Place, Session, card_order
from satchel.settings.settings import MARKS_OFF, OPEN_TABS, SHOW_TRIVIAL, TEXT_SIZE, Settings
from satchel.theme.theme import Theme
from satchel.widgets.kinds import FIGURE, KINDS
from satchel.widgets.note_line import NoteLine

SMALLEST, LARGEST = 13, 28


class ReaderPane(QWidget):
    """Shows what the session wants shown, and tells it what is.

    Signals:
        history_changed: back or forward lead elsewhere now.
    """

    history_changed = Signal()

    def __init__(
        self, session: Session, settings: Settings, theme: Theme, parent: QWidget | None = None
    ) -> None:
        """Start without an article."""
        super().__init__(parent)
        self.setObjectName("reader_pane")
        self.setAccessibleName(self.tr("Reader"))
        self._session = session
        self._settings = settings
        off = set(settings.get(MARKS_OFF).split(","))
        self.tabs = ArticleTabs(theme, self)
        self.counter = HitCounter(theme, self)
        self.view = ArticleView(theme, self)
        self.page_mark = PageMark(self.view, theme, self)
        self.copies = CopyLine(session, theme, self)
        self.notice = NoteLine(theme, "notice_line", self.tr("What could not be read"), self)
        self.legend = Legend(theme, [kind for kind, _ in KINDS if kind not in off], self)
        self.flasher = Flasher(self.view)
        self.walker = Walker(self.view, self.flasher)
        self._tooltip = PointerTip(session, theme, self.view, self)
        self._go_to_hit = False
        self._arrange()
        self._connect()
        theme.changed.connect(self.reload)

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(0)
        head.addWidget(self.tabs, 1)
        head.addWidget(self.page_mark)
        head.addWidget(self.counter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.copies)
        layout.addWidget(self.notice)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.legend)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard on to the text: a proxy would hide the tabs from the Tab key."""
        self.view.setFocus(event.reason())

    def _connect(self) -> None:
        session = self._session
        session.article_wanted.connect(self._on_article_wanted)
        session.figure_wanted.connect(self._on_figure_wanted)
        session.sentence_wanted.connect(self._on_sentence_wanted)
        session.contents_changed.connect(self._on_contents_changed)
        session.answered.connect(self._on_answered)
        session.finding.hits_found.connect(self._on_hits_found)
        self.tabs.currentChanged.connect(self._on_tab_changed)
        self.tabs.close_wanted.connect(self.close_tab)
        self.counter.stepped.connect(self.walker.step_hit)
        self.walker.hit_changed.connect(self.counter.show_count)
        self.walker.figure_reached.connect(session.figure_wanted)
        self.legend.switched.connect(self._on_marks_switched)
        self.view.number_clicked.connect(session.figure_wanted)
        self.view.resized_text.connect(self.zoom)

    # What is shown

    def show_place(self, place: Place) -> None:
        """Go to a place of the history."""
        self._open(place.article, new_tab=False)
        self.view.set_top_offset(place.offset)

    def leave(self) -> None:
        """Remember how far the reader came in the article that is shown."""
        if self.view.reading is not None:
            offset = self.view.top_offset()
            self._settings.set_place(self.view.reading.article.info.id, offset)
            self._session.history.leave(offset)

    def reload(self) -> None:
        """Show the article again: its analysis, the theme or the cards changed."""
        reading = self.view.reading
        if reading is None:
            return
        top = self.view.top_offset()
        self._show(reading.article.info.id)
        self.view.set_top_offset(top)

    def close_tab(self, number: int = -1) -> None:
        """Close a tab, the current one by default."""
        number = self.tabs.currentIndex() if number < 0 else number
        if number < 0:
            return
        if number == self.tabs.currentIndex():
            self.leave()
        self.tabs.removeTab(number)
        if self.tabs.count() == 0:
            self._show(None)
        self._note_tabs()

    def _note_tabs(self) -> None:
        self._settings.set(OPEN_TABS, ",".join(self.tabs.articles()))

    def _on_article_wanted(self, article: str, new_tab: bool) -> None:
        self.leave()
        if self.tabs.count() == 0:
            self.tabs.restore(_open_last(self._session, self._settings, article))
        if self._open(ArticleId(article), new_tab=new_tab):
            self._note_tabs()
            self._session.history.visit(Place(ArticleId(article)))
            self.history_changed.emit()
            self._go_to_hit = bool(self._session.finding.query.strip())
            if self._go_to_hit:
                self._session.finding.ask_hits(ArticleId(article))

    def _open(self, article: ArticleId, *, new_tab: bool) -> bool:
        info = self._session.info(article)
        if info is None:
            return False
        self.tabs.show_article(info, new_tab=new_tab)
        self._show(article)
        return True

    def _show(self, article: ArticleId | None) -> None:
        self.flasher.stop()
        self._tooltip.call_off()
        if article is None or article != self._session.shown:
            self.walker.set_hits((), go=False)
        reading = _reading(self._session, self._settings, article) if article else None
        self.view.show_reading(reading, self._settings.get(TEXT_SIZE), self.legend.shown())
        self.legend.set_counts(_counts(self.view.reading, self._session.contents))
        self.walker.show_again()
        self.view.set_top_offset(self._settings.place(article) if article else 0)
        self.page_mark.show_pages(reading.article.info.pages if reading else PageMap())
        self.notice.say(reading.article.info.notice if reading else "")
        if self._session.shown != article or reading is None:
            self._session.shown = article if reading else None
            self._session.article_shown.emit(self._session.shown or "")
        if article is not None and self._session.finding.query:
            self._session.finding.ask_hits(article)

    def _on_tab_changed(self, number: int) -> None:
        if number < 0:
            self._show(None)
            return
        self.leave()
        article = ArticleId(str(self.tabs.tabData(number)))
        self._show(article)
        self._session.history.visit(Place(article, self.view.top_offset()))
        self.history_changed.emit()

    def _on_contents_changed(self) -> None:
        there = {*self.tabs.articles()}
        infos = (info for info in self._session.contents.infos if info.id in there)
        self.tabs.keep({str(info.id): info for info in infos})
        if self.tabs.count() == 0:
            self._show(None)
        elif self.tabs.tabData(self.tabs.currentIndex()) == self._session.shown:
            shown = self._session.shown
            if shown and _reading(self._session, self._settings, shown) != self.view.reading:
                self.reload()
            self.legend.set_counts(_counts(self.view.reading, self._session.contents))
        else:
            self._on_tab_changed(self.tabs.currentIndex())

    # Hits, figures, marks

    def _on_answered(self, answer: Answer | None) -> None:
        del answer
        self._go_to_hit = False
        if self._session.shown is not None:
            self._session.finding.ask_hits(self._session.shown)

    def _on_hits_found(self, article: str, hits: tuple[Span, ...]) -> None:
        if article == self._session.shown:
            self.walker.set_hits(hits, go=self._go_to_hit)
            self._go_to_hit = False

    def _on_figure_wanted(self, figure_id: str) -> None:
        article = ArticleId(figure_id.rsplit("-", 1)[0])
        if self._session.shown != article:
            self._on_article_wanted(article, new_tab=False)
            self._go_to_hit = False
        figure = _figure(self.view.reading, figure_id)
        if figure is not None:
            self.walker.note_figure(figure.span.start)
            self.flasher.flash(figure.sentence.span)
            self._session.figure_selected.emit(figure_id)

    def _on_sentence_wanted(self, article: str, span: Span) -> None:
        if self._session.shown != article:
            self._on_article_wanted(article, new_tab=False)
            self._go_to_hit = False
        if self.view.reading is not None:
            self.view.set_cursor(span)
            self.flasher.flash(span)

    def _on_marks_switched(self, shown: frozenset[str]) -> None:
        off = [kind for kind, _ in KINDS if kind not in shown]
        self._settings.set(MARKS_OFF, ",".join(off))
        self.view.show_marks(shown)

    def zoom(self, by: int) -> None:
        """Larger (positive) or smaller letters; 0 is the usual size."""
        size = self._settings.get(TEXT_SIZE) + by if by else TEXT_SIZE.default
        size = max(SMALLEST, min(LARGEST, size))
        if size != self._settings.get(TEXT_SIZE):
            self._settings.set(TEXT_SIZE, size)
            self.reload()


def _reading(session: Session, settings: Settings, article: ArticleId) -> Reading | None:
    """An article with its marks; None, and the reason told, where it cannot be read."""
    try:
        text, mentions, figures = session.read(article)
    except SatchelError as error:
        session.trouble.emit(str(error))
        return None
    trivial = settings.get(SHOW_TRIVIAL)
    return Reading(text, mentions, figures, card_order(figures, trivial=trivial))


def _open_last(session: Session, settings: Settings, wanted: str) -> list[ArticleInfo]:
    """The articles whose tabs were open the last time, if `wanted` was among them."""
    kept = [session.info(article) for article in settings.get(OPEN_TABS).split(",")]
    infos = [info for info in kept if info is not None]
    return infos if wanted in {info.id for info in infos} else []


def _figure(reading: Reading | None, figure_id: str) -> Figure | None:
    figures = reading.figures if reading else ()
    return next((figure for figure in figures if figure.id == figure_id), None)


def _counts(reading: Reading | None, contents: Contents) -> Counter[str] | None:
    """How many marks of each kind there are; None where that is not known yet."""
    if reading is None or reading.article.info.id in contents.waiting:
        return None
    counts = Counter[str]()
    counts.update({FIGURE: len(reading.cards)})
    seen: set[tuple[str, str]] = set()
    for mention in reading.mentions:
        if (mention.type, mention.entity) not in seen:
            seen.add((mention.type, mention.entity))
            counts[mention.type] += 1
    return counts
