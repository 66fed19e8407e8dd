"""Many short strings in one array of bytes: read where they lie, made when they are asked for."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, overload

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_AFTER_ALL = "\U0010ffff"


class Strings(Sequence[str]):
    """Strings by number; each stands in `blob` as UTF-8 with a line end after it.

    They hold no line end themselves. `starts` has one number more than there are strings.
    """

    def __init__(self, blob: "NDArray[np.uint8]", starts: "NDArray[Any]") -> None:
        """Take the bytes and where each string starts in them."""
        self.blob = blob
        self.starts = starts
        self._bytes = blob.data

    @staticmethod
    def of(strings: Iterable[str]) -> "Strings":
        """The same strings, packed."""
        packed = [f"{string}\n".encode() for string in strings]
        starts = np.zeros(len(packed) + 1, np.uint32)
        np.cumsum([len(string) for string in packed], out=starts[1:])
        return Strings(np.frombuffer(b"".join(packed), np.uint8), starts)

    def __len__(self) -> int:
        """How many there are."""
        return len(self.starts) - 1

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> "list[str]": ...
    def __getitem__(self, at: int | slice) -> "str | list[str]":
        """One string, or those of a range."""
        if isinstance(at, slice):
            first, last, _ = at.indices(len(self))
            return self.between(first, last)
        if not 0 <= at < len(self):
            raise IndexError(at)
        return bytes(self._bytes[int(self.starts[at]) : int(self.starts[at + 1]) - 1]).decode()

    def __iter__(self) -> Iterator[str]:
        """All of them."""
        return iter(self.between(0, len(self)))

    def between(self, first: int, last: int) -> list[str]:
        """The strings from number `first` up to, and without, `last`."""
        if last <= first:
            return []
        text = bytes(self._bytes[int(self.starts[first]) : int(self.starts[last]) - 1]).decode()
        return text.split("\n")


def place_of(strings: Sequence[str], wanted: str, within: range) -> int:
    """The number of `wanted` in a sorted stretch of `strings`, or -1."""
    at = bisect_left(strings, wanted, within.start, within.stop)
    return at if at < within.stop and strings[at] == wanted else -1


def beginning(strings: Sequence[str], prefix: str, within: range) -> range:
    """The numbers of the strings that begin with `prefix`, in a sorted stretch of them."""
    first = bisect_left(strings, prefix, within.start, within.stop)
    return range(first, bisect_left(strings, prefix + _AFTER_ALL, first, within.stop))
