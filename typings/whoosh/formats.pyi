from collections.abc import Iterator, Sequence

class Format:
    def word_values(
        self, value: Sequence[str], analyzer: object, **kwargs: object
    ) -> Iterator[tuple[str, int, float, bytes]]: ...
