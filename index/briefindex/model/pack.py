"""What a pack is made of and what came of an import."""

from dataclasses import dataclass
from pathlib import Path

from briefindex.model.article import ArticleInfo


@dataclass(frozen=True, slots=True)
class PackInfo:
    """An open pack and how far its articles have come; counts never exceed `articles`."""

    folder: Path
    name: str
    articles: int
    indexed: int
    analysed: int


@dataclass(frozen=True, slots=True)
class ImportProblem:
    """A file that was refused; `reason` is one plain sentence: what, and what to do."""

    file: str
    reason: str


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A file whose bytes are in the pack already, under the name `of`."""

    file: str
    of: str


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What an import did; every file given is in exactly one of the first three.

    `unread`: those imported of which a part cannot be read, or in which names and figures cannot
    be told.
    """

    imported: tuple[ArticleInfo, ...]
    duplicates: tuple[Duplicate, ...]
    refused: tuple[ImportProblem, ...]
    unread: tuple[ImportProblem, ...] = ()


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is not as it should be: one sentence, the file, whether it was mended."""

    what: str
    where: str
    repaired: bool = False


@dataclass(frozen=True, slots=True)
class Checked:
    """How many of how many articles are as they were taken, and every fault."""

    articles: int
    unchanged: int
    faults: tuple[Fault, ...]

    @property
    def ok(self) -> bool:
        """Whether all is as it should be, now."""
        return all(fault.repaired for fault in self.faults)
