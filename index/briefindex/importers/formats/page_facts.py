"""What a web page states about itself: JSON-LD first, then its meta elements, then what it shows.

Source: schema.org (Article), Open Graph (ogp.me), Dublin Core, and Google Scholar's citation_*.
"""

import re
from dataclasses import replace
from html import unescape
from typing import TYPE_CHECKING

from briefindex.importers.clues import Clue, Field
from briefindex.importers.formats.extract import language_code
from briefindex.importers.formats.linked_data import stated_in
from briefindex.importers.formats.markup import words_of
from briefindex.importers.formats.shown_facts import day_in_words, day_of, marked, shown
from briefindex.importers.names import one_line

if TYPE_CHECKING:
    from lxml import etree

_LONGEST_VALUE = 300
_FEWEST = 12
_SIGNS = (" | ", " - ", " – ", " — ", " :: ", " • ", " · ", " » ")
_LANGUAGE = frozenset(
    ("og:locale", "content-language", "dc.language", "dcterms.language", "language")
)
_BY = re.compile(r"\A(?:by|von|par|por|автор:?)\s+(?=\S)", re.IGNORECASE)
_SITE = re.compile(r"(?:www\.)?[\w-]{2,40}\.(?:com|org|net|[a-z]{2})\Z", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://[^\s<>\"']{4,1000}\Z")
_WRITTEN: dict[str, Field] = {
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
    "pub_date": "date", "publish_date": "date", "publication-date": "date", "article:date": "date",
    "date.issued": "date", "dc.date.created": "date", "rnews:datepublished": "date",
    "date_published": "date", "published": "date", "publishedtime": "date", "release_date": "date",
    "bt:pubdate": "date", "cxenseparse:recs:publishtime": "date", "datecreated": "date",
    "citation_online_date": "date", "citation_publisher": "source", "dc.source": "source",
    "al:ios:app_name": "source", "cre": "source", "og:article:author": "author",
    "dc.contributor": "author", "rnews:author": "author",
    "sailthru.date": "date", "article.published": "date", "published_at": "date",
    "og:url": "url", "citation_public_url": "url", "dc.identifier": "url",
}  # fmt: skip
_NAMES: dict[str, Field] = {re.sub(r"[.:_-]", "", name): field for name, field in _WRITTEN.items()}
_ORDER = {name: place for place, name in enumerate(_NAMES)}


def facts_of(root: "etree.Element") -> tuple[Clue, ...]:
    """What the page states, the surest first; what it only shows is inferred."""
    return (*_linked(root), *_meta(root), *marked(root), *shown(root))


def language_of_page(root: "etree.Element") -> str | None:
    """The language that the page names itself."""
    declared = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang")
    for element in root.iter("meta") if not declared else ():
        name = element.get("property") or element.get("name") or element.get("http-equiv") or ""
        if name.lower() in _LANGUAGE:
            declared = element.get("content")
    return language_code(declared)


def title_of_page(root: "etree.Element", clues: tuple[Clue, ...]) -> Clue | None:
    """The page's title: its only main heading where that agrees with what is stated, or stated."""
    stated = next((clue for clue in clues if clue.field == "title"), None)
    headings = list(dict.fromkeys(text for one in root.iter("h1") if (text := words_of(one))))
    heading = headings[0] if len(headings) == 1 and len(headings[0]) <= _LONGEST_VALUE else ""
    if stated:
        agreeing = [one for one in headings if len(one) > _FEWEST and one in stated.value]
        heading = max(agreeing, key=len, default=heading)
    if stated and 2 * len(heading) < len(stated.value):
        return stated
    if heading and (stated is None or heading in stated.value):
        return Clue("title", heading, "stated", "It is the main heading of the page.")
    return stated


def without_outlet(title: Clue, clues: tuple[Clue, ...]) -> Clue:
    """A title without the publisher's name before or behind it: "Trade grows | The Daily"."""
    outlet = next((clue.value for clue in clues if clue.field == "source"), "")
    for sign in _SIGNS:
        for bare in (
            title.value.removesuffix(f"{sign}{outlet}"),
            title.value.removeprefix(f"{outlet}{sign}"),
        ):
            if outlet and bare != title.value and len(bare) > len(outlet) // 2:
                return replace(title, value=bare.strip())
    return title


def window_title(root: "etree.Element") -> str | None:
    """What the page's window would be called."""
    for element in root.iter("title"):
        text = one_line(element.text or "")
        return text[:_LONGEST_VALUE] or None
    return None


def fact(field: Field, value: object, reason: str) -> Clue | None:
    """A stated value that can be one of its field, or None."""
    text = one_line(unescape(value)) if isinstance(value, str) else ""
    if not text or len(text) > _LONGEST_VALUE:
        return None
    if field == "date":
        day = day_of(text) or day_in_words(text)
        return Clue("date", "", "stated", reason, day) if day else None
    if field == "url":
        return Clue("url", text, "stated", reason) if _ADDRESS.match(text) else None
    if _ADDRESS.match(text) or text.startswith("@"):
        return None
    if field == "author":
        text = _BY.sub("", text)
        if not text or _SITE.match(text):
            return None
    return Clue(field, text, "stated", reason)


def _meta(root: "etree.Element") -> list[Clue]:
    found: list[tuple[int, Clue]] = []
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        key = _key(name)
        field = _NAMES.get(key)
        reason = f"The page states it (“{name}”)."
        made = fact(field, element.get("content"), reason) if field else None
        if made:
            found.append((_ORDER[key], made))
    for element in root.iter("link"):
        made = fact("url", element.get("href"), "The page states its address (“canonical”).")
        if made and element.get("rel", "").lower() == "canonical":
            found.append((-1, made))
    return [clue for _, clue in sorted(found, key=lambda one: one[0])]


def _key(name: str) -> str:
    """A name without what pages write in so many ways: "DC:date", "dc.date", "pub_date"."""
    return re.sub(r"[.:_-]", "", name.lower())


def _linked(root: "etree.Element") -> list[Clue]:
    """What the linked data state."""
    said = stated_in(root)
    if said is None:
        return []
    values: tuple[tuple[Field, str, str | None], ...] = (
        ("title", "headline", said.title),
        ("author", "author", said.author),
        ("source", "publisher", said.publisher),
        ("date", "datePublished", said.date),
        ("url", "url", said.url),
    )
    made = [
        fact(field, value, f"The page states it in its linked data (“{name}”).")
        for field, name, value in values
    ]
    return [clue for clue in made if clue]
