"""What whoosh keeps of a field: which words, and at which places, without its Token objects.

A pickled schema names these two things; they must stay importable under these names.
"""

from array import array
from collections.abc import Iterator, Sequence

from whoosh.fields import STORED, FieldType, Schema
from whoosh.formats import Format

from briefindex.search.listed import SCORED

WORD_FIELDS = ("body", "title", "source", "author", "lang", "file")


class Places(Format):
    """Posting format: the places of a word in a field as 32-bit numbers.

    Whoosh's own `Positions` pickles them and makes an object for every word.
    """

    def word_values(
        self,
        value: Sequence[str],
        analyzer: object,  # noqa: ARG002 - whoosh names it
        **kwargs: object,  # noqa: ARG002 - whoosh names them
    ) -> Iterator[tuple[str, int, float, bytes]]:
        """Word, count, weight and places of each distinct word in the list `value`."""
        places: dict[str, array[int]] = {}
        for place, word in enumerate(value):
            found = places.get(word)
            if found is None:
                places[word] = array("I", (place,))
            else:
                found.append(place)
        for word, found in places.items():
            yield word, len(found), float(len(found)), found.tobytes()

    def decode_frequency(self, valuestring: bytes) -> int:
        """How often the word stands there."""
        return len(valuestring) // array("I").itemsize

    def decode_weight(self, valuestring: bytes) -> float:
        """The same as a weight."""
        return float(self.decode_frequency(valuestring))

    def decode_positions(self, valuestring: bytes) -> "array[int]":
        """The places, rising."""
        return array("I", valuestring)


def schema() -> Schema:
    """All fields of the index: words with places, and a row that is only kept."""
    fields: dict[str, FieldType] = {
        name: FieldType(Places(), None, scorable=name in SCORED) for name in WORD_FIELDS
    }
    return Schema(row=STORED(), **fields)
