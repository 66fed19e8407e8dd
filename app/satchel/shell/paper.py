"""The briefing on paper: preview, printer, file."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from briefindex.desk import Desk
from briefindex.errors import SatchelError
from satchel.session import Session
from satchel.settings.briefed import Briefed
from satchel.shell.window import MainWindow

if TYPE_CHECKING:  # sixteen classes that only a print needs
    from briefindex.model.briefing import Briefing
    from satchel.printing.pages import Pages

_KIND: Final = "briefing"


@dataclass(frozen=True, slots=True)
class _Made:
    """A briefing, and the file that it is for; none where it is to be looked at."""

    briefing: "Briefing"
    path: str


@dataclass(frozen=True, slots=True)
class _Making:
    """The order to make a briefing; `wanted` indicators stand first."""

    today: date
    wanted: tuple[str, ...]
    path: str

    def __call__(self, desk: Desk) -> _Made:
        briefing = desk.briefing(self.today, wanted=self.wanted, records=False)
        return _Made(briefing, self.path)


class Paper(QObject):
    """Has the briefing of the open packs made when it is asked for: the window goes on meanwhile.

    Signals:
        ended: nothing is being made any more.
    """

    ended = Signal()

    def __init__(self, window: MainWindow, session: Session, briefed: Briefed) -> None:
        """Make nothing yet; `briefed` knows what is to stand first."""
        super().__init__(window)
        self._briefed = briefed
        self._window = window
        self._session = session
        session.lists.answered.connect(self._on_answered)
        session.lists.failed.connect(self._on_failed)

    def preview(self) -> None:
        """Show the pages as they will be printed."""
        self._ask("")

    def save_pdf(self) -> None:
        """Ask where, then write the briefing there."""
        if self._has_articles():
            from satchel.printing import ask_where  # Qt's printing: only when one prints

            ask_where(self._window, self.write)

    def write(self, path: str) -> None:
        """Write the briefing to a file, in the format that its name ends in."""
        self._ask(path)

    def _ask(self, path: str) -> None:
        if self._has_articles():
            today = date.today()  # noqa: DTZ011 - the reader's own calendar day
            wanted = tuple(self._briefed.of(self._session.packs))
            self._window.status.say(self.tr("Putting the briefing together…"))
            self._session.lists.ask(_KIND, _Making(today, wanted, path))

    def _has_articles(self) -> bool:
        if self._session.desk is not None and self._session.contents.infos:
            return True
        self._tell(self.tr("No article is open: open a pack first."))
        return False

    def _on_answered(self, kind: str, made: object) -> None:
        if kind != _KIND or not isinstance(made, _Made):
            return
        from satchel import printing  # Qt's printing: only when one prints

        self.ended.emit()
        if not made.path:
            printing.open_preview(made.briefing, self._window)
            return
        laying = printing.Laying(self)
        laying.done.connect(lambda pages: self._save(pages, made.path))
        laying.done.connect(laying.deleteLater)
        laying.begin(made.briefing, "A4")

    def _save(self, pages: "Pages", path: str) -> None:
        from satchel.printing import save  # as above

        try:
            save(pages, Path(path))
        except (OSError, SatchelError) as error:
            said = self.tr("{file} could not be written: {reason}")
            self._tell(said.format(file=path, reason=error))
        else:
            self._window.status.say(self.tr("The briefing is saved as {file}").format(file=path))

    def _on_failed(self, kind: str, sentence: str) -> None:
        if kind == _KIND:
            self.ended.emit()
            self._tell(sentence)

    def _tell(self, sentence: str) -> None:
        from satchel.shell import dialogs  # no start shows one

        dialogs.show_trouble(self._window, sentence)
