"""An `Extract` as JSON and back, for the way from the parsing process."""

from collections.abc import Mapping
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
        "pieces": [[piece.text, piece.role, piece.row] for piece in extract.pieces],
        "clues": [
            [clue.field, clue.value, clue.basis, clue.reason, clue.day and clue.day.isoformat()]
            for clue in extract.clues
        ],
        "language": extract.language,
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
    except (KeyError, TypeError) as error:
        raise ValueError("no extract") from error
    return Extract(pieces, clues, language if isinstance(language, str) else None)


def _piece(text: object, role: object, row: object) -> Piece:
    return Piece(str(text), _role(role), bool(row))


def _role(said: object) -> Role | None:
    if said is not None and said not in _ROLES:
        raise ValueError("no role")
    return said


def _clue(field: object, value: object, basis: object, reason: object, day: object) -> Clue:
    if field not in _FIELDS or basis not in _BASES:
        raise ValueError("no clue")
    known = date.fromisoformat(day) if isinstance(day, str) else None
    return Clue(field, str(value), basis, str(reason), known)
