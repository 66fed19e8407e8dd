"""The glossary as a table that can be typed into."""

from collections.abc import Iterable, Sequence
from typing import Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from briefindex.model.mention import EntityType
from briefindex.model.naming import GlossaryEntry, Named
from satchel.entities.words import TYPES, kind_word
from satchel.widgets.choice_box import ChoiceBox

Index = QModelIndex | QPersistentModelIndex
Row = tuple[str, str, str]
"""Name, type and aliases as they stand in the cells."""
_NAME, _TYPE, _ALIASES = range(3)
_SHOWN: Final = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole)
_ORDER: Final[tuple[EntityType, ...]] = tuple(kind for kind, _ in TYPES)


def rows_of(entries: Iterable[GlossaryEntry]) -> list[Row]:
    """The rows of some entries."""
    return [(e.named.name, e.named.type, "; ".join(e.aliases)) for e in entries]


def entries_of(rows: Iterable[Row]) -> list[GlossaryEntry]:
    """What rows say; those without a name are left out."""
    kinds: dict[str, EntityType] = {kind: kind for kind in _ORDER}
    found: list[GlossaryEntry] = []
    for name, kind, aliases in rows:
        words = " ".join(name.split())
        if words:
            parts = (" ".join(part.split()) for part in aliases.split(";"))
            named = Named(kinds[kind], words)
            found.append(GlossaryEntry(named, tuple(part for part in parts if part)))
    return found


class GlossaryModel(QAbstractTableModel):
    """The entries as a table that can be typed into."""

    def __init__(self, rows: Sequence[Row], parent: QObject) -> None:
        """Start with some rows."""
        super().__init__(parent)
        self._rows = list(rows)
        self._heads = (self.tr("Name"), self.tr("Type"), self.tr("Aliases, with ; between them"))

    def rows(self) -> list[Row]:
        """What stands in the table now; as it is, whatever is typed later."""
        return list(self._rows)

    def show(self, rows: Sequence[Row]) -> None:
        """Have other rows."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def add(self) -> None:
        """Put an empty row at the end."""
        last = len(self._rows)
        self.beginInsertRows(QModelIndex(), last, last)
        self._rows.append(("", "organisation", ""))
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
        cells = list(self._rows[index.row()])
        cells[index.column()] = str(value)
        self._rows[index.row()] = (cells[_NAME], cells[_TYPE], cells[_ALIASES])
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
