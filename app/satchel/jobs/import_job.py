"""Runs the worker process: it reads, indexes and analyses; the window only listens.

The worker says one JSON object a line: a step of its work, its result, or why it failed.
"""

import json
import logging
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, QTimer, Signal

from briefindex.model.pack import Duplicate, ImportProblem
from briefindex.progress import Step

if TYPE_CHECKING:  # nine enumerations that no start needs
    from PySide6.QtCore import QProcess, QProcessEnvironment

_ASKED_MS: Final = 300
_PATIENCE_MS: Final = 700
"""How long a worker that was asked to stop may go on with what it is at."""
_KILLED_MS: Final = 1000
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How an import ended: what was refused, whether it was stopped, or why it failed.

    `duplicates` are files whose bytes were in the pack under another name.
    """

    imported: int = 0
    refused: tuple[ImportProblem, ...] = ()
    duplicates: tuple[Duplicate, ...] = ()
    cancelled: bool = False
    failure: str = ""


class ImportJob(QObject):
    """One worker process at a time.

    Signals:
        stepped: a `Step`; what it names as an article is durable.
        ended: an `Outcome`; the process is gone.
    """

    stepped = Signal(object)
    ended = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        """Start nothing."""
        super().__init__(parent)
        self._process: QProcess | None = None
        self._cancelled = False
        self._paused = False
        self._outcome: Outcome | None = None
        self._rest = b""
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE_MS)
        self._patience.timeout.connect(self._on_patience_lost)

    @property
    def running(self) -> bool:
        """Whether a worker is at work."""
        return self._process is not None

    def start(self, pack: Path, inputs: Sequence[Path], *, again: bool = False) -> None:
        """Fill a pack from folders; an import that runs is stopped first.

        With `again` only those of their files are read that the pack was refused.
        """
        from PySide6.QtCore import QProcess  # only where one is started

        self.stop()
        self._cancelled, self._outcome, self._rest = False, None, b""
        self._paused = False
        process = QProcess(self)
        process.setProgram(sys.executable)
        process.setArguments(_arguments(pack, inputs, again=again))
        process.setProcessEnvironment(_environment())
        process.setProcessChannelMode(QProcess.ProcessChannelMode.SeparateChannels)
        process.readyReadStandardOutput.connect(self._on_output)
        process.finished.connect(self._on_finished)
        process.errorOccurred.connect(self._on_error)
        self._process = process
        process.start()

    @property
    def paused(self) -> bool:
        """Whether the worker was asked to wait."""
        return self._paused and self.running

    def pause(self, *, wanted: bool) -> None:
        """Let the worker wait at its next step, or go on."""
        if self._process is not None:
            self._paused = wanted
            self._process.write(b"pause\n" if wanted else b"resume\n")

    def cancel(self) -> None:
        """Ask the worker to stop at its next step; what it finished is kept.

        One that is amid a long step is killed: what it said that it finished is kept.
        """
        if self._process is not None:
            self._cancelled = True
            self._process.write(b"cancel\n")
            self._patience.start()

    def stop(self) -> None:
        """Stop the worker and wait the moment until it is gone; nothing is emitted.

        One that is amid a long step is killed: what it said that it finished is kept.
        """
        process, self._process = self._process, None
        self._patience.stop()
        if process is None:
            return
        process.blockSignals(True)
        process.write(b"cancel\n")
        process.closeWriteChannel()
        if not process.waitForFinished(_ASKED_MS):
            process.kill()
            process.waitForFinished(_KILLED_MS)
        process.deleteLater()

    def _on_output(self) -> None:
        if self._process is None:
            return
        lines = (self._rest + bytes(self._process.readAllStandardOutput().data())).split(b"\n")
        self._rest = lines.pop()
        for line in lines:
            self._take(line)

    def _take(self, line: bytes) -> None:
        try:
            said = json.loads(line)
        except ValueError:
            _log.info("The worker said something that is no JSON.")
            return
        if isinstance(said, dict):
            self._understand(said)

    def _understand(self, said: dict[str, Any]) -> None:
        if "phase" in said:
            article, file = said.get("article"), said.get("file", "")
            part = float(said.get("part", 0.0))
            done, total = said["done"], said["total"]
            pages = int(said.get("page", 0)), int(said.get("pages", 0))
            self.stepped.emit(Step(said["phase"], done, total, article, file, part, *pages))
        elif "refused" in said:
            refused = tuple(ImportProblem(r["file"], r["reason"]) for r in said["refused"])
            doubled = (Duplicate(d["file"], d["of"]) for d in said.get("duplicates", ()))
            others = tuple(each for each in doubled if each.file != each.of)
            self._outcome = Outcome(len(said.get("imported", ())), refused, others)
        elif "error" in said:
            self._outcome = Outcome(failure=str(said["error"]))
        elif "cancelled" in said:
            self._outcome = Outcome(cancelled=True)

    def _on_patience_lost(self) -> None:
        if self._process is not None:
            self._process.kill()

    def _on_finished(self) -> None:
        self._patience.stop()
        self._on_output()
        process, self._process = self._process, None
        if process is None:
            return
        if self._outcome is None:
            _log.info("The worker ended: %s", bytes(process.readAllStandardError().data())[-2000:])
        process.deleteLater()
        lost = self.tr("The import stopped unexpectedly. What was finished is kept; F5 goes on.")
        outcome = self._outcome or Outcome(failure="" if self._cancelled else lost)
        if self._cancelled and not outcome.refused:
            outcome = Outcome(cancelled=True)
        self.ended.emit(outcome)

    def _on_error(self, error: "QProcess.ProcessError") -> None:
        if error == error.FailedToStart and self._process is not None:
            self._process.deleteLater()
            self._process = None
            self.ended.emit(Outcome(failure=self.tr("The import could not be started.")))


def _arguments(pack: Path, inputs: Sequence[Path], *, again: bool) -> list[str]:
    """The worker imports nothing from the folder that Satchel was started in: it may be a pack."""
    flags = ["--again"] if again else []
    return ["-P", "-m", "satchel.jobs.worker", *flags, str(pack), *map(str, inputs)]


def _environment() -> "QProcessEnvironment":
    """The worker finds the program's packages where this process found them."""
    from PySide6.QtCore import QProcessEnvironment  # as above

    made = QProcessEnvironment.systemEnvironment()
    roots = {str(Path(__file__).resolve().parents[2])}
    spec = sys.modules["briefindex"].__file__
    if spec:
        roots.add(str(Path(spec).resolve().parents[1]))
    before = made.value("PYTHONPATH")
    made.insert("PYTHONPATH", os.pathsep.join([*sorted(roots), *([before] if before else [])]))
    made.insert("PYTHONUTF8", "1")
    return made
