"""Says of packs that were sent whether every file in them is as its sender listed it."""

from PySide6.QtCore import QObject, Signal

from briefindex.model.pack import Checked
from satchel.jobs.check_job import CheckJob
from satchel.session import Session
from satchel.shell.opener import Opener
from satchel.shell.window import MainWindow
from satchel.widgets.words import grouped

_NAMED = 5


class Verifying(QObject):
    """Checks what is opened, and tells; the worker itself reads no file that was changed.

    Signals:
        verified: `words` are others now.
    """

    verified = Signal()

    def __init__(self, window: MainWindow, session: Session, opener: Opener) -> None:
        """Check what is open, and what is opened later."""
        super().__init__(window)
        self._window = window
        self._session = session
        self._opener = opener
        self.words = ""
        """What is known of the open packs that were sent: "5 of 5 files unchanged"."""
        self._known: dict[str, Checked] = {}
        self._job = CheckJob(self)
        self._job.checked.connect(self._on_checked)
        opener.opened.connect(self._on_opened)
        window.closing.connect(self._job.end)
        if opener.packs:
            self._on_opened()

    def _on_opened(self) -> None:
        self._known = {}
        self._job.end()
        files = [path for pack in self._opener.packs if pack.sent for path in pack.source.inputs]
        self._say(self.tr("checking the files that were sent") if files else "")
        if files:
            self._job.start(files)

    def _on_checked(self, file: str, checked: Checked) -> None:
        self._known[file] = checked
        unchanged = sum(each.unchanged for each in self._known.values())
        articles = sum(each.articles for each in self._known.values())
        said = self.tr("{unchanged} of {all} files unchanged") if articles else ""
        self._say(said.format(unchanged=grouped(unchanged), all=grouped(articles)))
        if not checked.ok:
            self._session.trouble.emit(self._fault_words(file, checked))

    def _fault_words(self, file: str, checked: Checked) -> str:
        if not checked.articles:  # it is no pack, or cannot be read as one
            return "\n".join(f"{fault.where}: {fault.what}" for fault in checked.faults[:_NAMED])
        said = self.tr("{file}: {unchanged} of {all} files are as they were sent.")
        lines = [said.format(file=file, unchanged=checked.unchanged, all=checked.articles), ""]
        lines += [f"{fault.where}: {fault.what}" for fault in checked.faults[:_NAMED]]
        more = len(checked.faults) - _NAMED
        if more > 0:
            lines.append(self.tr("And {n} more: the Library lists them.").format(n=more))
        if checked.unchanged:
            lines += ["", self.tr("The files that are unchanged can be read.")]
        return "\n".join(lines)

    def _say(self, words: str) -> None:
        self.words = words
        self._window.status.show_checked(words)
        self.verified.emit()
