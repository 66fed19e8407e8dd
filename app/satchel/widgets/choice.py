"""One row of a filter, as a value."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choice:
    """One row of a filter: its words, how many it leaves, and what is to hold with it chosen.

    A row without `then` is the head of those below it.
    """

    words: str
    count: int | None = None
    chosen: bool = False
    then: object = None
