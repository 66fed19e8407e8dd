"""A sign of life from whoever parses a long file, page by page, to whoever watches the time.

Who reads a format calls `beat` with how many of how many pages are read; the parsing process says
what becomes of it. Elsewhere nothing.
"""

import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from contextvars import ContextVar

EVERY = 1.0
"""Seconds that lie between two signs at least."""

Tell = Callable[[int, int], None]
"""Takes how many pages are read, and of how many."""

_tell: ContextVar[Tell | None] = ContextVar("tell", default=None)


def beat(done: int, total: int) -> None:
    """Tell that one more page of many is read."""
    tell = _tell.get()
    if tell is not None:
        tell(done, total)


@contextmanager
def heard_by(tell: Tell) -> Generator[None]:
    """Pass signs of life on to `tell`, no more often than `EVERY` seconds."""
    last = time.monotonic()

    def seldom(done: int, total: int) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= EVERY:
            last = now
            tell(done, total)

    token = _tell.set(seldom)
    try:
        yield
    finally:
        _tell.reset(token)
