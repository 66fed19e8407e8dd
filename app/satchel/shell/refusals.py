"""What was not added, and why: shown whenever it is wanted, and saved as a list."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject

from briefindex.desk.saving import save_file
from briefindex.errors import SatchelError
from satchel.session import Session
from satchel.shell.window import MainWindow
from satchel.widgets.choosing import ask_new_file

Row = tuple[str, str, str]
"""What became of a file, its name, and why."""


class Refusals(QObject):
    """The report of the open packs; the packs keep it."""

    def __init__(self, window: MainWindow, session: Session) -> None:
        """Wait for the wish."""
        super().__init__(window)
        self._window = window
        self._session = session
        window.actions_.connect({"refused": lambda _=False: self.show()})

    def show(self) -> None:
        """Show which files were refused, and what of the corrections is not shown."""
        from satchel.shell import dialogs  # no start shows one

        desk = self._session.desk
        problems = desk.problems() if desk is not None else ()
        unseen = (*desk.corrected.adrift(), *desk.corrected.overruled()) if desk else ()
        not_added, not_shown = self.tr("not added"), self.tr("correction not shown")
        rows = [(not_added, each.file, each.reason) for each in problems]
        rows += [(not_shown, each.file, each.reason) for each in unseen]
        dialogs.show_refused(self._window, problems, unseen, lambda: self.ask_file(rows))

    def ask_file(self, rows: Sequence[Row]) -> None:
        """Ask for the file that a list is saved as."""
        title = self.tr("Save the list of files that were not added")
        kinds = self.tr("Tables (*.csv);;Text (*.txt)")
        proposed = self.tr("not-added.csv")

        def take(path: str) -> None:
            self._save(Path(path), rows)

        ask_new_file(self._window, "refused_file_dialog", title, take, kinds, proposed)

    def _save(self, path: Path, rows: Sequence[Row]) -> None:
        heads = (self.tr("what"), self.tr("file"), self.tr("why, and what to do"))
        try:
            save_file(path, as_text(rows) if path.suffix == ".txt" else as_table(heads, rows))
        except SatchelError as error:
            self._session.trouble.emit(str(error))
            return
        said = self.tr("The list was saved as {file}")
        self._window.status.say(said.format(file=path))


def as_table(heads: Row, rows: Sequence[Row]) -> bytes:
    """A list as CSV that a spreadsheet opens as it is; no cell of it is taken for a formula."""
    made = io.StringIO()
    writer = csv.writer(made)
    writer.writerow(heads)
    writer.writerows([tuple(map(_harmless, row)) for row in rows])
    return made.getvalue().encode("utf-8-sig")


def as_text(rows: Sequence[Row]) -> bytes:
    """A list for people: each file over its reason."""
    return "".join(f"{file} ({what})\n    {why}\n" for what, file, why in rows).encode()


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t")) else cell
