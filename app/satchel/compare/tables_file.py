"""Saves values as tables: of the indicator that is shown, of all of them, or all figures."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from briefindex.desk import Desk
from briefindex.desk.saving import save_file
from briefindex.errors import SatchelError
from satchel.compare.asking import CompareAsking
from satchel.widgets.choosing import ask_table

Make = Callable[[Desk, str], bytes]


class TablesFile(QObject):
    """Asks for a file and writes a table there; the desk's thread makes it."""

    def __init__(self, asking: CompareAsking, parent: QWidget) -> None:
        """Write nothing before it is asked for."""
        super().__init__(parent)
        self._asking = asking
        self._window = parent
        asking.answered.connect(self._on_answered)

    def ask_indicator(self) -> None:
        """Ask where the table of the indicator goes that is shown."""
        page = self._asking.page
        if page is not None:
            keys = (page.key,)
            title = self.tr("Export the indicator as a table")
            self._ask(title, self.tr("indicator"), partial(_some, keys))

    def ask_indicators(self) -> None:
        """Ask where the table of all indicators goes."""
        title = self.tr("Export all indicators as a table")
        self._ask(title, self.tr("indicators"), _all)

    def ask_figures(self) -> None:
        """Ask where the table of all figures goes."""
        title = self.tr("Export all figures as a table")
        self._ask(title, self.tr("figures"), _figures)

    def write(self, path: str, table: Make) -> None:
        """Have a table made, and write it to a file; the suffix of that says as what."""
        suffix = Path(path).suffix
        self._asking.ask(f"table {path}", lambda desk: (path, table(desk, suffix)))

    def _ask(self, title: str, name: str, table: Make) -> None:
        ask_table(self._window, "table_dialog", title, lambda path: self.write(path, table), name)

    def _on_answered(self, kind: str, answer: object) -> None:
        if not kind.startswith("table ") or not isinstance(answer, tuple):
            return
        path, data = answer
        try:
            save_file(Path(path), data)
        except SatchelError as error:
            self._asking.trouble.emit(str(error))


def _some(keys: tuple[str, ...], desk: Desk, suffix: str) -> bytes:
    from briefindex.desk.tables import indicators_file  # nothing that a list needs

    return indicators_file(desk, suffix, keys)


def _all(desk: Desk, suffix: str) -> bytes:
    from briefindex.desk.tables import indicators_file  # nothing that a list needs

    return indicators_file(desk, suffix)


def _figures(desk: Desk, suffix: str) -> bytes:
    from briefindex.desk.tables import figures_file  # nothing that a list needs

    return figures_file(desk, suffix)
