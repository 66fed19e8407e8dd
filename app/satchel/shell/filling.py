"""Lets the worker fill packs, one after the other, and keeps the lists up to date meanwhile."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from briefindex.progress import Step
from satchel.jobs.import_job import ImportJob, Outcome
from satchel.session import Session

_REFRESH_MS: Final = 120
_TELL_MS: Final = 60


class Filling(QObject):
    """Runs the worker for one pack at a time.

    Signals:
        progressed: the worker's `Step`, or None before its first.
        paused: whether the worker waits.
        ended: the worker's `Outcome`; the lists show what it left.
    """

    progressed = Signal(object)
    paused = Signal(bool)
    ended = Signal(object)

    def __init__(self, session: Session, job: ImportJob, parent: QObject) -> None:
        """Start nothing."""
        super().__init__(parent)
        self._session = session
        self._job = job
        self.pack: Path | None = None
        self.inputs: tuple[Path, ...] = ()
        self.again = False
        self._begins = False
        self.stopped = False
        """Whether the last run did not come to its end."""
        self._step: Step | None = None
        self._told: Step | None = None
        self._tell_soon = QTimer(self)
        self._tell_soon.setSingleShot(True)
        self._tell_soon.setInterval(_TELL_MS)
        self._tell_soon.timeout.connect(self._on_tell)
        self._due = QTimer(self)
        self._due.setSingleShot(True)
        self._due.setInterval(_REFRESH_MS)
        self._due.timeout.connect(self._on_due)
        job.stepped.connect(self._on_stepped)
        job.ended.connect(self._on_ended)

    @property
    def busy(self) -> bool:
        """Whether the worker is at work."""
        return self._begins or self._job.running

    @property
    def is_paused(self) -> bool:
        """Whether the worker was asked to wait."""
        return self._job.paused

    def begin(self, pack: Path, inputs: Sequence[Path], *, again: bool = False) -> None:
        """Fill a pack from files and folders, `again` from those refused; what runs is stopped."""
        self.pack, self.stopped = pack, False
        self.inputs, self.again = tuple(inputs), again
        self._step = self._told = None
        self._begins = True  # to whoever hears of it, it is at work
        self.progressed.emit(None)
        self._begins = False
        self._job.start(pack, inputs, again=again)

    def pause(self, *, wanted: bool) -> None:
        """Let the worker wait, or go on."""
        self._job.pause(wanted=wanted)
        self.paused.emit(self._job.paused)

    def cancel(self) -> None:
        """Ask the worker to stop; what it finished is kept."""
        self._job.cancel()

    def stop(self) -> None:
        """Stop the worker; nothing is told."""
        self._due.stop()
        self._tell_soon.stop()
        self._job.stop()
        self.stopped = False

    def _on_stepped(self, step: Step) -> None:
        before = self._step
        going_on = before is not None and before.phase == step.phase and step.done < step.total
        if before is not None and going_on and not step.file:
            step = replace(step, file=before.file)
        self._step = step
        if not self._tell_soon.isActive():
            self._on_tell()
        if not self._due.isActive():
            self._due.start()

    def _on_tell(self) -> None:
        """Tell of the newest step: a reader sees no more than a few in a second."""
        if self._step is not self._told:
            self._told = self._step
            self._tell_soon.start()
            self.progressed.emit(self._step)

    def _on_due(self) -> None:
        clock = QElapsedTimer()
        clock.start()
        self._session.refresh_soon()
        # Looking may take a tenth of the time, however large the pack is.
        took = clock.elapsed() + 1000 * self._session.looking_seconds
        self._due.setInterval(max(_REFRESH_MS, round(10 * took)))

    def _on_ended(self, outcome: Outcome) -> None:
        self._due.stop()
        self._tell_soon.stop()
        self.stopped = outcome.cancelled or bool(outcome.failure)
        self._session.refresh()
        self.ended.emit(outcome)
