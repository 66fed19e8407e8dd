"""Packs as files in the window: opening one that was sent, sending the open one."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from briefindex import desk
from briefindex.progress import Step
from satchel.jobs.send_job import SendJob
from satchel.shell.open_packs import OpenPack
from satchel.shell.opener import Opener
from satchel.shell.window import MainWindow
from satchel.widgets.choosing import ask_file, ask_new_file


class PackFiles(QObject):
    """Asks for the file, and says how it went.

    Signals:
        chosen: open the pack in this file.
    """

    chosen = Signal(str)

    def __init__(self, window: MainWindow, opener: Opener) -> None:
        """Write nothing yet."""
        super().__init__(window)
        self._window = window
        self._opener = opener
        self._job = SendJob(self)
        self._job.stepped.connect(window.status.show_progress)
        self._job.sent.connect(self._on_sent)
        self._job.failed.connect(self._on_failed)
        window.status.cancel_wanted.connect(self._job.cancel)
        window.closing.connect(self._job.end)

    def choose(self) -> None:
        """Ask for a pack that was sent, then open it."""
        title, kinds = self.tr("Open a pack that was sent as one file"), self._kinds()
        ask_file(self._window, "pack_file_dialog", title, self.chosen.emit, kinds)

    def send(self) -> None:
        """Ask where, of several packs which one too, then write it there."""
        packs = self._opener.packs
        if not self._can_send():
            return
        if len(packs) == 1:
            self._ask_where(packs[0])
            return
        from satchel.library.packs_dialog import ask_which  # not before it is asked

        said = self.tr("Which pack is to be sent?")
        names = [pack.name for pack in packs]
        verb = self.tr("&Send…")
        ask_which(
            self._window,
            "send_which",
            said,
            names,
            lambda n: self._ask_where(packs[n]),
            verb=verb,
        )

    def _ask_where(self, pack: OpenPack) -> None:
        title = self.tr("Send “{pack}” as one file").format(pack=pack.name)

        def write(path: str) -> None:
            self.write(pack, path)

        proposed = desk.file_name(pack.name)
        ask_new_file(self._window, "send_dialog", title, write, self._kinds(), proposed)

    def write(self, pack: OpenPack, path: str) -> None:
        """Write an open pack to a file."""
        if self._can_send():
            self._window.status.show_progress(Step("send", 0, 1))
            self._job.start(pack.folder, Path(path), date.today())  # noqa: DTZ011 - the sender's own day

    def _kinds(self) -> str:
        return self.tr("Satchel packs (*.satchel)")

    def _can_send(self) -> bool:
        if not self._opener.packs or self._opener.busy or self._job.running:
            self._on_failed(self.tr("The pack is still being read: send it when that is done."))
            return False
        return True

    def _on_sent(self, path: str) -> None:
        self._window.status.hide_progress()
        self._window.status.say(self.tr("The pack was written to {file}").format(file=path))

    def _on_failed(self, sentence: str) -> None:
        if not self._opener.busy:
            self._window.status.hide_progress()
        if sentence:
            from satchel.shell import dialogs  # no start shows one

            dialogs.show_trouble(self._window, sentence)
