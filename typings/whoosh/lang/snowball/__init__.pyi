"""Part of the stubs for whoosh."""

from collections.abc import Mapping
from typing import Protocol

class Stemmer(Protocol):
    def stem(self, word: str) -> str: ...

classes: Mapping[str, type[Stemmer]]
