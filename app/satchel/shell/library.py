"""Joins the Library to the window: its page is made when it is first gone to."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMenu

from briefindex import desk
from satchel.jobs.import_job import Outcome
from satchel.session import Session
from satchel.settings.settings import Settings
from satchel.shell.adding import Adding
from satchel.shell.copies import CopiesCare
from satchel.shell.dropping import Dropping
from satchel.shell.library_showing import PLACE, LibraryShowing
from satchel.shell.noting import Noting
from satchel.shell.open_packs import SAMPLE
from satchel.shell.opener import Opener
from satchel.shell.verifying import Verifying
from satchel.shell.window import READ, MainWindow
from satchel.theme.theme import Theme
from satchel.widgets.choosing import ask_file, ask_folder

if TYPE_CHECKING:
    from satchel.library.page import LibraryPage


class LibraryDoor(QObject):
    """Goes to the library, fills it, and does what is asked there.

    Signals:
        chosen: open this target.
        also_chosen: open this target beside those that are open.
        together_chosen: open these targets and nothing else.
        save_wanted: save the list of what was not added, as rows.
        left: the article is shown again.
        forgotten: the recent packs are others now.
    """

    chosen = Signal(str)
    also_chosen = Signal(str)
    together_chosen = Signal(object)
    save_wanted = Signal(object)
    left = Signal()
    forgotten = Signal()

    def __init__(
        self,
        window: MainWindow,
        session: Session,
        opener: Opener,
        settings: Settings,
        theme: Theme,
    ) -> None:
        """Listen for the wish to go there, and for what is dropped."""
        super().__init__(window)
        self._window = window
        self._session = session
        self._opener = opener
        self._settings = settings
        self._theme = theme
        self._page: LibraryPage | None = None
        self._moved: dict[str, str] = {}
        self.noting = Noting(session, opener, self)
        self.verifying = Verifying(window, session, opener)
        self.showing = LibraryShowing(window, session, opener, settings, self.verifying)
        self.noting.noted.connect(self.showing.show_recent)
        self.copies = CopiesCare(window, session, opener)
        self.adding = Adding(window, opener)
        self.adding.begun.connect(self.enter)
        opener.finished.connect(self._on_finished)
        opener.opened.connect(self._on_opened)
        self.adding.pack_wanted.connect(self._open)
        self.adding.packs_wanted.connect(self.together_chosen)
        self.dropping = Dropping(window)
        self.dropping.dropped.connect(self.adding.take)
        self.dropping.refused.connect(session.trouble)
        self.dropping.hovered.connect(self._on_hovered)
        self._connect()

    def _connect(self) -> None:
        window = self._window
        window.actions_.connect(
            {
                "library": lambda _=False: self.enter(),
                "new_pack": lambda _=False: self.adding.ask_new(),
                "add_files": lambda _=False: self.adding.ask_files(),
            }
        )
        window.strip.place_chosen.connect(lambda name: name == PLACE and self.enter())
        window.place_changed.connect(self._on_place_changed)
        window.status.refused_wanted.connect(self.enter)
        box = window.strip.search
        box.textEdited.connect(self._leave)
        box.left_downwards.connect(self._leave)
        box.entered.connect(lambda _new: self._leave())
        window.closing.connect(self.noting.end)

    @property
    def page(self) -> "LibraryPage":
        """The page, made where it is not there yet."""
        if self._page is None:
            self._page = self._made()
        return self._page

    def enter(self) -> None:
        """Show the library."""
        page = self.page
        self._window.reader.leave()
        self._window.go(PLACE)
        self.showing.enter()
        page.enter()
        self.copies.measure()

    def _made(self) -> "LibraryPage":
        from satchel.library.page import LibraryPage  # not before it is gone to

        made = LibraryPage(self._theme, self._window)
        self._window.add_workspace(PLACE, made, made.panes)
        self.showing.use(made)
        self.copies.use(made.copies)
        made.sample_wanted.connect(lambda: self._open(SAMPLE))
        made.open_wanted.connect(self._ask_open)
        made.new_wanted.connect(self.adding.ask_new)
        made.recent.chosen.connect(self._open)
        made.recent.also_chosen.connect(self.also_chosen)
        made.recent.locate_wanted.connect(self._ask_located)
        made.recent.remove_wanted.connect(self._ask_forget)
        made.panel.pause_wanted.connect(
            lambda wanted: self._opener.work.filling.pause(wanted=wanted)
        )
        made.panel.cancel_wanted.connect(self._opener.work.cancel)
        made.panel.save_wanted.connect(self.save_wanted)
        made.panel.again_wanted.connect(self._opener.work.again)
        return made

    def _open(self, target: str) -> None:
        if [target] == [
            pack.target for pack in self._opener.packs
        ] and self._session.contents.infos:
            self._window.go(READ)  # it is open
        else:
            self.chosen.emit(target)

    def _ask_open(self) -> None:
        """Offer both: no dialog of a system chooses a folder as well as a file."""
        button = self.page.open
        menu = QMenu(button)
        menu.setObjectName("open_menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name in ("open_folder", "open_file"):
            menu.addAction(self._window.actions_.by_name[name])
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _ask_located(self, target: str) -> None:
        choose = ask_file if target.lower().endswith(desk.SENT) else ask_folder
        title = self.tr("Where is {name} now?").format(name=self._opener.name_of(target))
        choose(self._window, "locate_dialog", title, lambda found: self._locate(target, found))

    def _locate(self, target: str, found: str) -> None:
        """Open a pack at its new place; the old one is not listed any more."""
        if target != found:
            self._moved[found] = target
        self.chosen.emit(found)

    def _on_opened(self) -> None:
        moved = self._moved.pop(self._opener.target, "")
        if moved:
            self._forget(moved)

    def _ask_forget(self, target: str) -> None:
        from satchel.library.dialogs import ask  # not before it is asked

        said = self.tr("Remove “{name}” from the list? The files stay.")
        question = said.format(name=self._opener.name_of(target))
        ask(self._window, "forget_box", question, self.tr("&Remove"), lambda: self._forget(target))

    def _forget(self, target: str) -> None:
        self._settings.forget_pack(target)
        self.showing.show_recent()
        self.forgotten.emit()

    def _leave(self) -> None:
        """Whoever types in the search box wants to see what is found."""
        if self._window.place == PLACE:
            self._window.go(READ)

    def _on_place_changed(self, place: str) -> None:
        if place == READ:
            self.left.emit()

    def _on_finished(self, outcome: Outcome) -> None:
        """Where nothing of a pack could be read, show why: there is no article to show."""
        if outcome.refused and not self._session.contents.infos:
            self.enter()

    def _on_hovered(self, aimed: bool) -> None:
        if self._page is not None:
            self._page.drop.aim(aimed=aimed)
