"""Whether one text is a copy of another: reprinted, cut, or given a new head.

What counts is how many of the four-word sequences of the shorter text the longer one has. Numbers
count by themselves, whole and in words too: two market reports of one mould have most words in
common, and are no copies.
"""

import re
import zlib
from collections.abc import Iterable
from itertools import islice
from typing import Final, NamedTuple

from briefindex.text.folding import fold
from briefindex.text.number_vocabulary import SMALL

_LENGTH: Final = 4
_WORD: Final = re.compile(r"\w+")
_NUMBER: Final = re.compile(r"\d+(?:[.,/:-]\d+)*")
_SAMPLED: Final = 16
_ALWAYS: Final = 4
_SHORTEST: Final = 20
_ENOUGH: Final = 0.65
_ENOUGH_NUMBERS: Final = 0.8


class Prints(NamedTuple):
    """What of a text is compared: hashes of its four-word sequences, and its numbers."""

    sequences: frozenset[int]
    numbers: frozenset[str]


def prints_of(text: str) -> Prints:
    """The prints of a text."""
    folded = fold(text)
    words = _WORD.findall(folded)
    rows = (islice(words, start, None) for start in range(_LENGTH))
    sequences = frozenset(zlib.crc32(" ".join(four).encode()) for four in zip(*rows, strict=False))
    return Prints(sequences, _numbers_of(folded, words))


def _numbers_of(folded: str, words: Iterable[str]) -> frozenset[str]:
    """The numbers of a text, each whole ("17.30", "6-1/8"); "two" is one as "2" is."""
    in_digits = (found.replace(",", "") for found in _NUMBER.findall(folded))
    return frozenset(in_digits).union(str(SMALL[word]) for word in words if word in SMALL)


def sample_of(prints: Prints) -> tuple[int, ...]:
    """About one in sixteen of the sequences, the same ones in every text that has them."""
    kept = {each for each in prints.sequences if each % _SAMPLED == 0}
    return tuple(sorted(kept.union(sorted(prints.sequences)[:_ALWAYS])))


def is_copy(one: Prints, other: Prints) -> bool:
    """Whether one of two texts is a copy of the other, whole or in part."""
    shorter, longer = sorted((one, other), key=lambda prints: len(prints.sequences))
    if len(shorter.sequences) < _SHORTEST:
        return bool(shorter.sequences) and shorter == longer
    shared = len(shorter.sequences & longer.sequences)
    numbers = len(shorter.numbers & longer.numbers)
    return shared >= _ENOUGH * len(shorter.sequences) and numbers >= _ENOUGH_NUMBERS * len(
        shorter.numbers
    )
