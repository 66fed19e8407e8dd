"""Makes the arrays of one segment, one posting after the other: into files, or into memory."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Protocol

import numpy as np

from briefindex.search.strings import Strings

if TYPE_CHECKING:
    from numpy.typing import NDArray

_KEPT = 1 << 18
_RAW = np.dtype("<u4")
_WIDTHS = (np.dtype("<u1"), np.dtype("<u2"), np.dtype("<u4"), np.dtype("<u8"))
_DAYS = np.dtype("<i4")


class Numbers:
    """Whole numbers below 2 ** 32 that are put away as they come, each divided by `unit`."""

    def __init__(self, raw: BinaryIO, unit: int) -> None:
        """Put them away in `raw`, which stays the caller's."""
        self._raw = raw
        self._unit = unit
        self._waiting = array("I")
        self._most = 0
        self.count = 0

    def add(self, numbers: Iterable[int]) -> None:
        """Take more numbers."""
        self._waiting.extend(numbers)
        if len(self._waiting) > _KEPT:
            self._flush()

    def add_bytes(self, numbers: bytes) -> None:
        """Take more numbers as 32 bits each."""
        self._waiting.frombytes(numbers)
        if len(self._waiting) > _KEPT:
            self._flush()

    def finish(self) -> "tuple[np.dtype[Any], Iterator[NDArray[Any]]]":
        """The narrowest kind that holds them all, and all of them so, in stretches."""
        self._flush()
        kind = narrowest(self._most // self._unit)
        return kind, self._stretches(kind)

    def _stretches(self, kind: "np.dtype[Any]") -> "Iterator[NDArray[Any]]":
        self._raw.seek(0)
        while chunk := self._raw.read(_KEPT * _RAW.itemsize):
            yield (np.frombuffer(chunk, _RAW) // _RAW.type(self._unit)).astype(kind)

    def _flush(self) -> None:
        if self._waiting:
            values = np.frombuffer(self._waiting, np.uintc)
            self._most = max(self._most, int(values.max()))
            self.count += len(self._waiting)
            self._raw.write(values.astype(_RAW).tobytes())
            self._waiting = array("I")


class Place(Protocol):
    """Where arrays are put, each under its name."""

    def put(self, name: str, values: "NDArray[Any]") -> None:
        """Put a whole array."""
        ...

    def got(self, name: str) -> "NDArray[Any]":
        """An array that was put."""
        ...

    def begin(self, name: str) -> BinaryIO:
        """Where to put away the numbers of an array that is too large to be held."""
        ...

    def finish(self, name: str, numbers: Numbers) -> None:
        """Put the array whose numbers were put away."""
        ...


class InFiles:
    """Arrays in the files of a folder."""

    def __init__(self, folder: Path) -> None:
        """Write to `folder`."""
        self.folder = folder
        self._raw: dict[str, BinaryIO] = {}

    def put(self, name: str, values: "NDArray[Any]") -> None:
        """See `Place`."""
        np.save(self.folder / f"{name}.npy", values, allow_pickle=False)

    def got(self, name: str) -> "NDArray[Any]":
        """See `Place`."""
        return np.load(self.folder / f"{name}.npy", mmap_mode="r")

    def begin(self, name: str) -> BinaryIO:
        """See `Place`."""
        self._raw[name] = (self.folder / f"{name}.raw").open("w+b")
        return self._raw[name]

    def finish(self, name: str, numbers: Numbers) -> None:
        """See `Place`."""
        with self._raw.pop(name), (self.folder / f"{name}.npy").open("wb") as file:
            kind, stretches = numbers.finish()
            header = {"descr": kind.str, "fortran_order": False, "shape": (numbers.count,)}
            np.lib.format.write_array_header_1_0(file, header)
            for stretch in stretches:
                file.write(stretch.tobytes())
        (self.folder / f"{name}.raw").unlink()


class InMemory:
    """Arrays in memory, by name."""

    def __init__(self) -> None:
        """Start with none."""
        self.arrays: dict[str, NDArray[Any]] = {}

    def put(self, name: str, values: "NDArray[Any]") -> None:
        """See `Place`."""
        self.arrays[name] = values

    def got(self, name: str) -> "NDArray[Any]":
        """See `Place`."""
        return self.arrays[name]

    def begin(self, name: str) -> BinaryIO:  # noqa: ARG002 - the protocol's
        """See `Place`."""
        return BytesIO()

    def finish(self, name: str, numbers: Numbers) -> None:
        """See `Place`."""
        kind, stretches = numbers.finish()
        self.arrays[name] = np.concatenate([np.zeros(0, kind), *stretches])


class Postings:
    """The postings of all fields, in the order of the fields and of the words in each."""

    def __init__(self, place: Place) -> None:
        """Put them to `place`."""
        self._place = place
        self._docs = Numbers(place.begin("docs"), 1)
        self._bytes = Numbers(place.begin("counts"), _RAW.itemsize)
        self._places = Numbers(place.begin("places"), 1)
        self._postings: list[int] = []
        self._placed: list[int] = []

    def begin(self) -> None:
        """Begin a field."""
        self._postings.append(self._postings[-1] if self._postings else 0)
        self._placed.append(self._placed[-1] if self._placed else 0)

    def add(self, blocks: Iterable[tuple[Iterable[int], Sequence[bytes]]]) -> None:
        """Take a word: its documents, and its places in each as numbers of 32 bits."""
        postings = placed = 0
        for documents, places in blocks:
            self._docs.add(documents)
            self._bytes.add(map(len, places))
            joined = b"".join(places)
            self._places.add_bytes(joined)
            postings += len(places)
            placed += len(joined) >> 2
        self._postings.append(self._postings[-1] + postings)
        self._placed.append(self._placed[-1] + placed)

    def finish(self) -> None:
        """Put what is left."""
        self._place.finish("docs", self._docs)
        self._place.finish("counts", self._bytes)
        self._place.finish("places", self._places)
        save(self._place, "starts", self._postings)
        save(self._place, "placed", self._placed)


def narrowest(most: int) -> "np.dtype[Any]":
    """The narrowest kind of whole number that holds `most`."""
    return next(kind for kind in _WIDTHS if most <= np.iinfo(kind).max)


def save(place: Place, name: str, numbers: "Sequence[Any] | NDArray[Any]") -> None:
    """Put whole numbers from 0 as narrow as they can be."""
    values = np.asarray(numbers, np.uint64)
    place.put(name, values.astype(narrowest(int(values.max(initial=0)))))


def save_strings(place: Place, name: str, starts: str, strings: Iterable[str]) -> None:
    """Put strings; a line end in one (a file may be called so) becomes a space."""
    several = [*strings]
    if "\n" in "".join(several):
        several = [string.replace("\n", " ") for string in several]
    packed = Strings.of(several)
    place.put(name, packed.blob)
    save(place, starts, packed.starts)


def save_words(place: Place, vocabularies: Iterable[Sequence[str]], stems: Sequence[str]) -> None:
    """Put all words; `stems` are those of the texts' words, whose numbers are the first."""
    save_strings(place, "words", "word_starts", chain.from_iterable(vocabularies))
    known = sorted({*stems})
    numbers = dict(zip(known, range(len(known)), strict=True))
    of_words = np.fromiter(map(numbers.__getitem__, stems), np.int64, len(stems))
    save_strings(place, "stems", "stem_starts", known)
    counts = np.bincount(of_words, minlength=len(known))
    save(place, "stem_firsts", np.concatenate([[0], np.cumsum(counts)]))
    save(place, "stem_words", np.argsort(of_words, kind="stable"))


def save_documents(place: Place, rows: Sequence[Sequence[Any]]) -> dict[str, list[str]]:
    """Put the row of each document; gives the names of the codes."""
    save_strings(place, "ids", "id_starts", (row[0] for row in rows))
    save_strings(place, "files", "file_starts", (row[5] for row in rows))
    days = np.array([[row[1] for row in rows], [row[2] for row in rows]], _DAYS)
    place.put("days", days.reshape(2, len(rows)))
    return {
        "sources": _coded(place, "sources", [row[3] for row in rows]),
        "languages": _coded(place, "languages", [row[4] for row in rows]),
    }


def _coded(place: Place, name: str, values: Sequence[str]) -> list[str]:
    names = dict.fromkeys(["", *values])
    codes = {value: code for code, value in enumerate(names)}
    save(place, name, [codes[value] for value in values])
    return list(names)
