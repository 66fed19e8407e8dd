"""Imports, while nobody does anything, what the first entering of a workspace would wait for."""

from collections.abc import Sequence
from importlib import import_module
from typing import Final

from PySide6.QtCore import QTimer

from satchel.shell.window import MainWindow

_TURN_MS: Final = 40


def import_ahead(window: MainWindow, modules: Sequence[str]) -> None:
    """Import modules in their order, one a turn; a window that closes ends it.

    In one chain: timers of one interval, begun together, all fire in the same turn.
    """
    turns = iter(modules)
    timer = QTimer(window)
    timer.setInterval(_TURN_MS)

    def import_next() -> None:
        name = next(turns, None)
        if name is None:
            timer.stop()
            timer.deleteLater()
        else:
            import_module(name)

    timer.timeout.connect(import_next)
    window.closing.connect(timer.stop)
    timer.start()
