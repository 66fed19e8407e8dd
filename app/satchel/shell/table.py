"""Joins the figures table to the window; it is made when it is first gone to."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction

from satchel.session import Session
from satchel.settings.settings import TABLE_SENTENCE, Settings
from satchel.shell.window import MainWindow
from satchel.theme.theme import Theme
from satchel.widgets.words import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefindex.model.span import Span
    from satchel.table.workspace import FiguresWorkspace

_PLACE: Final = "figures"
_HERE: Final = (
    "table_sentence",
    "table_sort",
    "table_columns",
    "table_filters",
    "table_all",
    "table_trivial",
    "table_export",
)
"""The actions that mean something only where the table is."""
_OF_FIGURE: Final = (
    "compare_figure",
    "brief_figure",
    "correct_figure",
    "reset_figure",
    "not_a_figure",
    "copy",
)
AHEAD: Final = (
    "satchel.table.columns",
    "satchel.table.model",
    "satchel.table.delegate",
    "satchel.table.heads",
    "satchel.table.view",
    "satchel.table.filter_row",
    "satchel.table.workspace",
)


class TableDoor(QObject):
    """Goes to the figures table, and from it to articles and indicators."""

    def __init__(
        self,
        window: MainWindow,
        session: Session,
        settings: Settings,
        theme: Theme,
    ) -> None:
        """Listen for the wish to go there."""
        super().__init__(window)
        self._window = window
        self._session = session
        self._settings = settings
        self._theme = theme
        self._workspace: FiguresWorkspace | None = None
        self._by_name = window.actions_.by_name
        self._by_name["figures_table"].triggered.connect(lambda _=False: self.enter())
        self._by_name["table_sentence"].setChecked(settings.get(TABLE_SENTENCE))
        self._by_name["table_sentence"].setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        window.finder.figures.all_wanted.connect(self._show_found)
        window.place_changed.connect(self._on_place_changed)
        self._on_place_changed(window.place)

    @property
    def workspace(self) -> "FiguresWorkspace":
        """The table, made where it was not yet."""
        if self._workspace is None:
            self._workspace = self._made()
        return self._workspace

    def enter(self, query: str | None = None) -> None:
        """Go there, and list what a query finds."""
        workspace = self.workspace
        box = self._box
        if query is not None:
            box.setText(query)
            workspace.asking.set_query(query)
        self._window.go(_PLACE, box)
        workspace.enter()
        workspace.enter_rows()
        if listed := workspace.model.rowCount():
            self._tell_count(listed)

    def _made(self) -> "FiguresWorkspace":
        from satchel.figures.copying import copied_words  # not before the table is gone to
        from satchel.figures.explaining import explanation
        from satchel.table.workspace import FiguresWorkspace

        window = self._window
        made = FiguresWorkspace(self._session, self._settings, self._theme, window)
        window.add_workspace(_PLACE, made, made.panes)
        made.explain_by(explanation)
        made.copied = lambda figure: copied_words(made, self._session, figure)
        window.copiers[_PLACE] = made.copy
        window.choosers[_PLACE] = made.current_figure
        made.view.addAction(self._by_name["table_sentence"])
        made.view.offer(self._row_actions())
        words = self.tr("Ask for figures: trade 2022 >20bn target")
        self._box = window.strip.add_box("figures_box", words)
        self._connect(made)
        return made

    def _row_actions(self) -> list[QAction]:
        open_it = QAction(self.tr("Show the sentence in the article"), self)
        open_it.setObjectName("table_open")
        open_it.triggered.connect(lambda _=False: self.workspace.sentence.followed.emit())
        return [open_it, *(self._by_name[name] for name in _OF_FIGURE)]

    def _connect(self, made: "FiguresWorkspace") -> None:
        box = self._box
        box.textChanged.connect(made.asking.set_query)
        box.left_downwards.connect(made.enter_rows)
        box.entered.connect(lambda _new: made.enter_rows())
        made.understood.connect(self._show_understood)
        made.query_dropped.connect(box.clear)
        made.counted.connect(self._tell_count)
        made.filters.trivial.toggled.connect(self._by_name["table_trivial"].setChecked)
        self._window.actions_.connect(
            {
                "table_sentence": lambda on=False: made.show_preview(wanted=on),
                "table_sort": lambda _=False: made.view.sort_current(),
                "table_columns": lambda _=False: made.view.heads.open_menu(
                    made.view.heads.mapToGlobal(QPoint(16, made.view.heads.height()))
                ),
                "table_filters": lambda _=False: made.filters.open("indicator"),
                "table_all": lambda _=False: made.show_all(),
                "table_trivial": lambda on=False: made.filters.trivial.setChecked(on),
                "table_export": lambda _=False: made.exporting.ask(),
                "explain": lambda _=False: made.isVisible() and made.view.explain(),
            }
        )

    def _show_found(self) -> None:
        """List what the search found, all of it."""
        self.enter(self._session.finding.query)

    def _show_understood(self, words: str, places: "Sequence[Span]") -> None:
        self._box.show_understood(words, [(at.start, at.end) for at in places])

    def _tell_count(self, number: int) -> None:
        if self._window.place == _PLACE:
            said = counted(number, self.tr("figure listed"), self.tr("figures listed"))
            self._window.status.say(said)

    def _on_place_changed(self, place: str) -> None:
        here = place == _PLACE
        for name in _HERE:
            self._by_name[name].setEnabled(here)
        if self._workspace is not None and not here:
            self._workspace.leave()
