"""The editor of the glossary: name, type and aliases of what the analyst knows; CSV in and out."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from briefindex.desk.glossary import (
    checked_glossary,
    glossary_csv,
    joined_glossaries,
    read_glossary,
)
from briefindex.desk.name_file import save_file
from briefindex.errors import SatchelError
from briefindex.model.naming import GlossaryEntry
from briefindex.progress import Cancelled, CancelToken
from satchel.entities.asking import EntityAsking, put_glossary
from satchel.entities.glossary_table import GlossaryModel, Row, TypeDelegate, entries_of, rows_of
from satchel.widgets.words import counted

_NAME, _TYPE = range(2)


class GlossaryDialog(QDialog):
    """Edits the glossary of the open pack.

    Signals:
        save_wanted: what stands in the table is to be checked and kept.
        file_chosen: the path of a CSV file that is to be read (see `show_rows`).
        export_wanted: the path of a CSV file that is to hold what stands in the table.
        stopped: what the dialog waits for is not wanted any more.
    """

    save_wanted = Signal()
    file_chosen = Signal(str)
    export_wanted = Signal(str)
    stopped = Signal()

    def __init__(self, rows: Sequence[Row], parent: QWidget) -> None:
        """Start with the glossary as it is."""
        super().__init__(parent)
        self.setObjectName("glossary_dialog")
        self.setWindowTitle(self.tr("Glossary"))
        self.setAccessibleName(self.windowTitle())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(860, 560)
        self.waits = False
        self.model = GlossaryModel(rows, self)
        self.table = QTableView(self)
        self.table.setObjectName("glossary_table")
        self.table.setAccessibleName(self.tr("Entries of the glossary"))
        self.table.setModel(self.model)
        self.table.setItemDelegateForColumn(_TYPE, TypeDelegate(self.table))
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        heads = self.table.horizontalHeader()
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        heads.setStretchLastSection(True)
        self.table.setColumnWidth(_NAME, 280)
        self.table.setColumnWidth(_TYPE, 150)
        self.told = QPlainTextEdit(self)
        self.told.setObjectName("glossary_told")
        self.told.setAccessibleName(self.tr("What was not taken as it stands"))
        self.told.setReadOnly(True)
        self.told.setMaximumHeight(110)
        self.told.hide()
        self._arrange()

    def _arrange(self) -> None:
        explained = QLabel(
            self.tr(
                "A name or alias that the articles mention goes by the name and type given here, "
                "at once. A name that was found nowhere waits for articles that mention it."
            ),
            self,
        )
        explained.setObjectName("glossary_explained")
        explained.setWordWrap(True)
        explained.setTextFormat(Qt.TextFormat.PlainText)
        row = QHBoxLayout()
        self.buttons: list[QPushButton] = []
        for name, words, slot in (
            ("glossary_add", self.tr("&Add"), self._on_add),
            ("glossary_remove", self.tr("&Remove"), self._on_remove),
            ("glossary_import", self.tr("&Import CSV…"), self._on_import),
            ("glossary_export", self.tr("E&xport CSV…"), self._on_export),
        ):
            button = QPushButton(words, self)
            button.setObjectName(name)
            button.setAccessibleName(words.replace("&", "").rstrip("…"))
            button.setAutoDefault(False)
            button.clicked.connect(slot)
            row.addWidget(button)
            self.buttons.append(button)
        row.addStretch(1)
        buttons = QDialogButtonBox(self)
        save = buttons.addButton(self.tr("&Save"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.append(save)
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.save_wanted)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(explained)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.told)
        layout.addLayout(row)
        layout.addWidget(buttons)

    def wait(self, words: str) -> None:
        """Say what is worked on; Cancel stops just that, until `show_rows` or `tell`."""
        self.tell(words)
        self._set_waits(True)

    def show_rows(self, rows: Sequence[Row], words: str) -> None:
        """Have other rows, and tell what was not taken as it stood."""
        self.model.show(rows)
        self.tell(words)

    def tell(self, words: str) -> None:
        """Tell something about the file or the table."""
        self._set_waits(False)
        self.told.setPlainText(words)
        self.told.setVisible(bool(words))

    def reject(self) -> None:
        """Stop what is waited for; else close without saving."""
        if self.waits:
            self.tell("")
            self.stopped.emit()
        else:
            super().reject()

    def _set_waits(self, waits: bool) -> None:
        self.waits = waits
        self.table.setEnabled(not waits)
        for button in self.buttons:
            button.setEnabled(not waits)

    def _on_add(self) -> None:
        self.model.add()
        index = self.model.index(self.model.rowCount() - 1, _NAME)
        self.table.setCurrentIndex(index)
        self.table.edit(index)

    def _on_remove(self) -> None:
        numbers = {index.row() for index in self.table.selectionModel().selectedRows()}
        for number in sorted(numbers, reverse=True):
            self.model.remove(number)

    def _on_import(self) -> None:
        self._choose(self.tr("Import a glossary"), saving=False).fileSelected.connect(
            self.file_chosen
        )

    def _on_export(self) -> None:
        self._choose(self.tr("Export the glossary"), saving=True).fileSelected.connect(
            self.export_wanted
        )

    def _choose(self, title: str, *, saving: bool) -> QFileDialog:
        dialog = QFileDialog(self, title)
        dialog.setObjectName("glossary_file_dialog")
        dialog.setAccessibleName(title)
        dialog.setNameFilter(self.tr("Tables (*.csv)"))
        if saving:
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            dialog.setDefaultSuffix("csv")
        else:
            dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        return dialog


@dataclass(frozen=True, slots=True)
class _Work:
    """What was worked out for the editor: other rows (None: as they are), and what to tell.

    `entries` are what is to be kept, where nothing has to be told.
    """

    token: CancelToken
    rows: Sequence[Row] | None = None
    told: str = ""
    entries: Sequence[GlossaryEntry] | None = None


@dataclass(frozen=True, slots=True)
class _Opened:
    """The rows of the glossary as it is kept."""

    rows: Sequence[Row]


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
        """Open the editor once the glossary is read."""
        self._asking.ask("glossary", lambda desk: _Opened(rows_of(desk.names.glossary())))

    def _on_answered(self, kind: str, answer: object) -> None:
        dialog = self.dialog
        if kind == "glossary" and isinstance(answer, _Opened) and dialog is None:
            self._show(answer.rows)
        elif isinstance(answer, _Work) and answer.token is self._token and dialog is not None:
            if answer.entries is not None:
                make = put_glossary(answer.entries)
                self._asking.decide(self.tr("the glossary"), None, make)
                dialog.accept()
            elif answer.rows is not None:
                dialog.show_rows(answer.rows, answer.told)
            else:
                dialog.tell(answer.told)

    def _show(self, rows: Sequence[Row]) -> None:
        dialog = self.dialog = GlossaryDialog(rows, self._window)
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
            token, rows = self._stop(), self.dialog.model.rows()
            self.dialog.wait(self.tr("Checking the glossary…"))
            table = self.dialog.windowTitle()
            self._asking.ask("glossary work", lambda _desk: _checked(rows, table, token))

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


def _read(path: Path, rows: Sequence[Row], token: CancelToken, taken: tuple[str, str]) -> _Work:
    """The rows with those of a file, or the sentence that says why there are none."""
    try:
        reading = read_glossary(path.read_bytes(), path.name, token)
        both, replaced = joined_glossaries(entries_of(rows), reading.entries)
        told = [counted(replaced, *taken)] if replaced else []
        return _Work(token, rows_of(both), "\n".join((*told, *reading.problems)))
    except Cancelled:
        return _Work(token)
    except SatchelError as error:
        return _Work(token, told=str(error))
    except OSError as error:
        reason = (error.strerror or "no reason given").lower()
        return _Work(token, told=f"{path.name} cannot be read: {reason}.")


def _exported(rows: Sequence[Row], file: Path, token: CancelToken) -> _Work:
    """Nothing to tell where the rows were saved, else the sentence that says why not."""
    try:
        save_file(file, glossary_csv(entries_of(rows)))
    except SatchelError as error:
        return _Work(token, told=str(error))
    return _Work(token)


def _checked(rows: Sequence[Row], table: str, token: CancelToken) -> _Work:
    """What is to be kept, or the rows put right and what was wrong with them."""
    reading = checked_glossary(entries_of(rows), table)
    if reading.problems:
        return _Work(token, rows_of(reading.entries), "\n".join(reading.problems))
    return _Work(token, entries=reading.entries)
