"""Which of very many words are like a word: all are looked at together, in arrays.

Words here are those in Latin letters (folded, so without accents); of others it knows nothing.
"""

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from briefindex.search.strings import Stretch

if TYPE_CHECKING:
    from numpy.typing import NDArray

_SMALL_PART: Final = 4
_OTHER: Final = 31
"""The bit of a byte that is no Latin letter, digit or sign."""


def _bit(byte: int) -> int:
    if byte >= 128:
        return _OTHER
    letter = byte - ord("a")
    return letter if 0 <= letter < 26 else 26 + byte % 4


_BITS: Final = np.array([1 << _bit(byte) for byte in range(256)], np.uint32)


class Likeness:
    """A sorted stretch of words, ready to be asked what is like a word."""

    def __init__(self, words: Stretch) -> None:
        """Take the words; nothing is worked out before the first question."""
        self._strings = words.strings
        self._within = words.within
        self._all: tuple[NDArray[np.uint32], NDArray[np.int16]] | None = None

    def alike(self, word: str, most: int, within: range) -> "list[tuple[int, str]]":
        """The words of `within` with at most `most` slips, each with their number, in no order.

        A slip changes two of a word's different letters at most: that rules most words out at once.
        """
        masks, sizes = self._letters(within)
        own = int(np.bitwise_or.reduce(_BITS[np.frombuffer(word.encode(), np.uint8)]))
        close = np.bitwise_count(masks ^ np.uint32(own)) <= 2 * most
        close &= np.abs(sizes - len(word)) <= most
        close &= masks >> np.uint32(_OTHER) == 0
        numbers = np.flatnonzero(close) + (self._within.start + within.start)
        if not len(numbers):  # nothing is like a word of 64 letters, and it costs the most
            return []
        slips = self._slips(word, numbers, len(word) + most)
        near = np.flatnonzero(slips <= most).tolist()
        return [(int(slips[at]), self._strings[int(numbers[at])]) for at in near]

    def _slips(self, word: str, numbers: "NDArray[np.int64]", longest: int) -> "NDArray[Any]":
        """Letters to put in, leave out, change or swap between `word` and each of `numbers`."""
        starts = self._strings.starts[numbers].astype(np.int64)
        places = starts[:, None] + np.arange(longest)
        np.minimum(places, len(self._strings.blob) - 1, out=places)
        letters = self._strings.blob[places].T
        before: list[NDArray[Any]] = []
        row = [np.full(len(numbers), at, np.int16) for at in range(longest + 1)]
        for i, letter in enumerate(word.encode(), 1):
            now = [np.full(len(numbers), i, np.int16)]
            for j in range(1, longest + 1):
                differs = letters[j - 1] != letter
                cost = np.minimum(np.minimum(row[j], now[j - 1]) + 1, row[j - 1] + differs)
                if i > 1 and j > 1:
                    swapped = (letters[j - 2] == letter) & (letters[j - 1] == ord(word[i - 2]))
                    cost = np.where(swapped, np.minimum(cost, before[j - 2] + 1), cost)
                now.append(cost)
            before, row = row, now
        ends = self._strings.starts[numbers + 1].astype(np.int64) - starts - 1
        return np.stack(row)[ends, np.arange(len(numbers))]

    def _letters(self, within: range) -> "tuple[NDArray[np.uint32], NDArray[np.int16]]":
        """For each word of `within` a bit for each of its letters, and its length.

        Those of all words are kept; for a small part of them they are not worked out.
        """
        if self._all is None and len(within) * _SMALL_PART > len(self._within):
            self._all = self._read(range(len(self._within)))
        if self._all is None:
            return self._read(within)
        masks, sizes = self._all
        return masks[within.start : within.stop], sizes[within.start : within.stop]

    def _read(self, within: range) -> "tuple[NDArray[np.uint32], NDArray[np.int16]]":
        first = self._within.start + within.start
        starts = self._strings.starts[first : first + len(within) + 1].astype(np.int64)
        if len(starts) < 2:
            return np.zeros(0, np.uint32), np.zeros(0, np.int16)
        text = _BITS[self._strings.blob[starts[0] : starts[-1]]]
        text[starts[1:] - starts[0] - 1] = 0  # the line end after each word
        masks = np.bitwise_or.reduceat(text, starts[:-1] - starts[0])
        return masks, np.minimum(np.diff(starts) - 1, 1000).astype(np.int16)
