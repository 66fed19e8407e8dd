"""Finds out what paths mean, in a thread: of a plain folder every byte is looked at for that."""

import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final, TypeAlias

from PySide6.QtCore import QObject, Signal

from briefindex import desk
from briefindex.desk import Source
from briefindex.errors import SatchelError

SAMPLE: Final = "sample"
PATIENCE: Final = 0.03
"""Seconds that the window may wait: most of what is opened is known by then."""
_END_SECONDS: Final = 0.3

Found: TypeAlias = Mapping[str, Source | SatchelError]
"""By target what it means, or why it cannot be opened."""


def resolved(target: str) -> Source | SatchelError:
    """What a target means, or why it cannot be opened."""
    try:
        return desk.resolve(target if target == SAMPLE else Path(target))
    except SatchelError as error:
        return error


class Resolving(QObject):
    """Looks at what was asked for last; what was asked before is forgotten."""

    _looked = Signal(int)

    def __init__(self, parent: QObject) -> None:
        """Look at nothing yet."""
        super().__init__(parent)
        self._newest = 0
        self._thread: threading.Thread | None = None
        self._waiting: tuple[dict[str, Source | SatchelError], Callable[[Found], None]] | None
        self._waiting = None
        self._looked.connect(self._on_looked)

    def look(self, targets: Sequence[str], take: Callable[[Found], None]) -> bool:
        """Have `take` given what these mean: at once, which is told, or as soon as it is known."""
        self.forget()
        found: dict[str, Source | SatchelError] = {}
        asked = tuple(dict.fromkeys(targets)), found, self._newest
        self._thread = threading.Thread(target=self._run, args=asked, name="resolving", daemon=True)
        self._thread.start()
        self._thread.join(PATIENCE)
        if self._thread.is_alive():
            self._waiting = found, take
            return False
        take(found)
        return True

    def forget(self) -> None:
        """Nobody waits for what is being looked at."""
        self._newest += 1
        self._waiting = None

    def end(self) -> None:
        """Tell nothing more; a slow disk is not waited for."""
        self.forget()
        if self._thread is not None:
            self._thread.join(_END_SECONDS)

    def _run(
        self, targets: Sequence[str], found: dict[str, Source | SatchelError], ticket: int
    ) -> None:
        for target in targets:
            if ticket != self._newest:
                return
            found[target] = resolved(target)
        if ticket == self._newest:
            self._looked.emit(ticket)

    def _on_looked(self, ticket: int) -> None:
        waiting = self._waiting
        if ticket == self._newest and waiting is not None:
            self._waiting = None
            found, take = waiting
            take(found)
