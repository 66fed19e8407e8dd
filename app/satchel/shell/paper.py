"""The briefing on paper: preview, printer, PDF file."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from briefindex.errors import SatchelError
from satchel.session import Session
from satchel.settings.briefed import Briefed
from satchel.shell.window import MainWindow
from satchel.widgets.choosing import ask_new_file

if TYPE_CHECKING:  # sixteen classes that only a print needs
    from briefindex.model.briefing import Briefing


class Paper(QObject):
    """Makes the briefing of the open packs when it is asked for."""

    def __init__(self, window: MainWindow, session: Session, briefed: Briefed) -> None:
        """Make nothing yet; `briefed` knows what is to stand first."""
        super().__init__(window)
        self._briefed = briefed
        self._window = window
        self._session = session

    def preview(self) -> None:
        """Show the pages as they will be printed."""
        briefing = self._briefing()
        if briefing is None:
            return
        from satchel.printing import PreviewDialog  # Qt's printing: only when one prints

        dialog = PreviewDialog(briefing, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def save_pdf(self) -> None:
        """Ask where, then write the briefing there."""
        if self._briefing() is None:
            return
        title, kinds = self.tr("Save briefing as PDF"), self.tr("PDF (*.pdf)")
        ask_new_file(self._window, "save_pdf_dialog", title, self.write, kinds, "briefing.pdf")

    def write(self, path: str) -> None:
        """Write the briefing to a PDF file."""
        briefing = self._briefing()
        if briefing is None:
            return
        from satchel.printing import write_pdf  # Qt's printing: only when one prints

        try:
            write_pdf(briefing, Path(path))
        except (OSError, SatchelError) as error:
            said = self.tr("{file} could not be written: {reason}")
            self._tell(said.format(file=path, reason=error))

    def _briefing(self) -> "Briefing | None":
        desk = self._session.desk
        if desk is None or not self._session.contents.infos:
            self._tell(self.tr("No article is open: open a pack first."))
            return None
        try:
            wanted = self._briefed.of(self._session.packs)
            today = date.today()  # noqa: DTZ011 - the reader's own calendar day
            return desk.briefing(today, wanted=wanted) if wanted else desk.briefing(today)
        except SatchelError as error:
            self._tell(str(error))
            return None

    def _tell(self, sentence: str) -> None:
        from satchel.shell import dialogs  # no start shows one

        dialogs.show_trouble(self._window, sentence)
