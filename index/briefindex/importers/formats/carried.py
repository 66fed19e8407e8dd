"""An `Extract` as JSON and back, for the way from the parsing process."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from briefindex.importers.clues import Clue
from briefindex.importers.formats.extract import Extract, Piece
from briefindex.model.article import Role

_ROLES = ("title", "heading", "body", "metadata", "boilerplate")
_FIELDS = ("title", "source", "author", "place", "date", "url")
_BASES = ("stated", "inferred")


def packed(extract: Extract) -> dict[str, object]:
    """What JSON can hold of it: all."""
    return {
        "pieces": [
            [piece.text, piece.role, piece.row, [list(page) for page in piece.pages]]
            for piece in extract.pieces
        ],
        "clues": [
            [clue.field, clue.value, clue.basis, clue.reason, clue.day and clue.day.isoformat()]
            for clue in extract.clues
        ],
        "language": extract.language,
        "labels": list(extract.labels),
        "notice": extract.notice,
    }


def unpacked(said: Mapping[str, Any]) -> Extract:
    """The extract again.

    Raises:
        ValueError: this is none.
    """
    try:
        pieces = tuple(_piece(*piece) for piece in said["pieces"])
        clues = tuple(_clue(*clue) for clue in said["clues"])
        language = said["language"]
        labels = tuple(map(str, said["labels"]))
        notice = str(said["notice"])
    except (KeyError, TypeError) as error:
        raise ValueError("no extract") from error
    known = language if isinstance(language, str) else None
    return Extract(pieces, clues, known, labels, notice)


def _piece(text: object, role: object, row: object, pages: Sequence[Sequence[int]]) -> Piece:
    begun = tuple((int(offset), int(page)) for offset, page in pages)
    return Piece(str(text), _role(role), bool(row), begun)


def _role(said: object) -> Role | None:
    if said is not None and said not in _ROLES:
        raise ValueError("no role")
    return said


def _clue(field: object, value: object, basis: object, reason: object, day: object) -> Clue:
    if field not in _FIELDS or basis not in _BASES:
        raise ValueError("no clue")
    known = date.fromisoformat(day) if isinstance(day, str) else None
    return Clue(field, str(value), basis, str(reason), known)
