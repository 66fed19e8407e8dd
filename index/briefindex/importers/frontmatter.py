"""Lines that tell about the article and are no part of it: bylines, date lines, "Source: …"."""

import re

from briefindex.importers.clues import (
    Clue,
    Field,
    outlet_name,
    shown_outlet,
    shown_place,
    sounds_like_outlet,
)
from briefindex.importers.names import one_line
from briefindex.importers.printed_dates import date_at, whole_date

_LONGEST = 200
_KEYS: dict[str, Field] = {
    "title": "title", "headline": "title", "subject": "title",
    "source": "source", "publisher": "source", "publication": "source", "outlet": "source",
    "published by": "source", "agency": "source", "newspaper": "source",
    "author": "author", "authors": "author", "by": "author", "written by": "author",
    "reporter": "author", "byline": "author",
    "date": "date", "published": "date", "published on": "date", "publication date": "date",
    "date published": "date", "posted": "date", "posted on": "date", "release date": "date",
    "place": "place", "location": "place", "dateline": "place",
    "url": "url", "link": "url", "original": "url", "original url": "url",
}  # fmt: skip
_KEYED = re.compile(
    rf"(?P<key>{'|'.join(sorted(_KEYS, key=len, reverse=True))})\s?:\s+(?P<value>\S.*)",
    re.IGNORECASE,
)
_UNKEYED_DATE = re.compile(
    r"(?:first\s+)?(?:published|posted|date|issued)(?:\s+(?:on|at))?:?\s+"
    r"(?:\d{1,2}:\d\d(?:\s?[A-Z]{2,4})?,?\s+(?:on\s+)?)?",
    re.IGNORECASE,
)
_PUBLISHED_BY = re.compile(
    r"\(?(?i:(?:(?:first|originally) )?(?:published (?:by|in|on)|source ?:|via:?)) "
    r"(?P<value>[^\W\d_a-z][\w’'.& -]{1,60}?)\)?\.?"
)
_SILENT = re.compile(
    r"(?:(?:last )?updated?|modified|published|posted|date|edited)(?: on| at)?\s*:.{1,60}|"
    r"(?:from|to|cc|sent|reply-to|message-id|section|language|words|word count|id)\s?:.{1,120}|"
    r"(?:(?:editing|edited|compiled|translated|desk|photography) by .{2,80})|"
    r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4}(?:,? \d{1,2}:\d\d.{0,8})?|\d{1,2}:\d\d(?: ?[ap]m)?|"
    r"(?:https?://|www\.)\S+",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_PARTICLE = r"(?:(?:van|von|de|der|da|di|bin|al|el|la|le|ter)[ ])?"
_PERSON = rf"[^\W\d_a-z](?:[\w’'-]+|\.)(?:[ ]{_PARTICLE}[^\W\d_a-z][\w’'.-]*){{1,3}}"
_BYLINE = re.compile(
    rf"[Bb][Yy]:?\s+(?P<names>{_PERSON}(?:(?:, | and | & ){_PERSON}){{0,4}})"
    r"(?:(?:,| [-|–—/•]| for| in| at| \()\s?(?P<rest>[^\n]{0,80}))?\.?"
)
_REPORTING = re.compile(
    rf"\(?(?:(?:Additional |Written |Text )?[Rr]eporting|Reported|Written|Text|Story) by "
    rf"(?P<names>{_PERSON}(?:(?:, | and | & ){_PERSON}){{0,4}})[;,.)]?.{{0,120}}"
)
_RIGHTS = re.compile(
    r"(?i:(?:copyright\s*)?(?:©|\(c\)|copyright)\s*(?:\d{4}(?:\s?[-–]\s?\d{4})?)?,?\s*(?:by\s+)?)"
    r"(?P<name>[^\W\d_a-z][\w’'& -]{1,50}?)(?i:\.|,|\s+all rights|\s*$)"
)


