"""RSS and Atom: every entry becomes a page of its own that states what the feed states of it."""

import html
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefindex.errors import ImportRefusedError
from briefindex.importers.doors.budget import MOST_ENTRIES, TOO_MANY
from briefindex.importers.doors.xml import parse_xml
from briefindex.importers.formats.dublin_core import local
from briefindex.importers.formats.extract import language_code
from briefindex.importers.formats.mail import date_of
from briefindex.importers.formats.shown_facts import day_of
from briefindex.importers.names import one_line

if TYPE_CHECKING:
    from lxml import etree

_TEXTS = ("encoded", "content", "description", "summary")
_DATES = ("pubDate", "published", "date", "issued", "updated")
_LONGEST_NAME = 60
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")
_EMPTY = "There are no entries in this feed."


def entries(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Name and page of every entry of a feed.

    Raises:
        ImportRefusedError: it is damaged or empty, or has too many.
    """
    root = parse_xml(data)
    found = [one for one in root.iter() if local(one) in ("item", "entry")]
    if not found:
        raise ImportRefusedError(_EMPTY)
    if len(found) > MOST_ENTRIES:
        raise ImportRefusedError(TOO_MANY)
    channel = next((one for one in root.iter() if local(one) == "channel"), root)
    publisher = _said(channel, "title")
    xml_lang = root.get("{http://www.w3.org/XML/1998/namespace}lang")
    language = language_code(_said(channel, "language")) or language_code(xml_lang) or ""
    author = _author(channel) if channel is root else ""
    for number, entry in enumerate(found, start=1):
        title = _plain(_said(entry, "title"))
        name = title[:_LONGEST_NAME].replace("/", "-").replace("\\", "-")
        yield f"{number} {name}.html", _page(entry, title, publisher, language, author)


def _page(entry: "etree.Element", title: str, publisher: str, language: str, author: str) -> bytes:
    facts = {
        "og:title": title,
        "og:site_name": publisher,
        "author": _author(entry) or author,
        "article:published_time": _day(entry),
        "og:url": _address(entry),
    }
    stated = "".join(
        f'<meta property="{name}" content="{html.escape(one_line(value))}">'
        for name, value in facts.items()
        if value
    )
    told = max((_marked_up(entry, name) for name in _TEXTS), key=len)
    return (
        f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8">{stated}</head>'
        f"<body><article>{told}</article></body></html>"
    ).encode("utf-8", errors="replace")


def _said(parent: "etree.Element", name: str) -> str:
    """The words of the first child of that name; markup in it stays markup."""
    for child in parent:
        if local(child) == name:
            return "".join(child.itertext()).strip()
    return ""


def _marked_up(parent: "etree.Element", name: str) -> str:
    """The same with what is marked up by elements of its own (Atom's xhtml), as HTML."""
    for child in parent:
        if local(child) == name and len(child) and child.get("type") == "xhtml":
            return "".join(_as_html(child))
    return _said(parent, name)


def _as_html(element: "etree.Element") -> Iterator[str]:
    """Start tags without attributes, words, end tags; depth is bounded by the parser."""
    yield html.escape(element.text or "")
    for child in element:
        name = local(child)
        yield f"<{name}>"
        yield from _as_html(child)
        yield f"</{name}>{html.escape(child.tail or '')}"


def _plain(title: str) -> str:
    """A title without the markup that some feeds put into it, once or twice escaped."""
    return one_line(_TAG.sub("", html.unescape(title)))


def _author(entry: "etree.Element") -> str:
    for child in entry:
        if local(child) in ("creator", "author"):
            return _said(child, "name") or "".join(child.itertext())
    return ""


def _day(entry: "etree.Element") -> str:
    for name in _DATES:
        said = _said(entry, name)
        day = day_of(said) or date_of(said)
        if day:
            return day.isoformat()
    return ""


def _address(entry: "etree.Element") -> str:
    for child in entry:
        if local(child) == "link" and child.get("rel", "alternate") == "alternate":
            return child.get("href") or (child.text or "").strip()
    return ""
