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
    `file` is the name of the file that is begun with this step, where one is.
    `part` is how much of the next one is done, from 0 to 1, told where that takes long; `page` of
    `pages` likewise, where it has pages.
    """

    phase: Phase
    done: int
    total: int
    article: str | None = None
    file: str = ""
    part: float = 0.0
    page: int = 0
    pages: int = 0

    @property
    def through(self) -> float:
        """How many are done, with what is done of the next one."""
        return self.done + (self.page / self.pages if self.pages else self.part)


Report = Callable[[Step], None]


def ignore(step: Step) -> None:
    """Take no notice of a step: the report for callers who show nothing."""


class Cancelled(Exception):  # noqa: N818 - no error: the user asked for it
    """The user stopped the work; an exception so that context managers close."""


class CancelToken:
    """Set from one thread, asked from another."""

    __slots__ = ("_event", "_going")

    def __init__(self) -> None:
        """Start neither cancelled nor paused."""
        self._event = threading.Event()
        self._going = threading.Event()
        self._going.set()

    def cancel(self) -> None:
        """Ask the work to stop at its next check, paused or not."""
        self._event.set()
        self._going.set()

    def pause(self) -> None:
        """Ask the work to wait at its next check until `resume` or `cancel`."""
        if not self._event.is_set():
            self._going.clear()

    def resume(self) -> None:
        """Let the work go on."""
        self._going.set()

    @property
    def is_asked(self) -> bool:
        """Whether `cancel` was called; for watchers, which neither wait nor stop themselves."""
        return self._event.is_set()

    @property
    def cancelled(self) -> bool:
        """Whether the work was asked to stop."""
        return self._event.is_set()

    def check(self) -> None:
        """Go on, wait while the work is paused, or stop.

        Raises:
            Cancelled: `cancel` was called.
        """
        self._going.wait()
        if self._event.is_set():
            raise Cancelled("Cancelled. What was finished is kept.")