def clues_of_line(line: str) -> tuple[Clue, ...] | None:
    """What a line tells that holds nothing but metadata; None for every other line.

    The tuple is empty where the line is metadata of which nothing certain follows ("3/4/2024").
    """
    line = one_line(line) if len(line) <= _LONGEST else ""
    if not line:
        return None
    clues = _dated(line) or _keyed(line) or _published_by(line) or _byline(line)
    return clues or (() if _SILENT.fullmatch(line) else None)


def clues_of_rights(line: str) -> tuple[Clue, ...]:
    """The publisher in a notice of rights: Reuters in "© 2024 Reuters. All rights reserved."."""
    match = _RIGHTS.match(one_line(line[:_LONGEST]))
    if not match or not sounds_like_outlet(match["name"]):
        return ()
    reason = f"The notice of rights names “{match['name']}”."
    return (Clue("source", shown_outlet(match["name"]), "inferred", reason),)


def _dated(line: str) -> tuple[Clue, ...]:
    key = _UNKEYED_DATE.match(line)
    day = whole_date(line[key.end() :] if key else line)
    reason = "A line of its own gives the date."
    if day is None:
        return _place_and_date(line)
    return (Clue("date", "", "stated", reason, day),)


def _place_and_date(line: str) -> tuple[Clue, ...]:
    """For a line such as "Astana, 3 March 2024" or "Reuters | 3 March 2024"."""
    parts = re.split(r",\s+|\s{1,9}[|–—•-]\s+", line, maxsplit=1)
    if len(parts) != 2 or len(parts[0]) > 40:
        return ()
    day = whole_date(parts[1])
    if day is None or not re.fullmatch(r"[^\W\d_a-z][\w’'. -]{1,39}", parts[0]):
        return ()
    dated = Clue("date", "", "stated", "A line of its own gives the date.", day)
    if outlet_name(parts[0]):
        reason = f"The date line names “{parts[0]}”."
        return dated, Clue("source", shown_outlet(parts[0]), "stated", reason)
    return (dated,)


def _keyed(line: str) -> tuple[Clue, ...]:
    match = _KEYED.fullmatch(line)
    if not match:
        return ()
    key, value = match["key"].lower(), match["value"].strip()
    field = _KEYS[key]
    reason = f"A line “{match['key']}: …” states it."
    address = _ADDRESS.match(value)
    if address:
        return (Clue("url", address[0], "stated", reason),) if field in ("url", "source") else ()
    if field == "url":
        return ()
    if field == "date":
        dated = date_at(value)
        return (Clue("date", "", "stated", reason, dated[0]),) if dated else ()
    value = value.rstrip(".") if field != "title" else value
    if len(value) > (_LONGEST if field == "title" else 80):
        return ()
    shown = shown_outlet(value) if field == "source" else value
    return (Clue(field, shown, "stated", reason),)


def _published_by(line: str) -> tuple[Clue, ...]:
    match = _PUBLISHED_BY.fullmatch(line)
    if not match or not sounds_like_outlet(match["value"]):
        return ()
    reason = "A line names the publisher."
    return (Clue("source", shown_outlet(match["value"]), "stated", reason),)


def _byline(line: str) -> tuple[Clue, ...]:
    agency = re.fullmatch(r"by\s+(.{2,40})", line, re.IGNORECASE)
    if agency and outlet_name(agency[1]):
        reason = f"The byline names “{agency[1]}”."
        return (Clue("source", shown_outlet(agency[1]), "stated", reason),)
    match = _BYLINE.fullmatch(line) or _REPORTING.fullmatch(line)
    if not match:
        return ()
    names = shown_place(match["names"])
    found = [Clue("author", names, "stated", "The byline names the author.")]
    rest = match.groupdict().get("rest") or ""
    if rest and outlet_name(rest.strip(" )")):
        reason = f"The byline names “{rest.strip(' )')}”."
        found.append(Clue("source", shown_outlet(rest.strip(" )")), "stated", reason))
    return tuple(found)
