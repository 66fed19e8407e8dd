"""The front matter of a Markdown file: lines of keys and values between two lines of `---`.

Source: the YAML that Jekyll, Hugo and Obsidian put there. Only keys with one value or a plain list
are read; nothing in it is evaluated. The whole of it is metadata, and no part of the text.
"""

import re
from dataclasses import dataclass

from briefindex.importers.clues import Clue, Field
from briefindex.importers.formats.extract import language_code
from briefindex.importers.printed_dates import date_at
from briefindex.model.span import Span

_LONGEST = 8_000
_OPENS = re.compile(r"---[ \t]*\n")
_CLOSES = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_ENTRY = re.compile(r"(?P<key>[A-Za-z][\w .-]{0,40}):(?:[ \t]+(?P<value>\S.*))?")
_ITEM = re.compile(r"[ \t]{0,8}- +(?P<value>\S.*)")
_IGNORED = re.compile(r"[ \t]+\S.*|#.*|[ \t]*")
_FIELDS: dict[str, Field] = {
    "title": "title", "headline": "title", "source": "source", "publisher": "source",
    "publication": "source", "outlet": "source", "author": "author", "authors": "author",
    "by": "author", "date": "date", "published": "date", "pubdate": "date",
    "publishdate": "date", "place": "place", "location": "place", "dateline": "place",
    "url": "url", "link": "url", "canonical": "url", "canonical_url": "url",
}  # fmt: skip
_LANGUAGE = ("lang", "language", "locale")
_REASON = "The file’s front matter says so."


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """Where the front matter stands, what it states, and the language that it names."""

    span: Span
    clues: tuple[Clue, ...]
    language: str | None


def front_matter(text: str) -> FrontMatter | None:
    """The front matter that a text begins with; None where it begins with something else."""
    opening = _OPENS.match(text)
    closing = _CLOSES.search(text, opening.end(), _LONGEST) if opening else None
    if opening is None or closing is None:
        return None
    entries = _entries(text[opening.end() : closing.start()])
    if not entries:
        return None
    clues = tuple(clue for key, values in entries.items() if (clue := _clue(key, values)))
    named = next((values[0] for key in _LANGUAGE if (values := entries.get(key))), None)
    return FrontMatter(Span(0, closing.start() + 3), clues, language_code(named))


def _entries(inside: str) -> dict[str, list[str]] | None:
    """Values by key in small letters; None where a line is no front matter's."""
    found: dict[str, list[str]] = {}
    last = ""
    for line in inside.splitlines():
        entry, item = _ENTRY.fullmatch(line), _ITEM.fullmatch(line)
        if entry:
            last = entry["key"].strip().lower()
            found.setdefault(last, []).extend(_values(entry["value"] or ""))
        elif item and last:
            found[last].append(_bare(item["value"]))
        elif not _IGNORED.fullmatch(line):
            return None
    return found


def _values(value: str) -> list[str]:
    if value.startswith("[") and value.endswith("]"):
        return [bare for one in value[1:-1].split(",") if (bare := _bare(one))]
    return [bare] if (bare := _bare(value)) else []


def _bare(value: str) -> str:
    """A value without its quotation marks."""
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1].strip()
    return value


def _clue(key: str, values: list[str]) -> Clue | None:
    field = _FIELDS.get(key)
    if field is None or not values:
        return None
    if field == "date":
        day = date_at(values[0].partition("T")[0])
        return Clue("date", "", "stated", _REASON, day[0]) if day else None
    return Clue(field, ", ".join(values) if field == "author" else values[0], "stated", _REASON)
