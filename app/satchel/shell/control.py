"""Says what the actions do: joins window, session, opener, settings and theme."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from satchel.figures.pane import ALL_SOURCES, THIS_ARTICLE
from satchel.reader.pane import ReaderPane
from satchel.session import Session
from satchel.settings.briefed import Briefed
from satchel.settings.settings import SHOW_TRIVIAL, THEME, Settings
from satchel.shell.open_packs import SAMPLE
from satchel.shell.opener import Opener
from satchel.shell.paper import Paper
from satchel.shell.refusals import Refusals
from satchel.shell.report import Report
from satchel.shell.sending import PackFiles
from satchel.shell.window import READ, MainWindow
from satchel.theme.theme import MODES, Mode, Theme
from satchel.widgets.choosing import ask_folder
from satchel.widgets.kinds import KINDS


class Control(QObject):
    """Everything that a menu or a key does."""

    def __init__(
        self,
        window: MainWindow,
        session: Session,
        opener: Opener,
        settings: Settings,
        theme: Theme,
        report: Report,
    ) -> None:
        """Connect everything."""
        super().__init__(window)
        self._window = window
        self._session = session
        self._opener = opener
        self._settings = settings
        self._theme = theme
        self._paper = Paper(window, session, Briefed(settings))
        self._paper.ended.connect(report.show_contents)
        self.files = PackFiles(window, opener)
        self.refusals = Refusals(window, session)
        self.files.chosen.connect(self.open)
        self._connect_actions()
        window.status.cancel_wanted.connect(opener.work.cancel)
        report.pack_chosen.connect(self.open)
        window.reader.history_changed.connect(report.show_history)

    def _connect_actions(self) -> None:
        window = self._window
        window.actions_.connect(
            {
                "open_folder": self._choose_folder,
                "open_file": self.files.choose,
                "send": self.files.send,
                "open_sample": lambda: self.open(SAMPLE),
                "refresh": self._opener.refresh,
                **_reading(window.reader),
                "quit": window.close,
                "copy": self._copy,
                "search": self._enter_search,
                "clear_search": window.strip.search.clear,
                "back": lambda: self._step_history(-1),
                "forward": lambda: self._step_history(1),
                "next_pane": lambda: self._step_pane(1),
                "previous_pane": lambda: self._step_pane(-1),
                "next_tab": self._next_tab,
                "this_article": lambda: self._show_figures(THIS_ARTICLE),
                "all_sources": lambda: self._show_figures(ALL_SOURCES),
                "print": self._paper.preview,
                "save_pdf": self._paper.save_pdf,
                "explain": lambda: window.figures.isVisible() and window.figures.explain(),
                "shortcuts": self._show_shortcuts,
                "about": self._show_about,
            }
        )
        self._connect_switches()

    def _connect_switches(self) -> None:
        window, by_name = self._window, self._window.actions_.by_name
        for mode in MODES:
            action = by_name[f"theme_{mode}"]
            action.setChecked(mode == self._theme.mode)
            action.triggered.connect(self._theme_choice(mode))
        for kind, _ in KINDS:
            entry = window.reader.legend.entries[kind]
            action = by_name[f"mark_{kind}"]
            action.setChecked(entry.isChecked())
            action.toggled.connect(entry.setChecked)
            entry.toggled.connect(action.setChecked)
        trivial = window.figures.note.trivial
        by_name["trivial"].setChecked(self._settings.get(SHOW_TRIVIAL))
        by_name["trivial"].toggled.connect(trivial.setChecked)
        trivial.toggled.connect(by_name["trivial"].setChecked)
        window.figures.cards_changed.connect(window.reader.reload)
        for name, pane in (("show_find", window.finder), ("show_figures", window.figures)):
            window.actions_.menus["View"].aboutToShow.connect(self._check_panes)
            by_name[name].triggered.connect(self._pane_switch(pane))

    def _theme_choice(self, mode: Mode) -> Callable[[], None]:
        return lambda: self._use_theme(mode)

    def _pane_switch(self, pane: QWidget) -> Callable[[], None]:
        def switch() -> None:
            if self._window.workspace is None:  # elsewhere the panes are others
                self._window.show_pane(pane, wanted=not pane.isVisible())

        return switch

    def _check_panes(self) -> None:
        by_name = self._window.actions_.by_name
        by_name["show_find"].setChecked(self._window.finder.isVisible())
        by_name["show_figures"].setChecked(self._window.figures.isVisible())

    def _use_theme(self, mode: Mode) -> None:
        self._settings.set(THEME, mode)
        self._theme.set_mode(mode)

    def _choose_folder(self) -> None:
        title = self.tr("Open a folder of articles or a pack folder")
        ask_folder(self._window, "folder_dialog", title, self.open)

    def open(self, target: str) -> None:
        """Open a pack, and show its first article."""
        self._window.strip.search.clear()
        self._opener.open_soon([target], self._opener.begin)

    def _show_about(self) -> None:
        from satchel.shell import dialogs  # no start shows one

        dialogs.show_about(self._window)

    def _show_shortcuts(self) -> None:
        from satchel.shell import dialogs  # no start shows one

        dialogs.show_shortcuts(self._window, self._window.actions_.shortcuts())

    def _show_figures(self, tab: int) -> None:
        self._window.show_pane(self._window.figures, wanted=True)
        self._window.figures.tabs.setCurrentIndex(tab)

    def _copy(self) -> None:
        focus = QApplication.focusWidget()
        if focus is not None and self._window.figures.isAncestorOf(focus):
            self._window.figures.copy()
        elif focus is self._window.strip.search:
            self._window.strip.search.copy()
        elif isinstance(focus, QLineEdit):
            focus.copy()
        elif self._window.place in self._window.copiers:
            self._window.copiers[self._window.place]()
        else:
            words = self._window.reader.view.textCursor().selection().toPlainText()
            if words:
                QGuiApplication.clipboard().setText(words)

    def _enter_search(self) -> None:
        box = self._window.strip.box
        box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        box.selectAll()

    def _step_history(self, by: int) -> None:
        if self._window.place == READ:
            self._window.reader.leave()
        place = self._session.history.step(by)
        if place is not None and place.indicator:
            self._session.comparing_wanted.emit(place.indicator)
        elif place is not None:
            self._window.go(READ)
            self._window.reader.show_place(place)
        self._window.reader.history_changed.emit()

    def _step_pane(self, by: int) -> None:
        panes = self._window.panes()
        focus = QApplication.focusWidget()
        now = next(
            (n for n, p in enumerate(panes) if focus and (p is focus or p.isAncestorOf(focus))), 0
        )
        pane = panes[(now + by) % len(panes)]
        figures = self._window.figures
        target = figures.current_list if pane is figures else pane
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _next_tab(self) -> None:
        tabs = self._window.reader.tabs
        if tabs.count():
            tabs.setCurrentIndex((tabs.currentIndex() + 1) % tabs.count())


def _reading(reader: ReaderPane) -> dict[str, Callable[..., object]]:
    """What is done in the reader; in a workspace that hides it, there is nothing to walk."""
    walker = reader.walker
    return {
        "close_tab": lambda _=False: reader.close_tab(),
        "select_all": reader.view.selectAll,
        "larger": lambda: reader.zoom(1),
        "smaller": lambda: reader.zoom(-1),
        "usual_size": lambda: reader.zoom(0),
        "next_hit": lambda: reader.isVisible() and walker.step_hit(1),
        "previous_hit": lambda: reader.isVisible() and walker.step_hit(-1),
        "next_figure": lambda: reader.isVisible() and walker.step_figure(1),
        "previous_figure": lambda: reader.isVisible() and walker.step_figure(-1),
        "next_mention": lambda: reader.isVisible() and walker.step_mention(1),
        "previous_mention": lambda: reader.isVisible() and walker.step_mention(-1),
    }
