"""What a web page marks or shows beside its text: microdata, dates, who wrote it."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from briefindex.importers.clues import Clue, Field
from briefindex.importers.formats.markup import words_of
from briefindex.importers.names import one_line
from briefindex.importers.printed_dates import date_at

if TYPE_CHECKING:
    from lxml import etree

_ISO = re.compile(r"\s{0,9}(\d{4})-?(\d\d)-?(\d\d)(?!\d)")
_BEFORE_DATE = re.compile(
    r"(?:(?:first )?(?:published|posted|created|date|publication date|added|on|released?|issued)"
    r"(?: on| at)?\s?[:|–—-]?\s?){0,3}",
    re.IGNORECASE,
)
_DATED_WORD = re.compile(r"date|time|posted|publi", re.IGNORECASE)
_NOT_THE_DATE = re.compile(r"update|modif|comment|event|relat|sidebar|current|today|now|edit", re.I)
_BY = re.compile(r"(?:by|von|par|por|автор:?|text:|words:)\s+(\S.{1,78})\Z", re.IGNORECASE)
_AFTER_NAME = re.compile(
    r"\s?(?:[|•·]|\s[–—-]\s|\b(?:posted|published|updated|on [A-Z][a-z]{2}|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b|\b\d{1,4}\b).*\Z",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"by-?line|author", re.IGNORECASE)
_OUTSIDE = frozenset(("nav", "header", "footer", "aside", "form"))
_LONGEST = 90
_MOST_PARTS = 24
_MOST_LOOKED_AT = 20_000
_PROPERTIES: dict[str, Field] = {
    "datepublished": "date", "datecreated": "date", "dc:date": "date", "dc:created": "date",
    "dcterms:created": "date", "dcterms:issued": "date", "schema:datepublished": "date",
    "author": "author", "dc:creator": "author", "publisher": "source", "headline": "title",
}  # fmt: skip


def day_of(text: str) -> date | None:
    """The day of an ISO 8601 date or time, as printed: no time zone moves it."""
    match = _ISO.match(text)
    if not match:
        return None
    try:
        return date(*map(int, match.groups()))
    except ValueError:
        return None


def day_in_words(text: str) -> date | None:
    """The day that a line begins with, in whatever form is certain: "Posted on May 5, 2020"."""
    line = one_line(text)[:_LONGEST]
    lead = _BEFORE_DATE.match(line)
    found = date_at(line, lead.end() if lead else 0)
    return day_of(line) or (found[0] if found else None)


def marked(root: "etree.Element") -> Iterator[Clue]:
    """What the page marks as author, day, publisher of its article (microdata, RDFa)."""
    seen: set[Field] = set()
    for element in root.iter():
        name = (element.get("itemprop") or element.get("property") or "").lower()
        field = _PROPERTIES.get(name.partition(" ")[0])
        if field is None or field in seen or element.tag == "meta" or not _is_small(element):
            continue
        made = _marked(element, field, name)
        if made:
            seen.add(field)
            yield made


def shown(root: "etree.Element") -> Iterator[Clue]:
    """What the page shows of its day and author below its heading, all inferred."""
    day = _marked_day(root) or _printed_day(root)
    if day:
        yield day
    author = _signed(root)
    if author:
        yield author


def _marked(element: "etree.Element", field: Field, name: str) -> Clue | None:
    reason = f"The page marks it (“{name}”)."
    words = element.get("content") or element.get("datetime") or words_of(element)
    if field == "date":
        day = day_of(words) or day_in_words(words)
        return Clue("date", "", "stated", reason, day) if day else None
    if field in ("author", "source"):
        named = next((one for one in element.iter() if one.get("itemprop") == "name"), None)
        if named is not None:
            words = named.get("content") or words_of(named)
    words = one_line(words)
    if field == "author":
        words = _AFTER_NAME.sub("", re.sub(r"\A(?:by|von|par|por)\s", "", words, flags=re.I))
    return Clue(field, words, "stated", reason) if 0 < len(words) <= _LONGEST else None


def _marked_day(root: "etree.Element") -> Clue | None:
    for element in root.iter("time"):
        day = day_of(element.get("datetime", "")) or day_in_words(words_of(element))
        if day:
            return Clue("date", "", "inferred", "It is the first date that the page marks.", day)
    return None


def _printed_day(root: "etree.Element") -> Clue | None:
    """A date in a place that is named for it, below the heading where there is one."""
    headed = next(root.iter("h1"), None) is None
    for number, element in enumerate(root.iter()):
        if number > _MOST_LOOKED_AT:
            break
        headed = headed or element.tag == "h1"
        names = f"{element.get('class', '')} {element.get('id', '')}"
        if not headed or not _DATED_WORD.search(names) or _NOT_THE_DATE.search(names):
            continue
        words = words_of(element) if _is_small(element) else ""
        day = day_in_words(words) if len(words) <= 2 * _LONGEST else None
        if day and not _is_outside(element):
            reason = f"The page prints “{words[:_LONGEST]}” below its heading."
            return Clue("date", "", "inferred", reason, day)
    return None


def _signed(root: "etree.Element") -> Clue | None:
    for element in root.iter("a", "span", "div", "p", "address", "li", "h6", "h5", "cite"):
        names = f"{element.get('class', '')} {element.get('id', '')} {element.get('rel', '')}"
        if not _SIGNED.search(names) or not _is_small(element):
            continue
        words = words_of(element)
        linked = "author" in (element.get("rel"), element.get("itemprop"))
        match = _BY.match(words) if len(words) <= _LONGEST and not _is_outside(element) else None
        if match or (linked and 0 < len(words) <= _LONGEST):
            name = _AFTER_NAME.sub("", match[1] if match else words)
            return Clue("author", name, "inferred", "The page names them as its author.")
    return None


def _is_small(element: "etree.Element") -> bool:
    """Whether it can be one line: nothing is asked of what holds half of a page."""
    return sum(1 for _ in islice(element.iter(), _MOST_PARTS)) < _MOST_PARTS


def _is_outside(element: "etree.Element") -> bool:
    """Whether it stands in what surrounds the text: a menu, a foot, the comments."""
    above = [element, *element.iterancestors()]
    if any(one.tag == "article" for one in above):
        above = above[: next(n for n, one in enumerate(above) if one.tag == "article")]
    return any(
        one.tag in _OUTSIDE or _NOT_THE_DATE.search(f"{one.get('class', '')} {one.get('id', '')}")
        for one in above
        if one.tag not in ("body", "html")
    )
