"""The analyst's decisions about names as a file: saved, and applied to the pack that is open."""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from briefindex.desk import Desk
from briefindex.desk.name_file import (
    ReadDecisions,
    chosen,
    decisions_file,
    read_decisions,
)
from briefindex.desk.saving import save_file
from briefindex.errors import SatchelError
from satchel.entities.asking import Back, EntityAsking, back
from satchel.widgets.choosing import ask_file, ask_new_file


class DecisionsFile(QObject):
    """Asks for the file, and does the work in the other thread."""

    def __init__(self, asking: EntityAsking, window: QWidget) -> None:
        """Show file dialogs over a window."""
        super().__init__(window)
        self._asking = asking
        self._window = window
        asking.answered.connect(self._on_answered)

    def ask_export(self) -> None:
        """Ask for the file that the decisions are saved as."""
        title, kinds = self.tr("Export the decisions about names"), self.tr("Decisions (*.json)")
        ask_new_file(self._window, "decisions_file_dialog", title, self.export, kinds)

    def ask_import(self) -> None:
        """Ask for the file whose decisions are to be applied."""
        title, kinds = self.tr("Apply the decisions of a file"), self.tr("Decisions (*.json)")
        ask_file(self._window, "decisions_file_dialog", title, self.apply, kinds)

    def export(self, path: str) -> None:
        """Save all decisions about names."""
        self._asking.ask("saved decisions", lambda desk: _save(desk, Path(path)))

    def apply(self, path: str) -> None:
        """Apply the decisions of a file, in one step that can be undone."""
        self._asking.ask("decisions of a file", lambda _desk: _read(Path(path)))

    def _on_answered(self, kind: str, answer: object) -> None:
        if kind == "decisions of a file" and isinstance(answer, ReadDecisions):
            self._apply(answer)
        elif kind == "decisions that wait" and isinstance(answer, tuple) and answer:
            self._asking.trouble.emit("\n".join(map(str, answer[:10])))
        elif kind in {"decisions of a file", "saved decisions"} and answer:
            self._asking.trouble.emit(str(answer))

    def _apply(self, read: ReadDecisions) -> None:
        def make(desk: Desk) -> Back:
            return back(desk.naming.decide(read.decisions))

        if read.decisions:
            self._asking.decide(self.tr("the decisions of a file"), None, make)
        self._asking.ask("decisions that wait", lambda d: (*read.problems, *d.names.lapsed()))


def _save(desk: Desk, path: Path) -> str:
    try:
        save_file(path, decisions_file(desk.names.decisions()))
    except SatchelError as error:
        return str(error)
    return ""


def _read(path: Path) -> ReadDecisions | str:
    try:
        return read_decisions(chosen(path), path.name)
    except SatchelError as error:
        return str(error)
