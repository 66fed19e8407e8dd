"""What is said where a name in a query is not to be had."""

from collections.abc import Sequence

from briefindex.search.name_finder import Things, called, nearest
from briefindex.search.names import KINDS, Names
from briefindex.search.query import NameField, NameLeaf

_WORDS: dict[NameField, str] = {
    "person": "person",
    "place": "place",
    "org": "organisation",
    "route": "route or project",
    "event": "event",
    "product": "product",
}


def too_broad(asked: NameLeaf) -> str:
    """That too many names are like it."""
    sign = "*" if asked.mode == "prefix" else ""
    return f"“{asked.name}{sign}” is too broad: add letters."


def unread_hint(unread: int) -> str:
    """That some articles' names are not read yet."""
    if unread == 1:
        return "The names in one article are still to be read: it was not searched for them."
    return (
        f"The names in {unread:,} articles are still to be read: these were not searched for them."
    )


def unread_figures_hint(unread: int) -> str:
    """That some articles' figures are not read yet."""
    if unread == 1:
        return "The figures in one article are still to be read: it was not searched for them."
    return (
        f"The figures in {unread:,} articles are still to be read: "
        "these were not searched for them."
    )


def unknown(asked: NameLeaf, packs: Sequence[Names]) -> tuple[str, str | None]:
    """That nothing is called so, and the name that was meant, if there is one like it."""
    field = asked.field or "person"
    kind = _WORDS[field]
    other = _field_of(called(asked.name, KINDS[None], packs), asked.name, packs)
    if other is not None:
        article = "an" if other in ("org", "event") else "a"
        said = (
            f"“{asked.name}” is {article} {_WORDS[other]} here: write {other}:{quoted(asked.name)}."
        )
        return said, None
    near = nearest(asked, packs)
    said = f"No {kind} called “{asked.name}” is in these articles"
    return (f"{said}; did you mean “{near}”?" if near else f"{said}."), near


def quoted(name: str) -> str:
    """A name as it stands after a field: in quotation marks if it has spaces."""
    return f'"{name}"' if " " in name else name


def _field_of(found: Things, name: str, packs: Sequence[Names]) -> NameField | None:
    """The field that would find what is called so."""
    if not any(found):
        return None
    return next((field for field in _WORDS if any(called(name, KINDS[field], packs))), None)
