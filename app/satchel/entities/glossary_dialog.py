"""The editor of the glossary: name, type and aliases of what the analyst knows; CSV in and out."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from satchel.entities.glossary_table import GlossaryModel, Row, TypeDelegate
from satchel.widgets.choice_box import ChoiceBox
from satchel.widgets.choosing import ask_file, ask_new_file
from satchel.widgets.plain_label import plain_label

_NAME, _TYPE = range(2)


@dataclass(frozen=True, slots=True)
class PackTable:
    """The glossary of the pack in `folder`, as rows."""

    folder: Path
    name: str
    rows: Sequence[Row]


class GlossaryDialog(QDialog):
    """Edits the glossaries of the open packs, one at a time.

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

    def __init__(self, packs: Sequence[PackTable], parent: QWidget) -> None:
        """Start with the glossaries as they are; one pack at least."""
        super().__init__(parent)
        self.setObjectName("glossary_dialog")
        self.setWindowTitle(self.tr("Glossary"))
        self.setAccessibleName(self.windowTitle())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(860, 560)
        self.waits = False
        self._opened = {pack.folder: list(pack.rows) for pack in packs}
        self._rows = dict(self._opened)
        self.pack = packs[0].folder
        self.model = GlossaryModel(packs[0].rows, self)
        self.packs = ChoiceBox(self)
        self.packs.setObjectName("glossary_packs")
        self.packs.setAccessibleName(self.tr("Pack"))
        for pack in packs:
            self.packs.addItem(self.tr("Glossary of {pack}").format(pack=pack.name), pack.folder)
        self.packs.setVisible(len(packs) > 1)
        self.packs.currentIndexChanged.connect(lambda _number: self._on_pack())
        self.table = self._made_table()
        self.told = QPlainTextEdit(self)
        self.told.setObjectName("glossary_told")
        self.told.setAccessibleName(self.tr("What was not taken as it stands"))
        self.told.setReadOnly(True)
        self.told.setMaximumHeight(110)
        self.told.hide()
        self._arrange()

    def _made_table(self) -> QTableView:
        table = QTableView(self)
        table.setObjectName("glossary_table")
        table.setAccessibleName(self.tr("Entries of the glossary"))
        table.setModel(self.model)
        table.setItemDelegateForColumn(_TYPE, TypeDelegate(table))
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        heads = table.horizontalHeader()
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        heads.setStretchLastSection(True)
        table.setColumnWidth(_NAME, 280)
        table.setColumnWidth(_TYPE, 150)
        return table

    def _arrange(self) -> None:
        said = self.tr(
            "A name or alias that the articles mention goes by the name and type given here, "
            "at once. A name that was found nowhere waits for articles that mention it."
        )
        explained = plain_label("glossary_explained", self, said)
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
        layout.addWidget(self.packs)
        layout.addWidget(explained)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.told)
        layout.addLayout(row)
        layout.addWidget(buttons)

    def changed(self) -> dict[Path, list[Row]]:
        """By pack, the rows of the glossaries that are not what they were when it was opened."""
        now = self._rows | {self.pack: self.model.rows()}
        return {folder: rows for folder, rows in now.items() if rows != self._opened[folder]}

    def show_pack(self, folder: Path) -> None:
        """Show the glossary of another pack; what was typed into this one is kept."""
        self.packs.setCurrentIndex(self.packs.findData(folder))

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

    def _on_pack(self) -> None:
        self._rows[self.pack] = self.model.rows()
        self.pack = self.packs.currentData()
        self.show_rows(self._rows[self.pack], "")

    def _set_waits(self, waits: bool) -> None:
        self.waits = waits
        self.packs.setEnabled(not waits)
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
        title, kinds = self.tr("Import a glossary"), self.tr("Tables (*.csv)")
        ask_file(self, "glossary_file_dialog", title, self.file_chosen.emit, kinds)

    def _on_export(self) -> None:
        title, kinds = self.tr("Export the glossary"), self.tr("Tables (*.csv)")
        ask_new_file(self, "glossary_file_dialog", title, self.export_wanted.emit, kinds)
