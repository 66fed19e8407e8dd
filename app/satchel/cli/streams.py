"""Standard output and error: opened as UTF-8, told of when they fail, never a traceback."""

import contextlib
import os
import sys
from typing import TextIO


def open_streams() -> None:
    """Make output UTF-8 whatever the terminal says; what it cannot show becomes "?".

    A program that starts this one may have closed the streams: then nobody wants to hear it.
    """
    sys.stdout = sys.stdout or _nowhere()
    sys.stderr = sys.stderr or _nowhere()
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="replace")


def forget_output() -> None:
    """Drop what still waits to be written: it would fail again when the program ends."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def say(sentence: str) -> None:
    """One line to standard error; nothing where that is full or gone."""
    with contextlib.suppress(OSError):
        sys.stderr.write(f"satchel: {sentence}\n")


def told(error: OSError) -> str:
    """What failed, as one sentence."""
    if error.errno is None:
        return str(error)
    what = f"{error.filename} cannot be used" if error.filename else "The output cannot be written"
    return f"{what}: {why(error)}."


def why(error: OSError) -> str:
    """The system's own words."""
    return (error.strerror or str(error)).lower()


def _nowhere() -> TextIO:
    return open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123 - stays open to the end
