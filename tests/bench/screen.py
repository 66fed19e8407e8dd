"""A virtual screen whose pixels are read from outside, as a person would see them."""

import mmap
import os
import struct
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

_SAMPLES = 1_499  # bytes between looked-at pixels: odd, so that columns and rows are both met
_COLOURS = 12  # fewer distinct values among them is an empty window, not a painted one


class Screen:
    """An Xvfb of 1440 × 900 that keeps its frame buffer in a file; no window manager."""

    def __enter__(self) -> Self:
        """Start it and wait until it takes connections.

        Raises:
            RuntimeError: Xvfb did not start.
        """
        self._folder = tempfile.TemporaryDirectory()
        reading, writing = os.pipe()
        self._server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1440x900x24", "-nolisten", "tcp",
             "-fbdir", self._folder.name],
            pass_fds=[writing],
            stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(writing)
        with os.fdopen(reading) as said:
            number = said.readline().strip()
        if not number:
            raise RuntimeError("Xvfb did not start")
        self.environment = os.environ | {"DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}
        with (Path(self._folder.name) / "Xvfb_screen0").open("rb") as file:
            self._memory = mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ)
        header = struct.unpack(">25I", self._memory[:100])
        self._offset = header[0] + header[19] * 12
        self._line = header[12]
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the server and remove its files."""
        self._memory.close()
        self._server.terminate()
        self._server.wait()
        self._folder.cleanup()

    def pixels(self) -> bytes:
        """A thin sample of what the screen shows now."""
        return self._memory[self._offset :: _SAMPLES]

    def looking_at(self, left: int, top: int, right: int, bottom: int) -> Callable[[], bytes]:
        """Gives every second line of a part of the screen, whenever it is called."""
        at = [self._offset + y * self._line for y in range(top, bottom, 2)]
        begin, end = left * 4, right * 4
        return lambda: b"".join(self._memory[line + begin : line + end] for line in at)

    def is_painted(self) -> bool:
        """Whether something with content, not a bare ground, is on the screen."""
        return len(set(self.pixels())) > _COLOURS

    def seconds_to_paint(
        self, command: list[str], limit: float = 60
    ) -> tuple[float, subprocess.Popen[bytes]]:
        """Start a program; the seconds until it is painted, and the process, still running.

        Raises:
            RuntimeError: nothing was painted within `limit` seconds.
        """
        begin = time.perf_counter()
        program = subprocess.Popen(
            command, env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        while time.perf_counter() - begin < limit:
            if self.is_painted():
                return time.perf_counter() - begin, program
            time.sleep(0.004)
        program.kill()
        raise RuntimeError(f"{command[0]} painted nothing in {limit} s")

    def seconds_to_last_change(self, watch: float = 1.5) -> float:
        """Watch so many seconds; those until the picture changed for the last time, 0 if never."""
        begin, last, seen = time.perf_counter(), 0.0, self.pixels()
        while (now := time.perf_counter() - begin) < watch:
            if (pixels := self.pixels()) != seen:
                last, seen = now, pixels
            time.sleep(0.004)
        return last
