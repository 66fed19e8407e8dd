"""Dialogs that ask what the analyst decides about an entity: its name, which other, what part."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from briefindex.desk.names import matching
from briefindex.model.entity_page import EntityPage, EntityRow
from briefindex.model.mention import EntityId, EntityType
from briefindex.model.naming import Named
from briefindex.model.span import ArticleId, Span
from satchel.entities.entity_list import EntityListView, EntityModel
from satchel.entities.words import TYPES, kind_word
from satchel.theme.theme import Theme
from satchel.widgets.choice_box import ChoiceBox
from satchel.widgets.plain_label import plain_label
from satchel.widgets.rows import ROW

_DATA: Final = Qt.ItemDataRole.UserRole
_MOST_LISTED: Final = 200
_MOST_WORDS: Final = 90


class _Asking(QDialog):
    """A dialog with a line of explanation, something to answer with, and its buttons."""

    def __init__(self, name: str, title: str, explained: str, ok: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(460)
        self.column = QVBoxLayout(self)
        label = plain_label(f"{name}_explained", self, explained)
        self.column.addWidget(label)
        self.buttons = QDialogButtonBox(self)
        self.ok = self.buttons.addButton(ok, QDialogButtonBox.ButtonRole.AcceptRole)
        self.ok.setDefault(True)
        # Enter is never to mean Cancel while the answer is not complete.
        self.buttons.addButton(QDialogButtonBox.StandardButton.Cancel).setAutoDefault(False)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    def line(self, name: str, words: str, label: str) -> QLineEdit:
        """A line to type in, with its label above."""
        entry = QLineEdit(words, self)
        entry.setObjectName(name)
        entry.setAccessibleName(label)
        self.labelled(entry, label)
        return entry

    def labelled(self, widget: QWidget, label: str) -> None:
        """Put a widget under its label."""
        above = QLabel(label, self)
        above.setTextFormat(Qt.TextFormat.PlainText)
        above.setBuddy(widget)
        self.column.addWidget(above)
        self.column.addWidget(widget)


class RenameDialog(_Asking):
    """Asks for another name.

    Signals:
        named: the name that was typed.
    """

    named = Signal(str)

    def __init__(self, named: Named, parent: QWidget) -> None:
        """Start with the name it has."""
        title = parent.tr("Rename")
        said = parent.tr("Every source's mention of “{name}” goes by this name from now on.")
        super().__init__(
            "rename_dialog", title, said.format(name=named.name), parent.tr("&Rename"), parent
        )
        self.entry = self.line("rename_entry", named.name, self.tr("Name"))
        self.column.addWidget(self.buttons)
        self.entry.textChanged.connect(self._on_typed)
        self._before = named.name
        self._on_typed(named.name)
        self.entry.selectAll()
        self.entry.setFocus()
        self.accepted.connect(lambda: self.named.emit(self.entry.text()))

    def _on_typed(self, words: str) -> None:
        self.ok.setEnabled(bool(words.strip()) and words.strip() != self._before)


class ChooseDialog(_Asking):
    """Asks for another entity of the list.

    Signals:
        chosen: the row of the entity that was chosen.
    """

    chosen = Signal(object)

    def __init__(
        self,
        rows: Sequence[EntityRow],
        without: EntityId,
        theme: Theme,
        words: tuple[str, str, str],
        parent: QWidget,
    ) -> None:
        """Offer all rows but one; `words` are title, explanation and button."""
        super().__init__("choose_entity_dialog", *words, parent)
        self._rows = [row for row in rows if row.id != without and not row.hidden]
        self.entry = self.line("choose_entry", "", self.tr("Find an entity"))
        self.entry.setPlaceholderText(self.tr("Find an entity"))
        self.model = EntityModel(self)
        self.list = EntityListView(self.model, theme, self)
        self.list.setMinimumSize(420, 280)
        self.column.addWidget(self.list)
        self.column.addWidget(self.buttons)
        self.entry.textChanged.connect(self._on_typed)
        self.list.chosen.connect(lambda _entity: self._check())
        self.list.entered.connect(self._on_entered)
        self.accepted.connect(self._tell)
        self._on_typed("")
        self.entry.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down goes from the box into the list."""
        if event.key() == Qt.Key.Key_Down and self.entry.hasFocus():
            self.list.setFocus()
        else:
            super().keyPressEvent(event)

    def _on_typed(self, words: str) -> None:
        self.model.show(matching(self._rows, None, words))
        if self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(0, 0))
        self._check()

    def _check(self) -> None:
        self.ok.setEnabled(self.list.currentIndex().isValid())

    def _on_entered(self) -> None:
        if self.ok.isEnabled():
            self.accept()

    def _tell(self) -> None:
        row = self.list.currentIndex().data(ROW)
        if isinstance(row, EntityRow):
            self.chosen.emit(row)


