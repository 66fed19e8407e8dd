"""Opens packs: finds out what a path means, lets the worker fill it, tells how that ended."""

from pathlib import Path
from typing import cast

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from briefindex import desk
from briefindex.desk import Source
from briefindex.errors import SatchelError
from briefindex.progress import Step
from satchel.jobs.import_job import ImportJob, Outcome
from satchel.session import Answer, Session
from satchel.settings.settings import LAST_ARTICLE, Settings

SAMPLE = "sample"
_REFRESH_MS = 120


class Opener(QObject):
    """Opens one pack at a time in a session.

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
        self._job = job
        self._source: Source | None = None
        self._target = ""
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
    def busy(self) -> bool:
        """Whether the worker is at work on it."""
        return self._job.running

    @property
    def target(self) -> str:
        """What was opened: a path, or "sample"."""
        return self._target

    def name_of(self, target: str) -> str:
        """What a pack is called in menus."""
        sample = self._names.get(SAMPLE, self.tr("Sample pack"))
        return sample if target == SAMPLE else self._names.get(target, Path(target).name or target)

    def open(self, target: str) -> bool:
        """Open a pack, a file that one was sent as, a plain folder or the sample; tells whether.

        Its articles are shown as far as they are ready; `fill` reads what is missing.
        """
        try:
            source = desk.resolve(target if target == SAMPLE else Path(target))
        except SatchelError as error:
            self.trouble.emit(str(error))
            return False
        self._job.stop()
        self._source, self._target = source, target
        self._mends = False
        self._names[target] = source.name
        self._session.open([source.pack])
        self._settings.remember_pack(target)
        self.opened.emit(self.name)
        return True

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

    def end(self) -> None:
        """The window closes: the worker ends with it."""
        self._due.stop()
        self._job.stop()

    def _start(self) -> None:
        if self._source is None or self._job.running:
            return
        try:
            if desk.ready(self._source):
                return
        except SatchelError as error:
            self.trouble.emit(str(error))
            return
        self.progressed.emit(None)
        self._job.start(self._source.pack, self._source.inputs)

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
