"""Standard output and error: opened as UTF-8, told of when they fail, never a traceback.

The answer goes to the one, how far the work has come to the other.
"""

import argparse
import contextlib
import json
import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from briefindex.progress import Step

_PHASES = {
    "read": "Reading",
    "index": "Indexing",
    "analyse": "Analysing",
    "send": "Writing",
    "check": "Checking",
}


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


def show(
    arguments: argparse.Namespace, shape: Callable[[], object], lines: Callable[[], list[str]]
) -> None:
    """Answer as JSON of this shape where that is asked for, else in these lines."""
    if arguments.json:
        print_json(shape())
    else:
        sys.stdout.write("\n".join(lines()) + "\n")


def print_json(document: object) -> None:
    """Answer as JSON."""
    sys.stdout.write(json.dumps(document, ensure_ascii=False, indent=1) + "\n")


def progress() -> "Callable[[Step], None]":
    """Says how far the work has come, on a terminal only."""
    from briefindex.progress import ignore

    return _draw if sys.stderr.isatty() else ignore


def _draw(step: "Step") -> None:
    end = "\n" if step.done >= step.total else ""
    page = f", page {step.page:,} of {step.pages:,} of {step.file}" if step.pages else ""
    line = f"\r{_PHASES[step.phase]} {step.done} of {step.total}{page}\x1b[K"
    sys.stderr.write(line + end)
    sys.stderr.flush()


def _nowhere() -> TextIO:
    return open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123 - stays open to the end
