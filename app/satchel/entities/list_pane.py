"""The left pane: the types, the offer of earlier decisions, the list of entities."""

from collections import Counter
from collections.abc import Sequence
from typing import Final, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from briefindex.desk.names import matching
from briefindex.model.entity_page import EntityRow
from briefindex.model.mention import EntityType
from briefindex.model.naming import NameDecision
from satchel.entities.asking import EntityAsking
from satchel.entities.entity_list import EntityListView, EntityModel, ListHead, Order
from satchel.entities.kind_filter import ALL, HIDDEN, KindFilter
from satchel.entities.waiting import WaitingNote
from satchel.entities.words import offer_words
from satchel.theme.theme import Theme
from satchel.widgets.plain_label import plain_label
from satchel.widgets.rows import ROW
from satchel.widgets.words import counted

_TOLD: Final = 3


class Offer(QWidget):
    """Says that decisions of other packs fit this one, and asks whether to apply them.

    Signals:
        answered: whether they are to be applied.
    """

    answered = Signal(bool)

    def __init__(self, parent: QWidget) -> None:
        """Offer nothing."""
        super().__init__(parent)
        self.setObjectName("names_offer")
        self.setAccessibleName(self.tr("Decisions from other packs"))
        self.words = plain_label("names_offer_words", self)
        buttons = QHBoxLayout()
        for name, words, wanted in (
            ("apply_offer", self.tr("&Apply"), True),
            ("decline_offer", self.tr("&Not now"), False),
        ):
            button = QPushButton(words, self)
            button.setObjectName(name)
            button.setAccessibleName(words.replace("&", ""))
            button.clicked.connect(lambda _=False, wanted=wanted: self.answered.emit(wanted))
            buttons.addWidget(button)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 10)
        layout.addWidget(self.words)
        layout.addLayout(buttons)
        self.hide()

    def show_offers(self, offers: Sequence[NameDecision]) -> None:
        """Offer decisions, the first of them in words."""
        one = self.tr("decision from another pack fits names here:")
        many = self.tr("decisions from other packs fit names here:")
        lines = [counted(len(offers), one, many), *map(offer_words, offers[:_TOLD])]
        more = len(offers) - _TOLD
        if more > 0:
            lines.append(self.tr("and {number} more.").format(number=f"{more:,}"))
        self.words.setText("\n".join(lines))
        self.setVisible(bool(offers))


class EntityListPane(QWidget):
    """Lists entities by type and by the words in the search box.

    Signals:
        entered: the analyst went from the list to the page.
    """

    entered = Signal()

    def __init__(self, asking: EntityAsking, theme: Theme, parent: QWidget) -> None:
        """List what `asking` knows."""
        super().__init__(parent)
        self.setObjectName("entity_list_pane")
        self.setAccessibleName(self.tr("List of entities"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._asking = asking
        self._words = ""
        self._order: Order = "mentions"
        self.kinds = KindFilter(theme, self)
        self.offer = Offer(self)
        self.waiting = WaitingNote(self)
        self.head = ListHead(theme, self)
        self.model = EntityModel(self)
        self.list = EntityListView(self.model, theme, self)
        self.empty = plain_label("entities_empty", self)
        self.empty.setContentsMargins(16, 12, 16, 8)
        self.empty.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for part in (self.kinds, self.offer, self.waiting, self.head, self.empty):
            layout.addWidget(part)
        layout.addWidget(self.list, 1)
        asking.rows_changed.connect(self._on_rows_changed)
        asking.offers_changed.connect(self._on_offers_changed)
        asking.page_changed.connect(self._select)
        self.kinds.chosen.connect(lambda _kind: self.refresh())
        self.head.order_changed.connect(self._on_order)
        self.list.chosen.connect(asking.show)
        self.list.entered.connect(self.entered)
        self._on_offers_changed()
        self._on_rows_changed()

    def look_for(self, words: str) -> None:
        """List the entities of which a name has words that begin like these."""
        self._words = words
        self.refresh()

    def enter(self) -> None:
        """Go into the list; its first row where none is current."""
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if not self.list.currentIndex().isValid() and self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(0, 0))

    def show_first(self) -> None:
        """Show the page of the first entity in the list."""
        row = self.model.index(0, 0).data(ROW)
        if isinstance(row, EntityRow):
            self._asking.show(row.id)

    @property
    def shown(self) -> list[EntityRow]:
        """What is listed, in its order."""
        kind = self.kinds.kind
        wanted = None if kind in {ALL, HIDDEN} else cast("EntityType", kind)
        rows = matching(self._asking.rows, wanted, self._words, hidden=kind == HIDDEN)
        if self._order == "name":
            rows.sort(key=lambda row: row.named.name.casefold())
        elif self._order == "articles":
            rows.sort(key=lambda row: (-row.articles, -row.mentions, row.named.name))
        return rows

    def _on_rows_changed(self) -> None:
        rows = self._asking.rows
        counts = Counter[str](row.named.type for row in rows if not row.hidden)
        counts[ALL] = sum(counts.values())
        counts[HIDDEN] = sum(row.hidden for row in rows)
        self.kinds.set_counts(counts)
        self.refresh()

    def _on_offers_changed(self) -> None:
        self.offer.show_offers(self._asking.offers)
        self.waiting.show_waiting(self._asking.waiting)

    def refresh(self) -> None:
        """List what is wanted."""
        self.model.show(self.shown)
        self.empty.setText(self._asking.rows_trouble or self._why_empty())
        self.empty.setVisible(bool(self.empty.text()))
        self._select()

    def _why_empty(self) -> str:
        """Why nothing is listed; "" where something is."""
        if self.model.rowCount():
            return ""
        if self._words:
            hidden = matching(self._asking.rows, None, self._words, hidden=True)
            if hidden and self.kinds.kind != HIDDEN:
                said = self.tr("No entity that is shown has a name like “{words}”, but {hidden}.")
                one, many = self.tr("hidden one has"), self.tr("hidden ones have")
                return said.format(words=self._words, hidden=counted(len(hidden), one, many))
            return self.tr("No entity has a name like “{words}”.").format(words=self._words)
        return self.tr("Nothing is named yet: articles are analysed after they are read.")

    def _select(self) -> None:
        wanted = self._asking.wanted
        if wanted is not None:
            self.list.select(wanted)

    def _on_order(self, order: str) -> None:
        self._order = cast("Order", order)
        self.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Right goes on to the page."""
        if event.key() == Qt.Key.Key_Right:
            self.entered.emit()
        else:
            super().keyPressEvent(event)
