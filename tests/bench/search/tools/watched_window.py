"""Opens a pack in the window and says as one JSON line what that took; then closes it.

usage: watched_window.py PACK ARTICLES

`listed`: seconds from the start of Python to the first paint of a list of so many articles. `held`:
the most that the window's thread was at once without its event loop, from when it is furnished to
two seconds after the list. Each by the wall and by the processor: `listed` that of the
whole process, `held` that of the window's thread.
"""

import json
import os
import sys
import time
from pathlib import Path
from typing import Any

import psutil

ROOT = Path(__file__).parents[4]
sys.path[:0] = [str(ROOT / "app"), str(ROOT / "index")]

from PySide6.QtCore import QEvent, QObject, QTimer  # noqa: E402 - the folders come first

from satchel import application  # noqa: E402
from satchel.application import Program  # noqa: E402

_BEAT_MS = 2
_AFTER_MS = 2000


class Watch(QObject):
    """Watches a window from inside."""

    def __init__(self, program: Program, articles: int) -> None:
        """Wait for its first paint."""
        super().__init__(program.window)
        self._program = program
        self._articles = articles
        self._told: dict[str, float] = {"held_wall": 0.0, "held_cpu": 0.0}
        self._timer = QTimer(self)
        self._timer.setInterval(_BEAT_MS)
        self._timer.timeout.connect(self._beat)
        program.window.first_painted.connect(lambda: QTimer.singleShot(0, self, self._begin))
        program.window.finder.list.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's
        """Note when the list is painted."""
        listed = self._program.window.finder.model.rowCount()
        if event.type() == QEvent.Type.Paint and listed == self._articles:
            QTimer.singleShot(0, self, self._listed)
        return super().eventFilter(watched, event)

    def _begin(self) -> None:
        if not self._program.window.furnished:  # which every start does, whatever it opens
            QTimer.singleShot(0, self, self._begin)
            return
        self._last = time.perf_counter(), time.thread_time()
        self._timer.start()

    def _beat(self) -> None:
        now = time.perf_counter(), time.thread_time()
        for name, before, after in zip(("wall", "cpu"), self._last, now, strict=True):
            self._told[f"held_{name}"] = max(self._told[f"held_{name}"], after - before)
        self._last = now

    def _listed(self) -> None:
        if "listed_wall" not in self._told:
            self._told["listed_wall"] = time.time() - psutil.Process().create_time()
            self._told["listed_cpu"] = time.process_time()
            QTimer.singleShot(_AFTER_MS, self, self._end)

    def _end(self) -> None:
        print(json.dumps(self._told), flush=True)
        os._exit(0)


def main(pack: Path, articles: int) -> None:
    """Open the window as the program does."""
    build = application.build_window

    def watched(*given: Any, **named: Any) -> Program:
        program = build(*given, **named)
        Watch(program, articles)
        return program

    application.build_window = watched
    application.run_window(str(pack))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
