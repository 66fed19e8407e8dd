"""Opens packs: finds out what a path means, lets the worker fill it, tells how that ended."""

from collections.abc import Sequence
from pathlib import Path
from typing import cast

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from briefindex import desk
from briefindex.desk import Source
from briefindex.errors import SatchelError
from briefindex.progress import Step
from satchel.jobs.import_job import ImportJob, Outcome
from satchel.session import Answer, Session
from satchel.settings.pack_notes import PackNotes
from satchel.settings.settings import LAST_ARTICLE, Settings

SAMPLE = "sample"
_REFRESH_MS = 120


class Opener(QObject):
    """Opens one pack at a time in a session.

    Signals:
        opened: the name of what is open now; its articles may still be coming.
        progressed: the worker's `Step`, or None before its first.
        paused: whether the worker waits.
        finished: the worker's `Outcome`.
        trouble: one plain sentence: it could not be opened.
    """

    opened = Signal(str)
    progressed = Signal(object)
    paused = Signal(bool)
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
        self._job = job
        self._source: Source | None = None
        self._target = ""
        self.stopped = False  # whether the last import did not come to its end
        self._mends = False
        self._names: dict[str, str] = {}
        self._due = QTimer(self)
        self._due.setSingleShot(True)
        self._due.setInterval(_REFRESH_MS)
        self._due.timeout.connect(self._on_due)
        job.stepped.connect(self._on_stepped)
        job.ended.connect(self._on_ended)
        session.answered.connect(self._on_answered)

    @property
    def name(self) -> str:
        """What the open pack is called."""
        return self._source.name if self._source is not None else ""

    @property
    def pack(self) -> Path | None:
        """The folder of the open pack."""
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
        return self._job.running

    @property
    def is_paused(self) -> bool:
        """Whether the worker was asked to wait."""
        return self._job.paused

    @property
    def can_try_again(self) -> bool:
        """Whether it is known where the files of the open pack came from."""
        return bool(self._given())

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
        try:
            source = desk.resolve(target if target == SAMPLE else Path(target))
        except SatchelError as error:
            if not self.notes.of(target).adding:
                self.trouble.emit(str(error))
                return False
            source = Source(Path(target), (), Path(target).name)  # its import hardly began
        self._show(source, target)
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
            self._job.stop()
            self.notes.begin(self._target, tuple(map(str, given)))
            self.fill()

    def again(self) -> None:
        """Let the worker read again what was refused, and what a stopped import left."""
        if self._source is None or self._job.running:
            return
        given = self._given()
        if self.own:
            refused = self._session.desk.problems() if self._session.desk is not None else ()
            named = {problem.file.split("/")[0] for problem in refused}
            if not self.stopped:  # what was taken out of the pack is not to come back
                given = tuple(path for path in given if path.is_dir() or path.name in named)
            self.notes.begin(self._target, ())
        self._begin(given)

    def _show(self, source: Source, target: str) -> None:
        self._job.stop()
        self._source, self._target = source, target
        self._mends, self.stopped = False, False
        self._names[target] = source.name
        self._session.open([source.pack])
        self._settings.remember_pack(target)
        self.opened.emit(self.name)

    def _given(self) -> tuple[Path, ...]:
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
        self._mends = True
        self._start()

    def refresh(self) -> None:
        """Look at the folder again: what is new in it is read."""
        if self._target and not self._job.running and self.open(self._target):
            self.fill()

    def cancel(self) -> None:
        """Stop the worker; what it finished is kept."""
        self._mends = False
        self._job.cancel()

    def pause(self, *, wanted: bool) -> None:
        """Let the worker wait, or go on."""
        self._job.pause(wanted=wanted)
        self.paused.emit(self._job.paused)

    def end(self) -> None:
        """The window closes: the worker ends with it."""
        self._due.stop()
        self._job.stop()

    def _start(self) -> None:
        if self._source is None or self._job.running:
            return
        if self.own and self.notes.of(self._target).adding:
            self._begin(self._given())  # an import that did not come to its end goes on
            return
        try:
            if desk.ready(self._source):
                return
        except SatchelError as error:
            self.trouble.emit(str(error))
            return
        self._begin(self._source.inputs)

    def _begin(self, inputs: Sequence[Path]) -> None:
        if self._source is not None:
            self.stopped = False
            self.progressed.emit(None)
            self._job.start(self._source.pack, inputs)

    def _on_answered(self, answer: Answer | None) -> None:
        """An index that a search could not use is made by the worker, once after each `fill`."""
        behind = answer is not None and answer.result.unsearched > 0
        if behind and self._mends and not self._job.running:
            self._mends = False
            self._start()

    def _on_stepped(self, step: Step) -> None:
        self.progressed.emit(step)
        if not self._due.isActive():
            self._due.start()

    def _on_due(self) -> None:
        clock = QElapsedTimer()
        clock.start()
        self._session.refresh()
        # Looking may take a tenth of the time, however large the pack is.
        self._due.setInterval(max(_REFRESH_MS, 10 * clock.elapsed()))

    def _on_ended(self, outcome: Outcome) -> None:
        self._due.stop()
        self.stopped = outcome.cancelled or bool(outcome.failure)
        if self.own and not outcome.failure:
            self.notes.finish(self._target)
        self._session.refresh()
        self.finished.emit(outcome)


def start_target(asked: str | None, settings: Settings) -> str:
    """What to open at the start: what was asked for, what was open last, else the sample."""
    if asked:
        return asked if asked == SAMPLE else str(Path(asked).expanduser().absolute())
    last = cast("str", settings.recent()[0]) if settings.recent() else ""
    if last and (last == SAMPLE or Path(last).exists()):
        return last
    return SAMPLE
