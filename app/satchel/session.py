"""Where the panes meet: what is open, what is asked, what is read. Knows no widget."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from briefindex.desk import Desk, openable
from briefindex.desk.labelling import labelled
from briefindex.errors import SatchelError
from briefindex.model.article import Article, ArticleInfo
from briefindex.model.figure import Figure, FigureId
from briefindex.model.ledger import Standing
from briefindex.model.mention import Mention
from briefindex.model.search import NOTHING_READ
from briefindex.model.span import ArticleId
from satchel.jobs.comparing import Compared, Comparing
from satchel.jobs.contents import Contents, Looked, LookInto
from satchel.jobs.desk_thread import DeskThread, Job
from satchel.jobs.finding import Finding
from satchel.jobs.searching import Answer, Asked, FindingFigures, Searching

if TYPE_CHECKING:
    from briefindex.desk.ledger.kept import Ledger

_DECIDE: Final = "decide "
_WARM_UP: Final = "warm up"
_LOOK: Final = "look"
_MANY: Final = 3_000
"""Articles from which reading what lists show of them would hold the window up."""
_NO_ARTICLE: Final = ArticleId("")
_KNOWN_NAME: Final = "China"
"""A name that every gazetteer has: to ask for it loads what knows names."""

Reading = tuple[Article, tuple[Mention, ...], tuple[Figure, ...]]
DeskFactory = Callable[[Sequence[Path]], Desk]


@dataclass(frozen=True, slots=True)
class Place:
    """A place in an article: a code-point offset into its text; or the page of an indicator."""

    article: ArticleId = _NO_ARTICLE
    offset: int = 0
    indicator: str = ""


def card_order(figures: Sequence[Figure], *, trivial: bool) -> tuple[Figure, ...]:
    """The figures of an article that have a card, key ones first, each kind in text order.

    A figure's place in this order, counted from 1, is the number on its card and in the margin.
    """
    kinds = ("key", "secondary", "trivial") if trivial else ("key", "secondary")
    return tuple(figure for kind in kinds for figure in figures if figure.salience == kind)


class History:
    """The places that were read, as a browser keeps them."""

    def __init__(self) -> None:
        """Start with no place."""
        self._places: list[Place] = []
        self._now = -1

    def visit(self, place: Place) -> None:
        """Go to a new place; what lay ahead is forgotten."""
        if self._now >= 0 and self._places[self._now] == place:
            return
        del self._places[self._now + 1 :]
        self._places.append(place)
        self._now = len(self._places) - 1

    def leave(self, offset: int) -> None:
        """Note how far the reader came at the current place before going on."""
        if self._now >= 0:
            self._places[self._now] = replace(self._places[self._now], offset=offset)

    @property
    def place(self) -> Place:
        """The current place; an empty one before the first."""
        return self._places[self._now] if self._now >= 0 else Place()

    def can_step(self, by: int) -> bool:
        """Whether there is a place that many steps on."""
        return 0 <= self._now + by < len(self._places)

    def step(self, by: int) -> Place | None:
        """Go back (negative) or forward; None at the end."""
        if not self.can_step(by):
            return None
        self._now += by
        return self._places[self._now]


class Session(QObject):
    """What is open and asked; the panes tell it and listen to it.

    Signals:
        contents_changed: other packs are open, or the worker wrote to them.
        answered: the newest query's `Answer`; None when nothing is asked (see `finding`).
        compared: `ledger` tells of the figures of all sources as they now are.
        article_wanted: show an article; in a new tab if true.
        article_shown: the reader shows this article from now on; "" for none.
        figure_wanted: show the sentence of a figure, in whichever article it stands.
        figure_selected: a card or margin number was chosen; "" for none.
        sentence_wanted: show an article at a `Span` of its text.
        indicator_wanted: show an indicator, by its key, among all sources.
        comparing_wanted: show the page of the indicator with this key.
        decided: what the user decided is in the pack; other articles may lean on it.
        trouble: one plain sentence that the reader should be told.
    """

    contents_changed = Signal()
    answered = Signal(object)
    compared = Signal()
    article_wanted = Signal(str, bool)
    article_shown = Signal(str)
    figure_wanted = Signal(str)
    figure_selected = Signal(str)
    sentence_wanted = Signal(str, object)
    indicator_wanted = Signal(str)
    comparing_wanted = Signal(str)
    decided = Signal()
    trouble = Signal(str)

    def __init__(self, open_desk: DeskFactory = Desk, parent: QObject | None = None) -> None:
        """Start with nothing open."""
        super().__init__(parent)
        self._open_desk = open_desk
        self._desk: Desk | None = None
        self.packs: tuple[Path, ...] = ()
        self._there: tuple[Path, ...] = ()
        self._names: dict[Path, str] = {}
        self._revision = -1
        self._last_read: Reading | None = None
        self._decisions = 0
        self._is_warm = False
        self._is_looking = self._look_again = False
        self.looking_seconds = 0.0
        """How long it took to read last what the packs hold."""
        self.unasked = False
        """Whether they changed by themselves: no pane has to show it in this very turn."""
        # Who compares ten thousands of figures takes seconds: no other question waits for that.
        self._thread, self._slow, self._comparing = (DeskThread(self) for _ in range(3))
        self._threads = (self._thread, self._slow, self._comparing)
        self.lists = self._slow
        for thread in self._threads:
            thread.answered.connect(self._on_answered)
        for thread in (self._thread, self._slow):
            thread.failed.connect(self._on_failed)
        self.finding = Finding(self._thread, self._slow, self)
        self.finding.count_figures = lambda: self.contents.key_figures
        self.finding.answered.connect(self.answered)
        self.history = History()
        self.contents = Contents()
        self.comparison = Compared()
        self.shown: ArticleId | None = None

    def open_desk(self, packs: Sequence[Path]) -> Desk:
        """A desk of packs, for another thread; its ledger may lag a moment behind them."""
        made = self._open_desk(packs)
        made.may_lag = True
        return made

    @property
    def ledger(self) -> "Ledger | None":
        """What all sources state, to be read in the window's thread; None while not compared."""
        if self._desk is None or not self.comparison.rows:
            return None
        return self.comparison.memory or self._desk.ledger

    def standings(self, figures: Iterable[FigureId]) -> Mapping[FigureId, Standing]:
        """The company that figures keep among all sources, as far as they are compared."""
        ledger = self.ledger
        return ledger.standings(tuple(figures)) if ledger is not None else {}

    def labelled(self, figures: Sequence[Figure]) -> tuple[Figure, ...]:
        """Figures with the labels that their indicators have among all sources."""
        found = self.standings(figure.id for figure in figures)
        return tuple(labelled(figure, found.get(figure.id)) for figure in figures)

    @property
    def desk(self) -> Desk | None:
        """The desk of the window's thread; None while nothing is open."""
        return self._desk

    @property
    def busy(self) -> bool:
        """Whether a thread is still at a question, be it one that nobody waits for any more."""
        return any(thread.busy for thread in self._threads)

    @property
    def answer(self) -> Answer | None:
        """The newest answer to what is asked for."""
        return self.finding.answer

    def open(self, packs: Sequence[Path], names: Mapping[Path, str] | None = None) -> None:
        """Open other packs; those not made yet join the others at a later `refresh`.

        `names` says what each is called, for lists that show articles of several.
        """
        self.close()
        before = self.contents if self.packs == tuple(packs) else Contents()
        self.packs = tuple(packs)
        self._names = dict(names or {})
        self.contents, self.comparison = Contents(), Compared()
        self.finding.forget()
        self.history = History()
        self.shown = None
        self._use(self.packs)
        self.refresh()
        if self._is_looking:  # opened again: what is shown stays until it is read
            self.contents = before
        if self._desk is None or (self._is_looking and not before.infos):
            self.contents_changed.emit()
        if self._desk is not None and self._is_warm:
            self.warm_up()

    def refresh(self) -> bool:
        """Read again if the packs changed since; tells whether they did.

        Large ones are read in another thread: `contents_changed` follows.
        """
        desk = self._changed()
        if desk is None:
            return False
        try:
            if desk.count() > _MANY:
                self._last_read = None
                self._look()
            else:
                self._show(LookInto(len(self.packs), self._names)(desk))
        except SatchelError:
            return False
        return True

    def refresh_soon(self) -> None:
        """The same, read in another thread whatever there is."""
        if self._desk is None:
            self.refresh()
        elif not self._is_looking and self._changed() is not None:
            self._look()

    @property
    def is_opening(self) -> bool:
        """Whether what the open packs hold is still being read for the first time."""
        return self._is_looking and self._revision < 0

    @property
    def is_large(self) -> bool:
        """Whether there is so much in the open packs that it is read in another thread."""
        return len(self.contents.infos) > _MANY

    def _look(self) -> None:
        """Have the other thread read what the packs hold; once more if it is at that already."""
        self._look_again = self._is_looking
        if not self._is_looking:
            self._is_looking = True
            self._slow.ask(_LOOK, LookInto(len(self.packs), self._names))

    def _changed(self) -> Desk | None:
        """The desk, where the packs are not as they were when last looked into."""
        try:
            self._look_who_is_there()
            if self._desk is None:
                self._desk = self.open_desk(self._there)
            return None if self._desk.revision() == self._revision else self._desk
        except SatchelError:
            return None

    def _look_who_is_there(self) -> None:
        """Read those packs that can be read: where one is not made yet, the others are shown."""
        if len(self.packs) == 1 or (self._desk is not None and self._there == self.packs):
            return
        there = openable(self.packs)
        if there and there != self._there:
            self.close()
            self._use(there)

    def _use(self, packs: tuple[Path, ...]) -> None:
        """Have the threads read these."""
        self._there = packs
        self._is_looking = self._look_again = False
        for thread in self._threads:
            thread.use(lambda: self.open_desk(packs))

    def _show(self, looked: Looked, *, unasked: bool = False) -> None:
        self.unasked = unasked
        self._revision, self.contents = looked.revision, looked.contents
        self.looking_seconds = looked.seconds
        self._last_read = None
        self.contents_changed.emit()
        self.finding.search_anew()
        if self.comparison.rows:
            self.compare()

    def close(self) -> None:
        """Let go of the packs."""
        if self._desk is not None:
            self._desk.close()
        self._desk, self._revision, self._last_read = None, -1, None

    def end(self) -> None:
        """Let go of everything, the thread too; answers still on their way reach nobody."""
        self.blockSignals(True)
        self.finding.end()
        for thread in self._threads:
            thread.end()
        self.close()

    def compare(self) -> None:
        """Have the ledger tell which figures of all sources belong together; `compared` follows.

        Where figures were compared before and nothing is different, it does not.
        """
        order = Comparing(self.comparison, self._there, settled=not self.contents.waiting)
        self._comparing.ask("compare", order)

    def warm_up(self) -> None:
        """Load what the first search needs, before it is asked for, in two turns.

        What is typed meanwhile is answered between the two; then what comes later is loaded:
        the tables of known names, and what figures are found by.
        """
        self._is_warm = True
        self._thread.ask(_WARM_UP, lambda desk: desk.search("satchel", limit=1))

    def prepare(self) -> None:
        """Load a small part of that while nobody asks anything: what understands a query."""
        self._thread.ask("prepare", lambda desk: desk.finder.prepare())

    def info(self, article: str) -> ArticleInfo | None:
        """What lists show of an article; None if no open pack has it."""
        return next((info for info in self.contents.infos if info.id == article), None)

    def read(self, article: ArticleId) -> Reading:
        """An article with its mentions and figures.

        Raises:
            SatchelError: no open pack has it.
        """
        desk, last = self._desk, self._last_read
        if desk is None:
            raise SatchelError(self.tr("No pack is open."))
        if last is None or last[0].info.id != article:  # the panes all ask for the same one
            last = desk.article(article), desk.mentions(article), desk.figures(article)
            self._last_read = last
        return last

    def taken_out(self, article: ArticleId) -> tuple[Figure, ...]:
        """What the analyst said is no figure of an article.

        Raises:
            SatchelError: no open pack has it.
        """
        return self._desk.corrected.taken_out(article) if self._desk is not None else ()

    def decide(self, decision: Job) -> None:
        """Have the pack keep what the user decided (see `jobs.deciding`); `decided` follows."""
        self._decisions += 1
        # Each its own kind: none takes another's place.
        self._thread.ask(f"{_DECIDE}{self._decisions}", decision, keep=True)

    def _warm_up_further(self) -> None:
        self.prepare()
        self._thread.ask("know names", Searching(Asked(_KNOWN_NAME), NOTHING_READ))
        self._slow.ask("know figures", FindingFigures(_KNOWN_NAME))

    def _on_answered(self, kind: str, answer: object) -> None:
        if kind == _WARM_UP:
            self._warm_up_further()
        elif isinstance(answer, Looked):
            again, self._is_looking, self._look_again = self._look_again, False, False
            if answer.revision > self._revision:
                self._show(answer, unasked=True)
            if again:
                self.refresh_soon()
        elif kind.startswith(_DECIDE):
            self.refresh()
            self.decided.emit()
        elif isinstance(answer, Compared) and (answer is not self.comparison or not answer.rows):
            self.comparison = answer
            self.compared.emit()

    def _on_failed(self, kind: str, sentence: str) -> None:
        if kind == _LOOK:
            self._is_looking = self._look_again = False
        if kind.startswith(_DECIDE):
            self.trouble.emit(sentence)
