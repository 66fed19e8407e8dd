"""Joins the Compare workspace to the window; it is made when it is first gone to."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt

from satchel.edits import Edits
from satchel.session import Place, Session
from satchel.settings.briefed import Briefed
from satchel.settings.settings import Settings
from satchel.shell.window import READ, MainWindow
from satchel.theme.theme import Theme

if TYPE_CHECKING:
    from satchel.compare.asking import CompareAsking
    from satchel.compare.workspace import CompareWorkspace

_PLACE: Final = "compare"
_OF_PAGE: Final = (
    "table_only",
    "add_indicator",
    "export_indicator",
    "copy_picture",
    "save_picture",
    "join_indicator",
    "part_value",
)
AHEAD: Final = (
    "satchel.compare.asking",
    "satchel.compare.words",
    "satchel.compare.line_list",
    "satchel.compare.list_pane",
    "satchel.compare.chart_view",
    "satchel.compare.value_table",
    "satchel.compare.page",
    "satchel.compare.workspace",
)
"""The modules of the workspace, each after those that it needs, so that none takes long."""


class CompareDoor(QObject):
    """Goes between the article and the indicators."""

    def __init__(
        self,
        window: MainWindow,
        session: Session,
        edits: Edits,
        settings: Settings,
        theme: Theme,
    ) -> None:
        """Listen for the wish to go there."""
        super().__init__(window)
        self._window = window
        self._session = session
        self._theme = theme
        self._edits = edits
        self._asking: CompareAsking | None = None
        self._workspace: CompareWorkspace | None = None
        self.briefed = Briefed(settings)
        by_name = window.actions_.by_name
        for name in _OF_PAGE:
            by_name[name].setEnabled(False)
        window.actions_.connect(
            {
                "compare": lambda _=False: self.enter(),
                "compare_figure": lambda _=False: self._show_chosen(),
                "brief_figure": lambda _=False: self._brief_chosen(),
                "export_indicators": lambda _=False: self.workspace.tables.ask_indicators(),
                "export_figures": lambda _=False: self.workspace.tables.ask_figures(),
            }
        )
        window.strip.place_chosen.connect(lambda name: name == _PLACE and self.enter())
        window.place_changed.connect(self._on_place_changed)
        session.comparing_wanted.connect(self.show_indicator)
        window.closing.connect(self._end)

    @property
    def asking(self) -> "CompareAsking":
        """Who asks the ledger."""
        if self._asking is None:
            from satchel.compare.asking import CompareAsking  # not before it is asked

            self._asking = CompareAsking(self._session, self)
            self._asking.trouble.connect(self._session.trouble)
            self._asking.page_changed.connect(self._on_page_changed)
        return self._asking

    @property
    def workspace(self) -> "CompareWorkspace":
        """The workspace, made where it is not there yet."""
        if self._workspace is None:
            self._workspace = self._made()
        return self._workspace

    def enter(self) -> None:
        """Show the indicators."""
        workspace = self.workspace
        if self._window.place == READ:
            self._window.reader.leave()
        self._window.go(_PLACE, self._box)
        workspace.enter()
        self._visit()

    def show_indicator(self, key: str) -> None:
        """Show the page of an indicator."""
        self.asking.show(key)
        self.enter()

    def _made(self) -> "CompareWorkspace":
        from satchel.compare.workspace import CompareWorkspace  # not before it is gone to

        window = self._window
        by_name = window.actions_.by_name
        made = CompareWorkspace(
            self.asking, self._edits, self._is_added, by_name, self._theme, window
        )
        window.add_workspace(_PLACE, made, made.panes)
        box = self._box = window.strip.add_box("indicator_box", self.tr("Filter indicators"))
        box.textChanged.connect(self.asking.look_for)
        box.left_downwards.connect(made.list_pane.enter)
        box.entered.connect(lambda _new: made.list_pane.enter())
        made.sentence_wanted.connect(self._session.sentence_wanted)
        made.sentence_wanted.connect(lambda _article, _span: self._read())
        made.figure_wanted.connect(self._session.figure_wanted)
        made.added.connect(self._on_added)
        return made

    def _read(self) -> None:
        self._window.go(READ)
        self._window.reader.setFocus(Qt.FocusReason.OtherFocusReason)

    def _is_added(self, key: str) -> bool:
        return key in self.briefed.of(self._session.packs)

    def _on_added(self, key: str, added: bool) -> None:
        self.briefed.set(self._session.packs, key, added=added)

    def _show_chosen(self) -> None:
        """Show the indicator of the figure that is chosen in the right pane."""
        key = self._chosen()
        if key:
            self.show_indicator(key)
        else:
            self.enter()

    def _brief_chosen(self) -> None:
        """Put the indicator of the figure that is chosen first in the briefing, and say so."""
        key = self._chosen()
        if key:
            self.briefed.set(self._session.packs, key, added=True)
            said = self.tr("The indicator stands in the briefing, among the first")
        else:
            said = self.tr("Choose a figure first: its indicator is put into the briefing")
        self._window.status.say(said)

    def _chosen(self) -> str:
        """The key of the indicator of the figure that is chosen; "" where none is."""
        window = self._window
        figure = window.choosers.get(window.place, window.figures.current_figure)()
        if figure is None:
            return ""
        standing = self._session.standings([figure.id]).get(figure.id)
        return standing.key if standing is not None else figure.indicator.key

    def _visit(self) -> None:
        """Remember the page as a place to come back to."""
        wanted = self.asking.wanted
        if wanted and self._window.place == _PLACE:
            self._session.history.visit(Place(indicator=wanted))
            self._window.reader.history_changed.emit()

    def _on_page_changed(self) -> None:
        if self._asking is not None and self._asking.page is not None:
            self._visit()

    def _on_place_changed(self, place: str) -> None:
        if place != _PLACE and self._workspace is not None:
            self._workspace.enable(there=False)
        history, shown = self._session.history, self._session.shown
        if place == READ and history.place.indicator and shown is not None:
            history.visit(Place(shown))  # from there back leads to the indicator
            self._window.reader.history_changed.emit()

    def _end(self) -> None:
        if self._asking is not None:
            self._asking.end()
