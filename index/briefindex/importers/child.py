"""The parsing process from outside: started once for many files, watched, and killed when it hangs.

Whatever a file does to its parser, it costs that file only: the next one gets a new process.
"""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import BinaryIO, cast

from briefindex.errors import ImportRefusedError
from briefindex.importers import wire
from briefindex.progress import CancelToken

SECONDS = 30.0
"""How long one file may be parsed without a sign that it goes on."""

LONGEST = 180.0
"""How long one file may be parsed, however steadily it goes on."""

WORKER = ("-P", "-s", "-m", "briefindex.importers.worker")
"""What the interpreter is told to run: nothing from the folder that Satchel was started in."""

SLOW = (
    f"It took longer than {SECONDS:.0f} seconds to read, as files do that are damaged or made to "
    "do so; open it in its own program and save it anew."
)
ENDLESS = (
    f"It took longer than {LONGEST / 60:.0f} minutes to read; split it and add the parts, or save "
    "its text by itself."
)
CRASHED = "The file broke its reader and nothing else; open it in its own program and save it anew."
_GLANCE = 0.1
_ROOT = Path(__file__).resolve().parents[2]


class LostError(Exception):
    """The process is gone without an answer; `slow` tells whether it was killed for its time."""

    def __init__(self, *, slow: bool, late: bool = False) -> None:
        """Say why it is gone; `late` tells that it went on to its last moment."""
        super().__init__((ENDLESS if late else SLOW) if slow else CRASHED)
        self.slow = slow


class Child:
    """One parsing process, started with the first question."""

    def __init__(
        self, cancel: CancelToken, seconds: float = SECONDS, command: Sequence[str] = WORKER
    ) -> None:
        """Start nothing yet; `command` is what follows the interpreter's name."""
        self._cancel = cancel
        self._command = tuple(command)
        self.seconds = seconds
        self.longest = LONGEST
        self.so_far = (0, 0)
        """How many pages of the file that is asked about are read, of how many; once it tells."""
        self._running: tuple[subprocess.Popen[bytes], _Watch] | None = None

    def ask(self, head: Mapping[str, object], body: bytes = b"") -> tuple[wire.Head, bytes]:
        """The answer to a question.

        Raises:
            ImportRefusedError: the file that was asked about is refused.
            LostError: the process crashed over it or hung; the next question starts a new one.
            Cancelled: the work was cancelled meanwhile.
        """
        process, watch = self._running or self._started()
        self.so_far = (0, 0)
        end = time.monotonic() + self.longest
        watch.begin(self.seconds)
        try:
            wire.send(cast("BinaryIO", process.stdin), head, body)
            while (
                answer := wire.receive(cast("BinaryIO", process.stdout))
            ) and wire.BUSY in answer[0]:
                self.so_far = _pages(answer[0][wire.BUSY])
                watch.begin(min(self.seconds, end - time.monotonic()))
        except (OSError, ValueError):  # it is gone, or was closed from another thread
            answer = None
        finally:
            watch.end()
        if answer is None:
            self.close(kill=True)
            self._cancel.check()
            late = time.monotonic() >= end
            raise LostError(slow=watch.expired, late=late)
        said, data = answer
        if said.get("tired"):
            self.close()
        if "refused" in said and "name" not in said:
            raise ImportRefusedError(str(said["refused"]))
        return said, data

    def abandon(self) -> None:
        """End the process amid whatever it is asked by another thread: that one is told it's lost.

        To be closed by that thread, or after it.
        """
        if self._running is not None:
            self._running[0].kill()

    def close(self, *, kill: bool = False) -> None:
        """End the process, if there is one."""
        running, self._running = self._running, None
        if running is None:
            return
        process, watch = running
        watch.leave()
        if kill:
            process.kill()
        with process:
            try:
                cast("BinaryIO", process.stdin).close()
            except OSError:
                process.kill()
            try:
                process.wait(timeout=1)
            except subprocess.TimeoutExpired:
                process.kill()

    def _started(self) -> "tuple[subprocess.Popen[bytes], _Watch]":
        kept = ("PATH", "SYSTEMROOT", "LANG", "LC_ALL", "TMPDIR", "TEMP", "LD_LIBRARY_PATH")
        environment = {name: os.environ[name] for name in kept if name in os.environ}
        environment["PYTHONPATH"] = str(_ROOT)
        environment["PYTHONUTF8"] = "1"
        process = subprocess.Popen(
            [sys.executable, *self._command],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
        )
        watch = _Watch(process, self._cancel)
        watch.start()
        self._running = process, watch
        return self._running


def _pages(said: object) -> tuple[int, int]:
    """How far it says it is; nothing where that is none."""
    pages = cast("list[object]", said) if isinstance(said, list) else []
    numbers = [each for each in pages if isinstance(each, int)]
    return (numbers[0], numbers[1]) if len(numbers) == len(pages) == 2 else (0, 0)


class _Watch(threading.Thread):
    """Kills a process that does not answer in time, or whose work was cancelled."""

    def __init__(self, process: "subprocess.Popen[bytes]", cancel: CancelToken) -> None:
        super().__init__(name="parsing watch", daemon=True)
        self._process = process
        self._cancel = cancel
        self._until: float | None = None
        self._lock = threading.Lock()
        self._left = threading.Event()
        self.expired = False

    def begin(self, seconds: float) -> None:
        """There is a question: its answer has so many seconds."""
        self._until = time.monotonic() + seconds

    def end(self) -> None:
        """There is an answer, or the process is gone."""
        with self._lock:
            self._until = None

    def leave(self) -> None:
        """There will be no question any more."""
        self._left.set()
        self.join()

    def run(self) -> None:
        """Look again and again, as long as the process is used."""
        while not self._left.wait(_GLANCE):
            with self._lock:
                if self._until is None:
                    continue
                self.expired = time.monotonic() > self._until
                if self.expired or self._cancel.is_asked:
                    self._process.kill()
                    return
