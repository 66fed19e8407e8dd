"""A sign of life from whoever parses a long file, page by page, to whoever watches the time.

Who reads a format calls `beat`; the parsing process says what becomes of it. Elsewhere nothing.
"""

import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from contextvars import ContextVar

EVERY = 1.0
"""Seconds that lie between two signs at least."""

_tell: ContextVar[Callable[[], None] | None] = ContextVar("tell", default=None)


def beat() -> None:
    """Tell that one more step of many is done."""
    tell = _tell.get()
    if tell is not None:
        tell()


@contextmanager
def heard_by(tell: Callable[[], None]) -> Generator[None]:
    """Pass signs of life on to `tell`, no more often than `EVERY` seconds."""
    last = time.monotonic()

    def seldom() -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= EVERY:
            last = now
            tell()

    token = _tell.set(seldom)
    try:
        yield
    finally:
        _tell.reset(token)
