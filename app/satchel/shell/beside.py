"""Opens packs together: one search then looks through all of them."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from satchel.settings.settings import Settings
from satchel.shell.open_packs import SAMPLE
from satchel.shell.opener import Opener
from satchel.shell.window import MainWindow


class Beside(QObject):
    """Asks which, and opens them."""

    def __init__(self, window: MainWindow, opener: Opener, settings: Settings) -> None:
        """Wait for the wish."""
        super().__init__(window)
        self._window = window
        self._opener = opener
        self._settings = settings
        window.actions_.connect({"also_open": lambda _=False: self.ask()})

    def ask(self) -> None:
        """Ask which packs are to be open, of those that are and those that were lately."""
        from satchel.library.packs_dialog import PacksDialog  # not before it is asked

        opened = [pack.target for pack in self._opener.packs]
        known = dict.fromkeys([*opened, *self._settings.recent(), SAMPLE])
        named = [(target, self._opener.name_of(target)) for target in known]
        dialog = PacksDialog(named, opened, self._window)
        dialog.chosen.connect(self.open_all)
        dialog.open()

    def open(self, target: str) -> None:
        """Open a pack beside the others."""
        self.open_all([*(pack.target for pack in self._opener.packs), target])

    def open_all(self, targets: Sequence[str]) -> None:
        """Open these together, and let the worker read what is missing."""
        if list(targets) == [pack.target for pack in self._opener.packs]:
            return
        self._window.strip.search.clear()
        self._opener.open_soon(targets, self._opener.begin)
