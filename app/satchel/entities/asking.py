"""Asks about names, and decides about them, in a thread of its own: nothing here blocks."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from briefindex.desk import Desk
from briefindex.desk.naming import Undo
from briefindex.model.entity_page import EntityPage, EntityRow, Waiting
from briefindex.model.mention import EntityId
from briefindex.model.naming import GlossaryEntry, Named, NameDecision
from briefindex.model.span import ArticleId
from satchel.edits import Edits
from satchel.jobs.desk_thread import DeskThread
from satchel.session import Session

Make = Callable[[Desk], "Back"]
"""Decides something; gives what takes it back."""
_DECIDE = "decide "


@dataclass(frozen=True, slots=True)
class Back:
    """The way back from a decision; its own way back leads forth again."""

    take: Make


@dataclass(slots=True)
class Decided:
    """A decision that was made: what it is called, its way back, and what to show after it."""

    words: str
    back: Back | None = None
    shown: EntityId | None = None
    new: bool = True


@dataclass(frozen=True, slots=True)
class Listed:
    """Everything that is named, what other packs decided about some of it, and what waits."""

    rows: tuple[EntityRow, ...]
    offers: tuple[NameDecision, ...]
    waiting: tuple[Waiting, ...]


def _listed(desk: Desk) -> Listed:
    return Listed(desk.names.rows(), desk.naming.offered(), desk.names.waiting())


def back(undo: Undo, *, forget: bool = True) -> Back:
    """The way back from a decision about names; without `forget` it is offered on."""
    return Back(lambda desk: back(desk.naming.take_back(undo, forget=forget), forget=forget))


def put_glossaries(glossaries: Mapping[Path, Sequence[GlossaryEntry]]) -> Make:
    """Put these entries in the place of the glossaries of these packs."""
    return lambda desk: Back(put_glossaries(desk.naming.set_glossaries(glossaries)))


class EntityAsking(QObject):
    """The list and the page that are shown, kept up to date with the packs.

    Where the packs cannot be asked, `rows_trouble` and `page_trouble` say why in one sentence
    each, and the list stays what it was.

    Signals:
        rows_changed: `rows` are others now.
        page_changed: `page` is another now, or None.
        sentences_read: by article id, sentences of the page's later articles.
        offers_changed: `offers` or `waiting` are others now.
        answered: kind and answer of a question of `ask`.
        trouble: one plain sentence that the analyst should be told.
    """

    rows_changed = Signal()
    page_changed = Signal()
    sentences_read = Signal(object)
    offers_changed = Signal()
    answered = Signal(str, object)
    trouble = Signal(str)

    def __init__(self, session: Session, edits: Edits, parent: QObject | None = None) -> None:
        """Ask nothing yet: `start` does."""
        super().__init__(parent)
        self._session = session
        self._edits = edits
        self._thread = DeskThread(self)
        self._thread.answered.connect(self._on_answered)
        self._thread.failed.connect(self._on_failed)
        self._packs: tuple[Path, ...] | None = None
        self._decisions = 0
        self._started = False
        self.rows: tuple[EntityRow, ...] = ()
        self.page: EntityPage | None = None
        self.offers: tuple[NameDecision, ...] = ()
        self.waiting: tuple[Waiting, ...] = ()
        self.wanted: EntityId | None = None
        self.rows_trouble = self.page_trouble = ""
        session.contents_changed.connect(self._on_contents_changed)

    @property
    def busy(self) -> bool:
        """Whether the thread is still at a question."""
        return self._thread.busy

    def start(self) -> None:
        """From now on list what is named, whenever it changes."""
        if not self._started:
            self._started = True
            self._on_contents_changed()

    def end(self) -> None:
        """Let go of the thread; what is being decided is kept."""
        self.blockSignals(True)
        self._thread.end()

    def show(self, entity: EntityId | None) -> None:
        """Show the page of an entity; `page_changed` follows."""
        self.wanted = entity
        self.start()
        if entity is None:
            self.page, self.page_trouble = None, ""
            self.page_changed.emit()
            return
        self._thread.ask("page", lambda desk: desk.names.page(entity))

    def read_sentences(self, articles: Sequence[ArticleId]) -> None:
        """Read the sentences of more articles of the page."""
        if self.page is not None:
            entity = self.page.id
            self._thread.ask("sentences", lambda desk: desk.names.sentences(entity, articles))

    def ask(self, kind: str, job: Callable[[Desk], object]) -> None:
        """Ask anything else; `answered` follows."""
        self.start()
        self._thread.ask(kind, job)

    def decide(self, words: str, about: Named | None, make: Make) -> None:
        """Decide something about an entity, with its way back under "Undo: …"."""
        decided = Decided(words, shown=self.wanted)

        def job(desk: Desk) -> Decided:
            decided.back = make(desk)
            if about is not None:
                decided.shown = desk.names.now(about)
            return decided

        self._order(job)

    def _take_back(self, decided: Decided, shown: EntityId | None) -> None:
        """Take a decision back, or make it again: both are the same step."""

        def job(desk: Desk) -> Decided:
            if decided.back is not None:
                decided.back = decided.back.take(desk)
            return Decided(decided.words, decided.back, shown, new=False)

        self._order(job)

    def _order(self, job: Callable[[Desk], Decided]) -> None:
        self._decisions += 1
        # Each its own kind: none takes another's place.
        self._thread.ask(f"{_DECIDE}{self._decisions}", job, keep=True)

    def _on_contents_changed(self) -> None:
        if not self._started:
            return
        if self._packs != self._session.packs:
            packs = self._packs = self._session.packs
            self._thread.use(lambda: self._session.open_desk(packs))
            self.rows, self.page, self.wanted, self.offers, self.waiting = (), None, None, (), ()
            self.rows_trouble = self.page_trouble = ""
            self.rows_changed.emit()
            self.page_changed.emit()
        if self.wanted is not None:
            self.show(self.wanted)
        self._thread.ask("rows", _listed)

    def _on_answered(self, kind: str, answer: object) -> None:
        if isinstance(answer, Listed):
            self.rows, self.offers, self.rows_trouble = answer.rows, answer.offers, ""
            self.waiting = answer.waiting
            self.rows_changed.emit()
            self.offers_changed.emit()
        elif isinstance(answer, EntityPage):
            self.page, self.page_trouble = answer, ""
            self.page_changed.emit()
        elif kind == "sentences":
            self.sentences_read.emit(answer)
        elif isinstance(answer, Decided):
            self._on_decided(answer)
        else:
            self.answered.emit(kind, answer)

    def _on_decided(self, decided: Decided) -> None:
        before = self.wanted
        if decided.new:
            after = decided.shown
            self._edits.keep_made(
                decided.words,
                lambda: self._take_back(decided, after),
                lambda: self._take_back(decided, before),
            )
        self.wanted = decided.shown
        self._session.refresh()

    def _on_failed(self, kind: str, sentence: str) -> None:
        if kind == "page":
            self.page, self.page_trouble = None, sentence
            self.page_changed.emit()
        elif kind == "rows":
            self.rows_trouble = sentence
            self.rows_changed.emit()
        else:
            self.trouble.emit(sentence)
