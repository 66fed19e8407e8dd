"""The row over the table: how many, a filter a button, trivial counts, all filters off."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QPushButton, QWidget

from briefindex.model.figure_table import ChoiceKind, FigureFilters, FigureListing
from satchel.jobs.listing import Chosen
from satchel.table.asking import TableAsking
from satchel.table.choices import FILTERS, choices, chosen_of, is_narrowed, value_words
from satchel.table.columns import tr
from satchel.theme.fonts import font, metrics
from satchel.theme.theme import Theme
from satchel.widgets.choice import Choice
from satchel.widgets.choice_popup import ChoicePopup
from satchel.widgets.menu_button import MenuButton
from satchel.widgets.plain_label import plain_label
from satchel.widgets.words import counted, grouped

_LONG: Final = 14
"""A list of more values has a box to find one in."""
_WIDEST: Final = 150


class LongPopup(ChoicePopup):
    """The values of a filter; many of them can be narrowed by typing."""

    def __init__(self, theme: Theme, name: str, words: str, parent: QWidget) -> None:
        """Make it hidden."""
        super().__init__(theme, name, words, parent)
        self._rows: list[Choice] = []
        self.box = QLineEdit(self)
        self.box.setObjectName(f"{name}_box")
        self.box.setAccessibleName(self.tr("Find in the list"))
        self.box.setPlaceholderText(self.tr("Find in the list"))
        self.box.setFrame(False)
        self.box.setFixedHeight(32)
        self.box.setTextMargins(10, 0, 10, 0)
        self.box.hide()
        self.box.textChanged.connect(self._narrow)
        self.box.returnPressed.connect(self.list.setFocus)
        self.put_above(self.box)

    def show_all(self, rows: list[Choice]) -> None:
        """List values, those with what is typed in the box."""
        self._rows = rows
        if len(rows) > _LONG and self.box.isHidden():
            self.box.show()
            self.setFocusProxy(self.box)
            self.box.setFocus(Qt.FocusReason.PopupFocusReason)
        self._narrow()

    def _narrow(self) -> None:
        words = self.box.text().casefold().split()
        rows = [row for row in self._rows if all(w in row.words.casefold() for w in words)]
        self.show_choices(rows or [Choice(self.tr("No value has these words."))])


class TableFilterRow(QWidget):
    """Filters of the table.

    Signals:
        opened: the list of a filter was opened.
    """

    opened = Signal(str)

    def __init__(self, asking: TableAsking, theme: Theme, parent: QWidget) -> None:
        """Start with all figures."""
        super().__init__(parent)
        self.setObjectName("table_filters")
        self.setAccessibleName(self.tr("Filters of the figures table"))
        self.setFixedHeight(36)
        self._asking = asking
        self._theme = theme
        self._kind: ChoiceKind = "indicator"
        self._names: dict[ChoiceKind, dict[str, str]] = {}
        self.popup: LongPopup | None = None
        self._count = plain_label("table_count", self, wraps=False)
        self._count.setAccessibleName(self.tr("Figures listed"))
        self._count.setStyleSheet("font-size: 13px; font-weight: 600;")
        self.buttons: dict[ChoiceKind, MenuButton] = {}
        for kind, words, _ in FILTERS:
            self.buttons[kind] = self._button(kind, tr(words))
        self.trivial = QCheckBox(self.tr("Trivial counts"), self)
        self.trivial.setObjectName("table_trivial")
        self.trivial.setAccessibleName(self.tr("List trivial counts, too"))
        self.trivial.setFont(font("ui", 13))
        self.trivial.setStyleSheet("font-size: 13px;")
        self.trivial.toggled.connect(self._on_trivial)
        self.clear = QPushButton(self.tr("Remove filters"), self)
        self.clear.setObjectName("link")
        self.clear.setAccessibleName(self.tr("Remove all filters of the table"))
        self.clear.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clear.clicked.connect(self.remove_all)
        self._arrange()
        asking.choices_read.connect(self._on_choices)
        self.setFocusProxy(self.buttons["indicator"])
        self.show_filters()

    def _button(self, kind: ChoiceKind, words: str) -> MenuButton:
        button = MenuButton(self._theme, f"table_filter_{kind}", words, self)
        button.clicked.connect(partial(self._on_button, kind))
        return button

    def _arrange(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 1)
        row.setSpacing(4)
        row.addWidget(self._count)
        row.addSpacing(14)
        for button in self.buttons.values():
            row.addWidget(button)
        row.addSpacing(8)
        row.addWidget(self.clear)
        row.addStretch(1)
        row.addWidget(self.trivial)

    @property
    def count_words(self) -> str:
        """What it says of the number of figures."""
        return self._count.text()

    def show_count(self, listing: FigureListing | None) -> None:
        """Say how many figures are listed, of how many."""
        if listing is None:
            self._count.setText("")
            return
        of = counted(listing.among, self.tr("figure"), self.tr("figures"))
        if listing.total == listing.among:
            self._count.setText(of)
            return
        said = self.tr("{number} of {figures}")
        self._count.setText(said.format(number=grouped(listing.total), figures=of))

    def open(self, kind: ChoiceKind) -> None:
        """Open the list of a filter; its counts are asked for."""
        button = self.buttons[kind]
        if self.popup is not None:
            self.popup.deleteLater()
        self._kind = kind
        words = tr(next(words for each, words, _ in FILTERS if each == kind))
        self.popup = LongPopup(self._theme, f"table_{kind}_popup", words, self)
        self.popup.wanted.connect(self._on_wanted)
        self.popup.show_all([Choice(self.tr("Counting…"))])
        self.popup.open_under(button)
        self._asking.ask_choices(kind)
        self.opened.emit(kind)

    def _on_button(self, kind: ChoiceKind, _checked: bool = False) -> None:
        self.open(kind)

    def remove_all(self) -> None:
        """List all figures again, trivial ones as the box says."""
        self._set(FigureFilters(trivial=self._asking.asked.filters.trivial))

    def show_filters(self) -> None:
        """Say in the buttons what is chosen."""
        filters = self._asking.asked.filters
        for kind, words, _ in FILTERS:
            chosen = chosen_of(filters, kind)
            button = self.buttons[kind]
            button.set_active(bool(chosen))
            said = self._chosen_words(kind, chosen) if chosen else tr(words)
            face = metrics("ui", 13, strong=True)
            shown = face.elidedText(said, Qt.TextElideMode.ElideRight, _WIDEST)
            button.setText(shown.replace("&", "&&"))
            button.setAccessibleName(f"{tr(words)}: {said}" if chosen else tr(words))
            button.setToolTip(said if chosen else "")
            button.updateGeometry()
        self.clear.setVisible(is_narrowed(filters))
        self.trivial.setChecked(filters.trivial)

    def _chosen_words(self, kind: ChoiceKind, chosen: tuple[str, ...]) -> str:
        names: Mapping[str, str] = self._names.get(kind, {})
        first = value_words(kind, chosen[0], names.get(chosen[0], ""))
        more = len(chosen) - 1
        return f"{first} + {more}" if more else first

    def _set(self, filters: FigureFilters) -> None:
        self._asking.set_filters(filters)
        self.show_filters()

    def _on_wanted(self, filters: FigureFilters) -> None:
        self._set(filters)
        if self.popup is not None and self.popup.isVisible():
            self._asking.ask_choices(self._kind)

    def _on_choices(self, chosen: Chosen) -> None:
        names = self._names.setdefault(chosen.kind, {})
        names |= {each.value: each.name for each in chosen.counts if each.name}
        popup = self.popup
        if popup is not None and popup.isVisible() and chosen.kind == self._kind:
            popup.show_all(choices(chosen, self._asking.asked.filters, names))

    def _on_trivial(self, wanted: bool) -> None:
        self._set(replace(self._asking.asked.filters, trivial=wanted))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the hairline below."""
        del event
        with QPainter(self) as painter:
            painter.fillRect(0, self.height() - 1, self.width(), 1, self._theme.tokens.line)
