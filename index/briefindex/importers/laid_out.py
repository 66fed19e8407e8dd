"""What a format was read into, as an article: one canonical text with its blocks and metadata."""

from collections.abc import Iterator
from dataclasses import replace

from briefindex.errors import ImportRefusedError
from briefindex.importers.formats.extract import LARGEST_TEXT, TOO_LONG, Extract, Piece
from briefindex.importers.metadata import article_info
from briefindex.importers.structure import Structure, structure_of
from briefindex.model.article import Article, PageMap, Role
from briefindex.model.span import Span
from briefindex.text.normalise import canonical
from briefindex.text.sentences import sentences

EMPTY = "The file holds nothing but white space and marks; check that it was saved whole."


def laid_out(extract: Extract, data: bytes, name: str) -> Article:
    """The article of a file with these bytes and this name.

    Paragraphs stand apart by a blank line, rows of a table follow each other line by line.

    Raises:
        ImportRefusedError: it holds no text, or more than is read.
    """
    text, given, starts = _joined(extract.pieces, len(extract.labels))
    if not any(map(str.isalnum, text)):
        raise ImportRefusedError(EMPTY)
    found = structure_of(text, given)
    parts = Structure(found.blocks, (*extract.clues, *found.clues), found.day)
    split = sentences(text, parts.blocks)
    info = article_info(data, name, text, parts, split, extract.language)
    pages = PageMap(starts, _own_labels(extract.labels), extract.pages_reason)
    return Article(replace(info, pages=pages, notice=extract.notice), text, parts.blocks, split)


def _own_labels(labels: tuple[str, ...]) -> tuple[str, ...]:
    """The labels of the pages, none where they only count them."""
    counted = all(label == str(place) for place, label in enumerate(labels, start=1))
    return () if counted else labels


def _joined(
    pieces: tuple[Piece, ...], pages: int
) -> tuple[str, list[tuple[Span, Role | None]], tuple[int, ...]]:
    """The text, its paragraphs with their roles, and where so many pages begin in it."""
    joined: list[str] = []
    given: list[tuple[Span, Role | None]] = []
    begun: dict[int, int] = {}
    size = 0
    in_table = False
    for piece in pieces:
        words = canonical(piece.text).strip()
        if not any(map(str.isalnum, words)):
            continue
        gap = "" if not joined else "\n" if piece.row and in_table and not piece.first else "\n\n"
        joined += (gap, words)
        size += len(gap)
        begun.update((page, size + place) for page, place in _begun(piece, len(words)))
        given.append((Span(size, size + len(words)), piece.role))
        size += len(words)
        in_table = piece.row
        if size > LARGEST_TEXT:
            raise ImportRefusedError(TOO_LONG)
    text = "".join(joined) + "\n" if joined else ""
    return text, given, tuple(_starts(begun, pages, len(text)))


def _begun(piece: Piece, size: int) -> Iterator[tuple[int, int]]:
    """The pages that begin in a piece, each with where in its canonical text of that size.

    Goes over the piece once: a paragraph may run over thousands of pages.
    """
    passed = before = 0
    for offset, page in piece.pages:
        part = canonical(piece.text[before:offset])
        passed += len(part if passed else part.lstrip())
        before = offset
        yield page, min(passed, size)


def _starts(begun: dict[int, int], pages: int, end: int) -> list[int]:
    """Where each page begins; one without text where the next one does."""
    starts: list[int] = []
    start = end
    for page in reversed(range(pages)):
        start = min(start, begun.get(page, start))
        starts.append(start)
    return starts[::-1]
