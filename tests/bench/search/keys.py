"""Real key presses on a virtual screen, and when its pixels changed."""

import ctypes
import time
from collections.abc import Callable
from types import TracebackType
from typing import Self

_POLL = 0.0005
_QUIET = 0.08
"""Seconds without a change after which what was painted stands."""


class Keys:
    """A connection to an X server through which keys and the mouse are pressed (XTEST)."""

    def __init__(self, display: str) -> None:
        """Open no connection yet."""
        self._name = display.encode()

    def __enter__(self) -> Self:
        """Connect.

        Raises:
            OSError: there is no X library, or no such display.
        """
        self._x = ctypes.CDLL("libX11.so.6")
        self._test = ctypes.CDLL("libXtst.so.6")
        self._x.XOpenDisplay.restype = ctypes.c_void_p
        self._display = ctypes.c_void_p(self._x.XOpenDisplay(self._name))
        if not self._display:
            raise OSError("no such display")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Disconnect."""
        self._x.XCloseDisplay(self._display)

    def press(self, *names: str) -> None:
        """Press keys by their X names together, and let go of them."""
        codes = []
        for name in names:
            self._x.XStringToKeysym.restype = ctypes.c_ulong
            symbol = ctypes.c_ulong(self._x.XStringToKeysym(name.encode()))
            codes.append(self._x.XKeysymToKeycode(self._display, symbol) & 0xFF)
        for code in codes:
            self._test.XTestFakeKeyEvent(self._display, code, 1, 0)
        for code in reversed(codes):
            self._test.XTestFakeKeyEvent(self._display, code, 0, 0)
        self._x.XFlush(self._display)

    def click(self, x: int, y: int) -> None:
        """Press the first mouse button at a place."""
        self._test.XTestFakeMotionEvent(self._display, -1, x, y, 0)
        for down in (1, 0):
            self._test.XTestFakeButtonEvent(self._display, 1, down, 0)
        self._x.XFlush(self._display)


def seconds_to_change(
    act: Callable[[], None], pixels: Callable[[], bytes], limit: float
) -> tuple[float, float] | None:
    """Seconds from `act` to the first change and to the last before it stands; None without any."""
    seen = pixels()
    begin = time.perf_counter()
    act()
    first = last = 0.0
    while True:
        time.sleep(_POLL)
        now = pixels()
        passed = time.perf_counter() - begin
        if now != seen:
            seen, last = now, passed
            first = first or passed
        if first and passed - last > _QUIET:
            return first, last
        if not first and passed > limit:
            return None
