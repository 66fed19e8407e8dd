"""Asks the ledger for lines and pages in a thread of its own: nothing here blocks the window."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal

from briefindex.desk import Desk
from briefindex.errors import NotInPackError
from briefindex.model.figure import FigureId
from briefindex.model.indicator_page import IndicatorPage
from briefindex.model.ledger import LedgerSummary, LineOrder, LinePage
from satchel.jobs.desk_thread import DeskThread, Job
from satchel.session import Session

_STEP: Final = 300
NO_LINES: Final = LinePage(0, ())
_NOTHING: Final = LedgerSummary(0, 0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Listed:
    """The lines that are listed: what several values were found of, and what one article states."""

    summary: LedgerSummary = _NOTHING
    compared: LinePage = NO_LINES
    once: LinePage = NO_LINES
    once_total: int = 0


@dataclass(frozen=True, slots=True)
class _Listing:
    """The order to list lines; those that are stated once where they are `open`.

    `open` is None where nobody said so yet: then they are listed where there is nothing else.
    """

    words: str
    order: LineOrder
    limit: int
    open: bool | None

    def __call__(self, desk: Desk) -> Listed:
        ledger = desk.ledger
        compared = ledger.lines(self.words, self.order, 0, self.limit, once=False)
        unfolded = self.open if self.open is not None else not compared.total
        every = ledger.lines(self.words, self.order, 0, self.limit if unfolded else 0, once=True)
        single = tuple(line for line in every.lines if line.relation == "single")
        once = LinePage(len(single), single)
        return Listed(ledger.summary(), compared, once, every.total - compared.total)


@dataclass(frozen=True, slots=True)
class _Reading:
    """The order to read a page; all of its values, or the first of them.

    Where the indicator is gone, since figures were joined or corrected, the page of the one that
    has the figure `anchor` now.
    """

    key: str
    whole: bool
    anchor: FigureId | None = None

    def __call__(self, desk: Desk) -> IndicatorPage:
        from briefindex.desk import indicator_page as pages  # not needed to list indicators

        today = date.today()  # noqa: DTZ011 - the reader's own calendar day
        most = None if self.whole else pages.MOST_READ
        try:
            return pages.indicator_page(desk, self.key, today, most)
        except NotInPackError:
            moved = desk.ledger.key_of(self.anchor) if self.anchor is not None else None
            if moved is None:
                raise
            return pages.indicator_page(desk, moved, today, most)


class CompareAsking(QObject):
    """The list and the page that are shown, kept up to date with the packs.

    Where the packs cannot be asked, `lines_trouble` and `page_trouble` say why.

    Signals:
        lines_changed: `listed` is another now.
        page_changed: `page` is another now, or None.
        answered: kind and answer of a question of `ask`.
        trouble: one plain sentence that the analyst should be told.
    """

    lines_changed = Signal()
    page_changed = Signal()
    answered = Signal(str, object)
    trouble = Signal(str)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        """Ask nothing yet: `start` does."""
        super().__init__(parent)
        self._session = session
        self._thread = DeskThread(self)
        self._thread.answered.connect(self._on_answered)
        self._thread.failed.connect(self._on_failed)
        self._packs: tuple[Path, ...] | None = None
        self._started = False
        self.words = ""
        self.order: LineOrder = "sources"
        self.once_open: bool | None = None
        self._limit = _STEP
        self.listed = Listed()
        self.has_listed = False
        self.page: IndicatorPage | None = None
        self.wanted = ""
        self.lines_trouble = self.page_trouble = ""
        session.contents_changed.connect(self._on_contents_changed)
        session.compared.connect(self._on_contents_changed)

    @property
    def busy(self) -> bool:
        """Whether the thread is still at a question."""
        return self._thread.busy

    def start(self) -> None:
        """From now on list what is compared, whenever it changes."""
        if not self._started:
            self._started = True
            self._on_contents_changed()

    def end(self) -> None:
        """Let go of the thread."""
        self.blockSignals(True)
        self._thread.end()

    def look_for(self, words: str) -> None:
        """List the indicators that have these words."""
        self.words, self._limit = words, _STEP
        self._list()

    def sort(self, order: LineOrder) -> None:
        """List them in another order."""
        self.order = order
        self._list()

    def open_once(self, *, wanted: bool) -> None:
        """List what is stated once, too, or fold it again."""
        self.once_open = wanted
        self._list()

    def list_more(self) -> None:
        """List more of them, where there are more."""
        shown = self.listed
        most = max(shown.compared.total, shown.once_total + shown.compared.total)
        if self._limit < most:
            self._limit *= 2
            self._list()

    def show(self, key: str, *, whole: bool = False) -> None:
        """Show the page of an indicator; `page_changed` follows. `whole` reads all its values."""
        self.start()  # the first start forgets what was wanted of other packs
        self.wanted = key
        if key:
            page = self.page
            members = page.whole.row.members if page is not None and page.key == key else ()
            self._thread.ask("page", _Reading(key, whole, next(iter(members), None)))
        elif self.page is not None:
            self._set_page(None)

    def ask(self, kind: str, job: Job) -> None:
        """Ask anything else; `answered` follows."""
        self.start()
        self._thread.ask(kind, job)

    def _list(self) -> None:
        if self._started:
            unfolded = True if self.words.strip() else self.once_open
            self._thread.ask("lines", _Listing(self.words, self.order, self._limit, unfolded))

    def _set_page(self, page: IndicatorPage | None, trouble: str = "") -> None:
        self.page, self.page_trouble = page, trouble
        self.page_changed.emit()

    def _on_contents_changed(self) -> None:
        if not self._started:
            return
        if self._packs != self._session.packs:
            packs = self._packs = self._session.packs
            self._thread.use(lambda: self._session.open_desk(packs))
            self.listed, self.wanted = Listed(), ""
            self.has_listed = False
            self.once_open = None
            self._limit = _STEP
            self._set_page(None)
            self.lines_changed.emit()
        self._list()
        if self.wanted:
            self.show(self.wanted)

    def _on_answered(self, kind: str, answer: object) -> None:
        if isinstance(answer, Listed):
            self.listed, self.lines_trouble, self.has_listed = answer, "", True
            self.lines_changed.emit()
        elif isinstance(answer, IndicatorPage):
            self.wanted = answer.key
            self._set_page(answer)
        else:
            self.answered.emit(kind, answer)

    def _on_failed(self, kind: str, sentence: str) -> None:
        if kind == "lines":
            self.lines_trouble = sentence
            self.lines_changed.emit()
        elif kind == "page":
            self._set_page(None, sentence)
        else:
            self.trouble.emit(sentence)
