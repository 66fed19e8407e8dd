"""What changed since another pack: asked for in the File menu, told as pages to read and print."""

from datetime import date

from PySide6.QtCore import QObject, Signal

from briefindex import desk
from briefindex.errors import SatchelError
from satchel.session import Session
from satchel.settings.settings import Settings
from satchel.shell.open_packs import SAMPLE
from satchel.shell.opener import Opener
from satchel.shell.window import MainWindow

_KIND = "what changed"


class Changing(QObject):
    """Asks for the older pack, has both compared, and shows the pages.

    Signals:
        ended: nothing is being compared any more.
    """

    ended = Signal()

    def __init__(
        self, window: MainWindow, session: Session, opener: Opener, settings: Settings
    ) -> None:
        """Wait for the wish."""
        super().__init__(window)
        self._window = window
        self._session = session
        self._opener = opener
        self._settings = settings
        window.actions_.connect({"changes": lambda _=False: self.ask()})
        session.lists.answered.connect(self._on_answered)
        session.lists.failed.connect(self._on_failed)

    def ask(self) -> None:
        """Ask which of the packs that were open lately is the older one."""
        opened = [pack.target for pack in self._opener.packs]
        others = [each for each in (*self._settings.recent(), SAMPLE) if each not in opened]
        known = list(dict.fromkeys(others))
        if not self._session.contents.infos or not known:
            self._session.trouble.emit(
                self.tr("Open the older pack once, then the newer one: these are compared.")
            )
            return
        if self._session.contents.waiting:
            self._session.trouble.emit(
                self.tr("The pack is still being read: compare it when that is done.")
            )
            return
        from satchel.library.packs_dialog import ask_which  # not before it is asked

        names = [f"{self._opener.name_of(each)}\n{self._place(each)}" for each in known]
        question = self.tr("What changed in the open pack since which other one?")
        verb = self.tr("&Compare")
        ask_which(
            self._window,
            "changes_which",
            question,
            names,
            lambda n: self.compare(known[n]),
            verb=verb,
        )

    def compare(self, target: str) -> None:
        """Have the open packs held against an older one; the pages follow."""
        try:
            older = desk.resolve(target)
        except SatchelError as error:
            self._session.trouble.emit(str(error))
            return
        from satchel.jobs.changing import ChangedSince  # not before it is asked

        name = " · ".join(pack.name for pack in self._opener.packs)
        title = self.tr("{name}: what changed since “{older}”")
        title = title.format(name=name, older=self._opener.name_of(target))
        today = date.today()  # noqa: DTZ011 - the reader's own calendar day
        self._window.status.say(self.tr("Looking for what changed…"))
        self._session.lists.ask(_KIND, ChangedSince(older, today, title))

    def _place(self, target: str) -> str:
        return self.tr("comes with Satchel") if target == SAMPLE else target

    def _on_answered(self, kind: str, report: object) -> None:
        if kind != _KIND:
            return
        from briefindex.model.briefing import Briefing  # only where one is shown
        from satchel.printing import open_preview  # Qt's printing: only when one prints

        self.ended.emit()
        if isinstance(report, Briefing):
            open_preview(report, self._window)

    def _on_failed(self, kind: str, sentence: str) -> None:
        if kind == _KIND:
            self.ended.emit()
            self._session.trouble.emit(sentence)
