"""The marked paragraphs of our own, and what a text with names is."""

import re
from dataclasses import dataclass, field
from pathlib import Path

OWN = Path(__file__).parents[2] / "gold" / "news_names.txt"
WIRES = OWN.with_name("wire_names.txt")
TYPES = ("person", "organisation", "place", "route_or_project", "event")

_LETTERS = dict(zip("polref", (*TYPES, "facility"), strict=True))
_MARK = re.compile(r"\{([polref]):([^}]+)\}")


@dataclass(frozen=True, slots=True)
class Named:
    """A name at `start` to `end` (code points)."""

    start: int
    end: int
    type: str


@dataclass(slots=True)
class Text:
    """One article with the names that are stated in it; where `neutral` is nothing counts."""

    name: str
    text: str
    names: list[Named] = field(default_factory=list)
    neutral: list[Named] = field(default_factory=list)


def own_news(path: Path = OWN) -> list[Text]:
    """The marked paragraphs of `path`."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [_marked(*line.split("\t", 1)) for line in lines if line[:1].isdigit()]


def _marked(name: str, line: str) -> Text:
    found = Text(name, "")
    last = 0
    for mark in _MARK.finditer(line):
        found.text += line[last : mark.start()]
        begin = len(found.text)
        found.text += mark[2]
        type_ = _LETTERS[mark[1]]
        group = found.neutral if type_ == "facility" else found.names
        group.append(Named(begin, len(found.text), type_))
        last = mark.end()
    found.text += line[last:]
    return found
