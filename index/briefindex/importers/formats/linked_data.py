"""What a web page states in its linked data (JSON-LD): an article before the page that shows it.

Source: schema.org (Article, NewsArticle, Report, BlogPosting, WebPage), JSON-LD 1.1 (@graph, @id).
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from lxml import etree

_LARGEST_JSON = 1_000_000
_MOST_THINGS = 2_000
_MOST_NAMES = 10
_DEEPEST_NAME = 4
_ARTICLE = re.compile(r"(?:\w{0,40}Article|\w{0,20}Posting|\w{0,20}Report)\Z")
_PAGE = re.compile(r"(?:\w{0,20}WebPage|CreativeWork)\Z")
_OPENED = re.compile(r"<!--|(?://|/\*)?\s{0,9}<!\[CDATA\[(?:\s{0,9}\*/)?")
_CLOSED = re.compile(r"(?:-->|(?://|/\*)?\s{0,9}\]\]>(?:\s{0,9}\*/)?)\Z")
_LONGEST_WRAPPING = 40
_INNER = ("@graph", "mainEntity", "mainEntityOfPage", "hasPart", "itemListElement", "item")

Thing = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Stated:
    """What linked data states of the article of a page; None where it does not."""

    title: str | None
    author: str | None
    publisher: str | None
    date: str | None
    url: str | None
    language: str | None
    body: str | None


def stated_in(root: "etree.Element") -> Stated | None:
    """What the page's linked data states of its article, or None where there is none."""
    things: list[Thing] = []
    for element in root.iter("script"):
        kind = element.get("type", "").partition(";")[0].strip().lower()
        text = element.text or ""
        if kind == "application/ld+json" and len(text) <= _LARGEST_JSON:
            things += _things(_parsed(text))
    known = {str(thing["@id"]): thing for thing in reversed(things) if "@id" in thing}
    for pattern in (_ARTICLE, _PAGE):
        for thing in things:
            if any(map(pattern.match, _kinds(thing))):
                found = _stated(thing, known, is_article=pattern is _ARTICLE)
                if found.title or found.date or found.author or found.publisher:
                    return found
    return None


def _unwrapped(text: str) -> str:
    """A script's text without the signs that hid it from old browsers."""
    bare = text.strip().rstrip("; \t\r\n")
    opened = _OPENED.match(bare)
    bare = bare[opened.end() :] if opened else bare
    body, end = bare[:-_LONGEST_WRAPPING], bare[-_LONGEST_WRAPPING:]
    return (body + _CLOSED.sub("", end)).rstrip("; \t\r\n")


def _parsed(text: str) -> object:
    """The document; None where it is none, with the wrappings that some pages put round it."""
    try:
        document: Any = json.loads(_unwrapped(text), strict=False)
    except (ValueError, RecursionError):
        return None
    return document


def _things(document: object) -> list[Thing]:
    """All objects that may be an article or belong to one, outermost first."""
    waiting: list[object] = [document]
    found: list[Thing] = []
    for _ in range(_MOST_THINGS):
        if not waiting:
            break
        thing = waiting.pop(0)
        if isinstance(thing, list):
            waiting.extend(cast("list[object]", thing))
        elif isinstance(thing, dict):
            known = cast("dict[str, object]", thing)
            found.append(known)
            waiting.extend(known[name] for name in _INNER if name in known)
    return found


def _kinds(thing: Thing) -> Iterator[str]:
    kinds = thing.get("@type")
    for kind in cast("list[object]", kinds) if isinstance(kinds, list) else [kinds]:
        if isinstance(kind, str):
            yield kind.rpartition("/")[2]


def _stated(thing: Thing, known: Mapping[str, Thing], *, is_article: bool) -> Stated:
    title = _text(thing.get("headline"))
    if title is None and is_article:
        title = _text(thing.get("name"))
    publisher = _named(thing.get("publisher"), known) or _named(
        thing.get("sourceOrganization"), known
    )
    return Stated(
        title,
        _named(thing.get("author"), known) or _named(thing.get("creator"), known),
        publisher,
        _text(thing.get("datePublished")) or _text(thing.get("dateCreated")),
        _text(thing.get("url")) or _address(thing.get("mainEntityOfPage")),
        _text(thing.get("inLanguage")),
        _text(thing.get("articleBody")) if is_article else None,
    )


def _text(value: object) -> str | None:
    if isinstance(value, list) and value:
        value = cast("list[object]", value)[0]
    return value if isinstance(value, str) and value.strip() else None


def _named(value: object, known: Mapping[str, Thing], depth: int = 0) -> str | None:
    """The name of a person or an organisation, or of several; what is told by its @id elsewhere."""
    if depth > _DEEPEST_NAME:
        return None
    if isinstance(value, list):
        several = cast("list[object]", value)[:_MOST_NAMES]
        names = [_named(one, known, depth + 1) for one in several]
        return ", ".join(dict.fromkeys(name for name in names if name)) or None
    if isinstance(value, dict):
        thing = cast("dict[str, object]", value)
        other = known.get(str(thing.get("@id")))
        name = thing.get("name") or (other.get("name") if other else None)
        return _named(name, known, depth + 1)
    return value if isinstance(value, str) else None


def _address(value: object) -> str | None:
    found = cast("dict[str, object]", value).get("@id") if isinstance(value, dict) else value
    return found if isinstance(found, str) else None
