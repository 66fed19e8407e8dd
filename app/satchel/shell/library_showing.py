"""Keeps the library's page up to date: recent packs, the import, what became of the files."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from briefindex.model.pack import Duplicate
from briefindex.progress import Step
from satchel.jobs.import_job import Outcome
from satchel.jobs.looking import Looking
from satchel.session import Session
from satchel.settings.settings import Settings
from satchel.shell.open_packs import SAMPLE
from satchel.shell.opener import Opener
from satchel.shell.verifying import Verifying
from satchel.shell.window import MainWindow

if TYPE_CHECKING:
    from satchel.library.page import LibraryPage
    from satchel.library.recent import RecentPack

_OUTCOME_MS: Final = 600
PLACE: Final = "library"
"""The name of the workspace."""


class LibraryShowing(QObject):
    """Shows on the page, once there is one, what happens behind it."""

    def __init__(
        self,
        window: MainWindow,
        session: Session,
        opener: Opener,
        settings: Settings,
        verifying: Verifying,
    ) -> None:
        """Listen to what happens."""
        super().__init__(window)
        self._verifying = verifying
        verifying.verified.connect(self._show_all)
        self._window = window
        self._session = session
        self._opener = opener
        self._settings = settings
        self._page: LibraryPage | None = None
        self._step: Step | None = None
        self._missing: dict[str, str] = {}
        self._duplicates: tuple[Duplicate, ...] = ()
        self._looking = Looking(self)
        self._looking.missed.connect(self._on_missed)
        opener.opened.connect(self._on_opened)
        opener.progressed.connect(self._on_progressed)
        opener.work.filling.paused.connect(self._on_paused)
        opener.finished.connect(self._on_finished)
        session.contents_changed.connect(self._on_contents_changed)
        self._outcome_soon = QTimer(self)
        self._outcome_soon.setSingleShot(True)
        self._outcome_soon.setInterval(_OUTCOME_MS)
        self._outcome_soon.timeout.connect(self._show_outcome)
        window.closing.connect(self._outcome_soon.stop)
        window.closing.connect(self._looking.end)

    def use(self, page: "LibraryPage") -> None:
        """Show everything on this page from now on."""
        self._page = page
        if self._opener.busy:
            page.panel.show_begun(self._title())
            if self._step is not None:
                page.panel.show_step(self._step, len(self._session.contents.infos))
            page.panel.show_paused(paused=self._opener.work.filling.is_paused)

    def enter(self) -> None:
        """The page is shown again: show how things are, and look whether the packs are there."""
        self._show_all()
        self._look()

    def _look(self) -> None:
        if self._shown is not None:
            self._looking.look([each for each in self._settings.recent() if each != SAMPLE])

    def show_recent(self) -> None:
        """List the recent packs."""
        page = self._shown
        if page is not None:
            page.recent.show_packs([self._recent(target) for target in self._settings.recent()])

    @property
    def _shown(self) -> "LibraryPage | None":
        return self._page if self._window.place == PLACE else None

    def _show_all(self) -> None:
        self.show_recent()
        self._show_outcome()
        if not self._opener.busy:
            self._show_idle()

    def _recent(self, target: str) -> "RecentPack":
        from satchel.library.recent import RecentPack  # its page is there

        opener = self._opener
        filled = opener.work.pack
        running = opener.busy and filled is not None and filled.target == target
        # Whoever looked before the worker made the folder saw none.
        begun = running or opener.notes.of(target).adding
        missing = "" if begun and opener.is_open(target) else self._missing.get(target, "")
        return RecentPack(target, opener.name_of(target), opener.notes.of(target), missing, running)

    def _on_contents_changed(self) -> None:
        """List again what was not added: in a turn of its own, and seldom while files come."""
        if not self._opener.busy:
            self._show_outcome()
        elif self._shown is not None and not self._outcome_soon.isActive():
            self._outcome_soon.start()

    def _show_outcome(self) -> None:
        """List what was not added and what was folded."""
        page, reading = self._shown, self._session.desk
        if page is None:
            return
        from satchel.library.outcome_list import outcome_rows  # its page is there

        opener = self._opener
        problems = reading.problems() if reading is not None else ()
        copies = self._session.contents.copies
        infos = {info.id: info for info in self._session.contents.infos} if copies else {}
        rows = outcome_rows(problems, copies, infos, self._duplicates, running=opener.busy)
        page.panel.list.show_rows(rows)
        page.panel.show_again(
            len(problems),
            stopped=opener.work.filling.stopped,
            running=opener.busy,
        )

    def _show_idle(self) -> None:
        page, contents = self._shown, self._session.contents
        if page is not None:
            waiting, stopped = len(contents.waiting), self._opener.work.filling.stopped
            page.panel.show_idle(self._opener.names, len(contents.infos), waiting, stopped=stopped)
            page.panel.show_verified(self._verifying.words)

    def _title(self) -> str:
        pack = self._opener.work.pack
        own = pack is not None and pack.own
        said = self.tr("Adding to “{name}”") if own else self.tr("Reading “{name}”")
        return said.format(name=pack.name if pack is not None else self._opener.names)

    def _on_opened(self) -> None:
        self._duplicates = ()
        self._missing.pop(self._opener.target, None)
        self._show_all()

    def _on_progressed(self, step: Step | None) -> None:
        self._step = step
        if self._page is None:
            return
        if step is None:
            self._page.panel.show_begun(self._title())
            self.show_recent()
            self._show_outcome()
        else:
            self._page.panel.show_step(step, len(self._session.contents.infos))

    def _on_paused(self, paused: bool) -> None:
        if self._page is not None:
            self._page.panel.show_paused(paused=paused)

    def _on_finished(self, outcome: Outcome) -> None:
        self._duplicates = outcome.duplicates
        self._show_all()
        self._look()

    def _on_missed(self, missing: dict[str, str]) -> None:
        self._missing = missing
        self.show_recent()
