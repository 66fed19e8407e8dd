"""Says what the worker does next: files that were added, then what is missing in open packs."""

from collections import deque
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal

from briefindex import desk
from briefindex.errors import SatchelError
from satchel.jobs.import_job import ImportJob, Outcome
from satchel.session import Answer, Session
from satchel.settings.pack_notes import PackNotes
from satchel.shell.filling import Filling
from satchel.shell.open_packs import OpenPack

_NAMED: Final = 3


class Work(QObject):
    """Has the open packs filled, one after the other.

    Signals:
        progressed: the worker's `Step`, or None before its first.
        finished: the worker's `Outcome`, once for each pack that it was at.
        trouble: one plain sentence.
    """

    progressed = Signal(object)
    finished = Signal(object)
    trouble = Signal(str)

    def __init__(self, session: Session, job: ImportJob, notes: PackNotes, parent: QObject) -> None:
        """Do nothing yet."""
        super().__init__(parent)
        self._session = session
        self._notes = notes
        self.filling = Filling(session, job, self)
        self._packs: tuple[OpenPack, ...] = ()
        self._wanted: deque[tuple[OpenPack, tuple[Path, ...], bool]] = deque()
        self._tried: set[Path] = set()
        self._mends = False
        self.filling.progressed.connect(self.progressed)
        self.filling.ended.connect(self._on_ended)
        session.answered.connect(self._on_answered)

    @property
    def busy(self) -> bool:
        """Whether the worker is at work."""
        return self.filling.busy

    @property
    def pack(self) -> OpenPack | None:
        """The pack that the worker is at, or was at last."""
        return next((each for each in self._packs if each.folder == self.filling.pack), None)

    def use(self, packs: tuple[OpenPack, ...]) -> None:
        """Work at these packs from now on; what was begun at others is kept, and left."""
        self.filling.stop()
        self._wanted.clear()
        self._packs, self._mends = packs, False

    def fill(self) -> None:
        """Let the worker read, index and analyse what is not yet, if anything."""
        self._mends, self._tried = True, set()
        self._start()

    def add(self, pack: OpenPack, given: Sequence[Path]) -> None:
        """Let the worker add files and folders to a pack, one of its own; what runs goes on after.

        An import of the same pack that runs is stopped: the new one goes on with it.
        """
        self._notes.begin(pack.target, tuple(map(str, given)))
        if self.filling.pack == pack.folder:
            self.filling.stop()
        self.fill()

    def again(self) -> None:
        """Let the worker read again what was refused, and what a stopped import left."""
        if self.busy:
            return
        lost: list[str] = []
        for pack in self._packs:
            stopped = self.filling.stopped and pack.folder == self.filling.pack
            refused = self._refused(pack)
            if stopped or refused:
                if stopped:
                    self._wanted.append((pack, self.filling.inputs, self.filling.again))
                    continue
                inputs, missing = self._inputs_again(pack, refused)
                lost += missing
                if inputs:
                    self._wanted.append((pack, inputs, True))
        self._tried = {pack.folder for pack, _, _ in self._wanted}
        self._start()
        if lost:
            self.trouble.emit(self._lost_words(lost))

    def cancel(self) -> None:
        """Stop the worker; what it finished is kept."""
        self._mends = False
        self._wanted.clear()
        self.filling.cancel()

    def _given(self, pack: OpenPack) -> tuple[Path, ...]:
        """What a pack is made of, or was added to it, as far as that is known."""
        noted = self._noted(pack)
        return pack.source.inputs or tuple(dict.fromkeys((*desk.given(pack.folder), *noted)))

    def _noted(self, pack: OpenPack) -> tuple[Path, ...]:
        """What was added to a pack last."""
        return tuple(map(Path, self._notes.of(pack.target).given))

    def _refused(self, pack: OpenPack) -> list[str]:
        reading = self._session.desk
        problems = reading.problems(pack.folder) if reading is not None else ()
        return [problem.file for problem in problems]

    def _inputs_again(
        self, pack: OpenPack, refused: Sequence[str]
    ) -> tuple[tuple[Path, ...], list[str]]:
        """Where what was refused is to be looked for, and which of it is not where it was."""
        given = self._given(pack)
        if not pack.own:
            return given, []
        found = {file: [path for path in given if _holds(path, file)] for file in refused}
        there = dict.fromkeys(path for paths in found.values() for path in paths)
        return tuple(there), [file for file, paths in found.items() if not paths]

    def _lost_words(self, lost: Sequence[str]) -> str:
        named = ", ".join(lost[:_NAMED]) + (", …" if len(lost) > _NAMED else "")
        said = self.tr(
            "{files}: not where it was read from any more, or that is not known. Connect the "
            "drive and try again, or add the file again."
        )
        return said.format(files=named)

    def _start(self) -> None:
        """Let the worker do what was asked for, then what is missing in a pack not tried yet."""
        if self.busy:
            return
        if self._wanted:
            pack, inputs, again = self._wanted.popleft()
            self.filling.begin(pack.folder, inputs, again=again)
            return
        for pack in self._packs:
            if pack.folder in self._tried:
                continue
            self._tried.add(pack.folder)
            if pack.own and self._notes.of(pack.target).adding:
                # What is new, or what a killed import left: what is in the pack is not read again.
                self.filling.begin(pack.folder, self._noted(pack) or self._given(pack))
                return
            if not self._is_ready(pack):
                self.filling.begin(pack.folder, pack.source.inputs)
                return

    def _is_ready(self, pack: OpenPack) -> bool:
        try:
            done = desk.ready(pack.source)
            if done:
                desk.mark_used(pack.source)
            return done
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
        pack = self.pack
        if pack is not None and pack.own and not outcome.failure:
            self._notes.finish(pack.target)
        self.finished.emit(outcome)
        if not self.filling.stopped:
            self._start()


def _holds(given: Path, file: str) -> bool:
    """Whether a file that was refused may still be at a path that was given.

    What is in a folder is called by its way below that folder, what is in an archive begins with
    the archive's own name.
    """
    first = file.split("/", maxsplit=1)[0]
    if given.is_dir():
        return (given / first).exists()
    return given.name == first and given.exists()
