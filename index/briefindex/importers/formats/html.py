"""Web pages: the main text without menus and adverts, its lists and tables, and what it states.

The main text is found by trafilatura (F1 .960 on 181 real pages); where it finds none, or much less
than a page without a menu holds, all that a reader would see is taken.
"""

import re
from html import unescape
from typing import TYPE_CHECKING

from briefindex.errors import ImportRefusedError
from briefindex.importers.clues import Clue
from briefindex.importers.doors.html import characters, parse_html, walk
from briefindex.importers.formats.extract import Extract, Piece, language_code, table_of, titled
from briefindex.importers.formats.linked_data import stated_in
from briefindex.importers.formats.main_text import main_text
from briefindex.importers.formats.markup import pieces_of, silenced
from briefindex.importers.formats.page_facts import (
    facts_of,
    language_of_page,
    title_of_page,
    window_title,
    without_outlet,
)
from briefindex.importers.formats.page_furniture import has_menus, is_document, prepared

if TYPE_CHECKING:
    from lxml import etree

_DEEPEST_FOR_MAIN = 250
_MOST_FOR_MAIN = 60_000
_WIDEST_FOR_MAIN = 2_000
_FEWEST = 200
_LEAST_SHARE = 0.2
_MARKUP = re.compile(r"</?(?:p|br|div|h\d|ul|li)\b", re.IGNORECASE)
_SAVED_FROM = re.compile(rb"<!--\s*saved from url=\(\d+\)(https?://[^\s>]{4,500})\s")
_NOTHING = (
    "There is no text in this page (a page that a program fills in the browser is saved empty); "
    "save it as text or PDF and add that."
)


def read(data: bytes) -> Extract:
    """The article of a web page.

    Raises:
        ImportRefusedError: it cannot be parsed, or holds no text.
    """
    found = of_text(characters(data))
    saved = _SAVED_FROM.search(data, 0, 4_096)
    if saved and not any(clue.field == "url" for clue in found.clues):
        address = saved[1].decode("ascii", errors="replace")
        clue = Clue("url", address, "stated", "The browser wrote down where it was saved from.")
        return Extract(found.pieces, (*found.clues, clue), found.language)
    return found


def of_text(text: str) -> Extract:
    """The article of a page whose characters are known."""
    root = parse_html(text)
    clues = facts_of(root)
    title = title_of_page(root, clues)
    window = window_title(root)
    language = language_of_page(root)
    linked = stated_in(root)
    body = linked.body if linked else None
    language = language or language_code(linked.language if linked else None)
    silenced(root)
    whole = pieces_of(root)
    pieces = _main(root, whole)
    if body and 2 * sum(len(piece.text) for piece in pieces) < len(body):
        pieces = _told_in_data(body)
    if not pieces:
        raise ImportRefusedError(_NOTHING)
    if title is None and window:
        title = Clue("title", window, "inferred", "It is the title of the page's window.")
    if title:
        title = without_outlet(title, clues)
        clues = (title, *(clue for clue in clues if clue.field != "title"))
        pieces = titled(pieces, title.value)
    return Extract(pieces, clues, language)


def _told_in_data(body: str) -> tuple[Piece, ...]:
    """The pieces of a text that the linked data hold, as pages do that a program fills."""
    if _MARKUP.search(body):
        return pieces_of(parse_html(body))
    lines = (" ".join(line.split()) for line in unescape(body).splitlines())
    return tuple(Piece(line) for line in lines if any(map(str.isalnum, line)))


def _main(root: "etree.Element", whole: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The main text, or all of the page where that is little or most of it is lost."""
    if _depth(root) > _DEEPEST_FOR_MAIN or _is_vast(root) or is_document(root):
        return whole
    is_of_a_site = _has_menu(root)
    prepared(root)
    found = _found(root)
    size = sum(len(piece.text) for piece in found)
    all_of_it = sum(len(piece.text) for piece in whole)
    if size < _FEWEST or (size < _LEAST_SHARE * all_of_it and not is_of_a_site):
        return whole if all_of_it > size else found
    return found


def _is_vast(root: "etree.Element") -> bool:
    """Whether looking for the main text would take too long: its time grows with the square."""
    if sum(1 for _ in root.iter()) > _MOST_FOR_MAIN:
        return True
    return any(len(line) > _WIDEST_FOR_MAIN for line in root.iter("tr"))


def _has_menu(root: "etree.Element") -> bool:
    """Whether the page is one of a site, with much around its text."""
    parts = root.iter("nav", "header", "footer", "aside", "script")
    return next(parts, None) is not None or has_menus(root)


def _depth(root: "etree.Element") -> int:
    deepest = depth = 0
    for opens, _ in walk(root):
        depth += 1 if opens else -1
        deepest = max(deepest, depth)
    return deepest


def _found(root: "etree.Element") -> tuple[Piece, ...]:
    body = main_text(root)
    return tuple(_told(body)) if body is not None else ()


def _told(body: "etree.Element") -> list[Piece]:
    """The pieces of what trafilatura found, in its own few elements."""
    pieces: list[Piece] = []
    for element in body:
        if element.tag == "head":
            pieces += _piece(_words(element), "heading")
        elif element.tag == "list":
            pieces += _listed(element)
        elif element.tag == "table":
            lines = ([_words(cell) for cell in line.iter("cell")] for line in element.iter("row"))
            pieces += table_of(lines)
        elif element.tag == "quote" and len(element):
            pieces += _told(element)
        else:
            for text in _paragraphs(element):
                pieces += _piece(text)
    return pieces


def _listed(element: "etree.Element") -> list[Piece]:
    """The items of a list, each followed by those of the lists in it."""
    numbered = element.get("rend") == "ol"
    pieces: list[Piece] = []
    number = 0
    for item in element.iterchildren("item"):
        text = " ".join(_with_breaks(item, but="list").split())
        if text:
            number += 1
            pieces.append(Piece(f"{number}. {text}" if numbered else f"• {text}"))
        pieces += [piece for inner in item.iterchildren("list") for piece in _listed(inner)]
    return pieces


def _piece(text: str, role: str | None = None) -> list[Piece]:
    if not any(map(str.isalnum, text)):
        return []
    return [Piece(text, "heading" if role == "heading" else None)]


def _words(element: "etree.Element") -> str:
    return " ".join(_with_breaks(element).split())


def _paragraphs(element: "etree.Element") -> list[str]:
    parts = re.split(r"\n\s*\n", _with_breaks(element))
    return [
        "\n".join(" ".join(line.split()) for line in part.strip().split("\n")) for part in parts
    ]


def _with_breaks(element: "etree.Element", but: str = "") -> str:
    """The words inside an element, but those in elements of that name."""
    said: list[str] = []
    within = 0
    for opens, one in walk(element):
        if one is not element and one.tag == but:
            within += 1 if opens else -1
        if within:
            continue
        if opens:
            said.append("\n" if one.tag == "lb" else "")
            said.append((one.text or "").replace("\n", " "))
        elif one is not element:
            said.append((one.tail or "").replace("\n", " "))
    return "".join(said)
