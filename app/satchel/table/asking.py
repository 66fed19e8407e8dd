"""Asks what the figures table lists, in the session's thread for lists: nothing here blocks."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from briefindex.model.figure import FigureId
from briefindex.model.figure_table import (
    ChoiceKind,
    FigureFilters,
    FigureListing,
    TableAsked,
    TableOrder,
)
from satchel.jobs.listing import (
    Choosing,
    Chosen,
    Listed,
    Listing,
    PageOfRows,
    ReadingRows,
)
from satchel.session import Session

_LIST, _ROWS, _CHOICES = "table", "table rows", "table choices"
_KINDS: Final = frozenset({_LIST, _ROWS, _CHOICES})
_PAUSE_MS: Final = 120
"""What is typed is listed in a pause; where the last answer came at once, sooner."""


class TableAsking(QObject):
    """What is asked of the table, and what came of it.

    Signals:
        listed: the newest `Listed`.
        rows_read: a `PageOfRows` of what is listed.
        choices_read: what there is to choose from, as `Chosen`.
        failed: one plain sentence on why nothing could be listed.
    """

    listed = Signal(object)
    rows_read = Signal(object)
    choices_read = Signal(object)
    failed = Signal(str)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        """Ask nothing before `start`."""
        super().__init__(parent)
        self._session = session
        self._thread = session.lists
        self._thread.answered.connect(self._on_answered)
        self._thread.failed.connect(self._on_failed)
        self.asked = TableAsked()
        self.listing: FigureListing | None = None
        self.kept: FigureId | None = None
        self._watching = False
        self._stale = True
        self._reading = False
        self._next: tuple[int, int] | None = None
        self._typed = QTimer(self)
        self._typed.setSingleShot(True)
        self._typed.setInterval(_PAUSE_MS)
        self._typed.timeout.connect(self._list)
        session.contents_changed.connect(self._on_contents_changed)

    def start(self) -> None:
        """Somebody looks at the table: list anew whenever something changes."""
        self._watching = True
        if self._stale:
            self._list()

    def stop(self) -> None:
        """Nobody looks any more."""
        self._watching = False

    def set_query(self, query: str) -> None:
        """Ask for other words, in a pause of the typing."""
        if query != self.asked.query:
            self.asked = replace(self.asked, query=query)
            self.kept = None
            self._typed.start()

    def set_filters(self, filters: FigureFilters) -> None:
        """Narrow it otherwise."""
        if filters != self.asked.filters:
            self.asked = replace(self.asked, filters=filters)
            self._list()

    def sort(self, order: TableOrder, *, descending: bool) -> None:
        """Sort it otherwise; the chosen figure stays in sight."""
        if (order, descending) != (self.asked.order, self.asked.descending):
            self.asked = replace(self.asked, order=order, descending=descending)
            self._list()

    def read(self, start: int, most: int) -> None:
        """Read some rows; of several wishes only the newest, one at a time."""
        if self._reading:
            self._next = start, most
            return
        self._reading, self._next = True, None
        self._thread.ask(_ROWS, ReadingRows(self._listed_as, start, most))

    def ask_choices(self, kind: ChoiceKind) -> None:
        """Ask what there is to choose from; `choices_read` follows."""
        self._thread.ask(_CHOICES, Choosing(self.asked, kind))

    @property
    def _listed_as(self) -> TableAsked:
        return self.listing.asked if self.listing is not None else self.asked

    def _list(self) -> None:
        self._typed.stop()
        self._stale = False
        self._thread.ask(_LIST, Listing(self.asked, self.kept))

    def _on_contents_changed(self) -> None:
        if self._session.desk is None:  # another pack is being opened
            self.listing, self._reading = None, False
        self._stale = True
        if self._watching:
            self._list()

    def _on_answered(self, _kind: str, answer: object) -> None:
        if isinstance(answer, Listed):
            self.listing = answer.listing
            self._next = None
            self.listed.emit(answer)
        elif isinstance(answer, PageOfRows):
            self._on_rows(answer)
        elif isinstance(answer, Chosen):
            self.choices_read.emit(answer)

    def _on_rows(self, page: PageOfRows) -> None:
        self._reading = False
        if page.asked == self._listed_as:
            self.rows_read.emit(page)
        if self._next is not None:
            self.read(*self._next)

    def _on_failed(self, kind: str, sentence: str) -> None:
        if kind not in _KINDS:
            return
        self._reading = False
        if kind == _LIST:
            self.listing = None
        self.failed.emit(sentence)
