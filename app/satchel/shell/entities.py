"""Joins the Entities workspace to the window; it is made when it is first gone to."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QPoint, Qt, Signal

from briefindex.model.mention import EntityId, Mention
from satchel.edits import Edits
from satchel.session import Session
from satchel.shell.window import READ, MainWindow
from satchel.theme.theme import Theme

if TYPE_CHECKING:
    from satchel.entities.asking import EntityAsking
    from satchel.entities.card import EntityCard
    from satchel.entities.workspace import EntitiesWorkspace

_PLACE = "entities"
_OF_ENTITY = ("rename", "merge", "split", "hide", "never", "filter")
AHEAD: Final = (
    "satchel.entities.asking",
    "satchel.entities.words",
    "satchel.entities.dialogs",
    "satchel.entities.decisions_file",
    "satchel.entities.glossary_dialog",
    "satchel.entities.glossary_room",
    "satchel.entities.list_pane",
    "satchel.entities.page",
    "satchel.entities.aside",
    "satchel.entities.workspace",
)
"""The modules of the workspace, each after those that it needs, so that none takes long."""


class EntitiesDoor(QObject):
    """Goes between the article and the entities.

    Signals:
        counted: how many entities are listed while these are shown; None where the article is.
    """

    counted = Signal(object)

    def __init__(self, window: MainWindow, session: Session, edits: Edits, theme: Theme) -> None:
        """Listen for the wish to go there."""
        super().__init__(window)
        self._window = window
        self._session = session
        self._edits = edits
        self._theme = theme
        self._asking: EntityAsking | None = None
        self._workspace: EntitiesWorkspace | None = None
        self._card: EntityCard | None = None
        by_name = window.actions_.by_name
        for name in _OF_ENTITY:
            by_name[f"entity_{name}"].setEnabled(False)
        window.actions_.connect(
            {
                "read": lambda _=False: self.read(),
                "entities": lambda _=False: self.enter(),
                "entity_page": lambda _=False: self._show_at_cursor(),
                "glossary": lambda _=False: self.workspace.glossary.open(),
                "export_entities": lambda _=False: self._export(),
                "export_decisions": lambda _=False: self.workspace.decisions.ask_export(),
                "apply_decisions": lambda _=False: self.workspace.decisions.ask_import(),
                "next_mention": lambda _=False: self._step(1),
                "previous_mention": lambda _=False: self._step(-1),
                "show_figures": lambda _=False: self._switch_aside(),
            }
        )
        window.strip.place_chosen.connect(self._on_place_chosen)
        window.place_changed.connect(self._on_place_changed)
        session.article_wanted.connect(lambda _article, _tab: self.read())
        session.figure_wanted.connect(lambda _figure: self.read())
        window.reader.view.name_clicked.connect(self._on_name_clicked)
        window.closing.connect(self._end)

    @property
    def asking(self) -> "EntityAsking":
        """Who asks about names."""
        if self._asking is None:
            from satchel.entities.asking import EntityAsking  # not before a name is asked about

            self._asking = EntityAsking(self._session, self._edits, self)
            self._asking.trouble.connect(self._session.trouble)
            self._asking.rows_changed.connect(self._tell_count)
        return self._asking

    @property
    def workspace(self) -> "EntitiesWorkspace":
        """The workspace, made where it is not there yet."""
        if self._workspace is None:
            self._workspace = self._made()
        return self._workspace

    def enter(self) -> None:
        """Show the entities."""
        workspace = self.workspace
        self._window.reader.leave()
        self._window.go(_PLACE, self._box)
        workspace.enter()
        self._tell_count()

    def read(self) -> None:
        """Show the article again."""
        elsewhere = self._window.place != READ
        self._window.go(READ)
        if elsewhere:
            self._window.reader.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_entity(self, entity: str) -> None:
        """Show the page of an entity."""
        self.asking.show(EntityId(entity))
        self.enter()

    def _made(self) -> "EntitiesWorkspace":
        from satchel.entities.workspace import EntitiesWorkspace  # not before it is gone to

        window = self._window
        menu = window.actions_.menus["entity"]
        by_name = window.actions_.by_name
        made = EntitiesWorkspace(self._session, self.asking, by_name, menu, self._theme, window)
        window.add_workspace(_PLACE, made, made.panes)
        box = self._box = window.strip.add_box("entity_box", self.tr("Find an entity"))
        box.textChanged.connect(made.list_pane.look_for)
        box.left_downwards.connect(made.list_pane.enter)
        box.entered.connect(lambda _new: made.list_pane.enter())
        made.sentence_wanted.connect(self._session.sentence_wanted)
        made.sentence_wanted.connect(lambda _article, _span: self.read())
        made.figure_wanted.connect(self._session.figure_wanted)
        made.query_wanted.connect(self._search)
        return made

    def _tell_count(self) -> None:
        workspace = self._workspace
        if workspace is not None and workspace.isVisible():
            self.counted.emit(sum(not row.hidden for row in self.asking.rows))

    def _step(self, by: int) -> None:
        """Go to the next or previous sentence of the page."""
        if self._workspace is not None and self._workspace.isVisible():
            self._workspace.page.view.step(by)

    def _switch_aside(self) -> None:
        """The right pane of this place."""
        if self._workspace is not None and self._workspace.isVisible():
            self._workspace.switch_aside()

    def _search(self, query: str) -> None:
        self.read()
        self._window.strip.search.setText(query)
        self._window.finder.enter()

    def _export(self) -> None:
        self.enter()
        self.workspace.ask_file()

    def _show_at_cursor(self) -> None:
        mention = self._window.reader.walker.mention_here()
        if mention is not None and mention.type != "date":
            self.show_entity(mention.entity)

    def _on_place_chosen(self, name: str) -> None:
        if name == _PLACE:
            self.enter()
        elif name == READ:
            self.read()

    def _on_place_changed(self, place: str) -> None:
        if place != _PLACE:
            self.counted.emit(None)
            for name in _OF_ENTITY:
                self._window.actions_.by_name[f"entity_{name}"].setEnabled(False)

    def _on_name_clicked(self, mention: Mention, where: QPoint) -> None:
        if mention.type == "date":
            return
        if self._card is None:
            from satchel.entities.card import EntityCard  # not before a name is clicked

            self._card = EntityCard(self.asking, self._theme, self._window)
            self._card.page_wanted.connect(self.show_entity)
            self._card.query_wanted.connect(self._search)
            self._card.step_wanted.connect(self._window.reader.walker.step_mention)
        self._window.reader.walker.follow(mention)
        self._card.show_mention(mention, where)

    def _end(self) -> None:
        if self._asking is not None:
            self._asking.end()
