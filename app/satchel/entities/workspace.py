"""The Entities workspace: list, page, what is beside it; what the analyst decides."""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSplitter, QWidget

from briefindex.desk import Desk
from briefindex.desk.saving import save_file
from briefindex.model.mention import EntityType
from briefindex.model.span import Span
from satchel.entities.aside import AsideView
from satchel.entities.asking import EntityAsking
from satchel.entities.deciding import Deciding
from satchel.entities.decisions_file import DecisionsFile
from satchel.entities.glossary_room import GlossaryRoom
from satchel.entities.list_pane import EntityListPane
from satchel.entities.page import EntityPageView
from satchel.entities.sentences import SentenceRow
from satchel.entities.words import TYPES, kind_word, query_of
from satchel.session import Session
from satchel.theme.theme import Theme
from satchel.widgets.choosing import ask_table

_LEFT, _RIGHT = 336, 304
_ASIDE_BELOW = 1180
"""In a narrower window what stands beside the page steps aside, as the right pane does."""
NAMES = (
    "entity_rename",
    "entity_merge",
    "entity_split",
    "entity_hide",
    "entity_never",
    "entity_filter",
)
"""The actions that need an entity."""


class EntitiesWorkspace(QWidget):
    """Three panes; every decision goes onto the undo stack.

    Signals:
        sentence_wanted: show this span of this article.
        figure_wanted: show the sentence of the figure with this id.
        query_wanted: search for these words.
    """

    sentence_wanted = Signal(str, object)
    figure_wanted = Signal(str)
    query_wanted = Signal(str)

    def __init__(
        self,
        session: Session,
        asking: EntityAsking,
        actions: Mapping[str, QAction],
        menu: QMenu,
        theme: Theme,
        parent: QWidget,
    ) -> None:
        """Make the panes; `actions` are connected here, `menu` has them all."""
        super().__init__(parent)
        self.setObjectName("entities_workspace")
        self.setAccessibleName(self.tr("Entities"))
        self._session = session
        self._theme = theme
        self._actions = actions
        self.asking = asking
        self.types = menu.addMenu(self.tr("&Type"))
        self.types.setObjectName("menu_entity_type")
        self.deciding = Deciding(asking, theme, self)
        self.glossary = GlossaryRoom(asking, self)
        self.decisions = DecisionsFile(asking, self)
        self.list_pane = EntityListPane(asking, theme, self)
        self.page = EntityPageView(actions, menu, theme, self)
        self.aside = AsideView(theme, self)
        self._arrange()
        self._connect()
        self._on_page_changed()

    def _arrange(self) -> None:
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.splitter.setObjectName("entity_panes")
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        for pane, least in ((self.list_pane, 280), (self.page, 420), (self.aside, 220)):
            pane.setMinimumWidth(least)
            self.splitter.addWidget(pane)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([_LEFT, 800, _RIGHT])
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.splitter)
        self._narrow = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the page its room where the window is narrow."""
        super().resizeEvent(event)
        narrow = event.size().width() < _ASIDE_BELOW
        if narrow != self._narrow:
            self._narrow = narrow
            self.aside.setVisible(not narrow)

    def switch_aside(self) -> None:
        """Show what stands beside the page, or hide it."""
        self.aside.setVisible(self.aside.isHidden())

    def _connect(self) -> None:
        asking, actions = self.asking, self._actions
        for kind, _ in TYPES:
            action = self.types.addAction(kind_word(kind))
            action.setObjectName(f"entity_type_{kind}")
            action.setData(kind)
            action.setCheckable(True)
            action.triggered.connect(self._type_choice(kind))
        for name, slot in (
            ("entity_rename", self.deciding.ask_name),
            ("entity_merge", self.deciding.ask_merge),
            ("entity_split", self.deciding.ask_split),
            ("entity_hide", self.deciding.hide),
            ("entity_never", self.deciding.ask_never),
            ("entity_filter", self._filter),
        ):
            actions[name].triggered.connect(lambda _=False, slot=slot: slot())
        asking.page_changed.connect(self._on_page_changed)
        asking.rows_changed.connect(self._on_rows_changed)
        asking.sentences_read.connect(self.page.sentences.add)
        self.page.sentences.wanted.connect(asking.read_sentences)
        self.page.alias_chosen.connect(self.deciding.ask_split)
        self.page.view.entered.connect(self._on_sentence)
        self.aside.entity_chosen.connect(asking.show)
        self.aside.figure_chosen.connect(self.figure_wanted)
        self.aside.words_chosen.connect(self.sentence_wanted)
        self.aside.decision_dropped.connect(self.deciding.drop)
        self.list_pane.entered.connect(self.page.view.setFocus)
        self.list_pane.offer.answered.connect(self.deciding.answer_offer)
        self.list_pane.waiting.dropped.connect(self.deciding.drop_waiting)

    def _type_choice(self, kind: EntityType) -> Callable[[], None]:
        def choose() -> None:
            self.deciding.retype(kind)
            self._check_type()

        return choose

    def enter(self) -> None:
        """Come into sight: list what is named, and show a page."""
        self.asking.start()
        if self.asking.wanted is None:
            self.list_pane.show_first()
        self._on_page_changed()
        self.list_pane.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def panes(self) -> list[QWidget]:
        """The panes in the order of F6."""
        panes = (self.list_pane.list, self.page.view, self.aside)
        return [pane for pane in panes if pane.isVisible()]

    def export(self, path: str) -> None:
        """Save what is listed as a table; the thread of the desk makes it."""
        rows = tuple(self.list_pane.shown)

        def save(_desk: Desk) -> None:
            from briefindex.desk.tables import entities_file  # nothing that a list needs

            save_file(Path(path), entities_file(rows, Path(path).suffix))

        self.asking.ask("entities file", save)

    def ask_file(self) -> None:
        """Ask for the file that the list is saved as."""
        title = self.tr("Export the entities that are listed")
        ask_table(self, "entities_file_dialog", title, self.export, self.tr("entities"))

    def _filter(self) -> None:
        page = self.asking.page
        if page is not None:
            self.query_wanted.emit(query_of(page.named.type, page.named.name))

    # What is shown

    def _on_page_changed(self) -> None:
        page = self.asking.page
        articles = len(self._session.contents.infos)
        self.page.show_page(page, articles, self.asking.page_trouble)
        self.aside.entries.show(page)
        for name in NAMES:
            self._actions[name].setEnabled(page is not None and self.isVisible())
        self.types.setEnabled(page is not None)
        hide = self.tr("S&how it again") if page and page.hidden else self.tr("&Hide")
        self._actions["entity_hide"].setText(hide)
        self._check_type()

    def _check_type(self) -> None:
        page = self.asking.page
        for action in self.types.actions():
            action.setChecked(page is not None and action.data() == page.named.type)

    def _on_rows_changed(self) -> None:
        if self.asking.wanted is None and self.isVisible():
            self.list_pane.show_first()

    def _on_sentence(self, row: SentenceRow) -> None:
        marks, start = row.sentence.marks, row.sentence.span.start
        span = Span(start + marks[0].start, start + marks[0].end) if marks else row.sentence.span
        self.sentence_wanted.emit(row.article, span)
