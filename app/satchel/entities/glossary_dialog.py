"""The editor of the glossary: name, type and aliases of what the analyst knows; CSV in and out."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from briefindex.desk.glossary import GlossaryReading, glossary_csv, read_glossary
from briefindex.desk.name_file import save_file
from briefindex.errors import SatchelError
from briefindex.model.mention import EntityType
from briefindex.model.naming import GlossaryEntry, Named
from satchel.entities.asking import EntityAsking, put_glossary
from satchel.entities.words import TYPES, kind_word
from satchel.widgets.choice_box import ChoiceBox

Index = QModelIndex | QPersistentModelIndex
_NAME, _TYPE, _ALIASES = range(3)
_SHOWN: Final = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole)
_ORDER: Final[tuple[EntityType, ...]] = tuple(kind for kind, _ in TYPES)


class GlossaryModel(QAbstractTableModel):
    """The entries as a table that can be typed into."""

    def __init__(self, entries: Sequence[GlossaryEntry], parent: QObject) -> None:
        """Start with some entries."""
        super().__init__(parent)
        self._rows = [self._row(entry) for entry in entries]
        self._heads = (self.tr("Name"), self.tr("Type"), self.tr("Aliases, with ; between them"))

    @staticmethod
    def _row(entry: GlossaryEntry) -> list[str]:
        return [entry.named.name, entry.named.type, "; ".join(entry.aliases)]

    def entries(self) -> list[GlossaryEntry]:
        """What stands in the table; rows without a name are left out."""
        found: list[GlossaryEntry] = []
        for name, kind, aliases in self._rows:
            words = " ".join(name.split())
            if words:
                parts = (" ".join(part.split()) for part in aliases.split(";"))
                named = Named(next(k for k in _ORDER if k == kind), words)
                found.append(GlossaryEntry(named, tuple(part for part in parts if part)))
        return found

    def add(self, entries: Sequence[GlossaryEntry]) -> None:
        """Put entries at the end."""
        if entries:
            first = len(self._rows)
            self.beginInsertRows(QModelIndex(), first, first + len(entries) - 1)
            self._rows += [self._row(entry) for entry in entries]
            self.endInsertRows()

    def remove(self, number: int) -> None:
        """Take a row out."""
        self.beginRemoveRows(QModelIndex(), number, number)
        del self._rows[number]
        self.endRemoveRows()

    def rowCount(self, parent: Index | None = None) -> int:
        """How many entries there are."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """Name, type, aliases."""
        return 0 if parent is not None and parent.isValid() else len(self._heads)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """The words above the columns."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Everything can be typed into."""
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell."""
        if not index.isValid() or role not in _SHOWN:
            return None
        cell = self._rows[index.row()][index.column()]
        if index.column() == _TYPE and role == Qt.ItemDataRole.DisplayRole:
            return kind_word(next(kind for kind in _ORDER if kind == cell))
        return cell

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Keep what was typed."""
        if role != Qt.ItemDataRole.EditRole:
            return False
        self._rows[index.row()][index.column()] = str(value)
        self.dataChanged.emit(index, index)
        return True


class TypeDelegate(QStyledItemDelegate):
    """Chooses a type from a list."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A box with all types."""
        del option, index
        box = ChoiceBox(parent)
        box.setObjectName("glossary_type")
        box.setAccessibleName(self.tr("Type"))
        for kind in _ORDER:
            box.addItem(kind_word(kind), kind)
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show the type that it has."""
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(editor.findData(index.data(Qt.ItemDataRole.EditRole)))

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:
        """Keep the type that was chosen."""
        if isinstance(editor, QComboBox) and isinstance(model, GlossaryModel):
            model.setData(index, editor.currentData())


class GlossaryDialog(QDialog):
    """Edits the glossary of the open pack.

    Signals:
        saved: the entries that are the glossary from now on.
        file_chosen: the path of a CSV file that is to be read (see `take`).
    """

    saved = Signal(object)
    file_chosen = Signal(str)

    def __init__(self, entries: Sequence[GlossaryEntry], parent: QWidget) -> None:
        """Start with the glossary as it is."""
        super().__init__(parent)
        self.setObjectName("glossary_dialog")
        self.setWindowTitle(self.tr("Glossary"))
        self.setAccessibleName(self.windowTitle())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(860, 560)
        self.model = GlossaryModel(entries, self)
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
        row.addStretch(1)
        buttons = QDialogButtonBox(self)
        buttons.addButton(self.tr("&Save"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self._on_accepted)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(explained)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.told)
        layout.addLayout(row)
        layout.addWidget(buttons)

    def take(self, reading: GlossaryReading) -> None:
        """Show what was read from a file, behind what stands there; tell what was not taken."""
        self.model.add(reading.entries)
        self.tell("\n".join(reading.problems))

    def tell(self, words: str) -> None:
        """Tell something about the file."""
        self.told.setPlainText(words)
        self.told.setVisible(bool(words))

    def _on_add(self) -> None:
        self.model.add([GlossaryEntry(Named("organisation", ""))])
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
        self._choose(self.tr("Export the glossary"), saving=True).fileSelected.connect(self.export)

    def export(self, path: str) -> None:
        """Save what stands in the table as CSV."""
        try:
            save_file(Path(path), glossary_csv(self.model.entries()))
        except SatchelError as error:
            self.tell(str(error))

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

    def _on_accepted(self) -> None:
        self.saved.emit(self.model.entries())
        self.accept()


class GlossaryRoom(QObject):
    """Opens the editor, reads its files in the other thread, keeps what is saved."""

    def __init__(self, asking: EntityAsking, window: QWidget) -> None:
        """Show the editor over a window."""
        super().__init__(window)
        self._asking = asking
        self._window = window
        self.dialog: GlossaryDialog | None = None
        asking.answered.connect(self._on_answered)

    def open(self) -> None:
        """Open the editor once the glossary is read."""
        self._asking.ask("glossary", lambda desk: desk.names.glossary())

    def _on_answered(self, kind: str, answer: object) -> None:
        if kind == "glossary" and isinstance(answer, tuple) and self.dialog is None:
            self._show([entry for entry in answer if isinstance(entry, GlossaryEntry)])
        elif kind == "glossary file" and self.dialog is not None:
            if isinstance(answer, GlossaryReading):
                self.dialog.take(answer)
            else:
                self.dialog.tell(str(answer))

    def _show(self, entries: Sequence[GlossaryEntry]) -> None:
        dialog = self.dialog = GlossaryDialog(entries, self._window)
        dialog.saved.connect(
            lambda kept: self._asking.decide(self.tr("the glossary"), None, put_glossary(kept))
        )
        dialog.file_chosen.connect(
            lambda path: self._asking.ask("glossary file", lambda _desk: _read(Path(path)))
        )
        dialog.finished.connect(self._on_finished)
        dialog.open()

    def _on_finished(self) -> None:
        self.dialog = None


def _read(path: Path) -> GlossaryReading | str:
    """The glossary of a file, or the sentence that says why there is none."""
    try:
        return read_glossary(path.read_bytes(), path.name)
    except SatchelError as error:
        return str(error)
    except OSError as error:
        return f"{path.name} cannot be read: {(error.strerror or 'no reason given').lower()}."
