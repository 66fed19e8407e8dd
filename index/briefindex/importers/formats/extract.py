"""What every format is read into: pieces of text in their order, and what the file states."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from briefindex.importers.clues import Clue
from briefindex.model.article import Role

LARGEST_TEXT = 20_000_000
"""Characters of the largest text of an article."""

TOO_LONG = (
    f"Its text has more than {LARGEST_TEXT // 1_000_000} million characters; split it and add "
    "the parts."
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, heading, list item or row of a table.

    `role` is None where the words have to tell (body, byline, photo credit). A `row` follows the
    row before it on the next line, but `first`, with which a table begins; its cells stand between
    bars. `pages` are the pages that begin
    in it: offsets into `text`, each with the running number of the page, from 0.
    """

    text: str
    role: Role | None = None
    row: bool = False
    first: bool = False
    pages: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Extract:
    """The pieces of one article, what its file states about it, and the language that it names.

    `labels` has the number of each page as it is printed, where the file has pages, empty for what
    is on none of them, and `pages_reason` why that is not certain. `notice` is one sentence on what
    of it could not be read.
    """

    pieces: tuple[Piece, ...]
    clues: tuple[Clue, ...] = ()
    language: str | None = None
    labels: tuple[str, ...] = ()
    notice: str = ""
    pages_reason: str = ""


class Reader(Protocol):
    """Reads one format."""

    def __call__(self, data: bytes, /) -> Extract:
        """What the bytes of a file say.

        Raises:
            ImportRefusedError: they cannot be read; the sentence says why and what to do.
        """
        ...


BAR = " | "
"""Between two cells of a row."""


def row(cells: Iterable[str]) -> Piece | None:
    """A row of a table, or None where all its cells are empty."""
    shown = [" ".join(cell.split()).replace("|", "/") for cell in cells]
    while shown and not shown[-1]:
        shown.pop()
    return Piece(BAR.join(shown), "body", row=True) if any(shown) else None


def table_of(rows: Iterable[Iterable[str]]) -> list[Piece]:
    """The rows of one table, apart from those of a table right before it."""
    made = [piece for cells in rows if (piece := row(cells))]
    return [replace(made[0], first=True), *made[1:]] if made else []


def titled(pieces: Sequence[Piece], title: str | None) -> tuple[Piece, ...]:
    """The pieces with the title on top, once: as its own piece, whatever it was before."""
    if not title:
        return tuple(pieces)
    key = _key(title)
    head = [piece for piece in pieces[:6] if _key(piece.text) == key]
    rest = [piece for piece in pieces if not any(piece is one for one in head)]
    return (Piece(title, "title"), *rest)


def _key(text: str) -> str:
    return "".join(filter(str.isalnum, text)).lower()


def language_code(declared: str | None) -> str | None:
    """ISO 639-1 code of a language tag such as "en-GB"; None where it is none."""
    code = (declared or "").replace("_", "-").partition("-")[0].strip().lower()
    return code if len(code) == 2 and code.isascii() and code.isalpha() else None
