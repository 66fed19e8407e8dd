"""What was found in a long article, kept small until all of it is.

A text of 20 MB may hold a million figures, each of which takes more memory than its sentence.
"""

import json
import zlib
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

from briefindex.packs import codec

T = TypeVar("T")


class Packed(Generic[T]):
    """Mentions or figures in their order, put in part by part; may be gone through again."""

    def __init__(self, kind: type[T]) -> None:
        """Hold nothing yet."""
        self._kind = kind
        self._parts: list[bytes] = []

    def add(self, found: Iterable[T]) -> None:
        """Put those of one part behind the others."""
        said = json.dumps([codec.dumps(one) for one in found])
        self._parts.append(zlib.compress(said.encode(), 1))

    def __iter__(self) -> Iterator[T]:
        """All of them, each part made anew when it is its turn."""
        for part in self._parts:
            for one in json.loads(zlib.decompress(part)):
                yield codec.loads(self._kind, one)
