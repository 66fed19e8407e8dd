"""What a web page states about itself: JSON-LD first, then its meta elements, then what it shows.

Source: schema.org (Article), Open Graph (ogp.me), Dublin Core, and Google Scholar's citation_*.
"""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, cast

from briefindex.importers.clues import Clue, Field
from briefindex.importers.formats.extract import language_code
from briefindex.importers.formats.markup import words_of
from briefindex.importers.names import one_line

if TYPE_CHECKING:
    from lxml import etree

_LONGEST_VALUE = 300
_LARGEST_JSON = 1_000_000
_MOST_THINGS = 2_000
_ARTICLES = re.compile(r"(?:\w{0,40}Article|\w{0,20}Posting|Report|WebPage|CreativeWork)\Z")
_DAY = re.compile(r"\s{0,9}(\d{4})-?(\d\d)-?(\d\d)(?!\d)")
_ADDRESS = re.compile(r"https?://[^\s<>\"']{4,1000}\Z")
_NAMES: dict[str, Field] = {
    "citation_title": "title", "og:title": "title", "twitter:title": "title",
    "dc.title": "title", "dcterms.title": "title", "headline": "title",
    "citation_author": "author", "author": "author", "article:author": "author",
    "dc.creator": "author", "dcterms.creator": "author", "byl": "author",
    "parsely-author": "author", "sailthru.author": "author",
    "og:site_name": "source", "citation_journal_title": "source", "dc.publisher": "source",
    "dcterms.publisher": "source", "publisher": "source", "application-name": "source",
    "article:published_time": "date", "og:article:published_time": "date",
    "citation_publication_date": "date", "citation_date": "date", "datepublished": "date",
    "date": "date", "dc.date": "date", "dc.date.issued": "date", "dcterms.issued": "date",
    "dcterms.created": "date", "dcterms.date": "date", "pubdate": "date", "publishdate": "date",
    "publish-date": "date", "publication_date": "date", "parsely-pub-date": "date",
    "sailthru.date": "date", "article.published": "date", "published_at": "date",
    "og:url": "url", "citation_public_url": "url", "dc.identifier": "url",
}  # fmt: skip
_ORDER = {name: place for place, name in enumerate(_NAMES)}


def facts_of(root: "etree.Element") -> tuple[Clue, ...]:
    """What the page states, the surest first; what it only shows is inferred."""
    return (*_linked_data(root), *_meta(root), *_shown(root))


def language_of_page(root: "etree.Element") -> str | None:
    """The language that the page names itself."""
    declared = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang")
    return language_code(declared)


def title_of_page(root: "etree.Element", clues: tuple[Clue, ...]) -> Clue | None:
    """The page's title: its only main heading where that agrees with what is stated, or stated."""
    stated = next((clue for clue in clues if clue.field == "title"), None)
    headings = [text for one in root.iter("h1") if (text := words_of(one))]
    heading = headings[0] if len(headings) == 1 and len(headings[0]) <= _LONGEST_VALUE else ""
    if heading and (stated is None or stated.value.startswith(heading)):
        return Clue("title", heading, "stated", "It is the main heading of the page.")
    return stated


def window_title(root: "etree.Element") -> str | None:
    """What the page's window would be called."""
    for element in root.iter("title"):
        text = one_line(element.text or "")
        return text[:_LONGEST_VALUE] or None
    return None


def fact(field: Field, value: object, reason: str) -> Clue | None:
    """A stated value that can be one of its field, or None."""
    text = one_line(value) if isinstance(value, str) else ""
    if not text or len(text) > _LONGEST_VALUE:
        return None
    if field == "date":
        day = day_of(text)
        return Clue("date", "", "stated", reason, day) if day else None
    if field == "url":
        return Clue("url", text, "stated", reason) if _ADDRESS.match(text) else None
    if _ADDRESS.match(text) or text.startswith("@"):
        return None
    return Clue(field, text, "stated", reason)


def day_of(text: str) -> date | None:
    """The day of an ISO 8601 date or time, as printed: no time zone moves it."""
    match = _DAY.match(text)
    if not match:
        return None
    try:
        return date(*map(int, match.groups()))
    except ValueError:
        return None


def _meta(root: "etree.Element") -> list[Clue]:
    found: list[tuple[int, Clue]] = []
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        field = _NAMES.get(name.lower())
        reason = f"The page states it (“{name}”)."
        made = fact(field, element.get("content"), reason) if field else None
        if made:
            found.append((_ORDER[name.lower()], made))
    for element in root.iter("link"):
        made = fact("url", element.get("href"), "The page states its address (“canonical”).")
        if made and element.get("rel", "").lower() == "canonical":
            found.append((-1, made))
    return [clue for _, clue in sorted(found, key=lambda one: one[0])]


def _shown(root: "etree.Element") -> Iterator[Clue]:
    """A machine's date beside a printed one, and who is linked to as the author."""
    for element in root.iter("time"):
        day = day_of(element.get("datetime", ""))
        if day:
            yield Clue("date", "", "inferred", "It is the first date that the page marks.", day)
            break
    for element in root.iter("a", "span"):
        if element.get("rel") == "author" or element.get("itemprop") == "author":
            name = words_of(element)
            if 0 < len(name) <= 80:
                yield Clue("author", name, "stated", "The page marks it as its author.")
                break


def _linked_data(root: "etree.Element") -> list[Clue]:
    for element in root.iter("script"):
        if element.get("type", "").lower() != "application/ld+json":
            continue
        text = element.text or ""
        if len(text) > _LARGEST_JSON:
            continue
        try:
            document: Any = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
        for thing in _things(document):
            found = _article_facts(thing)
            if found:
                return found
    return []


def _things(document: object) -> Iterator[Mapping[str, object]]:
    """The objects of a document of linked data that are articles, outermost first."""
    waiting: list[object] = [document]
    for _ in range(_MOST_THINGS):
        if not waiting:
            return
        thing = waiting.pop(0)
        if isinstance(thing, list):
            waiting.extend(cast("list[object]", thing))
        elif isinstance(thing, dict):
            known = cast("dict[str, object]", thing)
            kinds = known.get("@type")
            several = cast("list[object]", kinds) if isinstance(kinds, list) else [kinds]
            if any(isinstance(kind, str) and _ARTICLES.match(kind) for kind in several):
                yield known
            waiting.extend(known.get(name) for name in ("@graph", "mainEntity") if name in known)


def _article_facts(thing: Mapping[str, object]) -> list[Clue]:
    values: tuple[tuple[Field, str, object], ...] = (
        ("title", "headline", thing.get("headline")),
        ("author", "author", _named(thing.get("author"))),
        ("source", "publisher", _named(thing.get("publisher"))),
        ("date", "datePublished", thing.get("datePublished")),
        ("url", "url", thing.get("url") or _address(thing.get("mainEntityOfPage"))),
    )
    made = [
        fact(field, value, f"The page states it in its linked data (“{name}”).")
        for field, name, value in values
    ]
    return [clue for clue in made if clue]


def _named(value: object) -> str | None:
    """The name of a person or an organisation, or of several."""
    if isinstance(value, list):
        names = [_named(one) for one in cast("list[object]", value)[:10]]
        return ", ".join(name for name in names if name) or None
    if isinstance(value, dict):
        return _named(cast("dict[str, object]", value).get("name"))
    return value if isinstance(value, str) else None


def _address(value: object) -> object:
    return cast("dict[str, object]", value).get("@id") if isinstance(value, dict) else value
