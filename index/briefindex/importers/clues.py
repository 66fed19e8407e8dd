"""What a line or a dateline tells about an article, and the names of outlets."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from briefindex.model.article import Basis
from briefindex.text.lexicon import sections, words

Field = Literal["title", "source", "author", "place", "date", "url"]
_LOWER_PARTS = frozenset(
    (
        "of",
        "de",
        "da",
        "do",
        "del",
        "della",
        "la",
        "le",
        "el",
        "al",
        "en",
        "sur",
        "am",
        "an",
        "der",
        "van",
        "von",
    )
)


@dataclass(frozen=True, slots=True)
class Clue:
    """One piece of metadata: `value` for every field but the date, which is `day`."""

    field: Field
    value: str
    basis: Basis
    reason: str
    day: date | None = None


@cache
def _outlets() -> Mapping[str, str]:
    pairs = (line.partition(" = ") for line in sections("publishers.txt")["agencies"])
    return {printed: name for printed, _, name in pairs}


def outlet_name(printed: str) -> str | None:
    """The name to show for an agency or outlet that is known, however it is printed."""
    key = " ".join(printed.split()).strip(" .").lower()
    return _outlets().get(key)


def sounds_like_outlet(name: str) -> bool:
    """Whether this is a known outlet or ends in a word that outlets are named by."""
    last = re.sub(r"\W", "", name.rpartition(" ")[2].lower()) if name.split() else ""
    several = len(name.split()) > 1
    return outlet_name(name) is not None or (
        several and last in words("publishers.txt", "outlet-words")
    )


def shown_outlet(printed: str) -> str:
    """The known name, or the printed one without capitals throughout."""
    known = outlet_name(printed)
    if known:
        return known
    return shown_place(printed) if printed.isupper() and len(printed) > 5 else printed


def is_acronym(word: str) -> bool:
    """Whether these capitals are an institution or a section, not a place."""
    return word.strip(".,:").lower() in words("publishers.txt", "acronyms")


def shown_place(printed: str) -> str:
    """A place in capitals as it is written in a text: "RIO DE JANEIRO" is "Rio de Janeiro"."""
    return "/".join(_shown_place(each) for each in printed.split("/"))


def _shown_place(printed: str) -> str:
    shown = [
        word if "." in word else _capitalised(word, first=index == 0)
        for index, word in enumerate(printed.split())
    ]
    return " ".join(shown)


def _capitalised(word: str, *, first: bool) -> str:
    if not word.isupper() or len(word) == 1:
        return word
    lowered = word.lower()
    if not first and lowered in _LOWER_PARTS:
        return lowered
    return "-".join(part[:1].upper() + part[1:] for part in lowered.split("-"))
