"""Saves what is listed as a table, a part at a time: however much, the window stays free."""

from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from satchel.jobs.listing import Part, WritingRows
from satchel.session import Session
from satchel.table.asking import TableAsking
from satchel.theme.theme import Theme
from satchel.widgets.choosing import ask_table
from satchel.widgets.note_line import NoteLine
from satchel.widgets.words import counted, grouped

if TYPE_CHECKING:
    from briefindex.desk.tables import RowsFile

_KIND: Final = "table file"
_PART: Final = 500


class TableExport(QObject):
    """Asks for a file, writes it beside its place, and puts it there when it is whole.

    Signals:
        saved: the path of the file that was written.
    """

    saved = Signal(str)

    def __init__(
        self, asking: TableAsking, session: Session, theme: Theme, parent: QWidget
    ) -> None:
        """Write nothing yet; `line` says how far it has come."""
        super().__init__(parent)
        self._asking = asking
        self._session = session
        self._window = parent
        self._path: Path | None = None
        self._file: BinaryIO | None = None
        self._rows: RowsFile | None = None
        self._total = 0
        name = self.tr("Export of the figures")
        self.line = NoteLine(theme, "table_export_line", name, parent, beside=True)
        self.line.followed.connect(self.cancel)
        session.lists.answered.connect(self._on_answered)
        session.lists.failed.connect(self._on_failed)
        session.contents_changed.connect(self._on_contents_changed)

    @property
    def busy(self) -> bool:
        """Whether a file is being written."""
        return self._file is not None

    def ask(self) -> QFileDialog | None:
        """Ask where to; None where nothing is listed."""
        listing = self._asking.listing
        if listing is None or not listing.total or self.busy:
            return None
        title = self.tr("Export the figures that are listed")
        return ask_table(self._window, "table_file_dialog", title, self.save, self.tr("figures"))

    def save(self, path: str) -> None:
        """Write what is listed to a file."""
        listing = self._asking.listing
        if listing is None or self.busy:
            return
        self._path, self._total = Path(path), listing.total
        try:
            self._file = self._passing.open("wb")
        except OSError as error:
            self._trouble(error)
            return
        self._say(0)
        self._session.lists.ask(
            _KIND, WritingRows(listing.asked, 0, _PART, self._path.suffix, self._total)
        )

    def cancel(self) -> None:
        """Write no further; what was written is taken away."""
        if self._file is not None:
            self._file.close()
            self._file = None
            if self._rows is not None:
                self._rows.drop()
                self._rows = None
            self._passing.unlink(missing_ok=True)
        self.line.say("")

    @property
    def _passing(self) -> Path:
        """Where it is written until it is whole."""
        path = self._path or Path()
        return path.with_name(f"{path.name}.part")

    def _say(self, done: int) -> None:
        of = counted(self._total, self.tr("figure"), self.tr("figures"))
        said = self.tr("{done} of {figures} written to {file}")
        name = self._path.name if self._path is not None else ""
        self.line.say(said.format(done=grouped(done), figures=of, file=name), self.tr("Cancel"))

    def _on_answered(self, kind: str, answer: object) -> None:
        if kind != _KIND or not isinstance(answer, Part):
            return
        if self._file is None:
            answer.file.drop()
            return
        self._rows = answer.file
        try:
            self._file.write(answer.data)
            if answer.end >= self._total:
                self._finish(self._file)
                return
        except OSError as error:
            self.cancel()
            self._trouble(error)
            return
        self._say(answer.end)
        suffix = self._path.suffix if self._path is not None else ""
        more = WritingRows(answer.asked, answer.end, _PART, suffix, self._total, answer.file)
        self._session.lists.ask(_KIND, more)

    def _finish(self, file: BinaryIO) -> None:
        file.close()
        self._file = self._rows = None
        self.line.say("")
        if self._path is not None:
            self._passing.replace(self._path)
            self.saved.emit(str(self._path))

    def _on_failed(self, kind: str, sentence: str) -> None:
        if kind == _KIND and self.busy:
            self.cancel()
            self._session.trouble.emit(sentence)

    def _on_contents_changed(self) -> None:
        """Other figures are there: half a file of either would tell nothing."""
        if self.busy:
            self.cancel()
            self._session.trouble.emit(
                self.tr("The pack changed while its figures were written: export them again.")
            )

    def _trouble(self, error: OSError) -> None:
        said = self.tr("{file} could not be written: {why}. Choose another place.")
        name = self._path.name if self._path is not None else ""
        self._session.trouble.emit(said.format(file=name, why=error.strerror or str(error)))
