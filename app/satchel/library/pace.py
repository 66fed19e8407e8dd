"""How long an import will still take, from how fast it went."""

from collections import deque
from typing import Final

_LEAST_SECONDS: Final = 2.0
_LEAST_STEPS: Final = 2
_RECENT_SECONDS: Final = 10.0
_MINUTE, _HOUR = 60, 3600


class Pace:
    """The rate of one phase of an import; the clock is the caller's, without its pauses."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self._phase = ""
        self._start = (0, 0.0)
        self._now = (0, 0.0)
        self._total = 0
        self._recent: deque[tuple[int, float]] = deque()

    def note(self, phase: str, done: int, total: int, seconds: float) -> None:
        """Take notice of how far a phase has come at a time."""
        if phase != self._phase or done < self._now[0]:
            self._phase, self._start = phase, (done, seconds)
            self._recent.clear()
        self._now, self._total = (done, seconds), total
        self._recent.append(self._now)
        while seconds - self._recent[0][1] > _RECENT_SECONDS:
            self._recent.popleft()

    def rate(self) -> float | None:
        """How many a second it has been of late; None while nothing can be said."""
        steps = self._recent[-1][0] - self._recent[0][0] if self._recent else 0
        took = self._recent[-1][1] - self._recent[0][1] if self._recent else 0.0
        return steps / took if steps >= _LEAST_STEPS and took >= _LEAST_SECONDS else None

    def seconds_left(self) -> float | None:
        """How long this phase will take still; None while nothing can be said."""
        steps, took = self._now[0] - self._start[0], self._now[1] - self._start[1]
        left = self._total - self._now[0]
        if took < _LEAST_SECONDS or steps < _LEAST_STEPS or left <= 0:
            return None
        return left * took / steps


def rounded(seconds: float) -> tuple[int, str]:
    """A time as one would say it: a number, and "s", "min" or "h"."""
    if seconds < _MINUTE - 5:
        return max(5, 5 * round(seconds / 5)), "s"
    if seconds < _HOUR - _MINUTE:
        return max(1, round(seconds / _MINUTE)), "min"
    return max(1, round(seconds / _HOUR)), "h"
