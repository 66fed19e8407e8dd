"""The bytes of Whoosh's blocks of postings and of what it says of each word.

Source: whoosh 2.7.5, codec/whoosh3.py (`W3PostingsWriter._write_block`, `W3TermInfo.to_bytes`).
"""

import struct
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import sub
from pickle import dumps

import numpy as np
from numpy.typing import NDArray
from whoosh.util.numeric import byte_to_length

BLOCK = 128
"""Postings that Whoosh puts into a block."""
_WORTH_COMPRESSING = 200
"""Bytes from which zlib gains more than its start costs; Whoosh compresses every block."""
_LEVEL = 3
_PROTOCOL = 2
_SIZE = struct.Struct("!i")
_TERM = struct.Struct("!BfIBBfIIqi")
_PLACE = 4
_SLAB = 1 << 16
_STEPS = np.array([byte_to_length(code) for code in range(256)], np.int64)

Numbers = NDArray[np.uint32]
Offsets = NDArray[np.int64]
Term = tuple[float, int, int, int, float, int, int]


@dataclass(frozen=True, slots=True)
class Postings:
    """The words of one field of a segment, in order, and where they stand.

    The postings of word `t` are those from `starts[t]` to `starts[t + 1]` of `docs` and `counts`;
    `places` holds as many for each posting as it counts, rising.
    """

    words: Sequence[str]
    starts: Offsets
    docs: Numbers
    counts: Numbers
    places: Numbers


class Blocks:
    """The postings of some words of a field, as Python's own, and the blocks of them."""

    def __init__(self, postings: Postings, codes: NDArray[np.uint8], first: int, last: int) -> None:
        """Take those from `first` to `last`; `codes` are the lengths of their documents' fields."""
        places = np.cumsum(postings.counts[first:last], dtype=np.int64) * _PLACE
        begin = int(postings.counts[:first].sum(dtype=np.int64))
        end = begin + (int(places[-1]) // _PLACE if len(places) else 0)
        packed = postings.places[begin:end].astype("<u4").tobytes()
        edges = [0, *places.tolist()]
        self._first = first
        self._docs: list[int] = postings.docs[first:last].tolist()
        self._counts: list[int] = postings.counts[first:last].tolist()
        self._codes: list[int] = codes[first:last].tolist()
        self._values = [packed[a:b] for a, b in pairwise(edges)]

    def packed(self, start: int, end: int, last: int) -> tuple[bytes, bytes, bytes]:
        """A block of the postings from `start` to `end` of a word whose own end at `last`."""
        is_last, start, end = end == last, start - self._first, end - self._first
        docs, counts = self._docs[start:end], self._counts[start:end]
        most = max(counts)
        weights: float | tuple[float, ...] | None
        if most == min(counts):
            weights = None if most == 1 else float(most)
        else:
            weights = tuple(map(float, counts))
        deltas = (docs[0], *map(sub, docs[1:], docs))
        data = dumps((deltas, weights, tuple(self._values[start:end])), _PROTOCOL)
        level = _LEVEL if len(data) >= _WORTH_COMPRESSING else 0
        if level:
            data = zlib.compress(data, level)
        codes = self._codes[start:end]
        about = (end - start, docs[-1], float(most), level, min(codes), max(codes))
        packed = dumps(about, _PROTOCOL)
        size = len(packed) + len(data)
        return _SIZE.pack(-size if is_last else size), packed, data


def slabs(postings: Postings) -> Iterator[tuple[int, int]]:
    """The words of a field, some at a time: first and last of about `_SLAB` postings each."""
    first = 0
    while first < len(postings.words):
        wanted = int(postings.starts[first]) + _SLAB
        last = max(first + 1, int(np.searchsorted(postings.starts, wanted, "right")) - 1)
        yield first, last
        first = last


def codes_of(postings: Postings, lengths: Numbers | None) -> NDArray[np.uint8]:
    """How long the field of each posting's document is, as Whoosh keeps it in a byte."""
    if lengths is None:
        return np.zeros(len(postings.docs), np.uint8)
    coded = np.searchsorted(_STEPS, lengths).clip(max=len(_STEPS) - 1).astype(np.uint8)
    return coded[postings.docs]


def terms(postings: Postings, codes: NDArray[np.uint8]) -> list[Term]:
    """What Whoosh notes of each word but where it stands.

    Weight, documents, shortest and longest field (coded), most weight, first and last document.
    """
    if not postings.words:
        return []
    firsts, ends = postings.starts[:-1], postings.starts[1:]
    columns = (
        np.add.reduceat(postings.counts, firsts, dtype=np.float64),
        ends - firsts,
        np.minimum.reduceat(codes, firsts),
        np.maximum.reduceat(codes, firsts),
        np.maximum.reduceat(postings.counts, firsts).astype(np.float64),
        postings.docs[firsts],
        postings.docs[ends - 1],
    )
    return list(zip(*(column.tolist() for column in columns), strict=True))


def packed_term(about: Term, at: int, size: int) -> bytes:
    """One of `terms`, with where its blocks stand in the file."""
    return _TERM.pack(0, *about, at, size)
