"""Asks what goes into which pack, and has it read."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from briefindex import desk
from satchel.shell.open_packs import OpenPack
from satchel.shell.opener import Opener
from satchel.shell.window import MainWindow


class Adding(QObject):
    """Files and folders on their way into a pack: by dialog, or dropped.

    Signals:
        begun: the worker has begun to read them.
        pack_wanted: open this target instead.
        packs_wanted: open these targets together instead.
    """

    begun = Signal()
    pack_wanted = Signal(str)
    packs_wanted = Signal(object)

    def __init__(self, window: MainWindow, opener: Opener) -> None:
        """Wait for the wish."""
        super().__init__(window)
        self._window = window
        self._opener = opener

    def take(self, paths: Sequence[Path]) -> None:
        """Open what was dropped, or add it to a pack."""
        if len(paths) == 1 and (paths[0].is_dir() or _is_sent(paths[0])):
            self.pack_wanted.emit(str(paths[0]))
        elif all(map(_is_sent, paths)):
            self.packs_wanted.emit(list(map(str, paths)))
        elif len(self._opener.own_packs) > 1:
            self._gather(paths, or_new=True)
        elif self._opener.own_packs:
            from satchel.library.dialogs import ask_where  # not before it is asked

            pack = self._opener.own_packs[0]
            ask_where(
                self._window,
                paths,
                pack.name,
                lambda: self._add(pack, paths),
                lambda: self.ask_new(paths),
            )
        else:
            self.ask_new(paths)

    def ask_new(self, paths: Sequence[Path] = (), why: str = "") -> None:
        """Ask what a new pack is called and made of."""
        from satchel.library.dialogs import GatherDialog  # not before it is asked

        dialog = GatherDialog(self._window, paths, why=why)
        dialog.gathered.connect(lambda _, name, given: self._make(name, given))
        dialog.open()

    def ask_files(self) -> None:
        """Ask what is to be added to an open pack, or offer a new one where none takes any."""
        if self._opener.own_packs:
            self._gather()
            return
        said = self.tr(
            "“{name}” holds what is in its folder or file and nothing else: what is put into "
            "the folder is read with F5. Other files can make a new pack."
        )
        self.ask_new(why=said.format(name=self._opener.names))

    def _gather(self, paths: Sequence[Path] = (), *, or_new: bool = False) -> None:
        """Ask what is to be added, and of several packs to which, or to a new one."""
        from satchel.library.dialogs import GatherDialog  # not before it is asked

        packs = self._opener.own_packs

        def take(where: int, name: str, given: Sequence[Path]) -> None:
            if where < len(packs):
                self._add(packs[where], given)
            else:
                self._make(name, given)

        names = [pack.name for pack in packs]
        dialog = GatherDialog(self._window, paths, packs=names, or_new=or_new)
        dialog.gathered.connect(take)
        dialog.open()

    def _make(self, name: str, paths: Sequence[Path]) -> None:
        self._window.strip.search.clear()
        if self._opener.create(name, paths):
            self.begun.emit()

    def _add(self, pack: OpenPack, paths: Sequence[Path]) -> None:
        self._opener.work.add(pack, paths)
        self.begun.emit()


def _is_sent(path: Path) -> bool:
    return path.suffix.lower() == desk.SENT