class SplitDialog(_Asking):
    """Asks which spellings or mentions are something else, and what that is.

    Signals:
        split: the spellings, the places (article and offset), and what they are now.
    """

    split = Signal(object, object, object)

    def __init__(self, page: EntityPage, alias: str | None, parent: QWidget) -> None:
        """Offer the spellings of a page and its mentions; `alias` is checked already."""
        said = parent.tr("What you check here is not “{name}”, but something else.")
        super().__init__(
            "split_dialog",
            parent.tr("Split"),
            said.format(name=page.named.name),
            parent.tr("&Split off"),
            parent,
        )
        self._page = page
        self.model = QStandardItemModel(self)
        self.list = QListView(self)
        self.list.setObjectName("split_list")
        self.list.setAccessibleName(self.tr("Spellings and mentions"))
        self.list.setModel(self.model)
        self.list.setMinimumSize(520, 260)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setUniformItemSizes(True)
        self._fill(page)
        self.labelled(self.list, self.tr("Spellings, then single mentions"))
        self.name = self.line("split_name", "", self.tr("It is called"))
        self.type = ChoiceBox(self)
        self.type.setObjectName("split_type")
        self.type.setAccessibleName(self.tr("Type"))
        for kind, _ in TYPES:
            self.type.addItem(kind_word(kind), kind)
        self.type.setCurrentIndex(self.type.findData(page.named.type))
        self.labelled(self.type, self.tr("Type"))
        self.column.addWidget(self.buttons)
        self.model.itemChanged.connect(self._on_checked)
        self.name.textChanged.connect(self._check)
        self.type.currentIndexChanged.connect(self._check)
        self.accepted.connect(self._tell)
        self._check_alias(alias)
        self._check()
        self.list.setCurrentIndex(self.model.index(0, 0))
        self.list.setFocus()

    def _fill(self, page: EntityPage) -> None:
        for alias in page.aliases:
            self._add(f"“{alias.surface}” · {alias.count}", alias.surface)
        for naming in page.naming:
            for sentence in naming.sentences:
                for mark in sentence.marks:
                    if self.model.rowCount() >= _MOST_LISTED:
                        return
                    place = (naming.info.id, sentence.span.start + mark.start)
                    self._add(_around(sentence.text, mark), place)

    def _add(self, words: str, data: object) -> None:
        item = QStandardItem(words)
        item.setCheckable(True)
        item.setEditable(False)
        item.setData(data, _DATA)
        self.model.appendRow(item)

    def _check_alias(self, alias: str | None) -> None:
        for number in range(self.model.rowCount()):
            item = self.model.item(number)
            if alias is not None and item.data(_DATA) == alias:
                item.setCheckState(Qt.CheckState.Checked)
                return

    def _checked(self) -> list[object]:
        items = (self.model.item(number) for number in range(self.model.rowCount()))
        return [i.data(_DATA) for i in items if i.checkState() == Qt.CheckState.Checked]

    def _on_checked(self) -> None:
        """The first spelling that is checked is the name, until another is typed."""
        if not self.name.isModified():
            first = next((one for one in self._checked() if isinstance(one, str)), "")
            self.name.setText(first)
        self._check()

    def _target(self) -> Named:
        kind: EntityType = self.type.currentData()
        return Named(kind, " ".join(self.name.text().split()))

    def _check(self) -> None:
        target = self._target()
        self.ok.setEnabled(
            bool(self._checked()) and bool(target.name) and target != self._page.named
        )

    def _tell(self) -> None:
        checked = self._checked()
        surfaces = [one for one in checked if isinstance(one, str)]
        places = [
            (ArticleId(one[0]), int(one[1])) for one in checked if isinstance(one, (tuple, list))
        ]
        self.split.emit(surfaces, places, self._target())


def _around(text: str, mark: Span) -> str:
    """A mention in brackets with whole words around it: a sentence may name a thing twice."""
    start = max(0, mark.start - _MOST_WORDS // 2)
    start = text.find(" ", start, mark.start) + 1 if start else 0
    end = min(len(text), mark.end + _MOST_WORDS // 2)
    end = max(text.rfind(" ", mark.end, end), mark.end) if end < len(text) else end
    named = f"{text[start : mark.start]}[{text[mark.start : mark.end]}]{text[mark.end : end]}"
    words = " ".join(named.split())
    return f"{'… ' if start else ''}{words}{' …' if end < len(text) else ''}"
