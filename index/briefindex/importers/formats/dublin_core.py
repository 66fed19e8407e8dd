"""What documents state in Dublin Core: the properties of docx, odt and epub, the items of feeds."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from briefindex.importers.clues import Clue, Field
from briefindex.importers.formats.extract import language_code
from briefindex.importers.formats.page_facts import fact

if TYPE_CHECKING:
    from lxml import etree

_FIELDS: dict[str, Field] = {
    "title": "title",
    "creator": "author",
    "initial-creator": "author",
    "publisher": "source",
    "created": "date",
    "creation-date": "date",
    "date": "date",
    "source": "url",
}
_IDLE = frozenset(("", "user", "admin", "administrator", "author", "microsoft office user"))
_NO_TITLES = ("microsoft word - ", "untitled", "document", "powerpoint", "презентация", "документ")


def local(element: "etree.Element") -> str:
    """The name of an element without its namespace."""
    return element.tag.rpartition("}")[2]


def properties(root: "etree.Element") -> tuple[tuple[Clue, ...], str | None]:
    """What the properties of a document tell, all inferred, and its language.

    A program fills them in by itself: the account's name, the day when a file was made.
    """
    clues = tuple(
        replace(clue, basis="inferred") for clue in _told(root, "The document's properties say so")
    )
    return clues, language_of(root)


def statements(root: "etree.Element", reason: str) -> tuple[Clue, ...]:
    """What a publisher states of a book or an item, the first of each."""
    return tuple(_told(root, reason))


def language_of(root: "etree.Element") -> str | None:
    """The language that the properties name."""
    for element in root.iter():
        if local(element) == "language":
            return language_code(element.text)
    return None


def _is_another(element: "etree.Element") -> bool:
    """Whether an e-book says that this is no author, or not the day when it was published."""
    for key, value in element.items():
        kind = key.rpartition("}")[2]
        if (kind == "role" and value != "aut") or (kind == "event" and value != "publication"):
            return True
    return False


def _told(root: "etree.Element", reason: str) -> Iterator[Clue]:
    for element in root.iter():
        name = local(element)
        field = _FIELDS.get(name)
        text = (element.text or "").strip()
        if field is None or text.lower() in _IDLE or _is_another(element):
            continue
        if field == "title" and text.lower().startswith(_NO_TITLES):
            continue
        made = fact(field, text, f"{reason} (“{name}”).")
        if made:
            yield made
