"""Opens packs: finds out what a path means, lets the worker fill it, tells how that ended."""

from collections.abc import Sequence
from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject, Signal

from briefindex import desk
from briefindex.desk import Source
from briefindex.errors import SatchelError
from satchel.jobs.import_job import ImportJob, Outcome
from satchel.session import Answer, Session
from satchel.settings.pack_notes import PackNotes
from satchel.settings.settings import LAST_ARTICLE, Settings
from satchel.shell.filling import Filling

SAMPLE = "sample"


class Opener(QObject):
    """Opens a pack in a session, and others beside it.

    Signals:
        opened: the name of what is open now; its articles may still be coming.
        progressed: the worker's `Step`, or None before its first.
        finished: the worker's `Outcome`.
        trouble: one plain sentence: it could not be opened.
    """

    opened = Signal(str)
    progressed = Signal(object)
    finished = Signal(object)
    trouble = Signal(str)

    def __init__(
        self, session: Session, settings: Settings, job: ImportJob, parent: QObject | None = None
    ) -> None:
        """Open nothing yet."""
        super().__init__(parent)
        self._session = session
        self._settings = settings
        self.notes = PackNotes(settings)
        self.filling = Filling(session, job, self)
        self._source: Source | None = None
        self._target = ""
        self._others: list[tuple[str, Source]] = []
        self._tried: set[Path] = set()
        self._mends = False
        self._names: dict[str, str] = {}
        self.filling.progressed.connect(self.progressed)
        self.filling.ended.connect(self._on_ended)
        session.answered.connect(self._on_answered)

    @property
    def name(self) -> str:
        """What the open pack is called; of several, the first that was opened."""
        return self._source.name if self._source is not None else ""

    @property
    def names(self) -> str:
        """What all open packs are called."""
        return " + ".join([self.name, *(source.name for _, source in self._others)])

    @property
    def filled(self) -> str:
        """What the pack is called that the worker is at."""
        sources = [source for _, source in self._others if source.pack == self.filling.pack]
        return sources[0].name if sources else self.name

    @property
    def several(self) -> bool:
        """Whether other packs are open beside the first."""
        return bool(self._others)

    @property
    def pack(self) -> Path | None:
        """The folder of the open pack; of several, of the first."""
        return self._source.pack if self._source is not None else None

    @property
    def own(self) -> bool:
        """Whether what is open is a pack folder of its own, to which files can be added.

        Any other is to hold what is in its folder or file, and nothing else.
        """
        return self._source is not None and not self._source.inputs

    @property
    def busy(self) -> bool:
        """Whether the worker is at work on it."""
        return self.filling.busy

    @property
    def target(self) -> str:
        """What was opened: a path, or "sample"."""
        return self._target

    def name_of(self, target: str) -> str:
        """What a pack is called in menus."""
        known = self._names.get(target) or self.notes.of(target).name
        if known or target != SAMPLE:
            return known or Path(target).name or target
        return self.tr("Sample pack")

    def open(self, target: str) -> bool:
        """Open a pack, a file that one was sent as, a plain folder or the sample; tells whether.

        Its articles are shown as far as they are ready; `fill` reads what is missing.
        """
        source = self._resolved(target)
        if source is not None:
            self._show(source, target)
        return source is not None

    def also(self, target: str) -> bool:
        """Open a pack beside those that are open; tells whether it is open now."""
        source = self._resolved(target)
        if source is None or self._source is None:
            return False
        if source.pack not in self._session.packs:
            self._settings.remember_beside(target)
            self._show(self._source, self._target, [*self._others, (target, source)])
        return True

    def create(self, name: str, given: Sequence[Path]) -> bool:
        """Open a new pack of that name and let the worker add what is given; tells whether."""
        try:
            pack = desk.new_pack(name)
        except SatchelError as error:
            self.trouble.emit(str(error))
            return False
        self._show(Source(pack, (), pack.name), str(pack))
        self.add(given)
        return True

    def add(self, given: Sequence[Path]) -> None:
        """Let the worker add files and folders to the open pack, which is one of its `own`."""
        if self.own:
            self.filling.stop()
            self.notes.begin(self._target, tuple(map(str, given)))
            self.fill()

    def again(self) -> None:
        """Let the worker read again what was refused, and what a stopped import left."""
        if self._source is None or self.busy:
            return
        given = self.given()
        if self.own:
            refused = self._session.desk.problems() if self._session.desk is not None else ()
            named = {problem.file.split("/")[0] for problem in refused}
            if not self.filling.stopped:  # what was taken out of the pack is not to come back
                given = tuple(path for path in given if path.is_dir() or path.name in named)
            self.notes.begin(self._target, ())
        self._tried = {self._source.pack}
        self.filling.begin(self._source.pack, given)

    def given(self) -> tuple[Path, ...]:
        """What the open pack is made of, or was added to it, as far as that is known."""
        if self._source is None or self._source.inputs:
            return self._source.inputs if self._source is not None else ()
        return tuple(map(Path, self.notes.of(self._target).given))

    def show_first(self) -> None:
        """Show the article that was being read, or the first; do nothing where none is ready."""
        infos = self._session.contents.infos
        if self._session.shown is not None or not infos:
            return
        last = self._settings.get(LAST_ARTICLE)
        known = last if self._session.info(last) else infos[0].id
        self._session.article_wanted.emit(known, False)

    def fill(self) -> None:
        """Let the worker read, index and analyse what is not yet, if anything."""
        self._mends, self._tried = True, set()
        self._start()

    def refresh(self) -> None:
        """Look at the folders again: what is new in them is read."""
        others = [target for target, _ in self._others]
        if self._target and not self.busy and self.open(self._target):
            for target in others:
                self.also(target)
            self.fill()

    def cancel(self) -> None:
        """Stop the worker; what it finished is kept."""
        self._mends = False
        self.filling.cancel()

    def _resolved(self, target: str) -> Source | None:
        """What a target means; None, and the reason told, where it cannot be opened."""
        try:
            return desk.resolve(target if target == SAMPLE else Path(target))
        except SatchelError as error:
            if self.notes.of(target).adding:  # its import hardly began
                return Source(Path(target), (), Path(target).name)
            self.trouble.emit(str(error))
            return None

    def _show(self, source: Source, target: str, others: Sequence[tuple[str, Source]] = ()) -> None:
        self.filling.stop()
        self._source, self._target, self._others = source, target, list(others)
        self._mends = False
        for each, known in [(target, source), *others]:
            self._names[each] = known.name
        named = {known.pack: known.name for known in (source, *(other for _, other in others))}
        self._session.open(list(named), named)
        self._settings.remember_pack(target)
        self.opened.emit(self.names)

    def _start(self) -> None:
        """Let the worker fill the first pack that is not ready and was not tried yet."""
        if self._source is None or self.busy:
            return
        for source in (self._source, *(other for _, other in self._others)):
            if source.pack in self._tried:
                continue
            self._tried.add(source.pack)
            first = source is self._source and self.own
            if first and self.notes.of(self._target).adding:
                self.filling.begin(source.pack, self.given())  # a killed import goes on
                return
            if not self._is_ready(source):
                self.filling.begin(source.pack, source.inputs)
                return

    def _is_ready(self, source: Source) -> bool:
        try:
            return desk.ready(source)
        except SatchelError as error:
            self.trouble.emit(str(error))
            return True

    def _on_answered(self, answer: Answer | None) -> None:
        """An index that a search could not use is made by the worker, once after each `fill`."""
        behind = answer is not None and answer.result.unsearched > 0
        if behind and self._mends and not self.busy:
            self._mends, self._tried = False, set()
            self._start()

    def _on_ended(self, outcome: Outcome) -> None:
        if self.own and self.filling.pack == self.pack and not outcome.failure:
            self.notes.finish(self._target)
        self.finished.emit(outcome)
        if not self.filling.stopped:
            self._start()


def start_target(asked: str | None, settings: Settings) -> str:
    """What to open at the start: what was asked for, what was open last, else the sample."""
    if asked:
        return asked if asked == SAMPLE else str(Path(asked).expanduser().absolute())
    last = cast("str", settings.recent()[0]) if settings.recent() else ""
    if last and (last == SAMPLE or Path(last).exists()):
        return last
    return SAMPLE
