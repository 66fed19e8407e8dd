"""A list model over a sequence of values: what every list of the program is made of."""

from collections.abc import Sequence
from typing import Final, Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

ROW: Final = Qt.ItemDataRole.UserRole
"""The role under which a row's own value is had."""

Index = QModelIndex | QPersistentModelIndex
Row = TypeVar("Row")


class RowModel(QAbstractListModel, Generic[Row]):
    """Rows, each a value; a list may say what one shows and what a screen reader says of it."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.listed: Sequence[Row] = ()

    def set_rows(self, rows: Sequence[Row]) -> None:
        """List other rows."""
        self.beginResetModel()
        self.listed = rows
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """How many rows are listed."""
        return 0 if parent is not None and parent.isValid() else len(self.listed)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The row's value, its words, or a full sentence for a screen reader."""
        if not index.isValid():
            return None
        row = self.listed[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return self.words(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(index.row())
        return None

    def words(self, row: Row) -> str:
        """What a row shows: the value itself, if nothing else."""
        return str(row)

    def spoken(self, number: int) -> str:
        """What a screen reader says of the row of that number: what it shows, if nothing else."""
        return self.words(self.listed[number])
