"""Says in the library how much the working copies take, and clears them when that is wanted."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from satchel.jobs.copies import Copies
from satchel.session import Session
from satchel.shell.library_showing import PLACE
from satchel.shell.opener import Opener
from satchel.shell.window import MainWindow

if TYPE_CHECKING:
    from satchel.library.copies_line import CopiesLine


class CopiesCare(QObject):
    """Measures when the library is entered and when an import has ended; asks before it clears."""

    def __init__(self, window: MainWindow, session: Session, opener: Opener) -> None:
        """Measure nothing before there is a line to say it in."""
        super().__init__(window)
        self._window = window
        self._session = session
        self._opener = opener
        self._line: CopiesLine | None = None
        self._copies = Copies(self)
        self._copies.cleared.connect(self._on_cleared)
        window.closing.connect(self._copies.end)
        opener.finished.connect(lambda _outcome: self.measure())

    def use(self, line: "CopiesLine") -> None:
        """Say it here."""
        self._line = line
        line.clear_wanted.connect(self.ask)
        self._copies.measured.connect(line.show_kept)

    def measure(self) -> None:
        """Look how much there is, where somebody sees it."""
        if self._line is not None and self._window.place == PLACE:
            self._copies.measure()

    def ask(self) -> None:
        """Ask whether the working copies are to go."""
        if self._opener.busy:
            self._session.trouble.emit(
                self.tr("A pack is still being read: clear the working copies when that is done.")
            )
            return
        from satchel.library.dialogs import ask  # not before it is asked

        question = self.tr(
            "Remove the working copies of folders and pack files that are not open? They are made "
            "again when those are opened. Your files, your own packs, and working copies in which "
            "you corrected something stay."
        )
        ask(self._window, "clear_box", question, self.tr("&Remove"), self._clear)

    def _clear(self) -> None:
        self._copies.clear(self._session.packs)

    def _on_cleared(self, freed: int) -> None:
        from satchel.library.copies_line import size_words  # its page is there

        said = self.tr("{size} were freed") if freed else self.tr("There was nothing to remove")
        self._window.status.say(said.format(size=size_words(freed)))
