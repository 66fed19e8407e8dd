"""How long work tells where it is, and how it is told to stop."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Phase = Literal["read", "index", "analyse", "send", "check"]


@dataclass(frozen=True, slots=True)
class Step:
    """One step of long work: `done` of `total` in this phase.

    `article`, an article id, is set where the step made something of one article durable (read,
    indexed or analysed): whoever sees it may rely on it, whatever happens to the worker next.
    """

    phase: Phase
    done: int
    total: int
    article: str | None = None


Report = Callable[[Step], None]


def ignore(step: Step) -> None:
    """Take no notice of a step: the report for callers who show nothing."""


class Cancelled(Exception):  # noqa: N818 - no error: the user asked for it
    """The user stopped the work; an exception so that context managers close."""


class CancelToken:
    """Set from one thread, asked from another."""

    __slots__ = ("_event",)

    def __init__(self) -> None:
        """Start not cancelled."""
        self._event = threading.Event()

    def cancel(self) -> None:
        """Ask the work to stop at its next check."""
        self._event.set()

    def check(self) -> None:
        """Go on, or stop.

        Raises:
            Cancelled: `cancel` was called.
        """
        if self._event.is_set():
            raise Cancelled("Cancelled. What was finished is kept.")
