"""Saves the list of what was found as a table; the thread of the desk finds and writes it."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from briefindex.desk import Desk
from briefindex.desk.saving import save_file
from satchel.find.results import Rows
from satchel.jobs.searching import Searching
from satchel.session import Session
from satchel.widgets.choosing import ask_table

_KIND: Final = "results file"


class ResultExport(QObject):
    """Writes all articles that are found, not only those that were scrolled to.

    Signals:
        saved: the path of the file that was written.
    """

    saved = Signal(str)

    def __init__(self, session: Session, parent: QWidget) -> None:
        """Write nothing yet."""
        super().__init__(parent)
        self._session = session
        self._window = parent
        session.lists.answered.connect(self._on_answered)
        session.lists.failed.connect(self._on_failed)

    def ask(self) -> QFileDialog:
        """Ask where to."""
        title = self.tr("Export the articles that are listed")
        return ask_table(self._window, "results_file_dialog", title, self.save, self.tr("articles"))

    def save(self, path: str) -> None:
        """Write what is listed now, in its order, copies folded."""
        contents, finding = self._session.contents, self._session.finding
        asked, reading = finding.asked, finding.reading
        most = max(1, len(contents.infos))

        def write(desk: Desk) -> str:
            from briefindex.desk.tables import ListedArticle, articles_file  # no list needs it

            answer = None if asked.is_nothing else Searching(asked, reading, most)(desk)
            listed = (
                ListedArticle(
                    row.info,
                    row.snippet.text if row.snippet else "",
                    row.key_figures,
                    len(row.copies),
                    row.pack,
                )
                for row in Rows().of(contents, answer, reading)
            )
            save_file(Path(path), articles_file(listed, Path(path).suffix))
            return path

        self._session.lists.ask(_KIND, write)

    def _on_answered(self, kind: str, answer: object) -> None:
        if kind == _KIND:
            self.saved.emit(str(answer))

    def _on_failed(self, kind: str, sentence: str) -> None:
        if kind == _KIND:
            self._session.trouble.emit(sentence)
