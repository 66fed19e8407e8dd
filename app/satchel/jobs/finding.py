"""What is asked for and what was found: asks while one types, and tells the newest answer."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from briefindex.model.search import NO_FILTERS, NOTHING_READ, Filters, Reading, Sort
from briefindex.model.span import ArticleId
from satchel.jobs.desk_thread import DeskThread
from satchel.jobs.searching import (
    FIRST,
    Answer,
    Asked,
    Counted,
    Counting,
    FindingFigures,
    FindingHits,
    FoundFigures,
    FoundHits,
    Searching,
)

_MORE: Final = 4
"""So many times more articles are asked for when the reader comes to the end of the list."""
_FEW_FIGURES: Final = 2000
_PAUSE_MS: Final = 150
"""Where there are many figures they are looked through in a pause, not with each key."""


class Finding(QObject):
    """The query with its filters, and its answers.

    Of each kind of question only the newest is answered. An answer stays until there is a newer
    one, whatever goes wrong meanwhile.

    Signals:
        query_changed: the words in the search box.
        answered: the newest query's `Answer`; None when nothing is asked.
        figures_found: the `FoundFigures` of the newest query; they may come later.
        counted: what there is to choose from, as `Counted`.
        hits_found: an article's id and where the newest query hits in it.
        reading_changed: other articles are read or starred.
        failed: one plain sentence on why there is no answer.
    """

    query_changed = Signal(str)
    answered = Signal(object)
    figures_found = Signal(object)
    counted = Signal(object)
    hits_found = Signal(str, object)
    reading_changed = Signal()
    failed = Signal(str)

    def __init__(self, quick: DeskThread, slow: DeskThread, parent: QObject | None = None) -> None:
        """Ask for articles in one thread, for what may take longer in another."""
        super().__init__(parent)
        self._quick, self._slow = quick, slow
        self._searching: Asked | None = None
        self._search_again = False
        self._asks_more = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._ask_figures)
        self.count_figures: Callable[[], int] = int
        self.answer: Answer | None = None
        self.figures: FoundFigures | None = None
        self.choice: Counted | None = None
        self.query = ""
        self.sort: Sort = "relevance"
        self.filters = NO_FILTERS
        self.like: ArticleId | None = None
        self.entity_names: dict[str, str] = {}
        self.reading = NOTHING_READ
        for thread in (quick, slow):
            thread.answered.connect(self._on_answered)
            thread.failed.connect(self._on_failed)

    @property
    def asked(self) -> Asked:
        """What is asked for now."""
        return Asked(self.query.strip(), self.sort, self.filters, self.like)

    def forget(self) -> None:
        """Other packs are open: what was found in the old ones is nothing now."""
        self.answer = self.figures = self.choice = self._searching = self.like = None
        self.filters = NO_FILTERS

    def end(self) -> None:
        """Ask and tell nothing more."""
        self.blockSignals(True)
        self._pause.stop()

    def set_query(self, query: str) -> None:
        """Search for other words; the empty query lists all articles."""
        if query == self.query:
            return
        self.query, self.like = query, None
        self.query_changed.emit(query)
        self.search()

    def set_sort(self, sort: Sort) -> None:
        """List what is found best match first, or newest first."""
        self.sort = sort
        self.search()

    def set_filters(self, filters: Filters) -> None:
        """Narrow what is found."""
        if filters != self.filters:
            self.filters, self.like = filters, None
            self.search()

    def restore(self, query: str, sort: Sort, filters: Filters) -> None:
        """Ask for words, filters and order all at once."""
        self.sort, self.filters, self.like = sort, filters, None
        if query == self.query:
            self.search()
        else:
            self.set_query(query)

    def find_similar(self, article: ArticleId) -> None:
        """List what is like an article; other words or filters end that."""
        self.filters, self.query = NO_FILTERS, ""
        self.like = article
        self.query_changed.emit("")
        self.search()

    def set_reading(self, reading: Reading) -> None:
        """Tell what is read and starred."""
        self.reading = reading
        self.reading_changed.emit()
        if self.filters.state:
            self.search()

    def search(self) -> None:
        """Ask what is asked for now, anew."""
        asked = self.asked
        self._search_again, self._asks_more, self.choice = False, False, None
        if asked.is_nothing:
            self._searching = None
            self._quick.ask("search", lambda _desk: None)  # what is on its way is overtaken
            self._slow.ask("figures", lambda _desk: None)
            self._pause.stop()
            self.answer = self.figures = None
            self.answered.emit(None)
            return
        self._searching = asked
        self._quick.ask("search", Searching(asked, self.reading))

    def search_anew(self) -> None:
        """The packs changed; an answer on its way is better than one that is always overtaken."""
        if self._searching is not None and self._searching == self.asked:
            self._search_again = True
        elif not self.asked.is_nothing:
            self.search()

    def ask_more(self) -> None:
        """Ask for more of the articles that were found."""
        answer = self.answer
        if answer is None or not answer.has_more or self._searching or answer.asked != self.asked:
            return
        self._searching, self._asks_more = answer.asked, True
        most = max(FIRST, len(answer.result.hits)) * _MORE
        self._quick.ask("search", Searching(answer.asked, self.reading, most))

    def ask_counts(self) -> None:
        """Ask what there is to choose from; `counted` follows."""
        self._slow.ask("counts", Counting(self.asked, self.reading))

    def ask_hits(self, article: ArticleId) -> None:
        """Ask where the query hits in an article; `hits_found` follows, at once where known."""
        if self.answer is None or self.answer.asked != self.asked:
            self.hits_found.emit(article, ())
        elif self.answer.hits is not None:
            self.hits_found.emit(article, self.answer.hits.get(article, ()))
        else:
            self._quick.ask("hits", FindingHits(article, self.answer.query))

    def _ask_figures(self) -> None:
        query = self.query.strip()
        if query:
            self._slow.ask("figures", FindingFigures(query, self.filters, self.reading))
        elif self.figures is not None:
            self.figures = None
            self.figures_found.emit(None)

    def _on_answered(self, _kind: str, answer: object) -> None:
        if isinstance(answer, Answer) and answer.asked == self.asked:
            self.answer = answer
            self._searching = None
            was_more = self._asks_more  # who listens may ask for more
            self.answered.emit(answer)
            if not was_more:
                self._pause.start(_PAUSE_MS if self.count_figures() > _FEW_FIGURES else 0)
            self._again()
        elif isinstance(answer, FoundHits):
            self.hits_found.emit(answer.article, answer.hits)
        elif isinstance(answer, FoundFigures) and answer.query == self.query.strip():
            self.figures = answer
            self.figures_found.emit(answer)
        elif isinstance(answer, Counted) and answer.asked == self.asked:
            self.choice = answer
            self.entity_names |= {each.value: each.name for each in answer.entities or ()}
            self.counted.emit(answer)

    def _again(self) -> None:
        """The packs may have changed since the question was asked."""
        if self._search_again:
            self.search()

    def _on_failed(self, kind: str, sentence: str) -> None:
        if kind == "search":
            self._searching = None
            self.failed.emit(sentence)
            self._again()
