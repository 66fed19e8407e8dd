"""Opens the editor of the glossary; reads, checks and keeps in the other thread."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from briefindex.desk import Desk
from briefindex.desk.glossary import (
    checked_glossary,
    glossary_csv,
    joined_glossaries,
    read_glossary,
)
from briefindex.desk.name_file import chosen
from briefindex.desk.saving import save_file
from briefindex.errors import SatchelError
from briefindex.model.naming import GlossaryEntry
from briefindex.progress import Cancelled, CancelToken
from satchel.entities.asking import EntityAsking, put_glossaries
from satchel.entities.glossary_dialog import GlossaryDialog, PackTable
from satchel.entities.glossary_table import Row, entries_of, rows_of
from satchel.widgets.words import counted


@dataclass(frozen=True, slots=True)
class _Work:
    """What was worked out for the editor: other rows (None: as they are), and what to tell.

    The rows are of the glossary of `pack`, or (None) of that which is shown. `glossaries` are
    what is to be kept, where nothing has to be told.
    """

    token: CancelToken
    rows: Sequence[Row] | None = None
    told: str = ""
    pack: Path | None = None
    glossaries: Mapping[Path, Sequence[GlossaryEntry]] | None = None


@dataclass(frozen=True, slots=True)
class _Opened:
    """The glossaries as they are kept."""

    packs: Sequence[PackTable]


class GlossaryRoom(QObject):
    """Opens the editor; reads, checks and keeps in the other thread."""

    def __init__(self, asking: EntityAsking, window: QWidget) -> None:
        """Show the editor over a window."""
        super().__init__(window)
        self._asking = asking
        self._window = window
        self._token = CancelToken()
        self.dialog: GlossaryDialog | None = None
        asking.answered.connect(self._on_answered)
        asking.trouble.connect(self._on_trouble)

    def open(self) -> None:
        """Open the editor once the glossaries are read."""
        self._asking.ask("glossary", _opened)

    def _on_answered(self, kind: str, answer: object) -> None:
        dialog = self.dialog
        if kind == "glossary" and isinstance(answer, _Opened) and dialog is None:
            self._show(answer.packs)
        elif isinstance(answer, _Work) and answer.token is self._token and dialog is not None:
            if answer.glossaries is not None:
                make = put_glossaries(answer.glossaries)
                self._asking.decide(self.tr("the glossary"), None, make)
                dialog.accept()
            elif answer.rows is not None:
                dialog.show_pack(answer.pack or dialog.pack)
                dialog.show_rows(answer.rows, answer.told)
            else:
                dialog.tell(answer.told)

    def _show(self, packs: Sequence[PackTable]) -> None:
        if not packs:
            return
        dialog = self.dialog = GlossaryDialog(packs, self._window)
        dialog.save_wanted.connect(self._on_save_wanted)
        dialog.file_chosen.connect(self._on_file_chosen)
        dialog.export_wanted.connect(self._on_export_wanted)
        dialog.stopped.connect(self._stop)
        dialog.finished.connect(self._on_finished)
        dialog.open()

    def _on_file_chosen(self, path: str) -> None:
        if self.dialog is not None:
            token, rows = self._stop(), self.dialog.model.rows()
            file = Path(path)
            self.dialog.wait(self.tr("Reading {file}… Cancel stops it.").format(file=file.name))
            taken = (
                self.tr("row of the file took the place of one of its name."),
                self.tr("rows of the file took the place of those of their names."),
            )
            self._asking.ask("glossary work", lambda _desk: _read(file, rows, token, taken))

    def _on_export_wanted(self, path: str) -> None:
        if self.dialog is not None:
            token, rows = self._stop(), self.dialog.model.rows()
            file = Path(path)
            self.dialog.wait(self.tr("Saving {file}…").format(file=file.name))
            self._asking.ask("glossary work", lambda _desk: _exported(rows, file, token))

    def _on_save_wanted(self) -> None:
        if self.dialog is not None:
            token, tables = self._stop(), self.dialog.changed()
            if not tables:
                self.dialog.accept()
                return
            self.dialog.wait(self.tr("Checking the glossary…"))
            title = self.dialog.windowTitle()
            self._asking.ask("glossary work", lambda _desk: _checked(tables, title, token))

    def _stop(self) -> CancelToken:
        """Want nothing more of what is being worked out; gives what stops the next."""
        self._token.cancel()
        self._token = CancelToken()
        return self._token

    def _on_trouble(self, words: str) -> None:
        if self.dialog is not None and self.dialog.waits:
            self.dialog.tell(words)

    def _on_finished(self) -> None:
        self._stop()
        self.dialog = None


def _opened(desk: Desk) -> _Opened:
    packs = desk.names.glossaries()
    return _Opened([PackTable(pack.folder, pack.name, rows_of(pack.entries)) for pack in packs])


def _read(path: Path, rows: Sequence[Row], token: CancelToken, taken: tuple[str, str]) -> _Work:
    """The rows with those of a file, or the sentence that says why there are none."""
    try:
        reading = read_glossary(chosen(path), path.name, token)
        both, replaced = joined_glossaries(entries_of(rows), reading.entries)
        told = [counted(replaced, *taken)] if replaced else []
        return _Work(token, rows_of(both), "\n".join((*told, *reading.problems)))
    except Cancelled:
        return _Work(token)
    except SatchelError as error:
        return _Work(token, told=str(error))


def _exported(rows: Sequence[Row], file: Path, token: CancelToken) -> _Work:
    """Nothing to tell where the rows were saved, else the sentence that says why not."""
    try:
        save_file(file, glossary_csv(entries_of(rows)))
    except SatchelError as error:
        return _Work(token, told=str(error))
    return _Work(token)


def _checked(tables: Mapping[Path, Sequence[Row]], title: str, token: CancelToken) -> _Work:
    """What is to be kept, or the rows of a pack put right and what was wrong with them."""
    glossaries: dict[Path, Sequence[GlossaryEntry]] = {}
    for pack, rows in tables.items():
        reading = checked_glossary(entries_of(rows), title)
        if reading.problems:
            return _Work(token, rows_of(reading.entries), "\n".join(reading.problems), pack)
        glossaries[pack] = reading.entries
    return _Work(token, glossaries=glossaries)
