"""Keeps an error in painting or measuring a row from going on into Qt."""

import functools
import sys
from collections.abc import Callable
from typing import Final, ParamSpec, TypeVar

from PySide6.QtCore import QSize

NO_SIZE: Final = QSize(0, 24)
"""What a row takes whose size cannot be told."""
P = ParamSpec("P")
R = TypeVar("R")


def guarded(instead: R) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """For a method that Qt calls for each row: an error is told at once, and `instead` given.

    Else Qt calls the next such method before Python hears of the error in the last one (PySide6
    6.11), each fails in turn, and the process may end in a segmentation fault.
    """

    def made(method: Callable[P, R]) -> Callable[P, R]:
        @functools.wraps(method)
        def call(*args: P.args, **kept: P.kwargs) -> R:
            try:
                return method(*args, **kept)
            except Exception as error:  # noqa: BLE001 - told as if nothing had caught it
                trace = error.__traceback__
                sys.excepthook(type(error), error, trace.tb_next if trace else None)
                return instead

        return call

    return made
